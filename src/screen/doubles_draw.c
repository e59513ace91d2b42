// SPDX-License-Identifier: EUPL-1.2
#include "screen/doubles_draw.h"

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/doubles.h"
#include "model/name.h"
#include "ui/draw.h"

enum { NAME_COLS = 20, CODE_COLS = 8, GAP = 2, NARROW = 72 };

struct columns {
    struct rect name, code, why, where;
};

static struct columns lay_out(struct rect row)
{
    struct columns columns;
    bool narrow = row.cols < NARROW;
    columns.name = rect_take_left(&row, NAME_COLS);
    rect_take_left(&row, GAP);
    columns.code = rect_take_left(&row, CODE_COLS);
    rect_take_left(&row, GAP);
    columns.why = rect_take_left(&row, narrow ? row.cols : row.cols * 3 / 5);
    rect_take_left(&row, GAP);
    columns.where = row;
    return columns;
}

// Why, the strongest reason first.
static void add_reasons(const struct likeness *row, struct buf *out)
{
    const struct {
        unsigned reason;
        const char *words;
    } reasons[] = {
        {DOUBLE_PERSON, N_("same name and birth date")},
        {DOUBLE_PHONE, N_("same phone number")},
        {DOUBLE_NAME, N_("same name at this address")},
        {DOUBLE_ADDRESS, N_("same address")},
        {DOUBLE_SIBLING, N_("brother or sister here")},
        {DOUBLE_NAMED, row->closed == 1 ? N_("same name, closed to you") : N_("same name")},
    };
    size_t before = out->len;
    for (size_t i = 0; i < ARRAY_SIZE(reasons); i++) {
        if (((unsigned)row->reasons & reasons[i].reason) != 0) {
            buf_addf(out, "%s%s", out->len > before ? ", " : "", _(reasons[i].words));
        }
    }
}

// Where it lives; of a closed one who can be called about it.
static void add_where(const struct likeness *row, struct buf *out)
{
    const char *const parts[] = {row->closed == 1 ? row->coordinator : row->address,
                                 row->closed == 1 ? row->phone : NULL};
    size_t before = out->len;
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        if (str_is_given(parts[i])) {
            buf_addf(out, "%s%s", out->len > before ? ", " : "", parts[i]);
        }
    }
}

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct doubles_view *view = owner;
    const struct likeness *one = record_list_at(view->rows, index);
    struct columns columns = lay_out(row);
    struct buf why = {0}, where = {0};
    bool weak = ((unsigned)one->reasons & ~(unsigned)DOUBLE_WEAK) == 0;
    add_reasons(one, &why);
    add_where(one, &where);
    draw_cell(columns.name, selected ? STYLE_SELECTED : STYLE_TEXT, one->name);
    draw_cell(columns.code, STYLE_MUTED, one->household);
    draw_cell(columns.why, weak ? STYLE_MUTED : STYLE_TEXT, buf_text(&why));
    draw_cell(columns.where, STYLE_TEXT, buf_text(&where));
    buf_clear(&why);
    buf_clear(&where);
}

static void add_part(struct buf *out, const char *separator, const char *text)
{
    if (str_is_given(text)) {
        buf_addf(out, "%s%s", out->len > 0 ? separator : "", text);
    }
}

// "Bram de Wit, 12-03-2010, 0000 AA 12".
static void add_known(const struct doubles_view *view, struct buf *out)
{
    const struct likeness *known = view->known;
    struct buf born = {0};
    field_show(kind_field(KIND_LIKENESS, "birth_date"), known, view->settings, &born);
    name_add(out, known->given_name, known->prefix, known->family_name);
    add_part(out, ", ", buf_text(&born));
    add_part(out, ", ", known->postcode);
    add_part(out, " ", known->house_number);
    add_part(out, ", ", known->phone);
    buf_clear(&born);
}

// All of what the row may have no room for.
static void draw_foot(const struct doubles_view *view, struct rect row)
{
    const struct likeness *one = record_list_at(view->rows, view->list->cursor);
    struct buf text = {0};
    add_part(&text, "", one->person);
    if (text.len > 0) {
        buf_add_text(&text, ": ");
    }
    add_reasons(one, &text);
    struct buf where = {0};
    add_where(one, &where);
    add_part(&text, "; ", buf_text(&where));
    draw_cell(row, STYLE_MUTED, buf_text(&text));
    buf_clear(&where);
    buf_clear(&text);
}

static void draw_headings(struct rect row)
{
    struct columns columns = lay_out(row);
    draw_cell(columns.name, STYLE_HEADING, _("Household"));
    draw_cell(columns.code, STYLE_HEADING, _("Code"));
    draw_cell(columns.why, STYLE_HEADING, _("Why"));
    draw_cell(columns.where, STYLE_HEADING, _("Address"));
}

void doubles_draw(const struct doubles_view *view, struct rect area)
{
    struct rect head = rect_take_top(&area, DOUBLES_HEAD_ROWS);
    struct buf known = {0};
    add_known(view, &known);
    draw_text(head, 0, 0, STYLE_TITLE, _("Is it one of these households?"));
    draw_cell(rect_cell(head, 1, 0, head.cols), STYLE_MUTED, buf_text(&known));
    buf_clear(&known);
    if (list_empty(view->list)) {
        return;
    }
    draw_headings(rect_cell(head, DOUBLES_HEAD_ROWS - 1, 0, head.cols));
    struct rect foot = rect_take_bottom(&area, DOUBLES_FOOT_ROWS);
    list_draw(view->list, area,
              &(struct list_rows){.draw_row = draw_row, .owner = view, .focus = true});
    draw_foot(view, rect_cell(foot, DOUBLES_FOOT_ROWS - 1, 0, foot.cols));
}
