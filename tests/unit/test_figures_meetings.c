// SPDX-License-Identifier: EUPL-1.2
#include "figures/meetings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/meeting_words.h"
#include "model/settings.h"

enum { TODAY = 1000 };

static struct {
    struct record_list meetings, agreements, actions, goals, contributions, advices, proposals;
} world;

static int open_world(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    record_list_init(&world.meetings, KIND_MEETING);
    record_list_init(&world.agreements, KIND_AGREEMENT);
    record_list_init(&world.actions, KIND_ACTION);
    record_list_init(&world.goals, KIND_GOAL);
    record_list_init(&world.contributions, KIND_CONTRIBUTION);
    record_list_init(&world.advices, KIND_ADVICE);
    record_list_init(&world.proposals, KIND_PROPOSAL);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    record_list_clear(&world.meetings);
    record_list_clear(&world.agreements);
    record_list_clear(&world.actions);
    record_list_clear(&world.goals);
    record_list_clear(&world.contributions);
    record_list_clear(&world.advices);
    record_list_clear(&world.proposals);
    return 0;
}

static void put(enum kind kind, void *record, const char *field, const char *text)
{
    field_set_text(kind_field(kind, field), record, text, strlen(text));
}

static struct meeting *add_meeting(int64_t date, const char *state)
{
    struct meeting *meeting = record_list_add(&world.meetings);
    meeting->date = date;
    put(KIND_MEETING, meeting, "state", state);
    return meeting;
}

static struct agreement *add_agreement(const char *organisation, int64_t date, int64_t due,
                                       int64_t kept)
{
    struct agreement *one = record_list_add(&world.agreements);
    one->date = date;
    one->due = due;
    one->kept = kept;
    put(KIND_AGREEMENT, one, "organisation", organisation);
    return one;
}

static void coming_is_the_earliest_planned(void **state)
{
    (void)state;
    assert_null(figures_coming_meeting(&world.meetings, TODAY));
    assert_null(figures_last_meeting(&world.meetings, TODAY));
    add_meeting(TODAY + 20, "planned");
    add_meeting(TODAY + 10, "planned");
    add_meeting(TODAY + 5, "cancelled");
    add_meeting(TODAY - 1, "planned");
    add_meeting(TODAY - 30, "held");
    add_meeting(TODAY - 40, "held");
    assert_int_equal(figures_coming_meeting(&world.meetings, TODAY)->date, TODAY + 10);
    assert_int_equal(figures_coming_meeting(&world.meetings, TODAY + 10)->date, TODAY + 10);
    assert_int_equal(figures_coming_meeting(&world.meetings, TODAY + 11)->date, TODAY + 20);
    assert_null(figures_coming_meeting(&world.meetings, TODAY + 21));
    assert_int_equal(figures_last_meeting(&world.meetings, TODAY)->date, TODAY - 30);
    assert_int_equal(figures_last_meeting(&world.meetings, TODAY - 31)->date, TODAY - 40);
}

static void family_is_invited_by_name_or_by_word(void **state)
{
    (void)state;
    struct meeting *meeting = add_meeting(TODAY, "planned");
    assert_true(figures_family_invited(meeting) == NONE);
    meeting->family_invited = 0;
    assert_int_equal(figures_family_invited(meeting), 0);
    put(KIND_MEETING, meeting, "invited", "HV0001 familyx");
    assert_int_equal(figures_family_invited(meeting), 0);
    put(KIND_MEETING, meeting, "invited", "HV0001 family P1");
    assert_int_equal(figures_family_invited(meeting), 1);
    assert_true(figures_family_present(meeting) == NONE);
    put(KIND_MEETING, meeting, "present", "HV0001 family");
    assert_int_equal(figures_family_present(meeting), 1);
}

static void overdue_is_open_and_past(void **state)
{
    (void)state;
    static const struct {
        int64_t date, due, kept;
        bool open, overdue;
    } cases[] = {
        {TODAY - 9, TODAY - 1, NONE, true, true}, {TODAY - 9, TODAY, NONE, true, false},
        {TODAY - 9, NONE, NONE, true, false},     {TODAY - 9, TODAY - 1, 1, false, false},
        {TODAY - 9, TODAY - 1, 0, false, false},  {TODAY + 1, TODAY - 1, NONE, false, false},
        {TODAY, TODAY - 1, NONE, true, true},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct agreement *one = add_agreement("", cases[i].date, cases[i].due, cases[i].kept);
        assert_int_equal(figures_agreement_open(one, TODAY), cases[i].open);
        assert_int_equal(figures_agreement_overdue(one, TODAY), cases[i].overdue);
    }
}

