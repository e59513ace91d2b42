// SPDX-License-Identifier: EUPL-1.2
// What a user of a service may: the table, the relations, and nothing that leaks beside them.
#include "store/rights.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/rights_world.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "protocol/codec.h"
#include "store/sight.h"

#define BIT(action) (1U << ACTION_##action)

// The table

static void every_verb_has_an_action_and_every_role_a_row(void **state)
{
    (void)state;
    for (int verb = 0; verb < VERB_COUNT; verb++) {
        // ACTION_EXIST, the first, needs more than a verb.
        assert_int_not_equal(rights_need((enum verb)verb)->action, ACTION_EXIST);
    }
    for (int role = ROLE_OWNER; role < ROLE_COUNT; role++) {
        assert_int_not_equal(rights_of((enum role)role, RELATION_NONE), 0);
        assert_true(rights_of((enum role)role, RELATION_NONE) & BIT(ASK));
    }
    for (int action = 0; action < ACTION_COUNT; action++) {
        uint32_t somebody = 0;
        for (int role = 0; role < ROLE_COUNT; role++) {
            for (int relation = 0; relation < RELATION_COUNT; relation++) {
                somebody |= rights_of((enum role)role, (enum relation)relation);
            }
        }
        assert_true(somebody & 1U << action);
    }
}

static void the_table_holds_what_was_decided(void **state)
{
    (void)state;
    const uint32_t content = BIT(READ) | BIT(CHANGE) | BIT(ASSIGN) | BIT(EXPORT);
    for (int relation = 0; relation < RELATION_COUNT; relation++) {
        assert_int_equal(rights_of(ROLE_NOBODY, (enum relation)relation), 0);
        assert_int_equal(rights_of(ROLE_EVALUATOR, (enum relation)relation) &
                             (content | BIT(EXIST) | BIT(SEARCH) | BIT(FIGURES)),
                         0);
        assert_int_equal(rights_of(ROLE_ADMINISTRATOR, (enum relation)relation) &
                             (content | BIT(EXIST) | BIT(SEARCH) | BIT(REGISTER) | BIT(VEIL)),
                         0);
    }
    for (int role = 0; role < ROLE_COUNT; role++) {
        assert_int_equal(rights_of((enum role)role, RELATION_RESTRICTED), 0);
        bool working =
            role == ROLE_COORDINATOR || role == ROLE_TEAM_LEAD || role == ROLE_PROCESS_DIRECTOR;
        if (working) {
            uint32_t other = rights_of((enum role)role, RELATION_OTHER);
            assert_int_equal(other, BIT(EXIST) | BIT(BREAK));
            assert_int_equal(
                rights_of((enum role)role, RELATION_GLASS) & (BIT(CHANGE) | BIT(EXPORT)), 0);
            assert_int_equal(rights_of((enum role)role, RELATION_TEAM) & BIT(CHANGE), 0);
        }
    }
    for (int role = 0; role < ROLE_COUNT; role++) {
        bool access = (rights_of((enum role)role, RELATION_NONE) & BIT(ACCESS)) != 0;
        assert_int_equal(access, role == ROLE_OWNER || role == ROLE_ADMINISTRATOR);
    }
}

static void roles_and_rights_are_read(void **state)
{
    (void)state;
    assert_int_equal(rights_role("coordinator"), ROLE_COORDINATOR);
    assert_int_equal(rights_role("administrator"), ROLE_ADMINISTRATOR);
    assert_int_equal(rights_role("owner"), ROLE_NOBODY);
    assert_int_equal(rights_role(NULL), ROLE_NOBODY);
    assert_int_equal(rights_by_name("import,export"), RIGHT_IMPORT | RIGHT_EXPORT);
    assert_int_equal(rights_by_name("export"), RIGHT_EXPORT);
    assert_int_equal(rights_by_name("exported"), 0);
    assert_int_equal(rights_by_name(NULL), 0);
}

// Relations

static enum relation relation_of(struct base *base, int64_t uid, const char *household)
{
    struct request request;
    int64_t id = base_id(base, KIND_HOUSEHOLD, household);
    base_as(base, uid);
    request_init(&request, VERB_CHANGES);
    base_ask(base, &request);
    return sight_relation(base->store, id);
}

