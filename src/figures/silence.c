// SPDX-License-Identifier: EUPL-1.2
#include "figures/silence.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/utf8.h"
#include "figures/course.h"
#include "figures/figures.h"
#include "figures/lookbacks.h"
#include "figures/plan.h"
#include "model/field_words.h"
#include "model/name.h"
#include "model/settings.h"

enum { ENDING_DAYS = 56, TEXT_COLUMNS = 200 };

// What one kind of silence is looked for with.
struct search {
    const struct record_list *lists;
    int64_t day;
    const struct settings *settings;
    struct record_list *found;
    enum silence_kind kind;
};

void figures_set_line_text(enum kind kind, void *row, const char *field, const char *text)
{
    size_t len = text ? utf8_fit(text, TEXT_COLUMNS, NULL) : 0;
    field_set_text(kind_field(kind, field), row, str_text(text), len);
}

// What a row says besides its kind and record.
struct words {
    const char *subject, *text, *who_name, *domain;
    int64_t date, number;
};

static void add(struct search *search, const void *record, const struct words *words)
{
    const struct record *head = record;
    struct silence *row = record_list_add(search->found);
    row->head = (struct record){.id = head->id, .household_id = head->household_id};
    row->date = words->date;
    row->number = words->number;
    record_set_text(KIND_SILENCE, row, "kind", silence_kind_name(search->kind));
    record_set_text(KIND_SILENCE, row, "subject", words->subject);
    record_set_text(KIND_SILENCE, row, "who_name", words->who_name);
    record_set_text(KIND_SILENCE, row, "domain", words->domain);
    figures_set_line_text(KIND_SILENCE, row, "text", words->text);
}

static int64_t last_contact_of(const struct record_list *notes, const struct record_list *meetings,
                               int64_t day)
{
    int64_t last = NONE;
    for (size_t i = 0; i < notes->count; i++) {
        const struct note *note = record_list_at(notes, i);
        last = note->date <= day && (last == NONE || note->date > last) ? note->date : last;
    }
    for (size_t i = 0; i < meetings->count; i++) {
        const struct meeting *meeting = record_list_at(meetings, i);
        bool held = str_is_same(meeting->state, "held") && meeting->date <= day;
        last = held && (last == NONE || meeting->date > last) ? meeting->date : last;
    }
    return last;
}

int64_t figures_silent_since(const struct coordination *span, int64_t last_contact, int64_t day,
                             const struct settings *settings)
{
    bool begun_later = last_contact == NONE || (span->from != NONE && span->from > last_contact);
    int64_t last = begun_later ? span->from : last_contact;
    bool looked_for = last != NONE && !str_is_same(span->level, LEVEL_PILOT_LIGHT);
    return looked_for && day - last >= settings->silence_days ? last : NONE;
}

static void find_no_contact(struct search *search)
{
    const struct coordination *span =
        figures_coordination(&search->lists[KIND_COORDINATION], search->day);
    int64_t last =
        last_contact_of(&search->lists[KIND_NOTE], &search->lists[KIND_MEETING], search->day);
    int64_t since = span ? figures_silent_since(span, last, search->day, search->settings) : NONE;
    if (since != NONE) {
        add(search, span,
            &(struct words){.who_name = span->coordinator_name, .date = since, .number = NONE});
    }
}

static void find_overdue_actions(struct search *search)
{
    const struct record_list *actions = &search->lists[KIND_ACTION];
    for (size_t i = 0; i < actions->count; i++) {
        const struct plan_action *action = record_list_at(actions, i);
        if (action->due != NONE && action->due < search->day &&
            figures_action_open(action, search->day)) {
            add(search, action,
                &(struct words){.subject = action->action,
                                .text = action->text,
                                .who_name = action->who_name,
                                .date = action->due,
                                .number = NONE});
        }
    }
}

static void find_goals(struct search *search)
{
    const struct record_list *goals = &search->lists[KIND_GOAL];
    for (size_t i = 0; i < goals->count; i++) {
        const struct goal *goal = record_list_at(goals, i);
        if (figures_goal_open(goal, search->day) &&
            !figures_has_action(&search->lists[KIND_ACTION], goal)) {
            add(search, goal,
                &(struct words){.subject = goal->goal,
                                .text = goal->text,
                                .date = goal->target_date,
                                .number = NONE});
        }
    }
}

bool figures_referral_unanswered(const struct referral *referral, int64_t day,
                                 const struct settings *settings)
{
    return str_is_same(referral->state, "sent") && day - referral->date >= settings->answer_days;
}

