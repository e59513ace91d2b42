// SPDX-License-Identifier: EUPL-1.2
// The figures of both days and their difference. Those of a snapshot are as they were frozen; where the records
// say otherwise by now, that stands below.
#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/figures.h"
#include "figures/payers.h"
#include "figures/snapshots.h"
#include "figures/words.h"
#include "model/choice.h"
#include "model/settings.h"
#include "screen/overview_parts.h"
#include "screen/then_state.h"

enum { INDENT = 2, CENTS = 100 };
enum { THEN, NOW, DAYS };

// The table

// What a row says; more: what stands below a value, or NULL.
struct cells {
    const char *label;
    int indent;
    const char *values[DAYS], *more[DAYS];
    const char *difference;
    enum style style;
};

enum { DIFFERENCE_COLS = 13, VALUE_MOST = 26, GAP = 2 };

// Columns of the table on a page of so many.
static int label_cols(int cols)
{
    return cols >= 64 ? 24 : 21;
}

static int value_cols(int cols)
{
    int room = (cols - label_cols(cols) - DIFFERENCE_COLS) / DAYS;
    return room < VALUE_MOST ? room : VALUE_MOST;
}

static void add_values(const struct page *page, struct page_line *line, const char *const values[],
                       const char *difference, enum style style)
{
    int label = label_cols(page->cols), value = value_cols(page->cols);
    for (int i = 0; i < DAYS; i++) {
        page_cell(page, line,
                  (struct page_cell){.col = label + i * value + 1,
                                     .cols = value - 1,
                                     .style = style,
                                     .right = true,
                                     .text = values[i]});
    }
    page_cell(page, line,
              (struct page_cell){.col = label + DAYS * value + GAP,
                                 .cols = DIFFERENCE_COLS - GAP,
                                 .style = style,
                                 .right = true,
                                 .text = difference});
}

static void add_cells(struct page *page, const struct cells *row)
{
    int cols = utf8_width(row->label), room = label_cols(page->cols) - row->indent;
    struct page_line *line;
    if (cols > room) { // a line of its own
        page_paragraph(page, row->indent, row->style, row->label);
        line = page_line(page);
    } else {
        line = page_line(page);
        page_cell(page, line,
                  (struct page_cell){
                      .col = row->indent, .cols = cols, .style = row->style, .text = row->label});
    }
    add_values(page, line, row->values, row->difference, row->style);
    if (row->more[THEN] != NULL || row->more[NOW] != NULL) {
        add_values(page, page_line(page), row->more, "", STYLE_MUTED);
    }
}

// Differences: signed numbers, of what is shown

static void add_signed(struct buf *out, int64_t difference, const char *words)
{
    if (difference == 0) {
        buf_add_text(out, _("the same"));
    } else {
        buf_addf(out, "%s%s", difference > 0 ? "+" : "-", words);
    }
}

static void add_count_difference(struct buf *out, int64_t then, int64_t now)
{
    char text[NUMBER_TEXT];
    add_signed(out, now - then, number_format(llabs(now - then), 0, '.', false, text));
}

// Hundredths; NONE on one of both days: nobody knows.
static void add_hundredths_difference(struct buf *out, int64_t then, int64_t now)
{
    struct buf words = {0};
    if (then == NONE || now == NONE) {
        buf_add_text(out, then == now ? "" : _("unknown"));
        return;
    }
    figures_add_hundredths(&words, llabs(now - then));
    add_signed(out, now - then, buf_text(&words));
    buf_clear(&words);
}

static void add_cost_difference(struct buf *out, int64_t then, int64_t now)
{
    struct buf words = {0};
    if (then == NONE || now == NONE) {
        buf_add_text(out, _("unknown"));
        return;
    }
    int64_t difference = number_divide(now, CENTS) - number_divide(then, CENTS);
    figures_add_cost(&words, llabs(difference) * CENTS, 0);
    add_signed(out, difference, buf_text(&words));
    buf_clear(&words);
}

static void add_minutes_difference(struct buf *out, int64_t then, int64_t now)
{
    add_hundredths_difference(out, figures_hundredths(then, 1), figures_hundredths(now, 1));
}

