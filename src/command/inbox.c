// SPDX-License-Identifier: EUPL-1.2
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "command/command.h"
#include "command/figures_table.h"
#include "command/output.h"
#include "figures/inbox_words.h"
#include "model/settings.h"

static const struct column columns[] = {
    {N_("Household"), 10, false}, {N_("Kind"), 12, false}, {N_("Date"), 10, false},
    {N_("Who"), 20, false},       {N_("What"), 0, false},
};

static const char *const tsv_names[] = {"household", "kind", "subject", "who", "date"};

static void put_tsv(const struct inbox_row *row, const char *day, struct buf *line)
{
    tsv_add_text(line, str_text(row->household));
    tsv_add_text(line, row->kind);
    tsv_add_text(line, str_text(row->subject));
    tsv_add_text(line, str_text(row->who));
    tsv_add_text(line, day);
    tsv_put(line);
}

static void put_facts(const struct inbox_row *row, const char *day, const char *what)
{
    output_fact(0, _("Household"), row->household);
    output_fact(0, _("Name"), row->name);
    output_fact(0, _("Kind"), inbox_words(row->kind));
    output_fact(0, _("What"), what);
    output_fact(0, _("Who"), inbox_who(row));
    output_fact(0, _("Date"), day);
}

static void put_row(const struct inbox_row *row, const char *day, const char *what,
                    struct buf *line)
{
    table_add(line, &columns[0], str_text(row->household));
    table_add(line, &columns[1], inbox_words(row->kind));
    table_add(line, &columns[2], day);
    table_add(line, &columns[3], inbox_who(row));
    table_add(line, &columns[4], what);
    table_put(line);
}

static void put(const struct command_context *context, const void *row, struct buf *line)
{
    const struct inbox_row *one = row;
    struct buf what = {0};
    char day[DATE_TEXT];
    date_format(one->date, context->tsv ? DATE_ISO : context->settings->date_style, day);
    inbox_add_what(one, context->settings, &what);
    if (context->tsv) {
        put_tsv(one, day, line);
    } else if (context->plain) {
        put_facts(one, day, buf_text(&what));
    } else {
        put_row(one, day, buf_text(&what), line);
    }
    buf_clear(&what);
}

int command_inbox(struct command_context *context, int argc, char **argv)
{
    static const struct figures_table table = {
        .kind = KIND_INBOX,
        .tsv_names = tsv_names,
        .tsv_count = ARRAY_SIZE(tsv_names),
        .columns = columns,
        .column_count = ARRAY_SIZE(columns),
        .put = put,
    };
    return figures_put_table(context, &table, argc, argv);
}
