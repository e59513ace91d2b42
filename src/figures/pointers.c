// SPDX-License-Identifier: EUPL-1.2
#include "figures/pointers.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/people.h"
#include "figures/stacking.h"

// The involvements that count, and each helper's first one, in the order of the helpers' codes.
struct work {
    const struct involvement **items, **helpers;
    size_t count, helper_count;
};

static int compare_works(const void *left, const void *right)
{
    const struct involvement *const *a = left;
    const struct involvement *const *b = right;
    return strcmp(str_text((*a)->professional), str_text((*b)->professional));
}

static void find_work(struct work *work, const struct record_list *involvements, int64_t day)
{
    size_t room = involvements->count + 1;
    work->items = xcalloc(room, sizeof(const struct involvement *));
    work->helpers = xcalloc(room, sizeof(const struct involvement *));
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        if (figures_active(one->from, one->until, day)) {
            work->items[work->count++] = one;
        }
    }
    qsort(work->items, work->count, sizeof(const struct involvement *), compare_works);
    for (size_t i = 0; i < work->count; i++) {
        if (i == 0 || compare_works(&work->items[i - 1], &work->items[i]) != 0) {
            work->helpers[work->helper_count++] = work->items[i];
        }
    }
}

static void clear_work(struct work *work)
{
    free(work->items);
    free(work->helpers);
}

static bool is_same_helper(const struct involvement *a, const struct involvement *b)
{
    return str_is_same(a->professional, b->professional);
}

static void add_code(struct buf *codes, const struct involvement *helper)
{
    buf_addf(codes, "%s%s", codes->len > 0 ? " " : "", str_text(helper->professional));
}

// Takes the codes.
static struct pointer *add(struct pointers *pointers, enum pointer_kind kind, const char *persons,
                           struct buf *codes)
{
    struct pointer *pointer = ARRAY_PUSH(pointers->items, pointers->count, pointers->capacity);
    *pointer = (struct pointer){
        .kind = kind,
        .persons = xstrdup(persons),
        .domain = xstrdup(""),
        .professionals = buf_steal(codes),
    };
    return pointer;
}

static void add_siblings(struct pointers *pointers, const struct record_list *lists, int64_t day)
{
    struct record_list found;
    record_list_init(&found, KIND_STACKING);
    figures_stacking(lists, day, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct stacking *row = record_list_at(&found, i);
        if (row->siblings == 1) {
            struct buf codes = {0};
            buf_add_text(&codes, row->professionals);
            struct pointer *pointer = add(pointers, POINTER_SIBLINGS, row->persons, &codes);
            xreplace(&pointer->domain, row->domain);
            pointer->number = row->helpers;
        }
    }
    record_list_clear(&found);
}

// One person: whose helpers these are, and from how many organisations

static bool is_there_for(const struct work *work, const struct involvement *helper,
                         const char *person)
{
    bool there = false;
    for (size_t i = 0; i < work->count && !there; i++) {
        there =
            is_same_helper(work->items[i], helper) && people_have(work->items[i]->persons, person);
    }
    return there;
}

static int64_t count_organisations(const struct work *work, const char *person)
{
    int64_t count = 0;
    for (size_t i = 0; i < work->helper_count; i++) {
        const struct involvement *helper = work->helpers[i];
        bool counts = str_is_given(helper->organisation) && is_there_for(work, helper, person);
        for (size_t before = 0; before < i && counts; before++) {
            counts = !str_is_same(work->helpers[before]->organisation, helper->organisation) ||
                     !is_there_for(work, work->helpers[before], person);
        }
        count += counts;
    }
    return count;
}

static void add_parties(struct pointers *pointers, const struct work *work, const char *person)
{
    int64_t organisations = count_organisations(work, person);
    struct buf codes = {0};
    if (organisations < POINTER_PARTIES_MANY) {
        return;
    }
    for (size_t i = 0; i < work->helper_count; i++) {
        if (is_there_for(work, work->helpers[i], person)) {
            add_code(&codes, work->helpers[i]);
        }
    }
    add(pointers, POINTER_PARTIES, person, &codes)->number = organisations;
}

static bool is_for_alone(const char *persons, const char *person)
{
    const char *one;
    size_t len = people_next(&persons, &one);
    bool same = len > 0 && len == strlen(person) && strncmp(one, person, len) == 0;
    return same && people_next(&persons, &one) == 0;
}

static bool serves_alone(const struct work *work, const struct involvement *helper,
                         const char *person)
{
    bool alone = true;
    for (size_t i = 0; i < work->count && alone; i++) {
        alone = !is_same_helper(work->items[i], helper) ||
                is_for_alone(work->items[i]->persons, person);
    }
    return alone;
}

