// SPDX-License-Identifier: EUPL-1.2
// Undo: what a step changed is changed back from its history, as a new step.
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/history.h"
#include "store/save.h"
#include "store/trail.h"

// A line of the history of the step, owned.
struct undo_line {
    enum kind kind;
    int64_t record_id;
    int64_t household_id;
    int64_t rev;
    char *action;
    char *field;
    char *old_value;
};

struct undo {
    struct saving saving;
    struct reply *reply;
    int64_t step; // that is taken back
    char *label;  // of its first record
    struct undo_line *lines;
    size_t count;
    size_t capacity;
    struct fault fault;
};

// The step to take back; 0 with the reply failed.
static int64_t find_step(struct undo *undo)
{
    int64_t id = undo->saving.request->id;
    struct statement *row = db_statement(
        undo->saving.store->db,
        "SELECT id, label, verb, undone_by FROM steps WHERE session = :session AND login = :login AND "
        "CASE WHEN :id IS NULL THEN verb = 'save' AND undone_by IS NULL ELSE id = :id END "
        "ORDER BY id DESC LIMIT 1");
    bind_number(row, ":session", undo->saving.request->session);
    bind_text(row, ":login", undo->saving.store->user.login);
    bind_id(row, ":id", id);
    if (!statement_step(row)) {
        reply_fail(undo->reply, STATUS_REFUSED, "%s", _("There is nothing to undo."));
        return 0;
    }
    int64_t found = column_number(row, 0);
    undo->label = xstrdup(column_text(row, 1, NULL));
    bool saved = strcmp(column_text(row, 2, NULL), "save") == 0;
    bool undone = column_number(row, 3) != NONE;
    statement_end(row);
    if (!saved || undone) {
        reply_fail(undo->reply, STATUS_REFUSED, "%s",
                   undone ? _("This was undone already.") : _("This cannot be undone."));
        return 0;
    }
    return found;
}

static void load_lines(struct undo *undo)
{
    struct statement *row = db_statement(
        undo->saving.store->db,
        "SELECT h.kind, h.record_id, h.household_id, h.rev, h.action, h.field, h.old_value "
        "FROM steps AS s JOIN history AS h ON h.id BETWEEN s.first_line AND s.last_line "
        "WHERE s.id = :step ORDER BY h.id DESC");
    bind_number(row, ":step", undo->step);
    while (statement_step(row)) {
        struct undo_line *line = ARRAY_PUSH(undo->lines, undo->count, undo->capacity);
        kind_read(column_text(row, 0, NULL), &line->kind);
        line->record_id = column_number(row, 1);
        line->household_id = column_number(row, 2);
        line->rev = column_number(row, 3);
        line->action = xstrdup(column_text(row, 4, NULL));
        line->field = xstrdup(column_text(row, 5, NULL));
        line->old_value = xstrdup(column_text(row, 6, NULL));
    }
}

static void undo_clear(struct undo *undo)
{
    for (size_t i = 0; i < undo->count; i++) {
        free(undo->lines[i].action);
        free(undo->lines[i].field);
        free(undo->lines[i].old_value);
    }
    free(undo->lines);
    free(undo->label);
    saving_clear(&undo->saving);
}

// Changes that were undone themselves, and those undos, count as never made.
static bool is_changed_since(struct undo *undo, const struct undo_line *line)
{
    struct statement *row = db_statement(
        undo->saving.store->db,
        "SELECT 1 FROM history AS h JOIN steps AS s ON s.id = h.step_id WHERE "
        "h.household_id = :household_id AND h.kind = :kind AND h.record_id = :record_id AND "
        "h.step_id > :step AND s.verb <> 'undo' AND s.undone_by IS NULL LIMIT 1");
    bind_number(row, ":household_id", line->household_id);
    bind_text(row, ":kind", kind_get(line->kind)->name);
    bind_number(row, ":record_id", line->record_id);
    bind_number(row, ":step", undo->step);
    return statement_value(row, 0) != 0;
}

static bool check_untouched(struct undo *undo)
{
    for (size_t i = 0; i < undo->count; i++) {
        if (is_changed_since(undo, &undo->lines[i])) {
            return reply_fail(undo->reply, STATUS_REFUSED,
                              _("%s %s was changed since and is not undone."),
                              _(kind_get(undo->lines[i].kind)->label), undo->label);
        }
    }
    return true;
}

