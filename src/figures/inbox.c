// SPDX-License-Identifier: EUPL-1.2
#include "figures/inbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "figures/course.h"
#include "figures/figures.h"
#include "figures/lookbacks.h"
#include "figures/meetings.h"
#include "figures/plan.h"
#include "figures/silence.h"
#include "model/field_words.h"
#include "model/name.h"
#include "model/settings.h"

// What one kind of line is looked for with.
struct search {
    const struct record_list *lists;
    int64_t day;
    const struct settings *settings;
    struct record_list *lines;
    enum inbox_kind kind;
};

// What a line says besides its kind and record.
struct words {
    const char *subject, *who, *who_name, *text, *domain;
    int64_t date, number;
};

static void add(struct search *search, const void *record, const struct words *words)
{
    const struct record *head = record;
    struct inbox_row *row = record_list_add(search->lines);
    row->head = (struct record){.id = head->id, .household_id = head->household_id};
    row->date = words->date;
    row->number = words->number;
    record_set_text(KIND_INBOX, row, "kind", inbox_kind_name(search->kind));
    record_set_text(KIND_INBOX, row, "subject", words->subject);
    record_set_text(KIND_INBOX, row, "who", words->who);
    record_set_text(KIND_INBOX, row, "who_name", words->who_name);
    figures_set_line_text(KIND_INBOX, row, "text", words->text);
    record_set_text(KIND_INBOX, row, "domain", words->domain);
}

static bool is_due(const struct search *search, int64_t date)
{
    return date != NONE && date <= search->day + INBOX_DAYS;
}

static void find_actions(struct search *search)
{
    const struct record_list *actions = &search->lists[KIND_ACTION];
    for (size_t i = 0; i < actions->count; i++) {
        const struct plan_action *one = record_list_at(actions, i);
        if (is_due(search, one->due) && figures_action_open(one, search->day)) {
            add(search, one,
                &(struct words){.subject = one->action,
                                .who = one->who,
                                .who_name = one->who_name,
                                .text = one->text,
                                .date = one->due,
                                .number = NONE});
        }
    }
}

// "2026-11-22/A1": the day of the meeting and the reference there.
static void add_dated(struct buf *out, int64_t date, const char *reference)
{
    char day[DATE_TEXT];
    buf_addf(out, "%s/%s", date_format(date, DATE_ISO, day), str_text(reference));
}

static void find_agreements(struct search *search)
{
    const struct record_list *agreements = &search->lists[KIND_AGREEMENT];
    for (size_t i = 0; i < agreements->count; i++) {
        const struct agreement *one = record_list_at(agreements, i);
        struct buf subject = {0};
        if (figures_agreement_open(one, search->day) && is_due(search, one->due)) {
            add_dated(&subject, one->date, one->agreement);
            add(search, one,
                &(struct words){.subject = buf_text(&subject),
                                .who = one->who,
                                .who_name = one->who_name,
                                .text = one->text,
                                .date = one->due,
                                .number = NONE});
        }
        buf_clear(&subject);
    }
}

static void find_reminders(struct search *search)
{
    const struct record_list *notes = &search->lists[KIND_NOTE];
    for (size_t i = 0; i < notes->count; i++) {
        const struct note *one = record_list_at(notes, i);
        struct buf subject = {0}, sequence = {0}, with = {0};
        if (one->date <= search->day && is_due(search, one->remind_on)) {
            buf_addf(&sequence, "%lld", (long long)one->sequence);
            add_dated(&subject, one->date, buf_text(&sequence));
            whos_show(one->with, one->with_names, &with);
            add(search, one,
                &(struct words){.subject = buf_text(&subject),
                                .who_name = buf_text(&with),
                                .text = one->text,
                                .date = one->remind_on,
                                .number = NONE});
        }
        buf_clear(&with);
        buf_clear(&sequence);
        buf_clear(&subject);
    }
}

