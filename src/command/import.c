// SPDX-License-Identifier: EUPL-1.2
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/files.h"
#include "io/csv_import.h"
#include "model/records.h"
#include "model/settings.h"
#include "protocol/ask.h"

enum {
    PIECE = 1 << 16,
    SMALL = 1 << 16,    // files for which no memory is taken beforehand
    MEMORY_KIB = 65536, // at most
};
enum { MOST_BYTES = 1 << 30 }; // a million households are half of it

// A list that was opened before anything was read.
struct input {
    FILE *file; // NULL: it could not be
    int error;  // why, an errno
};

struct import_run {
    struct command_context *context;
    struct csv_import *import;
    struct request request;
    struct reply reply;
    struct input *inputs;
    FILE *rejects; // NULL: not asked for
};

static void begin_rows(void *data, const uint8_t *fields, size_t count)
{
    struct columns *columns = &((struct import_run *)data)->request.rows.columns;
    memcpy(columns->index, fields, count);
    columns->count = (uint8_t)count;
}

static void add_row(void *data, const void *record)
{
    rows_add(&((struct import_run *)data)->request.rows, record);
}

static bool read_map(const struct command_context *context, const struct import_map **map,
                     struct err *err)
{
    const char *name = context->options[OPTION_MAP];
    const struct settings *settings = context->settings;
    *map = NULL;
    for (size_t i = 0; name && i < settings->map_count; i++) {
        if (strcmp(settings->maps[i].name, name) == 0) {
            *map = &settings->maps[i];
        }
    }
    return !name || *map ||
           err_set(err, _("--map %s: the settings have no [import %s]"), name, name);
}

static bool read_options(const struct command_context *context, const char *kind,
                         struct csv_import_options *options, struct err *err)
{
    const char *delimiter = context->options[OPTION_DELIMITER];
    const char *encoding = context->options[OPTION_ENCODING];
    *options = (struct csv_import_options){
        .settings = context->settings,
        .encoding = ENCODING_DETECT,
    };
    return files_kind(kind, &options->kind, err) &&
           files_delimiter(delimiter, &options->delimiter, err) &&
           files_encoding(encoding, &options->encoding, err) &&
           read_map(context, &options->map, err);
}

static bool read_all(FILE *in, struct buf *bytes, struct err *err)
{
    size_t got;
    do {
        buf_reserve(bytes, PIECE);
        got = fread(bytes->data + bytes->len, 1, bytes->cap - bytes->len - 1, in);
        bytes->len += got;
    } while (got > 0 && bytes->len <= MOST_BYTES);
    bytes->data[bytes->len] = '\0';
    if (ferror(in)) {
        return err_set(err, "%s", err_system(errno));
    }
    return bytes->len <= MOST_BYTES || err_set(err, _("over 1 GiB: part the file"));
}

static void open_inputs(struct import_run *run, int count, char **names)
{
    run->inputs = xcalloc((size_t)count, sizeof(*run->inputs));
    for (int i = 0; i < count; i++) {
        errno = 0;
        run->inputs[i].file = strcmp(names[i], "-") == 0 ? stdin : fopen(names[i], "re");
        run->inputs[i].error = errno;
    }
}

// Rows and the pages they go to are some eight times as long as the files, as far as those are kept.
static void take_memory(const struct import_run *run, int count)
{
    struct stat status;
    off_t bytes = 0;
    for (int i = 0; i < count; i++) {
        FILE *file = run->inputs[i].file;
        bytes += file && fstat(fileno(file), &status) == 0 ? status.st_size : 0;
    }
    memory_keep_heap(2 * MEMORY_KIB); // beyond which nearly all would be given back
    if (bytes > SMALL) {
        memory_take_heap(bytes < MEMORY_KIB * 1024L / 8 ? (int)(bytes * 8 / 1024) : MEMORY_KIB);
    }
}

static void close_inputs(struct import_run *run, int count)
{
    for (int i = 0; i < count; i++) {
        if (run->inputs[i].file && run->inputs[i].file != stdin) {
            fclose(run->inputs[i].file);
        }
    }
    free(run->inputs);
}

