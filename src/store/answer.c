// SPDX-License-Identifier: EUPL-1.2
#include "store/answer.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/backup.h"
#include "store/cursor.h"
#include "store/drafts.h"
#include "store/erase.h"
#include "store/history.h"
#include "store/household_rows.h"
#include "store/migrate.h"
#include "store/prefixes.h"
#include "store/records.h"
#include "store/review.h"
#include "store/row_cache.h"
#include "store/trail_chain.h"
#include "store/users.h"

static void answer_changes(struct store *store, const struct request *request, struct reply *reply)
{
    // Every reply carries the counter.
    (void)request;
    (void)reply;
    db_look(store->db);
}

static void (*const answers[VERB_COUNT])(struct store *, const struct request *, struct reply *) = {
    [VERB_GET] = answer_get,
    [VERB_LIST] = answer_list,
    [VERB_OPEN] = answer_open,
    [VERB_FIND] = answer_find,
    [VERB_SAVE] = answer_save,
    [VERB_UNDO] = answer_undo,
    [VERB_STEPS] = answer_steps,
    [VERB_HISTORY] = answer_history,
    [VERB_FIGURES] = answer_figures,
    [VERB_IMPORT] = answer_import,
    [VERB_EXPORT] = answer_export,
    [VERB_CHANGES] = answer_changes,
    [VERB_CHECK] = answer_check,
    [VERB_ACCESS] = answer_access,
    [VERB_PERMIT] = answer_permit,
    [VERB_HAND_OVER] = answer_hand_over,
    [VERB_BREAK] = answer_break,
    [VERB_NOTICES] = answer_notices,
    [VERB_NOTICED] = answer_noticed,
    [VERB_KEEP] = answer_keep,
    [VERB_DROP] = answer_drop,
    [VERB_BACKUP] = answer_backup,
    [VERB_RETENTION] = answer_retention,
    [VERB_ERASE] = answer_erase,
    [VERB_BEGIN] = answer_begin,
    [VERB_AUDIT] = answer_audit,
    [VERB_VERIFY] = answer_verify,
    [VERB_REVIEW] = answer_review,
    [VERB_SIGN] = answer_sign,
};

// What was found or done until then is taken back: it did not come to its end.
void reply_set_error(struct store *store, struct reply *reply)
{
    struct err err;
    enum status status = db_status(store->db);
    db_explain(store->db, &err);
    reply_clear(reply);
    reply_init(reply);
    reply_fail(reply, status, "%s", err.text);
}

void store_answer(void *door, const struct request *request, struct reply *reply)
{
    struct store *store = door;
    text_set_language(request->language);
    db_forget(store->db);
    store->persons.count = 0;
    store->verb = request->verb;
    reply->status = STATUS_DONE;
    if (rights_judge(store, request, reply) && trail_before(store, request)) {
        answers[request->verb](store, request, reply);
    }
    trail_after(store, request, reply);
    if (db_failed(store->db)) {
        reply_set_error(store, reply);
        db_forget(store->db);
    }
    reply->number = request->number;
    reply->changes = db_changes(store->db);
}

enum store_result store_open(struct store **opened, const struct settings *settings,
                             enum store_mode mode, struct err *err)
{
    struct db *db;
    *opened = NULL;
    enum store_result result = db_open(&db, settings->database, mode, err);
    if (result != STORE_OK) {
        return result;
    }
    result = migrate_run(db, err);
    if (result != STORE_OK) {
        db_close(db);
        if (mode == STORE_CREATE) { // made just now, it would stand in the way of another try
            unlink(settings->database);
        }
        return result;
    }
    struct store *store = xcalloc(1, sizeof(*store));
    *store = (struct store){.db = db, .settings = settings};
    user_set_owner(store);
    pseudonyms_init(&store->pseudonyms);
    cursor_begin();
    if (!trail_open(store, mode, err)) {
        store_close(store);
        return STORE_UNUSABLE;
    }
    if (mode != STORE_READ) {
        prefixes_follow(store);
        erase_resume(store, mode == STORE_SERVE);
    }
    *opened = store;
    return STORE_OK;
}

void store_close(struct store *store)
{
    if (store) {
        row_cache_free(store->rows);
        sight_clear(store);
        record_clear(KIND_USER, &store->user);
        trail_key_forget(&store->key);
        db_close(store->db);
        free(store);
    }
}

void store_use_threads(void)
{
    db_use_threads();
}

void store_interrupt(struct store *store)
{
    db_interrupt(store->db);
}

void store_set_user(struct store *store, int64_t uid)
{
    store->by_uid = true;
    store->user.uid = uid;
}

