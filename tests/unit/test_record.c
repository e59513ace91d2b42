// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "model/records.h"
#include "model/settings.h"

static int open_settings(void **state)
{
    static struct settings settings;
    text_set_language(LANGUAGE_EN);
    settings_init(&settings);
    *state = &settings;
    return 0;
}

static int close_settings(void **state)
{
    settings_clear(*state);
    return 0;
}

// The columns of files, in order, as the public interface has them.
static void test_columns(void **state)
{
    static const struct {
        enum kind kind;
        const char *name;
        const char *keys;
        const char *columns; // the others
    } cases[] = {
        {KIND_ORGANISATION, "organisations", "organisation ", "name sector phone email "},
        {KIND_COORDINATOR, "coordinators", "login ",
         "name organisation team fte role approved_on methods funding mentor from until "},
        {KIND_PROFESSIONAL, "professionals", "professional ",
         "given_name prefix family_name function organisation phone email "},
        {KIND_HOUSEHOLD, "households", "household ",
         "name street house_number postcode city district phone email language safety_note weight "
         "question wanted strengths worries self_coordination self_coordination_on "},
        {KIND_PERSON, "people", "household person ",
         "given_name prefix family_name birth_date role authority phone email notes from until "
         "same_as "},
        {KIND_NETWORK, "network", "household network ", "name relation phone offers "},
        {KIND_COORDINATION, "coordination", "household from ",
         "level coordinator reason aim instruments expected_until until exit "},
        {KIND_INVOLVEMENT, "involvements", "household professional domain from ",
         "persons purpose dimension until end_reason hours_per_week visits_per_week weekdays place "
         "law hourly_tariff yearly_amount known for_whom_clear purpose_clear helps trusted "
         "family_mark coordinator_mark "},
        {KIND_SCORING, "scores", "household person date instrument ", "stage filled_in_by "},
        {KIND_REFERRAL, "referrals", "household date direction ",
         "by_name by_role organisation reason discussed_on answer state state_on state_reason "},
        {KIND_PLAN, "plans", "household from ", "going_well first_things until "},
        {KIND_GOAL, "goals", "household goal ",
         "set_on person domain dimension text target_date outcome outcome_date "},
        {KIND_ACTION, "actions", "household action ", "set_on goal who text due done_on "},
        {KIND_PLAN_VERSION, "versions", "household agreed_on ", "agreed_with text "},
        {KIND_DEVIATION, "deviations", "household deviation ", "from rule reason agreed_by until "},
        {KIND_MEETING, "meetings", "household date ",
         "state place invited present family_invited family_present agenda minutes "},
        {KIND_CONTRIBUTION, "contributions", "household date professional ",
         "needed who_else decision reason agreed_by "},
        {KIND_AGREEMENT, "agreements", "household date agreement ", "who text due kept "},
        {KIND_NOTE, "notes", "household date sequence ",
         "kind with place minutes_coordination minutes_care shared text remind_on "},
        {KIND_LOOKBACK, "lookbacks", "household professional domain until months ",
         "result note answered_on "},
        {KIND_PROPOSAL, "proposals", "household proposal ", "name made_on remark state state_on "},
        {KIND_PROPOSAL_CHANGE, "proposal-changes", "household proposal professional domain from ",
         "change hours_per_week into "},
        {KIND_ADVICE, "advices", "household advice ", "date by to text clashes_with "},
        {KIND_SNAPSHOT, "snapshots", "household date stage ",
         "helpers organisations hours_per_week unknown_hours hours_per_helper visits_per_week "
         "faces yearly_cost unknown_costs municipal_cost coverage remark "},
    };
    (void)state;
    assert_int_equal(ARRAY_SIZE(cases), KIND_SAVED_COUNT);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const struct kind_info *info = kind_get(cases[i].kind);
        struct buf keys = {0};
        struct buf columns = {0};
        for (size_t at = 0; at < info->field_count; at++) {
            const struct field *field = &info->fields[at];
            if (!(field->flags & FIELD_SHOWN) && strncmp(field->name, "axis", 4) != 0) {
                buf_addf(field->flags & FIELD_KEY ? &keys : &columns, "%s ", field->name);
            }
        }
        assert_string_equal(info->name, cases[i].name);
        assert_string_equal(buf_text(&keys), cases[i].keys);
        assert_string_equal(buf_text(&columns), cases[i].columns);
        buf_clear(&keys);
        buf_clear(&columns);
    }
}