static bool read_input(const struct input *input, struct buf *bytes, struct err *err)
{
    return input->file ? read_all(input->file, bytes, err)
                       : err_set(err, "%s", err_system(input->error));
}

static void warn_unknown(const struct import_run *run, const char *name, size_t file)
{
    size_t line;
    const char *unknown = csv_import_unknown(run->import, file, &line);
    if (unknown[0]) {
        log_note(_("%s:%zu: columns that nothing is known of are passed over: %s"), name, line,
                 unknown);
    }
}

// False when a file cannot be taken as a whole; what is wrong is among the problems or was said.
static bool read_files(struct import_run *run, int count, char **names)
{
    for (int i = 0; i < count; i++) {
        struct buf bytes = {0};
        struct err err;
        bool read = read_input(&run->inputs[i], &bytes, &err);
        if (!read) {
            log_message("%s: %s", names[i], err.text);
        }
        bool taken = read && csv_import_add(run->import, names[i], &bytes);
        buf_clear(&bytes);
        if (read) {
            warn_unknown(run, names[i], (size_t)i);
        }
        if (!taken) {
            return false;
        }
    }
    return true;
}

// Whether the path leads to this file, also by another name.
static bool is_file(const char *path, const struct stat *file)
{
    struct stat status;
    return stat(path, &status) == 0 && status.st_dev == file->st_dev &&
           status.st_ino == file->st_ino;
}

// The rejected rows must overwrite neither what was read nor what is written.
static bool is_in_use(const struct import_run *run, const char *path, int count, char **names)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-lock"};
    struct stat file;
    if (stat(path, &file) != 0 || !S_ISREG(file.st_mode)) {
        return false;
    }
    bool found = false;
    for (size_t i = 0; i < ARRAY_SIZE(endings); i++) {
        char *used = xasprintf("%s%s", run->context->settings->database, endings[i]);
        found = found || is_file(used, &file);
        free(used);
    }
    for (int i = 0; i < count; i++) {
        found = found || is_file(names[i], &file);
    }
    return found;
}

// What stands in it stays until there is something to write.
static bool open_rejects(struct import_run *run, int count, char **names)
{
    const char *path = run->context->options[OPTION_REJECTS];
    if (path && is_in_use(run, path, count, names)) {
        log_message(_("--rejects %s: this file is in use; choose another name"), path);
        return false;
    }
    int file = path ? open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666) : -1;
    run->rejects = file >= 0 ? fdopen(file, "w") : NULL;
    if (path && !run->rejects) {
        log_message("%s: %s", path, err_system(errno));
    }
    return !path || run->rejects;
}

static bool empty_rejects(const struct import_run *run)
{
    struct stat status;
    int file = fileno(run->rejects);
    return fstat(file, &status) == 0 && (!S_ISREG(status.st_mode) || ftruncate(file, 0) == 0);
}

static bool write_rejects(struct import_run *run)
{
    if (!run->rejects) {
        return true;
    }
    struct buf bytes = {0};
    csv_import_write_rejects(run->import, &bytes);
    bool written =
        empty_rejects(run) && fwrite(bytes.data, 1, bytes.len, run->rejects) == bytes.len;
    written = fclose(run->rejects) == 0 && written;
    run->rejects = NULL;
    buf_clear(&bytes);
    if (!written) {
        log_message("%s: %s", run->context->options[OPTION_REJECTS], err_system(errno));
    }
    return written;
}

// Rows that were refused, but the line was lost with the answer that told which: the second time
// only their number is known.
static size_t untold(const struct import_run *run)
{
    size_t count = (size_t)run->reply.rejected_count;
    return count > run->reply.rows.count ? count - run->reply.rows.count : 0;
}

static size_t rejected(const struct import_run *run)
{
    return csv_import_rejected(run->import) + untold(run);
}

