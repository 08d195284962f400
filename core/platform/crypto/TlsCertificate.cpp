// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/TlsCertificate.h"
#include <QRegularExpression>
#include <arpa/inet.h>
#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace lianxin {
namespace {

constexpr long kClockSkewS = 3600; // clocks of seats may be behind

template <auto Free>
struct FreeTls {
    template <class T>
    void operator()(T *thing) const {
        Free(thing);
    }
};
using TlsKey = std::unique_ptr<EVP_PKEY, FreeTls<EVP_PKEY_free>>;
using TlsX509 = std::unique_ptr<X509, FreeTls<X509_free>>;
using TlsExtension = std::unique_ptr<X509_EXTENSION, FreeTls<X509_EXTENSION_free>>;
using TlsBio = std::unique_ptr<BIO, FreeTls<BIO_free>>;

Error certificateFailed() {
    return {ErrorKind::Internal, u"crypto.certificate"_s, u"The certificate could not be made."_s, u"Look whether memory is short."_s, {}};
}

bool isAddress(const QString &name) {
    unsigned char bytes[sizeof(in6_addr)];
    const QByteArray text = name.toLatin1();
    return inet_pton(AF_INET, text.constData(), bytes) == 1 || inet_pton(AF_INET6, text.constData(), bytes) == 1;
}

bool addExtension(X509 *certificate, int nid, const QByteArray &value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const TlsExtension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509 *certificate) {
    unsigned char bytes[16];
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return false;
    bytes[0] &= 0x7f;
    std::unique_ptr<BIGNUM, FreeTls<BN_free>> number(BN_bin2bn(bytes, sizeof bytes, nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

template <class Write>
QByteArray pemText(Write write) {
    const TlsBio memory(BIO_new(BIO_s_mem()));
    if (!memory || write(memory.get()) != 1)
        return {};
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, qsizetype(size)};
}

} // namespace

Expected<TlsCertificate> makeTlsCertificate(const QStringList &names, int days) {
    static const QRegularExpression host(u"^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$"_s);
    QByteArrayList alternatives;
    for (const QString &name : names) {
        const bool address = isAddress(name);
        if (!address && !host.match(name).hasMatch())
            return Error{ErrorKind::Usage, u"crypto.certificate_names"_s, u"This is neither a host name nor an IP address."_s,
                         u"Name what seats connect to: hotline.example.cn, or 192.0.2.1."_s, name};
        alternatives << (address ? "IP:" : "DNS:") + name.toLatin1();
    }
    if (names.isEmpty() || days < 1 || days > 36'500)
        return Error{ErrorKind::Usage, u"crypto.certificate_names"_s, u"A certificate needs a name and 1 to 36500 days."_s,
                     u"Name what seats connect to: hotline.example.cn, or 192.0.2.1."_s, {}};

    const TlsKey key(EVP_EC_gen("P-256"));
    const TlsX509 certificate(X509_new());
    if (!key || !certificate)
        return certificateFailed();
    X509 *const x = certificate.get();
    X509_NAME *const subject = X509_get_subject_name(x);
    const QByteArray common = names.first().left(64).toLatin1();
    // CA:FALSE: whoever trusts this certificate trusts no other that its key might sign.
    const bool made = X509_set_version(x, 2) == 1 && setSerial(x) && X509_gmtime_adj(X509_getm_notBefore(x), -kClockSkewS)
                      && X509_time_adj_ex(X509_getm_notAfter(x), days, 0, nullptr)
                      && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(common.constData()),
                                                    int(common.size()), -1, 0) == 1
                      && X509_set_issuer_name(x, subject) == 1 && X509_set_pubkey(x, key.get()) == 1
                      && addExtension(x, NID_basic_constraints, "critical,CA:FALSE")
                      && addExtension(x, NID_key_usage, "critical,digitalSignature") && addExtension(x, NID_ext_key_usage, "serverAuth")
                      && addExtension(x, NID_subject_key_identifier, "hash") && addExtension(x, NID_subject_alt_name, alternatives.join(','))
                      && X509_sign(x, key.get(), EVP_sha256()) > 0;
    if (!made)
        return certificateFailed();
    TlsCertificate out;
    out.certificate = pemText([x](BIO *to) { return PEM_write_bio_X509(to, x); });
    out.key = pemText([&key](BIO *to) { return PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
    if (out.certificate.isEmpty() || out.key.isEmpty())
        return certificateFailed();
    return out;
}

} // namespace lianxin
