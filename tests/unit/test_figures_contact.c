// SPDX-License-Identifier: EUPL-1.2
#include "figures/contact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "figures/contact_words.h"

enum { MONTHS = 12 };

static const char *const involvements[] = {
    "professional=HV1|domain=care|from=2020-01-01",
    "professional=HV1|domain=housing|from=2020-01-01", // the same helper
    "professional=HV2|domain=care|from=2020-01-01",
    "professional=HV11|domain=care|from=2020-01-01",
    "professional=HV3|domain=care|from=2020-01-01|until=2026-11-21",
};

static const struct {
    const char *meeting;
    int64_t met; // on 2026-11-22, when it is the only one
} meetings[] = {
    {"date=2026-11-22|state=held|present=HV1 HV2 HV11", 3},
    {"date=2026-11-22|state=held|present=family HV1 P1 HV2", 1},
    {"date=2026-11-22|state=held|present=HV1 HV3", 0},
    {"date=2026-11-22|state=held|present=HV2", 0},
    {"date=2026-11-22|state=held", 0},
    {"date=2026-11-22|state=planned|present=HV1 HV2", 0},
    {"date=2025-11-22|state=held|present=HV1 HV2", 1},
    {"date=2025-11-21|state=held|present=HV1 HV2", 0},
    {"date=2026-11-23|state=held|present=HV1 HV2", 0},
};

static struct contact count(const char *const *helpers, size_t helper_count,
                            const char *const *held, size_t held_count, int64_t day)
{
    struct record_list work, tables;
    struct contact contact;
    record_list_init(&work, KIND_INVOLVEMENT);
    record_list_init(&tables, KIND_MEETING);
    for (size_t i = 0; i < helper_count; i++) {
        base_fill(KIND_INVOLVEMENT, record_list_add(&work), helpers[i]);
    }
    for (size_t i = 0; i < held_count; i++) {
        base_fill(KIND_MEETING, record_list_add(&tables), held[i]);
    }
    record_init(KIND_CONTACT, &contact);
    figures_contact(
        &(struct contact_source){
            .involvements = &work, .meetings = &tables, .day = day, .months = MONTHS},
        &contact);
    record_list_clear(&work);
    record_list_clear(&tables);
    return contact;
}

static void pairs_meet_at_one_held_meeting(void **state)
{
    (void)state;
    int64_t day = date_from_civil(2026, 11, 22);
    for (size_t i = 0; i < ARRAY_SIZE(meetings); i++) {
        struct contact contact =
            count(involvements, ARRAY_SIZE(involvements), &meetings[i].meeting, 1, day);
        print_message("%s\n", meetings[i].meeting);
        assert_int_equal(contact.helpers, 3);
        assert_int_equal(contact.pairs, 3);
        assert_int_equal(contact.met, meetings[i].met);
    }
}

static void several_meetings_add_up_and_the_share_is_rounded(void **state)
{
    (void)state;
    static const char *const held[] = {"date=2026-01-01|state=held|present=HV1 HV2",
                                       "date=2026-02-01|state=held|present=HV1 HV2",
                                       "date=2026-03-01|state=held|present=HV2 HV11"};
    int64_t day = date_from_civil(2026, 11, 22);
    struct contact contact = count(involvements, ARRAY_SIZE(involvements), held, 3, day);
    assert_int_equal(contact.met, 2);
    assert_int_equal(contact.coverage, 667);
    contact = count(involvements, ARRAY_SIZE(involvements), held, 0, day);
    assert_int_equal(contact.coverage, 0);
}

static void without_a_pair_there_is_no_share(void **state)
{
    (void)state;
    struct contact contact = count(involvements, 2, NULL, 0, date_from_civil(2026, 11, 22));
    assert_int_equal(contact.helpers, 1);
    assert_int_equal(contact.pairs, 0);
    assert_int_equal(contact.coverage, NONE);
}

// From the 29th of February the last day of that month a year before.
static void months_are_clamped(void **state)
{
    (void)state;
    static const char *const held[] = {"date=2023-02-28|state=held|present=HV1 HV2"};
    assert_int_equal(count(involvements, 3, held, 1, date_from_civil(2024, 2, 29)).met, 1);
    assert_int_equal(count(involvements, 3, held, 1, date_from_civil(2024, 3, 1)).met, 0);
}

// The map

static const char *const map_advices[] = {
    "advice=R4|date=2026-11-23|by=HV5|text=later|clashes_with=R1", // after the day
    "advice=R3|date=2026-11-20|by=P1|text=of the person|clashes_with=R1",
    "advice=R2|date=2026-11-01|by=HV2|text=rest|clashes_with=R1",
    "advice=R1|by=HV1|text=walk",
    "advice=R5|date=2020-01-01|by=professional:P1|text=sleep|clashes_with=R2",
    "advice=R6|date=2020-01-01|by=HV1|text=rest too|clashes_with=R1", // of one helper
};

static const char *const prefixes[] = {"van der", "van", NULL};

