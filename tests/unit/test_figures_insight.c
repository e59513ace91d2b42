// SPDX-License-Identifier: EUPL-1.2
// Stacking, wish against effort and the roster by their definitions.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "command/roster_ics.h"
#include "figures/figures.h"
#include "figures/gaps.h"
#include "figures/people.h"
#include "figures/roster.h"
#include "figures/stacking.h"
#include "model/settings.h"

enum { LINES = 8 };

static struct settings settings;
static struct record_list lists[KIND_SAVED_COUNT];

static int set_up(void **state)
{
    (void)state;
    settings_init(&settings);
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_init(&lists[kind], (enum kind)kind);
    }
    return 0;
}

static void empty(void)
{
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_clear(&lists[kind]);
    }
}

static int tear_down(void **state)
{
    (void)state;
    empty();
    settings_clear(&settings);
    return 0;
}

static void add(enum kind kind, const char *fields)
{
    base_fill(kind, record_list_add(&lists[kind]), fields);
}

static int64_t today(void)
{
    return date_from_civil(2026, 11, 22); // a Sunday
}

static const char *shown(const char *text)
{
    return text && text[0] != '\0' ? text : "-";
}

// Stacking

static void add_people(void)
{
    add(KIND_PERSON, "person=P1|given_name=Mireille|role=parent");
    add(KIND_PERSON, "person=P2|given_name=Tim|role=child");
    add(KIND_PERSON, "person=P10|role=child");
    add(KIND_PERSON, "person=P3|given_name=Weg|role=child|until=2026-11-21");
}

static const struct {
    const char *work[LINES];
    const char *found; // "persons domain helpers codes"; siblings behind a plus sign
} stacks[] = {
    {{"professional=HV1|domain=care|persons=P1", "professional=HV2|domain=care|persons=P1"},
     "P1 care 2 HV1 HV2; "},
    // one helper twice, another domain, another person: no stack
    {{"professional=HV1|domain=care|persons=P1",
      "professional=HV1|domain=care|persons=P1|from=2026-01-01",
      "professional=HV2|domain=housing|persons=P1", "professional=HV2|domain=care|persons=P2"},
     ""},
    // the last day still counts, the day behind it and the day before the first do not
    {{"professional=HV1|domain=care|persons=P1|until=2026-11-22",
      "professional=HV2|domain=care|persons=P1|until=2026-11-21",
      "professional=HV3|domain=care|persons=P1|from=2026-11-23"},
     ""},
    // the household is a cell of its own and is not added to the persons'
    {{"professional=HV2|domain=care", "professional=HV1|domain=care",
      "professional=HV3|domain=care|persons=P1"},
     "- care 2 HV1 HV2; "},
    // for several persons: in the cell of each
    {{"professional=HV1|domain=care|persons=P1 P2", "professional=HV2|domain=care|persons=P2 P10",
      "professional=HV3|domain=care|persons=P10"},
     "P2 care 2 HV1 HV2; P10 care 2 HV2 HV3; + P2 P10 care 2 HV1 HV3; "},
    // most helpers first, then by person, then by domain
    {{"professional=HV1|domain=welfare|persons=P2", "professional=HV2|domain=welfare|persons=P2",
      "professional=HV1|domain=care|persons=P2", "professional=HV2|domain=care|persons=P2",
      "professional=HV1|domain=safety|persons=P10", "professional=HV2|domain=safety|persons=P10",
      "professional=HV3|domain=safety|persons=P10"},
     "P10 safety 3 HV1 HV2 HV3; P2 care 2 HV1 HV2; P2 welfare 2 HV1 HV2; "},
    // each child a helper of its own
    {{"professional=HV9|domain=care|persons=P10", "professional=HV1|domain=care|persons=P1 P2"},
     "+ P2 P10 care 2 HV1 HV9; "},
    // one who is there for both of them is nobody's own, in any of what he does there
    {{"professional=HV9|domain=care|persons=P10", "professional=HV1|domain=care|persons=P2",
      "professional=HV1|domain=care|persons=P2 P10|from=2020-01-01"},
     "P10 care 2 HV1 HV9; "},
    {{"professional=HV9|domain=care|persons=P10", "professional=HV1|domain=care|persons=P2",
      "professional=HV1|domain=care|from=2020-01-01"},
     ""},
    // in two domains, and one who is no member any more
    {{"professional=HV9|domain=care|persons=P10", "professional=HV1|domain=housing|persons=P2",
      "professional=HV2|domain=care|persons=P3"},
     ""},
};

