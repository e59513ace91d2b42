// SPDX-License-Identifier: EUPL-1.2
#include "figures/doubles.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/fold.h"
#include "base/none.h"
#include "base/str.h"
#include "figures/figures.h"
#include "model/name.h"

enum {
    GROWN_UP = 18,     // years
    TYPED_WRONGLY = 5, // letters from which on one may differ
    PHONE_DIGITS = 6,  // fewer are no number
};

// Names

// "Vries" for "Vreis" is two letters, "Vris" one: as many letters but one that differs, or one too many.
static bool differs_by_one(const char *a, const char *b)
{
    size_t la = strlen(a), lb = strlen(b);
    if (la > lb) {
        return differs_by_one(b, a);
    }
    if (la < TYPED_WRONGLY || lb > la + 1) {
        return false;
    }
    size_t same = 0;
    while (a[same] != '\0' && a[same] == b[same]) {
        same++;
    }
    return strcmp(a + same + (la == lb && a[same] != '\0'), b + same + (b[same] != '\0')) == 0;
}

// "hof" and "hof muller".
static bool is_first_part(const char *part, const char *whole)
{
    size_t len = strlen(part);
    return len > 0 && strncmp(part, whole, len) == 0 && whole[len] == ' ';
}

static bool same_words(const char *a, const char *b, bool about)
{
    struct buf x = {0}, y = {0};
    fold_words(&x, str_text(a));
    fold_words(&y, str_text(b));
    const char *one = buf_text(&x), *other = buf_text(&y);
    bool same = one[0] != '\0' && strcmp(one, other) == 0;
    if (about && !same) {
        same = differs_by_one(one, other) || is_first_part(one, other) || is_first_part(other, one);
    }
    buf_clear(&x);
    buf_clear(&y);
    return same;
}

static bool same_family(const struct likeness *known, const struct person *person)
{
    return same_words(known->family_name, person->family_name, true);
}

// What is not known of both does not tell them apart.
static bool other_given(const struct likeness *known, const struct person *person)
{
    return str_is_given(known->given_name) && str_is_given(person->given_name) &&
           !same_words(known->given_name, person->given_name, false);
}

static bool other_birth(const struct likeness *known, const struct person *person)
{
    return known->birth_date != NONE && person->birth_date != NONE &&
           known->birth_date != person->birth_date;
}

static bool is_same_person(const struct likeness *known, const struct person *person)
{
    return known->birth_date != NONE && known->birth_date == person->birth_date &&
           same_family(known, person) && same_words(known->given_name, person->given_name, false);
}

// Phone numbers

static const char in_number[] = "0123456789 +-().";

// Whether the digits are one of the numbers in a text that may hold several.
static bool has_number(const char *text, const char *digits)
{
    bool found = false;
    for (const char *at = str_text(text); *at != '\0' && !found;) {
        size_t len = strspn(at, in_number);
        struct buf number = {0}, folded = {0};
        buf_add(&number, at, len);
        fold_phone(&folded, buf_text(&number));
        found = strcmp(buf_text(&folded), digits) == 0;
        buf_clear(&number);
        buf_clear(&folded);
        at += len;
        at += strcspn(at, in_number);
    }
    return found;
}

static bool same_phone(const char *known, const char *text)
{
    struct buf digits = {0};
    fold_phone(&digits, str_text(known));
    bool same = digits.len >= PHONE_DIGITS && has_number(text, buf_text(&digits));
    buf_clear(&digits);
    return same;
}

// The address

static void add_squeezed(struct buf *out, const char *text)
{
    struct buf words = {0};
    fold_words(&words, str_text(text));
    for (const char *at = buf_text(&words); *at != '\0'; at++) {
        if (*at != ' ') {
            buf_add_char(out, *at);
        }
    }
    buf_clear(&words);
}

