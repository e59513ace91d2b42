// SPDX-License-Identifier: EUPL-1.2
// Any bytes: cleaning gives text that stays as it is and is refused nowhere;
// cutting and stepping agree with each other; folding what is folded changes nothing.
#include <assert.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "base/xalloc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_clean(const char *s, size_t len, enum utf8_lines lines)
{
    struct buf once = {0};
    struct buf twice = {0};
    size_t at;
    utf8_clean(&once, s, len, lines);
    assert(!utf8_refuse(buf_text(&once), once.len, lines, &at));
    assert(utf8_valid(buf_text(&once), once.len, &at));
    utf8_clean(&twice, buf_text(&once), once.len, lines);
    assert(strcmp(buf_text(&once), buf_text(&twice)) == 0);
    buf_clear(&once);
    buf_clear(&twice);
}

static void check_steps(const char *s)
{
    size_t len = strlen(s);
    size_t at = 0;
    while (at < len) {
        size_t next = utf8_next(s, at);
        assert(next > at && next <= len);
        assert(utf8_prev(s, next) == at);
        at = next;
    }
}

static void check_fit(const char *s)
{
    int width = utf8_width(s);
    int before = 0;
    assert(utf8_fit(s, INT_MAX, NULL) == strlen(s));
    for (int columns = 0; columns <= width && columns < 100; columns++) {
        int used;
        size_t bytes = utf8_fit(s, columns, &used);
        assert(used <= columns && used >= before);
        assert(bytes == 0 || bytes == utf8_next(s, utf8_prev(s, bytes)));
        before = used;
    }
}

static void check_folded_again(void (*fold)(struct buf *, const char *), const char *s)
{
    struct buf once = {0};
    struct buf twice = {0};
    fold(&once, s);
    assert(utf8_valid(buf_text(&once), once.len, NULL));
    fold(&twice, buf_text(&once));
    assert(strcmp(buf_text(&once), buf_text(&twice)) == 0);
    assert(fold_pack(buf_text(&once)) < UINT64_C(1) << 42);
    buf_clear(&once);
    buf_clear(&twice);
}

static void check_phone(const char *s)
{
    struct buf digits = {0};
    fold_phone(&digits, s);
    assert(strspn(buf_text(&digits), "0123456789") == digits.len && digits.len <= strlen(s));
    buf_clear(&digits);
}

// Passing over prefixes moves words and loses none.
static void check_sort_key(const char *name)
{
    static const char *const prefixes[] = {"van t", "van", "de", "t", NULL};
    struct buf words = {0};
    struct buf key = {0};
    fold_words(&words, name);
    fold_sort_key(&key, name, prefixes);
    bool moved = strchr(buf_text(&key), ',') != NULL;
    assert(key.len == words.len + (moved ? 1 : 0));
    buf_clear(&words);
    buf_clear(&key);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *s = xstrndup((const char *)data, size);
    check_clean((const char *)data, size, UTF8_ONE_LINE);
    check_clean((const char *)data, size, UTF8_MANY_LINES);
    check_steps(s);
    check_fit(s);
    check_folded_again(fold_text, s);
    check_folded_again(fold_words, s);
    check_phone(s);
    check_sort_key(s);
    free(s);
    return 0;
}
