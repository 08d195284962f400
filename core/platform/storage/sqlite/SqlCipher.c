/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLCipher's amalgamation and, in the same translation unit, its registration of our provider: the provider's
 * structure and the two defaults below are private to the amalgamation. */
#include "sqlite3.c"

#include "SuiteProvider.h"

int lianxin_sqlcipher_setup(sqlcipher_provider *p);

int lianxin_sqlcipher_setup(sqlcipher_provider *p) {
    memset(p, 0, sizeof *p);
    p->get_provider_name = lianxin_sqlcipher_provider_name;
    p->get_provider_version = lianxin_sqlcipher_provider_version;
    p->get_cipher = lianxin_sqlcipher_cipher_name;
    p->ctx_init = lianxin_sqlcipher_ctx_init;
    p->ctx_free = lianxin_sqlcipher_ctx_free;
    p->add_random = lianxin_sqlcipher_add_random;
    p->random = lianxin_sqlcipher_random;
    p->hmac = lianxin_sqlcipher_hmac;
    p->kdf = lianxin_sqlcipher_kdf;
    p->cipher = lianxin_sqlcipher_cipher;
    p->get_key_sz = lianxin_sqlcipher_key_size;
    p->get_iv_sz = lianxin_sqlcipher_iv_size;
    p->get_block_sz = lianxin_sqlcipher_block_size;
    p->get_hmac_sz = lianxin_sqlcipher_hmac_size;
    p->fips_status = lianxin_sqlcipher_fips_status;
    /* Every database of this process, attached ones included, uses the slot in which both suites sit. */
    default_hmac_algorithm = SQLCIPHER_HMAC_SHA256;
    default_kdf_algorithm = SQLCIPHER_PBKDF2_HMAC_SHA256;
    return SQLITE_OK;
}
