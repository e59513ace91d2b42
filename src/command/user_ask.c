// SPDX-License-Identifier: EUPL-1.2
// What "tilburg user" asks, reads and prints.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/output.h"
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

// Printing

static void put_tsv_titles(const struct kind_info *info, struct buf *line)
{
    for (size_t i = 0; i < info->field_count; i++) {
        tsv_add_text(line, info->fields[i].name);
    }
    tsv_put(line);
}

static void put_tsv(const struct kind_info *info, const void *record, struct buf *line)
{
    for (size_t i = 0; i < info->field_count; i++) {
        struct buf value = {0};
        field_write(&info->fields[i], record, &value);
        tsv_add_text(line, buf_text(&value));
        buf_clear(&value);
    }
    tsv_put(line);
}

// As wide as the widest value.
static int column_width(const struct command_context *context, const struct record_list *list,
                        const struct field *field)
{
    int width = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct buf value = {0};
        field_show(field, record_list_at(list, i), context->settings, &value);
        int columns = (int)value.len;
        width = columns > width ? columns : width;
        buf_clear(&value);
    }
    return width;
}

static void put_facts(const struct command_context *context, const struct kind_info *info,
                      const void *record)
{
    for (size_t i = 0; i < info->field_count; i++) {
        struct buf value = {0};
        field_show(&info->fields[i], record, context->settings, &value);
        output_fact(i == 0 ? 0 : 2, _(info->fields[i].label), buf_text(&value));
        buf_clear(&value);
    }
}

static void put_row(const struct command_context *context, const struct kind_info *info,
                    const struct column *columns, const void *record)
{
    struct buf line = {0};
    for (size_t i = 0; i < info->field_count; i++) {
        struct buf value = {0};
        field_show(&info->fields[i], record, context->settings, &value);
        table_add(&line, &columns[i], buf_text(&value));
        buf_clear(&value);
    }
    table_put(&line);
    buf_clear(&line);
}

static void put_columns(const struct command_context *context, const struct kind_info *info,
                        const struct record_list *list)
{
    struct column *columns = xcalloc(info->field_count, sizeof(*columns));
    for (size_t i = 0; i < info->field_count; i++) {
        columns[i] = (struct column){
            .title = info->fields[i].label,
            .width = column_width(context, list, &info->fields[i]),
        };
    }
    table_put_titles(columns, info->field_count);
    for (size_t i = 0; i < list->count; i++) {
        put_row(context, info, columns, record_list_at(list, i));
    }
    free(columns);
}

void users_print(const struct command_context *context, const struct record_list *list)
{
    const struct kind_info *info = kind_get(list->kind);
    struct buf line = {0};
    if (!context->tsv && !context->plain) {
        put_columns(context, info, list);
        return;
    }
    if (context->tsv) {
        put_tsv_titles(info, &line);
    }
    for (size_t i = 0; i < list->count; i++) {
        if (context->tsv) {
            put_tsv(info, record_list_at(list, i), &line);
        } else {
            put_facts(context, info, record_list_at(list, i));
        }
    }
    buf_clear(&line);
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
    wish.reason = xstrdup(reason ? reason : "");
    request_init(&request, VERB_HAND_OVER);
    rows_init(&request.rows, KIND_COVER);
    rows_add(&request.rows, &wish);
    int status = send(context, &request);
    request_clear(&request);
    record_clear(KIND_COVER, &wish);
    return status;
}