static void add_one_member(struct pointers *pointers, const struct work *work, const char *person)
{
    int64_t helpers = 0;
    struct buf codes = {0};
    for (size_t i = 0; i < work->helper_count; i++) {
        if (serves_alone(work, work->helpers[i], person)) {
            add_code(&codes, work->helpers[i]);
            helpers++;
        }
    }
    if (helpers > 0) {
        add(pointers, POINTER_ONE_MEMBER, person, &codes)->number = helpers;
    }
}

static bool is_member(const struct person *person, int64_t day)
{
    return person->person != NULL && figures_active(person->from, person->until, day);
}

// Where there is one member all help is for that one alone: that says nothing.
static void add_persons(struct pointers *pointers, const struct work *work,
                        const struct record_list *people, int64_t day)
{
    size_t members = 0;
    for (size_t i = 0; i < people->count; i++) {
        members += is_member(record_list_at(people, i), day);
    }
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = record_list_at(people, i);
        if (is_member(person, day)) {
            add_parties(pointers, work, person->person);
        }
        if (is_member(person, day) && members > 1) {
            add_one_member(pointers, work, person->person);
        }
    }
}

// Hours

static bool is_under_hour(const struct work *work, const struct involvement *helper)
{
    int64_t minutes = 0;
    for (size_t i = 0; i < work->count; i++) {
        if (!is_same_helper(work->items[i], helper)) {
            continue;
        }
        if (work->items[i]->hours_per_week == NONE) {
            return false;
        }
        minutes += work->items[i]->hours_per_week;
    }
    return minutes < POINTER_HOUR_MINUTES;
}

static void add_under_hour(struct pointers *pointers, const struct work *work)
{
    int64_t helpers = 0;
    struct buf codes = {0};
    for (size_t i = 0; i < work->helper_count; i++) {
        if (is_under_hour(work, work->helpers[i])) {
            add_code(&codes, work->helpers[i]);
            helpers++;
        }
    }
    if (helpers > 0) {
        add(pointers, POINTER_UNDER_HOUR, "", &codes)->number = helpers;
    }
}

// All of them

static int compare(const void *left, const void *right)
{
    const struct pointer *a = left;
    const struct pointer *b = right;
    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    if (a->kind == POINTER_SIBLINGS) {
        return strcmp(a->domain, b->domain);
    }
    if (a->number != b->number) {
        return a->number > b->number ? -1 : 1;
    }
    return people_compare(a->persons, b->persons);
}

void figures_pointers(struct pointers *pointers, const struct record_list *lists, int64_t day)
{
    struct work work = {0};
    pointers_clear(pointers);
    find_work(&work, &lists[KIND_INVOLVEMENT], day);
    add_siblings(pointers, lists, day);
    add_persons(pointers, &work, &lists[KIND_PERSON], day);
    add_under_hour(pointers, &work);
    if (pointers->count > 0) {
        qsort(pointers->items, pointers->count, sizeof(*pointers->items), compare);
    }
    clear_work(&work);
}

void pointers_clear(struct pointers *pointers)
{
    for (size_t i = 0; i < pointers->count; i++) {
        free(pointers->items[i].persons);
        free(pointers->items[i].domain);
        free(pointers->items[i].professionals);
    }
    free(pointers->items);
    *pointers = (struct pointers){0};
}

// The help that runs already

static bool share_somebody(const char *persons, const char *others)
{
    const char *person;
    bool shared = !str_is_given(persons) && !str_is_given(others);
    for (size_t len; !shared && (len = people_next(&persons, &person)) > 0;) {
        char *one = xstrndup(person, len);
        shared = people_have(others, one);
        free(one);
    }
    return shared;
}

static bool is_parallel(const struct involvement *other, const struct involvement *one, int64_t day)
{
    return other->head.id != one->head.id && figures_active(other->from, other->until, day) &&
           str_is_same(other->domain, one->domain) && share_somebody(one->persons, other->persons);
}

size_t figures_parallel(const struct record_list *involvements, const struct involvement *one,
                        int64_t day, const struct involvement **found, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *other = record_list_at(involvements, i);
        bool counts = is_parallel(other, one, day);
        for (size_t before = 0; before < i && counts; before++) {
            const struct involvement *earlier = record_list_at(involvements, before);
            counts = !is_same_helper(earlier, other) || !is_parallel(earlier, one, day);
        }
        if (counts && count < most) {
            found[count] = other;
        }
        count += counts;
    }
    return count;
}
