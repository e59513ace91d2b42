// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/buf.h"
#include "base/fold.h"
#include "store/search.h"

enum { PIECES = 32, POSTCODE_DIGITS = 4, POSTCODE_LETTERS = 2, PHONE_DIGITS = 4 };

// What stands between blanks.
struct piece {
    const char *text;
    size_t len;
    size_t digits;
    bool number; // digits and signs that stand in phone numbers
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static struct piece read_piece(const char *text, size_t len)
{
    struct piece piece = {.text = text, .len = len, .number = true};
    for (size_t i = 0; i < len; i++) {
        piece.digits += is_digit(text[i]);
        piece.number &= strchr("0123456789+-().", text[i]) != NULL;
    }
    piece.number &= piece.digits > 0;
    return piece;
}

static size_t read_pieces(const char *text, struct piece pieces[PIECES])
{
    size_t count = 0;
    while (*text != '\0' && count < PIECES) {
        size_t len = strcspn(text, " \t\n");
        if (len > 0) {
            pieces[count++] = read_piece(text, len);
        }
        text += len;
        text += strspn(text, " \t\n");
    }
    return count;
}

static void add_token(struct search_query *query, const char *token, size_t len)
{
    if (len == 0 || query->count == QUERY_TOKENS || len >= QUERY_BYTES - query->used) {
        return;
    }
    char *to = query->bytes + query->used;
    memcpy(to, token, len);
    to[len] = '\0';
    query->tokens[query->count] = to;
    query->lengths[query->count++] = len;
    query->used += len + 1;
}

static void add_words(struct search_query *query, const struct piece *piece)
{
    struct buf text = {0};
    struct buf words = {0};
    buf_add(&text, piece->text, piece->len);
    fold_words(&words, buf_text(&text));
    for (const char *at = buf_text(&words); *at != '\0';) {
        size_t len = strcspn(at, " ");
        add_token(query, at, len);
        at += len;
        at += strspn(at, " ");
    }
    buf_clear(&text);
    buf_clear(&words);
}

static void add_phone(struct search_query *query, const struct piece *pieces, size_t count)
{
    struct buf text = {0};
    struct buf digits = {0};
    for (size_t i = 0; i < count; i++) {
        buf_add(&text, pieces[i].text, pieces[i].len);
    }
    fold_phone(&digits, buf_text(&text));
    add_token(query, buf_text(&digits), digits.len);
    buf_clear(&text);
    buf_clear(&digits);
}

// "0675 zf", or "0675 z" while it is being typed.
static bool is_postcode(const struct piece *pieces, size_t count)
{
    if (count < 2 || pieces[0].len != POSTCODE_DIGITS || pieces[0].digits != POSTCODE_DIGITS ||
        pieces[1].len > POSTCODE_LETTERS) {
        return false;
    }
    return is_letter(pieces[1].text[0]) && (pieces[1].len == 1 || is_letter(pieces[1].text[1]));
}

static void add_postcode(struct search_query *query, const struct piece *pieces)
{
    char code[POSTCODE_DIGITS + POSTCODE_LETTERS];
    memcpy(code, pieces[0].text, POSTCODE_DIGITS);
    for (size_t i = 0; i < pieces[1].len; i++) {
        code[POSTCODE_DIGITS + i] = (char)(pieces[1].text[i] | 0x20);
    }
    add_token(query, code, POSTCODE_DIGITS + pieces[1].len);
}

// Numbers beside one another, of which the last may belong to a postcode.
static size_t add_numbers(struct search_query *query, const struct piece *pieces, size_t count)
{
    size_t run = 0;
    size_t digits = 0;
    while (run < count && pieces[run].number && !is_postcode(pieces + run, count - run)) {
        digits += pieces[run++].digits;
    }
    if (digits >= PHONE_DIGITS || pieces[0].text[0] == '+') {
        add_phone(query, pieces, run);
    } else {
        for (size_t i = 0; i < run; i++) {
            add_words(query, &pieces[i]);
        }
    }
    return run;
}

bool search_query_read(struct search_query *query, const char *typed)
{
    struct piece pieces[PIECES];
    char text[QUERY_TYPED + 1];
    size_t len = strnlen(typed, QUERY_TYPED);
    memcpy(text, typed, len);
    text[len] = '\0';
    size_t count = read_pieces(text, pieces);
    query->count = 0;
    query->used = 0;
    for (size_t i = 0; i < count;) {
        if (is_postcode(pieces + i, count - i)) {
            add_postcode(query, pieces + i);
            i += 2;
        } else if (pieces[i].number) {
            i += add_numbers(query, pieces + i, count - i);
        } else {
            add_words(query, &pieces[i++]);
        }
    }
    return query->count > 0;
}

// How well a word is found among words: 0 not, 1 as a beginning, 2 whole.
static int find_word(const char *words, const char *token, size_t len)
{
    int best = 0;
    for (const char *at = words; *at != '\0' && best < 2;) {
        size_t word = strcspn(at, " ");
        if (word >= len && memcmp(at, token, len) == 0) {
            best = word == len ? 2 : 1;
        }
        at += word;
        at += strspn(at, " ");
    }
    return best;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

enum search_class search_classify(const struct search_query *query, const char *own,
                                  const char *other)
{
    int worst_own = 2;
    int worst_any = 2;
    for (size_t i = 0; i < query->count && worst_any > 0; i++) {
        int in_own = find_word(own, query->tokens[i], query->lengths[i]);
        int in_any = in_own == 2 ? 2 : find_word(other, query->tokens[i], query->lengths[i]);
        worst_own = least(worst_own, in_own);
        worst_any = least(worst_any, in_any > in_own ? in_any : in_own);
    }
    if (worst_own == 2) {
        return CLASS_OWN_EXACT;
    }
    if (worst_any == 2) {
        return CLASS_ANY_EXACT;
    }
    if (worst_own == 1) {
        return CLASS_OWN_PREFIX;
    }
    return worst_any == 1 ? CLASS_ANY_PREFIX : CLASS_NONE;
}

bool search_matches(const struct search_query *query, const char *words)
{
    for (size_t i = 0; i < query->count; i++) {
        if (find_word(words, query->tokens[i], query->lengths[i]) == 0) {
            return false;
        }
    }
    return true;
}