static void add_stack(const struct stacking *row, struct buf *out)
{
    buf_addf(out, "%s%s %s %d %s; ", row->siblings == 1 ? "+ " : "", shown(row->persons),
             row->domain, (int)row->helpers, row->professionals);
}

static void cells_of_two_or_more_helpers(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(stacks); i++) {
        struct record_list found;
        struct buf text = {0};
        empty();
        add_people();
        for (size_t line = 0; line < LINES && stacks[i].work[line]; line++) {
            add(KIND_INVOLVEMENT, stacks[i].work[line]);
        }
        record_list_init(&found, KIND_STACKING);
        figures_stacking(lists, today(), &found);
        for (size_t row = 0; row < found.count; row++) {
            add_stack(record_list_at(&found, row), &text);
        }
        print_message("case %zu\n", i);
        assert_string_equal(buf_text(&text), stacks[i].found);
        record_list_clear(&found);
        buf_clear(&text);
    }
}

static void names_stand_in_the_order_of_the_references(void **state)
{
    (void)state;
    static const struct {
        const char *persons, *names;
    } cases[] = {{"P1 P2", "Mireille, Tim"}, {"P10", "P10"}, {"P7 P1", "P7, Mireille"}, {"", ""}};
    empty();
    add_people();
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char *names = people_names(&lists[KIND_PERSON], cases[i].persons);
        assert_string_equal(names, cases[i].names);
        free(names);
    }
    assert_true(people_compare("P2", "P10") < 0);
    assert_true(people_compare("P1 P10", "P1 P2") > 0);
    assert_true(people_compare("", "P1") < 0);
    assert_true(people_compare("P1", "P1 P2") < 0);
    assert_int_equal(people_compare(NULL, ""), 0);
    assert_true(people_have("P10 P2", "P2"));
    assert_false(people_have("P10", "P1"));
}

// Wish against effort

struct line {
    enum kind kind;
    const char *fields;
};

static const struct {
    struct line lines[LINES];
    const char *found; // "dimension talk wanted goals helpers hours network gap" of those with any
} wishes[] = {
    {{{KIND_SCORING, "person=P1|date=2026-01-01|axis1=3.0|axis1_wanted=7.5|axis2_talk=yes"}},
     "body 0 45 0 0 0 0 gap; mind 1 0 0 0 0 0 gap; "},
    // the newest up to the day, and what it leaves blank counts as none
    {{{KIND_SCORING, "person=P1|date=2026-01-01|axis1_talk=yes"},
      {KIND_SCORING, "person=P1|date=2026-11-22|axis2_talk=yes"},
      {KIND_SCORING, "person=P1|date=2026-11-23|axis3_talk=yes"}},
     "mind 1 0 0 0 0 0 gap; "},
    // less wanted, one of both, another instrument, no member: no wish
    {{{KIND_SCORING, "person=P1|date=2026-01-01|axis1=7.0|axis1_wanted=3.0|axis2=1.0"},
      {KIND_SCORING, "person=P2|date=2026-01-01|axis3_wanted=9.0"},
      {KIND_SCORING, "person=P10|date=2026-01-01|instrument=other|axis1_talk=yes"},
      {KIND_SCORING, "person=P3|date=2026-01-01|axis1_talk=yes"}},
     ""},
    // persons add up; the greatest mismatch stands first, ties in the order of the axes
    {{{KIND_SCORING, "person=P1|date=2026-01-01|axis1=6.0|axis1_wanted=6.9|axis6_talk=yes"},
      {KIND_SCORING, "person=P2|date=2026-01-01|axis1=6.0|axis1_wanted=6.1|axis2_talk=yes"},
      {KIND_GOAL, "goal=G1|dimension=daily"}},
     "daily 1 0 1 0 0 0 gap; body 0 10 0 0 0 0 gap; mind 1 0 0 0 0 0 gap; "},
    // hours weigh against the wish
    {{{KIND_SCORING, "person=P1|date=2026-01-01|axis1_talk=yes|axis2_talk=yes"},
      {KIND_INVOLVEMENT, "professional=HV1|domain=care|dimension=body|hours_per_week=0.50"},
      {KIND_INVOLVEMENT, "professional=HV1|domain=housing|dimension=body|hours_per_week=1.00"},
      {KIND_INVOLVEMENT, "professional=HV1|domain=welfare|dimension=body"}},
     "mind 1 0 0 0 0 0 gap; body 1 0 0 1 90 0; "},
    // hours that nobody knows, a helper all the same; and one who stopped
    {{{KIND_SCORING, "person=P1|date=2026-01-01|axis1_talk=yes|axis2_talk=yes"},
      {KIND_INVOLVEMENT, "professional=HV1|domain=care|dimension=body"},
      {KIND_INVOLVEMENT, "professional=HV1|domain=care|dimension=mind|until=2026-11-21"}},
     "body 1 0 0 1 ? 0; mind 1 0 0 0 0 0 gap; "},
    // the network has an open action on a goal of it; done, of a helper, without a goal: none
    {{{KIND_NETWORK, "network=N1|name=Oma"},
      {KIND_GOAL, "goal=G1|dimension=mind|domain=housing"},
      {KIND_GOAL, "goal=G2|dimension=body|outcome=reached"},
      {KIND_ACTION, "action=A1|goal=G1|who=N1"},
      {KIND_ACTION, "action=A2|goal=G1|who=N1|done_on=2026-11-22"},
      {KIND_ACTION, "action=A3|goal=G1|who=HV1"},
      {KIND_ACTION, "action=A4|who=N1"},
      {KIND_ACTION, "action=A5|goal=G1|who=N2"}},
     "mind 0 0 1 0 0 1; "},
    // a domain with a goal and nobody
    {{{KIND_GOAL, "goal=G1|domain=housing"},
      {KIND_GOAL, "goal=G2|domain=care"},
      {KIND_GOAL, "goal=G3|domain=safety|outcome_date=2026-11-22"},
      {KIND_INVOLVEMENT, "professional=HV1|domain=care"}},
     "housing ? ? 1 0 0 0 gap; "},
};

