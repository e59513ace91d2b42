// SPDX-License-Identifier: EUPL-1.2
#include "figures/stacking.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/people.h"

enum { STACKED = 2 }; // helpers that make a stack

// One helper's work for one person, or for the whole household.
struct share {
    char *person; // owned; "": the household
    const char *domain;
    const struct involvement *work;
    bool own; // a child's, by a helper who in that domain is there for no other of the children
};

struct shares {
    struct share *items;
    size_t count, capacity;
};

struct search {
    const struct record_list *people, *involvements;
    int64_t day;
};

static const struct involvement *active_at(const struct search *search, size_t i)
{
    const struct involvement *one = record_list_at(search->involvements, i);
    return figures_active(one->from, one->until, search->day) ? one : NULL;
}

static const struct person *child_at(const struct search *search, size_t i)
{
    const struct person *person = record_list_at(search->people, i);
    bool child = str_is_same(person->role, "child");
    return child && figures_active(person->from, person->until, search->day) ? person : NULL;
}

static bool is_child(const struct search *search, const char *reference)
{
    for (size_t i = 0; i < search->people->count; i++) {
        const struct person *child = child_at(search, i);
        if (child && strcmp(child->person, reference) == 0) {
            return true;
        }
    }
    return false;
}

// Whether that is for that child, and for no other child.
static bool is_for_alone(const struct search *search, const struct involvement *work,
                         const char *reference)
{
    bool alone = people_have(work->persons, reference);
    for (size_t i = 0; i < search->people->count && alone; i++) {
        const struct person *child = child_at(search, i);
        alone = !child || strcmp(child->person, reference) == 0 ||
                !people_have(work->persons, child->person);
    }
    return alone;
}

static bool is_own(const struct search *search, const struct share *share)
{
    bool own = is_child(search, share->person);
    for (size_t i = 0; i < search->involvements->count && own; i++) {
        const struct involvement *one = active_at(search, i);
        bool same = one && str_is_same(one->domain, share->domain) &&
                    str_is_same(one->professional, share->work->professional);
        own = !same || is_for_alone(search, one, share->person);
    }
    return own;
}

static void add_share(struct shares *shares, const struct involvement *work, const char *person,
                      size_t len)
{
    *ARRAY_PUSH(shares->items, shares->count, shares->capacity) = (struct share){
        .person = xstrndup(person, len),
        .domain = str_text(work->domain),
        .work = work,
    };
}

static void add_work(struct shares *shares, const struct involvement *work)
{
    const char *persons = work->persons;
    const char *person;
    size_t len = people_next(&persons, &person);
    if (len == 0) {
        add_share(shares, work, "", 0);
    }
    for (; len > 0; len = people_next(&persons, &person)) {
        add_share(shares, work, person, len);
    }
}

static int compare_helpers(const struct share *a, const struct share *b)
{
    return strcmp(str_text(a->work->professional), str_text(b->work->professional));
}

// By cell, and in it by helper.
static int compare_cells(const void *left, const void *right)
{
    const struct share *a = left;
    const struct share *b = right;
    int order = people_compare(a->person, b->person);
    order = order != 0 ? order : strcmp(a->domain, b->domain);
    return order != 0 ? order : compare_helpers(a, b);
}

// By domain, then by helper.
static int compare_domains(const void *left, const void *right)
{
    const struct share *a = left;
    const struct share *b = right;
    int order = strcmp(a->domain, b->domain);
    return order != 0 ? order : compare_helpers(a, b);
}

static void sort(struct shares *shares, int (*compare)(const void *, const void *))
{
    if (shares->count > 0) {
        qsort(shares->items, shares->count, sizeof(*shares->items), compare);
    }
}

static void find_shares(const struct search *search, struct shares *shares)
{
    for (size_t i = 0; i < search->involvements->count; i++) {
        const struct involvement *one = active_at(search, i);
        if (one) {
            add_work(shares, one);
        }
    }
}

// Codes and names of these helpers, who stand in the order of their codes.
static void set_helpers(struct stacking *row, const struct share *shares, size_t count)
{
    struct buf codes = {0}, names = {0};
    row->helpers = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && compare_helpers(&shares[i - 1], &shares[i]) == 0) {
            continue;
        }
        bool more = row->helpers++ > 0;
        buf_addf(&codes, "%s%s", more ? " " : "", str_text(shares[i].work->professional));
        buf_addf(&names, "%s%s", more ? ", " : "", str_text(shares[i].work->professional_name));
    }
    row->professionals = buf_steal(&codes);
    row->names = buf_steal(&names);
}

