// SPDX-License-Identifier: EUPL-1.2
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/files.h"
#include "command/household.h"
#include "io/csv_write.h"
#include "model/pseudonyms.h"
#include "model/records.h"
#include "model/settings.h"
#include "protocol/ask.h"

struct export_run {
    struct command_context *context;
    struct csv_writer_options writer;
    enum encoding encoding;
    struct pseudonyms pseudonyms;
    struct request request;
    void *record;     // one, used for each row
    struct buf lines; // of a page; with pseudonyms: all
    size_t *starts;   // of the lines that are to be sorted
    size_t count;
    size_t capacity;
};

// False when standard output takes no more, or the encoding has no such character: said already.
static int put_bytes(const struct export_run *run, const char *text, size_t len)
{
    struct buf bytes = {0};
    struct err err;
    int status = EXIT_DONE;
    if (!encoding_add(&bytes, run->encoding, text, len, &err)) {
        log_message("%s", err.text);
        status = EXIT_INVALID;
    } else if (bytes.len > 0 && fwrite(bytes.data, 1, bytes.len, stdout) != bytes.len) {
        status = EXIT_DATABASE;
    }
    buf_clear(&bytes);
    return status;
}

static int put_header(const struct export_run *run)
{
    struct buf mark = {0};
    struct buf header = {0};
    encoding_add_mark(&mark, run->encoding);
    csv_header_add(&header, &run->writer);
    size_t written = mark.len > 0 ? fwrite(mark.data, 1, mark.len, stdout) : 0;
    int status = written == mark.len ? put_bytes(run, header.data, header.len) : EXIT_DATABASE;
    buf_clear(&mark);
    buf_clear(&header);
    return status;
}

static void add_page(struct export_run *run, const struct rows *rows)
{
    size_t offset = 0;
    while (rows_next(rows, &offset, run->record, NULL)) {
        if (run->writer.pseudonyms) {
            *ARRAY_PUSH(run->starts, run->count, run->capacity) = run->lines.len;
        }
        csv_record_add(&run->lines, &run->writer, run->record);
    }
}

// One page to standard output, except what is to be sorted first. *more: there is another.
static int put_page(struct export_run *run, bool *more)
{
    struct reply reply;
    reply_init(&reply);
    int status = EXIT_DONE;
    if (ask(run->context->ask, &run->request, &reply)) {
        add_page(run, &reply.rows);
        if (!run->writer.pseudonyms) {
            status = put_bytes(run, buf_text(&run->lines), run->lines.len);
            buf_reset(&run->lines);
        }
        *more = reply.next != NULL;
        request_set_after(&run->request, reply.next);
    } else {
        status = command_fail(&reply);
    }
    reply_clear(&reply);
    return status;
}

static int compare_lines(const void *a, const void *b, void *text)
{
    return strcmp((const char *)text + *(const size_t *)a, (const char *)text + *(const size_t *)b);
}

// In the order of the pseudonyms: the place of a line in the order of the codes would tell whose
// it is.
static int put_sorted(struct export_run *run)
{
    int status = EXIT_DONE;
    for (size_t i = 1; i < run->count; i++) {
        run->lines.data[run->starts[i] - 1] = '\0';
    }
    if (run->count == 0) {
        return status;
    }
    run->lines.data[run->lines.len - 1] = '\0';
    qsort_r(run->starts, run->count, sizeof(*run->starts), compare_lines, run->lines.data);
    for (size_t i = 0; i < run->count && status == EXIT_DONE; i++) {
        char *line = run->lines.data + run->starts[i];
        size_t len = strlen(line);
        line[len] = '\n';
        status = put_bytes(run, line, len + 1);
        line[len] = '\0';
    }
    return status;
}

static int put_all(struct export_run *run)
{
    bool more = true;
    int status = put_header(run);
    while (more && status == EXIT_DONE) {
        status = put_page(run, &more);
    }
    if (status == EXIT_DONE && run->writer.pseudonyms) {
        status = put_sorted(run);
    }
    return status;
}

static bool has_households(enum kind kind)
{
    return kind != KIND_ORGANISATION && kind != KIND_COORDINATOR && kind != KIND_PROFESSIONAL;
}

static bool read_options(struct export_run *run, const char *kind, struct err *err)
{
    const struct command_context *context = run->context;
    struct csv_writer_options *writer = &run->writer;
    writer->delimiter = ';';
    run->encoding = ENCODING_UTF8;
    if (!files_kind(kind, &writer->kind, err) ||
        !files_delimiter(context->options[OPTION_DELIMITER], &writer->delimiter, err) ||
        !files_encoding(context->options[OPTION_ENCODING], &run->encoding, err)) {
        return false;
    }
    if (context->options[OPTION_HOUSEHOLD] && !has_households(writer->kind)) {
        return err_set(err, _("%s do not belong to a household"), kind);
    }
    writer->delimiter = writer->delimiter ? writer->delimiter : ';';
    writer->instrument = writer->kind == KIND_SCORING ? &context->settings->instruments[0] : NULL;
    if (context->options[OPTION_PSEUDONYMISE]) {
        pseudonyms_init(&run->pseudonyms);
        writer->pseudonyms = &run->pseudonyms;
    }
    return true;
}

static int find_household(struct export_run *run)
{
    const char *code = run->context->options[OPTION_HOUSEHOLD];
    struct household household;
    if (!code) {
        return EXIT_DONE;
    }
    record_init(KIND_HOUSEHOLD, &household);
    int status = command_get_household(run->context, code, &household);
    run->request.household_id = household.head.id;
    record_clear(KIND_HOUSEHOLD, &household);
    return status;
}

static void make_request(struct export_run *run)
{
    request_init(&run->request, VERB_EXPORT);
    run->request.language = text_language();
    run->request.kind = run->writer.kind;
    run->request.on = run->context->at;
    run->request.flags = run->context->options[OPTION_AT] ? REQUEST_ACTIVE : 0;
    if (run->writer.instrument) {
        request_set_text(&run->request, run->writer.instrument->name);
    }
}

int command_export(struct command_context *context, int argc, char **argv)
{
    struct export_run run = {.context = context};
    struct err err;
    (void)argc;
    if (!read_options(&run, argv[0], &err)) {
        return command_usage(context, &err);
    }
    // A reader that went away is told like a full disk.
    signal(SIGPIPE, SIG_IGN);
    run.record = xcalloc(1, kind_get(run.writer.kind)->size);
    record_init(run.writer.kind, run.record);
    make_request(&run);
    int status = find_household(&run);
    if (status == EXIT_DONE) {
        status = put_all(&run);
    }
    record_clear(run.writer.kind, run.record);
    free(run.record);
    request_clear(&run.request);
    buf_clear(&run.lines);
    free(run.starts);
    return status;
}