static void add_number(int64_t number, struct buf *out)
{
    if (number == NONE) {
        buf_add_text(out, " ?");
    } else {
        buf_addf(out, " %d", (int)number);
    }
}

static void add_gap(const struct gaps *row, struct buf *out)
{
    const int64_t numbers[] = {row->talk,    row->wanted_change,  row->open_goals,
                               row->helpers, row->hours_per_week, row->network_actions};
    bool any = row->domain != NULL;
    for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
        any = any || numbers[i] != 0;
    }
    if (!any) {
        return;
    }
    buf_add_text(out, row->domain ? row->domain : row->dimension);
    for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
        add_number(numbers[i], out);
    }
    buf_addf(out, "%s; ", row->gap == 1 ? " gap" : "");
}

static void wishes_stand_beside_what_is_done(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(wishes); i++) {
        struct record_list found;
        struct buf text = {0};
        empty();
        add_people();
        for (size_t line = 0; line < LINES && wishes[i].lines[line].fields; line++) {
            add(wishes[i].lines[line].kind, wishes[i].lines[line].fields);
        }
        for (size_t row = 0; row < lists[KIND_SCORING].count; row++) {
            struct scoring *scoring = record_list_at(&lists[KIND_SCORING], row);
            if (!scoring->instrument) {
                scoring->instrument = strdup("positive-health");
            }
        }
        record_list_init(&found, KIND_GAPS);
        figures_gaps(lists, today(), &settings, &found);
        for (size_t row = 0; row < found.count; row++) {
            add_gap(record_list_at(&found, row), &text);
        }
        print_message("case %zu\n", i);
        assert_true(found.count >= 6); // each dimension has a row
        assert_string_equal(buf_text(&text), wishes[i].found);
        record_list_clear(&found);
        buf_clear(&text);
    }
}

// The roster

static void add_roster(void)
{
    empty();
    add_people();
    add(KIND_HOUSEHOLD, "household=T1|name=Hof");
    add(KIND_INVOLVEMENT, "professional=HV2|domain=care|persons=P2|weekdays=mon,sun|purpose=b");
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|purpose=wash|until=2026-11-30");
    add(KIND_INVOLVEMENT, "professional=HV2|domain=housing|weekdays=mon|purpose=c");
    add(KIND_INVOLVEMENT, "professional=HV2|domain=welfare|persons=P2|weekdays=mon|purpose=a");
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|weekdays=mon|until=2026-11-21");
    add(KIND_INVOLVEMENT,
        "professional=HV1|domain=health|persons=P1 P2|weekdays=wed|until=2026-11-24");
}

