// SPDX-License-Identifier: EUPL-1.2
#include "io/csv_import.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "io/csv_header.h"
#include "io/csv_read.h"
#include "io/csv_rejects.h"
#include "io/csv_write.h"
#include "io/key_set.h"
#include "model/settings.h"

enum { VALUE_COLUMNS = 40 }; // of a value that is shown

// A row that went to the sink.
struct sent_row {
    size_t start;
    uint32_t line;
    uint32_t file;
};

struct csv_import {
    struct csv_import_options options;
    struct csv_import_sink sink;
    struct csv_file *files;
    size_t file_count;
    size_t file_capacity;
    const struct instrument *instrument; // of scores
    struct sent_row *sent;
    size_t sent_count;
    size_t sent_capacity;
    struct key_set keys;
    struct csv_problem *problems;
    size_t problem_count;
    size_t problem_capacity;
    size_t rejected;
    bool begun;
    bool sorted;
    void *record;          // one, used for each row
    struct csv_row before; // the last row whose cells stand in the record, no cells: none
    struct buf key;
};

struct csv_import *csv_import_new(const struct csv_import_options *options,
                                  const struct csv_import_sink *sink)
{
    struct csv_import *import = xcalloc(1, sizeof(*import));
    import->options = *options;
    import->sink = *sink;
    import->record = xcalloc(1, kind_get(options->kind)->size);
    record_init(options->kind, import->record);
    return import;
}

void csv_import_free(struct csv_import *import)
{
    if (!import) {
        return;
    }
    for (size_t i = 0; i < import->file_count; i++) {
        free(import->files[i].name);
        csv_reader_free(import->files[i].reader);
        csv_header_clear(&import->files[i].header);
    }
    for (size_t i = 0; i < import->problem_count; i++) {
        free(import->problems[i].column);
        free(import->problems[i].value);
        free(import->problems[i].reason);
    }
    free(import->files);
    free(import->sent);
    free(import->problems);
    key_set_clear(&import->keys);
    buf_clear(&import->key);
    record_clear(import->options.kind, import->record);
    free(import->record);
    free(import);
}

// Shortened and cleaned; NULL for nothing.
static char *show_value(const char *text, size_t len)
{
    if (len == 0) {
        return NULL;
    }
    struct buf clean = {0};
    size_t most = 4 * (size_t)VALUE_COLUMNS * 2;
    utf8_clean(&clean, text, len < most ? len : most, UTF8_ONE_LINE);
    size_t fits = utf8_fit(buf_text(&clean), VALUE_COLUMNS, NULL);
    bool whole = fits == clean.len && len <= most;
    char *value = xasprintf("%.*s%s", (int)fits, buf_text(&clean), whole ? "" : "…");
    buf_clear(&clean);
    return value;
}

// start: CSV_NO_ROW when it is no row's.
static struct csv_problem *add_problem(struct csv_import *import, size_t line, size_t start,
                                       const char *reason)
{
    struct csv_problem *problem =
        ARRAY_PUSH(import->problems, import->problem_count, import->problem_capacity);
    problem->file = import->file_count - 1;
    problem->line = line;
    problem->start = start;
    problem->reason = xstrdup(reason);
    problem->order = import->problem_count;
    import->sorted = false;
    return problem;
}

static bool refuse_file(struct csv_import *import, size_t line, const char *column,
                        const char *reason)
{
    struct csv_problem *problem = add_problem(import, line, CSV_NO_ROW, reason);
    problem->column = column ? show_value(column, strlen(column)) : NULL;
    return false;
}

static struct csv_file *present_file(const struct csv_import *import)
{
    return &import->files[import->file_count - 1];
}

static void reject_cell(struct csv_import *import, const struct csv_row *row, size_t cell,
                        const char *reason)
{
    struct csv_problem *problem = add_problem(import, row->line, row->start, reason);
    const char *header = present_file(import)->header.columns[cell].header;
    problem->column = xstrdup(header);
    problem->value = show_value(row->cells[cell].text, row->cells[cell].len);
}

// Rejects what is no text in a row with a wrong number of cells: an escape sequence may hold
// a delimiter, and is then the cause.
static bool reject_controls(struct csv_import *import, const struct csv_row *row)
{
    size_t count = present_file(import)->header.count;
    bool found = false;
    for (size_t i = 0; i < row->count && i < count; i++) {
        const struct csv_cell *cell = &row->cells[i];
        const char *reason = utf8_refuse(cell->text, cell->len, UTF8_MANY_LINES, NULL);
        if (reason) {
            reject_cell(import, row, i, reason);
            found = true;
        }
    }
    return found;
}

