// SPDX-License-Identifier: EUPL-1.2
#include "figures/whatif.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "figures/contact.h"
#include "figures/figures.h"
#include "figures/gaps.h"
#include "figures/people.h"
#include "figures/stacking.h"
#include "model/settings.h"

bool figures_proposal_open(const struct proposal *proposal)
{
    return !str_is_given(proposal->state) || str_is_same(proposal->state, "open");
}

// A proposal that is kept

static enum whatif_kind read_kind(const char *word)
{
    static const struct {
        const char *word;
        enum whatif_kind kind;
    } kinds[] = {{"stop", WHATIF_STOP}, {"reduce", WHATIF_REDUCE}, {"merge", WHATIF_MERGE}};
    for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
        if (str_is_same(word, kinds[i].word)) {
            return kinds[i].kind;
        }
    }
    return WHATIF_NONE;
}

static bool is_about(const struct proposal_change *change, const char *proposal,
                     const struct involvement *one)
{
    return str_is_same(change->proposal, proposal) &&
           str_is_same(change->professional, one->professional) &&
           str_is_same(change->domain, one->domain) && change->from == one->from;
}

static const struct proposal_change *
find_change(const struct record_list *changes, const char *proposal, const struct involvement *one)
{
    for (size_t i = 0; i < changes->count; i++) {
        const struct proposal_change *change = record_list_at(changes, i);
        if (is_about(change, proposal, one)) {
            return change;
        }
    }
    return NULL;
}

size_t figures_whatif_read(const struct record_list *changes, const char *proposal,
                           const struct record_list *involvements, int64_t day,
                           struct whatif_change *out)
{
    size_t count = 0;
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        const struct proposal_change *change = find_change(changes, proposal, one);
        out[i] = (struct whatif_change){.kind = WHATIF_NONE};
        if (change != NULL && figures_active(one->from, one->until, day)) {
            out[i] = (struct whatif_change){
                .kind = read_kind(change->change),
                .minutes = change->hours_per_week,
                .into = change->into,
                .into_name = change->into_name,
            };
            count++;
        }
    }
    return count;
}

// Both sides

// The household's lists with these involvements; all are borrowed.
static void set_lists(const struct whatif_source *source, const struct record_list *involvements,
                      struct record_list lists[KIND_SAVED_COUNT])
{
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_init(&lists[kind], (enum kind)kind);
        if ((FIGURES_WHATIF_KINDS & KIND_BIT(kind)) != 0) {
            lists[kind] = source->lists[kind];
        }
    }
    lists[KIND_INVOLVEMENT] = *involvements;
}

static int64_t count_stacked(const struct record_list *lists, int64_t day)
{
    struct record_list rows;
    int64_t cells = 0;
    record_list_init(&rows, KIND_STACKING);
    figures_stacking(lists, day, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        const struct stacking *row = record_list_at(&rows, i);
        cells += row->siblings != 1;
    }
    record_list_clear(&rows);
    return cells;
}

// gaps: KIND_GAPS, empty.
static void fill_side(const struct whatif_source *source, const struct record_list *involvements,
                      struct whatif_side *side, struct record_list *gaps)
{
    struct record_list lists[KIND_SAVED_COUNT];
    const struct settings *settings = source->settings;
    set_lists(source, involvements, lists);
    record_init(KIND_FIGURES, &side->figures);
    record_init(KIND_CONTACT, &side->contact);
    figures_household(involvements, source->day, settings, &side->figures);
    figures_contact(&(struct contact_source){.involvements = involvements,
                                             .meetings = &lists[KIND_MEETING],
                                             .people = &lists[KIND_PERSON],
                                             .network = &lists[KIND_NETWORK],
                                             .day = source->day,
                                             .months = settings->contact_months},
                    &side->contact);
    side->stacked = count_stacked(lists, source->day);
    side->payer_count = figures_payers(involvements, source->day, settings, &side->payers);
    figures_gaps(lists, source->day, settings, gaps);
    side->gaps = 0;
    for (size_t i = 0; i < gaps->count; i++) {
        const struct gaps *row = record_list_at(gaps, i);
        side->gaps += row->gap == 1;
    }
}

