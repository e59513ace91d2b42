// SPDX-License-Identifier: EUPL-1.2
// What the service brings into the trail, and when: log-ins, what is opened before it is answered, searches,
// bursts.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistd.h>

#include "../support/desk.h"
#include "base/array.h"
#include "service/bursts.h"
#include "service/limits.h"
#include "service/notes.h"
#include "service/peer.h"
#include "service/searched.h"
#include "service/serve.h"
#include "service/state.h"

enum { PATIENCE_MS = 20000 };

// But those of the session beside the service, which made the records.
#define ENTRIES "(SELECT * FROM trail WHERE role <> 'owner')"

#define LINES                                                                                       \
    "SELECT group_concat(line, ';') FROM (SELECT t.action || ' ' || t.result || ' ' || t.count || " \
    "CASE WHEN w.words IS NULL THEN '' ELSE ' ' || w.words END AS line FROM " ENTRIES               \
    " AS t LEFT JOIN "                                                                              \
    "trail_words AS w ON w.id = t.id ORDER BY t.id)"

// All entries, as "ACTION RESULT COUNT WORDS;…".
static void expect(struct desk *desk, const char *wanted)
{
    char *got = base_query(&desk->base, LINES);
    assert_string_equal(got, wanted);
    free(got);
}

static int64_t number(struct desk *desk, const char *sql)
{
    char *got = base_query(&desk->base, sql);
    int64_t value = strtoll(got, NULL, 10);
    free(got);
    return value;
}

// What does not come is missing, not late.
static void wait_for(struct desk *desk, int64_t entries)
{
    int64_t until = clock_ms() + PATIENCE_MS;
    while (number(desk, "SELECT count(*) FROM " ENTRIES) < entries) {
        assert_true(clock_ms() < until);
        desk_step(desk);
    }
}

// Asks, and tells how it was answered.
static enum status ask_for(struct desk *desk, int client, struct request *request)
{
    struct reply reply;
    request->session = 815;
    desk_send(desk, client, request);
    desk_receive(desk, client, &reply);
    enum status status = reply.status;
    reply_clear(&reply);
    return status;
}

static enum status open_it(struct desk *desk, int client, int64_t household_id)
{
    struct request request;
    request_init(&request, VERB_OPEN);
    request.household_id = household_id;
    request.kinds = KIND_BIT(KIND_PERSON);
    return ask_for(desk, client, &request);
}

static enum status search_for(struct desk *desk, int client, const char *text)
{
    struct request request;
    request_init(&request, VERB_LIST);
    request.kind = KIND_HOUSEHOLD_ROW;
    request_set_text(&request, text);
    return ask_for(desk, client, &request);
}

static enum status begin(struct desk *desk, int client, const char *address)
{
    struct request request;
    request_init(&request, VERB_BEGIN);
    request_set_text(&request, address);
    return ask_for(desk, client, &request);
}

static int64_t household(struct desk *desk)
{
    return number(desk, "SELECT id FROM households WHERE household = 'T1'");
}

static void a_session_begins_and_ends(void **state)
{
    struct desk *desk = *state;
    int client = desk_connect(desk);
    assert_int_equal(begin(desk, client, "192.0.2.7"), STATUS_DONE);
    assert_int_equal(begin(desk, client, "192.0.2.8"), STATUS_DONE); // once a connection
    close(client);
    wait_for(desk, 2);
    client = desk_connect(desk); // the line was lost
    assert_int_equal(begin(desk, client, "192.0.2.7"), STATUS_DONE);
    wait_for(desk, 3);
    expect(desk, "login done 0;logout done 0;login done 1");
    char *addresses =
        base_query(&desk->base, "SELECT group_concat(address || session) FROM " ENTRIES);
    assert_string_equal(addresses, "192.0.2.7815,192.0.2.7815,192.0.2.7815");
    free(addresses);
    service_close(desk->service); // who is still there is logged out
    expect(desk, "login done 0;logout done 0;login done 1;logout done 0");
    desk_open(desk);
    close(client);
}

