// SPDX-License-Identifier: EUPL-1.2
#include "base/array.h"
#include "base/buf.h"
#include "base/number.h"
#include "base/text.h"
#include "command/command.h"
#include "command/figures_table.h"
#include "command/output.h"
#include "figures/words.h"
#include "model/records.h"

static const struct column columns[] = {
    {N_("Household"), 10, false}, {N_("Helpers"), 8, true}, {N_("Pairs"), 6, true},
    {N_("Met"), 8, true},         {N_("Share"), 8, true},
};

static const char *const tsv_names[] = {"household", "helpers", "pairs", "met", "coverage"};

static const char *count_words(int64_t count, char text[NUMBER_TEXT])
{
    return number_format(count, 0, '.', false, text);
}

static void put_tsv(const struct contact *contact, struct buf *line)
{
    tsv_add_text(line, contact->household);
    tsv_add_number(line, contact->helpers, 0);
    tsv_add_number(line, contact->pairs, 0);
    tsv_add_number(line, contact->met, 0);
    tsv_add_number(line, contact->coverage, 1);
    tsv_put(line);
}

static void put_facts(const struct contact *contact, const char *share)
{
    char text[NUMBER_TEXT];
    output_fact(0, _("Household"), contact->household);
    output_fact(0, _("Helpers"), count_words(contact->helpers, text));
    output_fact(0, _("Pairs"), count_words(contact->pairs, text));
    output_fact(0, _("Met"), count_words(contact->met, text));
    output_fact(0, _("Share"), share);
}

static void put_row(const struct contact *contact, const char *share, struct buf *line)
{
    char text[NUMBER_TEXT];
    table_add(line, &columns[0], contact->household);
    table_add(line, &columns[1], count_words(contact->helpers, text));
    table_add(line, &columns[2], count_words(contact->pairs, text));
    table_add(line, &columns[3], count_words(contact->met, text));
    table_add(line, &columns[4], share);
    table_put(line);
}

static void put(const struct command_context *context, const void *row, struct buf *line)
{
    struct buf share = {0};
    figures_add_share(&share, ((const struct contact *)row)->coverage);
    if (context->tsv) {
        put_tsv(row, line);
    } else if (context->plain) {
        put_facts(row, buf_text(&share));
    } else {
        put_row(row, buf_text(&share), line);
    }
    buf_clear(&share);
}

int command_contact(struct command_context *context, int argc, char **argv)
{
    static const struct figures_table table = {
        .kind = KIND_CONTACT,
        .tsv_names = tsv_names,
        .tsv_count = ARRAY_SIZE(tsv_names),
        .columns = columns,
        .column_count = ARRAY_SIZE(columns),
        .put = put,
    };
    return figures_put_table(context, &table, argc, argv);
}
