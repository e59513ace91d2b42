// SPDX-License-Identifier: EUPL-1.2
#include "store/history.h"

#include <string.h>
#include <time.h>

#include "base/date.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "store/records_sql.h"

int64_t history_now(const struct store *store)
{
    if (store->settings->today_given) {
        return date_noon(store->settings->today);
    }
    return (int64_t)time(NULL);
}

static const char *verb_name(enum verb verb)
{
    return verb == VERB_IMPORT ? "import" : verb == VERB_UNDO ? "undo" : "save";
}

// The step is made with its first line.
static void begin_step(struct saving *saving, enum kind kind, const char *action,
                       const void *record)
{
    if (saving->step != 0) {
        return;
    }
    struct buf label = {0};
    struct statement *insert = db_statement(
        saving->store->db,
        "INSERT INTO steps (session, number, login, at, verb, kind, action, label, "
        "first_line, last_line, result_id, new_count, changed_count, unchanged_count, "
        "rejected_count) VALUES (:session, :number, :login, :at, :verb, :kind, :action, :label, "
        "0, 0, 0, 0, 0, 0, 0)");
    record_label(kind, record, &label);
    bind_number(insert, ":session", saving->request->session);
    bind_id(insert, ":number", saving->request->number);
    bind_text(insert, ":login", saving->store->user.login);
    bind_number(insert, ":at", history_now(saving->store));
    bind_text(insert, ":verb", verb_name(saving->request->verb));
    bind_text(insert, ":kind", kind_get(kind)->name);
    bind_text(insert, ":action", action);
    bind_text(insert, ":label", buf_text(&label));
    statement_run(insert);
    buf_clear(&label);
    saving->step = db_inserted(saving->store->db);
}

static void note_lines(struct saving *saving, int64_t count)
{
    saving->last_line = db_inserted(saving->store->db);
    if (saving->first_line == 0) {
        saving->first_line = saving->last_line - count + 1;
    }
}

void history_write(struct saving *saving)
{
    int64_t count = saving->made.last - saving->made.first + 1;
    if (saving->made.first == 0) {
        return;
    }
    struct statement *insert = db_statement(saving->store->db, kind_sql(saving->made.kind)->made);
    bind_number(insert, ":step_id", saving->step);
    bind_number(insert, ":first", saving->made.first);
    bind_number(insert, ":last", saving->made.last);
    statement_run(insert);
    note_lines(saving, count);
    saving->made.first = 0;
}

void history_finish(struct saving *saving)
{
    history_write(saving);
    if (saving->step == 0) {
        return;
    }
    struct statement *update = db_statement(
        saving->store->db, "UPDATE steps SET first_line = :first_line, last_line = :last_line, "
                           "result_id = :result_id, new_count = :new_count, "
                           "changed_count = :changed_count, unchanged_count = :unchanged_count, "
                           "rejected_count = :rejected_count WHERE id = :id");
    bind_number(update, ":id", saving->step);
    bind_number(update, ":first_line", saving->first_line);
    bind_number(update, ":last_line", saving->last_line);
    bind_number(update, ":result_id", saving->result_id);
    bind_number(update, ":new_count", saving->new_count);
    bind_number(update, ":changed_count", saving->changed_count);
    bind_number(update, ":unchanged_count", saving->unchanged_count);
    bind_number(update, ":rejected_count", saving->rejected_count);
    statement_run(update);
}

// One line of the history; the values may be empty.
struct line {
    const char *action;
    const char *field;
    const char *old_value;
    const char *new_value;
};

static void add_line(struct saving *saving, enum kind kind, const struct record *head,
                     const struct line *line)
{
    struct statement *insert = db_statement(
        saving->store->db,
        "INSERT INTO history (step_id, household_id, kind, record_id, rev, action, field, "
        "old_value, new_value) VALUES (:step_id, :household_id, :kind, :record_id, :rev, :action, "
        ":field, :old_value, :new_value)");
    bind_number(insert, ":step_id", saving->step);
    bind_number(insert, ":household_id", head->household_id);
    bind_text(insert, ":kind", kind_get(kind)->name);
    bind_number(insert, ":record_id", head->id);
    bind_number(insert, ":rev", head->rev);
    bind_text(insert, ":action", line->action);
    bind_text(insert, ":field", line->field);
    bind_text(insert, ":old_value", line->old_value);
    bind_text(insert, ":new_value", line->new_value);
    statement_run(insert);
    note_lines(saving, 1);
}