static void take_rejects(struct import_run *run)
{
    struct reject reject;
    size_t offset = 0;
    record_init(KIND_REJECT, &reject);
    while (rows_next(&run->reply.rows, &offset, &reject, NULL)) {
        csv_import_reject(run->import, (size_t)reject.row, reject.column, reject.value,
                          str_text(reject.reason));
    }
    record_clear(KIND_REJECT, &reject);
    if (untold(run) > 0) {
        log_message(_("%zu rows were refused; import the file again to see which"), untold(run));
    }
}

// Rows that were refused here keep the others out, yet those are judged too, so that
// everything is told at once.
static int save_rows(struct import_run *run)
{
    const char *const *options = run->context->options;
    bool held = csv_import_rejected(run->import) > 0 && !options[OPTION_PARTIAL];
    run->request.flags = (options[OPTION_DRY_RUN] || held ? REQUEST_DRY_RUN : 0u) |
                         (options[OPTION_PARTIAL] ? REQUEST_PARTIAL : 0u);
    run->request.language = text_language();
    run->request.on = run->context->settings->today;
    if (run->request.rows.count == 0) {
        return EXIT_DONE;
    }
    if (!ask(run->context->ask, &run->request, &run->reply)) {
        return command_fail(&run->reply);
    }
    take_rejects(run);
    return EXIT_DONE;
}

static void tell_problems(struct import_run *run)
{
    size_t count;
    const struct csv_problem *problems = csv_import_problems(run->import, &count);
    struct buf text = {0};
    for (size_t i = 0; i < count; i++) {
        buf_reset(&text);
        csv_problem_write(run->import, &problems[i], &text);
        log_message("%s", buf_text(&text));
    }
    buf_clear(&text);
}

// The words are the same in every language: scripts read them.
static void tell_counts(const struct import_run *run)
{
    size_t refused = rejected(run);
    bool kept =
        run->reply.status == STATUS_DONE && (refused == 0 || run->context->options[OPTION_PARTIAL]);
    const struct reply *reply = &run->reply;
    printf("%lld new, %lld changed, %lld unchanged, %zu rejected\n",
           kept ? (long long)reply->new_count : 0LL, kept ? (long long)reply->changed_count : 0LL,
           kept ? (long long)reply->unchanged_count : 0LL, refused);
}

static int import_files(struct import_run *run, int count, char **names)
{
    bool whole = read_files(run, count, names);
    int status = whole ? save_rows(run) : EXIT_INVALID;
    tell_problems(run);
    if (whole && !write_rejects(run) && status == EXIT_DONE) {
        status = EXIT_DATABASE;
    }
    if (status == EXIT_DONE && rejected(run) > 0) {
        status = run->context->options[OPTION_PARTIAL] ? EXIT_NOTHING : EXIT_INVALID;
    }
    tell_counts(run);
    return status;
}

// All files are opened first; then the program needs no other.
static int open_and_import(struct import_run *run, int count, char **names)
{
    int status = EXIT_USAGE;
    if (open_rejects(run, count, names)) {
        open_inputs(run, count, names);
        if (!command_is_served(run->context)) {
            take_memory(run, count);
        }
        run->context->program->confine(run->context);
        status = import_files(run, count, names);
        close_inputs(run, count);
    }
    if (run->rejects) {
        fclose(run->rejects);
    }
    return status;
}

int command_import(struct command_context *context, int argc, char **argv)
{
    struct csv_import_options options;
    struct err err;
    if (!read_options(context, argv[0], &options, &err)) {
        return command_usage(context, &err);
    }
    struct import_run run = {.context = context};
    const struct csv_import_sink sink = {.begin = begin_rows, .row = add_row, .data = &run};
    request_init(&run.request, VERB_IMPORT);
    reply_init(&run.reply);
    rows_init(&run.request.rows, options.kind);
    run.request.kind = options.kind;
    run.import = csv_import_new(&options, &sink);
    int status = open_and_import(&run, argc - 1, argv + 1);
    csv_import_free(run.import);
    request_clear(&run.request);
    reply_clear(&run.reply);
    return status;
}
