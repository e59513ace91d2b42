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
#include "base/none.h"
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

static bool is_there(const char *reference)
{
    struct record_list list;
    struct err err = {0};
    bool found = false;
    record_list_init(&list, KIND_PROPOSAL);
    assert_true(ask_household_list(&door, KIND_PROPOSAL, household, &list, &err));
    for (size_t i = 0; i < list.count; i++) {
        const struct proposal *one = record_list_at(&list, i);
        found = found || strcmp(one->proposal, reference) == 0;
    }
    record_list_clear(&list);
    return found;
}

// As a colleague keeps one.
static void add_proposal(const char *reference)
{
    struct proposal one;
    struct request request;
    struct reply reply;
    record_init(KIND_PROPOSAL, &one);
    one.head.household_id = household;
    one.household = xstrdup(HOUSEHOLD);
    one.proposal = xstrdup(reference);
    one.name = xstrdup("Rust");
    one.made_on = settings.today;
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    request_add_change(&request, KIND_PROPOSAL, NULL, &one);
    assert_true(ask(&door, &request, &reply));
    request_clear(&request);
    reply_clear(&reply);
    record_clear(KIND_PROPOSAL, &one);
}

// With its changes; NULL: all of them.
static void delete_proposal(const char *reference)
{
    struct record_list proposals, changes;
    struct request request;
    struct reply reply;
    struct err err = {0};
    record_list_init(&proposals, KIND_PROPOSAL);
    record_list_init(&changes, KIND_PROPOSAL_CHANGE);
    assert_true(ask_household_list(&door, KIND_PROPOSAL, household, &proposals, &err));
    assert_true(ask_household_list(&door, KIND_PROPOSAL_CHANGE, household, &changes, &err));
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    for (size_t i = 0; i < changes.count; i++) {
        const struct proposal_change *one = record_list_at(&changes, i);
        if (reference == NULL || strcmp(one->proposal, reference) == 0) {
            request_add_change(&request, KIND_PROPOSAL_CHANGE, one, NULL);
        }
    }
    for (size_t i = 0; i < proposals.count; i++) {
        const struct proposal *one = record_list_at(&proposals, i);
        if (reference == NULL || strcmp(one->proposal, reference) == 0) {
            request_add_change(&request, KIND_PROPOSAL, one, NULL);
        }
    }
    assert_true(ask(&door, &request, &reply));
    request_clear(&request);
    reply_clear(&reply);
    record_list_clear(&proposals);
    record_list_clear(&changes);
}

// As a colleague does who has the helper stop whose help is the last of the household that goes on.
static void stop_another(const char *reference)
{
    struct record_list list;
    struct request request;
    struct reply reply;
    struct err err = {0};
    struct proposal_change one;
    record_list_init(&list, KIND_INVOLVEMENT);
    assert_true(ask_household_list(&door, KIND_INVOLVEMENT, household, &list, &err));
    record_init(KIND_PROPOSAL_CHANGE, &one);
    one.head.household_id = household;
    one.household = xstrdup(HOUSEHOLD);
    one.proposal = xstrdup(reference);
    one.change = xstrdup("stop");
    for (size_t i = list.count; i > 0 && one.professional == NULL; i--) {
        const struct involvement *help = record_list_at(&list, i - 1);
        if (help->until == NONE) {
            one.professional = xstrdup(help->professional);
            one.domain = xstrdup(help->domain);
            one.from = help->from;
        }
    }
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    request_add_change(&request, KIND_PROPOSAL_CHANGE, NULL, &one);
    assert_true(ask(&door, &request, &reply));
    request_clear(&request);
    reply_clear(&reply);
    record_clear(KIND_PROPOSAL_CHANGE, &one);
    record_list_clear(&list);
}

// As a colleague does who takes away what was noted by mistake.
static void delete_help(const char *unused)
{
    struct record_list list;
    struct request request;
    struct reply reply;
    struct err err = {0};
    (void)unused;
    record_list_init(&list, KIND_INVOLVEMENT);
    assert_true(ask_household_list(&door, KIND_INVOLVEMENT, household, &list, &err));
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    for (size_t i = 0; i < list.count; i++) {
        request_add_change(&request, KIND_INVOLVEMENT, record_list_at(&list, i), NULL);
    }
    assert_true(ask(&door, &request, &reply));
    request_clear(&request);
    reply_clear(&reply);
    record_list_clear(&list);
}

static struct buf shown; // what was dumped last

static void run(struct app *app, const char *keys)
{
    struct err err = {0};
    char *text = NULL;
    size_t size = 0;
    FILE *in = fmemopen((void *)keys, strlen(keys), "r");
    FILE *out = open_memstream(&text, &size);
    if (!script_run(app, in, out, &err)) {
        fail_msg("%s", err.text);
    }
    fclose(in);
    fclose(out);
    buf_reset(&shown);
    buf_add(&shown, text, size);
    free(text);
}

