// SPDX-License-Identifier: GPL-3.0-or-later
#include "CertificateVerbs.h"
#include "platform/crypto/TlsCertificate.h"
#include "platform/protocol/EngineAddress.h"
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHostInfo>
#include <QJsonArray>
#include <QSaveFile>
#include <QSslCertificate>

namespace lianxin::ctl {
namespace {

constexpr int kDays = 3650; // whoever pinned it has to be asked again when it ends

Error cantWrite(const QString &path, const QString &why) {
    return {ErrorKind::BadInput, u"ctl.file"_s, u"The file can't be made: "_s + why, u"Name a folder that this user may write."_s, path};
}

Expected<void> writeNew(const QString &path, const QByteArray &content, QFileDevice::Permissions permissions) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(permissions) || file.write(content) != content.size() || !file.commit())
        return cantWrite(path, file.errorString());
    return {};
}

} // namespace

Expected<QJsonValue> doorCertificate(const Invocation &invocation) {
    const QDir folder(invocation.values.value("--out"_L1).toString());
    const QString certificatePath = folder.absoluteFilePath(u"door.crt"_s);
    const QString keyPath = folder.absoluteFilePath(u"door.key"_s);
    const bool renew = invocation.values.value("--renew"_L1).toBool();
    QStringList names;
    for (const auto &name : invocation.values.value("--name"_L1).toArray())
        names << name.toString();
    const bool there = QFile::exists(certificatePath) || QFile::exists(keyPath);
    if (!there || renew) {
        if (names.isEmpty())
            names << QHostInfo::localHostName();
        LX_TRY(const auto made, makeTlsCertificate(names, invocation.values.value("--days"_L1).toInt(kDays)));
        if (!folder.mkpath(u"."_s))
            return cantWrite(folder.absolutePath(), u"no such folder"_s);
        // The key goes first: a certificate without its key would be taken for finished work.
        LX_CHECK(writeNew(keyPath, made.key, QFileDevice::ReadOwner));
        LX_CHECK(writeNew(certificatePath, made.certificate,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther));
    } else if (!names.isEmpty()) {
        return Error{ErrorKind::Conflict, u"ctl.certificate_there"_s, u"There is a certificate already."_s,
                     u"Leave out --name to see its fingerprint, or add --renew; then every seat has to trust the new one."_s, certificatePath};
    }
    const auto read = QSslCertificate::fromPath(certificatePath, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (read.isEmpty() || !QFile::exists(keyPath))
        return Error{ErrorKind::BadInput, u"ctl.file"_s, u"The certificate or its key can't be read."_s,
                     u"Make new ones with --renew; then every seat has to trust the new certificate."_s, certificatePath};
    return QJsonValue(QJsonObject{{u"certificate"_s, certificatePath},
                                  {u"key"_s, keyPath},
                                  {u"fingerprint"_s, fingerprintText(read.first().digest(QCryptographicHash::Sha256))},
                                  {u"validUntil"_s, read.first().expiryDate().toUTC().toString(Qt::ISODate)},
                                  {u"made"_s, !there || renew}});
}

} // namespace lianxin::ctl
