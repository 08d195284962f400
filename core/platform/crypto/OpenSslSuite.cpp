// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/OpenSslSuite.h"
#include "platform/crypto/Sha256Mac.h"
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

namespace lianxin {
namespace {

constexpr int kHashSize = 32; // SHA-256 and SM3 alike

const unsigned char *bytes(QByteArrayView view) { return reinterpret_cast<const unsigned char *>(view.data()); }
unsigned char *bytes(char *data) { return reinterpret_cast<unsigned char *>(data); }

void must(bool done, const char *what) {
    if (!done)
        qFatal("OpenSSL: %s failed; nothing may be stored unsealed", what);
}

struct Freed {
    void operator()(EVP_MAC_CTX *p) const { EVP_MAC_CTX_free(p); }
    void operator()(EVP_CIPHER_CTX *p) const { EVP_CIPHER_CTX_free(p); }
    void operator()(EVP_KDF_CTX *p) const { EVP_KDF_CTX_free(p); }
    void operator()(EVP_MAC *p) const { EVP_MAC_free(p); }
    void operator()(EVP_CIPHER *p) const { EVP_CIPHER_free(p); }
    void operator()(EVP_KDF *p) const { EVP_KDF_free(p); }
    void operator()(EVP_MD *p) const { EVP_MD_free(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Freed>;

OSSL_PARAM octets(const char *name, QByteArrayView value) {
    return OSSL_PARAM_construct_octet_string(name, const_cast<char *>(value.data()), size_t(value.size()));
}
OSSL_PARAM utf8(const char *name, const char *value) {
    return OSSL_PARAM_construct_utf8_string(name, const_cast<char *>(value), 0);
}

class OpenSslMac final : public Mac {
public:
    OpenSslMac(EVP_MAC *algorithm, const char *digest, QByteArrayView key)
        : m_context(EVP_MAC_CTX_new(algorithm)) {
        const OSSL_PARAM params[] = {utf8(OSSL_MAC_PARAM_DIGEST, digest), OSSL_PARAM_construct_end()};
        must(m_context && EVP_MAC_init(m_context.get(), bytes(key), size_t(key.size()), params) == 1, "HMAC");
    }
    void restart() override { must(EVP_MAC_init(m_context.get(), nullptr, 0, nullptr) == 1, "HMAC"); }
    void feed(QByteArrayView data) override {
        must(EVP_MAC_update(m_context.get(), bytes(data), size_t(data.size())) == 1, "HMAC");
    }
    QByteArray finish() override {
        QByteArray tag(kHashSize, Qt::Uninitialized);
        size_t size = 0;
        must(EVP_MAC_final(m_context.get(), bytes(tag.data()), &size, kHashSize) == 1 && size == kHashSize, "HMAC");
        return tag;
    }

private:
    Owned<EVP_MAC_CTX> m_context;
};

class OpenSslCounterCipher final : public CounterCipher {
public:
    OpenSslCounterCipher(EVP_CIPHER *algorithm, QByteArrayView key)
        : m_context(EVP_CIPHER_CTX_new()) {
        const unsigned char iv[16] = {};
        must(m_context && EVP_CipherInit_ex2(m_context.get(), algorithm, bytes(key), iv, 1, nullptr) == 1, "cipher");
    }
    void apply(QByteArrayView iv, const char *in, char *out, qsizetype size) override {
        must(iv.size() == 16 &&
                 EVP_CipherInit_ex2(m_context.get(), nullptr, nullptr, bytes(iv), 1, nullptr) == 1,
             "cipher");
        constexpr qsizetype step = 1 << 30; // EVP counts in int
        for (qsizetype done = 0; done < size; done += step) {
            const int part = int(std::min(step, size - done));
            int written = 0;
            must(EVP_CipherUpdate(m_context.get(), bytes(out + done), &written,
                                  reinterpret_cast<const unsigned char *>(in + done), part) == 1 &&
                     written == part,
                 "cipher");
        }
    }

private:
    Owned<EVP_CIPHER_CTX> m_context;
};

//! How the two suites differ.
struct Choice {
    CryptoSuite suite;
    const char *cipher;
    const char *digest;
    int cipherKeySize;
    QLatin1StringView stretchName;
    qint64 stretchCost;
};

class OpenSslSuite final : public SuiteOperations {
public:
    explicit OpenSslSuite(const Choice &choice)
        : m_choice(choice)
        , m_cipher(EVP_CIPHER_fetch(nullptr, choice.cipher, nullptr))
        , m_digest(EVP_MD_fetch(nullptr, choice.digest, nullptr))
        , m_mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr))
        , m_hkdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr))
        , m_scrypt(EVP_KDF_fetch(nullptr, "SCRYPT", nullptr)) {
        must(m_cipher && m_digest && m_mac && m_hkdf && m_scrypt, choice.cipher);
    }

