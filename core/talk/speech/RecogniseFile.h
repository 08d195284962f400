// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/Recogniser.h"
#include <vector>

namespace lianxin {

//! \brief What was heard in a recording: a session for each channel.
struct RecognisedFile {
    RecogniserModel model;
    qint64 durationMs = 0;
    //! \brief A final segment of a channel (0: left).
    struct Heard {
        int channel = 0;
        RecognisedSegment segment;
    };
    std::vector<Heard> heard; //!< by beginning
};

//! Recognises a .wav file of any rate (lianxinctl speech recognise). Troubles of kind Retry go by unseen. Errors: wav.*,
//! speech.*, workers.*.
LIANXIN_EXPORT void recogniseFile(Recogniser &recogniser, const QString &path, std::function<void(Expected<RecognisedFile>)> done);

//! The same for sound that is there already; of each channel. Errors: speech.*, workers.*. \a done is not called any more when the
//! recogniser is gone.
LIANXIN_EXPORT void recogniseSound(Recogniser &recogniser, std::vector<Pcm> channels, std::function<void(Expected<RecognisedFile>)> done);

} // namespace lianxin
