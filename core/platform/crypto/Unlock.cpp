// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/KeyRing.h"
#include "platform/crypto/RecoveryKey.h"
#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lianxin {
namespace {

constexpr int kSecretSize = 32;

} // namespace

Unlock Unlock::passphrase(const QString &text) {
    // The same passphrase has to open the ring from every input method: NFC first.
    QByteArray utf8 = text.normalized(QString::NormalizationForm_C).toUtf8();
    Unlock unlock(Kind::Passphrase, SecretBytes{QByteArrayView(utf8)});
    wipe(utf8);
    return unlock;
}

Expected<Unlock> Unlock::keyFile(const QString &path) {
    struct stat info {};
    const QByteArray name = QFile::encodeName(path);
    if (::stat(name.constData(), &info) != 0)
        return Error{ErrorKind::Store, u"crypto.key_file_missing"_s, u"The key file can't be found."_s,
                     u"Give its path, or unlock with the passphrase or the recovery key."_s, path};
    if ((info.st_mode & 077) != 0)
        return Error{ErrorKind::Store, u"crypto.key_file_open_to_others"_s,
                     u"The key file can be read or changed by other users of this machine."_s,
                     u"Make it private: chmod 400."_s, path};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Store, u"crypto.key_file_missing"_s, u"The key file can't be read."_s,
                     u"Run as the user whom it belongs to."_s, path};
    QByteArray hex = file.read(4096).trimmed();
    QByteArray bytes = QByteArray::fromHex(hex);
    const bool whole = hex.size() == 2 * kSecretSize && bytes.size() == kSecretSize;
    Unlock unlock(Kind::KeyFile, SecretBytes{QByteArrayView(bytes)});
    wipe(hex);
    wipe(bytes);
    if (!whole)
        return Error{ErrorKind::Store, u"crypto.key_file_damaged"_s,
                     u"The key file does not hold a key: 64 hexadecimal digits are expected."_s,
                     u"Restore it from its backup, or unlock with the recovery key."_s, path};
    return unlock;
}

Expected<Unlock> Unlock::recoveryKey(const QString &text) {
    LX_TRY(SecretBytes secret, parseRecoveryKey(text));
    return Unlock(Kind::RecoveryKey, std::move(secret));
}

Expected<void> Unlock::makeKeyFile(const QString &path) {
    const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400);
    if (fd < 0)
        return errno == EEXIST
                   ? Error{ErrorKind::Store, u"crypto.key_file_exists"_s, u"A key file is there already."_s,
                           u"Use it, or choose another path: overwriting a key loses what it opens."_s, path}
                   : Error{ErrorKind::Store, u"crypto.key_file_unwritable"_s,
                           u"The key file can't be written: "_s + QString::fromLocal8Bit(std::strerror(errno)) + u'.',
                           u"Choose a directory that you may write to."_s, path};
    const SecretBytes key = SecretBytes::random(kSecretSize);
    QByteArray hex = QByteArray(key.data(), key.size()).toHex() + '\n';
    const bool written = ::write(fd, hex.constData(), size_t(hex.size())) == hex.size() && ::fsync(fd) == 0;
    ::close(fd);
    wipe(hex);
    if (written)
        return {};
    QFile::remove(path);
    return Error{ErrorKind::Store, u"crypto.key_file_unwritable"_s, u"The key file could not be written in full."_s,
                 u"Is the disk full?"_s, path};
}

} // namespace lianxin
