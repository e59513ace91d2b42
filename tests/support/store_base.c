// SPDX-License-Identifier: EUPL-1.2
#include "store_base.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/log.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "store/records.h"

static void settings_make(struct base *base, const char *login)
{
    settings_init(&base->settings);
    base->settings.database = xstrdup(base->path);
    base->settings.login = xstrdup(login);
    base->settings.today = date_from_civil(2026, 11, 22);
    base->settings.today_given = true;
    base->settings.date_style = DATE_ISO;
}

static void session_begin(struct base *base, enum store_mode mode)
{
    struct err err;
    if (store_open(&base->store, &base->settings, mode, &err) != STORE_OK) {
        fatal("%s", err.text);
    }
    base->ask = (struct ask){.answer = store_answer, .door = base->store, .coded = true};
    reply_init(&base->reply);
}

void base_init(struct base *base)
{
    memset(base, 0, sizeof(*base));
    text_set_language(LANGUAGE_EN);
    snprintf(base->folder, sizeof(base->folder), "/tmp/tilburg.XXXXXX");
    if (!mkdtemp(base->folder)) {
        fatal("no folder for the test");
    }
    snprintf(base->path, sizeof(base->path), "%s/a.db", base->folder);
    settings_make(base, "co1");
    session_begin(base, STORE_CREATE);
}

void base_join(struct base *other, const struct base *base, const char *login)
{
    *other = *base;
    settings_make(other, login);
    session_begin(other, STORE_OPEN);
}

static void copy_file(const char *from, const char *to)
{
    char bytes[1 << 16];
    FILE *in = fopen(from, "re");
    FILE *out = fopen(to, "we");
    size_t got;
    if (!in || !out) {
        fatal("%s cannot be copied", from);
    }
    while ((got = fread(bytes, 1, sizeof(bytes), in)) > 0) {
        fwrite(bytes, 1, got, out);
    }
    fclose(in);
    fclose(out);
}

void base_copy(struct base *place, const struct base *base, const char *name)
{
    char from[128], to[128];
    *place = *base;
    snprintf(place->path, sizeof(place->path), "%.60s/%s", base->folder, name);
    copy_file(base->path, place->path);
    snprintf(from, sizeof(from), "%s-wal", base->path);
    snprintf(to, sizeof(to), "%s-wal", place->path);
    copy_file(from, to);
    snprintf(from, sizeof(from), "%s-trail.key", base->path);
    snprintf(to, sizeof(to), "%s-trail.key", place->path);
    copy_file(from, to);
    snprintf(to, sizeof(to), "%s-shm", place->path);
    unlink(to);
}

static void free_settings(struct base *base)
{
    settings_clear(&base->settings);
}

void base_leave(struct base *other)
{
    reply_clear(&other->reply);
    store_close(other->store);
    free_settings(other);
}

void base_clear(struct base *base)
{
    char command[128];
    base_leave(base);
    snprintf(command, sizeof(command), "rm -rf '%s'", base->folder);
    if (system(command) != 0) {
        fatal("%s is not gone", base->folder);
    }
}

int base_set_up(void **state)
{
    struct base *base = xcalloc(1, sizeof(*base));
    base_init(base);
    base_seed(base);
    *state = base;
    return 0;
}

int base_tear_down(void **state)
{
    base_clear(*state);
    free(*state);
    return 0;
}

void base_fill(enum kind kind, void *record, const char *fields)
{
    for (const char *at = fields; *at != '\0';) {
        size_t len = strcspn(at, "|");
        size_t name_len = strcspn(at, "=");
        char *name = xstrndup(at, name_len);
        char *value = xstrndup(at + name_len + 1, len - name_len - 1);
        const struct field *field = kind_field(kind, name);
        if (!field || !field_read_canonical(field, record, value)) {
            fatal("%s: %s is not to be read", name, value);
        }
        free(name);
        free(value);
        at += len + (at[len] == '|');
    }
}

bool base_ask(struct base *base, struct request *request)
{
    request->language = LANGUAGE_EN;
    reply_clear(&base->reply);
    reply_init(&base->reply);
    bool done = ask(&base->ask, request, &base->reply);
    request_clear(request);
    return done;
}

int64_t base_new(struct base *base, enum kind kind, const char *fields)
{
    struct request request;
    void *record = xcalloc(1, kind_get(kind)->size);
    request_init(&request, VERB_SAVE);
    record_init(kind, record);
    base_fill(kind, record, fields);
    request_add_change(&request, kind, NULL, record);
    record_clear(kind, record);
    free(record);
    return base_ask(base, &request) ? base->reply.id : 0;
}

bool base_change(struct base *base, enum kind kind, int64_t id, const char *fields)
{
    struct request request;
    void *before = xcalloc(1, kind_get(kind)->size);
    void *after = xcalloc(1, kind_get(kind)->size);
    request_init(&request, VERB_SAVE);
    record_init(kind, before);
    record_init(kind, after);
    if (!record_load(base->store, kind, id, before)) {
        fatal("no record %lld to change", (long long)id);
    }
    record_copy(kind, after, before);
    base_fill(kind, after, fields);
    request_add_change(&request, kind, before, after);
    record_clear(kind, before);
    record_clear(kind, after);
    free(before);
    free(after);
    return base_ask(base, &request);
}

bool base_delete(struct base *base, enum kind kind, int64_t id)
{
    struct request request;
    void *before = xcalloc(1, kind_get(kind)->size);
    request_init(&request, VERB_SAVE);
    record_init(kind, before);
    if (!record_load(base->store, kind, id, before)) {
        fatal("no record %lld to delete", (long long)id);
    }
    request_add_change(&request, kind, before, NULL);
    record_clear(kind, before);
    free(before);
    return base_ask(base, &request);
}