static bool has_right_count(struct csv_import *import, const struct csv_row *row)
{
    size_t wanted = present_file(import)->header.count;
    if (row->count == wanted) {
        return true;
    }
    if (!reject_controls(import, row)) {
        struct err err;
        err_set(&err,
                _N("%zu cell where the header has %zu", "%zu cells where the header has %zu",
                   (long)row->count),
                row->count, wanted);
        add_problem(import, row->line, row->start, err.text);
    }
    return false;
}

static bool read_cell(struct csv_import *import, const struct field *field,
                      const struct csv_cell *cell, struct err *err)
{
    const struct field_context context = {
        .settings = import->options.settings,
        .words = FIELD_WORDS_CSV,
    };
    bool guarded = cell->text[0] == '\'' && csv_guard_needed(cell->text);
    size_t skip = guarded ? 1 : 0;
    return field_read(field, import->record, cell->text + skip, cell->len - skip, &context, err);
}

// Nothing is read twice that says what the row before said in its column.
static bool stands(const struct csv_import *import, const struct csv_row *row, size_t cell)
{
    if (cell >= import->before.count) {
        return false;
    }
    const struct csv_cell *before = &import->before.cells[cell];
    const struct csv_cell *now = &row->cells[cell];
    return now->len == before->len && memcmp(now->text, before->text, now->len) == 0;
}

// Each column of the file is set anew; what the file does not have is empty.
static bool read_cells(struct csv_import *import, const struct csv_row *row)
{
    const struct csv_header *header = &present_file(import)->header;
    bool good = true;
    struct err err;
    for (size_t i = 0; i < row->count; i++) {
        const struct field *field = header->columns[i].field;
        if (!field || stands(import, row, i)) {
            continue;
        }
        if (row->cells[i].len == 0) {
            field_clear(field, import->record);
        } else if (!read_cell(import, field, &row->cells[i], &err)) {
            reject_cell(import, row, i, err.text);
            good = false;
        }
    }
    return good;
}

// Puts the key into import->key and its words into shown (may be NULL). Returns the column of
// the key, CSV_NO_CELL when it has several.
static size_t collect_key(struct csv_import *import, struct buf *shown)
{
    const struct kind_info *info = kind_get(import->options.kind);
    size_t count = 0;
    size_t only = CSV_NO_CELL;
    buf_reset(&import->key);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if (!(field->flags & FIELD_KEY)) {
            continue;
        }
        size_t before = import->key.len;
        field_write(field, import->record, &import->key);
        if (shown) {
            buf_add_text(shown, shown->len > 0 ? " " : "");
            buf_add(shown, import->key.data + before, import->key.len - before);
        }
        buf_add_char(&import->key, '\0');
        count++;
        only = csv_header_find(&present_file(import)->header, field);
    }
    return count == 1 ? only : CSV_NO_CELL;
}

static void reject_twice(struct csv_import *import, const struct csv_row *row,
                         const struct key_place *first)
{
    struct err err;
    struct buf shown = {0};
    size_t cell = collect_key(import, &shown);
    if (first->file == import->file_count - 1) {
        err_set(&err, _("already in this file at line %zu"), first->line);
    } else {
        err_set(&err, _("already in %s at line %zu"), import->files[first->file].name, first->line);
    }
    if (cell != CSV_NO_CELL) {
        reject_cell(import, row, cell, err.text);
    } else {
        struct csv_problem *problem = add_problem(import, row->line, row->start, err.text);
        problem->value = show_value(shown.data, shown.len);
    }
    buf_clear(&shown);
}

static bool is_first(struct csv_import *import, const struct csv_row *row)
{
    collect_key(import, NULL);
    const struct key_place *first =
        key_set_add(&import->keys, &import->key, import->file_count - 1, row->line);
    if (first) {
        reject_twice(import, row, first);
    }
    return !first;
}

