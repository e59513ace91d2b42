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
    {N_("Household"), 10, false}, {N_("Kind"), 24, false}, {N_("Subject"), 10, false},
    {N_("Date"), 10, false},      {N_("What"), 0, false},
};

static const char *const tsv_names[] = {"household", "kind", "subject", "date"};

static void put_part(void *owner, bool who, const char *text)
{
    (void)owner;
    output_fact(0, who ? _("Who") : _("What"), text);
}

static void put_facts(const struct silence *silence, const char *subject, const char *day,
                      const struct settings *settings)
{
    output_fact(0, _("Household"), silence->household);
    output_fact(0, _("Name"), silence->name);
    output_fact(0, _("Kind"), silence_words(silence->kind));
    output_fact(0, _("Subject"), subject);
    output_fact(0, _("Date"), day);
    silence_each_what(silence, settings, put_part, NULL);
}

static void put(const struct command_context *context, const void *row, struct buf *line)
{
    const struct silence *silence = row;
    char day[DATE_TEXT];
    date_format(silence->date, context->tsv ? DATE_ISO : context->settings->date_style, day);
    const char *subject = str_text(silence->subject);
    if (context->tsv) {
        tsv_add_text(line, silence->household);
        tsv_add_text(line, silence->kind);
        tsv_add_text(line, subject);
        tsv_add_text(line, day);
        tsv_put(line);
        return;
    }
    if (context->plain) {
        put_facts(silence, subject, day, context->settings);
        return;
    }
    struct buf what = {0};
    silence_add_what(silence, context->settings, &what);
    table_add(line, &columns[0], silence->household);
    table_add(line, &columns[1], silence_words(silence->kind));
    table_add(line, &columns[2], subject);
    table_add(line, &columns[3], day);
    table_add(line, &columns[4], buf_text(&what));
    table_put(line);
    buf_clear(&what);
}

int command_silence(struct command_context *context, int argc, char **argv)
{
    static const struct figures_table table = {
        .kind = KIND_SILENCE,
        .tsv_names = tsv_names,
        .tsv_count = ARRAY_SIZE(tsv_names),
        .columns = columns,
        .column_count = ARRAY_SIZE(columns),
        .put = put,
    };
    return figures_put_table(context, &table, argc, argv);
}