static void relations_come_from_who_coordinates_today(void **state)
{
    static const struct {
        int64_t uid;
        enum relation relations[6]; // to T1 … T6
    } cases[] = {
        {UID_CO1,
         {RELATION_OWN, RELATION_OTHER, RELATION_RESTRICTED, RELATION_FREE, RELATION_TEAM,
          RELATION_COVERED}},
        {UID_CO2,
         {RELATION_OTHER, RELATION_OWN, RELATION_OWN, RELATION_FREE, RELATION_OTHER,
          RELATION_OTHER}},
        {UID_LEAD,
         {RELATION_TEAM, RELATION_OTHER, RELATION_RESTRICTED, RELATION_FREE, RELATION_TEAM,
          RELATION_OTHER}},
        {UID_DIRECTOR,
         {RELATION_OTHER, RELATION_OTHER, RELATION_RESTRICTED, RELATION_FREE, RELATION_OTHER,
          RELATION_OTHER}},
    };
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        for (int household = 0; household < 6; household++) {
            char code[3] = {'T', (char)('1' + household), '\0'};
            print_message("uid %d, %s\n", (int)cases[i].uid, code);
            assert_int_equal(relation_of(&city, cases[i].uid, code), cases[i].relations[household]);
        }
    }
    assert_int_equal(relation_of(&city, UID_CO1, "T9"), RELATION_RESTRICTED); // not there
    base_leave(&city);
}

// The day that a request asks for is not the day that decides.
static void another_day_gives_no_right(void **state)
{
    struct base city;
    struct request request;
    rights_join(&city, *state);
    base_as(&city, UID_CO1); // who coordinated T4 in 2020
    request_init(&request, VERB_OPEN);
    request.household_id = base_id(&city, KIND_HOUSEHOLD, "T4");
    request.kinds = REQUEST_KIND(KIND_PERSON);
    request.on = date_from_civil(2020, 6, 1);
    assert_false(base_ask(&city, &request));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    request_init(&request, VERB_LIST);
    request.kind = KIND_HOUSEHOLD_ROW;
    request.scope = SCOPE_MINE;
    request.on = date_from_civil(2020, 6, 1);
    assert_true(base_ask(&city, &request));
    assert_false(rights_reply_has(&city, "Niemand"));
    base_leave(&city);
}

static void who_makes_a_household_has_it_until_somebody_coordinates(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    assert_int_not_equal(base_new(&city, KIND_HOUSEHOLD, "household=N1|name=Nieuw"), 0);
    assert_int_not_equal(base_new(&city, KIND_PERSON, "household=N1|person=P1|given_name=Aa"), 0);
    base_as(&city, UID_CO2);
    assert_int_equal(base_new(&city, KIND_PERSON, "household=N1|person=P2|given_name=Bb"), 0);
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    base_as(&city, UID_CO1);
    assert_int_not_equal(base_new(&city, KIND_COORDINATION,
                                  "household=N1|from=2026-11-22|level=access|coordinator=co2"),
                         0);
    assert_int_equal(base_new(&city, KIND_PERSON, "household=N1|person=P3|given_name=Cc"), 0);
    base_as(&city, UID_CO2);
    assert_int_not_equal(base_new(&city, KIND_PERSON, "household=N1|person=P2|given_name=Bb"), 0);
    base_leave(&city);
}

// A user past the end date, and who is none

static void ask_all_verbs(struct base *city, void (*check)(struct base *city, enum verb verb))
{
    for (int verb = 0; verb < VERB_COUNT; verb++) {
        struct request request;
        request_init(&request, (enum verb)verb);
        request.kind = KIND_HOUSEHOLD;
        request.household_id = request.id = 1;
        request.kinds = REQUEST_KIND(KIND_HOUSEHOLD);
        request_set_text(&request, "T1");
        base_ask(city, &request);
        check(city, (enum verb)verb);
    }
}

static void assert_nothing(struct base *city, enum verb verb)
{
    print_message("verb %d: %s\n", (int)verb, city->reply.message);
    assert_int_equal(city->reply.status, STATUS_REFUSED);
    assert_non_null(city->reply.message);
    assert_int_equal(city->reply.rows.count, 0);
    assert_int_equal(city->reply.list_count, 0);
}

static void a_leaver_gets_nothing(void **state)
{
    static const struct {
        int64_t uid;
        const char *words;
    } cases[] = {
        {UID_ENDED, "Your access ended on 2026-11-21"},
        {UID_LATER, "Your access begins on 2026-11-23"},
        {UID_STRANGER, "You are no user of this service (Unix user 1012)"},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        base_as(&city, cases[i].uid);
        ask_all_verbs(&city, assert_nothing);
        assert_non_null(strstr(city.reply.message, cases[i].words));
    }
    base_leave(&city);
}

