// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/TransferJobs.h"

namespace lianxin {
namespace {

constexpr int kAhead = 4;
constexpr qint64 kSendBacklog = 1 << 20;
constexpr int kTransferDeadlineMs = 60'000;

bool isTransient(const Error &error) {
    return error.code == "protocol.connection_lost"_L1 || error.code == "protocol.deadline"_L1;
}

} // namespace

TransferJob::TransferJob(DoorClient::Private &client, QIODevice *device, QObject *context,
                         DoorClient::Progress progress)
    : m_client(client)
    , m_device(device)
    , m_context(context)
    , m_hasContext(context != nullptr)
    , m_progress(std::move(progress)) {}

void TransferJob::ask(const QString &method, const QJsonObject &params, DoorClient::Callback done) {
    DoorClient::Private::Call call;
    call.method = method;
    call.params = params;
    call.context = this;
    call.hasContext = true;
    call.done = std::move(done);
    m_client.addCall(std::move(call), kTransferDeadlineMs);
}

void TransferJob::tell(qint64 done, qint64 total) const {
    if (m_progress && !isOrphaned())
        m_progress(done, total);
}

DownloadJob::DownloadJob(DoorClient::Private &client, const QJsonObject &offer, QIODevice *sink, QObject *context,
                         DoorClient::Progress progress, std::function<void(Expected<void>)> done)
    : TransferJob(client, sink, context, std::move(progress))
    , m_transfer(offer.value("transfer"_L1).toString())
    , m_bytes(offer.value("bytes"_L1).toInteger(-1))
    , m_sha256(QByteArray::fromHex(offer.value("sha256"_L1).toString().toLatin1()))
    , m_done(std::move(done)) {}

void DownloadJob::onLive() {
    if (m_over || !m_client.isLive())
        return;
    if (isOrphaned()) {
        m_over = true;
        return;
    }
    if (!m_started) {
        m_started = true;
        m_written = m_device->size();
        const auto refuse = [this](const QString &code, const QString &message) {
            end(Error{ErrorKind::BadInput, code, message, {}, {}});
        };
        if (m_transfer.isEmpty() || m_bytes < 0)
            return refuse(u"protocol.transfer_offer"_s, u"What is offered says neither transfer nor size."_s);
        if (m_device->isSequential() || !m_device->isWritable() || !m_device->isReadable() || m_written > m_bytes)
            return refuse(u"protocol.transfer_sink"_s, u"The file to write to can't be used, or is longer than what comes."_s);
        m_device->seek(0);
        for (qint64 left = m_written; left > 0;) {
            const QByteArray part = m_device->read(std::min(left, kChunkBytes));
            if (part.isEmpty())
                return refuse(u"protocol.transfer_sink"_s, u"The beginning that is there already can't be read."_s);
            m_hash.addData(part);
            left -= part.size();
        }
        m_device->seek(m_written);
    }
    m_requested = m_written;
    if (m_written == m_bytes)
        onChunk({m_transfer, m_written, {}});
    else
        request();
}

void DownloadJob::onLost() { m_requested = m_written; }

void DownloadJob::request() {
    while (m_requested < m_bytes && m_requested - m_written < kAhead * kChunkBytes) {
        const qint64 length = std::min(kChunkBytes, m_bytes - m_requested);
        const QJsonObject params{{u"transfer"_s, m_transfer}, {u"offset"_s, m_requested}, {u"length"_s, length}};
        m_requested += length;
        ask(u"transfers.read"_s, params, [this](const Expected<QJsonValue> &result) {
            if (!result && !m_over && !isTransient(result.error()))
                end(result.error());
        });
    }
}

void DownloadJob::onChunk(const Chunk &chunk) {
    if (m_over || chunk.transfer != m_transfer || chunk.offset != m_written)
        return;
    if (isOrphaned()) {
        m_over = true;
        return;
    }
    if (m_device->write(chunk.data) != chunk.data.size()) {
        end(Error{ErrorKind::BadInput, u"protocol.transfer_sink"_s, u"Writing failed: %1"_s.arg(m_device->errorString()),
                  u"Make room on the disk."_s, {}});
        return;
    }
    m_hash.addData(chunk.data);
    m_written += chunk.data.size();
    tell(m_written, m_bytes);
    if (m_written < m_bytes) {
        request();
        return;
    }
    if (!m_sha256.isEmpty() && m_hash.result() != m_sha256)
        end(Error{ErrorKind::BadInput, u"protocol.transfer_hash"_s, u"What arrived is not what was sent."_s,
                  u"Delete the file and fetch it again."_s, {}});
    else
        end({});
}

void DownloadJob::end(const Expected<void> &result) {
    if (std::exchange(m_over, true))
        return;
    if (!isOrphaned() && m_done)
        m_done(result);
}

UploadJob::UploadJob(DoorClient::Private &client, const QString &name, QIODevice *source, QObject *context,
                     DoorClient::Progress progress, std::function<void(Expected<QString>)> done)
    : TransferJob(client, source, context, std::move(progress))
    , m_name(name)
    , m_done(std::move(done)) {}

void UploadJob::onLive() {
    if (m_over || !m_client.isLive() || isOrphaned())
        return;
    if (m_begun && m_transfer.isEmpty())
        return; // transfers.begin is waiting by itself
    if (!m_begun) {
        m_begun = true;
        m_bytes = m_device->size();
        QCryptographicHash hash(QCryptographicHash::Sha256);
        m_device->seek(0);
        if (m_device->isSequential() || !hash.addData(m_device)) {
            end(Error{ErrorKind::BadInput, u"protocol.transfer_source"_s, u"The file can't be read."_s, {}, {}});
            return;
        }
        m_sha256 = hash.result().toHex();
        ask(u"transfers.begin"_s,
            {{u"name"_s, m_name}, {u"bytes"_s, m_bytes}, {u"sha256"_s, QString::fromLatin1(m_sha256)}},
            [this](const Expected<QJsonValue> &result) {
                if (!result && isTransient(result.error())) {
                    m_begun = false;
                    onLive();
                    return;
                }
                if (!result) {
                    end(result.error());
                    return;
                }
                m_transfer = result->toObject().value("transfer"_L1).toString();
                m_sending = true;
                pump();
            });
        return;
    }
    ask(u"transfers.state"_s, {{u"transfer"_s, m_transfer}}, [this](const Expected<QJsonValue> &result) {
        if (!result) {
            if (!isTransient(result.error()))
                end(result.error());
            return;
        }
        m_sent = result->toObject().value("received"_L1).toInteger();
        m_sending = true;
        pump();
    });
}

void UploadJob::pump() {
    if (m_over || !m_sending || isOrphaned())
        return;
    while (m_sent < m_bytes) {
        if (!m_client.m_channel || m_client.m_channel->backlog() > kSendBacklog)
            return; // goes on when the connection has taken some
        m_device->seek(m_sent);
        const QByteArray data = m_device->read(kChunkBytes);
        if (data.isEmpty()) {
            end(Error{ErrorKind::BadInput, u"protocol.transfer_source"_s, u"The file became shorter."_s, {}, {}});
            return;
        }
        m_client.m_channel->sendBinary(encodeChunk({m_transfer, m_sent, data}));
        m_sent += data.size();
        tell(m_sent, m_bytes);
    }
    m_sending = false;
    ask(u"transfers.finish"_s, {{u"transfer"_s, m_transfer}}, [this](const Expected<QJsonValue> &result) {
        if (result)
            end(m_transfer);
        else if (!isTransient(result.error()))
            end(result.error());
    });
}

void UploadJob::end(const Expected<QString> &result) {
    if (std::exchange(m_over, true))
        return;
    if (!isOrphaned() && m_done)
        m_done(result);
}

} // namespace lianxin
