// SPDX-License-Identifier: EUPL-1.2
#include "command/figures.h"

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/number.h"
#include "base/text.h"
#include "command/command.h"
#include "command/figures_table.h"
#include "command/output.h"
#include "figures/words.h"
#include "model/records.h"

static const struct column columns[] = {
    {N_("Household"), 10, false}, {N_("Help."), 5, true},          {N_("Org."), 4, true},
    {N_("Hours"), 8, true},       {N_("Each"), 6, true},           {N_("Visits"), 8, true},
    {N_("At home"), 7, true},     {N_("Cost per year"), 0, false},
};

static const char *const tsv_names[] = {
    "household",     "helpers",          "organisations",   "hours_per_week",
    "unknown_hours", "hours_per_helper", "visits_per_week", "faces",
    "yearly_cost",   "unknown_costs",    "municipal_cost",
};

static void put_tsv(const struct figures *figures, struct buf *line)
{
    tsv_add_text(line, figures->household);
    tsv_add_number(line, figures->helpers, 0);
    tsv_add_number(line, figures->organisations, 0);
    tsv_add_number(line, figures_hundredths(figures->hours_per_week, 1), 2);
    tsv_add_number(line, figures->unknown_hours, 0);
    tsv_add_number(line, figures_hundredths(figures->hours_per_week, figures->helpers_hours_known),
                   2);
    tsv_add_number(line, figures->visits_per_week, 2);
    tsv_add_number(line, figures->faces, 0);
    tsv_add_number(line, figures->yearly_cost, 2);
    tsv_add_number(line, figures->unknown_costs, 0);
    tsv_add_number(line, figures->municipal_cost, 2);
    tsv_put(line);
}

static void add_count(struct buf *line, const struct column *column, int64_t count)
{
    char text[NUMBER_TEXT];
    table_add(line, column, number_format(count, 0, '.', false, text));
}

static void put_row(const struct figures *figures, struct buf *line)
{
    struct buf words = {0};
    table_add(line, &columns[0], figures->household);
    add_count(line, &columns[1], figures->helpers);
    add_count(line, &columns[2], figures->organisations);
    if (figures->hours_per_week != NONE && figures->unknown_hours > 0) {
        buf_add_text(&words, "≥ ");
    }
    figures_add_hours(&words, figures->hours_per_week, 0);
    table_add(line, &columns[3], buf_text(&words));
    buf_reset(&words);
    if (figures->helpers_hours_known > 0) {
        figures_add_hours_each(&words, figures->hours_per_week, figures->helpers_hours_known);
    }
    table_add(line, &columns[4], buf_text(&words));
    buf_reset(&words);
    figures_add_hundredths(&words, figures->visits_per_week);
    table_add(line, &columns[5], buf_text(&words));
    add_count(line, &columns[6], figures->faces);
    buf_reset(&words);
    figures_add_cost(&words, figures->yearly_cost, figures->unknown_costs);
    table_add(line, &columns[7], buf_text(&words));
    table_put(line);
    buf_clear(&words);
}

static void put_count(int indent, const char *label, int64_t count)
{
    char text[NUMBER_TEXT];
    output_fact(indent, label, number_format(count, 0, '.', false, text));
}

static void put_words(int indent, const char *label, struct buf *words)
{
    output_fact(indent, label, buf_text(words));
    buf_reset(words);
}

void figures_put_facts(int indent, const struct figures *figures)
{
    struct buf words = {0};
    put_count(indent, _("Helpers"), figures->helpers);
    put_count(indent, _("Organisations"), figures->organisations);
    figures_add_hours(&words, figures->hours_per_week, figures->unknown_hours);
    put_words(indent, _("Hours per week"), &words);
    if (figures->helpers_hours_known > 0) {
        figures_add_hours_each(&words, figures->hours_per_week, figures->helpers_hours_known);
        put_words(indent, _("Hours per helper"), &words);
    }
    figures_add_hundredths(&words, figures->visits_per_week);
    put_words(indent, _("Visits per week"), &words);
    put_count(indent, _("Faces at home every week"), figures->faces);
    figures_add_cost(&words, figures->yearly_cost, figures->unknown_costs);
    put_words(indent, _("Cost per year"), &words);
    figures_add_cost(&words, figures->municipal_cost, figures->municipal_unknown);
    put_words(indent, _("Of this municipal"), &words);
    buf_clear(&words);
}

static void put(const struct command_context *context, const void *row, struct buf *line)
{
    const struct figures *figures = row;
    if (context->tsv) {
        put_tsv(figures, line);
    } else if (context->plain) {
        output_fact(0, _("Household"), figures->household);
        figures_put_facts(0, figures);
    } else {
        put_row(figures, line);
    }
}

int command_figures(struct command_context *context, int argc, char **argv)
{
    static const struct figures_table table = {
        .kind = KIND_FIGURES,
        .tsv_names = tsv_names,
        .tsv_count = ARRAY_SIZE(tsv_names),
        .columns = columns,
        .column_count = ARRAY_SIZE(columns),
        .put = put,
    };
    return figures_put_table(context, &table, argc, argv);
}
