// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/NumberState.h"
#include "call/media/Pcm.h"
#include "platform/base/Expected.h"
#include <QString>
#include <vector>

namespace lianxin {

//! \brief Something a simulated carrier, mailbox or person says.
struct CarrierSound {
    QString name;                     //!< as CallPlan names it
    QString text;                     //!< said by the synthesiser; empty: a tune
    std::optional<NumberState> label; //!< the hotline under rehearsal knows it as that; nothing: nobody taught it
    bool beep = false;                //!< a mailbox's, at the end
};
const std::vector<CarrierSound> &carrierSounds();

//! Makes the sounds as .wav files in \a folder. Needs an event loop's thread; waits. Errors: speech.*, workers.*, wav.write.
Expected<void> makeCarrierSounds(const QString &folder);
//! One of them. Errors: wav.*.
Expected<PcmBuffer> carrierSound(const QString &folder, const QString &name);

} // namespace lianxin
