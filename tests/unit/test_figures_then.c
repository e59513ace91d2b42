// SPDX-License-Identifier: EUPL-1.2
// Moments, quarters, who came and went, and what was said earlier, by their definitions.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "figures/comings.h"
#include "figures/figures.h"
#include "figures/moments.h"
#include "figures/quarters.h"
#include "figures/roster.h"
#include "figures/snapshots.h"
#include "model/settings.h"

static struct settings settings;
static struct record_list lists[KIND_COUNT];

static int set_up(void **state)
{
    (void)state;
    settings_init(&settings);
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        record_list_init(&lists[kind], kind);
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        record_list_clear(&lists[kind]);
    }
    settings_clear(&settings);
    return 0;
}

static void add(enum kind kind, const char *fields)
{
    base_fill(kind, record_list_add(&lists[kind]), fields);
}

static int64_t day(const char *text)
{
    int64_t found = NONE;
    assert_true(date_parse(text, &found));
    return found;
}

static void add_day(struct buf *out, int64_t date)
{
    char text[DATE_TEXT];
    buf_addf(out, "%s", date_format(date, DATE_ISO, text));
}

// Moments

static struct moment_records records(void)
{
    return (struct moment_records){&lists[KIND_COORDINATION], &lists[KIND_INVOLVEMENT],
                                   &lists[KIND_SCORING], &lists[KIND_SNAPSHOT]};
}

static void assert_moments(const char *shown, const char *wanted)
{
    static const char letters[] = {'f', 'c', 'w', 'h', 's'};
    struct moments moments = {0};
    struct moment_records of = records();
    struct buf text = {0};
    figures_moments(&of, day(shown), &moments);
    for (size_t i = 0; i < moments.count; i++) {
        buf_addf(&text, "%s%c ", i > 0 ? "" : "", letters[moments.items[i].of]);
        add_day(&text, moments.items[i].day);
        buf_addf(&text, "%s%s; ", moments.items[i].stage != NULL ? " " : "",
                 moments.items[i].stage != NULL ? moments.items[i].stage : "");
    }
    assert_string_equal(buf_text(&text), wanted);
    buf_clear(&text);
    figures_moments_clear(&moments);
}

static void moments_are_oldest_first_and_one_a_day(void **state)
{
    (void)state;
    struct moment_records of = records();
    assert_moments("2026-11-22", "s 2026-11-22; ");
    assert_int_equal(figures_baseline_day(&of, day("2026-11-22")), NONE);
    add(KIND_INVOLVEMENT, "professional=HV1");
    assert_moments("2026-11-22", "s 2026-11-22; ");
    add(KIND_INVOLVEMENT, "professional=HV1|from=2024-05-01");
    add(KIND_INVOLVEMENT, "professional=HV2|from=2024-03-01");
    assert_moments("2026-11-22", "h 2024-03-01; s 2026-11-22; ");
    assert_moments("2024-02-29", "s 2024-02-29; ");
    add(KIND_COORDINATION, "from=2025-06-01");
    add(KIND_COORDINATION, "from=2025-01-15");
    add(KIND_SCORING, "person=P1|date=2025-01-15|stage=start");
    add(KIND_SCORING, "person=P1|date=2025-03-01");
    add(KIND_SCORING, "person=P2|date=2026-02-01|stage=interim");
    add(KIND_SCORING, "person=P1|date=2026-02-01|stage=interim");
    assert_moments("2026-11-22", "c 2025-01-15; w 2026-02-01 interim; s 2026-11-22; ");
    // what comes later than the day shown is no moment; the day shown is a web's own
    assert_moments("2026-02-01", "c 2025-01-15; w 2026-02-01 interim; ");
    assert_moments("2026-01-31", "c 2025-01-15; s 2026-01-31; ");
    assert_int_equal(figures_baseline_day(&of, day("2026-11-22")), day("2025-01-15"));
    assert_int_equal(figures_baseline_day(&of, day("2025-01-14")), NONE);
}

