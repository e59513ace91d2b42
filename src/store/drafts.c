// SPDX-License-Identifier: EUPL-1.2
#include "store/drafts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "model/draft_values.h"
#include "store/answer.h"
#include "store/filters.h"
#include "store/history.h"

enum {
    BRIEFLY_MS = 50,    // how long a draft waits for others who write while somebody types
    TITLE_LIMIT = 1024, // bytes
    DRAFTS_MOST = 200,  // of one user
};

// Keeping

static bool is_sound(const struct draft *draft)
{
    enum kind kind;
    return draft->kind != NULL && kind_read(draft->kind, &kind) && draft->record_id >= 0 &&
           draft->head.household_id >= 0 && draft->values != NULL &&
           strlen(draft->values) <= DRAFT_VALUES_LIMIT &&
           (draft->title == NULL || strlen(draft->title) <= TITLE_LIMIT);
}

// The draft that a request of this number has kept already; 0: none.
static int64_t kept_already(struct store *store, const struct request *request)
{
    struct statement *row = db_statement(
        store->db, "SELECT id FROM drafts WHERE login = :login AND session = :session AND "
                   "number = :number");
    bind_text(row, ":login", store->user.login);
    bind_number(row, ":session", request->session);
    bind_number(row, ":number", request->number);
    return request->number != 0 ? statement_value(row, 0) : 0;
}

// Nobody has written over it since it was read or kept, but for this session itself, which need not
// have heard that it did.
static bool is_untouched(struct store *store, const struct request *request,
                         const struct record *draft)
{
    struct statement *row =
        db_statement(store->db, "SELECT 1 FROM drafts WHERE id = :id AND login = :login AND "
                                "(rev = :rev OR session = :session)");
    bind_number(row, ":id", draft->id);
    bind_text(row, ":login", store->user.login);
    bind_number(row, ":rev", draft->rev);
    bind_number(row, ":session", request->session);
    return statement_value(row, 0) == 1 && draft->rev != 0;
}

static void bind_draft(struct statement *write, struct store *store, const struct request *request,
                       const struct draft *draft)
{
    bind_number(write, ":at", history_now(store));
    bind_number(write, ":record_rev", draft->record_rev);
    bind_text(write, ":title", draft->title);
    bind_text(write, ":values", draft->values);
    bind_number(write, ":session", request->session);
    bind_number(write, ":number", request->number);
}

static int64_t write_over(struct store *store, const struct request *request, int64_t id,
                          const struct draft *draft)
{
    struct statement *update = db_statement(
        store->db, "UPDATE drafts SET rev = rev + 1, at = :at, record_rev = :record_rev, "
                   "title = :title, \"values\" = :values, session = :session, number = :number "
                   "WHERE id = :id");
    bind_number(update, ":id", id);
    bind_draft(update, store, request, draft);
    statement_run(update);
    return id;
}

static int64_t write_new(struct store *store, const struct request *request,
                         const struct draft *draft)
{
    struct statement *insert = db_statement(
        store->db, "INSERT INTO drafts (rev, login, at, kind, household_id, record_id, "
                   "record_rev, title, \"values\", session, number) VALUES (1, :login, :at, :kind, "
                   ":household_id, :record_id, :record_rev, :title, :values, :session, :number)");
    bind_text(insert, ":login", store->user.login);
    bind_text(insert, ":kind", draft->kind);
    bind_number(insert, ":household_id", draft->head.household_id);
    bind_number(insert, ":record_id", draft->record_id);
    bind_draft(insert, store, request, draft);
    statement_run(insert);
    return db_inserted(store->db);
}

// What a form that was open meanwhile sends would bring back what was erased.
static bool is_erased(struct store *store, const struct draft *draft)
{
    bool household = strcmp(draft->kind, kind_get(KIND_HOUSEHOLD)->name) == 0;
    char *record = xasprintf(",%lld,", (long long)draft->record_id);
    struct statement *row = db_statement(
        store->db, "SELECT 1 FROM erasures WHERE household_id = :id AND (records = '' OR "
                   "(records LIKE :kind || ' %' AND instr(replace(records, ' ', ',') || ',', "
                   ":record) > 0)) LIMIT 1");
    bind_number(row, ":id", household ? draft->record_id : draft->head.household_id);
    bind_text(row, ":kind", draft->kind);
    bind_text(row, ":record", record);
    bool erased = statement_value(row, 0) != 0;
    free(record);
    return erased;
}

