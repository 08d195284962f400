// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QTimer>
#include <memory>

namespace lianxin {

//! How long stopped sound is kept, ms: many times what a sound server takes to answer.
constexpr int spentSoundMs = 2'000;

//! \brief Stops a QAudioSink or QAudioSource and deletes it a while later. When the sound runs out, Qt 6.4 has PulseAudio tell the
//! object itself that the last of it was played, and does not take that back when it is closed: an answer that comes after its end
//! would be given to freed memory, on the sound server's thread. Nothing of \a sound reaches \a keeper any more. Thread of both.
template <class Sound>
void retire(std::unique_ptr<Sound> sound, QObject *keeper) {
    if (!sound)
        return;
    Sound *spent = sound.release();
    spent->disconnect(keeper);
    spent->stop();
    spent->setParent(keeper);
    QTimer::singleShot(spentSoundMs, spent, &QObject::deleteLater);
}

} // namespace lianxin
