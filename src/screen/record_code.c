// SPDX-License-Identifier: EUPL-1.2
#include "screen/record_code.h"

#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "screen/session.h"

enum { MOST_DIGITS = 9 };

// How codes are made: letters, then a number of so many digits.
struct pattern {
    const char *letters;
    size_t letters_len;
    int digits;
};

// The first code of the register behind this one; "" when there is none.
static void next_code(const struct session *session, enum kind kind, const char *after,
                      struct buf *out)
{
    struct request request;
    struct record_list found;
    struct err err;
    request_init(&request, VERB_EXPORT);
    request.kind = kind;
    request.limit = 1;
    request_set_after(&request, after);
    buf_reset(out);
    if (ask_list(session->ask, &request, &found, &err) && found.count > 0) {
        buf_add_text(out, field_text(&kind_get(kind)->fields[0], record_list_at(&found, 0)));
    }
    record_list_clear(&found);
    request_clear(&request);
}

static bool read_pattern(const char *code, struct pattern *pattern)
{
    size_t letters = strlen(code);
    size_t digits = 0;
    while (letters > 0 && code[letters - 1] >= '0' && code[letters - 1] <= '9') {
        letters--;
        digits++;
    }
    *pattern = (struct pattern){code, letters, (int)digits};
    return digits > 0 && digits <= MOST_DIGITS;
}

static void make_code(const struct pattern *pattern, long number, struct buf *out)
{
    buf_add(out, pattern->letters, pattern->letters_len);
    buf_addf(out, "%0*ld", pattern->digits, number);
}

// Whether a code of the pattern stands behind the one with this number.
static bool has_more(const struct session *session, enum kind kind, const struct pattern *pattern,
                     long number)
{
    struct buf code = {0};
    struct buf next = {0};
    make_code(pattern, number, &code);
    next_code(session, kind, buf_text(&code), &next);
    bool more = next.len > 0 &&
                strncmp(buf_text(&next), pattern->letters, pattern->letters_len) == 0 &&
                buf_text(&next)[pattern->letters_len] <= '9';
    buf_clear(&code);
    buf_clear(&next);
    return more;
}

// The highest number that is taken, found by halving.
static long last_number(const struct session *session, enum kind kind,
                        const struct pattern *pattern)
{
    long low = 0;
    long high = 1;
    for (int i = 0; i < pattern->digits; i++) {
        high *= 10;
    }
    while (low < high) {
        long middle = low + (high - low) / 2;
        if (has_more(session, kind, pattern, middle)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void record_code_propose(const struct session *session, enum kind kind, struct buf *out)
{
    struct buf first = {0};
    struct pattern pattern;
    if (kind != KIND_PROFESSIONAL && kind != KIND_ORGANISATION) {
        return;
    }
    next_code(session, kind, "", &first);
    if (first.len == 0) {
        buf_add_text(out, kind == KIND_PROFESSIONAL ? "H0001" : "O001");
    } else if (read_pattern(buf_text(&first), &pattern)) {
        make_code(&pattern, last_number(session, kind, &pattern) + 1, out);
    }
    buf_clear(&first);
}
