// SPDX-License-Identifier: EUPL-1.2
#include "base/array.h"
#include "base/buf.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "command/command.h"
#include "command/figures_table.h"
#include "command/output.h"
#include "model/records.h"

static const struct column columns[] = {
    {N_("Household"), 10, false}, {N_("For"), 16, false},    {N_("Domain"), 22, false},
    {N_("Number"), 6, true},      {N_("Helpers"), 0, false},
};

static const char *const tsv_names[] = {"household", "person", "domain", "helpers",
                                        "professionals"};

static void put_tsv(const struct stacking *row, struct buf *line)
{
    if (row->siblings == 1) { // no cell
        return;
    }
    tsv_add_text(line, row->household);
    tsv_add_text(line, str_text(row->persons));
    tsv_add_text(line, row->domain);
    tsv_add_number(line, row->helpers, 0);
    tsv_add_text(line, str_text(row->professionals));
    tsv_put(line);
}

// Who may know nobody has their references.
static const char *persons_of(const struct stacking *row)
{
    const char *names = str_text(row->person_names);
    const char *persons = str_text(row->persons);
    return persons[0] == '\0' ? _("the household") : names[0] != '\0' ? names : persons;
}

static void add_helpers(const struct stacking *row, struct buf *out)
{
    if (row->siblings == 1) {
        buf_add_text(out, _("each child a helper of its own"));
        buf_add_text(out, str_is_given(row->names) ? ": " : "");
    }
    buf_add_text(out, str_text(row->names));
}

static void put_facts(const struct stacking *row, const char *domain, const char *count,
                      const char *helpers)
{
    output_fact(0, _("Household"), row->household);
    output_fact(0, _("For"), persons_of(row));
    output_fact(0, _("Domain"), domain);
    output_fact(0, _("Number"), count);
    output_fact(0, _("Helpers"), helpers);
}

static void put_row(const struct stacking *row, const char *domain, const char *count,
                    const char *helpers, struct buf *line)
{
    table_add(line, &columns[0], row->household);
    table_add(line, &columns[1], persons_of(row));
    table_add(line, &columns[2], domain);
    table_add(line, &columns[3], count);
    table_add(line, &columns[4], helpers);
    table_put(line);
}

static void put(const struct command_context *context, const void *row, struct buf *line)
{
    const struct stacking *one = row;
    struct buf domain = {0}, helpers = {0};
    char count[NUMBER_TEXT];
    number_format(one->helpers, 0, '.', false, count);
    field_show(kind_field(KIND_STACKING, "domain"), one, context->settings, &domain);
    add_helpers(one, &helpers);
    if (context->tsv) {
        put_tsv(one, line);
    } else if (context->plain) {
        put_facts(one, buf_text(&domain), count, buf_text(&helpers));
    } else {
        put_row(one, buf_text(&domain), count, buf_text(&helpers), line);
    }
    buf_clear(&domain);
    buf_clear(&helpers);
}

int command_stacking(struct command_context *context, int argc, char **argv)
{
    static const struct figures_table table = {
        .kind = KIND_STACKING,
        .tsv_names = tsv_names,
        .tsv_count = ARRAY_SIZE(tsv_names),
        .columns = columns,
        .column_count = ARRAY_SIZE(columns),
        .put = put,
    };
    return figures_put_table(context, &table, argc, argv);
}