// A client of one's own tells nothing.
static void the_first_request_is_a_log_in(void **state)
{
    struct desk *desk = *state;
    int client = desk_connect(desk);
    assert_int_equal(open_it(desk, client, household(desk)), STATUS_DONE);
    expect(desk, "login done 0;open done 0");
    close(client);
    client = desk_connect(desk);
    assert_int_equal(begin(desk, client, "not an address"), STATUS_DONE);
    wait_for(desk, 4);
    assert_int_equal(number(desk, "SELECT count(*) FROM " ENTRIES " WHERE address <> ''"), 0);
    close(client);
}

// Again and another part of it are the same opening, but not of somebody who may no more.
static void a_household_is_opened_once(void **state)
{
    struct desk *desk = *state;
    int client = desk_connect(desk);
    int64_t id = household(desk);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(open_it(desk, client, id), STATUS_DONE);
    }
    desk_assert_there(desk, client, "T1", true);
    expect(desk, "login done 0;open done 0");
    free(base_sql(&desk->base, "UPDATE users SET until = 1"));
    assert_int_equal(open_it(desk, client, id), STATUS_REFUSED);
    expect(desk, "login done 0;open done 0;open refused 0");
    close(client);
}

static void another_opening_is_another_entry(void **state)
{
    struct desk *desk = *state;
    int64_t id = household(desk);
    int64_t other = number(desk, "SELECT id FROM households WHERE household <> 'T1'");
    int client = desk_connect(desk);
    assert_int_equal(open_it(desk, client, id), STATUS_DONE);
    assert_int_equal(open_it(desk, client, other), STATUS_DONE);
    assert_int_equal(open_it(desk, client, 4711), STATUS_NOT_FOUND);
    expect(desk, "login done 0;open done 0;open done 0;open not-found 0");
    close(client);
}

// Keys, and never an entry for each.
static void a_search_is_one_entry(void **state)
{
    static const char *const typed[] = {"v", "va", "van", "van d", "van de", "van d", "van"};
    struct desk *desk = *state;
    int client = desk_connect(desk);
    for (size_t i = 0; i < ARRAY_SIZE(typed); i++) {
        assert_int_equal(search_for(desk, client, typed[i]), STATUS_DONE);
    }
    desk_changes(desk, client); // what the program asks by itself
    notes_look(desk->service, clock_ms() + SEARCH_IDLE_MS - 5000);
    wait_for(desk, 1);
    expect(desk, "login done 0");
    notes_look(desk->service, clock_ms() + SEARCH_IDLE_MS + 1);
    wait_for(desk, 2);
    char *words = base_query(&desk->base, "SELECT words FROM trail_words");
    assert_string_equal(words, "van de");
    free(words);
    close(client);
}

static enum status look_for_like(struct desk *desk, int client, const char *name)
{
    struct likeness known;
    struct request request;
    record_init(KIND_LIKENESS, &known);
    field_set_text(kind_field(KIND_LIKENESS, "family_name"), &known, name, strlen(name));
    request_init(&request, VERB_LIST);
    request.kind = KIND_LIKENESS;
    request_set_row(&request, KIND_LIKENESS, &known);
    request_set_text(&request, name);
    record_clear(KIND_LIKENESS, &known);
    return ask_for(desk, client, &request);
}

static void a_household_like_it_is_a_search(void **state)
{
    struct desk *desk = *state;
    int client = desk_connect(desk);
    assert_int_equal(look_for_like(desk, client, "Hofman"), STATUS_DONE);
    close(client);
    wait_for(desk, 3);
    expect(desk, "login done 0;search done 0 hofman;logout done 0");
}

static void a_search_ends_with_another(void **state)
{
    struct desk *desk = *state;
    int client = desk_connect(desk);
    assert_int_equal(search_for(desk, client, "zzz"), STATUS_DONE);
    assert_int_equal(search_for(desk, client, "xx"), STATUS_DONE);
    assert_int_equal(search_for(desk, client, ""), STATUS_DONE); // left
    wait_for(desk, 3);
    assert_int_equal(search_for(desk, client, "yy"), STATUS_DONE);
    close(client);
    wait_for(desk, 5);
    expect(desk, "login done 0;search done 0 zzz;search done 0 xx;search done 0 yy;logout done 0");
}