static void test_axes(void **state)
{
    static const char *const suffixes[] = {"", "_wanted", "_talk", "_note"};
    const struct kind_info *info = kind_get(KIND_SCORING);
    (void)state;
    assert_int_equal(info->field_count, 6 + 4 * SCORING_AXES);
    struct scoring scoring;
    record_init(KIND_SCORING, &scoring);
    for (size_t i = 0; i < SCORING_AXES; i++) {
        for (size_t part = 0; part < ARRAY_SIZE(suffixes); part++) {
            struct buf name = {0};
            buf_addf(&name, "axis%zu%s", i + 1, suffixes[part]);
            const struct field *field = kind_field(KIND_SCORING, buf_text(&name));
            assert_non_null(field);
            assert_int_equal(kind_field_index(KIND_SCORING, field), 6 + 4 * i + part);
            if (field_is_text(field)) {
                field_set_text(field, &scoring, "x", 1);
            } else {
                field_set_number(field, &scoring, (int64_t)(10 * i + part));
            }
            buf_clear(&name);
        }
    }
    for (size_t i = 0; i < SCORING_AXES; i++) {
        assert_int_equal(scoring.mark[i], 10 * i);
        assert_int_equal(scoring.wanted[i], 10 * i + 1);
        assert_int_equal(scoring.talk[i], 10 * i + 2);
        assert_string_equal(scoring.note[i], "x");
    }
    record_clear(KIND_SCORING, &scoring);
}

static int compare_offsets(const void *a, const void *b)
{
    size_t left = *(const size_t *)a;
    size_t right = *(const size_t *)b;
    return (left > right) - (left < right);
}

// Every byte behind the head of every struct belongs to exactly one field.
static void test_tables(void **state)
{
    (void)state;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        const struct kind_info *info = kind_get(kind);
        size_t offsets[128];
        bool shown = false;
        assert_true(info->field_count <= ARRAY_SIZE(offsets));
        assert_true(info->label && info->label_many);
        for (size_t i = 0; i < info->field_count; i++) {
            const struct field *field = &info->fields[i];
            offsets[i] = field->offset;
            assert_ptr_equal(kind_field(kind, field->name), field);
            assert_non_null(field->label);
            bool chooses = field->type == FIELD_CHOICE || field->type == FIELD_CHOICES ||
                           field->type == FIELD_YES;
            assert_int_equal(chooses, field->choices != CHOICES_NONE);
            assert_true(!shown || (field->flags & FIELD_SHOWN));
            shown = (field->flags & FIELD_SHOWN) != 0;
        }
        qsort(offsets, info->field_count, sizeof(*offsets), compare_offsets);
        for (size_t i = 0; i < info->field_count; i++) {
            assert_int_equal(offsets[i], sizeof(struct record) + i * sizeof(int64_t));
        }
        assert_int_equal(info->size, sizeof(struct record) + info->field_count * sizeof(int64_t));
    }
}

static void test_kind_read(void **state)
{
    enum kind kind = KIND_COUNT;
    (void)state;
    assert_true(kind_read("households", &kind));
    assert_int_equal(kind, KIND_HOUSEHOLD);
    assert_true(kind_read("scores", &kind));
    assert_int_equal(kind, KIND_SCORING);
    assert_false(kind_read("household", &kind));
    assert_false(kind_read("hits", &kind));
    assert_false(kind_read("", &kind));
    assert_null(kind_field(KIND_PERSON, "question"));
}

static void test_needed(void **state)
{
    static const struct {
        enum kind kind;
        const char *needed;
    } cases[] = {
        {KIND_ORGANISATION, "organisation "},
        {KIND_COORDINATOR, "login "},
        {KIND_PROFESSIONAL, "professional "},
        {KIND_HOUSEHOLD, "household "},
        {KIND_PERSON, "household person "},
        {KIND_NETWORK, "household network "},
        {KIND_COORDINATION, "household from "},
        {KIND_INVOLVEMENT, "household professional domain "},
        {KIND_SCORING, "household person date instrument "},
    };
    const struct settings *settings = *state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct scoring room; // the largest of the kept ones
        struct buf needed = {0};
        const struct field *field;
        struct err err;
        record_init(cases[i].kind, &room);
        while (!record_check(cases[i].kind, &room, settings, &field, &err)) {
            assert_string_equal(err.text, "may not be empty");
            buf_addf(&needed, "%s ", field->name);
            if (field_is_text(field)) {
                const char *text = field->choices == CHOICES_INSTRUMENT ? "positive-health" : "A";
                field_set_text(field, &room, text, strlen(text));
            } else {
                field_set_number(field, &room, 0);
            }
        }
        assert_null(field);
        assert_string_equal(buf_text(&needed), cases[i].needed);
        buf_clear(&needed);
        record_clear(cases[i].kind, &room);
    }
}

