// SPDX-License-Identifier: EUPL-1.2
#include "store/likenesses.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/doubles.h"
#include "model/name.h"
#include "store/answer.h"
#include "store/household_rows.h"
#include "store/records.h"
#include "store/search.h"

enum {
    LOOKED_AT = 60, // households compared at most
    CLOSED_MAX = 5, // told of that only have the name and are not open
    TOLD_MAX = 20,
};

struct candidate {
    int64_t household_id;
    unsigned reasons;
    char *person;
};

struct candidates {
    struct store *store;
    struct likeness known;
    int64_t day;
    struct candidate items[LOOKED_AT + CLOSED_MAX];
    size_t count;
};

static bool has(const struct candidates *all, int64_t household_id)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].household_id == household_id) {
            return true;
        }
    }
    return false;
}

static void add(struct candidates *all, int64_t household_id, unsigned reasons)
{
    all->items[all->count++] = (struct candidate){household_id, reasons, NULL};
}

// Looking

// Adds the open households in which these words are found.
static void look_for(struct candidates *all, const char *words)
{
    struct search_query query;
    struct search search;
    struct search_hit hit;
    if (!search_query_read(&query, words)) {
        return;
    }
    search_begin(&search, all->store, &query, &(struct search_rank){0}, KIND_COUNT);
    search_bound(&search);
    while (all->count < LOOKED_AT && search_next(&search, &hit)) {
        if (hit.household_id != 0 && !has(all, hit.household_id) &&
            sight_may(all->store, hit.household_id, ACTION_READ)) {
            add(all, hit.household_id, 0);
        }
    }
    search_end(&search);
}

// Those that are not open are found by their own name alone, as in the list of households.
static void look_for_closed(struct candidates *all, const char *name)
{
    struct search_query query;
    struct search search;
    struct search_hit hit;
    size_t told = 0;
    if (!search_query_read(&query, name)) {
        return;
    }
    search_begin(&search, all->store, &query, &(struct search_rank){0}, KIND_HOUSEHOLD);
    search_bound(&search);
    while (told < CLOSED_MAX && search_next(&search, &hit) && hit.class == CLASS_OWN_EXACT) {
        if (!sight_may(all->store, hit.household_id, ACTION_READ) &&
            sight_shows_hit(all->store, &query, &hit, hit.household_id)) {
            add(all, hit.household_id, DOUBLE_NAMED);
            told++;
        }
    }
    search_end(&search);
}

static void look(struct candidates *all)
{
    const struct likeness *known = &all->known;
    struct buf words = {0};
    if (known->phone) {
        look_for(all, known->phone);
    }
    if (known->postcode && known->house_number) {
        int digits = (int)strspn(known->house_number, "0123456789");
        buf_addf(&words, "%s %.*s", known->postcode, digits, known->house_number); // "12a", "12 a"
        look_for(all, buf_text(&words));
    }
    if (known->family_name) {
        buf_reset(&words);
        name_add(&words, known->given_name, NULL, known->family_name);
        look_for(all, buf_text(&words));
        look_for_closed(all, known->family_name);
    }
    buf_clear(&words);
}

// Judging

static void load_people(struct store *store, int64_t household_id, struct record_list *people)
{
    struct statement *ids =
        db_statement(store->db, "SELECT id FROM people WHERE household_id = :household_id");
    bind_number(ids, ":household_id", household_id);
    record_list_init(people, KIND_PERSON);
    record_load_all(store, KIND_PERSON, ids, people);
}

static void judge(struct candidates *all, struct candidate *candidate)
{
    struct household household;
    struct record_list people;
    const struct person *who = NULL;
    struct buf name = {0};
    record_init(KIND_HOUSEHOLD, &household);
    load_people(all->store, candidate->household_id, &people);
    if (record_load(all->store, KIND_HOUSEHOLD, candidate->household_id, &household)) {
        candidate->reasons = figures_double(&all->known, &household, &people, all->day, &who);
    }
    if (who) {
        name_add(&name, who->given_name, who->prefix, who->family_name);
        candidate->person = xstrdup(buf_text(&name));
    }
    buf_clear(&name);
    record_list_clear(&people);
    record_clear(KIND_HOUSEHOLD, &household);
}

static int compare(const void *a, const void *b)
{
    const struct candidate *x = a;
    const struct candidate *y = b;
    if (x->reasons != y->reasons) {
        return x->reasons > y->reasons ? -1 : 1;
    }
    return (x->household_id > y->household_id) - (x->household_id < y->household_id);
}

static void add_told(struct candidates *all, struct candidate *candidate, struct rows *rows)
{
    struct household_row row;
    struct likeness told;
    record_init(KIND_HOUSEHOLD_ROW, &row);
    record_init(KIND_LIKENESS, &told);
    if (household_row_load(all->store, candidate->household_id, all->day, &row)) {
        told.head = row.head;
        told.household = xstrdup(row.household);
        told.name = xstrdup(row.name);
        told.address = xstrdup(row.address);
        told.phone = xstrdup(row.phone);
        told.coordinator = xstrdup(row.coordinator);
        told.person = xstrdup(candidate->person);
        told.reasons = candidate->reasons;
        told.closed = row.closed;
        rows_add(rows, &told);
    }
    record_clear(KIND_LIKENESS, &told);
    record_clear(KIND_HOUSEHOLD_ROW, &row);
}

// What is searched for has to be what the trail is told.
static bool read_known(const struct request *request, struct likeness *known)
{
    size_t offset = 0;
    struct buf words = {0};
    bool read = request->rows.kind == KIND_LIKENESS && rows_are_clean(&request->rows) &&
                rows_next(&request->rows, &offset, known, NULL);
    figures_double_words(known, &words);
    bool told = strcmp(buf_text(&words), request_text(request)) == 0;
    buf_clear(&words);
    return read && told;
}

void answer_likenesses(struct store *store, const struct request *request, struct reply *reply)
{
    struct candidates *all = xcalloc(1, sizeof(*all));
    all->store = store;
    all->day = request_day(store, request);
    record_init(KIND_LIKENESS, &all->known);
    if (read_known(request, &all->known)) {
        look(all);
    } else {
        reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
    }
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].reasons == 0) {
            judge(all, &all->items[i]);
        }
    }
    qsort(all->items, all->count, sizeof(*all->items), compare);
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].reasons != 0 && reply->rows.count < TOLD_MAX) {
            add_told(all, &all->items[i], &reply->rows);
        }
        free(all->items[i].person);
    }
    record_clear(KIND_LIKENESS, &all->known);
    free(all);
}
