// SPDX-License-Identifier: EUPL-1.2
#include "store/cursor.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/log.h"
#include "base/xalloc.h"

enum {
    TEXT_MAX = 100, // bytes
    NONCE = crypto_secretbox_NONCEBYTES,
    MAC = crypto_secretbox_MACBYTES,
    SEALED_MAX = NONCE + MAC + TEXT_MAX,
    VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING,
};

static const char sign = '~'; // begins what is hidden

static unsigned char key[crypto_secretbox_KEYBYTES];

static void make_key(void)
{
    if (sodium_init() < 0) {
        fatal("libsodium does not work here");
    }
    crypto_secretbox_keygen(key);
}

void cursor_begin(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_key);
}

char *cursor_hide(const char *text)
{
    unsigned char sealed[SEALED_MAX];
    size_t len = strlen(text);
    if (len > TEXT_MAX) {
        fatal("a cursor of %zu bytes", len);
    }
    randombytes_buf(sealed, NONCE);
    crypto_secretbox_easy(sealed + NONCE, (const unsigned char *)text, len, sealed, key);
    size_t room = sodium_base64_ENCODED_LEN(NONCE + MAC + len, VARIANT);
    char *hidden = xcalloc(room + 1, 1);
    hidden[0] = sign;
    sodium_bin2base64(hidden + 1, room, sealed, NONCE + MAC + len, VARIANT);
    return hidden;
}

static char *open_sealed(const char *hidden)
{
    unsigned char sealed[SEALED_MAX];
    size_t len;
    if (sodium_base642bin(sealed, sizeof(sealed), hidden, strlen(hidden), NULL, &len, NULL,
                          VARIANT) != 0 ||
        len < NONCE + MAC) {
        return NULL;
    }
    char *text = xcalloc(len - NONCE - MAC + 1, 1);
    if (crypto_secretbox_open_easy((unsigned char *)text, sealed + NONCE, len - NONCE, sealed,
                                   key) == 0) {
        return text;
    }
    free(text);
    return NULL;
}

char *cursor_show(const char *text)
{
    char *shown = text[0] == sign ? open_sealed(text + 1) : xstrdup(text);
    return shown ? shown : xstrdup("");
}
