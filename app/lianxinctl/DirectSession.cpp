// SPDX-License-Identifier: GPL-3.0-or-later
#include "DirectSession.h"
#include "platform/door/Door.h"
#include <QCryptographicHash>
#include <QEventLoop>
#include <QFile>
#include <QPointer>
#include <unistd.h>

namespace lianxin::ctl {
namespace {
constexpr qint64 kPiece = 256 << 10;
}

Expected<void> DirectSession::actAs(const QString &login) {
    m_caller = Caller::keyHolder();
    if (!login.isEmpty()) {
        LX_TRY(const User user, m_store->door().access().users.findByLogin(login));
        if (user.locked)
            return Error{ErrorKind::Refused, u"access.user_locked"_s, u"This user is locked."_s,
                         u"Ask the security administrator."_s, login};
        m_caller = Users::callerOf(user);
    }
    m_caller.peer = u"store opened by lianxinctl uid=%1 pid=%2"_s.arg(::getuid()).arg(::getpid());
    return {};
}

Expected<QJsonValue> DirectSession::call(const QString &method, const QJsonObject &params) {
    if (m_interrupted)
        return interruptedError();
    QEventLoop loop;
    const auto answer = std::make_shared<std::optional<Expected<QJsonValue>>>();
    connect(this, &Session::interrupted, &loop, &QEventLoop::quit);
    const QPointer<QEventLoop> waiting(&loop);
    m_store->door().call(m_caller, method, params, {}, [answer, waiting](Expected<QJsonValue> result) {
        answer->emplace(std::move(result));
        if (waiting)
            waiting->quit();
    });
    if (!*answer)
        loop.exec();
    return *answer ? **answer : Expected<QJsonValue>(interruptedError());
}

Expected<void> DirectSession::download(const QJsonObject &offer, const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Error{ErrorKind::BadInput, u"ctl.file"_s, u"The file can't be made: "_s + file.errorString(),
                     u"Name a file that is not there yet."_s, path};
    const qint64 bytes = offer.value("bytes"_L1).toInteger();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto all = [&]() -> Expected<void> {
        for (qint64 at = 0; at < bytes;) {
            LX_TRY(const auto piece, call(u"transfers.read"_s, {{u"transfer"_s, offer.value("transfer"_L1)},
                                                                {u"offset"_s, at},
                                                                {u"length"_s, std::min(kPiece, bytes - at)}}));
            const auto data = QByteArray::fromBase64(piece.toObject().value("data"_L1).toString().toLatin1());
            if (data.isEmpty() || file.write(data) != data.size())
                return Error{ErrorKind::BadInput, u"ctl.file"_s, u"Writing failed: "_s + file.errorString(),
                             u"Make room on the disk."_s, path};
            hash.addData(data);
            at += data.size();
        }
        if (QString::fromLatin1(hash.result().toHex()) != offer.value("sha256"_L1).toString())
            return Error{ErrorKind::BadInput, u"protocol.transfer_hash"_s, u"What arrived is not what was sent."_s,
                         u"Try again."_s, path};
        return {};
    }();
    if (!all)
        file.remove();
    return all;
}

} // namespace lianxin::ctl
