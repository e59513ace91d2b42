// SPDX-License-Identifier: EUPL-1.2
#include "screen/whatif_totals.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/words.h"
#include "model/settings.h"

struct build {
    struct totals *totals;
    const struct totals_column *columns;
    const struct settings *settings;
};

static struct totals_line *add_line(const struct build *build, const char *label)
{
    struct totals *totals = build->totals;
    struct totals_line *line = ARRAY_PUSH(totals->items, totals->count, totals->capacity);
    *line = (struct totals_line){.label = xstrdup(label)};
    return line;
}

static void set_cell(struct totals_line *line, size_t column, struct buf *text)
{
    line->cells[column] = buf_steal(text);
}

// Of each column a number.

typedef int64_t number_of(const struct totals_column *column);

static int64_t helpers(const struct totals_column *column)
{
    return column->side->figures.helpers;
}

static int64_t faces(const struct totals_column *column)
{
    return column->side->figures.faces;
}

static int64_t unknown_hours(const struct totals_column *column)
{
    return column->side->figures.unknown_hours;
}

static int64_t unknown_costs(const struct totals_column *column)
{
    return column->side->figures.unknown_costs;
}

static int64_t stacked(const struct totals_column *column)
{
    return column->side->stacked;
}

static int64_t gaps(const struct totals_column *column)
{
    return column->side->gaps;
}

static int64_t emptied(const struct totals_column *column)
{
    return (int64_t)column->emptied;
}

static struct totals_line *add_counts(const struct build *build, const char *label, number_of *of)
{
    struct totals_line *line = add_line(build, label);
    for (size_t i = 0; i < build->totals->columns; i++) {
        struct buf text = {0};
        buf_addf(&text, "%lld", (long long)of(&build->columns[i]));
        set_cell(line, i, &text);
    }
    return line;
}

// How many parts are not known, where there are any.
static void add_unknown(const struct build *build, number_of *of)
{
    bool any = false;
    for (size_t i = 0; i < build->totals->columns; i++) {
        any = any || of(&build->columns[i]) > 0;
    }
    if (any) {
        add_counts(build, _("unknown"), of)->part = true;
    }
}

// Sums

static void add_sign(struct buf *text, int64_t sum, int64_t unknown)
{
    buf_add_text(text, sum != NONE && unknown > 0 ? "≥ " : "");
}

static void add_hours(const struct build *build)
{
    struct totals_line *line = add_line(build, _("Hours/week"));
    for (size_t i = 0; i < build->totals->columns; i++) {
        const struct figures *figures = &build->columns[i].side->figures;
        struct buf text = {0};
        add_sign(&text, figures->hours_per_week, figures->unknown_hours);
        figures_add_hours(&text, figures->hours_per_week, 0);
        set_cell(line, i, &text);
    }
    add_unknown(build, unknown_hours);
}

static void add_visits(const struct build *build)
{
    struct totals_line *line = add_line(build, _("Visits/week"));
    for (size_t i = 0; i < build->totals->columns; i++) {
        struct buf text = {0};
        figures_add_hundredths(&text, build->columns[i].side->figures.visits_per_week);
        set_cell(line, i, &text);
    }
}

static void add_hours_each(const struct build *build)
{
    struct totals_line *line = add_line(build, _("Hours/helper"));
    for (size_t i = 0; i < build->totals->columns; i++) {
        const struct figures *figures = &build->columns[i].side->figures;
        struct buf text = {0};
        if (figures->hours_per_helper == NONE) {
            buf_add_text(&text, "–");
        } else {
            figures_add_hours_each(&text, figures->hours_per_week, figures->helpers_hours_known);
        }
        set_cell(line, i, &text);
    }
}

static void add_coverage(const struct build *build)
{
    struct totals_line *line = add_line(build, _("At one table"));
    for (size_t i = 0; i < build->totals->columns; i++) {
        struct buf text = {0};
        figures_add_share(&text, build->columns[i].side->contact.coverage);
        buf_add_text(&text, text.len == 0 ? "–" : "");
        set_cell(line, i, &text);
    }
}

// Cost

static void add_cost(struct buf *text, int64_t cents, int64_t unknown)
{
    add_sign(text, cents, unknown);
    figures_add_cost(text, cents, 0);
}

