// SPDX-License-Identifier: EUPL-1.2
// One household: a list for each kind that is asked, all of one moment, in the engine's order. A
// page begins behind "KIND COUNT": so many of that kind are done, and all kinds before it.
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/db.h"
#include "store/records.h"
#include "store/records_sql.h"
#include "store/store.h"
#include "store/users.h"

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
    return kind == KIND_FIGURES || kind == KIND_GLASS ||
           (kind < KIND_SAVED_COUNT && kind_sql(kind)->of_household);
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

// People may name rows of households that are not there for who asks; nearly always there are none.
static void add_row(struct store *store, enum kind kind, struct statement *row, struct rows *list)
{
    if (kind != KIND_PERSON || sight_hidden_count(store) == 0) {
        record_add(store, kind, row, list);
        return;
    }
    struct person person;
    record_init(kind, &person);
    record_read(store, kind, row, &person);
    sight_mask(store, kind, &person);
    rows_add(list, &person);
    record_clear(kind, &person);
}

// Adds the records behind the place to the list made last; returns how many there are until there.
static size_t add_records(struct store *store, const struct request *request, struct place place,
                          struct reply *reply)
{
    struct rows *list = &reply->lists[reply->list_count - 1];
    struct statement *row = db_statement(store->db, kind_sql(place.kind)->of_household);
    struct place at = {.kind = place.kind};
    bind_number(row, ":household_id", request->household_id);
    while (statement_step(row) && (at.done < place.done || has_room(request, reply, at))) {
        if (at.done++ >= place.done) {
            add_row(store, place.kind, row, list);
        }
    }
    statement_end(row);
    return at.done;
}

// False when the household is not there.
static bool add_list(struct store *store, const struct request *request, struct place place,
                     struct reply *reply)
{
    struct rows *list = reply_add_list(reply, place.kind);
    if (reply->next) {
        return true;
    }
    if (place.kind == KIND_GLASS) {
        glass_add(store, request->household_id, list);
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
        bool wanted = (request->kinds & KIND_BIT(kind)) != 0 && kind >= from.kind;
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
    while (kind < KIND_COUNT && (!is_part(kind) || (store->prepared & KIND_BIT(kind)) != 0)) {
        kind++;
    }
    if (kind == KIND_COUNT) {
        return false;
    }
    if (store->prepared == 0) {
        memory_take_heap(DB_CACHE_KIB);
    }
    // Of a household that is not there: all is made ready and nothing is read.
    struct request request = {.kinds = KIND_BIT(kind), .on = store->settings->today};
    struct reply reply;
    reply_init(&reply);
    answer_open(store, &request, &reply);
    reply_clear(&reply);
    db_forget(store->db);
    store->prepared |= KIND_BIT(kind);
    return true;
}