static void a_running_session_ends_with_its_user(void **state)
{
    struct base *base = *state;
    struct base city;
    struct request request;
    rights_join(&city, base);
    base_as(&city, UID_CO1);
    request_init(&request, VERB_CHANGES);
    assert_true(base_ask(&city, &request));
    free(base_sql(base, "UPDATE users SET until = 20778 WHERE login = 'co1'"));
    request_init(&request, VERB_CHANGES);
    assert_false(base_ask(&city, &request));
    base_leave(&city);
}

// What leaks

// Words of T2's that co1 may not see, and all of T3's.
static const char *const secrets[] = {
    "Hofpark",     "Sanna",     "Bram",         "Kwartel", "Zwaluw",    "nood",    "drugs",
    "06-00008888", "Verborgen", "Schuilplaats", "Geheim",  "Onderduik", "Persoon", "06-00007777",
};

static size_t count_secrets(const struct base *city)
{
    size_t found = 0;
    for (size_t i = 0; i < ARRAY_SIZE(secrets); i++) {
        found += rights_reply_has(city, secrets[i]);
    }
    return found;
}

static bool goes_by_kind(enum verb verb)
{
    return verb == VERB_GET || verb == VERB_LIST || verb == VERB_OPEN || verb == VERB_HISTORY ||
           verb == VERB_EXPORT || verb == VERB_ACCESS;
}

static bool goes_by_text(enum verb verb)
{
    return verb == VERB_GET || verb == VERB_LIST || verb == VERB_FIND;
}

// With each number as an id, as a household, in each order and direction.
static size_t sweep_numbers(struct base *city, enum verb verb, enum kind kind, const char *text)
{
    size_t found = 0;
    for (int number = 0; number < 14; number++) {
        struct request request;
        request_init(&request, verb);
        request.kind = kind;
        request.kinds = REQUEST_KIND(kind);
        request.id = number % 2 ? 0 : number / 2 + 1;
        request.household_id = number / 2;
        request.scope = number & 1 ? SCOPE_MINE : SCOPE_ALL;
        request.sort = (enum sort)(number % 4);
        request.flags = number >= 7 ? REQUEST_BACKWARD : 0;
        request_set_text(&request, text);
        base_ask(city, &request);
        size_t secret = count_secrets(city);
        if (secret > 0 && city->store->by_uid) {
            print_message("verb %d kind %d text %s number %d\n", (int)verb, (int)kind, text,
                          number);
        }
        found += secret;
    }
    return found;
}

// Asks in all ways that read: each verb with each kind, each number and each of these texts.
static size_t sweep(struct base *city)
{
    static const char *const texts[] = {"",      "T2",    "T3",    "P1",      "N1",      "hofp",
                                        "sann",  "kwar",  "zwal",  "verbo",   "schuil",  "gehei",
                                        "onder", "7777",  "8888",  "janssen", "van der", "dor",
                                        "HV1",   "anker", "perso", "a",       "o"};
    static const enum verb verbs[] = {VERB_GET,     VERB_LIST,    VERB_OPEN,    VERB_FIND,
                                      VERB_STEPS,   VERB_HISTORY, VERB_FIGURES, VERB_EXPORT,
                                      VERB_CHANGES, VERB_CHECK,   VERB_ACCESS,  VERB_NOTICES};
    size_t found = 0;
    for (size_t v = 0; v < ARRAY_SIZE(verbs); v++) {
        size_t kinds = goes_by_kind(verbs[v]) ? KIND_COUNT : 1;
        size_t last = goes_by_text(verbs[v]) ? ARRAY_SIZE(texts) : 1;
        for (size_t kind = 0; kind < kinds; kind++) {
            for (size_t text = 0; text < last; text++) {
                found += sweep_numbers(city, verbs[v], (enum kind)kind, texts[text]);
            }
        }
    }
    return found;
}

static void a_household_not_mine_is_nowhere_to_be_read(void **state)
{
    struct base city;
    rights_join(&city, *state);
    static const int64_t uids[] = {UID_CO1,  UID_CARRIER,   UID_DIRECTOR,
                                   UID_LEAD, UID_EVALUATOR, UID_ADMINISTRATOR};
    for (size_t i = 0; i < ARRAY_SIZE(uids); i++) {
        base_as(&city, uids[i]);
        print_message("uid %d\n", (int)uids[i]);
        assert_int_equal(sweep(&city), 0);
    }
    base_leave(&city);
}

// The mutant twin: without the table the same sweep finds all of it.
static void without_rights_the_sweep_finds_all(void **state)
{
    struct base owner;
    base_join(&owner, *state, "co1");
    assert_true(sweep(&owner) > ARRAY_SIZE(secrets));
    base_leave(&owner);
}

