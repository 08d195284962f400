// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/protocol/Frame.h"
#include <QLocalSocket>
#include <QObject>
#include <memory>

namespace lianxin {

//! \brief A two-way stream of messages, whatever carries it. Lives on its maker's thread. Both ends of the door
//! stand on it: a local socket, or a TLS WebSocket (WebSocketChannel.h).
class LIANXIN_EXPORT Channel : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    //! Starts connecting; opened() or closed() follows. Nothing to do for an accepted connection.
    virtual void open() = 0;
    virtual void sendText(const QByteArray &json) = 0;
    virtual void sendBinary(const QByteArray &chunk) = 0;
    //! Bytes accepted by send…() and not yet taken by the system.
    virtual qint64 backlog() const = 0;
    //! Stops reading until resumeReading(): back-pressure on the other end.
    virtual void pauseReading() = 0;
    virtual void resumeReading() = 0;
    //! Largest messages taken from now on.
    virtual void setLimits(FrameLimits limits) = 0;
    //! Closes after what was sent has left, but waits no longer than \a lingerMs. closed() follows.
    virtual void close(int lingerMs = 0) = 0;
    //! Of the other side, in PEM, where the transport has such and it was found good; else empty.
    virtual QByteArray peerCertificate() const { return {}; }

Q_SIGNALS:
    void opened();
    void textReceived(const QByteArray &json);
    void binaryReceived(const QByteArray &chunk);
    void drained(); //!< the backlog shrank
    //! The other side breaks the protocol; nothing more is read and closed() follows soon. Still time for a last word.
    void failing(const lianxin::Error &error);
    //! Once, last. protocol.closed_by_peer, protocol.no_engine, protocol.frame_too_large …
    void closed(const lianxin::Error &error);
};

//! \brief A Channel over a local (Unix domain) socket.
class LIANXIN_EXPORT LocalChannel final : public Channel {
    Q_OBJECT
public:
    //! For a client: \a path of the socket.
    explicit LocalChannel(const QString &path, FrameLimits limits = {}, QObject *parent = nullptr);
    //! For the server: takes over an accepted \a socket.
    LocalChannel(std::unique_ptr<QLocalSocket> socket, FrameLimits limits, QObject *parent = nullptr);
    ~LocalChannel() override;

    void open() override;
    void sendText(const QByteArray &json) override { send(Frame::Kind::Text, json); }
    void sendBinary(const QByteArray &chunk) override { send(Frame::Kind::Binary, chunk); }
    qint64 backlog() const override { return m_socket->bytesToWrite(); }
    void pauseReading() override { m_paused = true; }
    void resumeReading() override;
    void setLimits(FrameLimits limits) override { m_decoder.setLimits(limits); }
    void close(int lingerMs) override;

private:
    void wire();
    void readAll();
    void send(Frame::Kind kind, const QByteArray &body);
    void finish(const Error &error);
    void shut(int lingerMs, const Error &why);
    void drain(const Error &why);

    QString m_path;
    std::unique_ptr<QLocalSocket> m_socket;
    FrameDecoder m_decoder;
    bool m_paused = false;
    bool m_closed = false;
};

} // namespace lianxin