bool base_undo(struct base *base, int64_t step)
{
    struct request request;
    request_init(&request, VERB_UNDO);
    request.id = step;
    return base_ask(base, &request);
}

char *base_field(struct base *base, enum kind kind, int64_t id, const char *field)
{
    struct buf words = {0};
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    if (record_load(base->store, kind, id, record)) {
        field_write(kind_field(kind, field), record, &words);
    } else {
        buf_add_text(&words, "(gone)");
    }
    record_clear(kind, record);
    free(record);
    char *text = xstrdup(buf_text(&words));
    buf_clear(&words);
    return text;
}

void base_assert_field(struct base *base, enum kind kind, int64_t id, const char *field,
                       const char *value)
{
    char *words = base_field(base, kind, id, field);
    assert_string_equal(words, value);
    free(words);
}

void base_assert_message(const struct base *base, const char *part)
{
    const char *message = str_text(base->reply.message);
    if (!strstr(message, part)) {
        fail_msg("\"%s\" does not say \"%s\"", message, part);
    }
}

static sqlite3 *connect_beside(const struct base *base)
{
    sqlite3 *handle;
    if (sqlite3_open(base->path, &handle) != SQLITE_OK) {
        fatal("no connection beside the store");
    }
    sqlite3_busy_timeout(handle, 2000);
    sqlite3_exec(handle, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    return handle;
}

char *base_sql(const struct base *base, const char *sql)
{
    sqlite3 *handle = connect_beside(base);
    char *message = NULL;
    char *copy = NULL;
    if (sqlite3_exec(handle, sql, NULL, NULL, &message) != SQLITE_OK) {
        copy = xstrdup(message);
    }
    sqlite3_free(message);
    sqlite3_close(handle);
    return copy;
}

void base_add_user(struct base *base, int64_t uid, const char *login, const char *role,
                   const char *team, const char *rights)
{
    char *sql = xasprintf("INSERT INTO users (rev, login, uid, name, role, team, phone, rights) "
                          "VALUES (1, '%s', %lld, '', '%s', '%s', '', '%s')",
                          login, (long long)uid, role, team, rights);
    char *problem = base_sql(base, sql);
    if (problem) {
        fatal("%s: %s", sql, problem);
    }
    free(sql);
}

void base_as(struct base *base, int64_t uid)
{
    store_set_user(base->store, uid);
}

static int add_column(void *data, int count, char **values, char **names)
{
    struct buf *out = data;
    (void)names;
    if (count > 0) {
        buf_addf(out, "%s%s", out->len > 0 ? " " : "", str_text(values[0]));
    }
    return 0;
}

char *base_query(const struct base *base, const char *sql)
{
    sqlite3 *handle = connect_beside(base);
    struct buf out = {0};
    if (sqlite3_exec(handle, sql, add_column, &out, NULL) != SQLITE_OK) {
        fatal("%s: %s", sql, sqlite3_errmsg(handle));
    }
    sqlite3_close(handle);
    char *text = xstrdup(buf_text(&out));
    buf_clear(&out);
    return text;
}

static void need(struct base *base, enum kind kind, const char *fields)
{
    if (base_new(base, kind, fields) == 0) {
        fatal("%s: %s", fields, base->reply.message);
    }
}

void base_seed(struct base *base)
{
    need(base, KIND_ORGANISATION, "organisation=ORG1|name=Stichting Het Anker|phone=06-00009891");
    need(base, KIND_ORGANISATION, "organisation=ORG2|name=De Brug");
    need(base, KIND_COORDINATOR, "login=co1|name=Sofia Pol|organisation=ORG1");
    need(base, KIND_COORDINATOR, "login=co2|name=Elina Vink|organisation=ORG1");
    need(base, KIND_PROFESSIONAL,
         "professional=HV1|given_name=Ilyas|prefix=van der|"
         "family_name=Janssen|organisation=ORG1|phone=06-00004740");
    need(base, KIND_PROFESSIONAL,
         "professional=HV2|given_name=Amber|family_name=Ørsted|organisation=ORG2");
    need(base, KIND_HOUSEHOLD,
         "household=T1|name=van 't Hof|street=Kerkstraat|house_number=12|"
         "postcode=0675 ZF|phone=06-00002957");
    need(base, KIND_HOUSEHOLD, "household=T2|name=Đorđević|street=Hofpark|house_number=3");
    need(base, KIND_PERSON,
         "household=T1|person=P1|given_name=Loïs|prefix=van 't|"
         "family_name=Hof|phone=06-00001703");
    need(base, KIND_PERSON,
         "household=T1|person=P2|given_name=Nomi|family_name=Jansen|role=child|"
         "from=2020-01-01");
    need(base, KIND_PERSON, "household=T2|person=P1|given_name=Sanna|family_name=Đorđević");
    need(base, KIND_NETWORK, "household=T1|network=N1|name=Alina Hofman|relation=buurvrouw");
}

int64_t base_id(struct base *base, enum kind kind, const char *code)
{
    const char *slash = strchr(code, '/');
    if (!slash) {
        return record_by_code(base->store, kind, 0, code);
    }
    char *household = xstrndup(code, (size_t)(slash - code));
    int64_t id = record_by_code(base->store, KIND_HOUSEHOLD, 0, household);
    free(household);
    return record_by_code(base->store, kind, id, slash + 1);
}
