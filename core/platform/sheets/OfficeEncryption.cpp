// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/OfficeEncryption.h"
#include "platform/sheets/LittleEndian.h"
#include "platform/sheets/SheetErrors.h"
#include "platform/sheets/XmlScanner.h"
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace lianxin::sheets {

namespace {

constexpr int kSegment = 4096;
constexpr int kMaxSpins = 10'000'000; // the most that the format allows

struct ContextDeleter {
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

Error damagedEncryption() {
    return badSheet(u"sheet.ole_damaged"_s, u"The description of the file's encryption is damaged"_s, u"Ask the sender to send the file again"_s);
}

const unsigned char *bytes(const QByteArray &data) { return reinterpret_cast<const unsigned char *>(data.constData()); }

// Cut or filled up to \a size.
QByteArray fitted(QByteArray data, qsizetype size, char fill) {
    if (data.size() > size)
        data.truncate(size);
    return data.leftJustified(size, fill);
}

const EVP_MD *digestOf(const QByteArray &algorithm) {
    QByteArray name = algorithm.toUpper();
    name.replace("-", "");
    if (name == "SHA1")
        return EVP_sha1();
    if (name == "SHA256")
        return EVP_sha256();
    if (name == "SHA384")
        return EVP_sha384();
    if (name == "SHA512")
        return EVP_sha512();
    if (name == "MD5")
        return EVP_md5();
    throw SheetFailure{encryptionUnknown(QString::fromLatin1(algorithm.left(40)))};
}

QByteArray hashOf(const EVP_MD *digest, const QByteArray &a, const QByteArray &b = {}) {
    const std::unique_ptr<EVP_MD_CTX, ContextDeleter> context(EVP_MD_CTX_new());
    QByteArray out(EVP_MD_size(digest), 0);
    EVP_DigestInit_ex(context.get(), digest, nullptr);
    EVP_DigestUpdate(context.get(), a.constData(), size_t(a.size()));
    EVP_DigestUpdate(context.get(), b.constData(), size_t(b.size()));
    EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char *>(out.data()), nullptr);
    return out;
}

// The password's hash, hashed over and over with a counter in front.
QByteArray spunHash(const EVP_MD *digest, const QByteArray &salt, const QString &password, int spins) {
    QByteArray hash = hashOf(digest, salt, passwordBytes(password));
    const std::unique_ptr<EVP_MD_CTX, ContextDeleter> context(EVP_MD_CTX_new());
    for (int i = 0; i < spins; ++i) {
        const unsigned char counter[4] = {(unsigned char)(i), (unsigned char)(i >> 8), (unsigned char)(i >> 16), (unsigned char)(i >> 24)};
        EVP_DigestInit_ex(context.get(), digest, nullptr);
        EVP_DigestUpdate(context.get(), counter, 4);
        EVP_DigestUpdate(context.get(), hash.constData(), size_t(hash.size()));
        EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char *>(hash.data()), nullptr);
    }
    return hash;
}

enum class Chaining { Ecb, Cbc };

// AES without padding; whole blocks only.
QByteArray decryptAes(Chaining chaining, const QByteArray &key, const QByteArray &iv, const QByteArray &data) {
    const EVP_CIPHER *cipher = chaining == Chaining::Ecb ? (key.size() == 16 ? EVP_aes_128_ecb() : key.size() == 24 ? EVP_aes_192_ecb() : EVP_aes_256_ecb())
                                                         : (key.size() == 16 ? EVP_aes_128_cbc() : key.size() == 24 ? EVP_aes_192_cbc() : EVP_aes_256_cbc());
    const auto whole = int(data.size() / 16 * 16);
    QByteArray out(whole, 0);
    const std::unique_ptr<EVP_CIPHER_CTX, ContextDeleter> context(EVP_CIPHER_CTX_new());
    int length = 0;
    if (EVP_DecryptInit_ex(context.get(), cipher, nullptr, bytes(key), iv.isEmpty() ? nullptr : bytes(iv)) != 1 ||
        EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
        EVP_DecryptUpdate(context.get(), reinterpret_cast<unsigned char *>(out.data()), &length, bytes(data), whole) != 1)
        throw SheetFailure{encryptionUnknown(u"AES"_s)};
    return out;
}

void checkKeyBits(int bits) {
    if (bits != 128 && bits != 192 && bits != 256)
        throw SheetFailure{encryptionUnknown(u"%1 bits"_s.arg(bits))};
}

// EncryptedPackage: eight bytes with the size of what follows, then segments of 4096 bytes.
class PackageSource final : public ByteSource {
public:
    PackageSource(std::shared_ptr<ByteSource> stream, QByteArray key, QByteArray salt, const EVP_MD *digest)
        : m_stream(std::move(stream))
        , m_key(std::move(key))
        , m_salt(std::move(salt))
        , m_digest(digest) {
        unsigned char head[8];
        if (m_stream->read(0, reinterpret_cast<char *>(head), 8) < 8)
            throw SheetFailure{damagedEncryption()};
        m_size = std::min<qint64>(qint64(le64(head) & 0x7fffffffffffffff), m_stream->size() - 8);
    }
    qint64 size() const override { return m_size; }
    qint64 read(qint64 offset, char *to, qint64 size) override {
        if (offset < 0 || offset >= m_size)
            return 0;
        const qint64 wanted = std::min(size, m_size - offset);
        qint64 done = 0;
        while (done < wanted) {
            const qint64 segment = (offset + done) / kSegment;
            if (segment != m_segment)
                load(segment);
            const qint64 inside = (offset + done) % kSegment;
            const qint64 length = std::min<qint64>(wanted - done, m_plain.size() - inside);
            if (length <= 0)
                break; // cut off
            std::memcpy(to + done, m_plain.constData() + inside, size_t(length));
            done += length;
        }
        return done;
    }

private:
    void load(qint64 segment) {
        QByteArray sealed(kSegment, 0);
        sealed.truncate(m_stream->read(8 + segment * kSegment, sealed.data(), kSegment));
        if (m_digest)
            m_plain = decryptAes(Chaining::Cbc, m_key, fitted(hashOf(m_digest, m_salt, little(uint32_t(segment))), 16, 0x36), sealed);
        else
            m_plain = decryptAes(Chaining::Ecb, m_key, {}, sealed);
        m_segment = segment;
    }

    std::shared_ptr<ByteSource> m_stream;
    QByteArray m_key;
    QByteArray m_salt;
    const EVP_MD *m_digest; //!< of the initialisation vectors; none: standard encryption, ECB
    qint64 m_size = 0;
    qint64 m_segment = -1;
    QByteArray m_plain;
};

// §2.3.4.7: the key from the hash of the password.
QByteArray standardKey(const QByteArray &salt, const QString &password, int keyBits) {
    const QByteArray last = hashOf(EVP_sha1(), spunHash(EVP_sha1(), salt, password, 50'000), little(0));
    const auto half = [&](char fill) {
        QByteArray block(64, fill);
        for (qsizetype i = 0; i < last.size(); ++i)
            block[i] = char(block[i] ^ last[i]);
        return hashOf(EVP_sha1(), block);
    };
    return (half(0x36) + half(0x5c)).first(keyBits / 8);
}

std::shared_ptr<ByteSource> openStandard(const QByteArray &info, std::shared_ptr<ByteSource> package, const QString &password) {
    const auto *p = bytes(info);
    const auto size = size_t(info.size());
    if (size < 12)
        throw SheetFailure{damagedEncryption()};
    const size_t verifier = 12 + size_t(le32(p + 8));
    if (le32(p + 8) < 32 || le32(p + 8) > 4096 || verifier + 72 > size)
        throw SheetFailure{damagedEncryption()};
    const uint32_t algorithm = le32(p + 12 + 8);
    const int keyBits = algorithm == 0x660e || algorithm == 0 ? 128 : algorithm == 0x660f ? 192 : algorithm == 0x6610 ? 256 : 0;
    if (keyBits == 0)
        throw SheetFailure{encryptionUnknown(u"0x%1"_s.arg(algorithm, 0, 16))};
    const QByteArray salt = info.mid(qsizetype(verifier) + 4, 16);
    const QByteArray key = standardKey(salt, password, keyBits);
    const QByteArray input = decryptAes(Chaining::Ecb, key, {}, info.mid(qsizetype(verifier) + 20, 16));
    const QByteArray expected = decryptAes(Chaining::Ecb, key, {}, info.mid(qsizetype(verifier) + 40, 32)).first(20);
    if (hashOf(EVP_sha1(), input) != expected)
        throw SheetFailure{passwordWrong()};
    return std::make_shared<PackageSource>(std::move(package), key, QByteArray(), nullptr);
}

// One set of parameters of agile encryption.
struct AgileParameters {
    QByteArray salt;
    QByteArray hash;
    QByteArray cipher;
    QByteArray chaining;
    int keyBits = 0;
    int blockSize = 0;
    int spins = 0;
    QByteArray verifierInput;
    QByteArray verifierHash;
    QByteArray sealedKey;

    static AgileParameters from(const XmlAttributes &a) {
        const auto text = [&](const char *name) { return QByteArray::fromStdString(a.text(name)); };
        const auto raw = [&](const char *name) { return QByteArray::fromBase64(text(name)); };
        return {raw("saltValue"), text("hashAlgorithm"), text("cipherAlgorithm"), text("cipherChaining"), text("keyBits").toInt(), text("blockSize").toInt(),
                text("spinCount").toInt(), raw("encryptedVerifierHashInput"), raw("encryptedVerifierHashValue"), raw("encryptedKeyValue")};
    }
    void check() const {
        if (cipher != "AES" || chaining != "ChainingModeCBC" || blockSize != 16)
            throw SheetFailure{encryptionUnknown(QString::fromLatin1((cipher + ' ' + chaining).left(60)))};
        checkKeyBits(keyBits);
        if (salt.isEmpty() || salt.size() > 65536 || spins < 0 || spins > kMaxSpins)
            throw SheetFailure{damagedEncryption()};
    }
};

std::shared_ptr<ByteSource> openAgile(const QByteArray &info, std::shared_ptr<ByteSource> package, const QString &password) {
    AgileParameters data;
    AgileParameters encryptor;
    bool found = false;
    XmlCallbacks callbacks;
    callbacks.onOpen = [&](std::string_view name, const XmlAttributes &attributes) {
        if (name == "keyData")
            data = AgileParameters::from(attributes);
        else if (name == "encryptedKey" && !attributes.value("encryptedKeyValue").empty() && !attributes.value("spinCount").empty()) {
            encryptor = AgileParameters::from(attributes);
            found = true;
        }
    };
    QByteArray xml = info.mid(8);
    xml.truncate(xml.lastIndexOf('>') + 1);
    MemorySource source(xml);
    qint64 at = 0;
    XmlScanner scanner(callbacks, u"EncryptionInfo"_s);
    scanner.run([&](char *buffer, size_t size) {
        const qint64 got = source.read(at, buffer, qint64(size));
        at += got;
        return size_t(got);
    });
    if (!found) // sealed for a certificate only
        throw SheetFailure{encryptionUnknown(u"no password"_s)};
    data.check();
    encryptor.check();
    const EVP_MD *digest = digestOf(encryptor.hash);
    const QByteArray spun = spunHash(digest, encryptor.salt, password, encryptor.spins);
    const QByteArray iv = fitted(encryptor.salt, 16, 0x36);
    const auto unseal = [&](const char *block, const QByteArray &sealed) {
        const QByteArray key = fitted(hashOf(digest, spun, QByteArray(block, 8)), encryptor.keyBits / 8, 0x36);
        return decryptAes(Chaining::Cbc, key, iv, sealed);
    };
    const QByteArray input = unseal("\xfe\xa7\xd2\x76\x3b\x4b\x9e\x79", encryptor.verifierInput).first(std::min(encryptor.verifierInput.size() / 16 * 16, encryptor.salt.size()));
    const QByteArray expected = unseal("\xd7\xaa\x0f\x6d\x30\x61\x34\x4e", encryptor.verifierHash);
    const QByteArray actual = hashOf(digest, input);
    if (expected.size() < actual.size() || expected.first(actual.size()) != actual)
        throw SheetFailure{passwordWrong()};
    const QByteArray key = unseal("\x14\x6e\x0b\xe7\xab\xac\xd0\xd6", encryptor.sealedKey);
    if (key.size() < data.keyBits / 8)
        throw SheetFailure{damagedEncryption()};
    return std::make_shared<PackageSource>(std::move(package), key.first(data.keyBits / 8), data.salt, digestOf(data.hash));
}

} // namespace

Error passwordMissing() {
    return badSheet(u"sheet.encrypted"_s, u"The file is protected by a password"_s, u"Give the password, or save a copy without one"_s);
}

Error passwordWrong() {
    return badSheet(u"sheet.password_wrong"_s, u"The password does not open the file"_s, u"Ask the sender for the password; mind capital letters"_s);
}

Error encryptionUnknown(const QString &what) {
    return badSheet(u"sheet.encryption_unknown"_s, u"The file is encrypted in a way that is not read: %1"_s.arg(what), u"Save a copy without password and import that"_s);
}

QString writeProtectionPassword() { return u"VelvetSweatshop"_s; }

QByteArray officeHash(const QByteArray &algorithm, const QByteArray &data) { return hashOf(digestOf(algorithm), data); }

QByteArray passwordBytes(const QString &password) {
    QByteArray out;
    for (const QChar c : password.left(255)) {
        out += char(c.unicode() & 0xff);
        out += char(c.unicode() >> 8);
    }
    return out;
}

Expected<std::shared_ptr<ByteSource>> decryptedPackage(const CompoundFile &file, const QString &password) {
    try {
        const auto infoStream = file.stream(u"EncryptionInfo"_s);
        auto package = file.stream(u"EncryptedPackage"_s);
        if (!infoStream || !package)
            return damagedEncryption();
        QByteArray info(std::min<qint64>(infoStream->size(), 1 << 20), 0);
        info.truncate(infoStream->read(0, info.data(), info.size()));
        if (info.size() < 8)
            return damagedEncryption();
        const int major = le16(bytes(info));
        const int minor = le16(bytes(info) + 2);
        const QString key = password.isEmpty() ? writeProtectionPassword() : password;
        if (major == 4 && minor == 4)
            return openAgile(info, std::move(package), key);
        if (minor == 2 && major >= 2 && major <= 4)
            return openStandard(info, std::move(package), key);
        return encryptionUnknown(u"%1.%2"_s.arg(major).arg(minor));
    } catch (const SheetFailure &failure) {
        if (password.isEmpty() && failure.error.code == "sheet.password_wrong"_L1)
            return passwordMissing();
        return failure.error;
    }
}

} // namespace lianxin::sheets