static bool has_room(struct store *store, struct reply *reply)
{
    struct statement *row =
        db_statement(store->db, "SELECT count(*) FROM drafts WHERE login = :login");
    bind_text(row, ":login", store->user.login);
    return statement_value(row, 0) < DRAFTS_MOST ||
           reply_fail(reply, STATUS_INVALID,
                      _("You have %d drafts: save or throw away some of them first."), DRAFTS_MOST);
}

static bool keep_draft(struct store *store, const struct request *request,
                       const struct draft *draft, struct reply *reply)
{
    if (!is_sound(draft)) {
        return reply_fail(reply, STATUS_INVALID, "%s", _("This is no draft."));
    }
    if (is_erased(store, draft)) {
        return reply_fail(reply, STATUS_NOT_FOUND, "%s", _("This household is no longer there."));
    }
    int64_t id = kept_already(store, request);
    if (id == 0 && is_untouched(store, request, &draft->head)) {
        id = draft->head.id;
    }
    if (id == 0 && !has_room(store, reply)) {
        return false;
    }
    reply->id = id != 0 ? write_over(store, request, id, draft) : write_new(store, request, draft);
    return true;
}

static bool keep_place(struct store *store, const struct last_place *place)
{
    struct statement *write = db_statement(
        store->db, "INSERT INTO places (login, household_id, pane) VALUES (:login, :household_id, "
                   ":pane) ON CONFLICT (login) DO UPDATE SET household_id = excluded.household_id, "
                   "pane = excluded.pane");
    bind_text(write, ":login", store->user.login);
    bind_number(write, ":household_id", place->head.household_id);
    bind_text(write, ":pane", place->pane);
    return statement_run(write);
}

static bool keep(struct store *store, const struct request *request, const struct record_list *rows,
                 struct reply *reply)
{
    bool one = rows->count == 1;
    if (one && rows->kind == KIND_DRAFT) {
        return keep_draft(store, request, record_list_at(rows, 0), reply);
    }
    if (one && rows->kind == KIND_PLACE) {
        return keep_place(store, record_list_at(rows, 0));
    }
    if (one && rows->kind == KIND_CRITERIA) {
        return filters_keep(store, record_list_at(rows, 0), reply);
    }
    return reply_fail(reply, STATUS_INVALID, "%s", _("This is no draft."));
}

void answer_keep(struct store *store, const struct request *request, struct reply *reply)
{
    struct record_list rows;
    bool briefly = (request->flags & REQUEST_BRIEFLY) != 0;
    bool sound = rows_read(&request->rows, &rows) &&
                 (request->rows.kind != KIND_CRITERIA || rows_are_clean(&request->rows));
    db_set_patience(store->db, briefly ? BRIEFLY_MS : DB_PATIENCE_MS);
    if (!sound) {
        reply_fail(reply, STATUS_INVALID, "%s", _("This is no draft."));
    } else if (db_begin_write(store->db)) {
        db_end(store->db, keep(store, request, &rows, reply));
    }
    db_set_patience(store->db, DB_PATIENCE_MS);
    record_list_clear(&rows);
}

// Throwing away

static bool remove_draft(struct store *store, const struct request *request,
                         const struct record *draft)
{
    bool untouched = is_untouched(store, request, draft);
    if (untouched) {
        struct statement *remove = db_statement(store->db, "DELETE FROM drafts WHERE id = :id");
        bind_number(remove, ":id", draft->id);
        statement_run(remove);
    }
    return untouched;
}

bool drafts_end(struct store *store, const struct request *request)
{
    struct draft draft;
    size_t offset = 0;
    record_init(KIND_DRAFT, &draft);
    bool removed = request->rows.kind == KIND_DRAFT &&
                   rows_next(&request->rows, &offset, &draft, NULL) &&
                   remove_draft(store, request, &draft.head);
    record_clear(KIND_DRAFT, &draft);
    return removed;
}

static void drop_filter(struct store *store, const struct request *request, struct reply *reply)
{
    struct criteria criteria;
    size_t offset = 0;
    record_init(KIND_CRITERIA, &criteria);
    if (!rows_next(&request->rows, &offset, &criteria, NULL)) {
        reply_fail(reply, STATUS_INVALID, "%s", _("The rows cannot be read."));
    } else if (db_begin_write(store->db)) {
        db_end(store->db, filters_drop(store, &criteria));
    }
    record_clear(KIND_CRITERIA, &criteria);
}

void answer_drop(struct store *store, const struct request *request, struct reply *reply)
{
    if (request->rows.kind == KIND_CRITERIA) {
        drop_filter(store, request, reply);
        return;
    }
    bool removed = db_begin_write(store->db) && drafts_end(store, request);
    if (db_end(store->db, removed) && !removed) {
        reply_fail(reply, STATUS_CONFLICT, "%s",
                   _("This draft is gone, or was written further in another window."));
    }
}

