// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/workers/WorkerMessage.h"
#include <QJsonDocument>
#include <QtEndian>

namespace lianxin {
namespace {

constexpr char magic[4] = {'L', 'X', 'W', '1'};
constexpr qsizetype headerSize = 4 + 1 + 8 + 4 + 4;

Error garbage(const QString &what) {
    return {ErrorKind::Unreachable,
            u"workers.garbage"_s,
            u"A worker process sent bytes that are not its protocol: "_s + what,
            u"It is restarted by itself; if this repeats, reinstall the program."_s,
            {}};
}

} // namespace

QByteArray encodeFrame(const WorkerFrame &frame) {
    const QByteArray head = QJsonDocument(frame.message.head).toJson(QJsonDocument::Compact);
    QByteArray out(headerSize, Qt::Uninitialized);
    char *p = out.data();
    memcpy(p, magic, sizeof magic);
    p[4] = char(frame.kind);
    qToLittleEndian(frame.id, p + 5);
    qToLittleEndian(quint32(head.size()), p + 13);
    qToLittleEndian(quint32(frame.message.body.size()), p + 17);
    out.reserve(headerSize + head.size() + frame.message.body.size());
    out += head;
    out += frame.message.body;
    return out;
}

Expected<std::vector<WorkerFrame>> WorkerFrameReader::feed(const QByteArray &bytes) {
    m_buffer += bytes;
    std::vector<WorkerFrame> frames;
    qsizetype at = 0;
    // The magic is checked as soon as any of it is there, so that a chatty program is found out at its first
    // byte.
    while (at < m_buffer.size()) {
        const char *p = m_buffer.constData() + at;
        const qsizetype there = m_buffer.size() - at;
        if (memcmp(p, magic, size_t(std::min<qsizetype>(there, sizeof magic))) != 0)
            return garbage(u"no frame begins here"_s);
        if (there < headerSize)
            break;
        const auto kind = quint8(p[4]);
        const auto head = qint64(qFromLittleEndian<quint32>(p + 13));
        const auto body = qint64(qFromLittleEndian<quint32>(p + 17));
        if (kind < quint8(WorkerFrame::Kind::Ready) || kind > quint8(WorkerFrame::Kind::Failure))
            return garbage(u"unknown kind of frame"_s);
        if (head > maxWorkerHead || body > maxWorkerBody)
            return garbage(u"a frame larger than allowed"_s);
        if (there < headerSize + head + body)
            break;
        WorkerFrame frame;
        frame.kind = WorkerFrame::Kind(kind);
        frame.id = qFromLittleEndian<quint64>(p + 5);
        QJsonParseError parsed;
        const auto json = QJsonDocument::fromJson(QByteArray::fromRawData(p + headerSize, head), &parsed);
        if (!json.isObject())
            return garbage(u"a head that is not a JSON object"_s);
        frame.message.head = json.object();
        frame.message.body = QByteArray(p + headerSize + head, body);
        frames.push_back(std::move(frame));
        at += headerSize + head + body;
    }
    m_buffer.remove(0, at);
    return frames;
}

} // namespace lianxin
