// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/EngineAddress.h"
#include <QRegularExpression>

namespace lianxin {

bool isRemoteUrl(const QString &url) { return url.startsWith(u"wss:"_s, Qt::CaseInsensitive); }

Expected<QUrl> remoteUrl(const QString &text) {
    QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool bare = url.userInfo().isEmpty() && (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery()
                      && !url.hasFragment();
    if (!url.isValid() || url.scheme() != "wss"_L1 || url.host().isEmpty() || !bare || url.port(1) < 1)
        return Error{ErrorKind::Usage, u"protocol.address"_s, u"This is not the address of an engine."_s,
                     u"Write it as wss://HOST:PORT, as your administrator gave it."_s, text};
    if (url.port() < 0)
        url.setPort(kRemoteDoorPort);
    url.setPath(u"/"_s);
    return url;
}

Expected<QByteArray> fingerprintFromText(const QString &text) {
    QString plain = text.trimmed().toLower();
    if (plain.startsWith(u"sha256:"_s))
        plain = plain.mid(7);
    plain.remove(u':').remove(u' ');
    static const QRegularExpression hex(u"^[0-9a-f]{64}$"_s);
    if (!hex.match(plain).hasMatch())
        return Error{ErrorKind::Usage, u"protocol.fingerprint"_s, u"This is not the fingerprint of a certificate."_s,
                     u"Write it as sha256: and 64 hexadecimal digits; `lianxinctl engine certificate` shows it."_s, text.left(100)};
    return QByteArray::fromHex(plain.toLatin1());
}

QString fingerprintText(const QByteArray &sha256) { return u"sha256:"_s + QString::fromLatin1(sha256.toHex()); }

} // namespace lianxin
