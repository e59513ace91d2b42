// SPDX-License-Identifier: EUPL-1.2
#include "figures/contact.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "figures/advice.h"
#include "figures/figures.h"
#include "figures/people.h"
#include "model/field_words.h"
#include "model/name.h"

enum { WHOLE = 1000 }; // tenths of a per cent

// Helpers

struct sorted {
    const struct involvement *work;
    char *key;
};

static bool is_known(const struct sorted *helpers, size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++) {
        if (str_is_same(helpers[i].work->professional, code)) {
            return true;
        }
    }
    return false;
}

static char *key_of(const struct involvement *one, const char *const *prefixes)
{
    struct buf key = {0};
    name_add_key(&key, str_text(one->professional_name), prefixes);
    return buf_steal(&key);
}

static int compare_helpers(const void *left, const void *right)
{
    const struct sorted *a = left;
    const struct sorted *b = right;
    int order = strcmp(a->key, b->key);
    return order != 0 ? order
                      : strcmp(str_text(a->work->professional), str_text(b->work->professional));
}

static size_t find_helpers(const struct contact_source *source, struct sorted **helpers)
{
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < source->involvements->count; i++) {
        const struct involvement *one = record_list_at(source->involvements, i);
        if (figures_active(one->from, one->until, source->day) &&
            !is_known(*helpers, count, str_text(one->professional))) {
            *ARRAY_PUSH(*helpers, count, capacity) = (struct sorted){
                .work = one,
                .key = source->prefixes ? key_of(one, source->prefixes) : NULL,
            };
        }
    }
    if (source->prefixes && count > 0) {
        qsort(*helpers, count, sizeof(**helpers), compare_helpers);
    }
    return count;
}

static void add_persons(struct buf *persons, const char *more)
{
    const char *one;
    for (size_t len; (len = people_next(&more, &one)) > 0;) {
        if (!words_have(buf_text(persons), one, len)) {
            buf_add_text(persons, persons->len > 0 ? " " : "");
            buf_add(persons, one, len);
        }
    }
}

// All for whom the helper works on the day.
static void find_persons(const struct contact_source *source, struct contact_helper *helper)
{
    struct buf persons = {0};
    for (size_t i = 0; i < source->involvements->count; i++) {
        const struct involvement *one = record_list_at(source->involvements, i);
        if (figures_active(one->from, one->until, source->day) &&
            str_is_same(one->professional, helper->work->professional)) {
            helper->household |= !str_is_given(one->persons);
            add_persons(&persons, one->persons);
        }
    }
    helper->persons = persons.data ? buf_steal(&persons) : xstrdup("");
}

static void set_helpers(const struct contact_source *source, struct contact_pairs *pairs)
{
    struct sorted *helpers = NULL;
    pairs->count = find_helpers(source, &helpers);
    pairs->helpers = xcalloc(pairs->count + 1, sizeof(*pairs->helpers));
    for (size_t i = 0; i < pairs->count; i++) {
        pairs->helpers[i].work = helpers[i].work;
        find_persons(source, &pairs->helpers[i]);
        free(helpers[i].key);
    }
    free(helpers);
}

// Meetings

// Whether a plain word is one of the household's own references, or the family.
static bool is_own(const struct contact_source *source, const char *word)
{
    bool own = strcmp(word, "family") == 0;
    for (size_t i = 0; source->people && i < source->people->count && !own; i++) {
        own = str_is_same(((const struct person *)record_list_at(source->people, i))->person, word);
    }
    for (size_t i = 0; source->network && i < source->network->count && !own; i++) {
        const struct network_member *member = record_list_at(source->network, i);
        own = str_is_same(member->network, word);
    }
    return own;
}

bool figures_contact_means(const struct contact_source *source, const char *word, const char *code)
{
    static const char mark[] = "professional:";
    size_t len = strlen(mark);
    bool marked = strncmp(str_text(word), mark, len) == 0;
    return marked ? strcmp(word + len, code) == 0
                  : str_is_same(word, code) && !is_own(source, code);
}

static bool is_present(const struct contact_source *source, const struct meeting *meeting,
                       const char *code)
{
    struct buf marked = {0};
    bool present = words_have(meeting->present, code, strlen(code)) && !is_own(source, code);
    if (!present && meeting->present && strchr(meeting->present, ':')) {
        buf_addf(&marked, "professional:%s", code);
        present = words_have(meeting->present, buf_text(&marked), marked.len);
        buf_clear(&marked);
    }
    return present;
}

static struct contact_pair *pair_at(const struct contact_pairs *pairs, size_t one, size_t other)
{
    return &pairs->pairs[other * (other - 1) / 2 + one];
}

// Each two who were there have met that day.
static void note_meeting(const struct contact_source *source, const struct meeting *meeting,
                         struct contact_pairs *pairs, size_t *present)
{
    size_t count = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        if (!is_present(source, meeting, str_text(pairs->helpers[i].work->professional))) {
            continue;
        }
        for (size_t j = 0; j < count; j++) {
            struct contact_pair *pair = pair_at(pairs, present[j], i);
            pair->last =
                pair->last == NONE || pair->last < meeting->date ? meeting->date : pair->last;
        }
        present[count++] = i;
    }
}

static void find_meetings(const struct contact_source *source, struct contact_pairs *pairs)
{
    size_t *present = xcalloc(pairs->count + 1, sizeof(*present));
    for (size_t i = 0; i < source->meetings->count; i++) {
        const struct meeting *meeting = record_list_at(source->meetings, i);
        if (str_is_same(meeting->state, "held") && meeting->date <= source->day) {
            note_meeting(source, meeting, pairs, present);
        }
    }
    free(present);
}