static void test_span(void **state)
{
    static const struct {
        int64_t from;
        int64_t until;
        bool right;
    } cases[] = {
        {100, 100, true}, {100, 101, true}, {101, 100, false},  {-5, -6, false},
        {NONE, 5, true},  {5, NONE, true},  {NONE, NONE, true}, {-6, -5, true},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct involvement work;
        const struct field *field;
        struct err err;
        record_init(KIND_INVOLVEMENT, &work);
        work.household = xstrdup("T000001");
        work.professional = xstrdup("HV0001");
        work.domain = xstrdup("care");
        work.from = cases[i].from;
        work.until = cases[i].until;
        bool right = record_check(KIND_INVOLVEMENT, &work, *state, &field, &err);
        assert_int_equal(right, cases[i].right);
        if (!right) {
            assert_string_equal(field->name, "until");
            assert_string_equal(err.text, "until before from");
        }
        record_clear(KIND_INVOLVEMENT, &work);
    }
}

static void test_marks(void **state)
{
    static const struct {
        const char *name;
        int64_t value;
        const char *reason; // NULL: right
    } cases[] = {
        {"axis1", 0, NULL},
        {"axis1", 100, NULL},
        {"axis6_wanted", 100, NULL},
        {"axis6_talk", 1, NULL},
        {"axis1", 101, "above 10"},
        {"axis1", -1, "below 0"},
        {"axis6_wanted", 105, "above 10"},
        {"axis7", 50, "the instrument has no such axis"},
        {"axis16_talk", 0, "the instrument has no such axis"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct scoring scoring;
        const struct field *field;
        struct err err;
        record_init(KIND_SCORING, &scoring);
        scoring.household = xstrdup("T000001");
        scoring.person = xstrdup("P1");
        scoring.date = 20000;
        scoring.instrument = xstrdup("positive-health");
        field_set_number(kind_field(KIND_SCORING, cases[i].name), &scoring, cases[i].value);
        bool right = record_check(KIND_SCORING, &scoring, *state, &field, &err);
        assert_int_equal(right, cases[i].reason == NULL);
        if (!right) {
            assert_string_equal(field->name, cases[i].name);
            assert_string_equal(err.text, cases[i].reason);
        }
        record_clear(KIND_SCORING, &scoring);
    }
}

static void test_other_instrument(void **state)
{
    struct settings *settings = *state;
    struct scoring scoring;
    const struct field *field;
    struct err err;
    settings->instruments[1] = (struct instrument){
        .name = xstrdup("matrix"), .minimum = 10, .maximum = 45, .axis_count = 13};
    settings->instrument_count = 2;
    record_init(KIND_SCORING, &scoring);
    scoring.household = xstrdup("T000001");
    scoring.person = xstrdup("P1");
    scoring.date = 20000;
    scoring.instrument = xstrdup("matrix");
    scoring.mark[12] = 45;
    assert_true(record_check(KIND_SCORING, &scoring, settings, &field, &err));
    scoring.mark[12] = 46;
    assert_false(record_check(KIND_SCORING, &scoring, settings, &field, &err));
    assert_string_equal(err.text, "above 4.5");
    scoring.mark[12] = 9;
    assert_false(record_check(KIND_SCORING, &scoring, settings, NULL, &err));
    assert_string_equal(err.text, "below 1");
    text_set_language(LANGUAGE_NL);
    scoring.mark[12] = 46;
    assert_false(record_check(KIND_SCORING, &scoring, settings, &field, &err));
    assert_string_equal(err.text, "boven 4,5");
    text_set_language(LANGUAGE_EN);
    free(scoring.instrument);
    scoring.instrument = xstrdup("horoscope");
    assert_false(record_check(KIND_SCORING, &scoring, settings, &field, NULL));
    assert_string_equal(field->name, "instrument");
    record_clear(KIND_SCORING, &scoring);
}

// A copy owns its texts; equal looks at every saved field and at no other.
static void test_copy_equal(void **state)
{
    (void)state;
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        const struct kind_info *info = kind_get(kind);
        struct scoring one;
        struct scoring two;
        record_init(kind, &one);
        record_init(kind, &two);
        one.head = (struct record){7, 8, 9};
        for (size_t i = 0; i < info->field_count; i++) {
            const struct field *field = &info->fields[i];
            assert_true(field_is_empty(field, &one));
            if (field_is_text(field)) {
                field_set_text(field, &one, "abc", 2);
                assert_string_equal(field_text(field, &one), "ab");
            } else {
                field_set_number(field, &one, 0);
            }
            assert_false(field_is_empty(field, &one));
            assert_int_equal(record_equal(kind, &one, &two), (field->flags & FIELD_SHOWN) != 0);
            record_copy(kind, &two, &one);
            assert_true(record_equal(kind, &one, &two));
            assert_true(field_equal(field, &one, &two));
        }
        assert_memory_equal(&one.head, &two.head, sizeof(one.head));
        record_clear(kind, &one);
        assert_false(field_is_empty(&info->fields[0], &two));
        record_clear(kind, &two);
        record_clear(kind, &two);
    }
}

