// SPDX-License-Identifier: EUPL-1.2
#include "ui/lineedit.h"

#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "ui/draw.h"
#include "ui/key.h"

enum { USUAL_COLS = 60 };

static const struct lineedit_help help_lines[] = {
    {"Left Right", N_("One character back or on")},
    {"C-Left C-Right", N_("One word back or on")},
    {"Home", N_("To the beginning of the line")},
    {"End", N_("To the end of the line")},
    {"C-a", N_("To the beginning of the line, also where it goes over several rows")},
    {"C-e", N_("To its end")},
    {"C-Home C-End", N_("To the beginning or the end of the text")},
    {"BS", N_("Take away the character before the cursor")},
    {"Del C-d", N_("Take away the character at the cursor")},
    {"C-w", N_("Take away the word before the cursor")},
    {"C-u", N_("Take away everything before the cursor")},
    {"C-k", N_("Take away everything after the cursor")},
    {"C-_ C-/", N_("Take back what was typed last; also Ctrl-Z where no shell waits")},
    {"C-y", N_("Do again what was taken back")},
};

const struct lineedit_help *lineedit_help(size_t *count)
{
    *count = ARRAY_SIZE(help_lines);
    return help_lines;
}

const char *lineedit_text(const struct lineedit *edit)
{
    return buf_text(&edit->text);
}

static void put(struct lineedit *edit, size_t from, size_t to, const char *text, size_t len)
{
    struct buf *buf = &edit->text;
    buf_reserve(buf, len);
    memmove(buf->data + from + len, buf->data + to, buf->len - to);
    memcpy(buf->data + from, text, len);
    buf->len = buf->len - (to - from) + len;
    buf->data[buf->len] = '\0';
    edit->at = from + len;
}

static void replace(struct lineedit *edit, size_t from, size_t to, const char *text, size_t len)
{
    struct edit_step step = {.at = from, .cursor = edit->at};
    buf_add(&step.removed, lineedit_text(edit) + from, to - from);
    buf_add(&step.inserted, text, len);
    edit_log_add(&edit->log, &step);
    buf_clear(&step.removed);
    buf_clear(&step.inserted);
    put(edit, from, to, text, len);
}

static void undo(struct lineedit *edit)
{
    const struct edit_step *step = edit_log_undo(&edit->log);
    if (step != NULL) {
        put(edit, step->at, step->at + step->inserted.len, buf_text(&step->removed),
            step->removed.len);
        edit->at = step->cursor;
    }
}

static void redo(struct lineedit *edit)
{
    const struct edit_step *step = edit_log_redo(&edit->log);
    if (step != NULL) {
        put(edit, step->at, step->at + step->removed.len, buf_text(&step->inserted),
            step->inserted.len);
    }
}

static void erase_range(struct lineedit *edit, size_t from, size_t to)
{
    if (from < to) {
        replace(edit, from, to, "", 0);
    }
}

// The most bytes of text that fit in *room*, not parting a character.
static size_t cut_to(const char *text, size_t len, size_t room)
{
    if (len <= room) {
        return len;
    }
    size_t cut = 0;
    for (size_t next = utf8_next(text, 0); next <= room; next = utf8_next(text, next)) {
        cut = next;
    }
    return cut;
}

static bool insert(struct lineedit *edit, const char *text, size_t len)
{
    struct buf clean = {0};
    utf8_clean(&clean, text, len, edit->lines);
    size_t room = edit->limit > edit->text.len ? edit->limit - edit->text.len : 0;
    size_t fitting = cut_to(buf_text(&clean), clean.len, room);
    bool all = fitting == clean.len;
    if (fitting > 0) {
        replace(edit, edit->at, edit->at, clean.data, fitting);
    }
    buf_clear(&clean);
    return all;
}

void lineedit_init(struct lineedit *edit, const char *text, size_t limit, enum utf8_lines lines)
{
    *edit = (struct lineedit){.limit = limit, .lines = lines};
    lineedit_set(edit, text);
}

void lineedit_clear(struct lineedit *edit)
{
    buf_clear(&edit->text);
    edit_log_clear(&edit->log);
    *edit = (struct lineedit){0};
}

void lineedit_set(struct lineedit *edit, const char *text)
{
    buf_reset(&edit->text);
    edit->at = 0;
    edit->wish = 0;
    if (text) {
        insert(edit, text, strlen(text));
    }
    edit_log_clear(&edit->log);
}

void lineedit_empty(struct lineedit *edit)
{
    erase_range(edit, 0, edit->text.len);
}

