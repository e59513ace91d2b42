// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>

#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/drafts.h"
#include "store/history.h"
#include "store/save.h"
#include "store/trail.h"

// What one change works on.
struct work {
    struct saving *saving;
    const struct change *change;
    struct reply *reply;
    void *before; // as it stands now
    void *after;
};

static bool fail_fault(struct work *work, enum status status, const struct fault *fault)
{
    reply_set_fault(work->reply, status, work->change->kind, fault);
    return false;
}

static const struct field *changed_field(const struct work *work, size_t i)
{
    const struct kind_info *info = kind_get(work->change->kind);
    uint8_t index = work->change->fields[i].field;
    if (index >= info->field_count || (info->fields[index].flags & FIELD_SHOWN) != 0) {
        return NULL;
    }
    return &info->fields[index];
}

static bool set_field(struct work *work, const struct field *field, const char *words)
{
    if (field && field_read_canonical(field, work->after, words)) {
        return true;
    }
    struct fault fault = {.field = field};
    err_set(&fault.err, "%s", _("cannot be read"));
    return fail_fault(work, STATUS_INVALID, &fault);
}

// Somebody else was first: tells who and when, and gives the record as it stands.
static bool fail_conflict(struct work *work, const struct field *field)
{
    enum kind kind = work->change->kind;
    struct reply *reply = work->reply;
    bool known = history_last(work->saving->store, kind, work->before, field, reply);
    reply_set_kind(reply, kind);
    sight_mask(work->saving->store, kind, work->before);
    rows_add(&reply->rows, work->before);
    reply->field = field ? (int32_t)kind_field_index(kind, field) : -1;
    return reply_fail(reply, STATUS_CONFLICT, _("%s changed this in the meantime."),
                      known ? reply->login : _("Somebody else"));
}

// Takes over one changed field unless somebody else gave it another value.
static bool merge_field(struct work *work, size_t i)
{
    const struct field_change *wish = &work->change->fields[i];
    const struct field *field = changed_field(work, i);
    struct buf now = {0};
    if (!field) {
        return set_field(work, NULL, "");
    }
    field_write(field, work->before, &now);
    bool untouched = str_is_same(buf_text(&now), wish->old_value);
    bool same = str_is_same(buf_text(&now), wish->new_value);
    buf_clear(&now);
    if (same) {
        return true;
    }
    return untouched ? set_field(work, field, str_text(wish->new_value))
                     : fail_conflict(work, field);
}

static bool put(struct work *work, const void *before)
{
    struct fault fault = {0};
    return save_put(work->saving, work->change->kind, before, work->after, &fault) ||
           fail_fault(work, STATUS_INVALID, &fault);
}

static bool apply_new(struct work *work)
{
    for (size_t i = 0; i < work->change->field_count; i++) {
        const char *words = work->change->fields[i].new_value;
        if (!set_field(work, changed_field(work, i), str_text(words))) {
            return false;
        }
    }
    return rights_judge_change(work->saving->store, work->change, work->after, work->reply) &&
           put(work, NULL);
}

static bool apply_fields(struct work *work)
{
    record_copy(work->change->kind, work->after, work->before);
    for (size_t i = 0; i < work->change->field_count; i++) {
        if (!merge_field(work, i)) {
            return false;
        }
    }
    return put(work, work->before);
}

static bool apply_delete(struct work *work)
{
    const struct record *head = work->before;
    struct fault fault = {0};
    if (work->change->rev != 0 && work->change->rev != head->rev) {
        return fail_conflict(work, NULL);
    }
    return save_remove(work->saving, work->change->kind, work->before, &fault) ||
           fail_fault(work, STATUS_REFUSED, &fault);
}

static bool apply(struct work *work)
{
    const struct change *change = work->change;
    if (change->action == CHANGE_NEW) {
        return apply_new(work);
    }
    if (!record_load(work->saving->store, change->kind, change->id, work->before)) {
        return reply_fail(work->reply, STATUS_NOT_FOUND, "%s", _("It is no longer there."));
    }
    if (!rights_judge_change(work->saving->store, change, work->before, work->reply)) {
        return false;
    }
    return change->action == CHANGE_DELETE ? apply_delete(work) : apply_fields(work);
}

static bool apply_change(struct saving *saving, const struct change *change, struct reply *reply)
{
    if (change->kind >= KIND_SAVED_COUNT) {
        return reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
    }
    size_t size = kind_get(change->kind)->size;
    struct work work = {
        .saving = saving,
        .change = change,
        .reply = reply,
        .before = xcalloc(1, size),
        .after = xcalloc(1, size),
    };
    record_init(change->kind, work.before);
    record_init(change->kind, work.after);
    bool done = apply(&work);
    if (done && saving->result_id == 0) {
        saving->result_id =
            change->action == CHANGE_NEW ? ((struct record *)work.after)->id : change->id;
    }
    record_clear(change->kind, work.before);
    record_clear(change->kind, work.after);
    free(work.before);
    free(work.after);
    return done;
}

static bool apply_changes(struct saving *saving, const struct request *request, struct reply *reply)
{
    for (size_t i = 0; i < request->change_count; i++) {
        if (!apply_change(saving, &request->changes[i], reply)) {
            reply->change = (int32_t)i;
            return false;
        }
    }
    saving_finish(saving);
    reply->id = saving->result_id;
    reply->step = saving->step;
    return true;
}

void answer_save(struct store *store, const struct request *request, struct reply *reply)
{
    struct saving saving;
    if (!db_begin_write(store->db)) {
        return;
    }
    if (history_repeated(store, request, reply)) {
        db_end(store->db, false);
        return;
    }
    saving_init(&saving, store, request);
    bool done = apply_changes(&saving, request, reply);
    bool ended = done && drafts_end(store, request);
    saving_clear(&saving);
    trail_end(store, request, reply, done && (saving.step != 0 || ended));
}