static void word_and_deed_adds_up(void **state)
{
    (void)state;
    struct word_and_deed *rows;
    add_agreement("", TODAY, NONE, NONE);
    add_agreement("Éénhoorn", TODAY, NONE, 1);
    add_agreement("Zorg", TODAY - 3, NONE, 0);
    add_agreement("Zorg", TODAY - 2, NONE, 1);
    add_agreement("Zorg", TODAY - 1, NONE, NONE);
    add_agreement("Zorg", TODAY + 1, NONE, 1);
    assert_int_equal(figures_word_and_deed(&world.agreements, TODAY, &rows), 3);
    assert_string_equal(rows[0].organisation, "Éénhoorn");
    assert_string_equal(rows[1].organisation, "Zorg");
    assert_string_equal(rows[2].organisation, "");
    assert_int_equal(rows[1].agreed, 3);
    assert_int_equal(rows[1].kept, 1);
    assert_int_equal(rows[1].not_kept, 1);
    assert_int_equal(rows[1].open, 1);
    free(rows);
    assert_int_equal(figures_word_and_deed(&world.agreements, TODAY - 9, &rows), 0);
    assert_null(rows);
}

static void add_work(void)
{
    struct plan_action *action = record_list_add(&world.actions);
    put(KIND_ACTION, action, "goal", "G1");
    put(KIND_ACTION, action, "text", "tidy up");
    action->due = TODAY - 2;
    action = record_list_add(&world.actions);
    put(KIND_ACTION, action, "text", "swim");
    struct goal *goal = record_list_add(&world.goals);
    put(KIND_GOAL, goal, "goal", "G1");
    put(KIND_GOAL, goal, "text", "rest");
    goal = record_list_add(&world.goals);
    put(KIND_GOAL, goal, "goal", "G2");
    put(KIND_GOAL, goal, "text", "sleep");
    struct contribution *said = record_list_add(&world.contributions);
    said->date = TODAY;
    said->needed = 0;
    put(KIND_CONTRIBUTION, said, "professional", "HV0001");
    put(KIND_CONTRIBUTION, said, "who_else", "oma");
    said = record_list_add(&world.contributions);
    said->date = TODAY - 5; // of another meeting
    said->needed = 0;
    put(KIND_CONTRIBUTION, said, "professional", "HV0002");
}

static void add_advice(const char *reference, int64_t date, const char *by, const char *clashes)
{
    struct advice *advice = record_list_add(&world.advices);
    advice->date = date;
    put(KIND_ADVICE, advice, "advice", reference);
    put(KIND_ADVICE, advice, "by", by);
    put(KIND_ADVICE, advice, "text", reference);
    put(KIND_ADVICE, advice, "clashes_with", clashes);
}

// Own lines, overdue, not needed, clashing advice, a goal without action, what else is open.
static void agenda_is_in_order(void **state)
{
    (void)state;
    struct agenda agenda = {0};
    struct settings settings;
    struct buf words = {0};
    struct meeting *meeting = add_meeting(TODAY, "planned");
    settings_init(&settings);
    put(KIND_MEETING, meeting, "agenda", "how are you\n\nwho does what");
    put(KIND_AGREEMENT, add_agreement("", TODAY - 9, NONE, NONE), "text", "calls");
    put(KIND_AGREEMENT, add_agreement("", TODAY - 9, TODAY - 1, NONE), "text", "writes");
    put(KIND_AGREEMENT, add_agreement("", TODAY - 9, TODAY - 1, 1), "text", "was kept");
    add_work();
    add_advice("R3", TODAY + 1, "HV0003", "R1"); // not given yet
    add_advice("R2", TODAY, "family", "R1");
    add_advice("R1", NONE, "HV0001", "");
    put(KIND_PROPOSAL, record_list_add(&world.proposals), "name", "fewer");
    put(KIND_PROPOSAL, record_list_add(&world.proposals), "state", "accepted");
    figures_agenda(&agenda,
                   &(struct agenda_source){.meeting = meeting,
                                           .agreements = &world.agreements,
                                           .actions = &world.actions,
                                           .goals = &world.goals,
                                           .contributions = &world.contributions,
                                           .advices = &world.advices,
                                           .proposals = &world.proposals},
                   TODAY);
    for (size_t i = 0; i < agenda.count; i++) {
        buf_addf(&words, "%s|", meeting_words_label(&agenda.points[i]));
        if (agenda.points[i].kind != AGENDA_AGREEMENT && agenda.points[i].kind != AGENDA_ACTION) {
            meeting_words_point(&agenda.points[i], &settings, &words);
        }
        buf_add_char(&words, '\n');
    }
    assert_string_equal(buf_text(&words), "agenda|how are you\nagenda|who does what\n"
                                          "proposal|fewer\n"
                                          "! agreement|\n! action|\n"
                                          "helper|HV0001 says: my part is not needed; could also "
                                          "be done by: oma\n"
                                          "advice clashes|the family itself: “R2” – HV0001: “R1”\n"
                                          "goal|sleep (no action yet)\nagreement|\naction|\n");
    figures_agenda_clear(&agenda);
    settings_clear(&settings);
    buf_clear(&words);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)
    const struct CMUnitTest tests[] = {
        TEST(coming_is_the_earliest_planned),
        TEST(family_is_invited_by_name_or_by_word),
        TEST(overdue_is_open_and_past),
        TEST(word_and_deed_adds_up),
        TEST(agenda_is_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
