// SPDX-License-Identifier: EUPL-1.2
// Reading the history: one's own steps, and what changed of a record or household.
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/history.h"
#include "store/history_words.h"
#include "store/records.h"

// Pages go from new to old: behind the id that *after* names.
static int64_t before_id(const struct request *request)
{
    const char *after = request_after(request);
    return after[0] != '\0' ? strtoll(after, NULL, 10) : INT64_MAX;
}

static char *copy_column(struct statement *statement, int column)
{
    return xstrdup(column_text(statement, column, NULL));
}

// A value as it may leave.
static char *copy_value(struct store *store, struct statement *row, int column)
{
    bool same_as = strcmp(column_text(row, 8, NULL), "same_as") == 0;
    return same_as && sight_masks_same_as(store, column_text(row, column, NULL))
               ? xstrdup("")
               : copy_column(row, column);
}

// A text of its own; the buffer is empty again.
static char *take_words(struct buf *words)
{
    char *text = xstrdup(buf_text(words));
    buf_reset(words);
    return text;
}

// In people's words; lines of one record follow each other, so that the last one's subject serves.
static void fill_words(struct store *store, const struct history *last, struct history *history)
{
    enum kind kind;
    struct buf words = {0};
    int64_t household_id = history->head.household_id;
    if (!kind_read(history->kind, &kind)) {
        return;
    }
    const struct field *field = kind_field(kind, history->field);
    bool same = last->kind && strcmp(last->kind, history->kind) == 0 &&
                last->record_id == history->record_id;
    if (!same) {
        history_add_subject(store, kind, history->record_id, household_id, &words);
    }
    history->subject = same ? xstrdup(last->subject) : take_words(&words);
    if (kind == KIND_SCORING) {
        history_add_part(store, history->record_id, household_id, history->field, &words);
    }
    history->part = take_words(&words);
    history_add_value(store, field, household_id, history->old_value, &words);
    history->old_words = take_words(&words);
    history_add_value(store, field, household_id, history->new_value, &words);
    history->new_words = take_words(&words);
    buf_clear(&words);
}

static void fill_history(struct store *store, struct statement *row, struct history *history)
{
    history->head.id = column_number(row, 0);
    history->head.rev = column_number(row, 1);
    history->head.household_id = column_number(row, 2);
    history->at = column_number(row, 3);
    history->login = copy_column(row, 4);
    history->kind = copy_column(row, 5);
    history->record_id = column_number(row, 6);
    history->action = copy_column(row, 7);
    history->field = copy_column(row, 8);
    history->old_value = copy_value(store, row, 9);
    history->new_value = copy_value(store, row, 10);
    history->verb = copy_column(row, 11);
    history->name = copy_column(row, 12);
}

// The lines of these ids, newest first; the ids come from the index alone.
#define HISTORY_OF(which)                                                                          \
    "SELECT h.id, h.rev, h.household_id, s.at, s.login, h.kind, h.record_id, h.action, h.field, "  \
    "h.old_value, h.new_value, s.verb, coalesce((SELECT name FROM users WHERE login = s.login), "  \
    "(SELECT name FROM coordinators WHERE login = s.login), '') FROM history AS h "                \
    "JOIN steps AS s ON s.id = h.step_id WHERE h.id IN (SELECT h.id FROM history AS h " which      \
    " AND h.id < :before AND (:until IS NULL OR (SELECT at FROM steps WHERE id = h.step_id) < "    \
    ":until) ORDER BY h.id DESC LIMIT :limit) ORDER BY h.id DESC"

// The first second after the day that is asked for; NONE: all days are.
static int64_t end_of_day(const struct request *request)
{
    enum { HALF_A_DAY = 12 * 60 * 60 };
    return request->on != NONE ? date_noon(request->on) + HALF_A_DAY : NONE;
}

static struct statement *history_of_record(struct store *store, const struct request *request,
                                           int64_t household_id)
{
    struct statement *rows =
        db_statement(store->db, HISTORY_OF("WHERE h.household_id = :household_id AND "
                                           "h.kind = :kind AND h.record_id = :record_id"));
    bind_text(rows, ":kind", kind_get(request->kind)->name);
    bind_number(rows, ":record_id", request->id);
    bind_number(rows, ":household_id", household_id);
    return rows;
}

static struct statement *history_of_household(struct store *store, const struct request *request)
{
    struct statement *rows =
        db_statement(store->db, HISTORY_OF("WHERE h.household_id = :household_id"));
    bind_number(rows, ":household_id", request->household_id);
    return rows;
}

// The household that a record belongs to; for what is gone it has to be given.
static int64_t household_of(struct store *store, const struct request *request)
{
    int64_t household_id = request->household_id;
    record_household(store, request->kind, request->id, &household_id);
    return household_id;
}

// One more row than fit tells that there is a next page.
static struct statement *lines_of(struct store *store, const struct request *request)
{
    struct statement *rows = request->id != 0
                                 ? history_of_record(store, request, household_of(store, request))
                                 : history_of_household(store, request);
    bind_number(rows, ":before", before_id(request));
    bind_number(rows, ":until", end_of_day(request));
    bind_number(rows, ":limit", (int64_t)page_limit(request) + 1);
    return rows;
}

