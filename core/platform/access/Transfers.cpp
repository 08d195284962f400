// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Transfers.h"
#include <QDir>
#include <QFileInfo>

namespace lianxin {
namespace {

constexpr qint64 kOfferLifeMs = 10 * 60'000;
constexpr qint64 kUploadLifeMs = 60 * 60'000;
constexpr qint64 kPiece = 256 << 10;

Error unknownTransfer() {
    return {ErrorKind::NotFound, u"transfers.unknown"_s, u"There is no such transfer, or its time is over."_s,
            u"Ask for the thing itself again."_s, {}};
}
Error badRange() {
    return {ErrorKind::Usage, u"transfers.range"_s, u"The piece lies outside of the transfer or is larger than 256 KiB."_s,
            {}, {}};
}

class FileSource final : public TransferSource {
public:
    FileSource(const QString &path, bool remove)
        : m_file(path)
        , m_remove(remove) {}
    ~FileSource() override {
        m_file.close();
        if (m_remove)
            m_file.remove();
    }
    bool open() { return m_file.open(QIODevice::ReadOnly); }
    qint64 size() const override { return m_file.size(); }
    Expected<QByteArray> read(qint64 offset, qint64 length) override {
        if (!m_file.seek(offset))
            return badRange();
        return m_file.read(length);
    }

private:
    QFile m_file;
    bool m_remove;
};

class MemorySource final : public TransferSource {
public:
    explicit MemorySource(const QByteArray &bytes)
        : m_bytes(bytes) {}
    qint64 size() const override { return m_bytes.size(); }
    Expected<QByteArray> read(qint64 offset, qint64 length) override { return m_bytes.mid(offset, length); }

private:
    QByteArray m_bytes;
};

} // namespace

struct Transfers::Offer {
    Id owner;
    qint64 touched = 0;
    std::unique_ptr<TransferSource> source;
};

struct Transfers::Upload {
    Id owner;
    qint64 touched = 0;
    qint64 bytes = 0;
    QByteArray sha256;
    QFile file;
    QCryptographicHash hash{QCryptographicHash::Sha256};
    qint64 received = 0;
    bool finished = false;
    ~Upload() {
        file.close();
        file.remove();
    }
};

Expected<std::unique_ptr<TransferSource>> fileSource(const QString &path, bool removeAfterwards) {
    auto source = std::make_unique<FileSource>(path, removeAfterwards);
    if (!source->open())
        return Error{ErrorKind::NotFound, u"transfers.file"_s, u"The file to be sent can't be read."_s, {},
                     QFileInfo(path).fileName()};
    return std::unique_ptr<TransferSource>(std::move(source));
}

std::unique_ptr<TransferSource> memorySource(const QByteArray &bytes) {
    return std::make_unique<MemorySource>(bytes);
}

Transfers::Transfers(const Clock &clock, const QString &directory)
    : m_clock(clock)
    , m_directory(directory) {
    if (m_directory.isEmpty()) {
        m_ownDirectory = std::make_unique<QTemporaryDir>();
        m_directory = m_ownDirectory->path();
    }
}

Transfers::~Transfers() = default;

Expected<QJsonObject> Transfers::offer(const Caller &caller, std::unique_ptr<TransferSource> source,
                                       const QByteArray &sha256) {
    QByteArray hash = sha256;
    const qint64 size = source->size();
    if (hash.isEmpty()) {
        QCryptographicHash whole(QCryptographicHash::Sha256);
        for (qint64 at = 0; at < size;) {
            LX_TRY(const QByteArray piece, source->read(at, std::min(kPiece, size - at)));
            if (piece.isEmpty())
                return badRange();
            whole.addData(piece);
            at += piece.size();
        }
        hash = whole.result().toHex();
    }
    const Id id = newId();
    m_offers.emplace(id, std::make_unique<Offer>(Offer{caller.userId, m_clock.now(), std::move(source)}));
    return QJsonObject{{u"transfer"_s, id}, {u"bytes"_s, size}, {u"sha256"_s, QString::fromLatin1(hash)}};
}

Expected<QByteArray> Transfers::read(const Caller &caller, const Id &transfer, qint64 offset, qint64 length) {
    const auto it = m_offers.find(transfer);
    if (it == m_offers.end() || it->second->owner != caller.userId)
        return unknownTransfer();
    Offer &offer = *it->second;
    const qint64 size = offer.source->size();
    if (offset < 0 || length < 0 || length > kPiece || offset > size || length > size - offset)
        return badRange();
    offer.touched = m_clock.now();
    return offer.source->read(offset, length);
}

Expected<Id> Transfers::beginUpload(const Caller &caller, const QString &name, qint64 bytes,
                                    const QByteArray &sha256) {
    if (bytes < 0 || bytes > kMaxUpload)
        return Error{ErrorKind::Refused, u"transfers.too_large"_s, u"The file is larger than 2 GiB."_s,
                     u"Split it."_s, {}};
    auto upload = std::make_unique<Upload>();
    const Id id = newId();
    // The ending decides how a sheet is read; the rest of the name is the client's affair.
    QString ending = QFileInfo(name).suffix().toLower().left(8);
    ending.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    upload->owner = caller.userId;
    upload->touched = m_clock.now();
    upload->bytes = bytes;
    upload->sha256 = sha256.toLower();
    upload->file.setFileName(m_directory + u'/' + id + (ending.isEmpty() ? QString() : u'.' + ending));
    if (!QDir().mkpath(m_directory) || !upload->file.open(QIODevice::ReadWrite | QIODevice::NewOnly)
        || !upload->file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return Error{ErrorKind::Store, u"transfers.disk"_s, u"The engine can't make a file: %1."_s.arg(upload->file.errorString()),
                     u"Make room where the engine keeps its files."_s, {}};
    m_uploads.emplace(id, std::move(upload));
    return id;
}

Transfers::Upload *Transfers::uploadOf(const Caller &caller, const Id &transfer) const {
    const auto it = m_uploads.find(transfer);
    return it == m_uploads.end() || it->second->owner != caller.userId ? nullptr : it->second.get();
}

Expected<qint64> Transfers::received(const Caller &caller, const Id &transfer) const {
    const Upload *upload = uploadOf(caller, transfer);
    if (!upload)
        return unknownTransfer();
    return upload->received;
}

Expected<qint64> Transfers::write(const Caller &caller, const Id &transfer, qint64 offset, const QByteArray &data) {
    Upload *upload = uploadOf(caller, transfer);
    if (!upload)
        return unknownTransfer();
    if (upload->finished || data.size() > upload->bytes - upload->received)
        return badRange();
    if (offset != upload->received)
        return Error{ErrorKind::Conflict, u"transfers.gap"_s, u"A piece came out of turn."_s,
                     u"Ask transfers.state and go on from there."_s, {}};
    if (upload->file.write(data) != data.size() || !upload->file.flush())
        return Error{ErrorKind::Store, u"transfers.disk"_s, u"The engine can't write: %1."_s.arg(upload->file.errorString()),
                     u"Make room where the engine keeps its files."_s, {}};
    upload->hash.addData(data);
    upload->received += data.size();
    upload->touched = m_clock.now();
    return upload->received;
}

Expected<void> Transfers::finishUpload(const Caller &caller, const Id &transfer) {
    Upload *upload = uploadOf(caller, transfer);
    if (!upload)
        return unknownTransfer();
    if (upload->finished)
        return {};
    if (upload->received != upload->bytes)
        return Error{ErrorKind::BadInput, u"transfers.incomplete"_s,
                     u"%1 of %2 bytes arrived."_s.arg(upload->received).arg(upload->bytes),
                     u"Ask transfers.state and send the rest."_s, {}};
    if (upload->hash.result().toHex() != upload->sha256) {
        m_uploads.erase(transfer);
        return Error{ErrorKind::BadInput, u"transfers.hash"_s, u"What arrived is not what was sent."_s,
                     u"Send it again."_s, {}};
    }
    upload->file.close();
    upload->finished = true;
    return {};
}

Expected<QString> Transfers::pathOf(const Caller &caller, const Id &transfer) const {
    const Upload *upload = uploadOf(caller, transfer);
    if (!upload || !upload->finished)
        return unknownTransfer();
    return upload->file.fileName();
}

void Transfers::drop(const Id &transfer) {
    m_offers.erase(transfer);
    m_uploads.erase(transfer);
}

void Transfers::purge() {
    const qint64 now = m_clock.now();
    std::erase_if(m_offers, [now](const auto &item) { return now - item.second->touched > kOfferLifeMs; });
    std::erase_if(m_uploads, [now](const auto &item) { return now - item.second->touched > kUploadLifeMs; });
}

} // namespace lianxin
