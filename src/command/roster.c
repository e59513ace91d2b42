// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/log.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/week.h"
#include "command/command.h"
#include "command/figures_table.h"
#include "command/household.h"
#include "command/output.h"
#include "command/roster_ics.h"
#include "figures/figures.h"
#include "figures/fridge.h"
#include "figures/roster.h"
#include "model/settings.h"
#include "protocol/ask.h"

enum { NAME_INDENT = 4, WHY_INDENT = 8 };

static const char *const tsv_names[] = {"household",    "weekday", "professional", "name",
                                        "organisation", "persons", "purpose"};

static void put_tsv(const struct roster *row, struct buf *line)
{
    const char *const cells[] = {row->household,    row->weekday, row->professional, row->name,
                                 row->organisation, row->persons, row->purpose};
    for (size_t i = 0; i < ARRAY_SIZE(cells); i++) {
        tsv_add_text(line, str_text(cells[i]));
    }
    tsv_put(line);
}

static void add_place(const struct command_context *context, const struct roster *row,
                      struct buf *out)
{
    field_show(kind_field(KIND_ROSTER, "place"), row, context->settings, out);
}

static void put_facts(const struct command_context *context, const struct roster *row)
{
    struct buf place = {0};
    add_place(context, row, &place);
    output_fact(0, _("Household"), row->household);
    output_fact(0, _("Day"), roster_weekday_words(row->weekday));
    output_fact(0, _("Who"), row->name);
    output_fact(0, _("Function"), row->function);
    output_fact(0, _("Organisation"), row->organisation_name);
    output_fact(0, _("For"),
                str_is_given(row->person_names) ? row->person_names : _("the household"));
    output_fact(0, _("Purpose"), row->purpose);
    output_fact(0, _("Place"), buf_text(&place));
    buf_clear(&place);
}

// "for Loïs, Tim: homework (at home)"
static void put_why(const struct command_context *context, const struct roster *row)
{
    struct buf words = {0}, place = {0};
    roster_add_for(&words, row);
    buf_addf(&words, "%s%s", str_is_given(row->purpose) ? ": " : "", str_text(row->purpose));
    add_place(context, row, &place);
    if (place.len > 0) {
        buf_addf(&words, " (%s)", buf_text(&place));
    }
    output_paragraph(WHY_INDENT, buf_text(&words));
    buf_clear(&words);
    buf_clear(&place);
}

static void put_helper(const struct command_context *context, const struct roster *row)
{
    struct buf words = {0};
    const char *const parts[] = {row->function, row->organisation_name};
    buf_add_text(&words, row->name);
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        if (str_is_given(parts[i])) {
            buf_addf(&words, ", %s", parts[i]);
        }
    }
    output_paragraph(NAME_INDENT, buf_text(&words));
    buf_clear(&words);
    put_why(context, row);
}

static void put(const struct command_context *context, const void *row, struct buf *line)
{
    (void)context;
    put_tsv(row, line);
}

static void put_title(const struct command_context *context, const struct roster *row)
{
    char day[DATE_TEXT];
    struct buf title = {0};
    date_format(context->at, context->settings->date_style, day);
    buf_addf(&title, _("Who comes here, for whom, and why · %s"), day);
    output_heading(row->household, row->household_name);
    output_paragraph(0, buf_text(&title));
    buf_clear(&title);
}

// What the week adds up to: a fact a line, or all in one.
static void put_numbers(const struct command_context *context, const struct record_list *rows)
{
    struct roster_numbers numbers;
    struct buf line = {0};
    roster_add_up(rows, &numbers);
    int64_t loose = context->plain ? numbers.helpers[ROSTER_WEEK] : 0;
    if (loose > 0) { // a fact apart, below
        numbers.helpers[ROSTER_WEEK] = 0;
    }
    for (enum roster_number i = 0; i < ROSTER_NUMBERS; i++) {
        struct buf label = {0}, value = {0};
        bool given = roster_add_number(&numbers, i, context->settings->date_style, &label, &value);
        if (given && context->plain) {
            output_fact(0, buf_text(&label), buf_text(&value));
        } else if (given) {
            buf_addf(&line, "%s%s: %s", line.len > 0 ? " · " : "", buf_text(&label),
                     buf_text(&value));
        }
        buf_clear(&label);
        buf_clear(&value);
    }
    if (loose > 0) {
        char count[NUMBER_TEXT];
        output_fact(0, _("Helpers on no fixed day"), number_format(loose, 0, '.', false, count));
    }
    output_paragraph(0, buf_text(&line));
    buf_clear(&line);
}

static void put_week(const struct command_context *context, const struct record_list *rows)
{
    const char *before = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct roster *row = record_list_at(rows, i);
        if (before == NULL || !str_is_same(before, row->weekday)) {
            putchar('\n');
            output_paragraph(0, roster_weekday_words(row->weekday));
        }
        before = str_text(row->weekday);
        put_helper(context, row);
    }
}