static void snapshots_take_the_place_of_later_webs(void **state)
{
    (void)state;
    struct moment_records of = records();
    add(KIND_COORDINATION, "from=2025-01-15");
    add(KIND_SCORING, "person=P1|date=2025-02-01|stage=start");
    add(KIND_SCORING, "person=P1|date=2025-03-02|stage=interim");
    add(KIND_SNAPSHOT, "date=2025-03-01|stage=start");
    add(KIND_SNAPSHOT, "date=2026-03-01|stage=interim");
    assert_moments("2026-11-22", "c 2025-01-15; w 2025-02-01 start; f 2025-03-01 start; "
                                 "f 2026-03-01 interim; s 2026-11-22; ");
    assert_moments("2025-02-28", "c 2025-01-15; w 2025-02-01 start; s 2025-02-28; ");
    // frozen on the first day of the coordination, and on the day shown
    add(KIND_SNAPSHOT, "date=2025-01-15|stage=start");
    assert_moments("2025-03-01", "f 2025-01-15 start; f 2025-03-01 start; ");
    assert_int_equal(figures_baseline_day(&of, day("2025-03-01")), day("2025-01-15"));
    record_list_clear(&lists[KIND_COORDINATION]);
    assert_int_equal(figures_baseline_day(&of, day("2025-01-14")), NONE);
}

static void there_is_something_to_go_back_to(void **state)
{
    (void)state;
    add(KIND_INVOLVEMENT, "professional=HV1|from=2025-02-01");
    add(KIND_SNAPSHOT, "date=2026-11-22|stage=start");
    assert_moments("2026-11-22", "h 2025-02-01; f 2026-11-22 start; ");
    assert_moments("2026-11-23", "f 2026-11-22 start; s 2026-11-23; ");
}

static void a_start_that_was_frozen_is_the_baseline(void **state)
{
    (void)state;
    struct moment_records of = records();
    add(KIND_COORDINATION, "from=2025-01-15");
    add(KIND_SNAPSHOT, "date=2025-02-01|stage=interim");
    assert_int_equal(figures_baseline_day(&of, day("2026-11-22")), day("2025-01-15"));
    add(KIND_SNAPSHOT, "date=2025-03-01|stage=start");
    assert_int_equal(figures_baseline_day(&of, day("2026-11-22")), day("2025-03-01"));
    assert_int_equal(figures_baseline_day(&of, day("2025-02-28")), day("2025-01-15"));
}

static void what_is_frozen_are_the_figures_of_the_day(void **state)
{
    (void)state;
    struct snapshot snapshot;
    const struct snapshot_records of = {&lists[KIND_INVOLVEMENT], &lists[KIND_MEETING],
                                        &lists[KIND_PERSON], &lists[KIND_NETWORK]};
    record_init(KIND_SNAPSHOT, &snapshot);
    add(KIND_INVOLVEMENT,
        "professional=HV1|organisation=O1|hours_per_week=1.00|visits_per_week=1.00|"
        "place=home|law=wmo|yearly_amount=1000.00");
    add(KIND_INVOLVEMENT, "professional=HV2|law=zvw|until=2026-11-22");
    add(KIND_INVOLVEMENT, "professional=HV3|from=2026-11-23");
    add(KIND_MEETING, "date=2026-01-01|state=held|present=HV1 HV2");
    figures_freeze(&of, day("2026-11-22"), &settings, &snapshot);
    assert_int_equal(snapshot.date, day("2026-11-22"));
    assert_int_equal(snapshot.helpers, 2);
    assert_int_equal(snapshot.organisations, 1);
    assert_int_equal(snapshot.hours_per_week, 60);
    assert_int_equal(snapshot.unknown_hours, 1);
    assert_int_equal(snapshot.hours_per_helper, 60);
    assert_int_equal(snapshot.visits_per_week, 100);
    assert_int_equal(snapshot.faces, 1);
    assert_int_equal(snapshot.yearly_cost, 100000);
    assert_int_equal(snapshot.unknown_costs, 1);
    assert_int_equal(snapshot.municipal_cost, 100000);
    assert_int_equal(snapshot.coverage, 1000);
    figures_freeze(&of, day("2026-11-23"), &settings, &snapshot);
    assert_int_equal(snapshot.coverage, 0);
    record_clear(KIND_SNAPSHOT, &snapshot);
}

// Quarters