static void each_weekday_has_its_lines(void **state)
{
    (void)state;
    struct record_list found;
    struct buf text = {0};
    add_roster();
    record_list_init(&found, KIND_ROSTER);
    figures_roster(lists, today(), &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct roster *row = record_list_at(&found, i);
        assert_string_equal(row->household_name, "Hof");
        buf_addf(&text, "%s %s %s %s; ", shown(row->weekday), row->professional,
                 shown(row->person_names), shown(row->purpose));
    }
    assert_string_equal(buf_text(&text), "mon HV2 - c; mon HV2 Tim a; mon HV2 Tim b; "
                                         "wed HV1 Mireille, Tim -; sun HV2 Tim b; - HV1 - wash; ");
    record_list_clear(&found);
    buf_clear(&text);
}

static void add_numbers(struct buf *out)
{
    struct record_list found;
    struct roster_numbers numbers;
    record_list_init(&found, KIND_ROSTER);
    figures_roster(lists, today(), &found);
    roster_add_up(&found, &numbers);
    for (enum roster_number i = 0; i < ROSTER_NUMBERS; i++) {
        struct buf label = {0};
        struct buf value = {0};
        if (roster_add_number(&numbers, i, DATE_ISO, &label, &value)) {
            buf_addf(out, "%s: %s; ", buf_text(&label), buf_text(&value));
        }
        buf_clear(&label);
        buf_clear(&value);
    }
    record_list_clear(&found);
}

// Each work of its own: an id as the store gives it.
static void add_work(const char *fields)
{
    add(KIND_INVOLVEMENT, fields);
    struct record_list *work = &lists[KIND_INVOLVEMENT];
    struct record *head = record_list_at(work, work->count - 1);
    head->id = (int64_t)work->count;
}

static const struct {
    const char *work[LINES], *coordinated[2];
    const char *numbers;
} rosters[] = {
    {{NULL}, {NULL}, "Faces: 0; Visits a week: 0.00; Days without anyone: all days; "},
    // a day counts whatever the place; who comes on no fixed day is told beside it
    {{"professional=HV1|domain=care|weekdays=mon,wed|place=office|visits_per_week=2.00",
      "professional=HV2|domain=care|weekdays=tue,thu,fri,sat,sun",
      "professional=HV3|domain=care|visits_per_week=0.50|place=home",
      "professional=HV4|domain=care|weekdays=mon|until=2026-11-21|visits_per_week=5.00|place=home"},
     {NULL},
     "Faces: 0; Visits a week: 2.50; Days without anyone: none (1 on no fixed day); "},
    // visits of one work count once, of one helper they add up to a face; nobody knows: no sum
    {{"professional=HV1|domain=care|weekdays=mon,tue|visits_per_week=0.50|place=home",
      "professional=HV1|domain=housing|weekdays=mon|visits_per_week=0.50|place=home"},
     {NULL},
     "Faces: 1; Visits a week: 1.00; Days without anyone: wed, thu, fri, sat, sun; "},
    {{"professional=HV1|domain=care|weekdays=mon|place=home"},
     {NULL},
     "Faces: 0; Visits a week: unknown; Days without anyone: tue, wed, thu, fri, sat, sun; "},
    // new: a face, all of whose work here began after the first day of the first coordination
    {{"professional=HV1|domain=care|from=2026-03-01|visits_per_week=1.00|place=home",
      "professional=HV2|domain=care|from=2026-03-02|visits_per_week=1.00|place=home",
      "professional=HV3|domain=care|from=2026-03-02|visits_per_week=0.99|place=home",
      "professional=HV4|domain=care|visits_per_week=1.00|place=home",
      "professional=HV5|domain=care|from=2026-05-01|visits_per_week=1.00|place=home",
      "professional=HV5|domain=housing|from=2025-05-01|until=2025-06-01"},
     {"from=2026-06-01", "from=2026-03-01|until=2026-05-31"},
     "Faces: 4; New since 2026-03-01: 1; Visits a week: 4.99; "
     "Days without anyone: all days (5 on no fixed day); "},
    // a coordination to come is none yet
    {{"professional=HV1|domain=care|from=2026-03-01|visits_per_week=1.00|place=home|weekdays=mon"},
     {"from=2026-11-23"},
     "Faces: 1; Visits a week: 1.00; Days without anyone: tue, wed, thu, fri, sat, sun; "},
};

static void a_roster_adds_up(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    for (size_t i = 0; i < ARRAY_SIZE(rosters); i++) {
        struct buf text = {0};
        empty();
        for (size_t line = 0; line < LINES && rosters[i].work[line] != NULL; line++) {
            add_work(rosters[i].work[line]);
        }
        for (size_t span = 0; span < 2 && rosters[i].coordinated[span] != NULL; span++) {
            add(KIND_COORDINATION, rosters[i].coordinated[span]);
        }
        add_numbers(&text);
        assert_string_equal(buf_text(&text), rosters[i].numbers);
        buf_clear(&text);
    }
}