static void put_household(const struct command_context *context, const struct record_list *rows,
                          bool first)
{
    const struct roster *row = record_list_at(rows, 0);
    if (context->plain) {
        output_fact(0, _("Household"), row->household);
        put_numbers(context, rows);
        for (size_t i = 0; i < rows->count; i++) {
            put_facts(context, record_list_at(rows, i));
        }
        return;
    }
    fputs(first ? "" : "\n", stdout);
    put_title(context, row);
    put_numbers(context, rows);
    put_week(context, rows);
}

// As a calendar

static void read_rows(const struct rows *rows, struct record_list *list)
{
    struct roster row;
    size_t offset = 0;
    record_init(KIND_ROSTER, &row);
    while (rows_next(rows, &offset, &row, NULL)) {
        record_move(KIND_ROSTER, record_list_add(list), &row);
    }
    record_clear(KIND_ROSTER, &row);
}

static int ask_rows(const struct command_context *context, int64_t household_id,
                    struct record_list *list)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_FIGURES);
    reply_init(&reply);
    request.kind = KIND_ROSTER;
    request.flags = REQUEST_PRINT; // a calendar and a page leave the house
    request.household_id = household_id;
    request.on = context->at;
    request.language = text_language();
    int status = ask(context->ask, &request, &reply) ? EXIT_DONE : command_fail(&reply);
    if (status == EXIT_DONE) {
        read_rows(&reply.rows, list);
    }
    request_clear(&request);
    reply_clear(&reply);
    return status;
}

static int put_ics(const struct command_context *context, const struct household *household,
                   const struct record_list *rows)
{
    struct buf calendar = {0};
    size_t events =
        roster_add_ics(rows, context->at, context->settings->today, context->settings, &calendar);
    fwrite(buf_text(&calendar), 1, calendar.len, stdout);
    buf_clear(&calendar);
    if (events == 0) {
        log_message(_("nobody comes to %s on a fixed day"), household->household);
        return EXIT_NOTHING;
    }
    return EXIT_DONE;
}

// As a page for the fridge

// A sheet each, with a form feed between two.
static void put_sheets(char *text)
{
    for (char *sheet = text, *end = NULL; sheet != NULL; sheet = end) {
        end = strchr(sheet, '\f');
        if (end != NULL) {
            *end++ = '\0';
        }
        output_paragraph(0, sheet);
        fputs(end != NULL ? "\f" : "", stdout);
    }
}

static int put_page(const struct command_context *context, const struct household *household,
                    const struct record_list *rows)
{
    struct record_list spans;
    struct buf text = {0};
    if (rows->count == 0) {
        log_message(_("nobody comes to %s"), household->household);
        return EXIT_NOTHING;
    }
    int status = command_list_household(context, KIND_COORDINATION, household->head.id, &spans);
    if (status == EXIT_DONE) {
        fridge_add(&(struct fridge){.rows = rows,
                                    .span = figures_coordination(&spans, context->at),
                                    .settings = context->settings,
                                    .day = context->at,
                                    .large = !context->plain,
                                    .cols = FRIDGE_COLS,
                                    .most = context->plain ? 0 : FRIDGE_ROWS},
                   &text);
        char *sheets = buf_steal(&text);
        put_sheets(sheets);
        free(sheets);
    }
    record_list_clear(&spans);
    return status;
}

// What is written of one household in another format than the usual.
typedef int put_one(const struct command_context *context, const struct household *household,
                    const struct record_list *rows);

static int put_of(const struct command_context *context, const char *code, put_one *put_it)
{
    struct household household;
    struct record_list rows;
    record_init(KIND_HOUSEHOLD, &household);
    record_list_init(&rows, KIND_ROSTER);
    int status = command_get_household(context, code, &household);
    if (status == EXIT_DONE) {
        status = ask_rows(context, household.head.id, &rows);
    }
    if (status == EXIT_DONE) {
        status = put_it(context, &household, &rows);
    }
    record_list_clear(&rows);
    record_clear(KIND_HOUSEHOLD, &household);
    return status;
}

int command_roster(struct command_context *context, int argc, char **argv)
{
    static const struct figures_table table = {
        .kind = KIND_ROSTER,
        .tsv_names = tsv_names,
        .tsv_count = ARRAY_SIZE(tsv_names),
        .put = put,
        .whole = put_household,
    };
    const char *format = context->options[OPTION_FORMAT];
    bool calendar = format && strcmp(format, "ics") == 0;
    bool page = format && strcmp(format, "page") == 0;
    if (!calendar && !page) {
        return figures_put_table(context, &table, argc, argv);
    }
    if (argc != 1) {
        struct err err;
        err_set(&err, "%s",
                calendar ? _("a calendar is of one household: give its CODE")
                         : _("a page for the fridge is of one household: give its CODE"));
        return command_usage(context, &err);
    }
    return put_of(context, argv[0], calendar ? put_ics : put_page);
}
