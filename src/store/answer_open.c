// SPDX-License-Identifier: EUPL-1.2
// One household: a list for each kind that is asked, all of one moment. A page begins
// behind "KIND COUNT": so many of that kind are done, and all kinds before it.
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "model/field_words.h"
#include "model/records.h"
#include "store/answer.h"
#include "store/records.h"
#include "store/records_sql.h"
#include "store/store.h"

struct place {
    enum kind kind;
    size_t done;
};

static struct place read_place(const struct request *request)
{
    char *behind;
    unsigned long kind = strtoul(request_after(request), &behind, 10);
    return (struct place){
        .kind = kind < KIND_COUNT ? (enum kind)kind : KIND_COUNT,
        .done = strtoul(behind, NULL, 10),
    };
}

static bool is_part(enum kind kind)
{
    return kind == KIND_FIGURES || (kind < KIND_SAVED_COUNT && kind_sql[kind].of_household);
}

static bool is_full(const struct request *request, const struct reply *reply)
{
    size_t rows = 0, bytes = 0;
    for (size_t i = 0; i < reply->list_count; i++) {
        rows += reply->lists[i].count;
        bytes += reply->lists[i].bytes.len;
    }
    return bytes >= PAGE_BYTES || (request->limit > 0 && rows >= page_limit(request));
}

// False when the page is full: the next one begins at this place.
static bool has_room(const struct request *request, struct reply *reply, struct place place)
{
    if (!reply->next && is_full(request, reply)) {
        reply->next = xasprintf("%d %zu", (int)place.kind, place.done);
    }
    return !reply->next;
}

// The order of each list.

static int compare_people(const void *a, const void *b)
{
    return reference_compare(((const struct person *)a)->person,
                             ((const struct person *)b)->person);
}

static int compare_network(const void *a, const void *b)
{
    return reference_compare(((const struct network_member *)a)->network,
                             ((const struct network_member *)b)->network);
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_coordination(const void *a, const void *b)
{
    return compare_numbers(((const struct coordination *)b)->from,
                           ((const struct coordination *)a)->from);
}

static int compare_involvements(const void *a, const void *b)
{
    const struct involvement *x = a;
    const struct involvement *y = b;
    int order = compare_numbers(x->from, y->from);
    return order != 0 ? order : compare_numbers(x->head.id, y->head.id);
}

static int compare_scorings(const void *a, const void *b)
{
    const struct scoring *x = a;
    const struct scoring *y = b;
    int order = compare_numbers(y->date, x->date);
    order = order != 0 ? order : reference_compare(x->person, y->person);
    return order != 0 ? order : strcmp(x->instrument, y->instrument);
}

static int (*const orders[KIND_SAVED_COUNT])(const void *, const void *) = {
    [KIND_PERSON] = compare_people,
    [KIND_NETWORK] = compare_network,
    [KIND_COORDINATION] = compare_coordination,
    [KIND_INVOLVEMENT] = compare_involvements,
    [KIND_SCORING] = compare_scorings,
};

// Some records are sorted faster here than by the engine.
static void load_records(struct store *store, const struct request *request, enum kind kind,
                         struct record_list *list)
{
    struct statement *row = db_statement(store->db, kind_sql[kind].of_household);
    bind_number(row, ":household_id", request->household_id);
    record_list_init(list, kind);
    while (statement_step(row)) {
        record_read(store, kind, row, record_list_add(list));
    }
    if (list->count > 1) {
        qsort(list->items, list->count, kind_get(kind)->size, orders[kind]);
    }
}

// Adds the records behind the place to the list made last; returns how many there are in all.
static size_t add_records(struct store *store, const struct request *request, struct place place,
                          struct reply *reply)
{
    struct rows *list = &reply->lists[reply->list_count - 1];
    struct record_list records;
    load_records(store, request, place.kind, &records);
    while (place.done < records.count && has_room(request, reply, place)) {
        rows_add(list, record_list_at(&records, place.done++));
    }
    size_t count = records.count;
    record_list_clear(&records);
    return count;
}

// False when the household is not there.
static bool add_list(struct store *store, const struct request *request, struct place place,
                     struct reply *reply)
{
    struct rows *list = reply_add_list(reply, place.kind);
    if (reply->next) {
        return true;
    }
    if (place.kind != KIND_FIGURES) {
        return add_records(store, request, place, reply) > 0 || place.kind != KIND_HOUSEHOLD;
    }
    return !has_room(request, reply, place) ||
           figures_add(store, request->household_id, request_day(store, request), list);
}

void answer_open(struct store *store, const struct request *request, struct reply *reply)
{
    struct place from = read_place(request);
    bool found = true;
    db_begin_read(store->db);
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        bool wanted = (request->kinds & REQUEST_KIND(kind)) != 0 && kind >= from.kind;
        if (wanted && !is_part(kind)) {
            reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
        } else if (wanted) {
            size_t done = kind == from.kind ? from.done : 0;
            found = add_list(store, request, (struct place){kind, done}, reply) && found;
        }
    }
    if (db_end(store->db, false) && !found) {
        reply_fail(reply, STATUS_NOT_FOUND, "%s", _("This household is no longer there."));
    }
}

bool store_prepare(void *door)
{
    struct store *store = door;
    enum kind kind = 0;
    while (kind < KIND_COUNT && (!is_part(kind) || (store->prepared & REQUEST_KIND(kind)) != 0)) {
        kind++;
    }
    if (kind == KIND_COUNT) {
        return false;
    }
    // Of a household that is not there: all is made ready and nothing is read.
    struct request request = {.kinds = REQUEST_KIND(kind), .on = store->settings->today};
    struct reply reply;
    reply_init(&reply);
    answer_open(store, &request, &reply);
    reply_clear(&reply);
    db_forget(store->db);
    store->prepared |= REQUEST_KIND(kind);
    return true;
}