static void add_row(const struct search *search, const struct share *shares, size_t count,
                    const char *persons, struct record_list *found)
{
    struct stacking *row = record_list_add(found);
    row->persons = xstrdup(persons);
    row->domain = xstrdup(shares->domain);
    row->person_names = people_names(search->people, persons);
    set_helpers(row, shares, count);
    row->siblings = shares->own;
}

// Different ones; they stand in the order of their codes.
static size_t count_helpers(const struct share *shares, size_t count)
{
    size_t helpers = 0;
    for (size_t i = 0; i < count; i++) {
        helpers += i == 0 || compare_helpers(&shares[i - 1], &shares[i]) != 0;
    }
    return helpers;
}

static void find_cells(const struct search *search, const struct shares *shares, size_t least,
                       struct record_list *found)
{
    for (size_t first = 0, last; first < shares->count; first = last) {
        const struct share *cell = &shares->items[first];
        for (last = first + 1; last < shares->count; last++) {
            const struct share *next = &shares->items[last];
            if (strcmp(next->person, cell->person) != 0 ||
                strcmp(next->domain, cell->domain) != 0) {
                break;
            }
        }
        if (count_helpers(cell, last - first) >= least) {
            add_row(search, cell, last - first, cell->person, found);
        }
    }
}

// Most helpers first; cells with as many are in their order already.
static int compare_rows(const void *left, const void *right)
{
    const struct stacking *a = left;
    const struct stacking *b = right;
    if (a->helpers != b->helpers) {
        return a->helpers > b->helpers ? -1 : 1;
    }
    int order = people_compare(a->persons, b->persons);
    return order != 0 ? order : strcmp(a->domain, b->domain);
}

static void sort_rows(struct record_list *found, size_t first)
{
    if (found->count > first) {
        qsort(record_list_at(found, first), found->count - first, sizeof(struct stacking),
              compare_rows);
    }
}

// Leaves those that are a child's own.
static void keep_own(const struct search *search, struct shares *shares)
{
    size_t kept = 0;
    for (size_t i = 0; i < shares->count; i++) {
        struct share *share = &shares->items[i];
        share->own = is_own(search, share);
        if (share->own) {
            shares->items[kept++] = *share;
        } else {
            free(share->person);
        }
    }
    shares->count = kept;
}

// The children of these shares by number, "P2 P10"; returns how many.
static size_t list_children(const struct share *shares, size_t count, struct buf *out)
{
    size_t children = 0;
    const char *before = NULL;
    for (;;) {
        const char *next = NULL;
        for (size_t i = 0; i < count; i++) {
            const char *one = shares[i].person;
            bool later = !before || people_compare(one, before) > 0;
            next = later && (!next || people_compare(one, next) < 0) ? one : next;
        }
        if (!next) {
            return children;
        }
        buf_addf(out, "%s%s", children++ > 0 ? " " : "", next);
        before = next;
    }
}

static void find_siblings(const struct search *search, const struct shares *shares,
                          struct record_list *found)
{
    for (size_t first = 0, last; first < shares->count; first = last) {
        const struct share *domain = &shares->items[first];
        struct buf children = {0};
        for (last = first + 1; last < shares->count; last++) {
            if (strcmp(shares->items[last].domain, domain->domain) != 0) {
                break;
            }
        }
        if (list_children(domain, last - first, &children) > 1) {
            add_row(search, domain, last - first, buf_text(&children), found);
        }
        buf_clear(&children);
    }
}

static void free_shares(struct shares *shares)
{
    for (size_t i = 0; i < shares->count; i++) {
        free(shares->items[i].person);
    }
    free(shares->items);
}

void figures_stacking(const struct record_list *lists, int64_t day, struct record_list *found)
{
    struct search search = {&lists[KIND_PERSON], &lists[KIND_INVOLVEMENT], day};
    struct shares shares = {0};
    size_t first = found->count;
    find_shares(&search, &shares);
    sort(&shares, compare_cells);
    find_cells(&search, &shares, STACKED, found);
    sort_rows(found, first);
    keep_own(&search, &shares);
    sort(&shares, compare_domains);
    find_siblings(&search, &shares, found);
    free_shares(&shares);
}

void figures_cells(const struct record_list *lists, int64_t day, struct record_list *found)
{
    struct search search = {&lists[KIND_PERSON], &lists[KIND_INVOLVEMENT], day};
    struct shares shares = {0};
    size_t first = found->count;
    find_shares(&search, &shares);
    sort(&shares, compare_cells);
    find_cells(&search, &shares, 1, found);
    sort_rows(found, first);
    free_shares(&shares);
}

bool figures_is_in_cell(const struct involvement *one, const char *person, const char *domain,
                        int64_t day)
{
    return people_are_for(one->persons, person) && str_is_same(one->domain, domain) &&
           figures_active(one->from, one->until, day);
}