static void find_row(struct base *city, const char *text, struct household_row *row)
{
    struct request request;
    size_t offset = 0;
    request_init(&request, VERB_LIST);
    request.kind = KIND_HOUSEHOLD_ROW;
    request_set_text(&request, text);
    assert_true(base_ask(city, &request));
    assert_int_equal(city->reply.rows.count, 1);
    assert_true(rows_next(&city->reply.rows, &offset, row, NULL));
}

static void others_exist_with_coordinator_and_phone(void **state)
{
    struct base city;
    struct household_row row;
    struct request request;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    record_init(KIND_HOUSEHOLD_ROW, &row);
    find_row(&city, "dordevic", &row);
    assert_string_equal(row.household, "T2");
    assert_string_equal(row.name, "Đorđević");
    assert_string_equal(row.coordinator, "Elina Vink");
    assert_string_equal(row.phone, "06-00001111");
    assert_int_equal(row.closed, 1);
    assert_int_equal(row.helpers, NONE);
    assert_int_equal(row.last_contact, NONE);
    assert_string_equal(row.address ? row.address : "", "");
    assert_string_equal(row.match_name ? row.match_name : "", "");
    record_clear(KIND_HOUSEHOLD_ROW, &row);
    request_init(&request, VERB_OPEN);
    request.household_id = base_id(&city, KIND_HOUSEHOLD, "T2");
    request.kinds = REQUEST_KIND(KIND_HOUSEHOLD);
    assert_false(base_ask(&city, &request));
    assert_string_equal(city.reply.message, "This household is not open to you: Elina Vink "
                                            "coordinates it, phone 06-00001111.");
    base_leave(&city);
}

static size_t rows_of(struct base *city, struct request *request)
{
    base_ask(city, request);
    return city->reply.rows.count;
}

static size_t count_list(struct base *city, const char *text, enum sort sort, unsigned flags)
{
    struct request request;
    request_init(&request, VERB_LIST);
    request.kind = KIND_HOUSEHOLD_ROW;
    request.sort = sort;
    request.flags = flags;
    request_set_text(&request, text);
    return rows_of(city, &request);
}

static size_t count_find(struct base *city, const char *text)
{
    struct request request;
    request_init(&request, VERB_FIND);
    request.kind = KIND_HIT;
    request_set_text(&request, text);
    return rows_of(city, &request);
}

static void a_hit_gives_nothing_away(void **state)
{
    static const struct {
        const char *text;
        size_t list, find;
    } cases[] = {
        {"sanna", 0, 0},   // a member of T2
        {"zwaluw", 0, 0},  // of its network
        {"hofpark", 0, 0}, // its street
        {"06-00008888", 0, 0},
        {"janssen", 1, 1},   // the helper of T1, T2 and T3: T1 is listed, and the helper found
        {"verborgen", 0, 0}, // T3's own name
        {"T3", 0, 0},
        {"niemand", 1, 1},
    };
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        print_message("%s\n", cases[i].text);
        assert_int_equal(count_list(&city, cases[i].text, SORT_NAME, 0), cases[i].list);
        assert_int_equal(count_list(&city, cases[i].text, SORT_NAME, REQUEST_BACKWARD),
                         cases[i].list);
        assert_int_equal(count_find(&city, cases[i].text), cases[i].find);
    }
    assert_int_equal(count_find(&city, "janssen"), 1);
    assert_true(rights_reply_has(&city, "HV1"));
    struct hit hit;
    size_t offset = 0;
    record_init(KIND_HIT, &hit);
    assert_true(rows_next(&city.reply.rows, &offset, &hit, NULL));
    assert_string_equal(hit.detail, "1"); // of the three households
    record_clear(KIND_HIT, &hit);
    base_leave(&city);
}

static void orders_by_figures_hold_open_households_alone(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    assert_int_equal(count_list(&city, "", SORT_NAME, 0), 5);
    assert_int_equal(count_list(&city, "", SORT_CODE, 0), 5);
    assert_int_equal(count_list(&city, "", SORT_HELPERS, 0), 3);
    assert_int_equal(count_list(&city, "", SORT_LAST_CONTACT, 0), 3);
    base_leave(&city);
}

// Page by page the hidden one leaves no gap by which it could be noticed.
static void pages_pass_over_the_restricted(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    for (int backward = 0; backward < 2; backward++) {
        char *after = NULL;
        size_t pages = 0, rows = 0;
        do {
            struct request request;
            request_init(&request, VERB_LIST);
            request.kind = KIND_HOUSEHOLD_ROW;
            request.limit = 1;
            request.flags = backward ? REQUEST_BACKWARD : 0;
            request_set_after(&request, after);
            rows += rows_of(&city, &request);
            const char *next = backward ? city.reply.previous : city.reply.next;
            free(after);
            after = next ? xstrdup(next) : NULL;
            pages++;
        } while (after);
        assert_int_equal(rows, 5);
        assert_int_equal(pages, 5);
    }
    base_leave(&city);
}

