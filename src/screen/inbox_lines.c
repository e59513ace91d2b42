// SPDX-License-Identifier: EUPL-1.2
// How the lines of "Today" are grouped and laid out.
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/inbox_words.h"
#include "screen/inbox_state.h"

enum group { GROUP_OVERDUE, GROUP_TODAY, GROUP_COMING, GROUP_COUNT };

static const char *const headings[GROUP_COUNT] = {
    [GROUP_OVERDUE] = N_("Overdue"),
    [GROUP_TODAY] = N_("Today"),
    [GROUP_COMING] = N_("Coming"),
};

enum {
    MARK_COLS = 2,
    KIND_COLS = 11,
    WHO_COLS = 13,
    HOUSEHOLD_COLS = 15,
    DATE_COLS = 10,
    GAP = 1,
    NARROW = 74, // below it kind and who have no column
    ROOMY = 110, // from here on names have more room
    ROOMY_MORE = 10,
};

// What one typed and was told has no day on which it is due.
static enum group group_of(const struct inbox_row *line, int64_t day)
{
    enum inbox_kind kind = inbox_kind_named(line->kind);
    if (kind == INBOX_DRAFT || kind == INBOX_GLASS || line->date == day) {
        return GROUP_TODAY;
    }
    return line->date < day ? GROUP_OVERDUE : GROUP_COMING;
}

static int compare_lines(const void *a, const void *b)
{
    const struct inbox_row *x = a;
    const struct inbox_row *y = b;
    int order = (x->date > y->date) - (x->date < y->date);
    order = order != 0 ? order : strcmp(str_text(x->household), str_text(y->household));
    order = order != 0 ? order : (int)inbox_kind_named(x->kind) - (int)inbox_kind_named(y->kind);
    order = order != 0 ? order : strcmp(str_text(x->subject), str_text(y->subject));
    return order != 0 ? order : (x->head.id > y->head.id) - (x->head.id < y->head.id);
}

void inbox_sort_lines(struct record_list *lines, int64_t day)
{
    struct record_list grouped;
    record_list_init(&grouped, KIND_INBOX);
    if (lines->count > 0) {
        qsort(record_list_at(lines, 0), lines->count, sizeof(struct inbox_row), compare_lines);
    }
    for (enum group group = 0; group < GROUP_COUNT; group++) {
        for (size_t i = 0; i < lines->count; i++) {
            struct inbox_row *line = record_list_at(lines, i);
            if (line->kind != NULL && group_of(line, day) == group) {
                record_move(KIND_INBOX, record_list_add(&grouped), line);
            }
        }
    }
    record_list_clear(lines);
    *lines = grouped;
}

// Laying out

struct places {
    int what_at, what, household_at, household, who_at, who, date_at, kind;
};

static struct places lay_out(int cols)
{
    int more = cols >= ROOMY ? ROOMY_MORE : 0;
    struct places at = {.what_at = MARK_COLS, .household = HOUSEHOLD_COLS + more};
    if (cols >= NARROW) {
        at.kind = KIND_COLS;
        at.who = WHO_COLS + more;
        at.what_at += KIND_COLS + GAP;
    }
    at.date_at = cols - DATE_COLS;
    at.who_at = at.date_at - (at.who > 0 ? at.who + GAP : 0);
    at.household_at = at.who_at - GAP - at.household;
    at.what = at.household_at - GAP - at.what_at;
    return at;
}

// NOLINTNEXTLINE(readability-function-size): where it stands and what is written there
static void cell(const struct page *page, struct page_line *line, int col, int cols,
                 enum style style, const char *text)
{
    page_cell(page, line,
              (struct page_cell){.col = col, .cols = cols, .style = style, .text = text});
}

// Where who has no column, a line that is about somebody begins with the name.
static void add_what(const struct inbox_row *line, const struct session *session, bool alone,
                     struct buf *out)
{
    enum inbox_kind kind = inbox_kind_named(line->kind);
    const char *who = inbox_who(line);
    if (alone && (kind == INBOX_BIRTHDAY || kind == INBOX_LOOK_BACK) && who[0] != '\0') {
        buf_addf(out, "%s: ", who);
    }
    inbox_add_what(line, session->settings, out);
}

static void add_line(struct inbox_screen *self, const struct session *session,
                     const struct inbox_row *row, bool overdue)
{
    struct page *page = &self->page;
    struct places at = lay_out(page->cols);
    struct buf what = {0};
    char day[DATE_TEXT];
    struct page_line *line = page_line(page);
    line->is_name = true;
    add_what(row, session, at.who == 0, &what);
    cell(page, line, at.what_at, at.what, STYLE_TEXT, buf_text(&what));
    if (inbox_is_marked(self, row)) {
        cell(page, line, 0, 1, STYLE_KEY, "*");
    }
    cell(page, line, MARK_COLS, at.kind, STYLE_MUTED, inbox_words(row->kind));
    cell(page, line, at.household_at, at.household, STYLE_TEXT, row->name);
    cell(page, line, at.who_at, at.who, STYLE_TEXT, inbox_who(row));
    cell(page, line, at.date_at, DATE_COLS, overdue ? STYLE_WARNING : STYLE_TEXT,
         date_format(row->date, session->settings->date_style, day));
    buf_clear(&what);
}

static void add_heading(struct page *page, enum group group, size_t count)
{
    struct buf words = {0};
    buf_addf(&words, "%s (%zu)", _(headings[group]), count);
    page_heading(page, buf_text(&words));
    buf_clear(&words);
}

void inbox_build(struct inbox_screen *self, const struct session *session, int cols)
{
    size_t counts[GROUP_COUNT] = {0};
    int before = -1;
    page_clear(&self->page);
    self->page.cols = cols;
    for (size_t i = 0; i < self->lines.count; i++) {
        counts[group_of(record_list_at(&self->lines, i), session->day)]++;
    }
    for (size_t i = 0; i < self->lines.count; i++) {
        const struct inbox_row *row = record_list_at(&self->lines, i);
        enum group group = group_of(row, session->day);
        if ((int)group != before) {
            add_heading(&self->page, group, counts[group]);
        }
        before = (int)group;
        self->page.item = (int)i;
        add_line(self, session, row, group == GROUP_OVERDUE);
        self->page.item = PAGE_NO_ITEM;
    }
}
