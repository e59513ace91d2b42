// SPDX-License-Identifier: EUPL-1.2
#include "ui/form_state.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "ui/draw.h"

enum {
    HEADER_ROWS = 2, // the title and an empty row
    FOOTER_ROWS = 1, // the help of the active field
    TEXT_ROWS_MIN = 2,
    TEXT_ROWS_MAX = 8,
    TALL_ROWS_MIN = 5, // also where the form has to be scrolled for it
    VALUE_COLS_MAX = 76,
    OPTION_ROWS_MAX = 8,
    LABEL_GAP = 3,
};

// A field, cut into the part with its value and what is said below it.
static int value_rows(const struct form *form, const struct form_slot *slot)
{
    if (slot->field.kind != FORM_TEXT) {
        return 1;
    }
    if (slot->field.tall) {
        return form->tall_rows;
    }
    int rows = lineedit_rows(&slot->edit);
    rows = rows > TEXT_ROWS_MAX ? TEXT_ROWS_MAX : rows;
    return rows < TEXT_ROWS_MIN ? TEXT_ROWS_MIN : rows;
}

// What somebody else saved is shown whole as far as there is room: the difference may be its end.
static void their_words(const struct form_slot *slot, struct buf *out)
{
    buf_addf(out, "%s %s", _("saved by somebody else:"), slot->theirs_shown);
}

static int their_rows(const struct form *form, const struct form_slot *slot)
{
    if (!slot->theirs) {
        return 0;
    }
    struct buf words = {0};
    their_words(slot, &words);
    int rows = draw_paragraph_rows(buf_text(&words), form->text_cols);
    buf_clear(&words);
    return rows > TEXT_ROWS_MAX ? TEXT_ROWS_MAX : rows;
}

static int slot_rows(const struct form *form, const struct form_slot *slot)
{
    return value_rows(form, slot) + (slot->error ? 1 : 0) + their_rows(form, slot);
}

static struct rect body_of(struct rect area)
{
    rect_take_top(&area, HEADER_ROWS);
    rect_take_bottom(&area, FOOTER_ROWS);
    return area;
}

static int label_cols(const struct form *form, int cols)
{
    int widest = 0;
    for (size_t i = 0; i < form->spec.count; i++) {
        const struct form_slot *slot = &form->slots[i];
        if (slot->field.kind != FORM_HEADING) {
            int width = utf8_width(slot->field.label);
            widest = width > widest ? width : widest;
        }
    }
    widest += LABEL_GAP;
    return widest > cols * 2 / 5 ? cols * 2 / 5 : widest;
}

// What is left by all others, when it is enough.
static int tall_rows(struct form *form, int rows)
{
    form->tall_rows = 0;
    for (size_t i = 0; i < form->spec.count; i++) {
        rows -= slot_rows(form, &form->slots[i]);
    }
    return rows > TALL_ROWS_MIN ? rows : TALL_ROWS_MIN;
}

// Scrolls just as far as is needed to see the active field whole.
static void scroll(struct form *form, int rows)
{
    int start = 0;
    for (size_t i = 0; i < form->active; i++) {
        start += slot_rows(form, &form->slots[i]);
    }
    int end = start + slot_rows(form, form_slot_active(form));
    if (end - form->top > rows) {
        form->top = end - rows;
    }
    bool heading_above =
        form->active > 0 && start > 0 && form->slots[form->active - 1].field.kind == FORM_HEADING;
    start -= heading_above ? 1 : 0;
    if (form->top > start) {
        form->top = start;
    }
}

void form_layout(struct screen *screen, struct rect area)
{
    struct form *form = form_of(screen);
    struct rect body = body_of(area);
    form->label_cols = label_cols(form, body.cols);
    form->text_cols = body.cols - form->label_cols - 1;
    if (form->text_cols > VALUE_COLS_MAX) {
        form->text_cols = VALUE_COLS_MAX;
    }
    for (size_t i = 0; i < form->spec.count; i++) {
        lineedit_layout(&form->slots[i].edit, form->text_cols);
    }
    form->tall_rows = tall_rows(form, body.rows);
    for (size_t i = 0; i < form->spec.count; i++) {
        lineedit_scroll(&form->slots[i].edit, value_rows(form, &form->slots[i]));
    }
    int shown = form->options.count < OPTION_ROWS_MAX ? (int)form->options.count : OPTION_ROWS_MAX;
    list_layout(&form->list, shown);
    scroll(form, body.rows);
}

static void draw_label(const struct form_slot *slot, struct rect line, int cols, bool active)
{
    enum style style = active ? STYLE_TITLE : STYLE_TEXT;
    draw_cell(rect_cell(line, 0, 0, cols - LABEL_GAP), style, slot->field.label);
    if (slot->error) {
        draw_text(line, 0, cols - 2, STYLE_ERROR, style_sign(STYLE_ERROR));
    } else if (slot->field.required) {
        draw_text(line, 0, cols - 2, STYLE_MUTED, "*");
    }
}