static void add_share_difference(struct buf *out, int64_t then, int64_t now)
{
    struct buf words = {0};
    if (then == NONE || now == NONE) {
        return;
    }
    figures_add_share(&words, llabs(now - then));
    add_signed(out, now - then, buf_text(&words));
    buf_clear(&words);
}

// Values in words

static void add_count(struct buf *out, int64_t value, int64_t unknown)
{
    char text[NUMBER_TEXT];
    (void)unknown;
    buf_add_text(out, number_format(value, 0, '.', false, text));
}

static void add_hundredths(struct buf *out, int64_t value, int64_t unknown)
{
    (void)unknown;
    figures_add_hundredths(out, value);
}

// An average over nothing is empty.
static void add_average(struct buf *out, int64_t value, int64_t unknown)
{
    (void)unknown;
    if (value != NONE) {
        figures_add_hundredths(out, value);
    }
}

static void add_share(struct buf *out, int64_t value, int64_t unknown)
{
    (void)unknown;
    figures_add_share(out, value);
}

// A row

// A figure on both days; AGAIN: of then, as the records have it now. Where nothing was frozen that is the same.
enum { AGAIN = DAYS, SETS };

struct row {
    const char *label;
    int indent;
    void (*add)(struct buf *out, int64_t value, int64_t unknown);
    void (*difference)(struct buf *out, int64_t then, int64_t now);
    int64_t values[SETS];
    int64_t unknown[SETS]; // parts that are not known
};

// "≥ € 12 345 (2 unknown)"; where that has no room, how many are unknown stands below.
static void add_value(const struct page *page, const struct row *row, int day, struct buf *words,
                      struct buf *more)
{
    row->add(words, row->values[day], row->unknown[day]);
    if (row->unknown[day] > 0 && utf8_width(buf_text(words)) + GAP > value_cols(page->cols)) {
        buf_reset(words);
        buf_add_text(words, "≥ ");
        row->add(words, row->values[day], 0);
        buf_addf(more, _("%lld unknown"), (long long)row->unknown[day]);
    }
}

static void add_again(struct page *page, const struct row *row)
{
    struct buf value = {0}, words = {0};
    row->add(&value, row->values[AGAIN], row->unknown[AGAIN]);
    buf_addf(&words, _("by the records now: %s"), buf_text(&value));
    page_cell(page, page_line(page),
              (struct page_cell){.cols = label_cols(page->cols) + value_cols(page->cols),
                                 .style = STYLE_MUTED,
                                 .right = true,
                                 .text = buf_text(&words)});
    buf_clear(&value);
    buf_clear(&words);
}

static void add_row(struct page *page, const struct row *row)
{
    struct buf words[DAYS] = {0}, more[DAYS] = {0}, difference = {0};
    for (int day = 0; day < DAYS; day++) {
        add_value(page, row, day, &words[day], &more[day]);
    }
    if (row->unknown[THEN] + row->unknown[NOW] > 0) {
        buf_add_text(&difference, _("unknown"));
    } else {
        row->difference(&difference, row->values[THEN], row->values[NOW]);
    }
    bool below = more[THEN].len > 0 || more[NOW].len > 0;
    add_cells(page, &(struct cells){
                        .label = row->label,
                        .indent = row->indent,
                        .values = {buf_text(&words[THEN]), buf_text(&words[NOW])},
                        .more = {below ? buf_text(&more[THEN]) : NULL,
                                 below ? buf_text(&more[NOW]) : NULL},
                        .difference = buf_text(&difference),
                    });
    if (row->values[AGAIN] != row->values[THEN] || row->unknown[AGAIN] != row->unknown[THEN]) {
        add_again(page, row);
    }
    for (int day = 0; day < DAYS; day++) {
        buf_clear(&words[day]);
        buf_clear(&more[day]);
    }
    buf_clear(&difference);
}

// The figures

// As of a snapshot, whatever they come from, and the hours per helper in hundredths.
struct sets {
    struct snapshot of[SETS];
    int64_t hours_each[SETS];
};