static bool has_instrument(struct csv_import *import, const struct csv_row *row)
{
    if (import->options.kind != KIND_SCORING) {
        return true;
    }
    const struct field *field = kind_field(KIND_SCORING, "instrument");
    const char *name = field_text(field, import->record);
    if (name[0] == '\0' || strcmp(name, import->instrument->name) == 0) {
        return true;
    }
    struct err err;
    err_set(&err, _("another instrument than %s, which this file began with"),
            import->instrument->name);
    reject_cell(import, row, csv_header_find(&present_file(import)->header, field), err.text);
    return false;
}

// The rules within one record. What hangs on a field that the file does not have is left to
// the answerer, who knows the record as it stands.
static bool keeps_rules(struct csv_import *import, const struct csv_row *row)
{
    const struct field *field = NULL;
    struct err err;
    if (record_check(import->options.kind, import->record, import->options.settings, &field,
                     &err)) {
        return true;
    }
    size_t cell = field ? csv_header_find(&present_file(import)->header, field) : CSV_NO_CELL;
    if (cell == CSV_NO_CELL) {
        return true;
    }
    reject_cell(import, row, cell, err.text);
    return false;
}

static void send_row(struct csv_import *import, const struct csv_row *row)
{
    *ARRAY_PUSH(import->sent, import->sent_count, import->sent_capacity) = (struct sent_row){
        .start = row->start,
        .line = (uint32_t)row->line,
        .file = (uint32_t)(import->file_count - 1),
    };
    import->sink.row(import->sink.data, import->record);
}

static void read_row(struct csv_import *import, const struct csv_row *row)
{
    bool read = has_right_count(import, row) && read_cells(import, row);
    import->before = read ? *row : (struct csv_row){0};
    if (read && is_first(import, row) && has_instrument(import, row) && keeps_rules(import, row)) {
        send_row(import, row);
    } else {
        import->rejected++;
    }
}

static bool refuse_fault(struct csv_import *import, const struct csv_fault *fault)
{
    const struct csv_header *header = &present_file(import)->header;
    const char *column = fault->cell < header->count ? header->columns[fault->cell].header : NULL;
    return refuse_file(import, fault->line, column, fault->err.text);
}

// The instrument of a file of scores is the first that its rows name; the reader
// goes back to where it was.
static void find_instrument(struct csv_import *import, const struct csv_row *header_row)
{
    const struct settings *settings = import->options.settings;
    struct csv_reader *reader = present_file(import)->reader;
    struct choice_list list = choices_get(settings, CHOICES_INSTRUMENT);
    struct csv_header_source source = {.kind = KIND_SCORING, .map = import->options.map};
    struct csv_header header;
    const char *name;
    csv_header_read(&header, header_row, &source, &name, NULL);
    size_t cell = csv_header_find(&header, kind_field(KIND_SCORING, "instrument"));
    csv_header_clear(&header);

    const struct choice *found = NULL;
    size_t start = header_row->start;
    size_t line = header_row->line;
    struct csv_row row;
    struct csv_fault fault;
    while (!found && cell != CSV_NO_CELL && csv_reader_next(reader, &row, &fault) == CSV_READ_ROW) {
        found = cell < row.count ? choice_read(list, row.cells[cell].text) : NULL;
    }
    import->instrument =
        found ? settings_instrument(settings, found->code) : &settings->instruments[0];
    csv_reader_go(reader, start, line);
}

static bool read_header(struct csv_import *import)
{
    struct csv_file *file = present_file(import);
    struct csv_row row;
    struct csv_fault fault;
    enum csv_result result = csv_reader_next(file->reader, &row, &fault);
    if (result == CSV_READ_ROW && import->options.kind == KIND_SCORING) {
        find_instrument(import, &row);
        result = csv_reader_next(file->reader, &row, &fault);
    }
    if (result == CSV_READ_FAULT) {
        return refuse_fault(import, &fault);
    }
    if (result == CSV_READ_END) {
        return refuse_file(import, 1, NULL, _("empty file"));
    }
    const struct csv_header_source source = {
        .kind = import->options.kind,
        .instrument = import->instrument,
        .map = import->options.map,
    };
    const char *column = NULL;
    struct err err;
    return csv_header_read(&file->header, &row, &source, &column, &err) ||
           refuse_file(import, row.line, column, err.text);
}

static bool has_same_columns(struct csv_import *import)
{
    const struct csv_header *first = &import->files[0].header;
    const struct csv_header *header = &present_file(import)->header;
    if (header->field_count == first->field_count &&
        memcmp(header->fields, first->fields, header->field_count) == 0) {
        return true;
    }
    struct err err;
    err_set(&err, _("other columns than %s"), import->files[0].name);
    return refuse_file(import, header->line, NULL, err.text);
}

