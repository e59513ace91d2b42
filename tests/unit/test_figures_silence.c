// SPDX-License-Identifier: EUPL-1.2
// Silence and the inbox by their definitions, day by day.
#include "figures/silence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/inbox.h"
#include "model/settings.h"

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

static int tear_down(void **state)
{
    (void)state;
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_clear(&lists[kind]);
    }
    settings_clear(&settings);
    return 0;
}

static void add(enum kind kind, const char *fields)
{
    base_fill(kind, record_list_add(&lists[kind]), fields);
}

static int64_t day_of(const char *text)
{
    int64_t day;
    assert_true(date_parse(text, &day));
    return day;
}

static void add_row(struct buf *out, const char *kind, const char *subject, int64_t date)
{
    char day[DATE_TEXT];
    buf_addf(out, "%s%s %s %s", out->len > 0 ? "; " : "", kind, subject ? subject : "-",
             date_format(date, DATE_ISO, day));
}

static void assert_silent(const char *day, const char *wanted)
{
    struct record_list found;
    struct buf words = {0};
    record_list_init(&found, KIND_SILENCE);
    figures_silence(lists, day_of(day), &settings, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct silence *row = record_list_at(&found, i);
        add_row(&words, row->kind, row->subject, row->date);
    }
    print_message("silence on %s\n", day);
    assert_string_equal(buf_text(&words), wanted);
    buf_clear(&words);
    record_list_clear(&found);
}

static void assert_inbox(const char *day, const char *wanted)
{
    struct record_list found;
    struct buf words = {0};
    record_list_init(&found, KIND_INBOX);
    figures_inbox(lists, day_of(day), &settings, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct inbox_row *row = record_list_at(&found, i);
        add_row(&words, row->kind, row->subject, row->date);
    }
    print_message("inbox on %s\n", day);
    assert_string_equal(buf_text(&words), wanted);
    buf_clear(&words);
    record_list_clear(&found);
}

static void no_contact_counts_from_the_newest(void **state)
{
    (void)state;
    assert_silent("2026-11-22", "");
    add(KIND_COORDINATION, "from=2026-01-01|until=2026-12-31|level=access");
    assert_silent("2026-03-01", ""); // 59 days
    assert_silent("2026-03-02", "no-contact - 2026-01-01");
    add(KIND_NOTE, "date=2025-12-01|sequence=1"); // before the span began
    assert_silent("2026-03-02", "no-contact - 2026-01-01");
    add(KIND_NOTE, "date=2026-02-01|sequence=1");
    add(KIND_MEETING, "date=2026-03-01|state=planned");
    assert_silent("2026-04-01", ""); // 59 days after the note
    assert_silent("2026-04-02", "no-contact - 2026-02-01");
    add(KIND_MEETING, "date=2026-03-03|state=held");
    add(KIND_NOTE, "date=2026-12-01|sequence=1"); // still to come
    assert_silent("2026-04-02", "");
    assert_silent("2026-11-22", "no-contact - 2026-03-03");
    assert_silent("2027-11-22", ""); // nobody coordinates
}

static void a_pilot_light_is_not_silent(void **state)
{
    (void)state;
    add(KIND_COORDINATION, "from=2026-01-01|level=pilot-light");
    add(KIND_ACTION, "action=A1|due=2026-02-01");
    assert_silent("2026-11-22", "overdue-action A1 2026-02-01");
}

static void actions_are_overdue_behind_their_day(void **state)
{
    (void)state;
    add(KIND_ACTION, "action=A10|set_on=2026-01-01|due=2026-05-01");
    add(KIND_ACTION, "action=A2|set_on=2026-01-01|due=2026-05-01|done_on=2026-06-01");
    add(KIND_ACTION, "action=A3|set_on=2026-01-01");
    assert_silent("2026-05-01", "");
    assert_silent("2026-05-02", "overdue-action A2 2026-05-01; overdue-action A10 2026-05-01");
    assert_silent("2026-06-01", "overdue-action A10 2026-05-01");
    assert_silent("2025-12-31", "");
}

static void goals_need_an_action_of_any_day(void **state)
{
    (void)state;
    add(KIND_GOAL, "goal=G1|set_on=2026-01-01|target_date=2026-09-01");
    add(KIND_GOAL, "goal=G2|set_on=2026-01-01");
    add(KIND_GOAL, "goal=G3|outcome=reached");
    add(KIND_GOAL, "goal=G4|outcome=reached|outcome_date=2026-03-01|target_date=2026-02-01");
    add(KIND_ACTION, "action=A1|goal=G2|set_on=2027-01-01|done_on=2027-01-01");
    assert_silent("2026-02-01", "goal-without-action G1 2026-09-01; "
                                "goal-without-action G4 2026-02-01");
    assert_silent("2026-03-01", "goal-without-action G1 2026-09-01");
}

static void referrals_wait_for_the_answer_term(void **state)
{
    (void)state;
    add(KIND_REFERRAL, "date=2026-05-01|direction=out|state=sent");
    add(KIND_REFERRAL, "date=2026-05-01|direction=in|state=accepted");
    assert_silent("2026-05-14", "");
    assert_silent("2026-05-15", "referral-unanswered out 2026-05-01");
}

static void endings_stand_eight_weeks_ahead(void **state)
{
    (void)state;
    add(KIND_INVOLVEMENT, "professional=HV2|domain=care|from=2026-01-01|until=2026-06-26");
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|from=2026-01-01|until=2026-06-26");
    assert_silent("2026-04-30", "");
    assert_silent("2026-05-01", "ending HV1 2026-06-26; ending HV2 2026-06-26");
    assert_silent("2026-06-26", "ending HV1 2026-06-26; ending HV2 2026-06-26");
    assert_silent("2026-06-27", "");
}