static int64_t hours_each_on(const struct then_now *self, int64_t day)
{
    struct figures figures = {0};
    figures_household(&self->dossier->involvements, day, self->dossier->session->settings,
                      &figures);
    return figures_hundredths(figures.hours_per_week, figures.helpers_hours_known);
}

// What was frozen has whole minutes per helper. Where they are those of the records, so are the hundredths.
static int64_t frozen_each(const struct snapshot *frozen, const struct sets *sets)
{
    bool same = frozen->hours_per_helper == sets->of[AGAIN].hours_per_helper &&
                frozen->hours_per_week == sets->of[AGAIN].hours_per_week;
    return same ? sets->hours_each[AGAIN] : figures_hundredths(frozen->hours_per_helper, 1);
}

static struct sets sets_of(const struct then_now *self)
{
    const struct dossier *dossier = self->dossier;
    const struct settings *settings = dossier->session->settings;
    const struct snapshot_records records = {&dossier->involvements, &dossier->meetings,
                                             &dossier->people, &dossier->network};
    const struct snapshot *frozen = then_snapshot(self);
    struct sets sets = {0};
    figures_freeze(&records, self->then, settings, &sets.of[AGAIN]);
    figures_freeze(&records, self->now, settings, &sets.of[NOW]);
    sets.of[THEN] = frozen != NULL ? *frozen : sets.of[AGAIN]; // borrows its texts
    sets.hours_each[AGAIN] = hours_each_on(self, self->then);
    sets.hours_each[NOW] = hours_each_on(self, self->now);
    sets.hours_each[THEN] = frozen != NULL ? frozen_each(frozen, &sets) : sets.hours_each[AGAIN];
    return sets;
}

// The figures in their order. unknown: the field that tells how many parts of the sum are not known.
static const struct figure {
    const char *field, *unknown;
    void (*add)(struct buf *out, int64_t value, int64_t unknown);
    void (*difference)(struct buf *out, int64_t then, int64_t now);
} shown[] = {
    {"helpers", NULL, add_count, add_count_difference},
    {"organisations", NULL, add_count, add_count_difference},
    {"faces", NULL, add_count, add_count_difference},
    {"visits_per_week", NULL, add_hundredths, add_hundredths_difference},
    {"hours_per_week", "unknown_hours", figures_add_hours, add_minutes_difference},
    {"hours_per_helper", NULL, add_average, add_hundredths_difference},
    {"coverage", NULL, add_share, add_share_difference},
    {"yearly_cost", "unknown_costs", figures_add_cost, add_cost_difference},
};

static void add_figure(struct page *page, const struct sets *sets, const struct figure *figure)
{
    const struct field *field = kind_field(KIND_SNAPSHOT, figure->field);
    struct row row = {
        .label = _(field->label), .add = figure->add, .difference = figure->difference};
    bool each = str_is_same(figure->field, "hours_per_helper");
    bool any = false;
    for (int set = 0; set < SETS; set++) {
        const struct snapshot *one = &sets->of[set];
        row.values[set] = each ? sets->hours_each[set] : field_number(field, one);
        row.unknown[set] = figure->unknown != NULL
                               ? field_number(kind_field(KIND_SNAPSHOT, figure->unknown), one)
                               : 0;
        any = any || row.values[set] != NONE || row.unknown[set] > 0;
    }
    if (any || figure->add == add_hundredths) {
        add_row(page, &row);
    }
}

// Payers, by the records: of what was frozen they were not kept

struct payers {
    struct payer *items; // owned
    size_t count;
    struct payer rest; // of which no payer is known
    int64_t municipal_unknown;
};

static struct payers payers_on(const struct then_now *self, int64_t day,
                               const struct snapshot *figures)
{
    const struct settings *settings = self->dossier->session->settings;
    struct payers payers = {0};
    payers.count = figures_payers(&self->dossier->involvements, day, settings, &payers.items);
    for (size_t i = 0; i < payers.count; i++) {
        const struct payer *one = &payers.items[i];
        payers.municipal_unknown +=
            settings_is_municipal(settings, one->law) ? one->unknown_costs : 0;
    }
    payers.rest = figures_payer_unknown(figures->yearly_cost, figures->unknown_costs, payers.items,
                                        payers.count);
    return payers;
}

