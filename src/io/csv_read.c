// SPDX-License-Identifier: EUPL-1.2
#include "io/csv_read.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/text.h"
#include "base/xalloc.h"

enum {
    BLOCK = 4096,           // the parser's memory for a cell grows by this at least
    LONGEST_ROW = 16 << 20, // of several lines; the next one cannot belong to it
};

struct csv_reader {
    struct csv_parser parser;
    struct buf bytes;
    char delimiter;
    size_t at;   // where the next line begins
    size_t line; // its number
    bool ended;

    // The row that is being read, and the room of the one before.
    struct room {
        struct buf text; // the cells, each followed by a NUL
        struct csv_cell *cells;
        size_t capacity;
    } row, before;
    size_t *offsets;
    size_t offset_capacity;
    size_t cell_count;
    size_t cell_line; // where the cell that is being read begins
    bool complete;
};

bool csv_delimiter_read(const char *text, char *delimiter)
{
    if (!text || text[0] == '\0') {
        *delimiter = 0;
    } else if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0) {
        *delimiter = '\t';
    } else if (text[1] == '\0' && (text[0] == '\t' || strchr(";,|:!~^&", text[0]) != NULL)) {
        *delimiter = text[0];
    } else {
        return false;
    }
    return true;
}

// The length of the line at *at* without its end; *next gets where the one after it begins.
static size_t line_length(const struct buf *bytes, size_t at, size_t *next)
{
    const char *start = bytes->data + at;
    const char *end = memchr(start, '\n', bytes->len - at);
    size_t length = end ? (size_t)(end - start) : bytes->len - at;
    *next = at + length + (end ? 1 : 0);
    if (length > 0 && start[length - 1] == '\r') {
        length--;
    }
    return length;
}

// Excel's first line that names the delimiter: sep=; or "sep=;".
static char read_sep_line(const struct csv_reader *reader, size_t *next)
{
    static const char begin[] = "sep=";
    if (reader->bytes.len == 0) {
        return 0;
    }
    size_t length = line_length(&reader->bytes, 0, next);
    const char *line = reader->bytes.data;
    if (length == sizeof(begin) + 2 && line[0] == '"' && line[length - 1] == '"') {
        line++;
        length -= 2;
    }
    if (length != sizeof(begin) || strncasecmp(line, begin, sizeof(begin) - 1) != 0) {
        return 0;
    }
    char text[] = {line[length - 1], '\0'};
    char delimiter;
    return csv_delimiter_read(text, &delimiter) ? delimiter : 0;
}

// The sign that the first line has most of outside quotes.
static char detect_delimiter(const struct csv_reader *reader)
{
    static const char signs[] = {';', ',', '\t'};
    size_t counts[sizeof(signs)] = {0};
    bool quoted = false;
    const struct buf *bytes = &reader->bytes;
    for (size_t i = reader->at; i < bytes->len && (quoted || bytes->data[i] != '\n'); i++) {
        quoted = quoted != (bytes->data[i] == '"');
        for (size_t sign = 0; sign < sizeof(signs) && !quoted; sign++) {
            counts[sign] += bytes->data[i] == signs[sign];
        }
    }
    size_t best = 0;
    for (size_t sign = 1; sign < sizeof(signs); sign++) {
        best = counts[sign] > counts[best] ? sign : best;
    }
    return signs[best];
}

static int is_blank(unsigned char c)
{
    return c == ' ';
}

static int is_line_end(unsigned char c)
{
    return c == '\n';
}

static void start_parser(struct csv_reader *reader)
{
    unsigned char options = CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_EMPTY_IS_NULL;
    if (csv_init(&reader->parser, options) != 0) {
        fatal("%s", _("out of memory"));
    }
    csv_set_delim(&reader->parser, (unsigned char)reader->delimiter);
    csv_set_space_func(&reader->parser, is_blank);
    csv_set_term_func(&reader->parser, is_line_end);
    csv_set_blk_size(&reader->parser, BLOCK);
}

struct csv_reader *csv_reader_new(struct buf *bytes, char delimiter)
{
    struct csv_reader *reader = xcalloc(1, sizeof(*reader));
    reader->bytes = *bytes;
    *bytes = (struct buf){0};
    reader->line = 1;
    size_t next = 0;
    char told = read_sep_line(reader, &next);
    if (told) {
        reader->at = next;
        reader->line = 2;
    }
    reader->delimiter = delimiter ? delimiter : told;
    if (!reader->delimiter) {
        reader->delimiter = detect_delimiter(reader);
    }
    start_parser(reader);
    return reader;
}

void csv_reader_free(struct csv_reader *reader)
{
    if (!reader) {
        return;
    }
    csv_free(&reader->parser);
    buf_clear(&reader->bytes);
    buf_clear(&reader->row.text);
    buf_clear(&reader->before.text);
    free(reader->row.cells);
    free(reader->before.cells);
    free(reader->offsets);
    free(reader);
}

void csv_reader_go(struct csv_reader *reader, size_t start, size_t line)
{
    csv_free(&reader->parser);
    start_parser(reader);
    reader->at = start;
    reader->line = line;
    reader->ended = false;
}