bool lineedit_paste(struct lineedit *edit, const char *text)
{
    return insert(edit, text, strlen(text));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

static size_t word_before(const struct lineedit *edit)
{
    const char *text = lineedit_text(edit);
    size_t at = edit->at;
    while (at > 0 && is_blank(text[at - 1])) {
        at--;
    }
    while (at > 0 && !is_blank(text[at - 1])) {
        at--;
    }
    return at;
}

static size_t word_after(const struct lineedit *edit)
{
    const char *text = lineedit_text(edit);
    size_t at = edit->at;
    while (text[at] && !is_blank(text[at])) {
        at++;
    }
    while (text[at] && is_blank(text[at])) {
        at++;
    }
    return at;
}

static size_t line_start(const struct lineedit *edit)
{
    const char *text = lineedit_text(edit);
    size_t at = edit->at;
    while (at > 0 && text[at - 1] != '\n') {
        at--;
    }
    return at;
}

static size_t line_end(const struct lineedit *edit)
{
    const char *text = lineedit_text(edit);
    return edit->at + strcspn(text + edit->at, "\n");
}

static size_t before(const struct lineedit *edit)
{
    return edit->at > 0 ? utf8_prev(lineedit_text(edit), edit->at) : 0;
}

static size_t after(const struct lineedit *edit)
{
    return edit->at < edit->text.len ? utf8_next(lineedit_text(edit), edit->at) : edit->at;
}

// A row of the wrapped text.
struct visual_row {
    size_t start, len;
    size_t next; // where the following one starts
    bool last;
};

// Keys that were typed ahead come before the first layout.
static int wrap_cols(const struct lineedit *edit)
{
    return edit->cols > 0 ? edit->cols : USUAL_COLS;
}

static struct visual_row first_row(const struct lineedit *edit, size_t start)
{
    const char *text = lineedit_text(edit);
    struct visual_row row = {.start = start};
    size_t skip = 0;
    row.len = edit->lines == UTF8_MANY_LINES ? draw_wrap(text + start, wrap_cols(edit), &skip)
                                             : edit->text.len;
    row.next = start + row.len + skip;
    row.last = text[row.next] == '\0' && (skip == 0 || text[row.next - 1] != '\n');
    return row;
}

// The row with the cursor; *number (may be NULL) gets its number, *above the one over it.
static struct visual_row cursor_row(const struct lineedit *edit, int *number,
                                    struct visual_row *above)
{
    struct visual_row row = first_row(edit, 0);
    int count = 0;
    while (!row.last && row.next <= edit->at) {
        if (above) {
            *above = row;
        }
        row = first_row(edit, row.next);
        count++;
    }
    if (number) {
        *number = count;
    }
    return row;
}

static int columns(const char *text, size_t len)
{
    struct buf part = {0};
    buf_add(&part, text, len);
    int cols = utf8_width(buf_text(&part));
    buf_clear(&part);
    return cols;
}

static int cursor_col(const struct lineedit *edit, const struct visual_row *row)
{
    size_t len = edit->at - row->start;
    return columns(lineedit_text(edit) + row->start, len < row->len ? len : row->len);
}

static void put_cursor(struct lineedit *edit, const struct visual_row *row, int col)
{
    size_t len = utf8_fit(lineedit_text(edit) + row->start, col, NULL);
    edit->at = row->start + (len < row->len ? len : row->len);
}

// The column that the cursor had when it began to go up or down.
static int wished_col(struct lineedit *edit, const struct visual_row *row)
{
    if (edit->wish == 0) {
        edit->wish = 1 + cursor_col(edit, row);
    }
    return edit->wish - 1;
}

static bool go_up(struct lineedit *edit)
{
    struct visual_row above;
    int number;
    struct visual_row row = cursor_row(edit, &number, &above);
    if (number == 0) {
        return false;
    }
    put_cursor(edit, &above, wished_col(edit, &row));
    return true;
}

static bool go_down(struct lineedit *edit)
{
    struct visual_row row = cursor_row(edit, NULL, NULL);
    if (row.last) {
        return false;
    }
    struct visual_row below = first_row(edit, row.next);
    put_cursor(edit, &below, wished_col(edit, &row));
    return true;
}

static void go_home(struct lineedit *edit)
{
    edit->at = cursor_row(edit, NULL, NULL).start;
}

// Where a word goes over two rows, its next character is on the other one.
static void go_end(struct lineedit *edit)
{
    struct visual_row row = cursor_row(edit, NULL, NULL);
    size_t end = row.start + row.len;
    bool parted = !row.last && row.next == end && row.len > 0;
    edit->at = parted ? utf8_prev(lineedit_text(edit), end) : end;
}

static bool type(struct lineedit *edit, int32_t key)
{
    char bytes[4];
    if (key == K_ENTER && edit->lines == UTF8_MANY_LINES) {
        insert(edit, "\n", 1);
        return true;
    }
    if (!key_is_text(key)) {
        return false;
    }
    insert(edit, bytes, utf8_encode(key, bytes));
    return true;
}

static bool go_row(struct lineedit *edit, int32_t key)
{
    if (edit->lines == UTF8_ONE_LINE) {
        return false;
    }
    return key == K_UP ? go_up(edit) : go_down(edit);
}

bool lineedit_key(struct lineedit *edit, int32_t key)
{
    if (key == K_UP || key == K_DOWN) {
        return go_row(edit, key);
    }
    edit->wish = 0;
    switch (key) {
    case K_LEFT: edit->at = before(edit); return true;
    case K_RIGHT: edit->at = after(edit); return true;
    case K_CTRL_LEFT: edit->at = word_before(edit); return true;
    case K_CTRL_RIGHT: edit->at = word_after(edit); return true;
    case K_HOME: go_home(edit); return true;
    case K_END: go_end(edit); return true;
    case K_CTRL_HOME: edit->at = 0; return true;
    case K_CTRL_END: edit->at = edit->text.len; return true;
    case KEY_CTRL('a'): edit->at = line_start(edit); return true;
    case KEY_CTRL('e'): edit->at = line_end(edit); return true;
    case K_BACKSPACE: erase_range(edit, before(edit), edit->at); return true;
    case K_DELETE:
    case KEY_CTRL('d'): erase_range(edit, edit->at, after(edit)); return true;
    case KEY_CTRL('w'): erase_range(edit, word_before(edit), edit->at); return true;
    case KEY_CTRL('u'): erase_range(edit, line_start(edit), edit->at); return true;
    case KEY_CTRL('k'): erase_range(edit, edit->at, line_end(edit)); return true;
    case KEY_CTRL('z'):
    case K_CTRL_UNDERSCORE: undo(edit); return true;
    case KEY_CTRL('y'): redo(edit); return true;
    default: return type(edit, key);
    }
}

void lineedit_layout(struct lineedit *edit, int cols)
{
    edit->cols = cols;
}

int lineedit_rows(const struct lineedit *edit)
{
    if (edit->lines == UTF8_ONE_LINE) {
        return 1;
    }
    return draw_paragraph_rows(lineedit_text(edit), wrap_cols(edit));
}

int lineedit_cursor_row(const struct lineedit *edit)
{
    int number;
    cursor_row(edit, &number, NULL);
    return number;
}

void lineedit_scroll(struct lineedit *edit, int rows)
{
    int cursor = edit->lines == UTF8_MANY_LINES ? lineedit_cursor_row(edit) : 0;
    int most = lineedit_rows(edit) - rows;
    if (edit->top > most) {
        edit->top = most > 0 ? most : 0;
    }
    if (cursor < edit->top) {
        edit->top = cursor;
    } else if (cursor >= edit->top + rows) {
        edit->top = cursor - rows + 1;
    }
}

// The first column shown of a line longer than its room: moves by half the room, so that the
// cursor's surroundings stay in sight.
static int scrolled_cols(int cursor, int room)
{
    int half = room > 1 ? room / 2 : 1;
    return cursor < room ? 0 : (cursor / half - 1) * half;
}

static void draw_row(const struct lineedit *edit, struct rect line, enum style style,
                     const struct visual_row *row)
{
    struct buf part = {0};
    buf_add(&part, lineedit_text(edit) + row->start, row->len);
    draw_cell(line, style, "");
    draw_text(line, 0, 0, style, buf_text(&part));
    buf_clear(&part);
}

static void draw_one_line(const struct lineedit *edit, struct rect area, enum style style,
                          bool focus)
{
    const char *text = lineedit_text(edit);
    struct rect line = rect_cell(area, 0, 0, area.cols);
    int cursor = columns(text, edit->at);
    int hidden = focus ? scrolled_cols(cursor, area.cols) : 0;
    if (!focus) {
        draw_cell(line, style, text);
        return;
    }
    int skipped = 0;
    size_t start = utf8_fit(text, hidden, &skipped);
    draw_cell(line, style, "");
    draw_text(line, 0, 0, style, text + start);
    draw_cursor(line, 0, cursor - skipped);
}

void lineedit_draw(const struct lineedit *edit, struct rect area, enum style style, int first,
                   bool focus)
{
    if (edit->lines == UTF8_ONE_LINE) {
        draw_one_line(edit, area, style, focus);
        return;
    }
    struct visual_row row = first_row(edit, 0);
    int at = focus ? lineedit_cursor_row(edit) : -1;
    for (int number = 0; number < first + area.rows; number++) {
        if (number >= first) {
            draw_row(edit, rect_cell(area, number - first, 0, area.cols), style, &row);
        }
        if (number == at) {
            draw_cursor(area, number - first, cursor_col(edit, &row));
        }
        if (row.last) {
            return;
        }
        row = first_row(edit, row.next);
    }
}