// One after the other there is no end of entries; the last one ("a") may go on.
static void who_searches_again_and_again_is_stopped(void **state)
{
    enum { TIMES = 700, MOST = 2 + 600 };
    static const char *const texts[] = {"a", "b"};
    struct desk *desk = *state;
    service_close(desk->service);
    desk->settings.opens_per_minute = 2;
    desk_open(desk);
    int client = desk_connect(desk);
    for (int i = 0; i < TIMES; i++) {
        bool may = 1 + i < MOST || i % 2 == 0;
        assert_int_equal(search_for(desk, client, texts[i % 2]),
                         may ? STATUS_DONE : STATUS_REFUSED);
    }
    close(client);
    service_close(desk->service);
    assert_int_equal(number(desk, "SELECT count(*) FROM " ENTRIES " WHERE action = 'search' AND "
                                  "result = 'done'"),
                     MOST - 1);
    assert_int_equal(number(desk, "SELECT count FROM " ENTRIES " WHERE result = 'throttled'"),
                     (TIMES + 2 - MOST) / 2);
    desk_open(desk);
}

// What finds nothing hides nothing: neither in front of the words nor between them.
static void words_that_search_are_kept(void **state)
{
    enum { SIGNS = 250 };
    static const char *const names[] = {"quist", "bakker", "De Vries", "mül-ler"};
    struct desk *desk = *state;
    int client = desk_connect(desk);
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        char text[SIGNS + 20];
        memset(text, i % 2 == 0 ? ' ' : '*', SIGNS);
        memcpy(text + SIGNS, names[i], strlen(names[i]) + 1);
        assert_int_equal(search_for(desk, client, text), STATUS_DONE);
        assert_int_equal(search_for(desk, client, " * - "), STATUS_DONE); // finds nothing
    }
    close(client);
    wait_for(desk, 6);
    expect(desk, "login done 0;search done 0 quist;search done 0 bakker;search done 0 de vries;"
                 "search done 0 mul ler;logout done 0");
}

// However long what stands before them is.
static void long_texts_are_other_searches(void **state)
{
    enum { LENGTH = 300 };
    struct desk *desk = *state;
    int client = desk_connect(desk);
    char text[LENGTH + 20];
    memset(text, 'x', LENGTH);
    for (int i = 0; i < 2; i++) {
        memcpy(text + LENGTH, i == 0 ? " jansen" : " bakker", sizeof(" jansen"));
        assert_int_equal(search_for(desk, client, text), STATUS_DONE);
    }
    close(client);
    wait_for(desk, 4);
    assert_int_equal(number(desk,
                            "SELECT count(*) FROM trail_words WHERE words LIKE '%x jansen' OR "
                            "words LIKE '%x bakker'"),
                     2);
}

static void a_search_is_used(void **state)
{
    struct desk *desk = *state;
    int client = desk_connect(desk);
    int64_t id = household(desk);
    char *name = base_query(&desk->base, "SELECT name FROM households WHERE household = 'T1'");
    assert_int_equal(search_for(desk, client, name), STATUS_DONE);
    assert_int_equal(open_it(desk, client, id), STATUS_DONE);
    notes_look(desk->service, clock_ms() + SEARCH_USED_MS + 1);
    wait_for(desk, 3);
    assert_int_equal(number(desk, "SELECT household_id FROM " ENTRIES " WHERE action = 'search'"),
                     id);
    assert_true(number(desk, "SELECT count FROM " ENTRIES " WHERE action = 'search'") > 0);
    free(name);
    close(client);
}

