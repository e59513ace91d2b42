// SPDX-License-Identifier: EUPL-1.2
// VERB_IMPORT: many rows in one transaction. Each row is judged before anything of it is
// written; rows that wait for a later one (same_as, mentor, a clash, a span that moves away) are tried
// again at the end.
#include <stdlib.h>

#include "base/array.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/history.h"
#include "store/new_keys.h"
#include "store/save.h"
#include "store/trail.h"

enum { IMPORT_CACHE_MIB = 64, MANY_ROWS = 2000 };

struct waiting {
    int64_t row;
    size_t offset; // of the row in the request's bytes
};

struct import {
    struct saving saving;
    const struct rows *rows;
    enum kind kind;
    void *record; // as the row has it
    void *before; // as it stands in the database
    void *after;
    struct waiting *waiting;
    size_t waiting_count;
    size_t waiting_capacity;
    struct new_keys keys;
    struct reply *reply;
};

static void import_init(struct import *import, struct store *store, const struct request *request,
                        struct reply *reply)
{
    size_t size = kind_get(request->rows.kind)->size;
    *import = (struct import){
        .rows = &request->rows,
        .kind = request->rows.kind,
        .record = xcalloc(1, size),
        .before = xcalloc(1, size),
        .after = xcalloc(1, size),
        .reply = reply,
    };
    saving_init(&import->saving, store, request);
    new_keys_init(&import->keys, store, import->kind);
    codes_open(store, request->rows.count);
    record_init(import->kind, import->record);
    record_init(import->kind, import->before);
    record_init(import->kind, import->after);
}

static void import_clear(struct import *import)
{
    record_clear(import->kind, import->record);
    record_clear(import->kind, import->before);
    record_clear(import->kind, import->after);
    free(import->record);
    free(import->before);
    free(import->after);
    free(import->waiting);
    new_keys_clear(&import->keys);
    codes_close(import->saving.store);
    saving_clear(&import->saving);
}

static void reject(struct import *import, int64_t row, const struct fault *fault)
{
    struct reject refused;
    record_init(KIND_REJECT, &refused);
    refused.row = row;
    refused.reason = xstrdup(fault->err.text);
    if (fault->field) {
        struct buf value = {0};
        field_write(fault->field, import->record, &value);
        refused.column = xstrdup(fault->field->name);
        refused.value = xstrdup(buf_text(&value));
        buf_clear(&value);
    }
    rows_add(&import->reply->rows, &refused);
    record_clear(KIND_REJECT, &refused);
    import->saving.rejected_count++;
}

// Fields that the file has not stay as they are.
static bool change(struct import *import, int64_t id, struct fault *fault)
{
    const struct field *fields = kind_get(import->kind)->fields;
    const struct columns *columns = &import->rows->columns;
    record_load(import->saving.store, import->kind, id, import->before);
    record_copy(import->kind, import->after, import->before);
    for (uint8_t i = 0; i < columns->count; i++) {
        const struct field *field = &fields[columns->index[i]];
        if ((field->flags & FIELD_SHOWN) == 0) {
            field_copy(field, import->after, import->record);
        }
    }
    if (record_equal(import->kind, import->before, import->after)) {
        import->saving.unchanged_count++;
        return true;
    }
    return save_put(&import->saving, import->kind, import->before, import->after, fault);
}

// What is not there for who asks is not changed, and nobody gives a household to himself.
static bool may_take(struct import *import, int64_t id, struct fault *fault)
{
    struct store *store = import->saving.store;
    const struct references *references = &import->saving.references;
    if (!store->by_uid) {
        return true;
    }
    if (import->kind == KIND_HOUSEHOLD && sight_hides(store, id)) {
        return fault_set(fault, import->kind, "household", "%s", _("is already in use"));
    }
    return import->kind != KIND_COORDINATION || references->coordinator_id == 0 ||
           !sight_is_mine(store, references->coordinator_id) ||
           sight_may(store, references->household_id, ACTION_ASSIGN) ||
           fault_set(fault, import->kind, "coordinator", "%s",
                     _("nobody gives a household to himself"));
}

