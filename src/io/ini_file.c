// SPDX-License-Identifier: EUPL-1.2
#include "io/ini_file.h"

// Debian's library is built so, and gives the handler a fifth argument.
#define INI_HANDLER_LINENO 1
#include <ini.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#define BLANKS " \t\r\n"

enum {
    INI_FILE_LIMIT = 64 << 20,
    INI_MOST = 10000, // sections, keys and complaints: each key is compared with those before it
};

struct reading {
    struct ini_file *file;
    FILE *stream;
    struct buf *problems;
    char *line; // the present one, of any length
    size_t capacity;
    size_t number;
    size_t count; // of sections, keys and complaints
    bool lost;    // behind a section that cannot be read: its keys belong nowhere
    bool good;
};

bool ini_problem(struct buf *problems, const char *path, size_t line, const struct err *err)
{
    buf_addf(problems, "%s:", path);
    if (line > 0) {
        buf_addf(problems, "%zu:", line);
    }
    buf_addf(problems, " %s\n", err->text);
    return false;
}

bool ini_key_problem(struct buf *problems, const char *path, const struct ini_entry *entry,
                     const struct err *reason)
{
    struct err err;
    err_set(&err, _("key \"%s\": %s"), entry->key, reason->text);
    return ini_problem(problems, path, entry->line, &err);
}

static void complain(struct reading *reading, const char *reason)
{
    struct err err;
    err_set(&err, "%s", reason);
    reading->count++;
    reading->good = ini_problem(reading->problems, reading->file->path, reading->number, &err);
}

static void check_section_once(struct reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->file->count; i++) {
        const struct ini_section *section = &reading->file->sections[i];
        if (strcmp(section->name, name) == 0) {
            struct err err;
            err_set(&err, _("section [%s]: twice, first at line %zu"), name, section->line);
            complain(reading, err.text);
        }
    }
}

// name: without the brackets.
static void begin_section(struct reading *reading, const char *name, size_t length)
{
    char *whole = xstrndup(name, length);
    reading->count++;
    check_section_once(reading, whole);
    size_t head = strcspn(whole, BLANKS);
    struct ini_file *file = reading->file;
    *ARRAY_PUSH(file->sections, file->count, file->capacity) = (struct ini_section){
        .line = reading->number,
        .name = whole,
        .head = xstrndup(whole, head),
        .argument = xstrdup(whole + head + strspn(whole + head, BLANKS)),
    };
}

static bool read_section(struct reading *reading, const char *line)
{
    size_t end = strcspn(line, "]");
    if (line[end] != ']') {
        complain(reading, _("a section ends with ]"));
        return false;
    }
    if (line[end + 1 + strspn(line + end + 1, BLANKS)] != '\0') {
        complain(reading, _("something stands behind the ] of a section"));
        return false;
    }
    size_t start = 1 + strspn(line + 1, BLANKS);
    while (end > start && strchr(BLANKS, line[end - 1]) != NULL) {
        end--;
    }
    begin_section(reading, line + start, end > start ? end - start : 0);
    return true;
}

// Whether inih may see the line; what is wrong with it is said otherwise.
static bool check_line(struct reading *reading, const char *line)
{
    line += strspn(line, BLANKS);
    if (line[0] == '\0' || line[0] == ';' || line[0] == '#') {
        return true;
    }
    if (line[0] == '[') {
        reading->lost = !read_section(reading, line);
        return !reading->lost;
    }
    size_t key = strcspn(line, "=:");
    if (line[key] != '=' || key == 0) {
        complain(reading, _("neither a section nor key = value"));
        return false;
    }
    if (reading->lost) {
        return false;
    }
    if (reading->file->count == 0) {
        complain(reading, _("stands before the first section"));
        return false;
    }
    return true;
}

// What is no text, or too much of it.
static const char *refuse_bytes(const char *line, size_t length)
{
    if (length > INI_LINE_LIMIT) {
        return _("the line is too long; allowed: 4096 bytes");
    }
    if (memchr(line, '\0', length) != NULL) {
        return "NUL";
    }
    return utf8_valid(line, length, NULL) ? NULL : _("invalid UTF-8");
}

