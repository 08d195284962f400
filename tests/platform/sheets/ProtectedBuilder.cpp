// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProtectedBuilder.h"
#include "BiffBuilder.h"
#include "platform/base/Literals.h"
#include <QCryptographicHash>
#include <memory>
#include <openssl/evp.h>

namespace lianxin::test {

const QByteArray ProtectedBuilder::salt = "0123456789abcdef";

QByteArray ProtectedBuilder::utf16(const QString &text) { return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2); }

namespace {

const QByteArray &salt = ProtectedBuilder::salt;
const QByteArray dataSalt = "fedcba9876543210";

QByteArray aes(const EVP_CIPHER *cipher, const QByteArray &key, const QByteArray &iv, QByteArray data) {
    data = data.leftJustified((data.size() + 15) / 16 * 16, '\0');
    QByteArray out(data.size() + 32, '\0');
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int length = 0;
    EVP_EncryptInit_ex(context.get(), cipher, nullptr, reinterpret_cast<const unsigned char *>(key.constData()), reinterpret_cast<const unsigned char *>(iv.constData()));
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char *>(out.data()), &length, reinterpret_cast<const unsigned char *>(data.constData()), int(data.size()));
    out.truncate(length);
    return out;
}

QByteArray spun(QCryptographicHash::Algorithm algorithm, const QString &password, int spins) {
    QByteArray hash = QCryptographicHash::hash(salt + ProtectedBuilder::utf16(password), algorithm);
    for (int i = 0; i < spins; ++i)
        hash = QCryptographicHash::hash(le4(quint32(i)) + hash, algorithm);
    return hash;
}

QByteArray packageHead(const QByteArray &package) { return le4(quint32(package.size())) + le4(0); }

} // namespace

// AES-128, SHA-1, 50,000 rounds, as Excel 2007 writes.
QByteArray ProtectedBuilder::standard(const QByteArray &package, const QString &password) {
    const QByteArray last = QCryptographicHash::hash(spun(QCryptographicHash::Sha1, password, 50000) + le4(0), QCryptographicHash::Sha1);
    QByteArray block(64, '\x36');
    for (int i = 0; i < last.size(); ++i)
        block[i] = char(block[i] ^ last[i]);
    const QByteArray key = QCryptographicHash::hash(block, QCryptographicHash::Sha1).first(16);
    const QByteArray verifier = "verify this text";
    const QByteArray header = le4(0x24) + le4(0) + le4(0x660e) + le4(0x8004) + le4(128) + le4(0x18) + le4(0) + le4(0) + ProtectedBuilder::utf16(u"AES"_s) + le2(0);
    const QByteArray info = le2(3) + le2(2) + le4(0x24) + le4(quint32(header.size())) + header + le4(16) + salt + aes(EVP_aes_128_ecb(), key, {}, verifier) + le4(20) +
                            aes(EVP_aes_128_ecb(), key, {}, QCryptographicHash::hash(verifier, QCryptographicHash::Sha1));
    return CompoundBuilder().add(u"EncryptionInfo"_s, info).add(u"EncryptedPackage"_s, packageHead(package) + aes(EVP_aes_128_ecb(), key, {}, package)).bytes();
}

// AES-256, SHA-512, as Excel 2013 and WPS write; with fewer rounds.
QByteArray ProtectedBuilder::agile(const QByteArray &package, const QString &password, const QByteArray &chaining) {
    const auto sha = [](const QByteArray &data) { return QCryptographicHash::hash(data, QCryptographicHash::Sha512); };
    const QByteArray hash = spun(QCryptographicHash::Sha512, password, 1000);
    const auto sealed = [&](const QByteArray &block, const QByteArray &data) { return aes(EVP_aes_256_cbc(), sha(hash + block).first(32), salt, data).toBase64(); };
    const QByteArray key = "0123456789abcdef0123456789ABCDEF";
    const QByteArray verifier = "verify this text";
    const QByteArray common = "saltSize=\"16\" blockSize=\"16\" keyBits=\"256\" hashSize=\"64\" cipherAlgorithm=\"AES\" cipherChaining=\"" + chaining + "\" hashAlgorithm=\"SHA512\" ";
    const QByteArray xml = "<?xml version=\"1.0\"?><encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\" xmlns:p=\"p\"><keyData " + common + "saltValue=\"" +
                           dataSalt.toBase64() + "\"/><keyEncryptors><keyEncryptor uri=\"u\"><p:encryptedKey spinCount=\"1000\" " + common + "saltValue=\"" + salt.toBase64() +
                           "\" encryptedVerifierHashInput=\"" + sealed("\xfe\xa7\xd2\x76\x3b\x4b\x9e\x79", verifier) + "\" encryptedVerifierHashValue=\"" +
                           sealed("\xd7\xaa\x0f\x6d\x30\x61\x34\x4e", sha(verifier)) + "\" encryptedKeyValue=\"" + sealed("\x14\x6e\x0b\xe7\xab\xac\xd0\xd6", key) +
                           "\"/></keyEncryptor></keyEncryptors></encryption>";
    QByteArray body = packageHead(package);
    for (int i = 0; i * 4096 < package.size(); ++i)
        body += aes(EVP_aes_256_cbc(), key, sha(dataSalt + le4(quint32(i))).first(16), package.mid(i * 4096, 4096));
    return CompoundBuilder().add(u"EncryptionInfo"_s, le2(4) + le2(4) + le4(0x40) + xml).add(u"EncryptedPackage"_s, body).bytes();
}

} // namespace lianxin::test
