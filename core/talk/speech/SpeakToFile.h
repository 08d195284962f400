// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/Synthesiser.h"

namespace lianxin {

//! \brief What was written by speakToFile().
struct SpokenFile {
    QString path;
    qint64 durationMs = 0;
};

//! Says \a utterance into a mono 8 kHz .wav file (lianxinctl speech speak). Errors: speech.*, workers.*,
//! wav.write.
LIANXIN_EXPORT void speakToFile(Synthesiser &synthesiser, const Utterance &utterance, const QString &path,
                                std::function<void(Expected<SpokenFile>)> done);

} // namespace lianxin
