// SPDX-License-Identifier: EUPL-1.2
// The stacking map and the coffee roster of both days: in which cells help is stacked, came or went, and who comes on
// which day of the week.
#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/roster.h"
#include "figures/stack_map.h"
#include "figures/words.h"
#include "model/choice.h"
#include "screen/then_state.h"

enum { GAP = 2, CELL_COLS = 9, WEEKDAY_LABEL = 6, WEEKDAY_COLS = 5 };

// The stacking map

struct cell {
    const char *person, *domain; // borrowed from a map
    int64_t then, now;           // helpers
    size_t place;                // in which they were found
};

struct cells {
    struct cell *items;
    size_t count, capacity;
};

static void build_map(const struct then_now *self, int64_t day, struct stack_map *map)
{
    struct record_list lists[KIND_SAVED_COUNT];
    dossier_lists(self->dossier, lists);
    *map = (struct stack_map){0};
    stack_map_build(map, lists, day, self->dossier->session->settings);
}

static size_t find_line(const struct stack_line *lines, size_t count, const char *code)
{
    size_t i = 0;
    while (i < count && !str_is_same(lines[i].code, code)) {
        i++;
    }
    return i;
}

// How many helpers are in the cell; 0 where the map has no such line.
static int64_t count_in(const struct stack_map *map, const char *person, const char *domain)
{
    size_t row = find_line(map->rows, map->row_count, person);
    size_t column = find_line(map->columns, map->column_count, domain);
    return row < map->row_count && column < map->column_count ? stack_map_at(map, row, column) : 0;
}

// Cells of one map in which somebody is; those of the other one where that has nobody, when *only* so.
static void add_cells_of(const struct stack_map *map, const struct stack_map *then,
                         const struct stack_map *now, struct cells *cells)
{
    for (size_t row = 0; row < map->row_count; row++) {
        for (size_t column = 0; column < map->column_count; column++) {
            const char *person = map->rows[row].code;
            const char *domain = map->columns[column].code;
            struct cell cell = {person, domain, count_in(then, person, domain),
                                count_in(now, person, domain), cells->count};
            bool seen = map == now && cell.then > 0;
            bool told = cell.then != cell.now || cell.then > 1;
            if (!seen && told && stack_map_at(map, row, column) > 0) {
                *ARRAY_PUSH(cells->items, cells->count, cells->capacity) = cell;
            }
        }
    }
}

static int64_t most_of(const struct cell *cell)
{
    return cell->then > cell->now ? cell->then : cell->now;
}

// The fullest first, on whichever day.
static int compare_cells(const void *a, const void *b)
{
    const struct cell *one = a;
    const struct cell *other = b;
    if (most_of(one) != most_of(other)) {
        return most_of(one) > most_of(other) ? -1 : 1;
    }
    return one->place < other->place ? -1 : 1;
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

static void add_cell(const struct then_now *self, const struct cell *cell, struct page *page)
{
    struct choice_list domains = choices_get(self->dossier->session->settings, CHOICES_DOMAIN);
    const struct choice *domain = choice_find(domains, cell->domain);
    struct buf name = {0};
    char then[NUMBER_TEXT], now[NUMBER_TEXT];
    dossier_persons(self->dossier, cell->person, &name);
    buf_addf(&name, ", %s", domain != NULL ? choice_label(domain) : cell->domain);
    number_format(cell->then, 0, '.', false, then);
    number_format(cell->now, 0, '.', false, now);
    add_cells(page, buf_text(&name), cell->then > 0 ? then : "·", cell->now > 0 ? now : "·",
              STYLE_TEXT);
    buf_clear(&name);
}

// Cells with two or more on one of the days, and those that have others than then.
void then_add_stacking(const struct then_now *self, struct page *page)
{
    struct stack_map then, now;
    struct cells cells = {0};
    build_map(self, self->then, &then);
    build_map(self, self->now, &now);
    add_cells_of(&then, &then, &now, &cells);
    add_cells_of(&now, &then, &now, &cells);
    if (cells.count > 0) {
        qsort(cells.items, cells.count, sizeof(*cells.items), compare_cells);
        page_gap(page);
        add_cells(page, _("Map: stacked, or otherwise"), _C("day", "then"), _C("day", "now"),
                  STYLE_HEADING);
    }
    for (size_t i = 0; i < cells.count; i++) {
        add_cell(self, &cells.items[i], page);
    }
    free(cells.items);
    stack_map_clear(&then);
    stack_map_clear(&now);
}

// Roster

static void find_roster(const struct then_now *self, int64_t day, struct record_list *rows)
{
    struct record_list lists[KIND_SAVED_COUNT];
    dossier_lists(self->dossier, lists);
    record_list_init(rows, KIND_ROSTER);
    figures_roster(lists, day, rows);
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

static void add_counts(struct page *page, const char *label, const struct record_list *rows)
{
    int64_t helpers[ROSTER_DAYS];
    char numbers[ROSTER_DAYS][NUMBER_TEXT];
    const char *texts[ROSTER_DAYS];
    roster_count(rows, helpers);
    for (int day = 0; day < ROSTER_DAYS; day++) {
        texts[day] = number_format(helpers[day], 0, '.', false, numbers[day]);
    }
    add_days(page, label, texts, STYLE_TEXT);
}

// Each helper of the day once: "Saskia IJsbrandy, Lars Ketelaars".
static void add_names(const struct record_list *rows, int day, struct buf *out)
{
    const struct roster *before = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct roster *row = record_list_at(rows, i);
        if (roster_weekday(row->weekday) == day &&
            (before == NULL || !str_is_same(before->professional, row->professional))) {
            buf_addf(out, "%s%s", out->len > 0 ? ", " : "",
                     str_is_given(row->name) ? row->name : row->professional);
            before = row;
        }
    }
}

static void add_day_names(struct page *page, int day, const struct record_list *then,
                          const struct record_list *now)
{
    struct choice_list days = choices_get(NULL, CHOICES_WEEKDAY);
    struct buf names[2] = {{0}, {0}};
    bool fixed = day < ROSTER_DAYS - 1;
    int cols = (page->cols - WEEKDAY_LABEL - GAP) / 2;
    add_names(then, day, &names[0]);
    add_names(now, day, &names[1]);
    if (names[0].len + names[1].len > 0) {
        struct page_strand strands[] = {
            {fixed ? choice_label(&days.items[day]) : "–", 0, WEEKDAY_LABEL - 1, STYLE_MUTED},
            {names[0].len > 0 ? buf_text(&names[0]) : "·", WEEKDAY_LABEL, cols, STYLE_TEXT},
            {names[1].len > 0 ? buf_text(&names[1]) : "·", WEEKDAY_LABEL + cols + GAP, cols,
             STYLE_TEXT},
        };
        page_strands(page, strands, ARRAY_SIZE(strands));
    }
    buf_clear(&names[0]);
    buf_clear(&names[1]);
}

void then_add_roster(const struct then_now *self, struct page *page)
{
    struct record_list then, now;
    find_roster(self, self->then, &then);
    find_roster(self, self->now, &now);
    if (then.count + now.count > 0) {
        page_heading(page, _("How many helpers come on which day"));
        add_weekdays(page);
        add_counts(page, _C("day", "then"), &then);
        add_counts(page, _C("day", "now"), &now);
        page_heading(page, _("Who comes on which day: then, and now beside it"));
        for (int day = 0; day < ROSTER_DAYS; day++) {
            add_day_names(page, day, &then, &now);
        }
    }
    record_list_clear(&then);
    record_list_clear(&now);
}
