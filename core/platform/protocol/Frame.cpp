// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/Frame.h"
#include <QUuid>
#include <QtEndian>

namespace lianxin {
namespace {

constexpr qsizetype kHeader = 5;
constexpr qsizetype kChunkHeader = 24;

Error usage(const QString &code, const QString &message) {
    return {ErrorKind::Usage, code, message, u"Use the same version of client and engine."_s, {}};
}

} // namespace

QByteArray encodeFrame(Frame::Kind kind, const QByteArray &body) {
    QByteArray out(kHeader, Qt::Uninitialized);
    qToBigEndian(quint32(body.size() + 1), out.data());
    out[4] = char(kind);
    return out + body;
}

void FrameDecoder::feed(const QByteArray &bytes) {
    if (m_start == m_buffer.size()) {
        m_buffer = bytes;
        m_start = 0;
        return;
    }
    if (m_start > m_buffer.size() / 2) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
    m_buffer += bytes;
}

qint64 FrameDecoder::announced() const {
    return m_buffer.size() - m_start < 4 ? 0 : qint64(qFromBigEndian<quint32>(m_buffer.constData() + m_start)) - 1;
}

Expected<std::optional<Frame>> FrameDecoder::next() {
    if (m_failed)
        return *m_failed;
    const qsizetype there = m_buffer.size() - m_start;
    if (there < kHeader)
        return std::optional<Frame>{};
    const char *at = m_buffer.constData() + m_start;
    const qint64 length = qint64(qFromBigEndian<quint32>(at)) - 1;
    const auto kind = Frame::Kind(at[4]);
    const auto fail = [this](Error error) {
        m_failed = std::move(error);
        m_buffer.clear();
        m_start = 0;
        return *m_failed;
    };
    if (length <= 0)
        return fail(usage(u"protocol.frame_empty"_s, u"A message without content came in."_s));
    if (kind != Frame::Kind::Text && kind != Frame::Kind::Binary)
        return fail(usage(u"protocol.frame_kind"_s, u"A message of unknown kind %1 came in."_s.arg(int(uchar(at[4])))));
    const qint64 limit = kind == Frame::Kind::Text ? m_limits.text : m_limits.binary;
    if (length > limit)
        return fail(Error{ErrorKind::Usage, u"protocol.frame_too_large"_s,
                          u"A message of %1 bytes came in; %2 are allowed."_s.arg(length).arg(limit),
                          u"Ask for smaller pages, or send files as transfers."_s, {}});
    if (there < kHeader + length)
        return std::optional<Frame>{};
    Frame frame{kind, m_buffer.mid(m_start + kHeader, length)};
    m_start += kHeader + length;
    return std::optional<Frame>{std::move(frame)};
}

QByteArray encodeChunk(const Chunk &chunk) {
    QByteArray out = QUuid::fromString(chunk.transfer).toRfc4122();
    out.resize(kChunkHeader);
    qToBigEndian(quint64(chunk.offset), out.data() + 16);
    return out + chunk.data;
}

Expected<Chunk> decodeChunk(const QByteArray &body) {
    if (body.size() < kChunkHeader)
        return usage(u"protocol.chunk"_s, u"A piece of a transfer is shorter than its header."_s);
    const auto offset = qFromBigEndian<quint64>(body.constData() + 16);
    if (offset > quint64(std::numeric_limits<qint64>::max()))
        return usage(u"protocol.chunk"_s, u"A piece of a transfer has an impossible offset."_s);
    return Chunk{QUuid::fromRfc4122(QByteArrayView(body).first(16)).toString(QUuid::WithoutBraces),
                 qint64(offset), body.mid(kChunkHeader)};
}

} // namespace lianxin