void history_new(struct saving *saving, enum kind kind, const void *after)
{
    const struct record *head = after;
    begin_step(saving, kind, "new", after);
    if (saving->made.kind != kind || saving->made.last + 1 != head->id) {
        history_write(saving);
    }
    if (saving->made.first == 0) {
        saving->made.kind = kind;
        saving->made.first = head->id;
    }
    saving->made.last = head->id;
    if (saving->request->verb != VERB_IMPORT) {
        history_write(saving); // the next change of the batch may ask who made this one
    }
}

void history_change(struct saving *saving, enum kind kind, const void *before, const void *after)
{
    const struct kind_info *info = kind_get(kind);
    struct buf old_value = {0};
    struct buf new_value = {0};
    begin_step(saving, kind, "change", after);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if ((field->flags & FIELD_SHOWN) != 0 || field_equal(field, before, after)) {
            continue;
        }
        buf_reset(&old_value);
        buf_reset(&new_value);
        field_write(field, before, &old_value);
        field_write(field, after, &new_value);
        add_line(saving, kind, after,
                 &(struct line){"change", field->name, buf_text(&old_value), buf_text(&new_value)});
    }
    buf_clear(&old_value);
    buf_clear(&new_value);
}

// The revision of what is gone is one higher, so that a restored record differs from it.
void history_delete(struct saving *saving, enum kind kind, const void *before)
{
    const struct kind_info *info = kind_get(kind);
    struct record head = *(const struct record *)before;
    struct buf value = {0};
    head.rev++;
    begin_step(saving, kind, "delete", before);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if ((field->flags & FIELD_SHOWN) == 0 && !field_is_empty(field, before)) {
            buf_reset(&value);
            field_write(field, before, &value);
            add_line(saving, kind, &head,
                     &(struct line){"delete", field->name, buf_text(&value), NULL});
        }
    }
    buf_clear(&value);
}

bool history_repeated(struct store *store, const struct request *request, struct reply *reply)
{
    struct statement *row = db_statement(
        store->db, "SELECT id, result_id, new_count, changed_count, unchanged_count, "
                   "rejected_count FROM steps WHERE session = :session AND number = :number AND "
                   "login = :login");
    bind_number(row, ":session", request->session);
    bind_text(row, ":login", store->user.login);
    bind_id(row, ":number", request->number);
    bool found = statement_step(row);
    if (found) {
        reply->step = column_number(row, 0);
        reply->id = column_number(row, 1);
        reply->new_count = column_number(row, 2);
        reply->changed_count = column_number(row, 3);
        reply->unchanged_count = column_number(row, 4);
        reply->rejected_count = column_number(row, 5);
        statement_end(row);
    }
    return found;
}

bool history_last(struct store *store, enum kind kind, const struct record *head,
                  const struct field *field, struct reply *reply)
{
    struct statement *row = db_statement(
        store->db, "SELECT s.login, s.at FROM history AS h JOIN steps AS s ON s.id = h.step_id "
                   "WHERE h.household_id = :household_id AND h.kind = :kind AND "
                   "h.record_id = :record_id AND (:field = '' OR h.field IN (:field, '')) "
                   "ORDER BY h.id DESC LIMIT 1");
    bind_number(row, ":household_id", head->household_id);
    bind_text(row, ":kind", kind_get(kind)->name);
    bind_number(row, ":record_id", head->id);
    bind_text(row, ":field", field ? field->name : "");
    bool found = statement_step(row);
    if (found) {
        reply->login = xstrdup(column_text(row, 0, NULL));
        reply->at = column_number(row, 1);
        statement_end(row);
    }
    return found;
}
