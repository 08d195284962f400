// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/AnnouncementLibrary.h"
#include "call/callprogress/StateDecision.h"
#include "hotline/dialling/CallOrder.h"
#include "hotline/records/Recordings.h"
#include "platform/base/Id.h"
#include "talk/hearing/NumberVerdict.h"
#include <QElapsedTimer>
#include <QHash>
#include <memory>

namespace lianxin {

class Clock;
class Dialler;
class FieldSealer;
class Store;
class Transaction;

//! \brief How calls are listened to; the hotline's choice.
struct HearingSettings {
    bool listen = true;    //!< to early media and to who answers
    bool endEarly = true;  //!< give up a call of which an announcement has said that it can't be put through
    bool keepSound = true; //!< the sound before the answer, sealed as a recording, where something was said on the line
    int keepDays = 90;     //!< … for so many days, 1…3650; then it is erased
    QJsonObject toJson() const;
    bool operator==(const HearingSettings &) const = default;
};

//! \brief The announcements that the hotline knows: prints and examples sealed in the store. Every change makes a new
//! version of the library; nothing is taken out of the table, so that what an old attempt was judged by can be told. Several
//! engines may share a store. Engine main thread. Errors besides those named: storage.*, crypto.*.
class LIANXIN_EXPORT Announcements {
public:
    Announcements(Store &store, const FieldSealer &sealer, Recordings &recordings, Dialler &dialler, const Clock &clock);

    //! What listeners are given; looks at most every 5 s whether another engine changed it. Never null.
    std::shared_ptr<const AnnouncementLibrary> library();
    int version() const { return m_version; }
    HearingSettings settings();
    Expected<HearingSettings> setSettings(const QJsonObject &changes, const QString &actor);

    //! {"version","prints","items":[{"id","title","state","lengthMs","learnedAt","learnedBy","attemptId","since","hits","lastHitAt"}]}, newest first.
    Expected<QJsonObject> list();
    //! Another title or none: the state's Chinese name and a number. \a attemptId: where it was heard, may be empty.
    //! Errors: those of AnnouncementLibrary::learn().
    Expected<QJsonObject> learn(std::span<const std::int16_t> samples, NumberState state, const QString &title, const Id &attemptId,
                                const QString &actor);
    //! From what was kept of an attempt, the ringing left out; \a fromMs and \a toMs (of the recording) choose a part, −1: the
    //! announcement in it. The attempt is judged anew. Gives the announcement, "verdict" as classifyAttempt(). Errors besides:
    //! hearing.no_sound.
    Expected<QJsonObject> learnFromAttempt(const Id &attemptId, NumberState state, const QString &title, qint64 fromMs, qint64 toMs,
                                           const QString &actor);
    //! \a id or title, also below. Errors: hearing.unknown_announcement (NotFound), progress.title.
    Expected<QJsonObject> relabel(const Id &idOrTitle, std::optional<NumberState> state, const QString &title, const QString &actor);
    Expected<void> forget(const Id &idOrTitle, const QString &actor);
    //! The sound it was learned from, as a .wav file; also of one that was forgotten.
    Expected<QByteArray> example(const Id &idOrTitle);

    //! What a sound says by the present library: as NumberStateDecision::toJson(), with "library". \a answeredAtMs into the
    //! sound, −1: nobody answered.
    Expected<QJsonObject> classify(std::span<const std::int16_t> samples, CallCause cause, qint64 answeredAtMs = -1);
    //! What the kept sound of an attempt says by the present library: {"outcome","before","heard","changed"}. \a apply: it is
    //! noted, and the order follows it (Dialler::correct). Errors: hearing.no_sound, dialling.*.
    Expected<QJsonObject> classifyAttempt(const Id &attemptId, bool apply, const QString &actor);
    //! \name The same in three steps, for many of them: only the second takes long
    //! @{
    struct Kept {
        Attempt attempt;
        std::unique_ptr<Recordings::Reader> sound;
        std::shared_ptr<const AnnouncementLibrary> library;
        int version = 0;
    };
    Expected<Kept> kept(const Id &attemptId);
    static Expected<NumberVerdict> judge(Kept &kept); //!< any thread
    Expected<bool> note(const Kept &kept, const NumberVerdict &verdict, const QString &actor);
    //! @}
    //! Attempts on whose line something was said that nobody understood and that was kept, newest first.
    Expected<std::vector<Id>> unrecognised();
    //! Erases what was kept of lines longer than the settings say, a little at a time. Called now and then. How many clips.
    Expected<int> expireSound();

    //! These titles were recognised on a call.
    void noteHits(const QStringList &titles);

private:
    void refresh(bool now);
    Expected<void> load();
    Expected<Attempt> attemptOf(const Id &attemptId);
    static Expected<std::vector<std::int16_t>> soundIn(Recordings::Reader &reader);
    Expected<std::unique_ptr<Recordings::Reader>> openSound(const Attempt &attempt);
    Expected<QJsonObject> store(const Announcement &announcement, const QByteArray &example, const Id &attemptId, const Id &replaces,
                                const QString &actor);
    QString freeTitle(NumberState state) const;
    Id idOf(const QString &idOrTitle) const { return m_idOfTitle.value(idOrTitle, idOrTitle); }

    Store &m_store;
    const FieldSealer &m_sealer;
    Recordings &m_recordings;
    Dialler &m_dialler;
    const Clock &m_clock;
    std::shared_ptr<const AnnouncementLibrary> m_library;
    QHash<QString, Id> m_idOfTitle;
    HearingSettings m_settings;
    int m_version = -1; //!< −1: nothing was read yet
    QElapsedTimer m_looked;
};

//! 关机 …: how people in a hotline call it, also where titles are made.
LIANXIN_EXPORT QString chineseNameOf(NumberState state);

} // namespace lianxin
