// SPDX-License-Identifier: EUPL-1.2
// What "tilburg user" asks and reads.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/user.h"
#include "model/settings.h"
#include "protocol/ask.h"

int users_ask(struct command_context *context, enum kind kind, struct record_list *list)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_ACCESS);
    request.kind = kind;
    reply_init(&reply);
    record_list_init(list, kind);
    int status = EXIT_DONE;
    if (!ask(context->ask, &request, &reply)) {
        status = command_fail(&reply);
    } else if (!rows_append(&reply.rows, list)) {
        fatal("the rows of a reply are malformed");
    }
    reply_clear(&reply);
    request_clear(&request);
    return status;
}

// Changing

static int send(struct command_context *context, struct request *request)
{
    struct reply reply;
    reply_init(&reply);
    int status = ask(context->ask, request, &reply) ? EXIT_DONE : command_fail(&reply);
    if (status == EXIT_DONE && request->verb == VERB_HAND_OVER) {
        printf(_N("%lld household handed over\n", "%lld households handed over\n",
                  (long)reply.changed_count),
               (long long)reply.changed_count);
    }
    reply_clear(&reply);
    return status;
}

int users_permit(struct command_context *context, enum kind kind, uint64_t fields, const void *row)
{
    struct request request;
    request_init(&request, VERB_PERMIT);
    rows_init(&request.rows, kind);
    struct columns *columns = &request.rows.columns;
    uint8_t count = 0;
    for (uint8_t i = 0; i < columns->count; i++) {
        if ((fields & UINT64_C(1) << i) != 0) {
            columns->index[count++] = i;
        }
    }
    columns->count = count;
    rows_add(&request.rows, row);
    int status = send(context, &request);
    request_clear(&request);
    return status;
}

static const struct {
    enum option_id option;
    const char *field;
} field_options[] = {
    {OPTION_UID, "uid"},   {OPTION_ROLE, "role"},   {OPTION_NAME, "name"},
    {OPTION_TEAM, "team"}, {OPTION_PHONE, "phone"}, {OPTION_RIGHTS, "rights"},
    {OPTION_FROM, "from"}, {OPTION_UNTIL, "until"}, {OPTION_REASON, "reason"},
};

bool users_read_options(const struct command_context *context, enum kind kind, void *record,
                        uint64_t *fields)
{
    const struct field_context how = {
        .settings = context->settings,
        .today = context->settings->today,
        .words = FIELD_WORDS_CSV,
    };
    struct err err;
    for (size_t i = 0; i < ARRAY_SIZE(field_options); i++) {
        const char *text = context->options[field_options[i].option];
        const struct field *field = kind_field(kind, field_options[i].field);
        if (!text || !field) {
            continue;
        }
        text = strcmp(text, "none") == 0 ? "" : text; // an option cannot be empty
        if (!field_read(field, record, text, strlen(text), &how, &err)) {
            log_message("--%s %s: %s", option_get(field_options[i].option)->name, text, err.text);
            return false;
        }
        *fields |= UINT64_C(1) << kind_field_index(kind, field);
    }
    return true;
}

int users_hand_over(struct command_context *context, const char *from, const char *to)
{
    struct request request;
    const char *reason = context->options[OPTION_REASON];
    struct cover wish;
    record_init(KIND_COVER, &wish);
    wish.login = xstrdup(to);
    wish.covers = xstrdup(from);
    wish.reason = xstrdup(str_text(reason));
    request_init(&request, VERB_HAND_OVER);
    rows_init(&request.rows, KIND_COVER);
    rows_add(&request.rows, &wish);
    int status = send(context, &request);
    request_clear(&request);
    record_clear(KIND_COVER, &wish);
    return status;
}
