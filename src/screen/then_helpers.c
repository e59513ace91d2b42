// SPDX-License-Identifier: EUPL-1.2
// Who came, went and stayed between both days, where help is stacked, and who comes on which day of the week.
#include "base/buf.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/comings.h"
#include "figures/roster.h"
#include "figures/stacking.h"
#include "figures/words.h"
#include "model/choice.h"
#include "screen/overview_parts.h"
#include "screen/then_state.h"
#include "ui/draw.h"

enum { INDENT = 2, GAP = 2, DAY_COLS = 10, HOURS_COLS = 18, CELL_COLS = 9 };
enum { WEEKDAY_LABEL = 6, WEEKDAY_COLS = 5 };

// Who came and went

static void add_count(struct buf *out, enum coming coming, size_t count)
{
    long number = (long)count;
    switch (coming) {
    case HELPER_WENT:
        buf_addf(out, _N("%ld helper went", "%ld helpers went", number), number);
        break;
    case HELPER_CAME:
        buf_addf(out, _N("%ld helper came", "%ld helpers came", number), number);
        break;
    case HELPER_STAYED:
        buf_addf(out, _N("%ld helper stayed", "%ld helpers stayed", number), number);
        break;
    default:
        buf_addf(out,
                 _N("%ld helper came and went in between", "%ld helpers came and went in between",
                    number),
                 number);
        break;
    }
}

static void add_hours_of(struct buf *out, int64_t minutes)
{
    if (minutes == NONE) {
        buf_add_text(out, draw_is_ascii() ? "-" : "–");
    } else {
        figures_add_hours(out, minutes, 0);
    }
}

// The day of going or coming; of who stayed the hours a week on both days.
static void add_when(const struct then_now *self, const struct helper_coming *one, struct buf *out)
{
    char day[DATE_TEXT];
    if (one->coming == HELPER_STAYED) {
        add_hours_of(out, one->minutes_then);
        if (one->minutes_then != one->minutes_now) {
            buf_addf(out, " %s ", draw_shape(SHAPE_ARROW));
            add_hours_of(out, one->minutes_now);
        }
        buf_addf(out, " %s", _C("hours", "h"));
    } else {
        buf_add_text(out,
                     overview_day_text(self->dossier,
                                       one->coming == HELPER_CAME ? one->came : one->went, day));
    }
}

static void add_helper(const struct then_now *self, const struct helper_coming *one,
                       struct page *page)
{
    struct buf when = {0};
    int right = one->coming == HELPER_STAYED ? HOURS_COLS : DAY_COLS;
    int room = page->cols - INDENT - right - 2 * GAP;
    int name = room / 2;
    struct page_line *line = page_line(page);
    add_when(self, one, &when);
    page_cell(
        page, line,
        (struct page_cell){.col = INDENT, .cols = name, .text = figures_helper_name(one->one)});
    page_cell(page, line,
              (struct page_cell){.col = INDENT + name + GAP,
                                 .cols = room - name,
                                 .style = STYLE_MUTED,
                                 .text = str_is_given(one->one->function)
                                             ? one->one->function
                                             : one->one->organisation_name});
    page_cell(page, line,
              (struct page_cell){.col = page->cols - right,
                                 .cols = right,
                                 .style = STYLE_MUTED,
                                 .right = true,
                                 .text = buf_text(&when)});
    buf_clear(&when);
}

static void add_group(const struct then_now *self, const struct comings *comings,
                      enum coming coming, struct page *page)
{
    struct buf words = {0};
    bool named = coming == HELPER_WENT || coming == HELPER_CAME || self->unfolded;
    if (comings->counts[coming] == 0) {
        return;
    }
    add_count(&words, coming, comings->counts[coming]);
    page_paragraph(page, 0, STYLE_TEXT, buf_text(&words));
    for (size_t i = 0; named && i < comings->count; i++) {
        if (comings->items[i].coming == coming) {
            add_helper(self, &comings->items[i], page);
        }
    }
    buf_clear(&words);
}

void then_add_helpers(const struct then_now *self, struct page *page)
{
    struct comings comings = {0};
    figures_comings(&self->dossier->involvements, self->then, self->now, &comings);
    if (comings.count > 0) {
        page_heading(page, _("Who came and who went"));
    }
    for (enum coming coming = 0; coming < HELPER_COMINGS; coming++) {
        add_group(self, &comings, coming, page);
    }
    figures_comings_clear(&comings);
}

// Stacking

static void find_stacks(const struct then_now *self, int64_t day, struct record_list *found)
{
    struct record_list lists[KIND_SAVED_COUNT];
    dossier_lists(self->dossier, lists);
    record_list_init(found, KIND_STACKING);
    figures_stacking(lists, day, found);
}

// The same cell in other rows; NULL: nothing is stacked there.
static const struct stacking *same_cell(const struct record_list *rows, const struct stacking *cell)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct stacking *row = record_list_at(rows, i);
        if (row->siblings == cell->siblings && str_is_same(row->persons, cell->persons) &&
            str_is_same(row->domain, cell->domain)) {
            return row;
        }
    }
    return NULL;
}