// Restricted and not there: the same answer, but for the code.

static char *answer_without_code(struct base *city, const char *code, struct request *request)
{
    struct buf bytes = {0};
    base_ask(city, request);
    city->reply.number = 0;
    codec_put_reply(&bytes, &city->reply);
    for (char *at = bytes.data;
         at && (at = memmem(at, bytes.len - (size_t)(at - bytes.data), code, strlen(code)));) {
        memset(at, '?', strlen(code));
    }
    char *hex = xcalloc(bytes.len * 2 + 1, 1);
    for (size_t i = 0; i < bytes.len; i++) {
        snprintf(hex + 2 * i, 3, "%02x", (unsigned char)bytes.data[i]);
    }
    buf_clear(&bytes);
    return hex;
}

static void make_request(struct base *city, int way, const char *code, struct request *request)
{
    static const enum verb verbs[] = {VERB_GET,     VERB_GET,    VERB_OPEN, VERB_HISTORY,
                                      VERB_FIGURES, VERB_EXPORT, VERB_BREAK};
    int64_t id = base_id(city, KIND_HOUSEHOLD, code);
    request_init(request, verbs[way]);
    request->kind = way == 1 ? KIND_HOUSEHOLD_ROW : KIND_HOUSEHOLD;
    request->kinds = REQUEST_KIND(KIND_HOUSEHOLD);
    request->household_id = way >= 2 ? (id != 0 ? id : 999) : 0;
    request_set_text(request, way < 2 ? code : "a reason that is long enough");
}

static void restricted_household_is_as_if_not_there(void **state)
{
    static const int64_t uids[] = {UID_CO1,      UID_CARRIER,   UID_LEAD,
                                   UID_DIRECTOR, UID_EVALUATOR, UID_ADMINISTRATOR};
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(uids); i++) {
        for (int way = 0; way < 7; way++) {
            struct request request;
            print_message("uid %d way %d\n", (int)uids[i], way);
            base_as(&city, uids[i]);
            make_request(&city, way, "T3", &request);
            char *hidden = answer_without_code(&city, "T3", &request);
            assert_int_not_equal(city.reply.status, STATUS_DONE);
            make_request(&city, way, "T9", &request);
            char *missing = answer_without_code(&city, "T9", &request);
            assert_string_equal(hidden, missing);
            free(hidden);
            free(missing);
        }
    }
    base_leave(&city);
}

static void restricted_household_has_its_code_in_use(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    assert_int_equal(base_new(&city, KIND_HOUSEHOLD, "household=T3|name=Mijn"), 0);
    assert_string_equal(city.reply.message, "Household: is already in use");
    assert_int_equal(base_new(&city, KIND_PERSON, "household=T3|person=P7"), 0);
    char *hidden = xstrdup(city.reply.message);
    assert_int_equal(base_new(&city, KIND_PERSON, "household=T9|person=P7"), 0);
    assert_string_equal(hidden, city.reply.message);
    free(hidden);
    base_as(&city, UID_CO2); // named, and its coordinator
    assert_int_not_equal(base_new(&city, KIND_PERSON, "household=T3|person=P7"), 0);
    base_leave(&city);
}

// Saving

static void only_ones_own_is_changed(void **state)
{
    static const struct {
        int64_t uid;
        const char *household;
        enum status person, coordination;
    } cases[] = {
        {UID_CO1, "T1", STATUS_DONE, STATUS_DONE},
        {UID_CO1, "T6", STATUS_DONE, STATUS_DONE}, // covered
        {UID_CO1, "T5", STATUS_REFUSED, STATUS_REFUSED},
        {UID_CO1, "T2", STATUS_REFUSED, STATUS_REFUSED},
        {UID_CO1, "T3", STATUS_INVALID, STATUS_INVALID},
        {UID_CO1, "T4", STATUS_REFUSED, STATUS_REFUSED},
        {UID_LEAD, "T5", STATUS_REFUSED, STATUS_DONE},
        {UID_LEAD, "T4", STATUS_REFUSED, STATUS_DONE},
        {UID_DIRECTOR, "T4", STATUS_DONE, STATUS_DONE},
        {UID_DIRECTOR, "T1", STATUS_REFUSED, STATUS_REFUSED},
        {UID_EVALUATOR, "T1", STATUS_REFUSED, STATUS_REFUSED},
        {UID_ADMINISTRATOR, "T1", STATUS_REFUSED, STATUS_REFUSED},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char *person = xasprintf("household=%s|person=P%zu", cases[i].household, 20 + i);
        char *span = xasprintf("household=%s|from=2019-01-%02zu|until=2019-01-%02zu|level=access|"
                               "coordinator=co2",
                               cases[i].household, i + 1, i + 1);
        print_message("%s by %d\n", person, (int)cases[i].uid);
        base_as(&city, cases[i].uid);
        base_new(&city, KIND_PERSON, person);
        assert_int_equal(city.reply.status, cases[i].person);
        base_new(&city, KIND_COORDINATION, span);
        assert_int_equal(city.reply.status, cases[i].coordination);
        free(person);
        free(span);
    }
    base_leave(&city);
}