// What is lost

static bool is_gap(const struct record_list *gaps, const struct gaps *wanted)
{
    for (size_t i = 0; i < gaps->count; i++) {
        const struct gaps *row = record_list_at(gaps, i);
        if (row->gap == 1 && str_is_same(row->dimension, wanted->dimension) &&
            str_is_same(row->domain, wanted->domain)) {
            return true;
        }
    }
    return false;
}

static void find_new_gaps(const struct record_list *before, const struct record_list *after,
                          struct record_list *found)
{
    for (size_t i = 0; i < after->count; i++) {
        const struct gaps *row = record_list_at(after, i);
        if (row->gap == 1 && !is_gap(before, row)) {
            record_copy(KIND_GAPS, record_list_add(found), row);
        }
    }
}

static bool is_filled(const struct record_list *involvements, int64_t day, const char *person,
                      const char *domain)
{
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        if (figures_active(one->from, one->until, day) && str_is_same(one->domain, domain) &&
            people_are_for(one->persons, person)) {
            return true;
        }
    }
    return false;
}

static bool is_found(const struct whatif *whatif, const char *person, const char *domain)
{
    for (size_t i = 0; i < whatif->emptied_count; i++) {
        if (str_is_same(whatif->emptied[i].person, person) &&
            str_is_same(whatif->emptied[i].domain, domain)) {
            return true;
        }
    }
    return false;
}

static void look_at_cell(struct whatif *whatif, int64_t day, const char *person, const char *domain,
                         size_t *capacity)
{
    if (!is_filled(&whatif->involvements, day, person, domain) &&
        !is_found(whatif, person, domain)) {
        *ARRAY_PUSH(whatif->emptied, whatif->emptied_count, *capacity) =
            (struct whatif_cell){xstrdup(person), xstrdup(domain)};
    }
}

static void find_emptied(const struct whatif_source *source, struct whatif *whatif)
{
    const struct record_list *known = &source->lists[KIND_INVOLVEMENT];
    size_t capacity = 0;
    for (size_t i = 0; i < known->count; i++) {
        const struct involvement *one = record_list_at(known, i);
        if (!figures_active(one->from, one->until, source->day)) {
            continue;
        }
        const char *domain = str_text(one->domain);
        const char *persons = one->persons, *person;
        size_t len = people_next(&persons, &person);
        if (len == 0) {
            look_at_cell(whatif, source->day, "", domain, &capacity);
        }
        for (; len > 0; len = people_next(&persons, &person)) {
            char *reference = xstrndup(person, len);
            look_at_cell(whatif, source->day, reference, domain, &capacity);
            free(reference);
        }
    }
}

void figures_whatif(const struct whatif_source *source, struct whatif *whatif)
{
    struct record_list before, after;
    *whatif = (struct whatif){0};
    record_list_init(&before, KIND_GAPS);
    record_list_init(&after, KIND_GAPS);
    record_list_init(&whatif->gaps, KIND_GAPS);
    figures_whatif_involvements(source, &whatif->involvements);
    fill_side(source, &source->lists[KIND_INVOLVEMENT], &whatif->today, &before);
    fill_side(source, &whatif->involvements, &whatif->then, &after);
    find_new_gaps(&before, &after, &whatif->gaps);
    find_emptied(source, whatif);
    record_list_clear(&before);
    record_list_clear(&after);
}

static void clear_side(struct whatif_side *side)
{
    record_clear(KIND_FIGURES, &side->figures);
    record_clear(KIND_CONTACT, &side->contact);
    free(side->payers);
}

void figures_whatif_clear(struct whatif *whatif)
{
    clear_side(&whatif->today);
    clear_side(&whatif->then);
    record_list_clear(&whatif->involvements);
    record_list_clear(&whatif->gaps);
    for (size_t i = 0; i < whatif->emptied_count; i++) {
        free(whatif->emptied[i].person);
        free(whatif->emptied[i].domain);
    }
    free(whatif->emptied);
    *whatif = (struct whatif){0};
}