// Of what is refused, or names a household by the way, no search leads to it.
static void a_search_leads_to_what_was_opened_alone(void **state)
{
    struct desk *desk = *state;
    struct request request;
    int64_t id = household(desk);
    free(base_sql(&desk->base, "UPDATE users SET role = 'coordinator', rights = ''"));
    char *problem = base_sql(
        &desk->base, "INSERT INTO users (rev, login, uid, name, role, team, phone, rights) VALUES "
                     "(1, 'other', 4711, '', 'coordinator', '', '', ''); INSERT INTO restricted "
                     "(household_id, user_id) SELECT h.id, u.id FROM households AS h, users AS u "
                     "WHERE h.household = 'T1' AND u.login = 'other'");
    assert_null(problem);
    int client = desk_connect(desk);
    assert_int_equal(search_for(desk, client, "leugen"), STATUS_DONE);
    assert_int_equal(open_it(desk, client, id), STATUS_NOT_FOUND);
    request_init(&request, VERB_STEPS);
    request.household_id = id;
    assert_int_equal(ask_for(desk, client, &request), STATUS_DONE);
    request_init(&request, VERB_FIND); // a search of its own
    request_set_text(&request, "leugens");
    request.household_id = id;
    assert_int_equal(ask_for(desk, client, &request), STATUS_DONE);
    request_init(&request, VERB_BREAK);
    request.household_id = id;
    request_set_text(&request, "een reden die lang genoeg is");
    assert_int_equal(ask_for(desk, client, &request), STATUS_NOT_FOUND);
    request_init(&request, VERB_SAVE);
    request.number = 1;
    request.household_id = id;
    ask_for(desk, client, &request);
    notes_look(desk->service, clock_ms() + SEARCH_IDLE_MS + 1);
    desk_changes(desk, client);
    while (number(desk, "SELECT count(*) FROM " ENTRIES " WHERE action = 'search'") < 1) {
        desk_step(desk);
    }
    assert_int_equal(
        number(desk, "SELECT max(household_id) FROM " ENTRIES " WHERE action = 'search'"), 0);
    close(client);
}

static void who_is_no_user_is_one_entry(void **state)
{
    struct desk *desk = *state;
    free(base_sql(&desk->base, "UPDATE users SET uid = uid + 1"));
    for (int i = 0; i < 3; i++) {
        int client = desk_connect(desk);
        assert_int_equal(begin(desk, client, "192.0.2.7"), STATUS_REFUSED);
        assert_int_equal(open_it(desk, client, household(desk)), STATUS_REFUSED);
        close(client);
    }
    notes_look(desk->service, clock_ms());
    assert_int_equal(number(desk, "SELECT count(*) FROM " ENTRIES), 0);
    notes_look(desk->service, clock_ms() + BURST_MS + 1);
    wait_for(desk, 1);
    expect(desk, "login refused 6");
    assert_int_equal(number(desk, "SELECT user_id FROM " ENTRIES), 0);
    assert_int_equal(number(desk, "SELECT uid FROM " ENTRIES), getuid());
}

// A database that cannot be read refuses nobody.
static void who_cannot_be_looked_up_is_not_refused(void **state)
{
    struct desk *desk = *state;
    assert_null(base_sql(&desk->base, "ALTER TABLE users RENAME COLUMN phone TO phones"));
    int client = desk_connect(desk);
    assert_int_equal(begin(desk, client, "192.0.2.7"), STATUS_ERROR);
    assert_null(base_sql(&desk->base, "ALTER TABLE users RENAME COLUMN phones TO phone"));
    assert_int_equal(begin(desk, client, "192.0.2.7"), STATUS_DONE);
    notes_look(desk->service, clock_ms() + BURST_MS + 1);
    close(client);
    wait_for(desk, 2);
    expect(desk, "login done 0;logout done 0");
}

static void too_many_connections_are_one_entry(void **state)
{
    enum { MORE = 3 };
    struct desk *desk = *state;
    int clients[LIMIT_PEERS_OF_ONE + MORE];
    for (size_t i = 0; i < ARRAY_SIZE(clients); i++) {
        clients[i] = desk_connect(desk);
    }
    notes_look(desk->service, clock_ms() + BURST_MS + 1);
    wait_for(desk, 1);
    expect(desk, "login throttled 3");
    for (size_t i = 0; i < ARRAY_SIZE(clients); i++) {
        close(clients[i]);
    }
}

static void who_walks_is_one_entry(void **state)
{
    struct desk *desk = *state;
    service_close(desk->service);
    desk->settings.opens_per_minute = 2;
    desk_open(desk);
    int client = desk_connect(desk);
    for (int64_t id = 9001; id <= 9010; id++) {
        open_it(desk, client, id);
    }
    expect(desk, "login done 0;open not-found 0;open not-found 0");
    service_close(desk->service);
    expect(desk, "login done 0;open not-found 0;open not-found 0;logout done 0;"
                 "refuse throttled 8");
    desk_open(desk);
    close(client);
}