// A record of another's household is not there; the household itself is refused.
static void guessed_ids_change_nothing(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    int64_t person = base_id(base, KIND_PERSON, "T2/P1");
    int64_t household = base_id(base, KIND_HOUSEHOLD, "T2");
    base_as(&city, UID_CO1);
    assert_false(base_change(&city, KIND_PERSON, person, "given_name=Anders"));
    assert_int_equal(city.reply.status, STATUS_NOT_FOUND);
    assert_false(base_delete(&city, KIND_PERSON, person));
    assert_int_equal(city.reply.status, STATUS_NOT_FOUND);
    assert_false(base_change(&city, KIND_HOUSEHOLD, household, "name=Anders"));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    base_assert_field(base, KIND_PERSON, person, "given_name", "Sanna");
    base_leave(&city);
}

// Who coordinates is a link by login: the register may not be bent towards oneself.
static void nobody_makes_himself_coordinator(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    base_as(&city, UID_CO1);
    int64_t co2 = base_id(base, KIND_COORDINATOR, "co2");
    assert_false(base_change(&city, KIND_COORDINATOR, co2, "login=co1x"));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    assert_int_equal(base_new(&city, KIND_COORDINATOR, "login=new"), 0);
    base_as(&city, UID_ADMINISTRATOR);
    assert_true(base_change(&city, KIND_COORDINATOR, co2, "fte=0.50"));
    base_leave(&city);
}

static void same_as_finds_nobody_elsewhere(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    int64_t person = base_id(base, KIND_PERSON, "T1/P1");
    int64_t linked = base_id(base, KIND_PERSON, "T1/P2");
    base_as(&city, UID_CO1);
    static const char *const guesses[] = {"same_as=T2/P1", "same_as=T2/P9", "same_as=T3/P1",
                                          "same_as=T9/P1"};
    for (size_t i = 0; i < ARRAY_SIZE(guesses); i++) {
        assert_false(base_change(&city, KIND_PERSON, person, guesses[i]));
        assert_string_equal(city.reply.message, "Same person as: no such person");
    }
    struct request request;
    request_init(&request, VERB_GET);
    request.kind = KIND_PERSON;
    request.id = linked;
    assert_true(base_ask(&city, &request));
    assert_false(rights_reply_has(&city, "T3"));
    request_init(&request, VERB_HISTORY);
    request.kind = KIND_PERSON;
    request.id = linked;
    assert_true(base_ask(&city, &request));
    assert_false(rights_reply_has(&city, "T3"));
    // What is linked already stays so when something else is changed.
    assert_true(base_change(&city, KIND_PERSON, linked, "given_name=Noor"));
    base_assert_field(base, KIND_PERSON, linked, "same_as", "T3/P1");
    base_leave(&city);
}

static void sentences_count_nothing_elsewhere(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    base_as(&city, UID_CO1);
    assert_false(base_delete(&city, KIND_PROFESSIONAL, base_id(base, KIND_PROFESSIONAL, "HV1")));
    assert_string_equal(city.reply.message, "HV1 cannot be deleted while others belong to it.");
    base_leave(&city);
}

// One's own steps in a household that is another's by now

static void steps_and_undo_end_with_the_household(void **state)
{
    struct base *base = *state;
    struct base city;
    struct request request;
    rights_join(&city, base);
    base_as(&city, UID_CO1);
    int64_t person = base_id(base, KIND_PERSON, "T1/P1");
    assert_true(base_change(&city, KIND_PERSON, person, "notes=een"));
    int64_t step = city.reply.step;
    int64_t span = strtoll(base_query(base, "SELECT id FROM coordination WHERE household_id = "
                                            "(SELECT id FROM households WHERE household = 'T1')"),
                           NULL, 10);
    assert_true(base_change(&city, KIND_COORDINATION, span, "coordinator=co2"));
    request_init(&request, VERB_STEPS);
    assert_true(base_ask(&city, &request));
    assert_int_equal(city.reply.rows.count, 0);
    assert_false(base_undo(&city, step));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    assert_true(base_undo(&city, 0)); // what was given away is taken back
    assert_true(base_undo(&city, step));
    base_leave(&city);
}