static const char *const map_work[] = {
    "professional=HV1|domain=care|persons=P1 P2|professional_name=Ada Zwart",
    "professional=HV2|domain=housing|persons=P2 P3|professional_name=Bo van der Aa",
    "professional=HV3|domain=care|professional_name=Cor Mol", // for the household
    "professional=P1|domain=care|professional_name=Dirk Noor",
    "professional=P1|domain=welfare|persons=P3|professional_name=Dirk Noor",
    "professional=HV4|domain=care|persons=P1|until=2026-11-21|professional_name=Eef Bos",
    "professional=HV5|domain=care|persons=P4|professional_name=Fer Vos",
};

static const char *const map_meetings[] = {
    "date=2026-08-01|state=held|present=family HV1 P1 HV2", // P1 is the person
    "date=2026-02-01|state=held|present=HV1 HV2",
    "date=2024-05-06|state=held|present=professional:P1 HV3 HV5",
    "date=2024-05-05|state=held|present=HV1 HV5",
    "date=2026-11-23|state=held|present=HV1 HV3", // after the day
};

struct map {
    struct record_list work, tables, people, advices;
    struct contact_source source;
    struct contact_pairs pairs;
};

static void open_map(struct map *map)
{
    record_list_init(&map->work, KIND_INVOLVEMENT);
    record_list_init(&map->tables, KIND_MEETING);
    record_list_init(&map->people, KIND_PERSON);
    record_list_init(&map->advices, KIND_ADVICE);
    for (size_t i = 0; i < ARRAY_SIZE(map_advices); i++) {
        base_fill(KIND_ADVICE, record_list_add(&map->advices), map_advices[i]);
    }
    for (size_t i = 0; i < ARRAY_SIZE(map_work); i++) {
        base_fill(KIND_INVOLVEMENT, record_list_add(&map->work), map_work[i]);
    }
    for (size_t i = 0; i < ARRAY_SIZE(map_meetings); i++) {
        base_fill(KIND_MEETING, record_list_add(&map->tables), map_meetings[i]);
    }
    base_fill(KIND_PERSON, record_list_add(&map->people), "person=P1|given_name=Mireille");
    map->source = (struct contact_source){
        .involvements = &map->work,
        .meetings = &map->tables,
        .people = &map->people,
        .advices = &map->advices,
        .day = date_from_civil(2026, 11, 22),
        .months = MONTHS,
        .prefixes = prefixes,
    };
    map->pairs = (struct contact_pairs){0};
    figures_contact_pairs(&map->source, &map->pairs);
}

static void close_map(struct map *map)
{
    figures_contact_pairs_clear(&map->pairs);
    record_list_clear(&map->work);
    record_list_clear(&map->tables);
    record_list_clear(&map->people);
    record_list_clear(&map->advices);
}

static void helpers_stand_by_surname_each_once(void **state)
{
    (void)state;
    static const char *const names[] = {"Bo van der Aa", "Cor Mol", "Dirk Noor", "Fer Vos",
                                        "Ada Zwart"};
    struct map map;
    open_map(&map);
    assert_int_equal(map.pairs.count, ARRAY_SIZE(names));
    assert_int_equal(map.pairs.pair_count, 10);
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        assert_string_equal(contact_words_helper(&map.pairs.helpers[i]), names[i]);
    }
    close_map(&map);
}

enum { AA, MOL, NOOR, VOS, ZWART };

static void each_pair_has_its_last_meeting_and_its_state(void **state)
{
    (void)state;
    static const struct {
        size_t one, other;
        enum contact_state state;
        const char *last, *shared;
    } rows[] = {
        {AA, ZWART, CONTACT_MET, "2026-08-01", "P2"},
        {AA, NOOR, CONTACT_SAME_NEVER, "", "P3"},
        {MOL, NOOR, CONTACT_SAME_LONG_AGO, "2024-05-06", ""}, // both for the household
        {NOOR, VOS, CONTACT_OTHER_LONG_AGO, "2024-05-06", ""},
        {VOS, ZWART, CONTACT_OTHER_LONG_AGO, "2024-05-05", ""},
        {NOOR, ZWART, CONTACT_OTHER_NEVER, "", ""}, // the person P1 is not the helper of that code
        {MOL, ZWART, CONTACT_OTHER_NEVER, "", ""},
    };
    struct map map;
    open_map(&map);
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        const struct contact_pair *pair =
            figures_contact_pair(&map.pairs, rows[i].other, rows[i].one);
        struct buf shared = {0};
        char last[DATE_TEXT];
        print_message("%zu %zu\n", rows[i].one, rows[i].other);
        assert_ptr_equal(pair, figures_contact_pair(&map.pairs, rows[i].one, rows[i].other));
        assert_int_equal(pair->one, rows[i].one);
        assert_int_equal(pair->state, rows[i].state);
        assert_string_equal(date_format(pair->last, DATE_ISO, last), rows[i].last);
        figures_contact_shared(&map.pairs, pair, &shared);
        assert_string_equal(buf_text(&shared), rows[i].shared);
        buf_clear(&shared);
    }
    assert_null(figures_contact_pair(&map.pairs, VOS, VOS));
    close_map(&map);
}