static void test_move(void **state)
{
    struct organisation from, to;
    (void)state;
    record_init(KIND_ORGANISATION, &from);
    record_init(KIND_ORGANISATION, &to);
    from.head.id = 7;
    from.name = xstrdup("De Brug");
    to.name = xstrdup("Het Anker");
    char *name = from.name;
    record_move(KIND_ORGANISATION, &to, &from);
    assert_int_equal(to.head.id, 7);
    assert_ptr_equal(to.name, name);
    assert_null(from.name);
    assert_int_equal(from.head.id, 0);
    record_clear(KIND_ORGANISATION, &from);
    record_clear(KIND_ORGANISATION, &to);
}

static void test_list(void **state)
{
    struct record_list list;
    (void)state;
    record_list_init(&list, KIND_ORGANISATION);
    for (int64_t i = 0; i < 1000; i++) {
        struct organisation *organisation = record_list_add(&list);
        assert_int_equal(organisation->head.id, 0);
        assert_null(organisation->name);
        organisation->head.id = i;
        organisation->name = xstrdup("Stichting Het Anker");
    }
    assert_int_equal(list.count, 1000);
    for (size_t i = 0; i < list.count; i++) {
        const struct organisation *organisation = record_list_at(&list, i);
        assert_int_equal(organisation->head.id, i);
        assert_string_equal(organisation->name, "Stichting Het Anker");
    }
    record_list_clear(&list);
    assert_int_equal(list.count, 0);
    assert_int_equal(list.kind, KIND_ORGANISATION);
    struct organisation *again = record_list_add(&list);
    assert_null(again->name);
    record_list_clear(&list);
}

// What the record is recognised by in a sorted list.
static void add_code(enum kind kind, const void *record, struct buf *out)
{
    static const char *const names[KIND_COUNT] = {
        [KIND_ORGANISATION] = "organisation", [KIND_PERSON] = "person",
        [KIND_NETWORK] = "network",           [KIND_COORDINATION] = "level",
        [KIND_INVOLVEMENT] = "domain",        [KIND_SCORING] = "stage",
    };
    buf_addf(out, "%s ", field_text(kind_field(kind, names[kind]), record));
}

// Fields by "name=value", canonical.
static void fill(enum kind kind, void *record, const char *const *values)
{
    for (; *values; values++) {
        char name[32];
        size_t len = strcspn(*values, "=");
        snprintf(name, sizeof(name), "%.*s", (int)len, *values);
        assert_true(field_read_canonical(kind_field(kind, name), record, *values + len + 1));
    }
}

static void test_sort(void **state)
{
    static const struct {
        enum kind kind;
        const char *records[4][5];
        const char *sorted;
    } cases[] = {
        {KIND_PERSON, {{"person=P10"}, {NULL}, {"person=P9"}, {"person=A9"}}, " A9 P9 P10 "},
        {KIND_NETWORK, {{"network=N2"}, {"network=N10"}, {"network=N1"}}, " N1 N2 N10 "},
        {KIND_COORDINATION,
         {{"from=2024-01-01", "level=a"}, {"from=2025-01-01", "level=b"}},
         "b a   "},
        {KIND_INVOLVEMENT,
         {{"from=2024-01-01", "domain=care"},
          {"from=2023-01-01", "domain=health"},
          {"domain=housing"},
          {"from=2023-01-01", "domain=safety"}},
         "housing health safety care "},
        {KIND_SCORING,
         {{"date=2024-01-01", "person=P2", "instrument=a", "stage=start"},
          {"date=2024-01-01", "person=P1", "instrument=b", "stage=interim"},
          {"date=2024-01-01", "person=P1", "instrument=a", "stage=end"},
          {"date=2024-05-01", "person=P9", "stage=follow-up"}},
         "follow-up end interim start "},
        {KIND_ORGANISATION, {{"organisation=B"}, {"organisation=A"}}, "B A   "},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct record_list list;
        struct buf codes = {0};
        record_list_init(&list, cases[i].kind);
        for (size_t k = 0; k < ARRAY_SIZE(cases[i].records); k++) {
            struct record *record = record_list_add(&list);
            record->id = (int64_t)k + 1;
            fill(cases[i].kind, record, cases[i].records[k]);
        }
        record_list_sort(&list);
        for (size_t k = 0; k < list.count; k++) {
            add_code(cases[i].kind, record_list_at(&list, k), &codes);
        }
        assert_string_equal(buf_text(&codes), cases[i].sorted);
        buf_clear(&codes);
        record_list_clear(&list);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_settings, close_settings)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_columns),    TEST(test_axes), TEST(test_tables), TEST(test_kind_read),
        TEST(test_needed),     TEST(test_span), TEST(test_marks),  TEST(test_other_instrument),
        TEST(test_copy_equal), TEST(test_list), TEST(test_sort),   TEST(test_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
