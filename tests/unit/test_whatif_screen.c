// SPDX-License-Identifier: EUPL-1.2
// What is tried out in the what-if screen leaves every record as it was, whether it is thrown away, kept as a
// proposal, changed there or deleted.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/city.h"
#include "../support/headless.h"
#include "app/app.h"
#include "app/loop.h"
#include "app/script.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/xalloc.h"
#include "model/records.h"
#include "model/settings.h"
#include "protocol/ask.h"
#include "screen/session.h"
#include "store/store.h"

// To the map of a household with six helpers, and from there to what would be.
#define HOUSEHOLD "T000028"
#define OPEN "\"/" HOUSEHOLD "\" Enter Enter 8 w "

static char folder[] = "/tmp/whatif-test-XXXXXX";
static struct settings settings;
static struct store *store;
static struct ask door;
static int64_t household;

static int make_city(void **state)
{
    struct err err = {0};
    struct household one;
    settings_init(&settings);
    settings.today_given = true;
    date_parse(city_today, &settings.today);
    if (mkdtemp(folder) == NULL || headless_open(state) != 0) {
        return -1;
    }
    free(settings.database);
    free(settings.login);
    settings.database = xasprintf("%s/x.db", folder);
    settings.login = xstrdup(city_login);
    if (store_open(&store, &settings, STORE_CREATE, &err) != STORE_OK) {
        print_error("%s\n", err.text);
        return -1;
    }
    door = (struct ask){.answer = store_answer, .door = store, .coded = true};
    city_import(&door, &settings);
    record_init(KIND_HOUSEHOLD, &one);
    bool found = ask_get_code(&door, KIND_HOUSEHOLD, HOUSEHOLD, &one, &err);
    household = one.head.id;
    record_clear(KIND_HOUSEHOLD, &one);
    return found ? 0 : -1;
}

static int remove_city(void **state)
{
    char *command = xasprintf("rm -rf '%s'", folder);
    store_close(store);
    settings_clear(&settings);
    int status = system(command);
    free(command);
    return status != 0 ? status : headless_close(state);
}

// All records of the household but those of proposals, as an export has them.
static void write_records(struct buf *out)
{
    for (enum kind kind = KIND_HOUSEHOLD; kind < KIND_SAVED_COUNT; kind++) {
        struct request request;
        struct reply reply;
        if (kind == KIND_PROPOSAL || kind == KIND_PROPOSAL_CHANGE || kind_get(kind)->by_backup) {
            continue;
        }
        request_init(&request, VERB_EXPORT);
        reply_init(&reply);
        request.kind = kind;
        request.household_id = household;
        request_set_text(&request, kind == KIND_SCORING ? settings.instruments[0].name : "");
        assert_true(ask(&door, &request, &reply));
        assert_null(reply.next);
        buf_add(out, reply.rows.bytes.data, reply.rows.bytes.len);
        reply_clear(&reply);
        request_clear(&request);
    }
}

static size_t count(enum kind kind)
{
    struct record_list list;
    struct err err = {0};
    record_list_init(&list, kind);
    if (!ask_household_list(&door, kind, household, &list, &err)) {
        fail_msg("%s", err.text);
    }
    size_t found = list.count;
    record_list_clear(&list);
    return found;
}

static void play(const char *keys)
{
    struct app app;
    struct session session;
    struct err err = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *in = fmemopen((void *)keys, strlen(keys), "r");
    FILE *out = open_memstream(&text, &size);
    assert_true(app_begin(&app, &session, &door, &settings, &err));
    app_show(&app);
    if (!script_run(&app, in, out, &err)) {
        fail_msg("%s", err.text);
    }
    app_clear(&app);
    fclose(in);
    fclose(out);
    free(text);
}

static void every_record_stays_as_it_was(void **state)
{
    static const struct {
        const char *keys;
        size_t proposals, changes;
    } cases[] = {
        {OPEN "s Down 1 Enter q Down Down Enter", 0, 0}, // thrown away
        {OPEN "s Down 1 Enter Down m \"now\" Enter C-s C-s \"Rust\" C-s q", 1, 3},
        {OPEN "o Enter = C-s Enter q", 1, 2}, // in the same proposal
        {OPEN "o Enter s C-s Down Enter \"Meer rust\" C-s q", 2, 5},
        {OPEN "c d j q q", 1, 3},
    };
    struct buf before = {0};
    (void)state;
    write_records(&before);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf after = {0};
        play(cases[i].keys);
        write_records(&after);
        print_message("case %zu\n", i);
        assert_int_equal(count(KIND_PROPOSAL), cases[i].proposals);
        assert_int_equal(count(KIND_PROPOSAL_CHANGE), cases[i].changes);
        assert_int_equal(after.len, before.len);
        assert_memory_equal(after.data, before.data, before.len);
        buf_clear(&after);
    }
    buf_clear(&before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_record_stays_as_it_was),
    };
    return cmocka_run_group_tests_name("whatif_screen", tests, make_city, remove_city);
}
