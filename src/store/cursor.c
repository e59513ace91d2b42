// SPDX-License-Identifier: EUPL-1.2
#include "store/cursor.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/log.h"
#include "base/xalloc.h"

enum {
    NONCE = crypto_secretbox_NONCEBYTES,
    MAC = crypto_secretbox_MACBYTES,
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
    size_t len = strlen(text);
    unsigned char *sealed = xcalloc(NONCE + MAC + len, 1);
    randombytes_buf(sealed, NONCE);
    crypto_secretbox_easy(sealed + NONCE, (const unsigned char *)text, len, sealed, key);
    size_t room = sodium_base64_ENCODED_LEN(NONCE + MAC + len, VARIANT);
    char *hidden = xcalloc(room + 1, 1);
    hidden[0] = sign;
    sodium_bin2base64(hidden + 1, room, sealed, NONCE + MAC + len, VARIANT);
    free(sealed);
    return hidden;
}

// NULL when it was not sealed here.
static char *open_bytes(const unsigned char *sealed, size_t len)
{
    char *text = xcalloc(len - NONCE - MAC + 1, 1);
    if (crypto_secretbox_open_easy((unsigned char *)text, sealed + NONCE, len - NONCE, sealed,
                                   key) == 0) {
        return text;
    }
    free(text);
    return NULL;
}

static char *open_sealed(const char *hidden)
{
    size_t room = strlen(hidden), len; // base64 is longer than what it holds
    unsigned char *sealed = xcalloc(room + 1, 1);
    bool whole = sodium_base642bin(sealed, room, hidden, room, NULL, &len, NULL, VARIANT) == 0 &&
                 len >= NONCE + MAC;
    char *text = whole ? open_bytes(sealed, len) : NULL;
    free(sealed);
    return text;
}

char *cursor_show(const char *text)
{
    char *shown = text[0] == sign ? open_sealed(text + 1) : xstrdup(text);
    return shown ? shown : xstrdup("");
}