// Between the two a colleague does something.
static void play_around(const char *keys, void (*colleague)(const char *), const char *reference,
                        const char *then)
{
    struct app app;
    struct session session;
    struct err err = {0};
    assert_true(app_begin(&app, &session, &door, &settings, &err));
    app_show(&app);
    run(&app, keys);
    colleague(reference);
    run(&app, then);
    app_clear(&app);
}

static void play(const char *keys)
{
    struct app app;
    struct session session;
    struct err err = {0};
    assert_true(app_begin(&app, &session, &door, &settings, &err));
    app_show(&app);
    run(&app, keys);
    app_clear(&app);
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
    assert_true(before.len > 1000); // what is compared is not nothing
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

// V1 and V2, side by side; a question is about the one that had the cursor when it was asked.
static void only_the_proposal_asked_about_is_deleted(void **state)
{
    static const struct {
        const char *keys, *deleted, *then;
        bool first, second;
    } cases[] = {
        {OPEN "c d", "V1", ":tick 9\nj", false, true},        // it is gone already
        {OPEN "c Right d", "V1", ":tick 9\nj", false, false}, // it moved to the place before
        {OPEN "c Right", "V1", ":tick 9\nd j", false, false}, // and the cursor with it
        {OPEN "s c Enter", "V1", ":tick 9\nj q C-s \"Rust\" C-s", false, true},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        delete_proposal(NULL);
        play(OPEN "s C-s \"Rust\" C-s s Down s C-s Down Enter \"Meer rust\" C-s q");
        assert_true(is_there("V1") && is_there("V2"));
        print_message("case %zu\n", i);
        play_around(cases[i].keys, delete_proposal, cases[i].deleted, cases[i].then);
        assert_int_equal(is_there("V1"), cases[i].first);
        assert_int_equal(is_there("V2"), cases[i].second);
    }
    assert_true(is_there("V3")); // what was tried out was not thrown away for the one that is gone
}

static void a_number_taken_meanwhile_is_refused_once(void **state)
{
    (void)state;
    delete_proposal(NULL);
    play_around(OPEN "s C-s \"Mijn rust\"", add_proposal, "V1", "C-s");
    assert_int_equal(count(KIND_PROPOSAL), 1);
    delete_proposal(NULL);
    play_around(OPEN "s C-s \"Mijn rust\"", add_proposal, "V1", "C-s C-s");
    assert_int_equal(count(KIND_PROPOSAL), 2);
    assert_true(is_there("V2"));
    delete_proposal(NULL);
    play_around(OPEN "s C-s \"Mijn rust\"", add_proposal, "V1",
                "C-s Esc j C-s C-s"); // not typed anew
    assert_int_equal(count(KIND_PROPOSAL), 2);
}

// Of a proposal that two work on: who tried nothing out goes on with what the other one kept; who did is asked.
static void what_a_colleague_kept_is_not_lost(void **state)
{
    static const struct {
        const char *keys, *then;
        size_t proposals, changes;
    } cases[] = {
        {OPEN "o Enter", ":tick 9\nDown s C-s Enter", 1, 3},
        {OPEN "o Enter Down s", ":tick 9\nC-s Down Enter \"Ernaast\" C-s", 2, 4},
        {OPEN "o Enter Down s", ":tick 9\nC-s Enter", 1, 2},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        delete_proposal(NULL);
        play(OPEN "s C-s \"Rust\" C-s q");
        print_message("case %zu\n", i);
        play_around(cases[i].keys, stop_another, "V1", cases[i].then);
        assert_int_equal(count(KIND_PROPOSAL), cases[i].proposals);
        assert_int_equal(count(KIND_PROPOSAL_CHANGE), cases[i].changes);
    }
    static const char words[] = "over wat een ander intussen bewaarde heen";
    delete_proposal(NULL);
    play(OPEN "s C-s \"Rust\" C-s q");
    play_around(OPEN "o Enter Down s", stop_another, "V1", ":tick 9\nC-s\n:dump\n");
    assert_non_null(strstr(buf_text(&shown), words));
}

// The last test: it leaves nobody who helps.
static void help_that_is_gone_is_told(void **state)
{
    (void)state;
    delete_proposal(NULL);
    play_around(OPEN "s", delete_help, NULL, ":tick 9\n:dump\n");
    assert_non_null(strstr(buf_text(&shown), "uitprobeerde, is er niet meer"));
    buf_clear(&shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_record_stays_as_it_was),
        cmocka_unit_test(only_the_proposal_asked_about_is_deleted),
        cmocka_unit_test(a_number_taken_meanwhile_is_refused_once),
        cmocka_unit_test(what_a_colleague_kept_is_not_lost),
        cmocka_unit_test(help_that_is_gone_is_told),
    };
    return cmocka_run_group_tests_name("whatif_screen", tests, make_city, remove_city);
}