static void add_total_cost(const struct build *build)
{
    struct totals_line *line = add_line(build, _("Cost a year"));
    line->apart = true;
    for (size_t i = 0; i < build->totals->columns; i++) {
        const struct figures *figures = &build->columns[i].side->figures;
        struct buf text = {0};
        add_cost(&text, figures->yearly_cost, figures->unknown_costs);
        set_cell(line, i, &text);
    }
    add_unknown(build, unknown_costs);
}

static const struct payer *payer_of(const struct totals_column *column, const char *law)
{
    return figures_payer(column->side->payers, column->side->payer_count, law);
}

// The name without what stands in brackets behind it.
static char *payer_name(const struct settings *settings, const char *law)
{
    struct choice_list laws = choices_get(settings, CHOICES_LAW);
    const struct choice *found = choice_find(laws, law);
    const char *label = found != NULL ? choice_label(found) : law;
    const char *bracket = strstr(label, " (");
    return bracket != NULL ? xstrndup(label, (size_t)(bracket - label)) : xstrdup(label);
}

// NULL: it pays nothing.
static void set_payer(struct totals_line *line, size_t column, const struct payer *payer)
{
    struct buf text = {0};
    if (payer == NULL) {
        buf_add_text(&text, "–");
    } else {
        add_cost(&text, payer->yearly_cost, payer->unknown_costs);
    }
    set_cell(line, column, &text);
}

static void add_payer(const struct build *build, const char *law)
{
    char *name = payer_name(build->settings, law);
    struct totals_line *line = add_line(build, name);
    line->part = true;
    free(name);
    for (size_t i = 0; i < build->totals->columns; i++) {
        set_payer(line, i, payer_of(&build->columns[i], law));
    }
}

// What no payer is known of, so that all of them are the total.
static void add_payer_unknown(const struct build *build)
{
    struct payer rest[TOTALS_COLUMNS];
    bool any = false;
    for (size_t i = 0; i < build->totals->columns; i++) {
        const struct whatif_side *side = build->columns[i].side;
        rest[i] = figures_payer_unknown(side->figures.yearly_cost, side->figures.unknown_costs,
                                        side->payers, side->payer_count);
        any = any || rest[i].yearly_cost != 0;
    }
    if (any) {
        struct totals_line *line = add_line(build, _("payer not known"));
        line->part = true;
        for (size_t i = 0; i < build->totals->columns; i++) {
            set_payer(line, i, rest[i].yearly_cost != 0 ? &rest[i] : NULL);
        }
    }
}

// Each that has a part in any column; today's first.
static void add_payers(const struct build *build)
{
    for (size_t column = 0; column < build->totals->columns; column++) {
        const struct whatif_side *side = build->columns[column].side;
        for (size_t i = 0; i < side->payer_count; i++) {
            bool told = false;
            for (size_t before = 0; before < column && !told; before++) {
                told = payer_of(&build->columns[before], side->payers[i].law) != NULL;
            }
            if (!told) {
                add_payer(build, side->payers[i].law);
            }
        }
    }
}

void totals_build(struct totals *totals, const struct totals_column *columns, size_t count,
                  const struct settings *settings)
{
    const struct build build = {totals, columns, settings};
    totals_clear(totals);
    totals->columns = count < TOTALS_COLUMNS ? count : TOTALS_COLUMNS;
    add_counts(&build, _("Helpers"), helpers);
    add_counts(&build, _C("total", "Faces"), faces);
    add_visits(&build);
    add_hours(&build);
    add_hours_each(&build);
    add_counts(&build, _("Stacked cells"), stacked)->apart = true;
    add_counts(&build, _("Emptied cells"), emptied);
    add_counts(&build, _C("total", "Gaps"), gaps);
    add_coverage(&build);
    add_total_cost(&build);
    add_payers(&build);
    add_payer_unknown(&build);
}

void totals_clear(struct totals *totals)
{
    for (size_t i = 0; i < totals->count; i++) {
        free(totals->items[i].label);
        for (size_t column = 0; column < TOTALS_COLUMNS; column++) {
            free(totals->items[i].cells[column]);
        }
    }
    free(totals->items);
    *totals = (struct totals){0};
}

bool totals_differs(const struct totals_line *line, size_t column)
{
    return strcmp(line->cells[0], line->cells[column]) != 0;
}
