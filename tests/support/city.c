// SPDX-License-Identifier: EUPL-1.2
#include "city.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/log.h"
#include "io/csv_import.h"
#include "protocol/ask.h"

enum { PIECE = 1 << 16 };

const char city_today[] = "2026-11-22";
const char city_login[] = "co4";

static const char *const lists[] = {
    "organisations", "coordinators", "professionals", "households", "people",
    "network",       "coordination", "involvements",  "scores",
};

static const char *const work_lists[] = {
    "referrals", "goals", "actions", "meetings", "agreements", "notes", "lookbacks",
};

static void begin_rows(void *data, const uint8_t *fields, size_t count)
{
    struct columns *columns = &((struct rows *)data)->columns;
    memcpy(columns->index, fields, count);
    columns->count = (uint8_t)count;
}

static void add_row(void *data, const void *record)
{
    rows_add(data, record);
}

static void read_file(const char *path, struct buf *bytes)
{
    FILE *in = fopen(path, "re");
    size_t got = 1;
    if (in == NULL) {
        fatal("%s cannot be opened", path);
    }
    while (got > 0) {
        buf_reserve(bytes, PIECE);
        got = fread(bytes->data + bytes->len, 1, bytes->cap - bytes->len - 1, in);
        bytes->len += got;
    }
    bytes->data[bytes->len] = '\0';
    fclose(in);
}

static void send_rows(struct ask *door, struct request *request, const char *list)
{
    struct reply reply;
    reply_init(&reply);
    if (!ask(door, request, &reply) || reply.rejected_count != 0) {
        fatal("%s: %s", list, reply.message != NULL ? reply.message : "rows are rejected");
    }
    reply_clear(&reply);
}

static void import_list(struct ask *door, const struct settings *settings, const char *list)
{
    struct csv_import_options options = {.settings = settings};
    struct request request;
    struct buf bytes = {0};
    char path[128];
    snprintf(path, sizeof(path), "tests/data/city/%s.csv", list);
    read_file(path, &bytes);
    if (!kind_read(list, &options.kind)) {
        fatal("%s is no kind of records", list);
    }
    request_init(&request, VERB_IMPORT);
    request.kind = options.kind;
    rows_init(&request.rows, options.kind);
    const struct csv_import_sink sink = {
        .begin = begin_rows, .row = add_row, .data = &request.rows};
    struct csv_import *import = csv_import_new(&options, &sink);
    if (!csv_import_add(import, path, &bytes) || csv_import_rejected(import) > 0) {
        fatal("%s cannot be read", path);
    }
    send_rows(door, &request, list);
    csv_import_free(import);
    request_clear(&request);
    buf_clear(&bytes);
}

void city_import(struct ask *ask, const struct settings *settings)
{
    for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
        import_list(ask, settings, lists[i]);
    }
}

void city_import_work(struct ask *ask, const struct settings *settings)
{
    for (size_t i = 0; i < ARRAY_SIZE(work_lists); i++) {
        import_list(ask, settings, work_lists[i]);
    }
}