void store_set_address(struct store *store, const char *address)
{
    store->address = address;
}

size_t page_limit(const struct request *request)
{
    if (request->limit <= 0) {
        return PAGE_ROWS;
    }
    return request->limit < PAGE_ROWS_MAX ? (size_t)request->limit : PAGE_ROWS_MAX;
}

bool page_is_full(const struct reply *reply, size_t limit)
{
    return reply->rows.count >= limit || reply->rows.bytes.len >= PAGE_BYTES;
}

int64_t request_day(const struct store *store, const struct request *request)
{
    if (request->on != NONE) {
        return request->on;
    }
    return store->settings->today != NONE ? store->settings->today : date_today();
}

const char *request_after(const struct request *request)
{
    return str_text(request->after);
}

const char *request_text(const struct request *request)
{
    return str_text(request->text);
}

void reply_set_kind(struct reply *reply, enum kind kind)
{
    rows_clear(&reply->rows);
    rows_init(&reply->rows, kind);
}

void reply_set_fault(struct reply *reply, enum status status, enum kind kind,
                     const struct fault *fault)
{
    if (!fault->field) {
        reply_fail(reply, status, "%s", fault->err.text);
        return;
    }
    reply_fail(reply, status, "%s: %s", _(fault->field->label), fault->err.text);
    reply->field = (int32_t)kind_field_index(kind, fault->field);
}

bool reply_takes_text(struct reply *reply, enum kind kind, const char *name, const char *text)
{
    struct field lone = *kind_field(kind, name);
    struct fault fault;
    struct err err;
    char *value = NULL;
    lone.offset = 0;
    bool taken = field_read_canonical(&lone, &value, text);
    if (!taken) {
        bool read = field_read(&lone, &value, text, strlen(text), NULL, &err);
        fault_set(&fault, kind, name, "%s", read ? _("cannot be read") : err.text);
        reply_set_fault(reply, STATUS_INVALID, kind, &fault);
    }
    free(value);
    return taken;
}

int64_t record_asked(struct store *store, const struct request *request, enum kind kind)
{
    if (request->id != 0) {
        return request->id;
    }
    bool in_household = kind == KIND_PERSON || kind == KIND_NETWORK;
    bool has_code = kind <= KIND_NETWORK && (!in_household || request->household_id != 0);
    return has_code ? record_by_code(store, kind, request->household_id, request_text(request)) : 0;
}

static bool add_household_row(struct store *store, const struct request *request,
                              struct reply *reply)
{
    struct household_row row;
    record_init(KIND_HOUSEHOLD_ROW, &row);
    int64_t id = record_asked(store, request, KIND_HOUSEHOLD);
    bool found = household_row_load(store, id, request_day(store, request), &row);
    if (found) {
        rows_add(&reply->rows, &row);
    }
    record_clear(KIND_HOUSEHOLD_ROW, &row);
    return found;
}

static bool add_record(struct store *store, const struct request *request, struct reply *reply)
{
    void *record = xcalloc(1, kind_get(request->kind)->size);
    record_init(request->kind, record);
    bool found =
        record_load(store, request->kind, record_asked(store, request, request->kind), record);
    if (found) {
        sight_mask(store, request->kind, record);
        rows_add(&reply->rows, record);
    }
    record_clear(request->kind, record);
    free(record);
    return found;
}

static bool add_one(struct store *store, const struct request *request, struct reply *reply)
{
    switch (request->kind) {
    case KIND_HOUSEHOLD_ROW: return add_household_row(store, request, reply);
    case KIND_DRAFT: return drafts_get(store, request->id, reply);
    case KIND_PLACE: return drafts_get_place(store, reply);
    default: return add_record(store, request, reply);
    }
}

bool reply_not_found(const struct request *request, struct reply *reply)
{
    if (request->text && request->id == 0) {
        return reply_fail(reply, STATUS_NOT_FOUND, _("There is no %s %s."),
                          _(kind_get(request->kind)->label), request->text);
    }
    return reply_fail(reply, STATUS_NOT_FOUND, "%s", _("It is no longer there."));
}

void answer_get(struct store *store, const struct request *request, struct reply *reply)
{
    bool other = request->kind == KIND_HOUSEHOLD_ROW || request->kind == KIND_DRAFT ||
                 request->kind == KIND_PLACE;
    if (request->kind >= KIND_SAVED_COUNT && !other) {
        reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
        return;
    }
    reply_set_kind(reply, request->kind);
    db_begin_read(store->db);
    bool found = add_one(store, request, reply);
    if (db_end(store->db, false) && !found) {
        reply_not_found(request, reply);
    }
}
