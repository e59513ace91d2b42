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
    struct record_list gathered; // with whole: the rows of one household, as far as they came
    bool began;
};

static bool is_whole(const struct command_context *context, const struct figures_table *table)
{
    return table->whole && !context->tsv;
}

static void put_titles(const struct command_context *context, const struct figures_table *table)
{
    if (context->tsv) {
        tsv_put_names(table->tsv_names, table->tsv_count);
    } else if (!context->plain && !table->whole) {
        table_put_titles(table->columns, table->column_count);
    }
}

// Prints what was gathered.
static void put_gathered(struct run *run)
{
    if (run->gathered.count > 0) {
        run->table->whole(run->context, &run->gathered, !run->began);
        record_list_clear(&run->gathered);
        run->began = true;
    }
}

static void gather(struct run *run, void *row)
{
    const struct record *head = row;
    if (run->gathered.count > 0) {
        const struct record *first = record_list_at(&run->gathered, 0);
        if (first->household_id != head->household_id) {
            put_gathered(run);
        }
    }
    record_move(run->table->kind, record_list_add(&run->gathered), row);
}

static void put_row(struct run *run, void *row, struct buf *line)
{
    if (is_whole(run->context, run->table)) {
        gather(run, row);
    } else {
        run->table->put(run->context, row, line);
    }
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
    put_gathered(run);
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
    record_list_init(&run.gathered, table->kind);
    put_titles(context, table);
    int status = argc == 0 ? put_all(&run, 0) : put_households(&run, argc, argv);
    record_list_clear(&run.gathered);
    return status;
}