static void kinds_stand_in_their_order(void **state)
{
    (void)state;
    add(KIND_PERSON, "person=P2|role=child|birth_date=2010-12-01");
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|from=2020-01-01|until=2026-08-31");
    add(KIND_INVOLVEMENT, "professional=HV2|domain=care|from=2020-01-01|until=2026-12-31");
    add(KIND_REFERRAL, "date=2026-05-01|direction=in|state=sent");
    add(KIND_GOAL, "goal=G1");
    add(KIND_ACTION, "action=A1|due=2026-05-01");
    add(KIND_COORDINATION, "from=2026-01-01|level=access");
    assert_silent("2026-11-30", "no-contact - 2026-01-01; overdue-action A1 2026-05-01; "
                                "goal-without-action G1 ; referral-unanswered in 2026-05-01; "
                                "ending HV2 2026-12-31; look-back HV1 2026-11-30; "
                                "birthday P2 2026-12-01");
}

// The inbox

static void what_is_due_within_two_weeks_is_coming(void **state)
{
    (void)state;
    add(KIND_ACTION, "action=A1|due=2026-05-15");
    add(KIND_ACTION, "action=A2");
    add(KIND_AGREEMENT, "date=2026-04-01|agreement=A10|due=2026-05-15");
    add(KIND_AGREEMENT, "date=2026-04-01|agreement=A2|due=2026-05-15");
    add(KIND_AGREEMENT, "date=2026-04-01|agreement=A3|due=2026-05-15|kept=no");
    add(KIND_AGREEMENT, "date=2026-04-01|agreement=A4");
    add(KIND_AGREEMENT, "date=2026-06-01|agreement=A1|due=2026-05-15");
    add(KIND_NOTE, "date=2026-04-02|sequence=2|remind_on=2026-05-15");
    add(KIND_NOTE, "date=2026-04-02|sequence=3");
    assert_inbox("2026-04-30", "");
    assert_inbox("2026-05-01", "action A1 2026-05-15; agreement 2026-04-01/A2 2026-05-15; "
                               "agreement 2026-04-01/A10 2026-05-15; "
                               "reminder 2026-04-02/2 2026-05-15");
    assert_inbox("2026-03-31", "");
}

static void under_a_pilot_light_only_the_check_in_is_awake(void **state)
{
    (void)state;
    add(KIND_COORDINATION, "from=2026-01-01|until=2026-05-31|level=pilot-light|"
                           "expected_until=2026-05-15|coordinator=co1");
    add(KIND_COORDINATION, "from=2026-06-01|level=access|expected_until=2026-06-02");
    add(KIND_ACTION, "action=A1|due=2026-05-15");
    add(KIND_REFERRAL, "date=2026-04-01|direction=in|state=sent");
    assert_inbox("2026-04-30", "");
    assert_inbox("2026-05-01", "check-in - 2026-05-15");
    assert_inbox("2026-05-31", "check-in - 2026-05-15");
    // It wakes as a whole.
    assert_inbox("2026-06-01", "action A1 2026-05-15; referral-unanswered in 2026-04-01");
}

static void a_line_has_what_stands_behind_it(void **state)
{
    (void)state;
    struct record_list found;
    text_set_language(LANGUAGE_EN);
    add(KIND_INVOLVEMENT, "professional=HV1|domain=care|from=2020-01-01|until=2026-08-22");
    add(KIND_PERSON, "person=P2|given_name=Bram|family_name=Kwartel|role=child|"
                     "birth_date=2010-12-01");
    add(KIND_NOTE, "date=2026-11-01|sequence=1|with=family P2|remind_on=2026-11-22");
    struct note *note = record_list_at(&lists[KIND_NOTE], 0);
    note->with_names = xstrdup("Bram Kwartel");
    struct involvement *ended = record_list_at(&lists[KIND_INVOLVEMENT], 0);
    ended->head = (struct record){.id = 7, .household_id = 3};
    record_list_init(&found, KIND_INBOX);
    figures_inbox(lists, day_of("2026-11-22"), &settings, &found);
    assert_int_equal(found.count, 3);
    const struct inbox_row *reminder = record_list_at(&found, 0);
    assert_string_equal(reminder->who_name, "the family, Bram Kwartel");
    const struct inbox_row *back = record_list_at(&found, 1);
    assert_int_equal(back->head.id, 7);
    assert_int_equal(back->head.household_id, 3);
    assert_int_equal(back->number, 3);
    assert_string_equal(back->domain, "care");
    const struct inbox_row *birthday = record_list_at(&found, 2);
    assert_int_equal(birthday->number, 16);
    assert_string_equal(birthday->who_name, "Bram Kwartel");
    record_list_clear(&found);
}

static void kinds_have_names(void **state)
{
    (void)state;
    for (enum inbox_kind kind = 0; kind < INBOX_COUNT; kind++) {
        assert_int_equal(inbox_kind_named(inbox_kind_name(kind)), kind);
    }
    assert_int_equal(inbox_kind_named("nothing"), INBOX_COUNT);
    assert_int_equal(inbox_kind_named(NULL), INBOX_COUNT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_contact_counts_from_the_newest),
        TEST(a_pilot_light_is_not_silent),
        TEST(actions_are_overdue_behind_their_day),
        TEST(goals_need_an_action_of_any_day),
        TEST(referrals_wait_for_the_answer_term),
        TEST(endings_stand_eight_weeks_ahead),
        TEST(kinds_stand_in_their_order),
        TEST(what_is_due_within_two_weeks_is_coming),
        TEST(under_a_pilot_light_only_the_check_in_is_awake),
        TEST(a_line_has_what_stands_behind_it),
        TEST(kinds_have_names),
    };
    return cmocka_run_group_tests_name("figures_silence", tests, NULL, NULL);
}