// Gives inih one line at a time: what cannot be read becomes an empty one, so that its
// numbers stay right.
static char *give_line(char *text, int room, void *stream)
{
    static const char mark[] = "\xEF\xBB\xBF";
    struct reading *reading = stream;
    if (reading->count > INI_MOST) {
        complain(reading, _("too much for settings; allowed: 10000 sections and keys"));
        return NULL;
    }
    ssize_t length = getline(&reading->line, &reading->capacity, reading->stream);
    if (length < 0) {
        return NULL;
    }
    reading->number++;
    const char *line = reading->line;
    if (reading->number == 1 && strncmp(line, mark, sizeof(mark) - 1) == 0) {
        line += sizeof(mark) - 1;
        length -= (ssize_t)sizeof(mark) - 1;
    }
    bool ended = length > 0 && line[length - 1] == '\n';
    const char *reason = refuse_bytes(line, (size_t)length - (ended ? 1 : 0));
    if (reason) {
        complain(reading, reason);
    }
    bool seen = !reason && check_line(reading, line);
    snprintf(text, (size_t)room, "%s", seen ? line : "\n");
    return text;
}

static int take_entry(void *user, const char *head, const char *key, const char *value, int line)
{
    struct reading *reading = user;
    struct ini_section *section = &reading->file->sections[reading->file->count - 1];
    (void)head; // cut at 49 bytes
    reading->count++;
    for (size_t i = 0; i < section->count; i++) {
        if (strcmp(section->entries[i].key, key) == 0) {
            struct err err;
            err_set(&err, _("key \"%s\": twice, first at line %zu"), key, section->entries[i].line);
            complain(reading, err.text);
        }
    }
    *ARRAY_PUSH(section->entries, section->count, section->capacity) = (struct ini_entry){
        .line = (size_t)line,
        .key = xstrdup(key),
        .value = xstrdup(value),
    };
    return 1;
}

static void parse(struct reading *reading)
{
    ini_allow_inline_comments = false;
    ini_allow_multiline = false;
    ini_use_stack = false;
    ini_allow_realloc = false;
    ini_max_line = INI_LINE_LIMIT + 3;
    ini_initial_alloc = INI_LINE_LIMIT + 3;
    int result = ini_parse_stream(give_line, reading, take_entry, reading);
    if (result == -2) {
        fatal("%s", _("out of memory"));
    }
    if (result > 0) {
        reading->number = (size_t)result;
        complain(reading, _("neither a section nor key = value"));
    }
}

static bool is_trusted(uid_t owner)
{
    return owner == 0 || owner == geteuid();
}

// Settings say which database is opened and where backups go: nobody else may write them.
static const char *refuse_owner(const struct stat *status)
{
    if (!is_trusted(status->st_uid)) {
        return _("belongs to somebody else; settings have to be root's or your own");
    }
    return (status->st_mode & (S_IWGRP | S_IWOTH)) != 0
               ? _("others may write to it, which settings must not allow: chmod go-w")
               : NULL;
}

// Why the opened file cannot hold settings; NULL when it can. A pipe or device might never end.
static const char *refuse_file(int descriptor)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0) {
        return err_system(errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return _("a directory, where a file of settings is needed");
    }
    bool null = S_ISCHR(status.st_mode) && status.st_rdev == makedev(1, 3);
    if (!S_ISREG(status.st_mode) && !null) {
        return _("no ordinary file, which settings must be");
    }
    if (status.st_size > INI_FILE_LIMIT) {
        return _("too large for settings; allowed: 64 MiB");
    }
    return null ? NULL : refuse_owner(&status);
}

// A link of somebody else's could lead elsewhere the next time.
static bool is_link_of_others(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode) && !is_trusted(status.st_uid);
}

static FILE *open_file(const char *path, struct err *err)
{
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    const char *reason = descriptor < 0 ? err_system(errno) : refuse_file(descriptor);
    if (!reason && is_link_of_others(path)) {
        reason = _("a link that belongs to somebody else");
    }
    if (!reason) {
        return fdopen(descriptor, "r");
    }
    err_set(err, "%s", reason);
    if (descriptor >= 0) {
        close(descriptor);
    }
    return NULL;
}

bool ini_file_read(struct ini_file *file, const char *path, struct buf *problems)
{
    struct err err;
    *file = (struct ini_file){.path = path};
    struct reading reading = {
        .file = file,
        .stream = open_file(path, &err),
        .problems = problems,
        .good = true,
    };
    if (!reading.stream) {
        return ini_problem(problems, path, 0, &err);
    }
    parse(&reading);
    if (ferror(reading.stream)) {
        err_set(&err, "%s", err_system(errno));
        reading.good = ini_problem(problems, path, 0, &err);
    }
    fclose(reading.stream);
    free(reading.line);
    return reading.good;
}

void ini_file_clear(struct ini_file *file)
{
    for (size_t i = 0; i < file->count; i++) {
        struct ini_section *section = &file->sections[i];
        for (size_t j = 0; j < section->count; j++) {
            free(section->entries[j].key);
            free(section->entries[j].value);
        }
        free(section->entries);
        free(section->name);
        free(section->head);
        free(section->argument);
    }
    free(file->sections);
    *file = (struct ini_file){0};
}