static void add_cost(struct page *page, struct row *row)
{
    row->add = figures_add_cost;
    row->difference = add_cost_difference;
    add_row(page, row);
}

// One payer, when it pays for something on one of both days.
static void add_payer(struct page *page, const struct choice *law, const struct payers payers[DAYS])
{
    struct row row = {.label = choice_label(law), .indent = INDENT};
    bool any = false;
    for (int day = 0; day < DAYS; day++) {
        const struct payer *one = figures_payer(payers[day].items, payers[day].count, law->code);
        row.values[day] = one != NULL ? one->yearly_cost : 0;
        row.unknown[day] = one != NULL ? one->unknown_costs : 0;
        any = any || one != NULL;
    }
    row.values[AGAIN] = row.values[THEN];
    row.unknown[AGAIN] = row.unknown[THEN];
    if (any) {
        add_cost(page, &row);
    }
}

static void add_rest(struct page *page, const struct payer *then, const struct payer *now)
{
    if (then->yearly_cost != 0 || now->yearly_cost != 0) {
        add_cost(page,
                 &(struct row){
                     .label = _("payer not known"),
                     .indent = INDENT,
                     .values = {then->yearly_cost, now->yearly_cost, then->yearly_cost},
                     .unknown = {then->unknown_costs, now->unknown_costs, then->unknown_costs},
                 });
    }
}

// How many parts of the municipal cost were not known when it was frozen was not kept.
static void add_municipal(struct page *page, const struct sets *sets, const struct payers payers[])
{
    int64_t then = payers[THEN].municipal_unknown;
    add_cost(page, &(struct row){
                       .label = _("of which municipal"),
                       .values = {sets->of[THEN].municipal_cost, sets->of[NOW].municipal_cost,
                                  sets->of[AGAIN].municipal_cost},
                       .unknown = {then, payers[NOW].municipal_unknown, then},
                   });
}

static void add_payers(const struct then_now *self, struct page *page, const struct sets *sets)
{
    struct choice_list laws = choices_get(self->dossier->session->settings, CHOICES_LAW);
    const struct payers payers[DAYS] = {payers_on(self, self->then, &sets->of[AGAIN]),
                                        payers_on(self, self->now, &sets->of[NOW])};
    add_municipal(page, sets, payers);
    if (then_snapshot(self) != NULL) {
        page_paragraph(page, INDENT, STYLE_MUTED, _("per payer, by the records now:"));
    }
    for (size_t i = 0; i < laws.count; i++) {
        add_payer(page, &laws.items[i], payers);
    }
    add_rest(page, &payers[THEN].rest, &payers[NOW].rest);
    free(payers[THEN].items);
    free(payers[NOW].items);
}

// All of it

static void add_heads(const struct then_now *self, struct page *page)
{
    const struct snapshot *frozen = then_snapshot(self);
    page_gap(page);
    add_cells(page, &(struct cells){.label = _("Figures"),
                                    .values = {_C("day", "then"), _C("day", "now")},
                                    .difference = _("difference"),
                                    .style = STYLE_HEADING});
    if (frozen != NULL) {
        page_paragraph(page, 0, STYLE_MUTED, _("Those of then are as they were frozen that day."));
        page_paragraph(page, 0, STYLE_MUTED, frozen->remark);
    }
}

void then_add_figures(const struct then_now *self, struct page *page)
{
    struct sets sets = sets_of(self);
    add_heads(self, page);
    bool nobody = sets.of[THEN].helpers + sets.of[NOW].helpers + sets.of[AGAIN].helpers == 0;
    for (size_t i = 0; i < (nobody ? 1 : ARRAY_SIZE(shown)); i++) {
        add_figure(page, &sets, &shown[i]);
    }
    if (!nobody) {
        add_payers(self, page, &sets);
    }
}
