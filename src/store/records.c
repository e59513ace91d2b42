// SPDX-License-Identifier: EUPL-1.2
#include "store/records.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "model/field_words.h"
#include "model/records.h"
#include "protocol/codec.h"
#include "store/named.h"
#include "store/records_sql.h"
#include "store/state.h"

// Columns of a select before the fields: id, rev, household_id.
enum { HEAD_COLUMNS = 3, AXIS_FIELDS = 4, SCORING_FIELDS = 6 };

static size_t selected_fields(enum kind kind)
{
    return kind == KIND_SCORING ? SCORING_FIELDS : kind_get(kind)->field_count;
}

static int find_axis(const struct instrument *instrument, const char *axis)
{
    for (size_t i = 0; instrument && i < instrument->axis_count; i++) {
        if (strcmp(instrument->axes[i].code, axis) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static void clear_marks(struct scoring *scoring)
{
    for (size_t i = 0; i < SCORING_AXES; i++) {
        scoring->mark[i] = NONE;
        scoring->wanted[i] = NONE;
        scoring->talk[i] = NONE;
        free(scoring->note[i]);
        scoring->note[i] = NULL;
    }
}

// Marks of axes that the instrument no longer has stay in the table, unseen.
static void load_marks(struct store *store, struct scoring *scoring)
{
    const struct instrument *instrument = settings_instrument(store->settings, scoring->instrument);
    struct statement *rows = db_statement(
        store->db, "SELECT axis, mark, wanted, talk, note FROM marks WHERE scoring_id = :id");
    bind_id(rows, ":id", scoring->head.id);
    clear_marks(scoring);
    while (statement_step(rows)) {
        int axis = find_axis(instrument, column_text(rows, 0, NULL));
        if (axis >= 0) {
            size_t len;
            const char *note = column_text(rows, 4, &len);
            scoring->mark[axis] = column_number(rows, 1);
            scoring->wanted[axis] = column_number(rows, 2);
            scoring->talk[axis] = column_number(rows, 3);
            scoring->note[axis] = len > 0 ? xstrndup(note, len) : NULL;
        }
    }
}

// The text of a field, without what stands behind a NUL in a damaged one. Several persons come in
// the order in which they were kept: they are sorted into *sorted.
static const char *text_of(const struct field *field, struct statement *row, int column,
                           struct buf *sorted, size_t *len)
{
    const char *text = column_text(row, column, len);
    *len = strnlen(text, *len);
    bool several = field->type == FIELD_PERSONS || field->type == FIELD_WHOS;
    if (several && strchr(text, ' ')) {
        buf_reset(sorted);
        field_words_read(field, text, NULL, sorted, NULL);
        text = buf_text(sorted);
        *len = sorted->len;
    }
    return text;
}

static void read_row(struct statement *row, enum kind kind, void *record)
{
    const struct field *fields = kind_get(kind)->fields;
    struct record *head = record;
    struct buf sorted = {0};
    head->id = column_number(row, 0);
    head->rev = column_number(row, 1);
    head->household_id = column_number(row, 2);
    for (size_t i = 0; i < selected_fields(kind); i++) {
        int column = HEAD_COLUMNS + (int)i;
        if (field_is_text(&fields[i])) {
            size_t len;
            const char *text = text_of(&fields[i], row, column, &sorted, &len);
            field_set_text(&fields[i], record, text, len);
        } else {
            field_set_number(&fields[i], record, column_number(row, column));
        }
    }
    buf_clear(&sorted);
}

void record_read(struct store *store, enum kind kind, struct statement *row, void *record)
{
    read_row(row, kind, record);
    if (kind == KIND_SCORING) {
        load_marks(store, record);
    }
}

static void add_row(struct statement *row, enum kind kind, struct rows *rows)
{
    const struct field *fields = kind_get(kind)->fields;
    struct buf sorted = {0};
    for (int i = 0; i < HEAD_COLUMNS; i++) {
        codec_put_number(&rows->bytes, column_number(row, i));
    }
    for (size_t i = 0; i < selected_fields(kind); i++) {
        int column = HEAD_COLUMNS + (int)i;
        if (field_is_text(&fields[i])) {
            size_t len;
            const char *text = text_of(&fields[i], row, column, &sorted, &len);
            codec_put_text(&rows->bytes, text, len);
        } else {
            codec_put_number(&rows->bytes, column_number(row, column));
        }
    }
    rows->count++;
    buf_clear(&sorted);
}

void record_add(struct store *store, enum kind kind, struct statement *row, struct rows *rows)
{
    if (kind != KIND_SCORING) {
        add_row(row, kind, rows);
        return;
    }
    struct scoring scoring; // its marks come from another table
    record_init(kind, &scoring);
    record_read(store, kind, row, &scoring);
    rows_add(rows, &scoring);
    record_clear(kind, &scoring);
}

bool record_load(struct store *store, enum kind kind, int64_t id, void *record)
{
    if (kind == KIND_INVOLVEMENT) {
        record_write_persons(store);
    }
    struct statement *row = db_statement(store->db, kind_sql(kind)->select);
    bind_id(row, ":id", id);
    bool found = statement_step(row);
    if (found) {
        record_read(store, kind, row, record);
        statement_end(row);
    }
    return found;
}

bool record_household(struct store *store, enum kind kind, int64_t id, int64_t *household_id)
{
    struct statement *row = db_statement(store->db, kind_sql(kind)->select);
    bind_id(row, ":id", id);
    bool found = statement_step(row);
    if (found) {
        *household_id = column_number(row, 2);
        statement_end(row);
    }
    return found;
}

void record_load_all(struct store *store, enum kind kind, struct statement *ids,
                     struct record_list *list)
{
    while (statement_step(ids)) {
        record_load(store, kind, column_number(ids, 0), record_list_add(list));
    }
}

int64_t record_by_code(struct store *store, enum kind kind, int64_t household_id, const char *code)
{
    struct statement *row = db_statement(store->db, kind_sql(kind)->by_code);
    bind_text(row, ":code", code);
    if (kind > KIND_HOUSEHOLD) {
        bind_id(row, ":household_id", household_id);
    }
    return statement_value(row, 0);
}

// Where a parameter gets its value from: a field by its index, or one of these.
static const struct source {
    const char *name;
    size_t offset;
} sources[] = {
    {"household_id", offsetof(struct references, household_id)},
    {"organisation_id", offsetof(struct references, organisation_id)},
    {"professional_id", offsetof(struct references, professional_id)},
    {"coordinator_id", offsetof(struct references, coordinator_id)},
    {"person_id", offsetof(struct references, person_id)},
    {"network_id", offsetof(struct references, network_id)},
    {"same_as_id", offsetof(struct references, same_as_id)},
    {"mentor_id", offsetof(struct references, mentor_id)},
    {"goal_id", offsetof(struct references, goal_id)},
    {"proposal_id", offsetof(struct references, proposal_id)},
    {"into_id", offsetof(struct references, into_id)},
    {"clashes_id", offsetof(struct references, clashes_id)},
};

enum {
    FROM_ID = -1,
    FROM_REV = -2,
    FROM_FAMILY = -3,
    FROM_SORT_KEY = -4,
    FROM_SEARCH_ID = -5,
    FROM_SOURCES = -6, // and below: -6 is sources[0]
};

static int find_source(const char *name)
{
    static const char *const names[] = {"id", "rev", "family", "sort_key", "search_id"};
    for (int i = 0; i < (int)ARRAY_SIZE(names); i++) {
        if (strcmp(names[i], name) == 0) {
            return FROM_ID - i;
        }
    }
    for (int i = 0; i < (int)ARRAY_SIZE(sources); i++) {
        if (strcmp(sources[i].name, name) == 0) {
            return FROM_SOURCES - i;
        }
    }
    return 0;
}

// The plan is made once for each statement.
static const int *binding_plan(struct statement *statement, enum kind kind)
{
    void **plan = statement_plan(statement);
    if (!*plan) {
        int count = statement_parameters(statement);
        int *from = xcalloc((size_t)count + 1, sizeof(*from));
        for (int i = 1; i <= count; i++) {
            const char *name = statement_parameter(statement, i);
            const struct field *field = kind_field(kind, name);
            int source = find_source(name);
            if (source == 0 && !field) {
                fatal("no value for the parameter %s of %s", name, kind_get(kind)->name);
            }
            from[i] = source != 0 ? source : (int)kind_field_index(kind, field);
        }
        *plan = from;
    }
    return *plan;
}

static void bind_source(struct statement *statement, int index, int source,
                        const struct references *references, const struct record *head)
{
    int64_t id;
    switch (source) {
    case FROM_ID: bind_number_at(statement, index, head->id == 0 ? NONE : head->id); break;
    case FROM_REV: bind_number_at(statement, index, head->rev); break;
    case FROM_FAMILY: bind_number_at(statement, index, references->family); break;
    case FROM_SORT_KEY: bind_text_at(statement, index, references->sort_key); break;
    case FROM_SEARCH_ID: bind_number_at(statement, index, references->search_id); break;
    default:
        memcpy(&id, (const char *)references + sources[FROM_SOURCES - source].offset, sizeof(id));
        bind_number_at(statement, index, id == 0 ? NONE : id);
    }
}

static struct statement *bind_row(struct store *store, enum kind kind, const char *sql,
                                  const void *record, const struct references *references)
{
    struct statement *statement = db_statement(store->db, sql);
    int count = statement_parameters(statement);
    const int *plan = count > 0 ? binding_plan(statement, kind) : NULL;
    const struct field *fields = kind_get(kind)->fields;
    for (int i = 1; i <= count; i++) {
        if (plan[i] < 0) {
            bind_source(statement, i, plan[i], references, record);
        } else if (field_is_text(&fields[plan[i]])) {
            bind_text_at(statement, i, field_text(&fields[plan[i]], record));
        } else {
            bind_number_at(statement, i, field_number(&fields[plan[i]], record));
        }
    }
    return statement;
}

static void write_row(struct store *store, enum kind kind, const char *sql, const void *record,
                      const struct references *references)
{
    statement_run(bind_row(store, kind, sql, record, references));
}

int64_t record_by_key(struct store *store, enum kind kind, const void *record,
                      const struct references *references)
{
    const struct kind_sql *sql = kind_sql(kind);
    if (sql->by_key) {
        return statement_value(bind_row(store, kind, sql->by_key, record, references), 0);
    }
    const struct field *code = kind_get(kind)->fields;
    code += code->type != FIELD_CODE; // behind the household
    return record_by_code(store, kind, references->household_id, field_text(code, record));
}

#define PERSON "(?, ?)"
#define PERSONS_4 PERSON ", " PERSON ", " PERSON ", " PERSON
#define PERSONS_24                                                                                 \
    PERSONS_4 ", " PERSONS_4 ", " PERSONS_4 ", " PERSONS_4 ", " PERSONS_4 ", " PERSONS_4
#define INSERT_PERSONS "INSERT INTO involvement_persons (involvement_id, person_id) VALUES "

static void insert_persons(struct store *store, const char *sql, int64_t (*pairs)[2], int count)
{
    struct statement *insert = db_statement(store->db, sql);
    for (int i = 0; i < count; i++) {
        bind_number_at(insert, 2 * i + 1, pairs[i][0]);
        bind_number_at(insert, 2 * i + 2, pairs[i][1]);
    }
    statement_run(insert);
}

void record_write_persons(struct store *store)
{
    struct waiting_persons *waiting = &store->persons;
    if (waiting->count == WAITING_PERSONS) {
        insert_persons(store, INSERT_PERSONS PERSONS_24, waiting->pairs, WAITING_PERSONS);
    } else {
        for (size_t i = 0; i < waiting->count; i++) {
            insert_persons(store, INSERT_PERSONS PERSON, &waiting->pairs[i], 1);
        }
    }
    waiting->count = 0;
}

static void write_persons(struct store *store, int64_t id, const struct references *references)
{
    struct waiting_persons *waiting = &store->persons;
    for (size_t i = 0; i < references->person_count; i++) {
        waiting->pairs[waiting->count][0] = id;
        waiting->pairs[waiting->count][1] = references->persons[i];
        if (++waiting->count == WAITING_PERSONS) {
            record_write_persons(store);
        }
    }
}

static void replace_persons(struct store *store, int64_t id, const struct references *references)
{
    record_write_persons(store);
    struct statement *remove =
        db_statement(store->db, "DELETE FROM involvement_persons WHERE involvement_id = :id");
    bind_id(remove, ":id", id);
    statement_run(remove);
    write_persons(store, id, references);
}

static void write_mark(struct store *store, const struct scoring *scoring, size_t axis,
                       const char *code)
{
    struct statement *insert =
        db_statement(store->db, "INSERT INTO marks (scoring_id, axis, mark, wanted, talk, note) "
                                "VALUES (:id, :axis, :mark, :wanted, :talk, :note)");
    bind_id(insert, ":id", scoring->head.id);
    bind_text(insert, ":axis", code);
    bind_number(insert, ":mark", scoring->mark[axis]);
    bind_number(insert, ":wanted", scoring->wanted[axis]);
    bind_number(insert, ":talk", scoring->talk[axis]);
    bind_text(insert, ":note", scoring->note[axis]);
    statement_run(insert);
}

static void remove_mark(struct store *store, int64_t id, const char *axis)
{
    struct statement *remove =
        db_statement(store->db, "DELETE FROM marks WHERE scoring_id = :id AND axis = :axis");
    bind_id(remove, ":id", id);
    bind_text(remove, ":axis", axis);
    statement_run(remove);
}

static bool has_mark(const struct scoring *scoring, size_t axis)
{
    return scoring->mark[axis] != NONE || scoring->wanted[axis] != NONE ||
           scoring->talk[axis] != NONE || str_is_given(scoring->note[axis]);
}

static void write_marks(struct store *store, const struct scoring *scoring, bool replace)
{
    const struct instrument *instrument = settings_instrument(store->settings, scoring->instrument);
    for (size_t i = 0; instrument && i < instrument->axis_count; i++) {
        if (replace) {
            remove_mark(store, scoring->head.id, instrument->axes[i].code);
        }
        if (has_mark(scoring, i)) {
            write_mark(store, scoring, i, instrument->axes[i].code);
        }
    }
}

void record_insert(struct store *store, enum kind kind, void *record,
                   const struct references *references)
{
    struct record *head = record;
    write_row(store, kind, kind_sql(kind)->insert, record, references);
    head->id = db_inserted(store->db);
    head->household_id = kind == KIND_HOUSEHOLD ? head->id : references->household_id;
    if (kind == KIND_INVOLVEMENT) {
        write_persons(store, head->id, references);
    } else if (kind == KIND_SCORING) {
        write_marks(store, record, false);
    }
    named_write(store, kind, head, references);
}

bool record_is_indexed_alike(enum kind kind, const void *one, const void *other)
{
    const char *names = kind_sql(kind)->indexed;
    for (size_t len; names && *names; names += len) {
        names += strspn(names, " ");
        len = strcspn(names, " ");
        char *name = xstrndup(names, len);
        bool alike = field_equal(kind_field(kind, name), one, other);
        free(name);
        if (!alike) {
            return false;
        }
    }
    return true;
}

void record_update(struct store *store, enum kind kind, const void *record,
                   const struct references *references, bool found_anew)
{
    const struct record *head = record;
    const struct kind_sql *sql = kind_sql(kind);
    write_row(store, kind, found_anew || !sql->update_rest ? sql->update : sql->update_rest, record,
              references);
    if (kind == KIND_INVOLVEMENT) {
        replace_persons(store, head->id, references);
    } else if (kind == KIND_SCORING) {
        write_marks(store, record, true);
    }
    named_replace(store, kind, head, references);
}

void record_remove(struct store *store, enum kind kind, int64_t id)
{
    record_write_persons(store);
    struct statement *remove = db_statement(store->db, kind_sql(kind)->remove);
    bind_id(remove, ":id", id);
    statement_run(remove);
}

int64_t record_search_id(struct store *store, enum kind kind, int64_t id)
{
    if (!kind_sql(kind)->search_id) {
        return 0;
    }
    struct statement *row = db_statement(store->db, kind_sql(kind)->search_id);
    bind_id(row, ":id", id);
    return statement_value(row, 0);
}

void record_label(enum kind kind, const void *record, struct buf *out)
{
    const struct kind_info *info = kind_get(kind);
    bool first = true;
    for (size_t i = 0; i < info->field_count; i++) {
        if ((info->fields[i].flags & FIELD_KEY) != 0 && !field_is_empty(&info->fields[i], record)) {
            buf_add_text(out, first ? "" : " ");
            field_write(&info->fields[i], record, out);
            first = false;
        }
    }
}