// The id of the record with the key of the row; 0: none.
static int64_t find_present(struct import *import)
{
    if (!new_keys_may_have(&import->keys, import->kind, import->record)) {
        return 0;
    }
    return record_by_key(import->saving.store, import->kind, import->record,
                         &import->saving.references);
}

static bool take(struct import *import, struct fault *fault)
{
    *(struct record *)import->record = (struct record){0};
    if (!save_resolve(&import->saving, import->kind, import->record, fault)) {
        return false;
    }
    int64_t id = find_present(import);
    if (!may_take(import, id, fault)) {
        return false;
    }
    if (id != 0) {
        return change(import, id, fault);
    }
    bool made = save_put_new(&import->saving, import->kind, import->record, fault);
    if (made) {
        new_keys_add(&import->keys);
    }
    return made;
}

static bool may_wait(enum kind kind, const struct field *field)
{
    return field && ((kind == KIND_PERSON && field->type == FIELD_SAME_AS) ||
                     (field->type == FIELD_RECORD && field->target == (int)kind) ||
                     (kind == KIND_COORDINATION && field->type == FIELD_DATE));
}

// True until the bytes are at their end or the database fails.
static bool next_row(struct import *import, size_t *offset, bool *malformed)
{
    return !db_failed(import->saving.store->db) &&
           rows_next(import->rows, offset, import->record, malformed);
}

static bool take_rows(struct import *import)
{
    bool malformed = false;
    size_t offset = 0;
    size_t start = 0;
    struct fault fault = {0};
    for (int64_t row = 0; next_row(import, &offset, &malformed); row++) {
        if (take(import, &fault)) {
            start = offset;
            continue;
        }
        if (may_wait(import->kind, fault.field)) {
            *ARRAY_PUSH(import->waiting, import->waiting_count, import->waiting_capacity) =
                (struct waiting){row, start};
        } else {
            reject(import, row, &fault);
        }
        start = offset;
    }
    return !malformed;
}

// Tries all that wait once; what still cannot go in is kept, or rejected the last time.
static bool take_waiting(struct import *import, bool last)
{
    size_t kept = 0;
    for (size_t i = 0; i < import->waiting_count; i++) {
        struct waiting waiting = import->waiting[i];
        struct fault fault = {0};
        size_t offset = waiting.offset;
        if (!next_row(import, &offset, NULL) || take(import, &fault)) {
            continue;
        }
        import->waiting[kept++] = waiting;
        if (last) {
            reject(import, waiting.row, &fault);
        }
    }
    bool progress = kept < import->waiting_count;
    import->waiting_count = kept;
    return progress && kept > 0;
}

static bool run(struct import *import)
{
    if (!take_rows(import)) {
        return reply_fail(import->reply, STATUS_INVALID, "%s", _("The rows cannot be read."));
    }
    while (take_waiting(import, false)) {
    }
    take_waiting(import, true);
    struct saving *saving = &import->saving;
    import->reply->new_count = saving->new_count;
    import->reply->changed_count = saving->changed_count;
    import->reply->unchanged_count = saving->unchanged_count;
    import->reply->rejected_count = saving->rejected_count;
    saving_finish(saving);
    unsigned flags = saving->request->flags;
    bool wanted = (flags & REQUEST_DRY_RUN) == 0 &&
                  (saving->rejected_count == 0 || (flags & REQUEST_PARTIAL) != 0);
    import->reply->step = wanted ? saving->step : 0;
    return wanted && saving->step != 0;
}

void answer_import(struct store *store, const struct request *request, struct reply *reply)
{
    struct import import;
    if (request->rows.kind >= KIND_SAVED_COUNT) {
        reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
        return;
    }
    reply_set_kind(reply, KIND_REJECT);
    if (request->rows.count >= MANY_ROWS) {
        db_set_cache(store->db, IMPORT_CACHE_MIB);
    }
    if (db_begin_write(store->db)) {
        bool keep = false;
        if (!history_repeated(store, request, reply)) {
            import_init(&import, store, request, reply);
            keep = run(&import);
            import_clear(&import);
        }
        trail_end(store, request, reply, keep);
    }
    db_set_cache(store->db, 0);
}