// Import and export

static void import_row(struct base *city, enum kind kind, const char *fields)
{
    struct request request;
    void *record = xcalloc(1, kind_get(kind)->size);
    request_init(&request, VERB_IMPORT);
    request.flags = REQUEST_PARTIAL;
    rows_init(&request.rows, kind);
    record_init(kind, record);
    base_fill(kind, record, fields);
    rows_add(&request.rows, record);
    record_clear(kind, record);
    free(record);
    base_ask(city, &request);
}

static void import_is_a_right_of_its_own(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    import_row(&city, KIND_HOUSEHOLD, "household=I1|name=In");
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    base_as(&city, UID_CARRIER);
    import_row(&city, KIND_HOUSEHOLD, "household=I1|name=In");
    assert_int_equal(city.reply.new_count, 1);
    import_row(&city, KIND_HOUSEHOLD, "household=T3|name=Weg");
    assert_int_equal(city.reply.rejected_count, 1);
    assert_true(rights_reply_has(&city, "is already in use"));
    import_row(&city, KIND_PERSON, "household=T3|person=P8");
    assert_true(rights_reply_has(&city, "unknown household"));
    import_row(&city, KIND_HOUSEHOLD, "household=I1|name=In|street=Straat");
    assert_int_equal(city.reply.changed_count, 1);
    struct request request; // who imported it does not have it
    request_init(&request, VERB_GET);
    request.kind = KIND_HOUSEHOLD;
    request_set_text(&request, "I1");
    assert_false(base_ask(&city, &request));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    base_leave(&city);
}

static void an_import_gives_nobody_a_household(void **state)
{
    struct base *base = *state;
    struct base city;
    base_new(base, KIND_COORDINATOR, "login=carrier|name=Carrier");
    rights_join(&city, base);
    base_as(&city, UID_CARRIER);
    import_row(&city, KIND_COORDINATION,
               "household=T4|from=2026-01-01|level=access|coordinator=carrier");
    assert_int_equal(city.reply.rejected_count, 1);
    assert_true(rights_reply_has(&city, "nobody gives a household to himself"));
    import_row(&city, KIND_COORDINATION,
               "household=T4|from=2026-01-01|level=access|coordinator=co3");
    assert_int_equal(city.reply.new_count, 1);
    base_leave(&city);
}

static void a_whole_caseload_is_not_carried_off(void **state)
{
    struct base city;
    struct request request;
    rights_join(&city, *state);
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        base_as(&city, UID_CO1);
        request_init(&request, VERB_EXPORT);
        request.kind = (enum kind)kind;
        assert_false(base_ask(&city, &request));
        assert_int_equal(city.reply.status, STATUS_REFUSED);
    }
    base_as(&city, UID_CARRIER); // with the right, and nothing of one's own
    request_init(&request, VERB_EXPORT);
    request.kind = KIND_HOUSEHOLD;
    assert_true(base_ask(&city, &request));
    assert_int_equal(city.reply.rows.count, 0);
    free(base_sql(&city, "UPDATE users SET team = 'noord' WHERE login = 'carrier'"));
    request_init(&request, VERB_EXPORT);
    request.kind = KIND_HOUSEHOLD;
    assert_true(base_ask(&city, &request));
    assert_int_equal(city.reply.rows.count, 2); // T1 and T5
    base_leave(&city);
}

// Evaluators and administrators

static void evaluators_know_nobody(void **state)
{
    static const char *const names[] = {"T1",  "T2",  "Hof",     "Kerkstraat", "Loïs",
                                        "HV1", "co1", "Janssen", "06-0000"};
    struct base city;
    struct request request;
    rights_join(&city, *state);
    base_as(&city, UID_EVALUATOR);
    for (int kind = 0; kind <= KIND_SAVED_COUNT; kind++) {
        request_init(&request, kind < KIND_SAVED_COUNT ? VERB_EXPORT : VERB_FIGURES);
        request.kind = (enum kind)kind % KIND_SAVED_COUNT;
        assert_true(base_ask(&city, &request));
        assert_true(city.reply.rows.count > 0);
        for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
            print_message("kind %d: %s\n", kind, names[i]);
            assert_false(rights_reply_has(&city, names[i]));
        }
    }
    request_init(&request, VERB_FIGURES);
    assert_true(base_ask(&city, &request));
    assert_int_equal(city.reply.rows.count, 5); // without the restricted one
    request_init(&request, VERB_FIGURES);
    request.household_id = base_id(&city, KIND_HOUSEHOLD, "T1");
    assert_false(base_ask(&city, &request));
    base_leave(&city);
}

