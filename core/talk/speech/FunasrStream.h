// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/FunasrFrames.h"
#include "talk/speech/FunasrRecogniser.h"
#include "talk/speech/LegSound.h"
#include <QTimer>
#include <QWebSocket>

namespace lianxin {

//! \brief A session with a FunASR runtime: the sound that no finished sentence covers, and one connection after the
//! other until all of it was heard. Deleted by deleteLater() only, so that it may be let go from any of its events.
class FunasrStream final : public QObject {
    Q_OBJECT
public:
    FunasrStream(const FunasrOptions &options, RecogniserEvents events, std::shared_ptr<bool> healthy);
    ~FunasrStream() override;

    void push(std::span<const qint16> sound, qint64 startMs);
    void finish();
    qint64 behindMs() const;
    qint64 untoldMs() const;
    //! No further events; the object goes when the event loop comes to it.
    void letGo();

private:
    void connectNow();
    void onConnected();
    void onFrame(const QString &frame);
    void onIncrement(const QString &text);
    void onSentence(const FunasrResult &result);
    void onSslErrors(const QList<QSslError> &errors);
    bool isPinned() const;
    void pump();
    void pulse();
    //! The connection is of no use any more: another one, after a pause.
    void retry(const Error &error);
    void fail(const Error &error);
    //! Nothing more comes of this connection, and the end was announced.
    void complete();
    void dropConnection();
    void tellFinal(RecognisedSegment segment);
    qint64 sampleAt(qint64 connectionMs) const;

    FunasrOptions m_options;
    RecogniserEvents m_events;
    std::shared_ptr<bool> m_healthy;
    std::unique_ptr<QWebSocket> m_socket;
    QTimer m_again; // the next connection
    QTimer m_pulse;
    QTimer m_patience; // for the connection, a pong, the last words
    LegSound m_sound;
    qint64 m_sent = 0;       // the sample that this connection gets next
    qint64 m_reached = 0;    // up to which sample any connection was sent the sound
    qint64 m_firstSent = 0;  // the sample that this connection began with
    qint64 m_lastEnd = 0;    // where the sentence before ended
    qint64 m_certain = 0;    // up to which sample nothing more will be told
    qint64 m_heardFrom = 0;  // sample that had been sent when the sentence's first and latest increment came
    qint64 m_heardTo = 0;
    QString m_partial;
    int m_segment = 0;
    int m_losses = 0; // connections in a row that nothing came from
    bool m_up = false;
    bool m_finishing = false;
    bool m_endSent = false;
    bool m_saidGoodbye = false; // the other side closes; else the connection broke
    bool m_over = false;
};

} // namespace lianxin
