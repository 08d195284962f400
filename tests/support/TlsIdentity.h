// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace lianxin::test {

//! \brief A certificate for 127.0.0.1 that signed itself, and its key: made by OpenSSL alone, so that tests of modules
//! below the makers of certificates have one. PEM.
struct TlsIdentity {
    QByteArray certificate;
    QByteArray key;

    static TlsIdentity fresh() { return made(nullptr, nullptr); }
    //! One that this one's key vouches for, though it may not.
    TlsIdentity signAnother() const {
        BIO *const certificateText = BIO_new_mem_buf(certificate.constData(), int(certificate.size()));
        BIO *const keyText = BIO_new_mem_buf(key.constData(), int(key.size()));
        X509 *const issuer = PEM_read_bio_X509(certificateText, nullptr, nullptr, nullptr);
        EVP_PKEY *const issuerKey = PEM_read_bio_PrivateKey(keyText, nullptr, nullptr, nullptr);
        BIO_free(certificateText);
        BIO_free(keyText);
        const TlsIdentity out = made(issuer, issuerKey);
        X509_free(issuer);
        EVP_PKEY_free(issuerKey);
        return out;
    }

private:
    template <class Write>
    static QByteArray pem(Write write) {
        BIO *const memory = BIO_new(BIO_s_mem());
        write(memory);
        char *data = nullptr;
        const long size = BIO_get_mem_data(memory, &data);
        const QByteArray out(data, size);
        BIO_free(memory);
        return out;
    }
    static TlsIdentity made(X509 *issuer, EVP_PKEY *issuerKey) {
        EVP_PKEY *const key = EVP_EC_gen("P-256");
        X509 *const x = X509_new();
        X509_set_version(x, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(x), issuer ? 2 : 1);
        X509_gmtime_adj(X509_getm_notBefore(x), -3600);
        X509_gmtime_adj(X509_getm_notAfter(x), 86'400);
        X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char *>(issuer ? "another" : "127.0.0.1"), -1, -1, 0);
        X509_set_issuer_name(x, X509_get_subject_name(issuer ? issuer : x));
        X509_set_pubkey(x, key);
        X509_EXTENSION *const constraints = X509V3_EXT_conf_nid(nullptr, nullptr, NID_basic_constraints, "critical,CA:FALSE");
        X509_add_ext(x, constraints, -1);
        X509_EXTENSION_free(constraints);
        X509_sign(x, issuerKey ? issuerKey : key, EVP_sha256());
        TlsIdentity out{pem([x](BIO *b) { PEM_write_bio_X509(b, x); }),
                        pem([key](BIO *b) { PEM_write_bio_PrivateKey(b, key, nullptr, nullptr, 0, nullptr, nullptr); })};
        X509_free(x);
        EVP_PKEY_free(key);
        return out;
    }
};

} // namespace lianxin::test
