// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "command/command.h"
#include "command/figures_table.h"
#include "command/output.h"
#include "figures/words.h"
#include "model/records.h"

static const struct column columns[] = {
    {N_("Household"), 10, false}, {N_("Dimension"), 22, false}, {N_("Talk"), 6, true},
    {N_("More"), 6, true},        {N_("Goals"), 6, true},       {N_("Hours"), 8, true},
    {N_("Network"), 7, true},     {N_("Gap"), 0, false},
};

static const char *const tsv_names[] = {"household",      "dimension",  "talk",
                                        "wanted_change",  "open_goals", "hours_per_week",
                                        "network_actions"};

static bool is_domain(const struct gaps *row)
{
    return str_is_given(row->domain);
}

static void put_tsv(const struct gaps *row, struct buf *line)
{
    if (is_domain(row)) { // no row of the table
        return;
    }
    tsv_add_text(line, row->household);
    tsv_add_text(line, row->dimension);
    tsv_add_number(line, row->talk, 0);
    tsv_add_number(line, row->wanted_change, 1);
    tsv_add_number(line, row->open_goals, 0);
    tsv_add_number(line, figures_hundredths(row->hours_per_week, 1), 2);
    tsv_add_number(line, row->network_actions, 0);
    tsv_put(line);
}

// The fields of a row as people read them.
static void show(const struct command_context *context, const struct gaps *row, const char *name,
                 struct buf *out)
{
    buf_reset(out);
    field_show(kind_field(KIND_GAPS, name), row, context->settings, out);
}

static const char *gap_words(const struct gaps *row)
{
    return row->gap == 1 ? _("nobody") : "";
}

// The talk is a fact of its own here, without a column beside it that explains it.
static void put_fact(const struct command_context *context, const struct gaps *row,
                     const char *name, struct buf *words)
{
    bool talk = strcmp(name, "talk") == 0;
    show(context, row, name, words);
    output_fact(0, talk ? _("Want to talk about it") : _(kind_field(KIND_GAPS, name)->label),
                buf_text(words));
}

static void put_facts(const struct command_context *context, const struct gaps *row,
                      struct buf *words)
{
    static const char *const names[] = {"dimension", "domain", "talk", "wanted_change",
                                        "open_goals"};
    output_fact(0, _("Household"), row->household);
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        put_fact(context, row, names[i], words);
    }
    buf_reset(words);
    figures_add_hours(words, row->hours_per_week, row->unknown_hours);
    output_fact(0, _("Hours per week"), buf_text(words));
    put_fact(context, row, "network_actions", words);
    output_fact(0, _("Gap"), gap_words(row));
}

// Hours of which not all are known say so by their sign alone.
static void add_hours(const struct gaps *row, struct buf *out)
{
    buf_reset(out);
    if (row->hours_per_week != NONE && row->unknown_hours > 0) {
        buf_add_text(out, "≥ ");
    }
    figures_add_hours(out, row->hours_per_week, 0);
}

static void put_row(const struct command_context *context, const struct gaps *row,
                    struct buf *words, struct buf *line)
{
    static const char *const counts[] = {"talk", "wanted_change", "open_goals"};
    table_add(line, &columns[0], row->household);
    show(context, row, is_domain(row) ? "domain" : "dimension", words);
    table_add(line, &columns[1], buf_text(words));
    for (size_t i = 0; i < ARRAY_SIZE(counts); i++) {
        show(context, row, counts[i], words);
        table_add(line, &columns[2 + i], buf_text(words));
    }
    add_hours(row, words);
    table_add(line, &columns[5], buf_text(words));
    show(context, row, "network_actions", words);
    table_add(line, &columns[6], buf_text(words));
    table_add(line, &columns[7], gap_words(row));
    table_put(line);
}

static void put(const struct command_context *context, const void *row, struct buf *line)
{
    struct buf words = {0};
    if (context->tsv) {
        put_tsv(row, line);
    } else if (context->plain) {
        put_facts(context, row, &words);
    } else {
        put_row(context, row, &words, line);
    }
    buf_clear(&words);
}

int command_gaps(struct command_context *context, int argc, char **argv)
{
    static const struct figures_table table = {
        .kind = KIND_GAPS,
        .tsv_names = tsv_names,
        .tsv_count = ARRAY_SIZE(tsv_names),
        .columns = columns,
        .column_count = ARRAY_SIZE(columns),
        .put = put,
    };
    return figures_put_table(context, &table, argc, argv);
}