// Of what is refused there is no end of entries.
static void who_is_refused_again_and_again_is_stopped(void **state)
{
    enum { TIMES = 700, MOST = 2 + 600 };
    struct desk *desk = *state;
    service_close(desk->service);
    desk->settings.opens_per_minute = 2;
    desk_open(desk);
    free(base_sql(&desk->base, "UPDATE users SET role = 'coordinator', rights = ''"));
    int client = desk_connect(desk);
    for (int i = 0; i < TIMES; i++) {
        struct request request;
        request_init(&request, i % 2 == 0 ? VERB_CHECK : VERB_IMPORT);
        assert_int_equal(ask_for(desk, client, &request), STATUS_REFUSED);
    }
    assert_int_equal(number(desk, "SELECT count(*) FROM " ENTRIES), MOST);
    service_close(desk->service);
    assert_int_equal(number(desk, "SELECT count FROM " ENTRIES " WHERE result = 'throttled'"),
                     TIMES + 1 - MOST);
    desk_open(desk);
    close(client);
}

// Nor of what is hidden, which is answered as if it were not there.
static void who_asks_for_what_is_hidden_is_stopped(void **state)
{
    enum { TIMES = 700, MOST = 2 + 600 };
    struct desk *desk = *state;
    int64_t id = number(desk, "SELECT id FROM people WHERE household_id = (SELECT id FROM "
                              "households WHERE household = 'T1') LIMIT 1");
    service_close(desk->service);
    desk->settings.opens_per_minute = 2;
    desk_open(desk);
    char *problem = base_sql(
        &desk->base, "INSERT INTO users (rev, login, uid, name, role, team, phone, rights) VALUES "
                     "(1, 'co2', 4711, '', 'coordinator', '', '', ''); INSERT INTO restricted "
                     "(household_id, user_id) SELECT h.id, u.id FROM households AS h, users AS u "
                     "WHERE h.household = 'T1' AND u.login = 'co2'");
    assert_null(problem);
    int client = desk_connect(desk);
    for (int i = 0; i < TIMES; i++) {
        struct person person;
        struct request request;
        record_init(KIND_PERSON, &person);
        person.head.id = id;
        request_init(&request, VERB_SAVE);
        request.number = i + 1;
        request_add_change(&request, KIND_PERSON, &person, NULL);
        record_clear(KIND_PERSON, &person);
        assert_int_equal(ask_for(desk, client, &request),
                         1 + i < MOST ? STATUS_NOT_FOUND : STATUS_REFUSED);
    }
    assert_int_equal(number(desk, "SELECT count(*) FROM " ENTRIES), MOST);
    close(client);
}

// When it starts, and every ten minutes when something came.
static void heads_are_told_now_and_then(void **state)
{
    enum { TEN_MINUTES = 600 * 1000 };
    struct desk *desk = *state;
    int64_t first = number(desk, "SELECT max(id) FROM trail");
    int client = desk_connect(desk);
    desk_step(desk);
    assert_int_equal(desk->service->told, first);
    assert_int_equal(open_it(desk, client, household(desk)), STATUS_DONE);
    notes_look(desk->service, clock_ms() + TEN_MINUTES - 5000);
    assert_int_equal(desk->service->told, first);
    assert_true(notes_wait(desk->service));
    notes_look(desk->service, clock_ms() + TEN_MINUTES + 1);
    assert_int_equal(desk->service->told, first + 2);
    assert_false(notes_wait(desk->service));
    close(client);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_session_begins_and_ends),
        TEST(the_first_request_is_a_log_in),
        TEST(a_household_is_opened_once),
        TEST(another_opening_is_another_entry),
        TEST(a_search_is_one_entry),
        TEST(a_household_like_it_is_a_search),
        TEST(a_search_ends_with_another),
        TEST(who_searches_again_and_again_is_stopped),
        TEST(words_that_search_are_kept),
        TEST(long_texts_are_other_searches),
        TEST(a_search_is_used),
        TEST(a_search_leads_to_what_was_opened_alone),
        TEST(who_is_no_user_is_one_entry),
        TEST(who_cannot_be_looked_up_is_not_refused),
        TEST(too_many_connections_are_one_entry),
        TEST(who_walks_is_one_entry),
        TEST(who_is_refused_again_and_again_is_stopped),
        TEST(who_asks_for_what_is_hidden_is_stopped),
        TEST(heads_are_told_now_and_then),
    };
    store_use_threads();
    return cmocka_run_group_tests_name("service_trail", tests, NULL, NULL);
}