static void add_cell_name(const struct then_now *self, const struct stacking *cell, struct buf *out)
{
    struct choice_list domains = choices_get(self->dossier->session->settings, CHOICES_DOMAIN);
    const struct choice *domain = choice_find(domains, cell->domain);
    dossier_persons(self->dossier, cell->persons, out);
    buf_addf(out, ", %s", domain != NULL ? choice_label(domain) : cell->domain);
}

// A line of the small table: what, and two counts.
static void add_cells(struct page *page, const char *label, const char *then, const char *now,
                      enum style style)
{
    const char *const texts[] = {then, now};
    struct page_line *line = page_line(page);
    int label_cols = page->cols - 2 * CELL_COLS;
    page_cell(page, line, (struct page_cell){.cols = label_cols, .style = style, .text = label});
    for (int i = 0; i < 2; i++) {
        page_cell(page, line,
                  (struct page_cell){.col = label_cols + i * CELL_COLS,
                                     .cols = CELL_COLS,
                                     .style = style,
                                     .right = true,
                                     .text = texts[i]});
    }
}

static const char *helpers_text(const struct stacking *cell, char text[NUMBER_TEXT])
{
    return cell != NULL ? number_format(cell->helpers, 0, '.', false, text) : _("0 or 1");
}

static void add_cell(const struct then_now *self, const struct stacking *then,
                     const struct stacking *now, struct page *page)
{
    struct buf name = {0};
    char texts[2][NUMBER_TEXT];
    add_cell_name(self, then != NULL ? then : now, &name);
    add_cells(page, buf_text(&name), helpers_text(then, texts[0]), helpers_text(now, texts[1]),
              STYLE_TEXT);
    buf_clear(&name);
}

// The cells of both days: first those of then, most helpers first, then what is new.
void then_add_stacking(const struct then_now *self, struct page *page)
{
    struct record_list then, now;
    find_stacks(self, self->then, &then);
    find_stacks(self, self->now, &now);
    bool first = true;
    for (size_t i = 0; i < then.count + now.count; i++) {
        bool of_then = i < then.count;
        const struct stacking *cell =
            of_then ? record_list_at(&then, i) : record_list_at(&now, i - then.count);
        const struct stacking *other = same_cell(of_then ? &now : &then, cell);
        if (cell->siblings == 1 || (!of_then && other != NULL)) {
            continue;
        }
        if (first) {
            page_gap(page);
            add_cells(page, _("Stacked: two or more for the same"), _C("day", "then"),
                      _C("day", "now"), STYLE_HEADING);
            first = false;
        }
        add_cell(self, of_then ? cell : other, of_then ? other : cell, page);
    }
    record_list_clear(&then);
    record_list_clear(&now);
}

// Roster

static bool count_days(const struct then_now *self, int64_t day, int64_t helpers[ROSTER_DAYS])
{
    struct record_list lists[KIND_SAVED_COUNT], rows;
    dossier_lists(self->dossier, lists);
    record_list_init(&rows, KIND_ROSTER);
    figures_roster(lists, day, &rows);
    roster_count(&rows, helpers);
    bool any = rows.count > 0;
    record_list_clear(&rows);
    return any;
}

// Texts one under another in columns, flush right; the last one is of no fixed day.
static void add_days(struct page *page, const char *label, const char *const texts[ROSTER_DAYS],
                     enum style style)
{
    struct buf days = {0};
    for (int day = 0; day < ROSTER_DAYS; day++) {
        bool last = day == ROSTER_DAYS - 1;
        int cols = last ? utf8_width(_("no fixed day")) + 2 : WEEKDAY_COLS;
        for (int blank = utf8_width(texts[day]); blank < cols; blank++) {
            buf_add_char(&days, ' ');
        }
        buf_add_text(&days, texts[day]);
    }
    struct page_line *line = page_line(page);
    page_cell(page, line, (struct page_cell){.cols = WEEKDAY_LABEL, .style = style, .text = label});
    page_cell(page, line,
              (struct page_cell){
                  .col = WEEKDAY_LABEL, .cols = -1, .style = style, .text = buf_text(&days)});
    buf_clear(&days);
}

static void add_weekdays(struct page *page)
{
    struct choice_list days = choices_get(NULL, CHOICES_WEEKDAY);
    const char *texts[ROSTER_DAYS];
    for (int day = 0; day < ROSTER_DAYS - 1; day++) {
        texts[day] = choice_label(&days.items[day]);
    }
    texts[ROSTER_DAYS - 1] = _("no fixed day");
    add_days(page, "", texts, STYLE_MUTED);
}

static void add_counts(struct page *page, const char *label, const int64_t helpers[ROSTER_DAYS])
{
    char numbers[ROSTER_DAYS][NUMBER_TEXT];
    const char *texts[ROSTER_DAYS];
    for (int day = 0; day < ROSTER_DAYS; day++) {
        texts[day] = number_format(helpers[day], 0, '.', false, numbers[day]);
    }
    add_days(page, label, texts, STYLE_TEXT);
}

void then_add_roster(const struct then_now *self, struct page *page)
{
    int64_t then[ROSTER_DAYS], now[ROSTER_DAYS];
    bool any_then = count_days(self, self->then, then);
    bool any_now = count_days(self, self->now, now);
    if (any_then || any_now) {
        page_heading(page, _("How many helpers come on which day"));
        add_weekdays(page);
        add_counts(page, _C("day", "then"), then);
        add_counts(page, _C("day", "now"), now);
    }
}
