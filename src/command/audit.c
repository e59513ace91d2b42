// SPDX-License-Identifier: EUPL-1.2
// The command audit: the trail of what was seen and done.
#include "command/audit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/log.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/output.h"
#include "model/settings.h"
#include "model/trail_words.h"
#include "protocol/ask.h"

static const struct column columns[] = {
    {N_("Time"), 16, false},      {N_("Who"), 12, false},    {N_("Action"), 22, false},
    {N_("Household"), 11, false}, {N_("Result"), 11, false}, {N_("Words"), 0, false},
};

// Prints what a page holds. False when there is no more.
static bool put_page(struct command_context *context, struct request *request, audit_put *put,
                     void *data, int *status)
{
    struct reply reply;
    struct trail_entry entry;
    size_t offset = 0;
    reply_init(&reply);
    record_init(KIND_TRAIL, &entry);
    bool done = ask(context->ask, request, &reply);
    if (!done) {
        *status = command_fail(&reply);
    }
    while (done && rows_next(&reply.rows, &offset, &entry, NULL)) {
        put(data, &entry);
        *status = EXIT_DONE;
    }
    bool more = done && reply.next;
    if (more) {
        request_set_after(request, reply.next);
    }
    record_clear(KIND_TRAIL, &entry);
    reply_clear(&reply);
    return more;
}

int audit_ask(struct command_context *context, struct request *request, audit_put *put, void *data)
{
    int status = EXIT_NOTHING;
    request->language = text_language();
    while (put_page(context, request, put, data, &status)) {
    }
    return status;
}

// One line for each entry

struct list {
    const struct command_context *context;
    struct buf line;
    bool begun; // the titles stand there
};

// Where its code may not be told, a household stands there by its number.
static char *household_words(const struct trail_entry *entry)
{
    if (str_is_given(entry->household)) {
        return xstrdup(entry->household);
    }
    return entry->head.household_id != 0 ? xasprintf("#%lld", (long long)entry->head.household_id)
                                         : xstrdup("");
}

static void put_tsv(struct buf *line, const struct trail_entry *entry)
{
    char stamp[DATE_STAMP_TEXT];
    const char *const texts[] = {entry->login,  entry->name,      entry->role, entry->behalf,
                                 entry->action, entry->household, entry->kind};
    tsv_add_number(line, entry->head.id, 0);
    tsv_add_text(line, date_format_stamp(entry->at, DATE_ISO, stamp));
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        tsv_add_text(line, str_text(texts[i]));
    }
    tsv_add_number(line, entry->head.household_id, 0);
    tsv_add_number(line, entry->record_id, 0);
    tsv_add_text(line, str_text(entry->ground));
    tsv_add_number(line, entry->glass, 0);
    tsv_add_number(line, entry->session, 0);
    tsv_add_text(line, str_text(entry->address));
    tsv_add_text(line, str_text(entry->result));
    tsv_add_number(line, entry->count, 0);
    tsv_add_text(line, str_text(entry->words));
    tsv_put(line);
}

static void put_tsv_titles(struct buf *line)
{
    static const char *const titles[] = {"entry",  "at",     "login",     "name",    "role",
                                         "behalf", "action", "household", "part",    "number",
                                         "record", "ground", "glass",     "session", "address",
                                         "result", "count",  "words"};
    for (size_t i = 0; i < ARRAY_SIZE(titles); i++) {
        tsv_add_text(line, titles[i]);
    }
    tsv_put(line);
}

static void put_row(const struct list *list, struct buf *line, const struct trail_entry *entry)
{
    char stamp[DATE_STAMP_TEXT];
    char *household = household_words(entry);
    const char *const cells[] = {
        date_format_stamp(entry->at, list->context->settings->date_style, stamp),
        entry->login,
        trail_words_action(entry->action),
        household,
        trail_words_result(entry->result),
        entry->words,
    };
    for (size_t i = 0; i < ARRAY_SIZE(cells); i++) {
        table_add(line, &columns[i], str_text(cells[i]));
    }
    table_put(line);
    free(household);
}