static void find_referrals(struct search *search)
{
    const struct record_list *referrals = &search->lists[KIND_REFERRAL];
    for (size_t i = 0; i < referrals->count; i++) {
        const struct referral *one = record_list_at(referrals, i);
        if (figures_referral_unanswered(one, search->day, search->settings)) {
            add(search, one,
                &(struct words){.subject = one->direction,
                                .who_name = one->by_name,
                                .text = one->reason,
                                .date = one->date,
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
        add(search, one->work,
            &(struct words){.subject = one->work->professional,
                            .who_name = one->work->professional_name,
                            .domain = one->work->domain,
                            .date = one->day,
                            .number = one->months});
    }
    lookbacks_due_clear(&due);
}

static void find_birthdays(struct search *search)
{
    const struct record_list *people = &search->lists[KIND_PERSON];
    for (size_t i = 0; i < people->count; i++) {
        const struct person *one = record_list_at(people, i);
        int64_t on;
        const struct age_of_agreement *turns = figures_birthday(one, search->day, &on);
        struct buf name = {0};
        if (turns != NULL) {
            name_add(&name, one->given_name, one->prefix, one->family_name);
            add(search, one,
                &(struct words){.subject = one->person,
                                .who_name = buf_text(&name),
                                .date = on,
                                .number = turns->age});
        }
        buf_clear(&name);
    }
}

static void find_check_in(struct search *search)
{
    const struct record_list *spans = &search->lists[KIND_COORDINATION];
    int64_t on = figures_check_in(spans, search->day);
    if (is_due(search, on)) {
        const struct coordination *span = figures_coordination(spans, search->day);
        add(search, span,
            &(struct words){.who = span->coordinator,
                            .who_name = span->coordinator_name,
                            .text = span->aim,
                            .date = on,
                            .number = NONE});
    }
}

static const struct {
    const char *name;
    void (*find)(struct search *search); // NULL: of a user, not of a household
    bool by_reference; // so its subjects sort, by their number (behind a day); else by bytes
} kinds[INBOX_COUNT] = {
    [INBOX_ACTION] = {"action", find_actions, true},
    [INBOX_AGREEMENT] = {"agreement", find_agreements, true},
    [INBOX_REMINDER] = {"reminder", find_reminders, true},
    [INBOX_REFERRAL] = {"referral-unanswered", find_referrals, false},
    [INBOX_LOOK_BACK] = {"look-back", find_lookbacks, false},
    [INBOX_BIRTHDAY] = {"birthday", find_birthdays, true},
    [INBOX_CHECK_IN] = {"check-in", find_check_in, false},
    [INBOX_DRAFT] = {"draft", NULL, false},
    [INBOX_GLASS] = {"break-glass", NULL, false},
};

const char *inbox_kind_name(enum inbox_kind kind)
{
    return kinds[kind].name;
}

enum inbox_kind inbox_kind_named(const char *name)
{
    enum inbox_kind kind = 0;
    while (kind < INBOX_COUNT && !str_is_same(kinds[kind].name, name)) {
        kind++;
    }
    return kind;
}

// "2026-11-22/A2" before "2026-11-22/A10"; of references without a day all stands behind it.
static int compare_subjects(enum inbox_kind kind, const char *a, const char *b)
{
    a = str_text(a);
    b = str_text(b);
    const char *behind_a = strchr(a, '/'), *behind_b = strchr(b, '/');
    if (kind == INBOX_COUNT || !kinds[kind].by_reference) {
        return strcmp(a, b);
    }
    if (!behind_a || !behind_b || behind_a - a != behind_b - b) {
        return reference_compare(a, b);
    }
    int order = strncmp(a, b, (size_t)(behind_a - a));
    return order != 0 ? order : reference_compare(behind_a + 1, behind_b + 1);
}

static int compare_lines(const void *a, const void *b)
{
    const struct inbox_row *x = a;
    const struct inbox_row *y = b;
    enum inbox_kind one = inbox_kind_named(x->kind), other = inbox_kind_named(y->kind);
    int order = one != other ? (one > other) - (one < other)
                             : compare_subjects(one, x->subject, y->subject);
    return order != 0 ? order : (x->date > y->date) - (x->date < y->date);
}

void figures_inbox_sort(struct record_list *lines, size_t first)
{
    if (lines->count > first) {
        qsort(record_list_at(lines, first), lines->count - first, sizeof(struct inbox_row),
              compare_lines);
    }
}

void figures_inbox(const struct record_list *lists, int64_t day, const struct settings *settings,
                   struct record_list *lines)
{
    struct search search = {.lists = lists, .day = day, .settings = settings, .lines = lines};
    bool asleep = figures_is_asleep(&lists[KIND_COORDINATION], day);
    size_t first = lines->count;
    for (search.kind = 0; search.kind < INBOX_COUNT; search.kind++) {
        if (kinds[search.kind].find && (!asleep || search.kind == INBOX_CHECK_IN)) {
            kinds[search.kind].find(&search);
        }
    }
    figures_inbox_sort(lines, first);
}