static void add_lines(struct store *store, const struct request *request, struct reply *reply)
{
    struct history last, history;
    struct statement *rows = lines_of(store, request);
    record_init(KIND_HISTORY, &last);
    while (statement_step(rows)) {
        if (page_is_full(reply, page_limit(request))) {
            reply->next = xasprintf("%lld", (long long)last.head.id);
            break;
        }
        record_init(KIND_HISTORY, &history);
        fill_history(store, rows, &history);
        fill_words(store, &last, &history);
        rows_add(&reply->rows, &history);
        record_clear(KIND_HISTORY, &last);
        last = history;
    }
    statement_end(rows);
    record_clear(KIND_HISTORY, &last);
}

void answer_history(struct store *store, const struct request *request, struct reply *reply)
{
    if (request->id != 0 && request->kind >= KIND_SAVED_COUNT) {
        reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
        return;
    }
    reply_set_kind(reply, KIND_HISTORY);
    db_begin_read(store->db);
    add_lines(store, request, reply);
    db_end(store->db, false);
}

// The labels of the fields that a step changed of its first record.
static void add_fields(struct store *store, enum kind kind, int64_t step, struct buf *out)
{
    struct statement *row = db_statement(
        store->db, "SELECT h.field FROM steps AS s JOIN history AS f ON f.id = s.first_line "
                   "JOIN history AS h ON h.id BETWEEN s.first_line AND s.last_line AND "
                   "h.record_id = f.record_id AND h.kind = f.kind AND h.action = 'change' "
                   "WHERE s.id = :step ORDER BY h.id");
    bind_number(row, ":step", step);
    while (statement_step(row)) {
        const struct field *field = kind_field(kind, column_text(row, 0, NULL));
        if (field) {
            buf_addf(out, "%s%s", out->len > 0 ? ", " : "", _(field->label));
        }
    }
}

static int64_t count_records(struct store *store, int64_t step)
{
    struct statement *row = db_statement(
        store->db, "SELECT count(*) FROM (SELECT DISTINCT h.kind, h.record_id FROM steps AS s "
                   "JOIN history AS h ON h.id BETWEEN s.first_line AND s.last_line "
                   "WHERE s.id = :step)");
    bind_number(row, ":step", step);
    return statement_value(row, 0);
}

// The first record of a step in people's words; nothing when it is gone.
static void add_first_record(struct store *store, enum kind kind, int64_t step, struct buf *out)
{
    struct statement *row = db_statement(
        store->db, "SELECT h.record_id FROM steps AS s JOIN history AS h ON h.id = s.first_line "
                   "WHERE s.id = :step");
    bind_number(row, ":step", step);
    history_add_record(store, kind, statement_value(row, 0), out);
}

// What a step did, in words.
static char *tell_step(struct store *store, int64_t step, enum kind kind, const char *action,
                       const char *label)
{
    const char *name = _(kind_get(kind)->label);
    struct buf fields = {0};
    struct buf known = {0};
    char *words;
    add_first_record(store, kind, step, &known);
    label = known.len > 0 ? buf_text(&known) : label;
    if (strcmp(action, "new") == 0) {
        words = xasprintf(_("new: %s %s"), name, label);
    } else if (strcmp(action, "delete") == 0) {
        words = xasprintf(_("deleted: %s %s"), name, label);
    } else {
        add_fields(store, kind, step, &fields);
        words = xasprintf(_("changed: %s %s (%s)"), name, label, buf_text(&fields));
    }
    buf_clear(&fields);
    buf_clear(&known);
    long others = (long)count_records(store, step) - 1;
    if (others > 0) {
        char *first = words;
        words = xasprintf(_N("%s, and %ld other", "%s, and %ld others", others), first, others);
        free(first);
    }
    return words;
}

static void add_step(struct store *store, struct statement *row, struct reply *reply)
{
    struct step step;
    enum kind kind = KIND_HOUSEHOLD;
    record_init(KIND_STEP, &step);
    kind_read(column_text(row, 2, NULL), &kind);
    step.head.id = column_number(row, 0);
    step.at = column_number(row, 1);
    step.words =
        tell_step(store, step.head.id, kind, column_text(row, 3, NULL), column_text(row, 4, NULL));
    step.undone = column_number(row, 5) != NONE;
    rows_add(&reply->rows, &step);
    record_clear(KIND_STEP, &step);
}

// The words tell of the first record as it is now, which may be another's by now.
static bool is_open_step(struct store *store, int64_t step)
{
    if (!store->by_uid) {
        return true;
    }
    struct statement *row =
        db_statement(store->db, "SELECT h.household_id FROM steps AS s JOIN history AS h ON h.id = "
                                "s.first_line WHERE s.id = :step");
    bind_number(row, ":step", step);
    int64_t household_id = statement_value(row, 0);
    return household_id == 0 || sight_may(store, household_id, ACTION_READ);
}

void answer_steps(struct store *store, const struct request *request, struct reply *reply)
{
    int64_t last = 0;
    reply_set_kind(reply, KIND_STEP);
    db_begin_read(store->db);
    struct statement *row = db_statement(
        store->db, "SELECT id, at, kind, action, label, undone_by FROM steps WHERE "
                   "session = :session AND login = :login AND verb = 'save' AND id < :before "
                   "ORDER BY id DESC");
    bind_number(row, ":session", request->session);
    bind_text(row, ":login", store->user.login);
    bind_number(row, ":before", before_id(request));
    while (statement_step(row)) {
        if (!is_open_step(store, column_number(row, 0))) {
            continue;
        }
        if (page_is_full(reply, page_limit(request))) {
            reply->next = xasprintf("%lld", (long long)last);
            break;
        }
        last = column_number(row, 0);
        add_step(store, row, reply);
    }
    statement_end(row);
    db_end(store->db, false);
}