static void put_facts(const struct list *list, const struct trail_entry *entry)
{
    char stamp[DATE_STAMP_TEXT];
    char *household = household_words(entry);
    output_fact(0, _("Time"),
                date_format_stamp(entry->at, list->context->settings->date_style, stamp));
    output_fact(2, _("Who"), entry->login);
    output_fact(2, _("Role"), trail_words_role(entry->role));
    output_fact(2, _("On behalf of"), entry->behalf);
    output_fact(2, _("Action"), trail_words_action(entry->action));
    output_fact(2, _("Household"), household);
    output_fact(2, _("Part"), str_is_given(entry->kind) ? trail_words_kind(entry->kind) : "");
    output_fact(2, _("Ground"), trail_words_ground(entry->ground));
    output_fact(2, _("Result"), trail_words_result(entry->result));
    output_fact(2, _("Address"), entry->address);
    output_fact(2, _("Words"), entry->words);
    free(household);
}

// Not before it is answered: above a refusal nothing stands.
static void begin(struct list *list)
{
    if (!list->begun && list->context->tsv) {
        put_tsv_titles(&list->line);
    } else if (!list->begun && !list->context->plain) {
        table_put_titles(columns, ARRAY_SIZE(columns));
    }
    list->begun = true;
}

static void put_entry(void *data, const struct trail_entry *entry)
{
    struct list *list = data;
    begin(list);
    if (list->context->tsv) {
        put_tsv(&list->line, entry);
    } else if (list->context->plain) {
        put_facts(list, entry);
    } else {
        put_row(list, &list->line, entry);
    }
}

static bool read_day(const struct command_context *context, enum option_id id, int64_t *day,
                     struct err *err)
{
    const char *text = context->options[id];
    return !text || date_parse(text, day) ||
           err_set(err, _("--%s %s: no such day; write YYYY-MM-DD"), option_get(id)->name, text);
}

// What was asked with --user, --from, --until, --action.
static bool read_wish(const struct command_context *context, struct request *request,
                      struct err *err)
{
    struct trail_entry wish;
    int64_t until = NONE;
    const char *user = context->options[OPTION_USER], *action = context->options[OPTION_ACTION];
    if (!read_day(context, OPTION_FROM, &request->on, err) ||
        !read_day(context, OPTION_UNTIL, &until, err)) {
        return false;
    }
    record_init(KIND_TRAIL, &wish);
    wish.login = user ? xstrdup(user) : NULL;
    wish.action = action ? xstrdup(action) : NULL;
    wish.at = until != NONE ? date_midnight(until + 1) : NONE;
    request_set_row(request, KIND_TRAIL, &wish);
    record_clear(KIND_TRAIL, &wish);
    return true;
}

static int list_entries(struct command_context *context)
{
    struct list list = {.context = context};
    struct request request;
    struct err err;
    request_init(&request, VERB_AUDIT);
    int status = EXIT_USAGE;
    if (!read_wish(context, &request, &err)) {
        status = command_usage(context, &err);
    } else {
        status = audit_ask(context, &request, put_entry, &list);
        if (status == EXIT_NOTHING) {
            begin(&list);
        }
    }
    buf_clear(&list.line);
    request_clear(&request);
    return status;
}

// A household, the whole list and the verification are three things: what goes with one goes not with
// another.
static bool check_options(const struct command_context *context, int argc, struct err *err)
{
    const char *const *options = context->options;
    bool sifts = options[OPTION_USER] || options[OPTION_FROM] || options[OPTION_UNTIL] ||
                 options[OPTION_ACTION];
    if (options[OPTION_HEADS] && !options[OPTION_VERIFY]) {
        return err_set(err, _("--heads goes with --verify"));
    }
    if (options[OPTION_WEEK] && !options[OPTION_REVIEW]) {
        return err_set(err, _("--week goes with --review"));
    }
    if (options[OPTION_REVIEW] && (argc > 0 || sifts || options[OPTION_VERIFY])) {
        return err_set(err, _("--review goes through a whole week"));
    }
    if (options[OPTION_VERIFY] && (argc > 0 || sifts)) {
        return err_set(err, _("--verify goes through the whole trail"));
    }
    return argc == 0 || (!sifts && !options[OPTION_TSV]) ||
           err_set(err, _("of one household all is shown, for the family to read"));
}

int command_audit(struct command_context *context, int argc, char **argv)
{
    struct err err;
    if (!check_options(context, argc, &err)) {
        return command_usage(context, &err);
    }
    if (context->options[OPTION_VERIFY]) {
        return audit_verify(context);
    }
    context->program->confine(context);
    if (context->options[OPTION_REVIEW]) {
        return audit_review(context);
    }
    return argc > 0 ? audit_family(context, argv[0]) : list_entries(context);
}
