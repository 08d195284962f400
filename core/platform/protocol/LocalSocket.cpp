// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/LocalSocket.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace lianxin {
namespace {

//! One spelling for one store: links resolved, passwords and parameters of a URL left out.
QString canonicalStore(const QString &store) {
    if (store.startsWith(u"postgresql://"_s) || store.startsWith(u"postgres://"_s)) {
        const QUrl url(store);
        return u"postgresql://%1:%2%3"_s.arg(url.host().toLower()).arg(url.port(5432)).arg(url.path());
    }
    const QFileInfo file(store);
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    const QString whole = file.canonicalFilePath();
    if (!whole.isEmpty())
        return whole;
    return (folder.isEmpty() ? file.absolutePath() : folder) + u'/' + file.fileName();
}

} // namespace

Expected<QString> localSocketDirectory() {
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString path = runtime.isEmpty() || !QFileInfo(runtime).isDir()
                             ? u"/tmp/lianxin-%1"_s.arg(::getuid())
                             : QDir::cleanPath(runtime) + u"/lianxin"_s;
    const QByteArray name = QFile::encodeName(path);
    const auto refuse = [&](const QString &why) {
        return Error{ErrorKind::Unreachable, u"protocol.socket_directory"_s,
                     u"The directory for the engine's socket can't be used: %1."_s.arg(why),
                     u"Remove it, or set XDG_RUNTIME_DIR to a directory of your own."_s, path};
    };
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return refuse(QString::fromLocal8Bit(std::strerror(errno)));
    struct stat info = {};
    if (::lstat(name.constData(), &info) != 0)
        return refuse(QString::fromLocal8Bit(std::strerror(errno)));
    if (!S_ISDIR(info.st_mode))
        return refuse(u"it is not a directory"_s);
    if (info.st_uid != ::getuid())
        return refuse(u"it belongs to another user"_s);
    if ((info.st_mode & 0077) != 0)
        return refuse(u"other users may enter it"_s);
    return path;
}

Expected<QString> localSocketPath(const QString &store) {
    LX_TRY(const QString directory, localSocketDirectory());
    const auto hash = QCryptographicHash::hash(canonicalStore(store).toUtf8(), QCryptographicHash::Sha256);
    return directory + u"/engine-"_s + QString::fromLatin1(hash.toHex().first(16)) + u".sock"_s;
}

Expected<QString> localPathOfUrl(const QString &url) {
    const QString path = url.startsWith(u"local:"_s) ? url.mid(6) : url;
    if (path.startsWith(u'/'))
        return path;
    return Error{ErrorKind::Usage, u"protocol.transport_unknown"_s, u"There is no way to an engine at this address."_s,
                 u"Give wss://HOST:PORT, or local:/path/of/the/socket."_s, url};
}

} // namespace lianxin
