// SPDX-License-Identifier: EUPL-1.2
// "audit --review": what of a week needs a look, as the screen shows it.
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/log.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/week.h"
#include "command/audit.h"
#include "command/command.h"
#include "command/output.h"
#include "model/review_words.h"
#include "model/settings.h"
#include "protocol/ask.h"

static const struct column columns[] = {
    {N_("Who"), 24, false},
    {N_("Number"), 6, true},
    {N_("First"), 16, false},
    {N_("Last"), 16, false},
};

static const char *const tsv_names[] = {
    "week",  "point", "login", "name",  "household", "number",
    "count", "users", "usual", "first", "last",      "words",
};

static const char *stamp(const struct command_context *context, int64_t at,
                         char text[DATE_STAMP_TEXT])
{
    return date_format_stamp(at, context->tsv ? DATE_ISO : context->settings->date_style, text);
}

static void put_tsv(const struct command_context *context, int64_t monday,
                    const struct review *review)
{
    char week[WEEK_TEXT], first[DATE_STAMP_TEXT], last[DATE_STAMP_TEXT];
    struct buf line = {0};
    const char *const texts[] = {week_format(monday, week), review->line, review->login,
                                 review->name, review->household};
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        tsv_add_text(&line, str_text(texts[i]));
    }
    tsv_add_number(&line, review->head.household_id, 0);
    tsv_add_number(&line, review->count, 0);
    tsv_add_number(&line, review->users, 0);
    tsv_add_number(&line, review->usual, 0);
    tsv_add_text(&line, stamp(context, review->first, first));
    tsv_add_text(&line, stamp(context, review->last, last));
    tsv_add_text(&line, str_text(review->words));
    tsv_put(&line);
    buf_clear(&line);
}

static void put_facts(const struct command_context *context, const struct review *review)
{
    char count[NUMBER_TEXT], first[DATE_STAMP_TEXT], last[DATE_STAMP_TEXT];
    struct buf subject = {0}, details = {0};
    review_add_subject(review, &subject);
    review_add_details(review, &details);
    output_fact(0, review_words_heading(review->line), buf_text(&subject));
    output_fact(0, _("Number"), number_format(review->count, 0, '.', false, count));
    output_fact(0, _("First"), stamp(context, review->first, first));
    output_fact(0, _("Last"), stamp(context, review->last, last));
    output_fact(0, _("Words"), buf_text(&details));
    buf_clear(&subject);
    buf_clear(&details);
}

static void put_row(const struct command_context *context, const struct review *review,
                    bool is_first)
{
    char count[NUMBER_TEXT], first[DATE_STAMP_TEXT], last[DATE_STAMP_TEXT];
    struct buf line = {0}, subject = {0}, details = {0};
    if (is_first) {
        printf("\n%s\n", review_words_heading(review->line));
    }
    review_add_subject(review, &subject);
    review_add_details(review, &details);
    table_add(&line, &columns[0], buf_text(&subject));
    table_add(&line, &columns[1], number_format(review->count, 0, '.', false, count));
    table_add(&line, &columns[2], stamp(context, review->first, first));
    table_add(&line, &columns[3],
              review->last != review->first ? stamp(context, review->last, last) : "");
    table_put(&line);
    output_paragraph(2, buf_text(&details));
    buf_clear(&line);
    buf_clear(&subject);
    buf_clear(&details);
}

static void put_points(const struct command_context *context, int64_t monday,
                       const struct record_list *points)
{
    const char *before = "";
    if (context->tsv) {
        tsv_put_names(tsv_names, ARRAY_SIZE(tsv_names));
    } else if (!context->plain) {
        table_put_titles(columns, ARRAY_SIZE(columns));
    }
    for (size_t i = 0; i < points->count; i++) {
        const struct review *review = record_list_at(points, i);
        if (context->tsv) {
            put_tsv(context, monday, review);
        } else if (context->plain) {
            put_facts(context, review);
        } else {
            put_row(context, review, !str_is_same(review->line, before));
        }
        before = str_text(review->line);
    }
}

static int put_week(const struct command_context *context, int64_t monday)
{
    struct request request;
    struct reply reply;
    struct record_list points;
    request_init(&request, VERB_REVIEW);
    request.kind = KIND_REVIEW;
    request.on = monday;
    request.language = text_language();
    reply_init(&reply);
    int status = ask(context->ask, &request, &reply) ? EXIT_DONE : command_fail(&reply);
    record_list_init(&points, KIND_REVIEW);
    if (status == EXIT_DONE && !rows_append(&reply.rows, &points)) {
        fatal("the rows of a reply are malformed");
    }
    if (status == EXIT_DONE) {
        put_points(context, monday, &points);
        status = points.count > 0 ? EXIT_DONE : EXIT_NOTHING;
    }
    record_list_clear(&points);
    reply_clear(&reply);
    request_clear(&request);
    return status;
}

int audit_review(struct command_context *context)
{
    struct err err;
    int64_t monday = week_monday(context->settings->today) - WEEK_DAYS;
    const char *week = context->options[OPTION_WEEK];
    if (week && !week_parse(week, &monday)) {
        err_set(&err, _("--week %s: no such week; write 2026-W47"), week);
        return command_usage(context, &err);
    }
    return put_week(context, monday);
}
