// SPDX-License-Identifier: EUPL-1.2
#include "power.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/xalloc.h"

enum { SECTOR = 512, FILES = 8 };

// A change that is not on the disk yet.
struct change {
    size_t offset;
    size_t len;  // of a write
    char *bytes; // NULL: the file is cut at offset
};

struct power_file {
    char *path;
    bool there;      // the disk has its name
    bool unsure;     // whether it has is not sure until the next sync
    struct buf disk; // what it has for sure
    struct change *changes;
    size_t count, capacity;
};

// What became of the changes that were not on the disk.
enum fate { FATE_LOST, FATE_KEPT, FATE_FIRST, FATE_ANY, FATE_COUNT };

static struct {
    bool watching, lying, failed;
    uint64_t random;
    int64_t number, count;
    struct power_file files[FILES];
    size_t file_count;
} power;

static uint64_t random_below(uint64_t end)
{
    power.random += 0x9E3779B97F4A7C15U;
    uint64_t value = power.random;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return (value ^ (value >> 31)) % end;
}

// The file as the changes make it

static void set_size(struct buf *bytes, size_t size)
{
    if (size > bytes->len) {
        buf_reserve(bytes, size - bytes->len);
        memset(bytes->data + bytes->len, 0, size - bytes->len);
    }
    bytes->len = size;
}

static void put(struct buf *bytes, size_t offset, const char *from, size_t len)
{
    if (len > 0) {
        set_size(bytes, offset + len > bytes->len ? offset + len : bytes->len);
        memcpy(bytes->data + offset, from, len);
    }
}

static void apply(struct buf *bytes, const struct change *change)
{
    if (change->bytes) {
        put(bytes, change->offset, change->bytes, change->len);
    } else {
        set_size(bytes, change->offset);
    }
}

// Every sector is the disk's own affair, and the first of them may be there in part.
static void apply_some(struct buf *bytes, const struct change *change)
{
    if (!change->bytes) {
        if (random_below(2) == 0) {
            apply(bytes, change);
        }
        return;
    }
    for (size_t done = 0, len; done < change->len; done += len) {
        size_t offset = change->offset + done;
        size_t left = change->len - done;
        len = SECTOR - offset % SECTOR < left ? SECTOR - offset % SECTOR : left;
        uint64_t chance = random_below(8);
        put(bytes, offset, change->bytes + done,
            chance < 3    ? len
            : chance == 3 ? (size_t)random_below(len)
                          : 0);
    }
}

static void forget_changes(struct power_file *file)
{
    for (size_t i = 0; i < file->count; i++) {
        free(file->changes[i].bytes);
    }
    file->count = 0;
}

static void lose(struct power_file *file, enum fate fate)
{
    size_t first = fate == FATE_KEPT    ? file->count
                   : fate == FATE_FIRST ? (size_t)random_below(file->count + 1)
                                        : 0;
    for (size_t i = 0; i < file->count; i++) {
        if (i < first) {
            apply(&file->disk, &file->changes[i]);
        } else if (fate == FATE_ANY || (fate == FATE_FIRST && i == first)) {
            apply_some(&file->disk, &file->changes[i]);
        }
    }
    forget_changes(file);
    if (file->unsure) {
        file->there = random_below(2) == 0;
        file->unsure = false;
    }
}

static void fail_now(void)
{
    enum fate fate = (enum fate)random_below(FATE_COUNT);
    power.failed = true;
    for (size_t i = 0; i < power.file_count; i++) {
        lose(&power.files[i], fate);
    }
}

// Counts an operation that changes something; false when the power fails, with it or before it.
static bool goes_on(void)
{
    if (power.watching && !power.failed && ++power.count == power.number) {
        fail_now();
    }
    return !power.failed;
}

static void add_change(struct power_file *file, struct change change)
{
    if (power.failed) {
        free(change.bytes);
    } else {
        *ARRAY_PUSH(file->changes, file->count, file->capacity) = change;
    }
}

static bool read_disk(struct power_file *file)
{
    char piece[4096];
    FILE *in = fopen(file->path, "re");
    if (!in) {
        return false;
    }
    for (size_t got; (got = fread(piece, 1, sizeof(piece), in)) > 0;) {
        buf_add(&file->disk, piece, got);
    }
    fclose(in);
    return true;
}

static struct power_file *find(const char *path)
{
    for (size_t i = 0; i < power.file_count; i++) {
        if (strcmp(power.files[i].path, path) == 0) {
            return &power.files[i];
        }
    }
    return NULL;
}

struct power_file *power_open(const char *path)
{
    struct power_file *file = find(path);
    if (!power.watching) {
        return NULL;
    }
    if (!file) {
        if (power.file_count == FILES) {
            fatal("too many files are watched");
        }
        file = &power.files[power.file_count++];
        *file = (struct power_file){.path = xstrdup(path)};
        file->there = read_disk(file);
        file->unsure = file->disk.len == 0;
    }
    return file;
}

bool power_write(struct power_file *file, const void *bytes, size_t len, size_t offset)
{
    if (!file) {
        return true;
    }
    char *copy = xmalloc(len);
    memcpy(copy, bytes, len);
    add_change(file, (struct change){offset, len, copy});
    return goes_on();
}

bool power_truncate(struct power_file *file, size_t size)
{
    if (!file) {
        return true;
    }
    add_change(file, (struct change){.offset = size});
    return goes_on();
}

bool power_sync(struct power_file *file)
{
    if (!file) {
        return true;
    }
    bool on = goes_on();
    if (on && !power.lying) {
        for (size_t i = 0; i < file->count; i++) {
            apply(&file->disk, &file->changes[i]);
        }
        forget_changes(file);
        for (size_t i = 0; i < power.file_count; i++) { // the folder is brought to the disk too
            power.files[i].unsure = false;
        }
        file->there = true;
    }
    return on;
}

bool power_delete(const char *path)
{
    struct power_file *file = find(path);
    if (!power.watching || !file) {
        return true;
    }
    bool on = goes_on();
    if (on) {
        forget_changes(file);
        buf_reset(&file->disk);
        file->there = false;
    }
    return on;
}

void power_watch(uint64_t seed, int64_t number, bool lying)
{
    power.watching = true;
    power.lying = lying;
    power.failed = false;
    power.random = seed;
    power.number = number;
    power.count = 0;
}

int64_t power_operations(void)
{
    return power.count;
}

bool power_failed(void)
{
    return power.failed;
}

static void write_back(const struct power_file *file)
{
    unlink(file->path);
    if (file->there) {
        FILE *out = fopen(file->path, "we");
        if (!out || fwrite(buf_text(&file->disk), 1, file->disk.len, out) != file->disk.len ||
            fclose(out) != 0) {
            fatal("%s cannot be written", file->path);
        }
    }
}

void power_return(void)
{
    for (size_t i = 0; i < power.file_count; i++) {
        char *map = xasprintf("%s-shm", power.files[i].path);
        write_back(&power.files[i]);
        unlink(map);
        free(map);
    }
    power.failed = false;
    power.number = 0;
}

void power_forget(void)
{
    for (size_t i = 0; i < power.file_count; i++) {
        forget_changes(&power.files[i]);
        free(power.files[i].changes);
        buf_clear(&power.files[i].disk);
        free(power.files[i].path);
    }
    memset(&power, 0, sizeof(power));
}