static size_t quarters(const char *first, const char *last, struct buf *out)
{
    struct quarters found;
    figures_quarters(&lists[KIND_INVOLVEMENT], first != NULL ? day(first) : NONE, day(last),
                     &settings, &found);
    buf_reset(out);
    for (size_t i = 0; i < found.count; i++) {
        add_day(out, found.items[i].day);
        buf_addf(out, " %d; ", (int)found.items[i].figures.helpers);
    }
    return found.count;
}

static void a_quarter_has_the_figures_of_its_last_day(void **state)
{
    (void)state;
    struct buf text = {0};
    add(KIND_INVOLVEMENT, "professional=HV1|from=2025-06-30");
    add(KIND_INVOLVEMENT, "professional=HV2|from=2025-07-01|until=2025-12-30");
    add(KIND_INVOLVEMENT, "professional=HV3|from=2026-02-11");
    assert_int_equal(quarters("2025-06-30", "2026-02-10", &text), 4);
    assert_string_equal(buf_text(&text),
                        "2025-06-30 1; 2025-09-30 2; 2025-12-31 1; 2026-02-10 1; ");
    quarters("2025-06-30", "2026-03-31", &text);
    assert_string_equal(buf_text(&text),
                        "2025-06-30 1; 2025-09-30 2; 2025-12-31 1; 2026-03-31 2; ");
    assert_int_equal(quarters("2026-02-10", "2026-02-10", &text), 1);
    assert_int_equal(quarters("2026-02-11", "2026-02-10", &text), 0);
    assert_int_equal(quarters(NULL, "2026-02-10", &text), 0);
    // of more than there is room for the newest
    assert_int_equal(quarters("1950-01-01", "2026-02-10", &text), QUARTERS_MOST);
    assert_non_null(strstr(buf_text(&text), "2025-12-31 1; 2026-02-10 1; "));
    assert_int_equal(strncmp(buf_text(&text), "2006-06-30 0; ", 14), 0);
    buf_clear(&text);
}

static void a_level_tells_nothing_from_not_known(void **state)
{
    (void)state;
    assert_int_equal(quarter_level(NONE, 28), QUARTER_GAP);
    assert_int_equal(quarter_level(0, 28), 0);
    assert_int_equal(quarter_level(1, 28), 1);
    assert_int_equal(quarter_level(4, 28), 1);
    assert_int_equal(quarter_level(5, 28), 2);
    assert_int_equal(quarter_level(27, 28), 7);
    assert_int_equal(quarter_level(28, 28), QUARTER_LEVELS - 1);
    assert_int_equal(quarter_level(0, 0), 0);
}

// Who came and went

static void helpers_came_went_and_stayed(void **state)
{
    static const char *const words[] = {"went", "came", "stayed", "passed"};
    (void)state;
    struct comings comings = {0};
    struct buf text = {0};
    add(KIND_INVOLVEMENT, "professional=HV1|until=2025-12-31|hours_per_week=1.00");
    add(KIND_INVOLVEMENT, "professional=HV1|from=2026-01-01|hours_per_week=0.50");
    add(KIND_INVOLVEMENT, "professional=HV2|from=2024-01-01|until=2026-01-31");
    add(KIND_INVOLVEMENT, "professional=HV2|from=2024-01-01|until=2025-01-31");
    add(KIND_INVOLVEMENT, "professional=HV3|from=2025-06-01|until=2025-07-31");
    add(KIND_INVOLVEMENT, "professional=HV4|from=2026-11-22");
    add(KIND_INVOLVEMENT, "professional=HV5|from=2025-01-02");
    add(KIND_INVOLVEMENT, "professional=HV6|until=2024-12-31");
    add(KIND_INVOLVEMENT, "professional=HV7|from=2026-11-23");
    add(KIND_INVOLVEMENT, "professional=HV8|until=2025-01-01");
    figures_comings(&lists[KIND_INVOLVEMENT], day("2025-01-01"), day("2026-11-22"), &comings);
    for (size_t i = 0; i < comings.count; i++) {
        const struct helper_coming *one = &comings.items[i];
        buf_addf(&text, "%s %s", words[one->coming], one->one->professional);
        buf_addf(&text, " %s", one->came != NONE ? "+" : "");
        add_day(&text, one->came);
        buf_addf(&text, "%s", one->went != NONE ? "-" : "");
        add_day(&text, one->went);
        buf_add_text(&text, "\n");
    }
    assert_string_equal(buf_text(&text), "went HV8 -2025-01-01\n"
                                         "went HV2 -2026-01-31\n"
                                         "came HV5 +2025-01-02\n"
                                         "came HV4 +2026-11-22\n"
                                         "stayed HV1 +2026-01-01-2025-12-31\n"
                                         "passed HV3 +2025-06-01-2025-07-31\n");
    assert_int_equal(comings.counts[HELPER_WENT], 2);
    assert_int_equal(comings.counts[HELPER_CAME], 2);
    assert_int_equal(comings.counts[HELPER_STAYED], 1);
    assert_int_equal(comings.counts[HELPER_PASSED], 1);
    assert_int_equal(comings.items[4].minutes_then, 60);
    assert_int_equal(comings.items[4].minutes_now, 30);
    assert_int_equal(comings.items[0].minutes_then, NONE);
    buf_clear(&text);
    figures_comings_clear(&comings);
}