    CryptoSuite suite() const override { return m_choice.suite; }
    int cipherKeySize() const override { return m_choice.cipherKeySize; }

    QByteArray hash(QByteArrayView data) const override {
        QByteArray result(kHashSize, Qt::Uninitialized);
        unsigned size = 0;
        must(EVP_Digest(data.data(), size_t(data.size()), bytes(result.data()), &size, m_digest.get(), nullptr) == 1,
             "digest");
        return result;
    }
    std::unique_ptr<Mac> mac(QByteArrayView key) const override {
        if (m_choice.suite == CryptoSuite::Intl)
            return std::make_unique<Sha256Mac>(key);
        return std::make_unique<OpenSslMac>(m_mac.get(), m_choice.digest, key);
    }
    std::unique_ptr<CounterCipher> cipher(QByteArrayView key) const override {
        must(key.size() == m_choice.cipherKeySize, "cipher key");
        return std::make_unique<OpenSslCounterCipher>(m_cipher.get(), key);
    }
    SecretBytes derive(QByteArrayView key, QByteArrayView info, int size) const override {
        const Owned<EVP_KDF_CTX> context(EVP_KDF_CTX_new(m_hkdf.get()));
        const OSSL_PARAM params[] = {utf8(OSSL_KDF_PARAM_DIGEST, m_choice.digest), octets(OSSL_KDF_PARAM_KEY, key),
                                     octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
        SecretBytes result(size);
        must(context && EVP_KDF_derive(context.get(), bytes(result.data()), size_t(size), params) == 1, "HKDF");
        return result;
    }
    SecretBytes stretch(QByteArrayView passphrase, QByteArrayView salt, qint64 cost) const override {
        return m_choice.suite == CryptoSuite::Gm ? pbkdf2(passphrase, salt, cost) : scrypt(passphrase, salt, cost);
    }
    qint64 stretchCost() const override { return m_choice.stretchCost; }
    QString stretchName() const override { return m_choice.stretchName; }

private:
    SecretBytes scrypt(QByteArrayView passphrase, QByteArrayView salt, qint64 cost) const {
        const Owned<EVP_KDF_CTX> context(EVP_KDF_CTX_new(m_scrypt.get()));
        uint64_t n = uint64_t(cost);
        uint32_t r = 8;
        uint32_t p = 1;
        uint64_t memory = 1ULL << 30;
        const OSSL_PARAM params[] = {octets(OSSL_KDF_PARAM_PASSWORD, passphrase),
                                     octets(OSSL_KDF_PARAM_SALT, salt),
                                     OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n),
                                     OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &r),
                                     OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &p),
                                     OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &memory),
                                     OSSL_PARAM_construct_end()};
        SecretBytes result(kHashSize);
        must(context && EVP_KDF_derive(context.get(), bytes(result.data()), kHashSize, params) == 1, "scrypt");
        return result;
    }
    SecretBytes pbkdf2(QByteArrayView passphrase, QByteArrayView salt, qint64 cost) const {
        SecretBytes result(kHashSize);
        must(PKCS5_PBKDF2_HMAC(passphrase.data(), int(passphrase.size()), bytes(salt), int(salt.size()), int(cost),
                               m_digest.get(), kHashSize, bytes(result.data())) == 1,
             "PBKDF2");
        return result;
    }

    Choice m_choice;
    Owned<EVP_CIPHER> m_cipher;
    Owned<EVP_MD> m_digest;
    Owned<EVP_MAC> m_mac;
    Owned<EVP_KDF> m_hkdf;
    Owned<EVP_KDF> m_scrypt;
};

} // namespace

const SuiteOperations &openSslSuite(CryptoSuite suite) {
    // scrypt with 64 MiB and 250,000 rounds of PBKDF2 each take 0.1 to 0.2 s on the reference machine.
    static const OpenSslSuite intl({CryptoSuite::Intl, "AES-256-CTR", "SHA256", 32, "scrypt"_L1, 1 << 16});
    static const OpenSslSuite gm({CryptoSuite::Gm, "SM4-CTR", "SM3", 16, "pbkdf2-sm3"_L1, 250'000});
    return suite == CryptoSuite::Gm ? gm : intl;
}

QByteArray randomBytes(int size) {
    QByteArray result(size, Qt::Uninitialized);
    must(RAND_bytes(bytes(result.data()), size) == 1, "random generator");
    return result;
}

} // namespace lianxin
