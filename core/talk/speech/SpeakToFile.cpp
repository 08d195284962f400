// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/SpeakToFile.h"
#include "platform/base/Wav.h"

namespace lianxin {

void speakToFile(Synthesiser &synthesiser, const Utterance &utterance, const QString &path,
                 std::function<void(Expected<SpokenFile>)> done) {
    synthesiser.synthesise(utterance, [path, done = std::move(done)](const Expected<PcmPtr> &made) {
        if (!made)
            return done(made.error());
        if (auto written = writeWav(path, {**made, pcmRate, 1}); !written)
            return done(written.error());
        done(SpokenFile{path, durationMs(**made)});
    });
}

} // namespace lianxin
