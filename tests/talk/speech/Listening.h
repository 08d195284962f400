// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/EspeakSynthesiser.h"
#include "talk/speech/SherpaRecogniser.h"
#include <vector>

namespace lianxin::test {

//! \brief What a session told.
struct Told {
    std::vector<RecognisedSegment> partials;
    std::vector<RecognisedSegment> finals;
    std::vector<std::pair<RecogniserTrouble, QString>> troubles; //!< with the error's code
    bool finished = false;

    RecogniserEvents events();
    //! The finals' texts, one after the other.
    QString text() const;
    bool isFatal() const;
};

//! The shipped model in one worker, with quick restarts.
SherpaOptions demoOptions();
//! \a text as espeak-ng says it; empty when it can't.
Pcm said(EspeakSynthesiser &voice, const QString &text, const QString &variant = {}, int rate = 100);
//! Sounds one after the other, \a gapMs of digital silence before each and after the last.
Pcm withPauses(const std::vector<Pcm> &sounds, int gapMs);
//! What arrives over a telephone line: G.711 A-law, and of a hundred packets of 20 ms \a loss are silent.
Pcm overLine(Pcm sound, double loss, quint32 seed);
//! Pushes \a sound in packets of 20 ms from \a startMs on, finishes, and waits until everything was told.
bool hearAll(RecogniserSession &session, const Told &told, const Pcm &sound, qint64 startMs = 0);
//! Insertions, deletions and substitutions that make \a a of \a b.
int distance(const QString &a, const QString &b);
//! Processes that this one has started and that run `lianxin-worker recognise`.
std::vector<qint64> recogniserWorkers();

} // namespace lianxin::test