static void draw_value(const struct form *form, const struct form_slot *slot, struct rect room,
                       bool active)
{
    enum style style = active ? STYLE_ACTIVE : STYLE_FIELD;
    if (slot->field.read_only) {
        style = STYLE_TEXT;
    }
    if (!form_is_choice(slot)) {
        lineedit_draw(&slot->edit, room, style, active ? slot->edit.top : 0, active);
    } else if (active && form->open && slot->field.kind == FORM_CHOICE) {
        lineedit_draw(&slot->edit, room, style, 0, true);
    } else {
        draw_cell(rect_cell(room, 0, 0, room.cols), style, slot->shown);
        if (active) {
            draw_cursor(room, 0, 0);
        }
    }
}

static void draw_remark(struct rect line, enum style style, const char *before, const char *text)
{
    int used = draw_text(line, 0, 0, style, before);
    used += draw_text(line, 0, used, style, " ");
    draw_cell(rect_cell(line, 0, used, line.cols), style, text);
}

static void draw_slot(const struct form *form, size_t number, struct rect area)
{
    const struct form_slot *slot = &form->slots[number];
    bool active = number == form->active;
    if (slot->field.kind == FORM_HEADING) {
        draw_text(area, 0, 0, STYLE_HEADING, slot->field.label);
        return;
    }
    draw_label(slot, rect_cell(area, 0, 0, form->label_cols), form->label_cols, active);
    rect_take_left(&area, form->label_cols);
    area.cols = area.cols > form->text_cols ? form->text_cols : area.cols;
    draw_value(form, slot, rect_take_top(&area, value_rows(form, slot)), active);
    if (slot->error) {
        struct rect line = rect_take_top(&area, 1);
        draw_remark(line, STYLE_ERROR, style_sign(STYLE_ERROR), slot->error);
    }
    if (slot->theirs) {
        struct buf words = {0};
        their_words(slot, &words);
        draw_paragraph(area, 0, STYLE_WARNING, buf_text(&words));
        buf_clear(&words);
    }
}

static void draw_option(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct form *form = owner;
    const struct form_slot *slot = form_slot_active(form);
    const struct form_option *option = &form->options.items[index];
    enum style style = selected ? STYLE_SELECTED : STYLE_TEXT;
    int col = 0;
    if (slot->field.kind == FORM_MANY) {
        bool marked = choice_is_marked(slot, option->value);
        col = draw_text(row, 0, 0, STYLE_TEXT, marked ? "[x] " : "[ ] ");
    }
    col += draw_text(row, 0, col, style, option->text);
    if (option->detail) {
        draw_cell(rect_cell(row, 0, col + 2, row.cols), STYLE_MUTED, option->detail);
    }
}

// The open list hangs below its field, or above where there is no room.
static void draw_options(const struct form *form, struct rect body, int field_row)
{
    int rows = form->list.height + 2;
    if (form->options.count == 0) {
        rows = 3;
    }
    int below = body.rows - field_row - 1;
    int row = below >= rows || below >= field_row ? field_row + 1 : field_row - rows;
    struct rect box = rect_from(body, row > 0 ? row : 0);
    rect_take_left(&box, form->label_cols);
    box = rect_take_top(&box, rows);
    box.cols = box.cols > form->text_cols ? form->text_cols : box.cols;
    draw_fill(box, STYLE_TEXT);
    draw_box(box, STYLE_BORDER, NULL);
    struct rect inside = rect_inside(box, 1, 1);
    if (form->options.count == 0) {
        draw_text(inside, 0, 0, STYLE_MUTED, _("nothing found"));
    }
    struct list_rows list = {.draw_row = draw_option, .owner = form, .focus = form->picked};
    list_draw(&form->list, inside, &list);
    draw_scrollbar(box, (long)form->list.top, form->list.height, (long)form->options.count);
}

// The part of a field that is in sight when its first row is *row* of the body.
static struct rect part_in_sight(struct rect body, int row, int rows)
{
    struct rect part = body;
    part.row = body.row + row;
    part.rows = rows;
    if (row + rows > body.rows) {
        part.rows = body.rows - row;
    }
    return part;
}

static const char *help_of(const struct form *form)
{
    const struct form_slot *slot = form_slot_active(form);
    if (form->open && slot->field.kind == FORM_MANY) {
        return _("Space puts a cross or takes it away");
    }
    bool silent = slot->field.help == NULL && form_is_choice(slot);
    return silent ? _("Space shows the choices; or type the first letters") : slot->field.help;
}

void form_draw(const struct screen *screen, struct rect area)
{
    const struct form *form = form_of(screen);
    struct rect body = body_of(area);
    int row = -form->top, active_row = 0;
    draw_cell(rect_cell(area, 0, 0, area.cols), STYLE_TITLE, form->spec.title);
    for (size_t i = 0; i < form->spec.count; i++) {
        int rows = slot_rows(form, &form->slots[i]);
        if (row >= 0 && row < body.rows && rows > 0) {
            draw_slot(form, i, part_in_sight(body, row, rows));
        }
        active_row = i == form->active ? row : active_row;
        row += rows;
    }
    draw_scrollbar(body, form->top, body.rows, row + form->top);
    draw_cell(rect_cell(area, area.rows - 1, 0, area.cols), STYLE_MUTED, help_of(form));
    if (form->open) {
        draw_options(form, body, active_row);
    }
}
