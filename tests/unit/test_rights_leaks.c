// SPDX-License-Identifier: EUPL-1.2
// Nothing leaks beside what a user of a service may: searches, counts, orders, cursors, sentences, files.
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
#include "figures/doubles.h"
#include "protocol/codec.h"
#include "store/sight.h"

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
           verb == VERB_EXPORT || verb == VERB_ACCESS || verb == VERB_RETENTION ||
           verb == VERB_REVIEW || verb == VERB_FIGURES;
}

static bool goes_by_text(enum verb verb)
{
    return verb == VERB_GET || verb == VERB_LIST || verb == VERB_FIND || verb == VERB_RETENTION;
}

// A household about to be made of which everything is this text.
static void set_known(struct request *request, const char *text)
{
    static const char *const fields[] = {"given_name", "family_name", "postcode", "house_number",
                                         "phone"};
    struct likeness known;
    struct buf words = {0};
    record_init(KIND_LIKENESS, &known);
    for (size_t i = 0; i < ARRAY_SIZE(fields); i++) {
        field_set_text(kind_field(KIND_LIKENESS, fields[i]), &known, text, strlen(text));
    }
    request_set_row(request, KIND_LIKENESS, &known);
    figures_double_words(&known, &words);
    request_set_text(request, buf_text(&words));
    buf_clear(&words);
    record_clear(KIND_LIKENESS, &known);
}

// With each number as an id, as a household, in each order and direction.
static size_t sweep_numbers(struct base *city, enum verb verb, enum kind kind, const char *text)
{
    size_t found = 0;
    for (int number = 0; number < 14; number++) {
        struct request request;
        request_init(&request, verb);
        request.kind = kind;
        request.kinds = KIND_BIT(kind);
        request.id = number % 2 ? 0 : number / 2 + 1;
        request.household_id = number / 2;
        request.scope = number & 1 ? SCOPE_MINE : SCOPE_ALL;
        request.sort = (enum sort)(number % 4);
        request.flags = number >= 7 ? REQUEST_BACKWARD : 0;
        request_set_text(&request, text);
        if (kind == KIND_LIKENESS) {
            set_known(&request, text);
        }
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
    static const enum verb verbs[] = {VERB_GET,     VERB_LIST,    VERB_OPEN,     VERB_FIND,
                                      VERB_STEPS,   VERB_HISTORY, VERB_FIGURES,  VERB_EXPORT,
                                      VERB_CHANGES, VERB_CHECK,   VERB_ACCESS,   VERB_NOTICES,
                                      VERB_AUDIT,   VERB_REVIEW,  VERB_RETENTION};
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
    request.kinds = KIND_BIT(KIND_HOUSEHOLD);
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
    request->kinds = KIND_BIT(KIND_HOUSEHOLD);
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
    // Codes as they cross the door, behind their length: a pseudonym may begin like one.
    static const char *const names[] = {"\005T1",     "\005T2", "\007HV1", "\007co1", "Hof",
                                        "Kerkstraat", "Loïs",   "Janssen", "06-0000"};
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
        TEST(a_household_not_mine_is_nowhere_to_be_read),
        TEST(without_rights_the_sweep_finds_all),
        TEST(others_exist_with_coordinator_and_phone),
        TEST(a_hit_gives_nothing_away),
        TEST(orders_by_figures_hold_open_households_alone),
        TEST(pages_pass_over_the_restricted),
        TEST(restricted_household_is_as_if_not_there),
        TEST(restricted_household_has_its_code_in_use),
        TEST(import_is_a_right_of_its_own),
        TEST(an_import_gives_nobody_a_household),
        TEST(a_whole_caseload_is_not_carried_off),
        TEST(evaluators_know_nobody),
        TEST(evaluators_pages_are_complete),
        TEST(administrators_see_no_content),
        TEST(a_check_names_nobody),
    };
    return cmocka_run_group_tests_name("rights_leaks", tests, NULL, NULL);
}
