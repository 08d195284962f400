// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "talk/speech/Recogniser.h"
#include <QByteArray>
#include <QMap>
#include <vector>

namespace lianxin {

//! \brief A result of a FunASR runtime in 2-pass mode (docs of its websocket protocol, and what its C++ and Python
//! servers send).
struct FunasrResult {
    enum class Kind {
        Increment, //!< "2pass-online": what was heard since the result before it, of a sentence that goes on
        Sentence,  //!< "2pass-offline": all of a sentence, in place of its increments
        Nothing,   //!< no text
    };
    struct Moment {
        qint64 fromMs; //!< of the connection's sound
        qint64 toMs;
        bool operator==(const Moment &) const = default;
    };
    Kind kind = Kind::Nothing;
    QString text;                 //!< without control characters and without tags such as <|HAPPY|>
    std::vector<Moment> moments;  //!< of its characters and words, or empty; may be fewer or more than these
    VoiceMood mood = VoiceMood::Untold; //!< of a sentence: SenseVoice's tags <|ANGRY|> and <|SAD|>
    bool last = false;            //!< nothing comes after it, if the end was announced
};

//! The frame that a session begins with. Without "chunk_size" the C++ server takes the sound and never answers; without
//! "audio_fs" it takes it for 16 kHz.
QByteArray funasrStart(const QString &name, const QMap<QString, int> &hotwords);
//! The frame after the last sound.
QByteArray funasrEnd();
//! \a frame of the server. speech.service_garbage where it is not JSON or has another shape.
Expected<FunasrResult> parseFunasrResult(const QString &frame);
//! The parts of a text that a server counts as one moment each: a Chinese character, or a word in letters or digits.
std::vector<QString> funasrUnits(const QString &text);

} // namespace lianxin