// The roster and the figures call the same helpers faces.
static void faces_of_the_roster_are_those_of_the_figures(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(rosters); i++) {
        struct record_list found;
        struct roster_numbers numbers;
        struct figures figures;
        empty();
        for (size_t line = 0; line < LINES && rosters[i].work[line] != NULL; line++) {
            add_work(rosters[i].work[line]);
        }
        record_list_init(&found, KIND_ROSTER);
        figures_roster(lists, today(), &found);
        roster_add_up(&found, &numbers);
        figures_household(&lists[KIND_INVOLVEMENT], today(), &settings, &figures);
        assert_int_equal(numbers.faces, figures.faces);
        assert_int_equal(numbers.visits_per_week, figures.visits_per_week);
        record_list_clear(&found);
    }
}

static char *calendar(size_t *events)
{
    struct record_list found;
    struct buf out = {0};
    record_list_init(&found, KIND_ROSTER);
    figures_roster(lists, today(), &found);
    for (size_t i = 0; i < found.count; i++) {
        struct roster *row = record_list_at(&found, i);
        row->household = strdup("T1");
    }
    *events = roster_add_ics(&found, today(), today() + 1, &settings, &out);
    record_list_clear(&found);
    return out.data ? buf_steal(&out) : strdup("");
}

static void a_calendar_has_the_days_to_come(void **state)
{
    (void)state;
    static const char *const has[] = {
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        "DTSTAMP:20261123T120000Z\r\n",
        "UID:T1/HV2/care//mon@tilburg\r\n",
        "DTSTART;VALUE=DATE:20261123\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\n",
        "DTSTART;VALUE=DATE:20261122\r\nRRULE:FREQ=WEEKLY;BYDAY=SU\r\n", // that day itself
    };
    size_t events;
    add_roster();
    char *text = calendar(&events);
    assert_int_equal(events, 4); // without whom no day is known of, and who stops before Wednesday
    for (size_t i = 0; i < ARRAY_SIZE(has); i++) {
        print_message("%s\n", has[i]);
        assert_non_null(strstr(text, has[i]));
    }
    assert_null(strstr(text, "BYDAY=WE"));
    assert_string_equal(text + strlen(text) - strlen("END:VCALENDAR\r\n"), "END:VCALENDAR\r\n");
    free(text);
}

static void nobody_on_a_day_is_no_calendar(void **state)
{
    (void)state;
    size_t events;
    empty();
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care");
    char *text = calendar(&events);
    assert_int_equal(events, 0);
    assert_string_equal(text, "");
    free(text);
}

// Rows of 75 bytes at most; put together again they are what was written.
static void long_lines_are_folded_between_characters(void **state)
{
    (void)state;
    size_t events;
    empty();
    add(KIND_INVOLVEMENT,
        "professional=HV1|domain=care|weekdays=tue|until=2026-12-31|purpose=1; één, twee\\drie "
        "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé");
    char *text = calendar(&events);
    assert_int_equal(events, 1);
    assert_non_null(strstr(text, "BYDAY=TU;UNTIL=20261231\r\n"));
    struct buf unfolded = {0};
    for (const char *at = text; *at != '\0';) {
        const char *end = strstr(at, "\r\n");
        assert_non_null(end);
        assert_true(end - at <= 75);
        assert_int_not_equal((unsigned char)at[at[0] == ' '] & 0xC0, 0x80);
        buf_add_text(&unfolded, *at == ' ' || at == text ? "" : "\n");
        buf_add(&unfolded, at + (*at == ' '), (size_t)(end - at) - (*at == ' '));
        at = end + 2;
    }
    assert_non_null(strstr(buf_text(&unfolded), "\\n1\\; één\\, twee\\\\drie éééééééééé"));
    buf_clear(&unfolded);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_two_or_more_helpers),
        cmocka_unit_test(names_stand_in_the_order_of_the_references),
        cmocka_unit_test(wishes_stand_beside_what_is_done),
        cmocka_unit_test(each_weekday_has_its_lines),
        cmocka_unit_test(a_roster_adds_up),
        cmocka_unit_test(faces_of_the_roster_are_those_of_the_figures),
        cmocka_unit_test(a_calendar_has_the_days_to_come),
        cmocka_unit_test(nobody_on_a_day_is_no_calendar),
        cmocka_unit_test(long_lines_are_folded_between_characters),
    };
    return cmocka_run_group_tests_name("figures_insight", tests, set_up, tear_down);
}