// Roster

static void a_day_of_the_week_counts_each_helper_once(void **state)
{
    (void)state;
    int64_t helpers[ROSTER_DAYS];
    static const int64_t wanted[ROSTER_DAYS] = {2, 0, 0, 1, 0, 0, 0, 2};
    struct record_list rows;
    record_list_init(&rows, KIND_ROSTER);
    add(KIND_INVOLVEMENT, "professional=HV1|purpose=a|domain=care|weekdays=mon,thu");
    add(KIND_INVOLVEMENT, "professional=HV1|purpose=b|domain=care|weekdays=mon");
    add(KIND_INVOLVEMENT, "professional=HV2|purpose=b|domain=care|weekdays=mon");
    add(KIND_INVOLVEMENT, "professional=HV2|purpose=c|domain=care");
    add(KIND_INVOLVEMENT, "professional=HV3|purpose=c|domain=care");
    figures_roster(lists, day("2026-11-22"), &rows);
    roster_count(&rows, helpers);
    assert_memory_equal(helpers, wanted, sizeof(wanted));
    record_list_clear(&rows);
}

// Words

static void add_line(const char *on, const char *action, const char *field, const char *old)
{
    struct history *line = record_list_add(&lists[KIND_HISTORY]);
    struct buf fields = {0};
    buf_addf(&fields, "action=%s|field=%s|old_value=%s", action, field, old);
    base_fill(KIND_HISTORY, line, buf_text(&fields));
    line->at = date_noon(day(on));
    buf_clear(&fields);
}

static const char *words_on(const char *text)
{
    return figures_words_on(&lists[KIND_HISTORY], "question", day(text), "now");
}

static void words_are_those_at_the_end_of_the_day(void **state)
{
    (void)state;
    assert_string_equal(words_on("2020-01-01"), "now");
    add_line("2026-05-01", "change", "question", "second");
    add_line("2026-04-01", "change", "name", "other");
    add_line("2026-03-01", "change", "question", "");
    add_line("2026-02-01", "new", "", "");
    assert_string_equal(words_on("2026-11-22"), "now");
    assert_string_equal(words_on("2026-05-01"), "now");
    assert_string_equal(words_on("2026-04-30"), "second");
    assert_string_equal(words_on("2026-03-01"), "second");
    assert_string_equal(words_on("2026-02-28"), "");
    assert_string_equal(words_on("2026-02-01"), "");
    assert_null(words_on("2026-01-31"));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(moments_are_oldest_first_and_one_a_day),
        TEST(snapshots_take_the_place_of_later_webs),
        TEST(there_is_something_to_go_back_to),
        TEST(a_start_that_was_frozen_is_the_baseline),
        TEST(what_is_frozen_are_the_figures_of_the_day),
        TEST(a_quarter_has_the_figures_of_its_last_day),
        TEST(a_level_tells_nothing_from_not_known),
        TEST(helpers_came_went_and_stayed),
        TEST(a_day_of_the_week_counts_each_helper_once),
        TEST(words_are_those_at_the_end_of_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
