// SPDX-License-Identifier: EUPL-1.2
// VERB_FIGURES and VERB_EXPORT for those who may know nobody: pseudonyms instead of codes, no names, no
// free text. Records come in an order that tells nothing of their codes either; a page
// begins behind "PSEUDONYM", of a record or of the household of some.
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/export.h"
#include "store/figures_rows.h"
#include "store/records.h"

struct veiled {
    uint64_t order;
    int64_t id;
    int64_t from, until;
};

struct veil {
    struct store *store;
    const struct request *request;
    struct reply *reply;
    enum kind kind; // of the rows; one that is computed: figures
    struct veiled *items;
    size_t count, capacity;
};

static const char *const ids[KIND_HOUSEHOLD + 1] = {
    [KIND_ORGANISATION] = "SELECT id, NULL, NULL FROM organisations",
    [KIND_COORDINATOR] = "SELECT id, \"from\", until FROM coordinators",
    [KIND_PROFESSIONAL] = "SELECT id, NULL, NULL FROM professionals",
    [KIND_HOUSEHOLD] = "SELECT id, NULL, NULL FROM households",
};

// By household: figures, and what belongs to one.
static bool is_by_household(enum kind kind)
{
    return kind >= KIND_HOUSEHOLD;
}

static int compare(const void *a, const void *b)
{
    const struct veiled *x = a;
    const struct veiled *y = b;
    return (x->order > y->order) - (x->order < y->order);
}

static void load(struct veil *veil)
{
    bool households = is_by_household(veil->kind);
    uint64_t after = strtoull(request_after(veil->request), NULL, 16);
    struct statement *row =
        db_statement(veil->store->db, ids[households ? KIND_HOUSEHOLD : veil->kind]);
    while (statement_step(row)) {
        int64_t id = column_number(row, 0);
        uint64_t order = pseudonyms_number(&veil->store->pseudonyms, id);
        if (order > after && (!households || sight_may(veil->store, id, ACTION_VEIL))) {
            *ARRAY_PUSH(veil->items, veil->count, veil->capacity) =
                (struct veiled){order, id, column_number(row, 1), column_number(row, 2)};
        }
    }
    if (veil->count > 0) {
        qsort(veil->items, veil->count, sizeof(*veil->items), compare);
    }
}

static void add_record(struct veil *veil, int64_t id)
{
    enum kind kind = veil->kind;
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    if (record_load(veil->store, kind, id, record)) {
        pseudonyms_apply(&veil->store->pseudonyms, kind, record);
        rows_add(&veil->reply->rows, record);
    }
    record_clear(kind, record);
    free(record);
}

static void add_figures(struct veil *veil, int64_t household_id)
{
    struct rows open;
    struct inbox inbox = {.store = veil->store, .day = request_day(veil->store, veil->request)};
    size_t offset = 0;
    void *row = xcalloc(1, kind_get(veil->kind)->size);
    rows_init(&open, veil->kind);
    record_init(veil->kind, row);
    figures_rows_add(&inbox, veil->kind, household_id, &open);
    while (rows_next(&open, &offset, row, NULL)) {
        pseudonyms_apply(&veil->store->pseudonyms, veil->kind, row);
        rows_add(&veil->reply->rows, row);
    }
    record_clear(veil->kind, row);
    free(row);
    rows_clear(&open);
}

// All of a household at once, so that no page has to tell how far it came within one.
static void add_parts(struct veil *veil, int64_t household_id)
{
    enum kind kind = veil->kind;
    struct statement *row = db_statement(veil->store->db, export_of_household[kind]);
    bind_number(row, ":household_id", household_id);
    if (kind == KIND_SCORING) {
        bind_text(row, ":instrument", export_instrument(veil->store, veil->request));
    }
    while (statement_step(row)) {
        if (export_is_wanted(veil->store, veil->request, column_number(row, 1),
                             column_number(row, 2))) {
            add_record(veil, column_number(row, 0));
        }
    }
}

static void add(struct veil *veil, const struct veiled *item)
{
    if (veil->kind >= KIND_SAVED_COUNT) {
        add_figures(veil, item->id);
    } else if (veil->kind > KIND_HOUSEHOLD) {
        add_parts(veil, item->id);
    } else if (export_is_wanted(veil->store, veil->request, item->from, item->until)) {
        add_record(veil, item->id);
    }
}

void answer_veiled(struct store *store, const struct request *request, struct reply *reply)
{
    struct veil veil = {
        .store = store,
        .request = request,
        .reply = reply,
        .kind = request->verb == VERB_FIGURES ? figures_asked(request) : request->kind,
    };
    reply_set_kind(reply, veil.kind);
    db_begin_read(store->db);
    load(&veil);
    for (size_t i = 0; i < veil.count && !reply->next; i++) {
        if (page_is_full(reply, page_limit(request))) {
            reply->next = xasprintf("%016llx", (unsigned long long)veil.items[i - 1].order);
        } else {
            add(&veil, &veil.items[i]);
        }
    }
    db_end(store->db, false);
    free(veil.items);
}
