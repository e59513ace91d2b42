// SPDX-License-Identifier: EUPL-1.2
#include "command/figures_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/household.h"
#include "command/output.h"
#include "protocol/ask.h"

static void put_titles(const struct command_context *context, const struct figures_table *table)
{
    if (context->tsv) {
        tsv_put_names(table->tsv_names, table->tsv_count);
    } else if (!context->plain) {
        table_put_titles(table->columns, table->column_count);
    }
}

static void put_rows(const struct command_context *context, const struct figures_table *table,
                     const struct rows *rows)
{
    struct buf line = {0};
    size_t offset = 0;
    void *row = xcalloc(1, kind_get(table->kind)->size);
    record_init(table->kind, row);
    while (rows_next(rows, &offset, row, NULL)) {
        table->put(context, row, &line);
    }
    record_clear(table->kind, row);
    free(row);
    buf_clear(&line);
}

// One page, printed; the next page's beginning goes into the request, more says whether there is one.
static int put_page(const struct command_context *context, const struct figures_table *table,
                    struct request *request, bool *more)
{
    struct reply reply;
    reply_init(&reply);
    int status = ask(context->ask, request, &reply) ? EXIT_DONE : command_fail(&reply);
    if (status == EXIT_DONE) {
        put_rows(context, table, &reply.rows);
    }
    *more = status == EXIT_DONE && reply.next;
    if (*more) {
        request_set_after(request, reply.next);
    }
    reply_clear(&reply);
    return status;
}

static int put_all(const struct command_context *context, const struct figures_table *table,
                   int64_t household_id)
{
    struct request request;
    request_init(&request, VERB_FIGURES);
    request.kind = table->kind;
    request.household_id = household_id;
    request.scope = context->options[OPTION_MINE] ? SCOPE_MINE : SCOPE_ALL;
    request.on = context->at;
    request.language = text_language();
    bool more = true;
    int status = EXIT_DONE;
    while (more) {
        status = put_page(context, table, &request, &more);
    }
    request_clear(&request);
    return status;
}

static int put_one(const struct command_context *context, const struct figures_table *table,
                   const char *code)
{
    struct household household;
    record_init(KIND_HOUSEHOLD, &household);
    int status = command_get_household(context, code, &household);
    if (status == EXIT_DONE) {
        status = put_all(context, table, household.head.id);
    }
    record_clear(KIND_HOUSEHOLD, &household);
    return status;
}

static int compare_codes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int figures_put_table(const struct command_context *context, const struct figures_table *table,
                      int argc, char **argv)
{
    put_titles(context, table);
    if (argc == 0) {
        return put_all(context, table, 0);
    }
    int status = EXIT_DONE;
    qsort(argv, (size_t)argc, sizeof(*argv), compare_codes);
    for (int i = 0; i < argc && status <= EXIT_NOTHING; i++) {
        if (i == 0 || strcmp(argv[i], argv[i - 1]) != 0) {
            int one = put_one(context, table, argv[i]);
            status = one > status ? one : status;
        }
    }
    return status;
}
