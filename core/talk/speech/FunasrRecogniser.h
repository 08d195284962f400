// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/Recogniser.h"
#include <QMap>
#include <QUrl>

namespace lianxin {

//! \brief Where a FunASR runtime is, and how it is spoken to.
struct FunasrOptions {
    QUrl url;                          //!< ws:// or wss://, e.g. wss://asr.example.gov.cn:10095
    QByteArray fingerprint = {};       //!< SHA-256 of the certificate in hex; a certificate that nobody signed is taken only so
    QString authorization = {};        //!< value of the HTTP header, where a proxy in front of it wants one
    QMap<QString, int> hotwords = {};  //!< words that are likely, with weights 1 … 100
    int connectTimeoutMs = 5'000;      //!< also for the answer to a ping
    int pingEveryMs = 5'000;           //!<
    int lastWordsMs = 3'000;           //!< how long the last result is waited for after the end of the sound
    int backOffMinMs = 200;            //!< pause before the next connection; doubles up to backOffMaxMs
    int backOffMaxMs = 10'000;         //!<
};

//! \brief A FunASR runtime on a machine of its own, in 2-pass mode over WebSocket (TLS): one connection a session. What
//! no finished sentence covers is kept and sent once more when a connection breaks.
//!
//! Troubles: Retry speech.service_unreachable, speech.service_garbage. Fatal speech.service_untrusted,
//! speech.service_behind (a minute without it), speech.service_address.
class LIANXIN_EXPORT FunasrRecogniser final : public Recogniser {
    Q_OBJECT
public:
    explicit FunasrRecogniser(FunasrOptions options, QObject *parent = nullptr);
    ~FunasrRecogniser() override;

    std::unique_ptr<RecogniserSession> open(RecogniserEvents events) override;
    void check(std::function<void(Expected<RecogniserModel>)> done) override;
    //! The connection that was tried last came about.
    bool isHealthy() const override;

    //! How far a session may be behind.
    static constexpr int longestBacklogMs = 60'000;

private:
    FunasrOptions m_options;
    std::shared_ptr<bool> m_healthy;
};

} // namespace lianxin
