/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIANXIN_SUITE_PROVIDER_H
#define LIANXIN_SUITE_PROVIDER_H
/* What SQLCipher calls for every page: one provider that knows both suites. SQLCipher asks one provider for all
 * databases of the process; ours remembers per database which suite it was opened with. Both suites sit in
 * SQLCipher's slot "SHA256" (the only label with a 32-byte tag): AES-256-CBC + HMAC-SHA256, the format of
 * SQLCipher 4 with these settings, and SM4-CBC + HMAC-SM3 (GB/T 32907, GB/T 32905).
 *
 * A context belongs to one connection and is used by one thread at a time, as SQLite guarantees; it keeps the
 * expanded keys of the last key it saw. */
#ifdef __cplusplus
extern "C" {
#endif

/* Which suite the next database that this thread keys, attaches or rekeys gets: 0 = intl, 1 = gm. */
void lianxin_sqlcipher_choose_suite(int suite);

const char *lianxin_sqlcipher_provider_name(void *ctx);
const char *lianxin_sqlcipher_provider_version(void *ctx);
const char *lianxin_sqlcipher_cipher_name(void *ctx);
int lianxin_sqlcipher_ctx_init(void **ctx);
int lianxin_sqlcipher_ctx_free(void **ctx);
int lianxin_sqlcipher_add_random(void *ctx, const void *buffer, int length);
int lianxin_sqlcipher_random(void *ctx, void *buffer, int length);
int lianxin_sqlcipher_hmac(void *ctx, int algorithm, const unsigned char *key, int keySize, const unsigned char *in,
                           int inSize, const unsigned char *in2, int in2Size, unsigned char *out);
int lianxin_sqlcipher_kdf(void *ctx, int algorithm, const unsigned char *pass, int passSize,
                          const unsigned char *salt, int saltSize, int iterations, int keySize, unsigned char *key);
int lianxin_sqlcipher_cipher(void *ctx, int encrypt, const unsigned char *key, int keySize, const unsigned char *iv,
                             const unsigned char *in, int inSize, unsigned char *out);
int lianxin_sqlcipher_key_size(void *ctx);
int lianxin_sqlcipher_iv_size(void *ctx);
int lianxin_sqlcipher_block_size(void *ctx);
int lianxin_sqlcipher_hmac_size(void *ctx, int algorithm);
int lianxin_sqlcipher_fips_status(void *ctx);

#ifdef __cplusplus
}
#endif
#endif