// The lines from *first* on that tell of one change of one record.
static size_t group_end(const struct undo *undo, size_t first)
{
    const struct undo_line *line = &undo->lines[first];
    size_t end = first + 1;
    while (end < undo->count && undo->lines[end].kind == line->kind &&
           undo->lines[end].record_id == line->record_id && undo->lines[end].rev == line->rev) {
        end++;
    }
    return end;
}

static bool set_old_values(struct undo *undo, size_t first, size_t end, void *record)
{
    for (size_t i = first; i < end; i++) {
        const struct undo_line *line = &undo->lines[i];
        const struct field *field = kind_field(line->kind, line->field);
        if (!field || !field_read_canonical(field, record, line->old_value)) {
            return reply_fail(undo->reply, STATUS_REFUSED, "%s", _("This cannot be undone."));
        }
    }
    return true;
}

// A household that was given away may be taken back; nothing else of it is touched.
static bool may_revert(struct undo *undo, const struct undo_line *line)
{
    struct store *store = undo->saving.store;
    int64_t household_id = line->kind == KIND_HOUSEHOLD ? line->record_id : line->household_id;
    bool gone = line->kind == KIND_HOUSEHOLD && strcmp(line->action, "delete") == 0;
    if (household_id == 0 || gone) {
        return true; // of a register, or brought back
    }
    return line->kind == KIND_COORDINATION ? !sight_hides(store, household_id)
                                           : sight_may(store, household_id, ACTION_CHANGE);
}

static bool revert(struct undo *undo, size_t first, size_t end, void *before, void *after)
{
    struct fault *fault = &undo->fault;
    const struct undo_line *line = &undo->lines[first];
    struct saving *saving = &undo->saving;
    if (!may_revert(undo, line)) {
        rights_refuse(saving->store, line->household_id);
        return reply_fail(undo->reply, STATUS_REFUSED, "%s",
                          _("This household is no longer open to you: nothing is undone."));
    }
    bool found = record_load(saving->store, line->kind, line->record_id, before);
    if (strcmp(line->action, "new") == 0) {
        return found && save_remove(saving, line->kind, before, fault);
    }
    if (strcmp(line->action, "delete") == 0) {
        *(struct record *)after =
            (struct record){line->record_id, line->rev + 1, line->household_id};
        return !found && set_old_values(undo, first, end, after) &&
               save_put(saving, line->kind, NULL, after, fault);
    }
    record_copy(line->kind, after, before);
    return found && set_old_values(undo, first, end, after) &&
           save_put(saving, line->kind, before, after, fault);
}

static bool revert_group(struct undo *undo, size_t first, size_t end)
{
    enum kind kind = undo->lines[first].kind;
    void *before = xcalloc(1, kind_get(kind)->size);
    void *after = xcalloc(1, kind_get(kind)->size);
    record_init(kind, before);
    record_init(kind, after);
    bool done = revert(undo, first, end, before, after);
    if (!done && !undo->reply->message) {
        reply_set_fault(undo->reply, STATUS_REFUSED, kind, &undo->fault);
    }
    record_clear(kind, before);
    record_clear(kind, after);
    free(before);
    free(after);
    return done;
}

static void mark_undone(struct undo *undo)
{
    struct statement *update =
        db_statement(undo->saving.store->db, "UPDATE steps SET undone_by = :undo WHERE id = :step");
    bind_number(update, ":undo", undo->saving.step);
    bind_number(update, ":step", undo->step);
    statement_run(update);
}

static bool take_back(struct undo *undo)
{
    undo->step = find_step(undo);
    if (undo->step == 0) {
        return false;
    }
    load_lines(undo);
    if (!check_untouched(undo)) {
        return false;
    }
    for (size_t first = 0; first < undo->count;) {
        size_t end = group_end(undo, first);
        if (!revert_group(undo, first, end)) {
            return false;
        }
        first = end;
    }
    undo->saving.result_id = undo->step;
    saving_finish(&undo->saving);
    mark_undone(undo);
    undo->reply->id = undo->step;
    undo->reply->step = undo->saving.step;
    return true;
}

void answer_undo(struct store *store, const struct request *request, struct reply *reply)
{
    struct undo undo = {.reply = reply};
    if (!db_begin_write(store->db)) {
        return;
    }
    saving_init(&undo.saving, store, request);
    bool done = !history_repeated(store, request, reply) && take_back(&undo);
    undo_clear(&undo);
    trail_end(store, request, reply, done);
}