static void find_referrals(struct search *search)
{
    const struct record_list *referrals = &search->lists[KIND_REFERRAL];
    for (size_t i = 0; i < referrals->count; i++) {
        const struct referral *referral = record_list_at(referrals, i);
        if (figures_referral_unanswered(referral, search->day, search->settings)) {
            add(search, referral,
                &(struct words){.subject = referral->direction,
                                .text = referral->reason,
                                .who_name = referral->by_name,
                                .date = referral->date,
                                .number = NONE});
        }
    }
}

static void find_endings(struct search *search)
{
    const struct record_list *involvements = &search->lists[KIND_INVOLVEMENT];
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        if (one->until != NONE && one->until >= search->day &&
            one->until <= search->day + ENDING_DAYS) {
            add(search, one,
                &(struct words){.subject = one->professional,
                                .who_name = one->professional_name,
                                .domain = one->domain,
                                .date = one->until,
                                .number = NONE});
        }
    }
}

static void find_lookbacks(struct search *search)
{
    struct lookbacks_due due = {0};
    figures_lookbacks(&(struct lookback_records){&search->lists[KIND_COORDINATION],
                                                 &search->lists[KIND_INVOLVEMENT],
                                                 &search->lists[KIND_LOOKBACK]},
                      search->day, &due);
    for (size_t i = 0; i < due.count; i++) {
        const struct lookback_due *one = &due.items[i];
        if (one->cause == LOOKBACK_STOPPED) { // nothing is silent where somebody still comes
            add(search, one->work,
                &(struct words){.subject = one->work->professional,
                                .who_name = one->work->professional_name,
                                .domain = one->work->domain,
                                .date = one->day,
                                .number = one->months});
        }
    }
    lookbacks_due_clear(&due);
}

static void find_birthdays(struct search *search)
{
    const struct record_list *people = &search->lists[KIND_PERSON];
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = record_list_at(people, i);
        int64_t on;
        struct buf name = {0};
        const struct age_of_agreement *turns = figures_birthday(person, search->day, &on);
        if (turns != NULL) {
            name_add(&name, person->given_name, person->prefix, person->family_name);
            add(search, person,
                &(struct words){.subject = person->person,
                                .who_name = buf_text(&name),
                                .date = on,
                                .number = turns->age});
        }
        buf_clear(&name);
    }
}

static const struct {
    const char *name;
    void (*find)(struct search *search);
    bool by_code; // its subjects are professionals; else references
} kinds[SILENCE_COUNT] = {
    [SILENCE_NO_CONTACT] = {"no-contact", find_no_contact, false},
    [SILENCE_OVERDUE_ACTION] = {"overdue-action", find_overdue_actions, false},
    [SILENCE_GOAL_WITHOUT_ACTION] = {"goal-without-action", find_goals, false},
    [SILENCE_REFERRAL_UNANSWERED] = {"referral-unanswered", find_referrals, false},
    [SILENCE_ENDING] = {"ending", find_endings, true},
    [SILENCE_LOOK_BACK] = {"look-back", find_lookbacks, true},
    [SILENCE_BIRTHDAY] = {"birthday", find_birthdays, false},
};

const char *silence_kind_name(enum silence_kind kind)
{
    return kinds[kind].name;
}

enum silence_kind silence_kind_named(const char *name)
{
    enum silence_kind kind = 0;
    while (kind < SILENCE_COUNT && !str_is_same(kinds[kind].name, name)) {
        kind++;
    }
    return kind;
}

static int compare_dates(const struct silence *x, const struct silence *y)
{
    return (x->date > y->date) - (x->date < y->date);
}

static int compare_by_reference(const void *a, const void *b)
{
    const struct silence *x = a;
    const struct silence *y = b;
    int order = reference_compare(x->subject, y->subject);
    return order != 0 ? order : compare_dates(x, y);
}

static int compare_by_code(const void *a, const void *b)
{
    const struct silence *x = a;
    const struct silence *y = b;
    int order = strcmp(str_text(x->subject), str_text(y->subject));
    return order != 0 ? order : compare_dates(x, y);
}

void figures_silence(const struct record_list *lists, int64_t day, const struct settings *settings,
                     struct record_list *silences)
{
    struct search search = {.lists = lists, .day = day, .settings = settings, .found = silences};
    for (search.kind = 0; search.kind < SILENCE_COUNT; search.kind++) {
        size_t before = silences->count;
        kinds[search.kind].find(&search);
        if (silences->count > before) {
            qsort(record_list_at(silences, before), silences->count - before,
                  sizeof(struct silence),
                  kinds[search.kind].by_code ? compare_by_code : compare_by_reference);
        }
    }
}
