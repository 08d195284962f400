// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/protocol/DoorClientPrivate.h"
#include <QCryptographicHash>
#include <QIODevice>

namespace lianxin {

//! \brief A download or an upload under way; told of what happens to the connection.
class TransferJob : public QObject {
public:
    TransferJob(DoorClient::Private &client, QIODevice *device, QObject *context, DoorClient::Progress progress);
    virtual void onLive() = 0;
    virtual void onLost() {}
    virtual void onChunk(const Chunk &) {}
    virtual void onDrained() {}
    virtual void abandon(const Error &error) = 0;
    bool isOver() const { return m_over; }

protected:
    bool isOrphaned() const { return !m_device || (m_hasContext && !m_context); }
    void ask(const QString &method, const QJsonObject &params, DoorClient::Callback done);
    void tell(qint64 done, qint64 total) const;

    DoorClient::Private &m_client;
    QPointer<QIODevice> m_device;
    QPointer<QObject> m_context;
    bool m_hasContext;
    DoorClient::Progress m_progress;
    bool m_over = false;
};

//! \brief Asks for pieces, a few ahead, and writes them in order.
class DownloadJob final : public TransferJob {
public:
    DownloadJob(DoorClient::Private &client, const QJsonObject &offer, QIODevice *sink, QObject *context,
                DoorClient::Progress progress, std::function<void(Expected<void>)> done);
    void onLive() override;
    void onLost() override;
    void onChunk(const Chunk &chunk) override;
    void abandon(const Error &error) override { end(error); }

private:
    void request();
    void end(const Expected<void> &result);

    QString m_transfer;
    qint64 m_bytes;
    QByteArray m_sha256;
    qint64 m_written = 0;
    qint64 m_requested = 0;
    bool m_started = false;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::function<void(Expected<void>)> m_done;
};

//! \brief Announces a file, sends its pieces as the connection takes them, has it checked.
class UploadJob final : public TransferJob {
public:
    UploadJob(DoorClient::Private &client, const QString &name, QIODevice *source, QObject *context,
              DoorClient::Progress progress, std::function<void(Expected<QString>)> done);
    void onLive() override;
    void onLost() override { m_sending = false; }
    void onDrained() override { pump(); }
    void abandon(const Error &error) override { end(error); }

private:
    void pump();
    void end(const Expected<QString> &result);

    QString m_name;
    QString m_transfer;
    qint64 m_bytes = 0;
    qint64 m_sent = 0;
    QByteArray m_sha256;
    bool m_sending = false;
    bool m_begun = false;
    std::function<void(Expected<QString>)> m_done;
};

} // namespace lianxin