// Page by page an evaluator gets the same rows, and the cursors tell no code.
static void evaluators_pages_are_complete(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_EVALUATOR);
    char *after = NULL;
    size_t rows = 0;
    do {
        struct request request;
        request_init(&request, VERB_EXPORT);
        request.kind = KIND_HOUSEHOLD;
        request.limit = 2;
        request_set_after(&request, after);
        rows += rows_of(&city, &request);
        free(after);
        after = city.reply.next ? xstrdup(city.reply.next) : NULL;
    } while (after);
    assert_int_equal(rows, 5);
    base_leave(&city);
}

static void administrators_see_no_content(void **state)
{
    static const struct {
        enum verb verb;
        enum kind kind;
        enum status status;
    } cases[] = {
        {VERB_LIST, KIND_HOUSEHOLD_ROW, STATUS_REFUSED},
        {VERB_LIST, KIND_PROFESSIONAL, STATUS_REFUSED},
        {VERB_LIST, KIND_COORDINATOR, STATUS_DONE},
        {VERB_FIND, KIND_HIT, STATUS_REFUSED},
        {VERB_FIGURES, KIND_FIGURES, STATUS_REFUSED},
        {VERB_EXPORT, KIND_HOUSEHOLD, STATUS_REFUSED},
        {VERB_CHECK, KIND_FINDING, STATUS_DONE},
        {VERB_ACCESS, KIND_USER, STATUS_DONE},
        {VERB_ACCESS, KIND_COVER, STATUS_DONE},
        {VERB_ACCESS, KIND_RESTRICTED, STATUS_DONE},
    };
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_ADMINISTRATOR);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct request request;
        request_init(&request, cases[i].verb);
        request.kind = cases[i].kind;
        request_set_text(&request, "hof");
        base_ask(&city, &request);
        print_message("case %zu\n", i);
        assert_int_equal(city.reply.status, cases[i].status);
    }
    base_leave(&city);
}

// What is wrong with the database is told to an administrator without a name or a code.
static void a_check_names_nobody(void **state)
{
    struct base *base = *state;
    struct base city;
    struct request request;
    free(base_sql(base, "UPDATE search_docs SET own = 'sanna kapot' WHERE own LIKE '%sanna%'"));
    rights_join(&city, base);
    base_as(&city, UID_ADMINISTRATOR);
    request_init(&request, VERB_CHECK);
    assert_true(base_ask(&city, &request));
    assert_true(city.reply.rows.count > 0);
    assert_false(rights_reply_has(&city, "sanna"));
    assert_false(rights_reply_has(&city, "T2"));
    base_leave(&city);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rights_world_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_verb_has_an_action_and_every_role_a_row),
        cmocka_unit_test(the_table_holds_what_was_decided),
        cmocka_unit_test(roles_and_rights_are_read),
        TEST(relations_come_from_who_coordinates_today),
        TEST(another_day_gives_no_right),
        TEST(who_makes_a_household_has_it_until_somebody_coordinates),
        TEST(a_leaver_gets_nothing),
        TEST(a_running_session_ends_with_its_user),
        TEST(a_household_not_mine_is_nowhere_to_be_read),
        TEST(without_rights_the_sweep_finds_all),
        TEST(others_exist_with_coordinator_and_phone),
        TEST(a_hit_gives_nothing_away),
        TEST(orders_by_figures_hold_open_households_alone),
        TEST(pages_pass_over_the_restricted),
        TEST(restricted_household_is_as_if_not_there),
        TEST(restricted_household_has_its_code_in_use),
        TEST(only_ones_own_is_changed),
        TEST(guessed_ids_change_nothing),
        TEST(nobody_makes_himself_coordinator),
        TEST(same_as_finds_nobody_elsewhere),
        TEST(sentences_count_nothing_elsewhere),
        TEST(steps_and_undo_end_with_the_household),
        TEST(import_is_a_right_of_its_own),
        TEST(an_import_gives_nobody_a_household),
        TEST(a_whole_caseload_is_not_carried_off),
        TEST(evaluators_know_nobody),
        TEST(evaluators_pages_are_complete),
        TEST(administrators_see_no_content),
        TEST(a_check_names_nobody),
    };
    return cmocka_run_group_tests_name("rights", tests, NULL, NULL);
}
