// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/sqlite/SuiteProvider.h"
#include <array>
#include <cstring>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace {

constexpr int kOk = 0;    // SQLITE_OK
constexpr int kError = 1; // SQLITE_ERROR
constexpr int kSlotSha256 = 1; // SQLCIPHER_HMAC_SHA256 and SQLCIPHER_PBKDF2_HMAC_SHA256
constexpr int kTagSize = 32;
constexpr int kMaxKey = 32;

//! Fetched once, on first use; OpenSSL frees them at exit.
struct Suite {
    const char *label;
    const char *digestName;
    int keySize;
    EVP_CIPHER *cipher;
    EVP_MD *digest;
    EVP_MAC *mac;

    bool usable() const { return cipher && digest && mac; }
};

const Suite &suiteOf(int number) {
    static const std::array<Suite, 2> suites{
        Suite{"aes-256-cbc+hmac-sha256", "SHA256", 32, EVP_CIPHER_fetch(nullptr, "AES-256-CBC", nullptr),
              EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MAC_fetch(nullptr, "HMAC", nullptr)},
        Suite{"sm4-cbc+hmac-sm3", "SM3", 16, EVP_CIPHER_fetch(nullptr, "SM4-CBC", nullptr),
              EVP_MD_fetch(nullptr, "SM3", nullptr), EVP_MAC_fetch(nullptr, "HMAC", nullptr)}};
    return suites[number == 1 ? 1 : 0];
}

thread_local int tSuite = 0;

//! The key that an OpenSSL context was last set up with, so that the next page can skip the key schedule.
class RememberedKey {
public:
    ~RememberedKey() { OPENSSL_cleanse(m_key.data(), m_key.size()); }
    bool is(const unsigned char *key, int size) const {
        return size == m_size && CRYPTO_memcmp(m_key.data(), key, size_t(size)) == 0;
    }
    void set(const unsigned char *key, int size) {
        m_size = size <= kMaxKey ? size : 0;
        std::memcpy(m_key.data(), key, size_t(m_size));
    }
    void forget() { m_size = 0; }

private:
    std::array<unsigned char, kMaxKey> m_key{};
    int m_size = 0;
};

struct Context {
    explicit Context(const Suite &s)
        : suite(s)
        , mac(EVP_MAC_CTX_new(s.mac)) {
        for (auto &direction : ciphers)
            direction = EVP_CIPHER_CTX_new();
    }
    ~Context() {
        for (auto *direction : ciphers)
            EVP_CIPHER_CTX_free(direction);
        EVP_MAC_CTX_free(mac);
    }
    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;
    bool usable() const { return mac && ciphers[0] && ciphers[1]; }

    const Suite &suite;
    EVP_MAC_CTX *mac;
    std::array<EVP_CIPHER_CTX *, 2> ciphers{};
    RememberedKey macKey;
    std::array<RememberedKey, 2> cipherKeys;
};

Context &of(void *ctx) { return *static_cast<Context *>(ctx); }

} // namespace

void lianxin_sqlcipher_choose_suite(int suite) { tSuite = suite; }

const char *lianxin_sqlcipher_provider_name(void *) { return "lianxin"; }
const char *lianxin_sqlcipher_provider_version(void *) { return OpenSSL_version(OPENSSL_VERSION); }
const char *lianxin_sqlcipher_cipher_name(void *ctx) { return of(ctx).suite.label; }

int lianxin_sqlcipher_ctx_init(void **ctx) {
    const Suite &suite = suiteOf(tSuite);
    if (!suite.usable())
        return kError;
    auto *context = new Context(suite);
    if (!context->usable()) {
        delete context;
        return kError;
    }
    *ctx = context;
    return kOk;
}

int lianxin_sqlcipher_ctx_free(void **ctx) {
    delete static_cast<Context *>(*ctx);
    *ctx = nullptr;
    return kOk;
}

int lianxin_sqlcipher_add_random(void *, const void *buffer, int length) {
    RAND_add(buffer, length, 0);
    return kOk;
}

int lianxin_sqlcipher_random(void *, void *buffer, int length) {
    return RAND_bytes(static_cast<unsigned char *>(buffer), length) == 1 ? kOk : kError;
}

int lianxin_sqlcipher_hmac(void *ctx, int algorithm, const unsigned char *key, int keySize, const unsigned char *in,
                           int inSize, const unsigned char *in2, int in2Size, unsigned char *out) {
    if (algorithm != kSlotSha256 || !in)
        return kError;
    Context &c = of(ctx);
    bool ok;
    if (c.macKey.is(key, keySize)) {
        ok = EVP_MAC_init(c.mac, nullptr, 0, nullptr) == 1;
    } else {
        const OSSL_PARAM params[] = {
            OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, const_cast<char *>(c.suite.digestName), 0),
            OSSL_PARAM_construct_end()};
        c.macKey.forget();
        ok = EVP_MAC_init(c.mac, key, size_t(keySize), params) == 1;
        if (ok)
            c.macKey.set(key, keySize);
    }
    size_t written = 0;
    ok = ok && EVP_MAC_update(c.mac, in, size_t(inSize)) == 1 &&
         (!in2 || EVP_MAC_update(c.mac, in2, size_t(in2Size)) == 1) &&
         EVP_MAC_final(c.mac, out, &written, kTagSize) == 1 && written == kTagSize;
    return ok ? kOk : kError;
}

int lianxin_sqlcipher_kdf(void *ctx, int algorithm, const unsigned char *pass, int passSize,
                          const unsigned char *salt, int saltSize, int iterations, int keySize,
                          unsigned char *key) {
    if (algorithm != kSlotSha256)
        return kError;
    return PKCS5_PBKDF2_HMAC(reinterpret_cast<const char *>(pass), passSize, salt, saltSize, iterations,
                             of(ctx).suite.digest, keySize, key) == 1
               ? kOk
               : kError;
}

int lianxin_sqlcipher_cipher(void *ctx, int encrypt, const unsigned char *key, int keySize, const unsigned char *iv,
                             const unsigned char *in, int inSize, unsigned char *out) {
    Context &c = of(ctx);
    if (keySize != c.suite.keySize)
        return kError;
    const auto direction = size_t(encrypt ? 1 : 0);
    EVP_CIPHER_CTX *cipher = c.ciphers[direction];
    RememberedKey &remembered = c.cipherKeys[direction];
    bool ok;
    if (remembered.is(key, keySize)) {
        ok = EVP_CipherInit_ex2(cipher, nullptr, nullptr, iv, encrypt, nullptr) == 1;
    } else {
        remembered.forget();
        ok = EVP_CipherInit_ex2(cipher, c.suite.cipher, key, iv, encrypt, nullptr) == 1 &&
             EVP_CIPHER_CTX_set_padding(cipher, 0) == 1;
        if (ok)
            remembered.set(key, keySize);
    }
    int written = 0;
    int rest = 0;
    ok = ok && EVP_CipherUpdate(cipher, out, &written, in, inSize) == 1 &&
         EVP_CipherFinal_ex(cipher, out + written, &rest) == 1 && written + rest == inSize;
    return ok ? kOk : kError;
}

int lianxin_sqlcipher_key_size(void *ctx) { return of(ctx).suite.keySize; }
int lianxin_sqlcipher_iv_size(void *) { return 16; }
int lianxin_sqlcipher_block_size(void *) { return 16; }
int lianxin_sqlcipher_hmac_size(void *, int algorithm) { return algorithm == kSlotSha256 ? kTagSize : 0; }
int lianxin_sqlcipher_fips_status(void *) { return 0; }
