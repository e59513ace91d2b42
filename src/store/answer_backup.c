// SPDX-License-Identifier: EUPL-1.2
// VERB_BACKUP, and which backups of the folder are kept. Where a backup goes and who may read it stands
// in the settings of the process that has the database: a request cannot name any path.
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/array.h"
#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/backup.h"

enum { DAY_LETTERS = 18, MONTH_LETTERS = 15 }; // of a name: "tilburg-2026-11-22", "tilburg-2026-11"

static const char pattern[] = "tilburg-dddd-dd-dd-dddddd.backup";

struct names {
    char **items; // newest first
    size_t count, capacity;
};

void backup_name(int64_t seconds, char name[BACKUP_NAME])
{
    time_t moment = (time_t)seconds;
    struct tm local;
    localtime_r(&moment, &local);
    strftime(name, BACKUP_NAME, "tilburg-%Y-%m-%d-%H%M%S.backup", &local);
}

// No other file of the folder is ever touched.
static bool is_backup(const char *name)
{
    size_t i = 0;
    while (pattern[i] && name[i] &&
           (pattern[i] == 'd' ? isdigit((unsigned char)name[i]) != 0 : name[i] == pattern[i])) {
        i++;
    }
    return pattern[i] == '\0' && name[i] == '\0';
}

static int compare_newest(const void *a, const void *b)
{
    return strcmp(*(char *const *)b, *(char *const *)a);
}

static bool list_backups(const char *folder, struct names *names, struct err *err)
{
    DIR *dir = opendir(folder);
    if (!dir) {
        return err_set(err, _("The folder %s cannot be read: %s."), folder, err_system(errno));
    }
    for (const struct dirent *entry; (entry = readdir(dir));) {
        if (is_backup(entry->d_name)) {
            char *name = xstrdup(entry->d_name);
            *ARRAY_PUSH(names->items, names->count, names->capacity) = name;
        }
    }
    closedir(dir);
    if (names->count > 0) {
        qsort(names->items, names->count, sizeof(*names->items), compare_newest);
    }
    return true;
}

static void clear_names(struct names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        free(names->items[i]);
    }
    free(names->items);
}

// Whether the i-th is the newest of its day (or month), and this one of the newest.
static bool is_among(const struct names *names, size_t i, size_t letters, int64_t kept)
{
    int64_t different = 0;
    for (size_t j = 0; j <= i; j++) {
        bool first = j == 0 || strncmp(names->items[j], names->items[j - 1], letters) != 0;
        different += first;
        if (j == i) {
            return first && different <= kept;
        }
    }
    return false;
}

static bool remove_backup(const char *folder, const char *name, struct err *err)
{
    char *path = xasprintf("%s/%s", folder, name);
    bool gone = unlink(path) == 0 || errno == ENOENT ||
                err_set(err, _("The file %s cannot be removed: %s."), path, err_system(errno));
    free(path);
    return gone;
}

bool backup_prune(const struct backup_settings *settings,
                  void (*gone)(void *data, const char *name), void *data, struct err *err)
{
    struct names names = {0};
    bool good = list_backups(settings->folder, &names, err);
    for (size_t i = 1; good && i < names.count; i++) { // the newest one stays in any case
        if (!is_among(&names, i, DAY_LETTERS, settings->daily) &&
            !is_among(&names, i, MONTH_LETTERS, settings->monthly)) {
            good = remove_backup(settings->folder, names.items[i], err);
            gone(data, names.items[i]);
        }
    }
    clear_names(&names);
    return good;
}

static void tell(struct reply *reply, const char *subject, const char *name)
{
    struct finding finding;
    record_init(KIND_FINDING, &finding);
    finding.subject = xstrdup(subject);
    finding.text = xstrdup(name);
    rows_add(&reply->rows, &finding);
    record_clear(KIND_FINDING, &finding);
}

static void tell_gone(void *data, const char *name)
{
    tell(data, "removed", name);
}

static bool write_backup(struct store *store, const char *path, struct reply *reply,
                         struct err *err)
{
    const char *slash = strrchr(path, '/');
    bool done = backup_write(store, path, &reply->id, err);
    if (done) {
        tell(reply, "backup", slash ? slash + 1 : path);
    }
    return done;
}

static bool write_into_folder(struct store *store, struct reply *reply, struct err *err)
{
    const struct backup_settings *settings = &store->settings->backup;
    char name[BACKUP_NAME];
    if (!settings->folder || !*settings->folder) {
        return err_set(err, _("Nothing says where the backup goes: name a folder under [backup]."));
    }
    backup_name((int64_t)time(NULL), name);
    char *path = xasprintf("%s/%s", settings->folder, name);
    bool done =
        write_backup(store, path, reply, err) && backup_prune(settings, tell_gone, reply, err);
    free(path);
    return done;
}

void answer_backup(struct store *store, const struct request *request, struct reply *reply)
{
    const char *file = store->settings->backup.file;
    struct err err;
    (void)request;
    reply_set_kind(reply, KIND_FINDING);
    bool done =
        file ? write_backup(store, file, reply, &err) : write_into_folder(store, reply, &err);
    if (!done && !db_failed(store->db)) {
        reply_fail(reply, STATUS_ERROR, "%s", err.text);
    }
}
