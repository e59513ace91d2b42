// SPDX-License-Identifier: EUPL-1.2
#include "io/csv_rejects.h"

#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/number.h"
#include "io/csv_columns.h"
#include "io/csv_write.h"

#define DELIMITER ';'
#define LINE_END "\r\n"

// A cell stands as it came, but what a spreadsheet would run is made harmless; reading takes that
// away again.
static void add_cell(struct buf *out, const char *text)
{
    int64_t value;
    bool harmless = text[0] == '\'' || number_parse(text, 4, &value) == NUMBER_OK;
    csv_cell_add(out, text, DELIMITER, !harmless);
}

static bool is_reason(const struct csv_rejects *rejects, const struct csv_column *column)
{
    return !column->field && strcasecmp(column->header, csv_reason_column(rejects->kind)) == 0;
}

static void write_header(const struct csv_rejects *rejects, struct buf *out)
{
    const struct csv_header *header = &rejects->files[0].header;
    for (size_t i = 0; i < header->count; i++) {
        if (!is_reason(rejects, &header->columns[i])) {
            add_cell(out, header->columns[i].header);
            buf_add_char(out, DELIMITER);
        }
    }
    buf_add_text(out, csv_reason_column(rejects->kind));
    buf_add_text(out, LINE_END);
}

// The cell of another file's row that belongs below a column of the first file.
static size_t matching_cell(const struct csv_header *header, const struct csv_column *column)
{
    for (size_t i = 0; i < header->count; i++) {
        const struct csv_column *own = &header->columns[i];
        if (column->field ? own->field == column->field
                          : !own->field && strcasecmp(own->header, column->header) == 0) {
            return i;
        }
    }
    return CSV_NO_CELL;
}

static void write_matched(const struct csv_rejects *rejects, const struct csv_header *header,
                          const struct csv_row *row, struct buf *out)
{
    const struct csv_header *first = &rejects->files[0].header;
    for (size_t i = 0; i < first->count; i++) {
        if (!is_reason(rejects, &first->columns[i])) {
            size_t cell = matching_cell(header, &first->columns[i]);
            add_cell(out, cell == CSV_NO_CELL ? "" : row->cells[cell].text);
            buf_add_char(out, DELIMITER);
        }
    }
}

// A row with too few or too many cells belongs below no columns: it keeps its number of cells, so
// that it is not taken for a whole one when it is read again.
static void write_row(const struct csv_rejects *rejects, const struct csv_problem *problem,
                      struct buf *out)
{
    const struct csv_file *file = &rejects->files[problem->file];
    struct csv_row row;
    struct csv_fault fault;
    csv_reader_go(file->reader, problem->start, problem->line);
    if (csv_reader_next(file->reader, &row, &fault) != CSV_READ_ROW) {
        return;
    }
    if (row.count == file->header.count) {
        write_matched(rejects, &file->header, &row, out);
        return;
    }
    for (size_t i = 0; i < row.count; i++) {
        add_cell(out, row.cells[i].text);
        buf_add_char(out, DELIMITER);
    }
}

// The reasons of the row that begins at *at*, parted by "; "; moves *at* behind them.
static void write_reasons(const struct csv_rejects *rejects, size_t *at, struct buf *out)
{
    const struct csv_problem *first = &rejects->problems[*at];
    struct buf reasons = {0};
    for (; *at < rejects->problem_count; (*at)++) {
        const struct csv_problem *problem = &rejects->problems[*at];
        if (problem->file != first->file || problem->start != first->start) {
            break;
        }
        buf_add_text(&reasons, reasons.len > 0 ? "; " : "");
        if (problem->column) {
            buf_addf(&reasons, "%s: ", problem->column);
        }
        buf_add_text(&reasons, problem->reason);
    }
    csv_cell_add(out, buf_text(&reasons), DELIMITER, true);
    buf_add_text(out, LINE_END);
    buf_clear(&reasons);
}

void csv_rejects_write(const struct csv_rejects *rejects, struct buf *out)
{
    encoding_add_mark(out, ENCODING_UTF8);
    write_header(rejects, out);
    for (size_t at = 0; at < rejects->problem_count;) {
        const struct csv_problem *problem = &rejects->problems[at];
        if (problem->start == CSV_NO_ROW) {
            at++;
            continue;
        }
        write_row(rejects, problem, out);
        write_reasons(rejects, &at, out);
    }
}
