// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/StateDecision.h"
#include "talk/speech/Pcm.h"
#include <QString>
#include <functional>
#include <map>
#include <vector>

// The labelled set of what lines say: everything is made here, from seeds, and sent over a telephone channel.
namespace lianxin::test {

//! \brief The same numbers on every machine.
class Dice {
public:
    explicit Dice(quint32 seed)
        : m_state(seed * 2'654'435'761U + 12'345U) {}
    quint32 below(quint32 n) {
        m_state = m_state * 1'664'525U + 1'013'904'223U;
        return quint32((quint64(m_state >> 4) * n) >> 28);
    }
    double between(double least, double most) { return least + (most - least) * double(below(1U << 20)) / double(1U << 20); }
    bool chance(double p) { return between(0, 1) < p; }

private:
    quint32 m_state;
};

enum class Noise { None, White, Street, Babble };

//! \brief What a telephone line does to sound.
struct Channel {
    bool ulaw = false;
    double gainDb = 0;
    Noise noise = Noise::None;
    double snrDb = 30;     //!< against the sound's active parts
    double lossShare = 0;  //!< of 20 ms packets, concealed as the jitter buffer does
    double driftPpm = 0;   //!< the far clock is so much faster
    quint32 seed = 1;
};
Pcm through(const Channel &channel, const Pcm &sound);

Pcm silence(int ms);
Pcm sine(double hertz, int ms, double amplitude = 6000);
Pcm joined(std::initializer_list<Pcm> parts);
Pcm part(const Pcm &sound, int fromMs, int ms = -1);
//! A network signal, \a ms long. \param stretch of the cadence, 1: as in the standard.
Pcm toneSignal(ToneKind kind, int ms, double hertz = 450, double stretch = 1);
//! A tune for waiting: chords and a melody, different for each seed.
Pcm music(quint32 seed, int ms);
//! Espeak-ng in this process; cached. \param variant "" or one of espeak's, e.g. "+f2". Empty where it can't be loaded.
const Pcm &spoken(const QString &text, const QString &variant = {}, int rate = 100);
Pcm street(quint32 seed, int ms); //!< rumble, horns, a lorry that reverses

//! \brief A sound and what it is.
struct Labelled {
    QString truth;
    QString what; //!< for people who look into a mistake
    Pcm sound;
    bool answered = false;
};
using Each = std::function<void(const Labelled &)>;

//! The announcements of two invented carriers, clean, as an admin would show them.
AnnouncementLibrary carriersLibrary();
void eachTone(int rounds, const Each &each);                   //!< truth: name of the tone
void eachKnownAnnouncement(int rounds, const Each &each);      //!< truth: name of the state; other channels than learned
void eachPartOfAnnouncement(int rounds, const Each &each);     //!< begins anywhere, after a tone or music
void eachForeignSound(int rounds, const Each &each);           //!< truth: unknown
void eachForeignMusic(int rounds, const Each &each);           //!< truth: no_answer
void eachPerson(int count, const Each &each);                  //!< truth: person
void eachMachine(int count, const Each &each);                 //!< truth: machine

ProgressEvidence listenTo(const Labelled &labelled, const std::shared_ptr<const AnnouncementLibrary> &library);

//! \brief Who was taken for what.
class Confusion {
public:
    void add(const QString &truth, const QString &answer);
    int of(const QString &truth, const QString &answer) const;
    int all(const QString &truth) const;
    int total() const;
    double rightShare() const;
    QString table() const; //!< Markdown

private:
    std::map<QString, std::map<QString, int>> m_counts;
};

} // namespace lianxin::test