// Asking

#define DRAFT_COLUMNS                                                                              \
    "SELECT d.id, d.rev, d.household_id, d.at, d.kind, d.record_id, d.record_rev, d.title, "       \
    "coalesce(h.household, ''), coalesce(h.name, ''), d.\"values\" FROM drafts AS d "              \
    "LEFT JOIN households AS h ON h.id = d.household_id WHERE d.login = :login "

static void set_text(struct draft *draft, const char *field, struct statement *row, int column)
{
    size_t len;
    const char *text = column_text(row, column, &len);
    field_set_text(kind_field(KIND_DRAFT, field), draft, text, len);
}

// Into an initialised one.
static void read_draft(struct store *store, struct statement *row, struct draft *draft)
{
    draft->head = (struct record){.id = column_number(row, 0),
                                  .rev = column_number(row, 1),
                                  .household_id = column_number(row, 2)};
    draft->at = column_number(row, 3);
    set_text(draft, "kind", row, 4);
    draft->record_id = column_number(row, 5);
    draft->record_rev = column_number(row, 6);
    set_text(draft, "title", row, 7);
    // The household is named by who kept the draft, who may have had no right to it.
    if (sight_may(store, draft->head.household_id, ACTION_READ)) {
        set_text(draft, "household", row, 8);
        set_text(draft, "name", row, 9);
    }
}

static void add_row(struct store *store, struct statement *row, struct reply *reply)
{
    struct draft draft;
    record_init(KIND_DRAFT, &draft);
    read_draft(store, row, &draft);
    set_text(&draft, "values", row, 10);
    rows_add(&reply->rows, &draft);
    record_clear(KIND_DRAFT, &draft);
}

void drafts_load(struct store *store, struct record_list *drafts)
{
    struct statement *row = db_statement(store->db, DRAFT_COLUMNS "ORDER BY d.at DESC, d.id DESC");
    bind_text(row, ":login", store->user.login);
    while (statement_step(row)) {
        read_draft(store, row, record_list_add(drafts));
    }
}

bool drafts_get(struct store *store, int64_t id, struct reply *reply)
{
    struct statement *row = db_statement(store->db, DRAFT_COLUMNS "AND d.id = :id");
    bind_text(row, ":login", store->user.login);
    bind_number(row, ":id", id);
    bool found = statement_step(row);
    if (found) {
        add_row(store, row, reply);
        statement_end(row);
    }
    return found;
}

bool drafts_get_place(struct store *store, struct reply *reply)
{
    struct last_place place;
    record_init(KIND_PLACE, &place);
    struct statement *row =
        db_statement(store->db, "SELECT household_id, pane FROM places WHERE login = :login");
    bind_text(row, ":login", store->user.login);
    bool found = statement_step(row);
    if (found) {
        size_t len;
        const char *pane = column_text(row, 1, &len);
        place.head.household_id = column_number(row, 0);
        field_set_text(kind_field(KIND_PLACE, "pane"), &place, pane, len);
        rows_add(&reply->rows, &place);
        statement_end(row);
    }
    record_clear(KIND_PLACE, &place);
    return found;
}

// What was typed is left out: a draft may be long, and of most only the title is shown.
static void leave_values_out(struct columns *columns)
{
    uint8_t values = (uint8_t)kind_field_index(KIND_DRAFT, kind_field(KIND_DRAFT, "values"));
    uint8_t count = 0;
    for (uint8_t i = 0; i < columns->count; i++) {
        if (columns->index[i] != values) {
            columns->index[count++] = columns->index[i];
        }
    }
    columns->count = count;
}

void drafts_list(struct store *store, const struct request *request, struct reply *reply)
{
    struct statement *row =
        db_statement(store->db, DRAFT_COLUMNS
                     "AND (:kind = '' OR (d.kind = :kind AND d.record_id = :record_id AND "
                     "d.household_id = :household_id)) ORDER BY d.at DESC, d.id DESC LIMIT :limit");
    leave_values_out(&reply->rows.columns);
    bind_text(row, ":login", store->user.login);
    bind_text(row, ":kind", request_text(request));
    bind_number(row, ":record_id", request->id);
    bind_number(row, ":household_id", request->household_id);
    bind_number(row, ":limit", (int64_t)page_limit(request));
    while (statement_step(row)) {
        add_row(store, row, reply);
    }
}
