// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QByteArray>
#include <deque>
#include <optional>

namespace lianxin {

//! \brief One message on a byte stream: 4 bytes length of what follows (big-endian), 1 byte kind, then the body.
//! Text bodies are UTF-8 JSON, binary bodies are transfer chunks. A message transport (WebSocket) has frames of
//! its own and carries the bodies alone.
struct Frame {
    enum class Kind : quint8 { Text = 1, Binary = 2 };
    Kind kind = Kind::Text;
    QByteArray body;
};

//! Largest bodies; a receiver closes the connection on more.
struct FrameLimits {
    qint64 text = 16 << 20;
    qint64 binary = (1 << 20) + 64;
};

LIANXIN_EXPORT QByteArray encodeFrame(Frame::Kind kind, const QByteArray &body);

//! \brief Cuts a stream into frames. Holds no more than one frame of the allowed size and what was fed.
class LIANXIN_EXPORT FrameDecoder {
public:
    explicit FrameDecoder(FrameLimits limits = {})
        : m_limits(limits) {}
    void setLimits(FrameLimits limits) { m_limits = limits; }
    void feed(const QByteArray &bytes);
    //! The next whole frame, nothing if more bytes are needed. Errors (Usage): protocol.frame_too_large,
    //! protocol.frame_kind, protocol.frame_empty; after one the stream can't be read any more.
    Expected<std::optional<Frame>> next();
    //! The frame under way says that it will be this long; 0 if none is.
    qint64 announced() const;

private:
    FrameLimits m_limits;
    QByteArray m_buffer;
    qsizetype m_start = 0;
    std::optional<Error> m_failed;
};

//! \brief A piece of a transfer: 16 bytes transfer id (the UUID's bytes), 8 bytes offset (big-endian), data.
struct Chunk {
    QString transfer; //!< UUID text
    qint64 offset = 0;
    QByteArray data;
};
inline constexpr qint64 kChunkBytes = 256 << 10;

LIANXIN_EXPORT QByteArray encodeChunk(const Chunk &chunk);
//! Errors (Usage): protocol.chunk.
LIANXIN_EXPORT Expected<Chunk> decodeChunk(const QByteArray &body);

} // namespace lianxin