static bool same_squeezed(const char *a, const char *b)
{
    struct buf x = {0}, y = {0};
    add_squeezed(&x, a);
    add_squeezed(&y, b);
    bool same = x.len > 0 && strcmp(buf_text(&x), buf_text(&y)) == 0;
    buf_clear(&x);
    buf_clear(&y);
    return same;
}

static bool same_address(const struct likeness *known, const struct household *household)
{
    return same_squeezed(known->postcode, household->postcode) &&
           same_squeezed(known->house_number, household->house_number);
}

static bool is_grown_up(const struct person *person, int64_t day)
{
    int age = date_age(person->birth_date, day);
    bool child = person->role && strcmp(person->role, "child") == 0;
    return age >= 0 ? age >= GROWN_UP : !child;
}

static bool is_child(const struct likeness *known, int64_t day)
{
    int age = date_age(known->birth_date, day);
    return age >= 0 && age < GROWN_UP;
}

// What somebody who lives at the address says about it.
static unsigned by_member(const struct likeness *known, const struct person *person, int64_t day)
{
    bool grown_up = is_grown_up(person, day);
    if (!same_family(known, person)) {
        return 0;
    }
    if (!other_given(known, person) && !other_birth(known, person)) {
        return DOUBLE_NAME;
    }
    return is_child(known, day) && !grown_up ? DOUBLE_SIBLING : grown_up ? DOUBLE_ADDRESS : 0;
}

static unsigned by_address(const struct likeness *known, const struct record_list *people,
                           int64_t day, const struct person **who)
{
    unsigned found = 0;
    size_t living = 0;
    for (size_t i = 0; i < people->count && found != DOUBLE_NAME; i++) {
        const struct person *person = record_list_at(people, i);
        if (!figures_active(person->from, person->until, day)) {
            continue;
        }
        unsigned by = by_member(known, person, day);
        living++;
        *who = by == DOUBLE_NAME || (by == DOUBLE_SIBLING && (found & by) == 0) ? person : *who;
        found = by == DOUBLE_NAME ? by : found | by;
    }
    if (found == DOUBLE_NAME || (found & DOUBLE_SIBLING) != 0) {
        return found & ~(unsigned)DOUBLE_ADDRESS;
    }
    bool taken_together = !is_child(known, day) || living == 0;
    return taken_together ? DOUBLE_ADDRESS : found;
}

static const struct person *find_named(const struct likeness *known,
                                       const struct record_list *people)
{
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = record_list_at(people, i);
        if (same_family(known, person) && !other_given(known, person) &&
            !other_birth(known, person)) {
            return person;
        }
    }
    return NULL;
}

unsigned figures_double(const struct likeness *known, const struct household *household,
                        const struct record_list *people, int64_t day, const struct person **who)
{
    unsigned found = same_phone(known->phone, household->phone) ? DOUBLE_PHONE : 0;
    *who = NULL;
    if (same_address(known, household)) {
        found |= by_address(known, people, day, who);
    }
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = record_list_at(people, i);
        unsigned by = is_same_person(known, person) ? DOUBLE_PERSON : 0;
        by |= same_phone(known->phone, person->phone) ? DOUBLE_PHONE : 0;
        *who = by > (found & (DOUBLE_PERSON | DOUBLE_PHONE)) ? person : *who;
        found |= by;
    }
    if (found == 0 && (*who = find_named(known, people)) != NULL) {
        found = DOUBLE_NAMED;
    }
    bool strong = (found & ~(unsigned)DOUBLE_WEAK) != 0;
    return strong ? found & ~(unsigned)DOUBLE_WEAK : found;
}

void figures_double_words(const struct likeness *known, struct buf *out)
{
    const char *const parts[] = {known->postcode, known->house_number, known->phone};
    name_add(out, known->given_name, known->prefix, known->family_name);
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        if (str_is_given(parts[i])) {
            buf_addf(out, "%s%s", out->len > 0 ? " " : "", parts[i]);
        }
    }
}
