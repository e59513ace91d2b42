// SPDX-License-Identifier: EUPL-1.2
#include "figures/people.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "model/field_words.h"

size_t people_next(const char **at, const char **reference)
{
    const char *from = *at ? *at : "";
    from += strspn(from, " ");
    size_t len = strcspn(from, " ");
    *reference = from;
    *at = from + len;
    return len;
}

static bool is_word(const char *text, size_t len, const char *word)
{
    return strlen(word) == len && strncmp(text, word, len) == 0;
}

bool people_have(const char *persons, const char *reference)
{
    const char *one;
    for (size_t len; (len = people_next(&persons, &one)) > 0;) {
        if (is_word(one, len, reference)) {
            return true;
        }
    }
    return false;
}

bool people_are_for(const char *persons, const char *reference)
{
    return *reference == '\0' ? !str_is_given(persons) : people_have(persons, reference);
}

static int compare_one(const char *a, size_t a_len, const char *b, size_t b_len)
{
    struct buf left = {0}, right = {0};
    buf_add(&left, a, a_len);
    buf_add(&right, b, b_len);
    int order = reference_compare(buf_text(&left), buf_text(&right));
    buf_clear(&left);
    buf_clear(&right);
    return order;
}

int people_compare(const char *a, const char *b)
{
    for (;;) {
        const char *left, *right;
        size_t left_len = people_next(&a, &left);
        size_t right_len = people_next(&b, &right);
        if (left_len == 0 || right_len == 0) {
            return (left_len > 0) - (right_len > 0);
        }
        int order = compare_one(left, left_len, right, right_len);
        if (order != 0) {
            return order;
        }
    }
}

static void add_name(const struct record_list *people, const char *reference, size_t len,
                     struct buf *out)
{
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = record_list_at(people, i);
        bool named = str_is_given(person->given_name);
        if (named && is_word(reference, len, person->person)) {
            buf_add_text(out, person->given_name);
            return;
        }
    }
    buf_add(out, reference, len);
}

char *people_names(const struct record_list *people, const char *persons)
{
    struct buf out = {0};
    const char *one;
    for (size_t len; (len = people_next(&persons, &one)) > 0;) {
        buf_add_text(&out, out.len > 0 ? ", " : "");
        add_name(people, one, len, &out);
    }
    return out.data ? buf_steal(&out) : xstrdup("");
}
