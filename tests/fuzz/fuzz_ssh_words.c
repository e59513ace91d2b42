// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a command over ssh: refused, or words that are harmless, that can be quoted so that
// they come back, and that hold no character which did not stand in what was sent.
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "command/ssh_words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void quote(struct buf *out, const char *word)
{
    buf_add_text(out, "'");
    for (; *word; word++) {
        if (*word == '\'') {
            buf_add_text(out, "'\"'\"'");
        } else {
            buf_add_char(out, *word);
        }
    }
    buf_add_text(out, "' ");
}

static void check_again(const struct ssh_words *words)
{
    struct buf quoted = {0};
    struct ssh_words again;
    for (int i = 0; i < words->count; i++) {
        quote(&quoted, words->words[i]);
    }
    bool split = ssh_words_split(&again, buf_text(&quoted), NULL);
    assert(split || quoted.len > SSH_WORDS_BYTES);
    assert(!split || again.count == words->count);
    for (int i = 0; split && i < words->count; i++) {
        assert(strcmp(words->words[i], again.words[i]) == 0);
    }
    ssh_words_clear(&again);
    buf_clear(&quoted);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = xstrndup((const char *)data, size);
    struct ssh_words words;
    struct err err = {.text = ""};
    if (ssh_words_split(&words, text, &err)) {
        size_t total = 0;
        assert(words.count >= 0 && words.count <= SSH_WORDS_MOST && !words.words[words.count]);
        for (int i = 0; i < words.count; i++) {
            size_t len = strlen(words.words[i]);
            assert(!utf8_refuse(words.words[i], len, UTF8_ONE_LINE, NULL));
            assert(len == 0 || strchr(text, words.words[i][0]));
            total += len;
        }
        assert(total <= strlen(text));
        check_again(&words);
    } else {
        assert(err.text[0] != '\0');
    }
    ssh_words_clear(&words);
    free(text);
    return 0;
}