static void the_map_and_the_figure_agree(void **state)
{
    (void)state;
    struct map map;
    struct contact contact;
    open_map(&map);
    record_init(KIND_CONTACT, &contact);
    figures_contact(&map.source, &contact);
    assert_int_equal(contact.helpers, map.pairs.count);
    assert_int_equal(contact.pairs, map.pairs.pair_count);
    assert_int_equal(contact.met, 1);
    assert_int_equal(figures_contact_count(&map.pairs, CONTACT_MET), contact.met);
    assert_int_equal(figures_contact_coverage(&map.pairs), contact.coverage);
    for (size_t i = 0; i < map.pairs.pair_count; i++) {
        const struct contact_pair *pair = &map.pairs.pairs[i];
        bool within =
            pair->last != NONE && figures_contact_months(pair->last, map.source.day) <= MONTHS;
        assert_int_equal(within, pair->state == CONTACT_MET);
    }
    close_map(&map);
}

static void advice_that_clashes_stands_at_the_pair(void **state)
{
    (void)state;
    struct map map;
    size_t clashing = 0;
    open_map(&map);
    for (size_t i = 0; i < map.pairs.pair_count; i++) {
        clashing += map.pairs.pairs[i].advice[0] != NULL;
    }
    assert_int_equal(clashing, 2);
    const struct contact_pair *pair = figures_contact_pair(&map.pairs, AA, ZWART);
    assert_string_equal(pair->advice[0]->text, "rest"); // of the first helper
    assert_string_equal(pair->advice[1]->text, "walk");
    pair = figures_contact_pair(&map.pairs, AA, NOOR);
    assert_string_equal(pair->advice[0]->advice, "R2");
    assert_string_equal(pair->advice[1]->advice, "R5");
    assert_true(figures_contact_means(&map.source, "HV1", "HV1"));
    assert_false(figures_contact_means(&map.source, "P1", "P1")); // the person
    assert_true(figures_contact_means(&map.source, "professional:P1", "P1"));
    assert_false(figures_contact_means(&map.source, NULL, "HV1"));
    close_map(&map);
}

static void months_are_those_within_which_it_lies(void **state)
{
    (void)state;
    static const struct {
        const char *last, *day;
        int64_t months;
    } rows[] = {
        {"2026-11-22", "2026-11-22", 0},  {"2026-11-21", "2026-11-22", 1},
        {"2026-10-22", "2026-11-22", 1},  {"2026-10-21", "2026-11-22", 2},
        {"2025-11-22", "2026-11-22", 12}, {"2025-11-21", "2026-11-22", 13},
        {"2023-02-28", "2024-02-29", 12}, {"2026-02-28", "2026-03-31", 1},
    };
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        int64_t last, day = NONE;
        assert_true(date_parse(rows[i].last, &last) && date_parse(rows[i].day, &day));
        assert_int_equal(figures_contact_months(last, day), rows[i].months);
    }
}

static void words_say_for_whom_in_which_domains(void **state)
{
    (void)state;
    struct map map;
    struct settings settings;
    struct buf words = {0};
    text_set_language(LANGUAGE_EN);
    settings_init(&settings);
    open_map(&map);
    contact_words_work(&map.source, &map.pairs.helpers[ZWART], &settings, &words);
    assert_string_equal(buf_text(&words),
                        "Mireille (care and assistance); P2 (care and assistance)");
    buf_reset(&words);
    contact_words_shared(&map.source, &map.pairs, figures_contact_pair(&map.pairs, AA, ZWART),
                         &settings, &words);
    assert_string_equal(buf_text(&words), "P2 (care and assistance, housing)");
    buf_reset(&words);
    contact_words_shared(&map.source, &map.pairs, figures_contact_pair(&map.pairs, MOL, NOOR),
                         &settings, &words);
    assert_string_equal(buf_text(&words), "the household (care and assistance)");
    buf_clear(&words);
    close_map(&map);
    settings_clear(&settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_meet_at_one_held_meeting),
        cmocka_unit_test(several_meetings_add_up_and_the_share_is_rounded),
        cmocka_unit_test(without_a_pair_there_is_no_share),
        cmocka_unit_test(months_are_clamped),
        cmocka_unit_test(helpers_stand_by_surname_each_once),
        cmocka_unit_test(each_pair_has_its_last_meeting_and_its_state),
        cmocka_unit_test(the_map_and_the_figure_agree),
        cmocka_unit_test(advice_that_clashes_stands_at_the_pair),
        cmocka_unit_test(months_are_those_within_which_it_lies),
        cmocka_unit_test(words_say_for_whom_in_which_domains),
    };
    return cmocka_run_group_tests_name("figures_contact", tests, NULL, NULL);
}
