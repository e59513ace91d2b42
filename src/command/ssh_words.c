// SPDX-License-Identifier: EUPL-1.2
#include "command/ssh_words.h"

#include <ctype.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"

static bool begin_word(struct ssh_words *words, char *at, struct err *err)
{
    if (words->count == SSH_WORDS_MOST) {
        return err_set(err, _("too many words over ssh; allowed: %d"), SSH_WORDS_MOST);
    }
    words->words[words->count++] = at;
    return true;
}

static bool is_plain(char c)
{
    return ((unsigned char)c & 0x80) || isalnum((unsigned char)c) || strchr("-_.,:/@+=%", c);
}

// quote: the one that the character stands within, '\0' for none.
static bool is_allowed(char c, char quote)
{
    switch (quote) {
    case '\'': return true;
    case '"': return !strchr("$`\\", c);
    default: return is_plain(c);
    }
}

static bool refuse_sign(char sign, struct err *err)
{
    return err_set(err,
                   _("“%c” means nothing over ssh, where no shell reads the words; to look for it, "
                     "write it between ' and '"),
                   sign);
}

static bool check_text(const char *text, struct err *err)
{
    size_t len = strnlen(text, SSH_WORDS_BYTES + 1);
    if (len > SSH_WORDS_BYTES) {
        return err_set(err, _("too long for a command over ssh; allowed: %d bytes"),
                       SSH_WORDS_BYTES);
    }
    const char *reason = utf8_refuse(text, len, UTF8_ONE_LINE, NULL);
    return !reason || err_set(err, _("words over ssh: %s"), reason);
}

static bool part(struct ssh_words *words, const char *text, struct err *err)
{
    char *out = words->bytes;
    char quote = '\0';
    bool inside = false; // of a word
    for (; *text; text++) {
        if (!quote && *text == ' ') {
            *out = '\0';
            out += inside;
            inside = false;
            continue;
        }
        if (!inside && !begin_word(words, out, err)) {
            return false;
        }
        inside = true;
        if (quote ? *text == quote : *text == '\'' || *text == '"') {
            quote = quote ? '\0' : *text;
        } else if (is_allowed(*text, quote)) {
            *out++ = *text;
        } else {
            return refuse_sign(*text, err);
        }
    }
    *out = '\0';
    return !quote || err_set(err,
                             _("a quote (%c) is not closed; of two pairs of quotes, the shell "
                               "before ssh takes one away"),
                             quote);
}

bool ssh_words_split(struct ssh_words *words, const char *text, struct err *err)
{
    *words = (struct ssh_words){0};
    if (!check_text(text, err)) {
        return false;
    }
    // Parting adds no more than the NUL behind the last word.
    words->bytes = xmalloc(strlen(text) + 1);
    return part(words, text, err);
}

void ssh_words_clear(struct ssh_words *words)
{
    free(words->bytes);
    *words = (struct ssh_words){0};
}