static bool read_rows(struct csv_import *import)
{
    struct csv_file *file = present_file(import);
    struct csv_row row;
    struct csv_fault fault;
    enum csv_result result;
    import->before = (struct csv_row){0};
    if (!import->begun) {
        import->begun = true;
        import->sink.begin(import->sink.data, file->header.fields, file->header.field_count);
    }
    while ((result = csv_reader_next(file->reader, &row, &fault)) == CSV_READ_ROW) {
        read_row(import, &row);
    }
    return result == CSV_READ_END || refuse_fault(import, &fault);
}

bool csv_import_add(struct csv_import *import, const char *name, struct buf *bytes)
{
    struct csv_file *file = ARRAY_PUSH(import->files, import->file_count, import->file_capacity);
    size_t line = 0;
    struct err err;
    file->name = xstrdup(name);
    if (!encoding_decode(bytes, import->options.encoding, &line, &err)) {
        buf_clear(bytes);
        return refuse_file(import, line, NULL, err.text);
    }
    file->reader = csv_reader_new(bytes, import->options.delimiter);
    return read_header(import) && has_same_columns(import) && read_rows(import);
}

void csv_import_reject(struct csv_import *import, size_t row, const char *column, const char *value,
                       const char *reason)
{
    if (row >= import->sent_count) {
        return;
    }
    const struct sent_row *sent = &import->sent[row];
    struct csv_problem *problem = add_problem(import, sent->line, sent->start, reason);
    const struct csv_header *header = &import->files[sent->file].header;
    const struct field *field =
        str_is_given(column) ? kind_field(import->options.kind, column) : NULL;
    size_t cell = field ? csv_header_find(header, field) : CSV_NO_CELL;
    problem->file = sent->file;
    if (cell != CSV_NO_CELL) {
        problem->column = xstrdup(header->columns[cell].header);
    } else if (str_is_given(column)) {
        problem->column = xstrdup(column);
    }
    problem->value = value ? show_value(value, strlen(value)) : NULL;
    import->rejected++;
}

static int compare_problems(const void *a, const void *b)
{
    const struct csv_problem *one = a;
    const struct csv_problem *other = b;
    if (one->file != other->file) {
        return one->file < other->file ? -1 : 1;
    }
    if (one->line != other->line) {
        return one->line < other->line ? -1 : 1;
    }
    return one->order < other->order ? -1 : 1;
}

const struct csv_problem *csv_import_problems(struct csv_import *import, size_t *count)
{
    if (!import->sorted && import->problem_count > 0) {
        qsort(import->problems, import->problem_count, sizeof(*import->problems), compare_problems);
        import->sorted = true;
    }
    *count = import->problem_count;
    return import->problems;
}

const char *csv_import_file_name(const struct csv_import *import, size_t file)
{
    return import->files[file].name;
}

size_t csv_import_rejected(const struct csv_import *import)
{
    return import->rejected;
}

const char *csv_import_unknown(const struct csv_import *import, size_t file, size_t *line)
{
    const struct csv_header *header = &import->files[file].header;
    *line = header->line;
    return buf_text(&header->unknown);
}

void csv_problem_write(const struct csv_import *import, const struct csv_problem *problem,
                       struct buf *out)
{
    buf_addf(out, "%s:", csv_import_file_name(import, problem->file));
    if (problem->line > 0) {
        buf_addf(out, "%zu:", problem->line);
    }
    buf_add_char(out, ' ');
    if (problem->column && problem->value) {
        buf_addf(out, _("column %s: \"%s\": %s"), problem->column, problem->value, problem->reason);
    } else if (problem->column) {
        buf_addf(out, _("column %s: %s"), problem->column, problem->reason);
    } else if (problem->value) {
        buf_addf(out, "\"%s\": %s", problem->value, problem->reason);
    } else {
        buf_add_text(out, problem->reason);
    }
}

void csv_import_write_rejects(struct csv_import *import, struct buf *out)
{
    size_t count;
    const struct csv_problem *problems = csv_import_problems(import, &count);
    const struct csv_rejects rejects = {
        .kind = import->options.kind,
        .files = import->files,
        .file_count = import->file_count,
        .problems = problems,
        .problem_count = count,
    };
    csv_rejects_write(&rejects, out);
}