static void take_cell(void *text, size_t len, void *data)
{
    struct csv_reader *reader = data;
    *ARRAY_PUSH(reader->offsets, reader->cell_count, reader->offset_capacity) =
        reader->row.text.len;
    buf_add(&reader->row.text, text, len);
    buf_add_char(&reader->row.text, '\0');
    reader->cell_line = reader->line;
}

// The text of the cells no longer moves.
static void place_cells(struct csv_reader *reader)
{
    if (reader->row.capacity < reader->cell_count) {
        reader->row.capacity = reader->cell_count;
        reader->row.cells =
            xreallocarray(reader->row.cells, reader->row.capacity, sizeof(*reader->row.cells));
    }
    for (size_t i = 0; i < reader->cell_count; i++) {
        size_t end = i + 1 < reader->cell_count ? reader->offsets[i + 1] : reader->row.text.len;
        reader->row.cells[i] = (struct csv_cell){
            .text = reader->row.text.data + reader->offsets[i],
            .len = end - reader->offsets[i] - 1,
        };
    }
}

static void take_row_end(int end, void *data)
{
    struct csv_reader *reader = data;
    (void)end;
    place_cells(reader);
    reader->complete = true;
}

static enum csv_result fail(struct csv_reader *reader, struct csv_fault *fault, const char *reason)
{
    reader->ended = true;
    fault->line = reader->cell_line;
    fault->cell = reader->cell_count;
    err_set(&fault->err, "%s", reason);
    return CSV_READ_FAULT;
}

// By a part of what there is, so that a very long cell is not copied again and again.
static void set_growth(struct csv_reader *reader, size_t more)
{
    size_t growth = (csv_get_buffer_size(&reader->parser) + more) / 4;
    csv_set_blk_size(&reader->parser, growth > BLOCK ? growth : BLOCK);
}

static bool parse(struct csv_reader *reader, const char *bytes, size_t len)
{
    set_growth(reader, len);
    size_t done = csv_parse(&reader->parser, bytes, len, take_cell, take_row_end, reader);
    if (done == len) {
        return true;
    }
    if (csv_error(&reader->parser) == CSV_ENOMEM) {
        fatal("%s", _("out of memory"));
    }
    return false;
}

static void take_plain_cell(struct csv_reader *reader, char *start, char *end)
{
    while (start < end && *start == ' ') {
        start++;
    }
    while (end > start && end[-1] == ' ') {
        end--;
    }
    *end = '\0';
    *ARRAY_PUSH(reader->row.cells, reader->cell_count, reader->row.capacity) = (struct csv_cell){
        .text = start,
        .len = (size_t)(end - start),
    };
}

// Parts a row without any quote as the parser does, which looks at each byte and costs ten times as
// much.
static void split_plain(struct csv_reader *reader, const char *line, size_t length)
{
    buf_add(&reader->row.text, line, length);
    char *start = reader->row.text.data;
    const char *end = start + length;
    char *next;
    while ((next = memchr(start, reader->delimiter, (size_t)(end - start))) != NULL) {
        take_plain_cell(reader, start, next);
        start = next + 1;
    }
    take_plain_cell(reader, start, start + (end - start));
}

// Passes over lines with nothing but blanks.
static void skip_blank_lines(struct csv_reader *reader)
{
    while (reader->at < reader->bytes.len) {
        size_t next;
        size_t length = line_length(&reader->bytes, reader->at, &next);
        const char *line = reader->bytes.data + reader->at;
        if (strspn(line, " ") < length) {
            return;
        }
        reader->at = next;
        reader->line++;
    }
}

// Gives the parser a line, or parts it here when it is a whole row.
static bool take_line(struct csv_reader *reader, bool first, const char *line, size_t length)
{
    if (first && memchr(line, '"', length) == NULL) {
        split_plain(reader, line, length);
        reader->complete = true;
        return true;
    }
    // A line ends with \n alone here, and the last one always does: what the parser sees
    // does not hang on how the file was saved.
    return parse(reader, line, length) && parse(reader, "\n", 1);
}

static void begin_row(struct csv_reader *reader)
{
    struct room room = reader->before;
    reader->before = reader->row;
    reader->row = room;
    buf_reset(&reader->row.text);
    reader->cell_count = 0;
    reader->cell_line = reader->line;
    reader->complete = false;
}

enum csv_result csv_reader_next(struct csv_reader *reader, struct csv_row *row,
                                struct csv_fault *fault)
{
    skip_blank_lines(reader);
    if (reader->ended || reader->at >= reader->bytes.len) {
        return CSV_READ_END;
    }
    *row = (struct csv_row){.line = reader->line, .start = reader->at};
    begin_row(reader);
    while (!reader->complete) {
        if (reader->at >= reader->bytes.len || reader->at - row->start > LONGEST_ROW) {
            return fail(reader, fault, _("quote not closed"));
        }
        bool first = reader->at == row->start;
        const char *line = reader->bytes.data + reader->at;
        size_t length = line_length(&reader->bytes, reader->at, &reader->at);
        if (memchr(line, '\0', length) != NULL) {
            fail(reader, fault, "NUL");
            fault->cell = CSV_NO_CELL;
            return CSV_READ_FAULT;
        }
        if (!take_line(reader, first, line, length)) {
            return fail(reader, fault, _("stray quote"));
        }
        reader->line++;
    }
    row->cells = reader->row.cells;
    row->count = reader->cell_count;
    return CSV_READ_ROW;
}
