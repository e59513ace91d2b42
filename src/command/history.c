// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/log.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "command/command.h"
#include "command/household.h"
#include "command/output.h"
#include "model/changes.h"
#include "model/settings.h"
#include "protocol/ask.h"

enum { INDENT = 4 };

static const char *const tsv_names[] = {
    "household", "at",     "login", "name",      "kind",      "record",
    "verb",      "action", "field", "old_value", "new_value",
};

static void add_texts(struct buf *line, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        tsv_add_text(line, str_text(texts[i]));
    }
}

// Codes as they are kept, the same in every language.
static void put_tsv(const char *household, const struct record_list *rows)
{
    struct buf line = {0};
    char when[DATE_STAMP_TEXT];
    for (size_t i = 0; i < rows->count; i++) {
        const struct history *row = record_list_at(rows, i);
        tsv_add_text(&line, household);
        tsv_add_text(&line, date_format_stamp(row->at, DATE_ISO, when));
        const char *const who[] = {row->login, row->name, row->kind};
        const char *const what[] = {row->verb, row->action, row->field, row->old_value,
                                    row->new_value};
        add_texts(&line, who, ARRAY_SIZE(who));
        tsv_add_number(&line, row->record_id, 0);
        add_texts(&line, what, ARRAY_SIZE(what));
        tsv_put(&line);
    }
    buf_clear(&line);
}

static const char *shown(const char *value)
{
    return *value ? value : _("(empty)");
}

static void put_field(const struct command_context *context, const struct change_told *told,
                      const struct changes_field *field)
{
    struct buf words = {0};
    if (told->of == CHANGE_OF_DELETED) {
        buf_add_text(&words, field->before);
    } else if (context->plain) {
        buf_addf(&words, _("before %s, after %s"), shown(field->before), shown(field->after));
    } else {
        buf_addf(&words, "%s → %s", shown(field->before), shown(field->after));
    }
    if (context->plain) {
        output_fact(0, field->label, buf_text(&words));
    } else {
        struct buf line = {0};
        buf_addf(&line, "%s: %s", field->label, buf_text(&words));
        output_paragraph(INDENT, buf_text(&line));
        buf_clear(&line);
    }
    buf_clear(&words);
}

static void put_change(const struct command_context *context, const struct change_told *told)
{
    char when[DATE_STAMP_TEXT];
    date_format_stamp(told->at, context->settings->date_style, when);
    if (context->plain) {
        output_fact(0, _("Time"), when);
        output_fact(0, _("Name"), told->who);
        output_fact(0, _("What was done"), told->what);
    } else {
        struct buf line = {0};
        buf_addf(&line, "%s  %s · %s", when, told->who, told->what);
        output_paragraph(0, buf_text(&line));
        buf_clear(&line);
    }
    for (size_t i = 0; i < told->count; i++) {
        put_field(context, told, &told->fields[i]);
    }
}

static void put_all(const struct command_context *context, const struct household *household,
                    const struct record_list *rows)
{
    struct changes changes = {0};
    if (context->tsv) {
        tsv_put_names(tsv_names, ARRAY_SIZE(tsv_names));
        put_tsv(household->household, rows);
        return;
    }
    changes_build(&changes, rows, true, context->settings);
    if (!context->plain) {
        output_heading(household->household, household->name);
    }
    for (size_t i = 0; i < changes.count; i++) {
        if (!context->plain && changes_are_apart(&changes, i)) {
            putchar('\n');
        }
        put_change(context, &changes.items[i]);
    }
    changes_clear(&changes);
}

// One page of rows; the next one's beginning goes into the request, more says whether there is one.
static int ask_page(const struct command_context *context, struct request *request,
                    struct record_list *rows, bool *more)
{
    struct reply reply;
    reply_init(&reply);
    int status = ask(context->ask, request, &reply) ? EXIT_DONE : command_fail(&reply);
    if (status == EXIT_DONE && !rows_append(&reply.rows, rows)) {
        fatal("the rows of a reply are malformed");
    }
    *more = status == EXIT_DONE && reply.next;
    request_set_after(request, *more ? reply.next : "");
    reply_clear(&reply);
    return status;
}

static int ask_all(const struct command_context *context, int64_t household_id,
                   struct record_list *rows)
{
    struct request request;
    bool day_given = context->options[OPTION_AT] || context->settings->today_given;
    request_init(&request, VERB_HISTORY);
    request.household_id = household_id;
    request.on = day_given ? context->at : NONE;
    int status = EXIT_DONE;
    for (bool more = true; more && status == EXIT_DONE;) {
        status = ask_page(context, &request, rows, &more);
    }
    request_clear(&request);
    return status;
}

int command_history(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct household household;
    struct record_list rows;
    record_init(KIND_HOUSEHOLD, &household);
    record_list_init(&rows, KIND_HISTORY);
    int status = command_get_household(context, argv[0], &household);
    if (status == EXIT_DONE) {
        status = ask_all(context, household.head.id, &rows);
    }
    if (status == EXIT_DONE) {
        put_all(context, &household, &rows);
    }
    record_list_clear(&rows);
    record_clear(KIND_HOUSEHOLD, &household);
    return status;
}
