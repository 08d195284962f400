// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QByteArray>
#include <QJsonObject>
#include <vector>

namespace lianxin {

//! \brief What a request or an answer of a worker consists of: a small JSON head and bytes (sound, rows).
struct WorkerMessage {
    QJsonObject head;
    QByteArray body;
};

//! \brief One frame on a worker's pipe. On the wire, little-endian: magic "LXW1", u8 kind, u64 id,
//! u32 length of head, u32 length of body, head as UTF-8 JSON, body.
struct WorkerFrame {
    enum class Kind : quint8 {
        Ready = 1,   //!< child → parent, once: it has started and takes requests
        Request = 2, //!< parent → child
        Part = 3,    //!< child → parent: a piece of a long answer, more follows
        Answer = 4,  //!< child → parent: the (last piece of the) answer
        Failure = 5, //!< child → parent: head is an Error
    };
    Kind kind = Kind::Request;
    quint64 id = 0;
    WorkerMessage message;
};

//! Largest head and body that are accepted; a frame that claims more is garbage.
constexpr qint64 maxWorkerHead = 1 << 20;
constexpr qint64 maxWorkerBody = 64 << 20;

LIANXIN_EXPORT QByteArray encodeFrame(const WorkerFrame &frame);

//! \brief Cuts a stream of bytes into frames.
class LIANXIN_EXPORT WorkerFrameReader {
public:
    //! Frames that \a bytes completed. Error (Unreachable) workers.garbage when the stream is not ours; the
    //! reader is unusable from then on.
    Expected<std::vector<WorkerFrame>> feed(const QByteArray &bytes);

private:
    QByteArray m_buffer;
};

} // namespace lianxin
