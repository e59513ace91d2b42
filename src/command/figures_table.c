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

// What goes on from page to page.
struct run {
    const struct command_context *context;
    const struct figures_table *table;
    void *before; // the row that was printed last
    bool began;
};

static void put_titles(const struct command_context *context, const struct figures_table *table)
{
    if (context->tsv) {
        tsv_put_names(table->tsv_names, table->tsv_count);
    } else if (!context->plain && !table->part) {
        table_put_titles(table->columns, table->column_count);
    }
}

static void put_row(struct run *run, const void *row, struct buf *line)
{
    const struct command_context *context = run->context;
    if (run->table->part && !context->tsv && !context->plain) {
        run->table->part(context, run->began ? run->before : NULL, row);
        record_copy(run->table->kind, run->before, row);
        run->began = true;
    }
    run->table->put(context, row, line);
}

static void put_rows(struct run *run, const struct rows *rows)
{
    enum kind kind = run->table->kind;
    struct buf line = {0};
    size_t offset = 0;
    void *row = xcalloc(1, kind_get(kind)->size);
    record_init(kind, row);
    while (rows_next(rows, &offset, row, NULL)) {
        put_row(run, row, &line);
    }
    record_clear(kind, row);
    free(row);
    buf_clear(&line);
}

// One page, printed; the next page's beginning goes into the request, more says whether there is one.
static int put_page(struct run *run, struct request *request, bool *more)
{
    struct reply reply;
    reply_init(&reply);
    int status = ask(run->context->ask, request, &reply) ? EXIT_DONE : command_fail(&reply);
    if (status == EXIT_DONE) {
        put_rows(run, &reply.rows);
    }
    *more = status == EXIT_DONE && reply.next;
    if (*more) {
        request_set_after(request, reply.next);
    }
    reply_clear(&reply);
    return status;
}

static int put_all(struct run *run, int64_t household_id)
{
    struct request request;
    request_init(&request, VERB_FIGURES);
    request.kind = run->table->kind;
    request.household_id = household_id;
    request.scope = run->context->options[OPTION_MINE] ? SCOPE_MINE : SCOPE_ALL;
    request.on = run->context->at;
    request.language = text_language();
    bool more = true;
    int status = EXIT_DONE;
    while (more) {
        status = put_page(run, &request, &more);
    }
    request_clear(&request);
    return status;
}

static int put_one(struct run *run, const char *code)
{
    struct household household;
    record_init(KIND_HOUSEHOLD, &household);
    int status = command_get_household(run->context, code, &household);
    if (status == EXIT_DONE) {
        status = put_all(run, household.head.id);
    }
    record_clear(KIND_HOUSEHOLD, &household);
    return status;
}

static int compare_codes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int put_households(struct run *run, int argc, char **argv)
{
    int status = EXIT_DONE;
    qsort(argv, (size_t)argc, sizeof(*argv), compare_codes);
    for (int i = 0; i < argc && status <= EXIT_NOTHING; i++) {
        if (i == 0 || strcmp(argv[i], argv[i - 1]) != 0) {
            int one = put_one(run, argv[i]);
            status = one > status ? one : status;
        }
    }
    return status;
}

int figures_put_table(const struct command_context *context, const struct figures_table *table,
                      int argc, char **argv)
{
    struct run run = {.context = context, .table = table};
    run.before = xcalloc(1, kind_get(table->kind)->size);
    record_init(table->kind, run.before);
    put_titles(context, table);
    int status = argc == 0 ? put_all(&run, 0) : put_households(&run, argc, argv);
    record_clear(table->kind, run.before);
    free(run.before);
    return status;
}