// Advice

// The number of the helper who gave the advice; their count: none of them did.
static size_t giver(const struct contact_source *source, const struct contact_pairs *pairs,
                    const struct advice *advice)
{
    size_t at = 0;
    while (at < pairs->count &&
           !figures_contact_means(source, advice->by,
                                  str_text(pairs->helpers[at].work->professional))) {
        at++;
    }
    return at;
}

static void note_clash(const struct contact_source *source, const struct advice *one,
                       const struct advice *other, struct contact_pairs *pairs)
{
    size_t by = giver(source, pairs, one);
    size_t against = giver(source, pairs, other);
    if (by == against || by == pairs->count || against == pairs->count) {
        return;
    }
    struct contact_pair *pair =
        by < against ? pair_at(pairs, by, against) : pair_at(pairs, against, by);
    if (!pair->advice[0]) {
        pair->advice[0] = by < against ? one : other;
        pair->advice[1] = by < against ? other : one;
    }
}

static void find_clashes(const struct contact_source *source, struct contact_pairs *pairs)
{
    const struct record_list *advices = source->advices;
    for (size_t i = 0; advices && i < advices->count; i++) {
        const struct advice *one = record_list_at(advices, i);
        for (size_t j = i + 1; j < advices->count; j++) {
            const struct advice *other = record_list_at(advices, j);
            if (figures_advices_clash(one, other) && figures_advice_given(one, source->day) &&
                figures_advice_given(other, source->day)) {
                note_clash(source, one, other, pairs);
            }
        }
    }
}

// Pairs

static bool work_for_the_same(const struct contact_helper *one, const struct contact_helper *other)
{
    const char *persons = one->persons, *person;
    bool same = one->household && other->household;
    for (size_t len; !same && (len = people_next(&persons, &person)) > 0;) {
        same = words_have(other->persons, person, len);
    }
    return same;
}

static enum contact_state state_of(const struct contact_pair *pair, int64_t from)
{
    if (pair->last != NONE && pair->last >= from) {
        return CONTACT_MET;
    }
    if (pair->same) {
        return pair->last == NONE ? CONTACT_SAME_NEVER : CONTACT_SAME_LONG_AGO;
    }
    return pair->last == NONE ? CONTACT_OTHER_NEVER : CONTACT_OTHER_LONG_AGO;
}

void figures_contact_pairs(const struct contact_source *source, struct contact_pairs *pairs)
{
    int64_t from = date_add_months(source->day, -(int)source->months);
    set_helpers(source, pairs);
    pairs->pair_count = pairs->count > 0 ? pairs->count * (pairs->count - 1) / 2 : 0;
    pairs->pairs = xcalloc(pairs->pair_count + 1, sizeof(*pairs->pairs));
    for (size_t i = 0; i < pairs->pair_count; i++) {
        pairs->pairs[i].last = NONE;
    }
    find_meetings(source, pairs);
    find_clashes(source, pairs);
    for (size_t i = 0; i < pairs->count; i++) {
        for (size_t j = 0; j < i; j++) {
            struct contact_pair *pair = pair_at(pairs, j, i);
            pair->one = j;
            pair->other = i;
            pair->same = work_for_the_same(&pairs->helpers[j], &pairs->helpers[i]);
            pair->state = state_of(pair, from);
        }
    }
}

void figures_contact_pairs_clear(struct contact_pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        free(pairs->helpers[i].persons);
    }
    free(pairs->helpers);
    free(pairs->pairs);
    *pairs = (struct contact_pairs){0};
}

const struct contact_pair *figures_contact_pair(const struct contact_pairs *pairs, size_t one,
                                                size_t other)
{
    if (one == other) {
        return NULL;
    }
    return one < other ? pair_at(pairs, one, other) : pair_at(pairs, other, one);
}

int64_t figures_contact_count(const struct contact_pairs *pairs, enum contact_state state)
{
    int64_t count = 0;
    for (size_t i = 0; i < pairs->pair_count; i++) {
        count += pairs->pairs[i].state == state;
    }
    return count;
}

int64_t figures_contact_coverage(const struct contact_pairs *pairs)
{
    return pairs->pair_count > 0 ? number_divide(figures_contact_count(pairs, CONTACT_MET) * WHOLE,
                                                 (int64_t)pairs->pair_count)
                                 : NONE;
}

int64_t figures_contact_months(int64_t last, int64_t day)
{
    int64_t months = 0;
    for (int64_t from = day; from != NONE && last < from;) {
        months++;
        from = date_add_months(day, -(int)months);
    }
    return months;
}

void figures_contact_shared(const struct contact_pairs *pairs, const struct contact_pair *pair,
                            struct buf *out)
{
    const char *persons = pairs->helpers[pair->one].persons, *person;
    for (size_t len, count = 0; (len = people_next(&persons, &person)) > 0;) {
        if (words_have(pairs->helpers[pair->other].persons, person, len)) {
            buf_add_text(out, count++ > 0 ? " " : "");
            buf_add(out, person, len);
        }
    }
}

void figures_contact(const struct contact_source *source, struct contact *contact)
{
    struct contact_pairs pairs = {0};
    figures_contact_pairs(source, &pairs);
    contact->helpers = (int64_t)pairs.count;
    contact->pairs = (int64_t)pairs.pair_count;
    contact->met = figures_contact_count(&pairs, CONTACT_MET);
    contact->coverage = figures_contact_coverage(&pairs);
    figures_contact_pairs_clear(&pairs);
}
