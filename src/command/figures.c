// SPDX-License-Identifier: EUPL-1.2
#include "command/figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/number.h"
#include "base/text.h"
#include "command/command.h"
#include "command/household.h"
#include "command/output.h"
#include "figures/words.h"
#include "protocol/ask.h"

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
    figures_add_cost(&words, figures->municipal_cost, 0);
    put_words(indent, _("Of this municipal"), &words);
    buf_clear(&words);
}

static void put_titles(const struct command_context *context)
{
    if (context->tsv) {
        tsv_put_names(tsv_names, ARRAY_SIZE(tsv_names));
    } else if (!context->plain) {
        table_put_titles(columns, ARRAY_SIZE(columns));
    }
}

static void put(const struct command_context *context, const struct figures *figures,
                struct buf *line)
{
    if (context->tsv) {
        put_tsv(figures, line);
    } else if (context->plain) {
        output_fact(0, _("Household"), figures->household);
        figures_put_facts(0, figures);
    } else {
        put_row(figures, line);
    }
}

// One page of figures, printed; the next page's beginning goes into the request, more says whether
// there is one.
static int put_page(const struct command_context *context, struct request *request, bool *more)
{
    struct reply reply;
    struct figures figures;
    struct buf line = {0};
    size_t offset = 0;
    reply_init(&reply);
    int status = ask(context->ask, request, &reply) ? EXIT_DONE : command_fail(&reply);
    record_init(KIND_FIGURES, &figures);
    while (status == EXIT_DONE && rows_next(&reply.rows, &offset, &figures, NULL)) {
        put(context, &figures, &line);
    }
    *more = status == EXIT_DONE && reply.next;
    if (*more) {
        request_set_after(request, reply.next);
    }
    record_clear(KIND_FIGURES, &figures);
    buf_clear(&line);
    reply_clear(&reply);
    return status;
}

static int put_all(const struct command_context *context, int64_t household_id)
{
    struct request request;
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_FIGURES;
    request.household_id = household_id;
    request.on = context->at;
    request.language = text_language();
    bool more = true;
    int status = EXIT_DONE;
    while (more) {
        status = put_page(context, &request, &more);
    }
    request_clear(&request);
    return status;
}

static int compare_codes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int put_one(const struct command_context *context, const char *code)
{
    struct household household;
    record_init(KIND_HOUSEHOLD, &household);
    int status = command_get_household(context, code, &household);
    if (status == EXIT_DONE) {
        status = put_all(context, household.head.id);
    }
    record_clear(KIND_HOUSEHOLD, &household);
    return status;
}

int command_figures(struct command_context *context, int argc, char **argv)
{
    put_titles(context);
    if (argc == 0) {
        return put_all(context, 0);
    }
    int status = EXIT_DONE;
    qsort(argv, (size_t)argc, sizeof(*argv), compare_codes);
    for (int i = 0; i < argc && status <= EXIT_NOTHING; i++) {
        if (i == 0 || strcmp(argv[i], argv[i - 1]) != 0) {
            int one = put_one(context, argv[i]);
            status = one > status ? one : status;
        }
    }
    return status;
}
