// SPDX-License-Identifier: EUPL-1.2
#include "figures/meetings.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/none.h"
#include "base/str.h"
#include "figures/advice.h"
#include "figures/plan.h"
#include "figures/whatif.h"
#include "model/field_words.h"

// Meetings

bool figures_meeting_is(const struct meeting *meeting, const char *state)
{
    return meeting->state != NULL && strcmp(meeting->state, state) == 0;
}

const struct meeting *figures_coming_meeting(const struct record_list *meetings, int64_t day)
{
    const struct meeting *found = NULL;
    for (size_t i = 0; i < meetings->count; i++) {
        const struct meeting *one = record_list_at(meetings, i);
        bool coming = figures_meeting_is(one, "planned") && one->date >= day;
        if (coming && (found == NULL || one->date < found->date)) {
            found = one;
        }
    }
    return found;
}

const struct meeting *figures_last_meeting(const struct record_list *meetings, int64_t day)
{
    const struct meeting *found = NULL;
    for (size_t i = 0; i < meetings->count; i++) {
        const struct meeting *one = record_list_at(meetings, i);
        bool was = figures_meeting_is(one, "held") && one->date <= day;
        if (was && (found == NULL || one->date > found->date)) {
            found = one;
        }
    }
    return found;
}

bool figures_names_family(const char *whos)
{
    static const char family[] = "family";
    return words_have(whos, family, strlen(family));
}

int64_t figures_family_present(const struct meeting *meeting)
{
    return figures_names_family(meeting->present) ? 1 : meeting->family_present;
}

int64_t figures_family_invited(const struct meeting *meeting)
{
    return figures_names_family(meeting->invited) ? 1 : meeting->family_invited;
}

// Agreements

bool figures_agreement_open(const struct agreement *agreement, int64_t day)
{
    return agreement->kept == NONE && agreement->date <= day;
}

bool figures_agreement_overdue(const struct agreement *agreement, int64_t day)
{
    return figures_agreement_open(agreement, day) && agreement->due != NONE && agreement->due < day;
}

static const char *organisation_of(const struct agreement *agreement)
{
    return str_text(agreement->organisation);
}

static int compare_names(const char *one, const char *other)
{
    struct buf a = {0}, b = {0};
    fold_words(&a, one);
    fold_words(&b, other);
    int order = strcmp(buf_text(&a), buf_text(&b));
    buf_clear(&a);
    buf_clear(&b);
    return order != 0 ? order : strcmp(one, other);
}

static int compare_rows(const void *a, const void *b)
{
    const struct word_and_deed *one = a, *other = b;
    bool without = one->organisation[0] == '\0';
    if (without != (other->organisation[0] == '\0')) {
        return without ? 1 : -1;
    }
    return compare_names(one->organisation, other->organisation);
}

size_t figures_word_and_deed(const struct record_list *agreements, int64_t day,
                             struct word_and_deed **rows)
{
    size_t count = 0, capacity = 0;
    *rows = NULL;
    for (size_t i = 0; i < agreements->count; i++) {
        const struct agreement *one = record_list_at(agreements, i);
        const char *organisation = organisation_of(one);
        size_t row = 0;
        if (one->date > day) {
            continue;
        }
        while (row < count && strcmp((*rows)[row].organisation, organisation) != 0) {
            row++;
        }
        if (row == count) {
            ARRAY_PUSH(*rows, count, capacity)->organisation = organisation;
        }
        (*rows)[row].agreed++;
        (*rows)[row].kept += one->kept == 1;
        (*rows)[row].not_kept += one->kept == 0;
        (*rows)[row].open += one->kept == NONE;
    }
    if (count > 0) {
        qsort(*rows, count, sizeof(**rows), compare_rows);
    }
    return count;
}

// The agenda

static void add(struct agenda *agenda, enum agenda_kind kind, bool overdue, const void *record)
{
    *ARRAY_PUSH(agenda->points, agenda->count, agenda->capacity) =
        (struct agenda_point){.kind = kind, .overdue = overdue, .record = record};
}

static void add_own(struct agenda *agenda, const struct meeting *meeting)
{
    const char *at = meeting != NULL && meeting->agenda != NULL ? meeting->agenda : "";
    while (*at != '\0') {
        size_t len = strcspn(at, "\n");
        if (len > 0) {
            *ARRAY_PUSH(agenda->points, agenda->count, agenda->capacity) =
                (struct agenda_point){.kind = AGENDA_OWN, .line = at, .len = len};
        }
        at += len + strspn(at + len, "\n");
    }
}

static void add_proposals(struct agenda *agenda, const struct record_list *proposals)
{
    for (size_t i = 0; i < proposals->count; i++) {
        const struct proposal *one = record_list_at(proposals, i);
        if (figures_proposal_open(one)) {
            add(agenda, AGENDA_PROPOSAL, false, one);
        }
    }
}

static void add_agreements(struct agenda *agenda, const struct record_list *agreements,
                           bool overdue, int64_t day)
{
    for (size_t i = 0; i < agreements->count; i++) {
        const struct agreement *one = record_list_at(agreements, i);
        if (figures_agreement_open(one, day) && figures_agreement_overdue(one, day) == overdue) {
            add(agenda, AGENDA_AGREEMENT, overdue, one);
        }
    }
}

static void add_actions(struct agenda *agenda, const struct record_list *actions, bool overdue,
                        int64_t day)
{
    for (size_t i = 0; i < actions->count; i++) {
        const struct plan_action *one = record_list_at(actions, i);
        if (figures_action_open(one, day) && figures_action_overdue(one, day) == overdue) {
            add(agenda, AGENDA_ACTION, overdue, one);
        }
    }
}

static void add_not_needed(struct agenda *agenda, const struct agenda_source *source)
{
    for (size_t i = 0; source->meeting != NULL && i < source->contributions->count; i++) {
        const struct contribution *one = record_list_at(source->contributions, i);
        if (one->date == source->meeting->date && one->needed == 0) {
            add(agenda, AGENDA_NOT_NEEDED, false, one);
        }
    }
}

// The later of two names the earlier.
static void add_clash(struct agenda *agenda, const struct record_list *advices,
                      const struct advice *later, int64_t day)
{
    for (size_t i = 0; i < advices->count; i++) {
        const struct advice *earlier = record_list_at(advices, i);
        if (str_is_same(later->clashes_with, earlier->advice) &&
            figures_advice_given(earlier, day)) {
            add(agenda, AGENDA_CLASH, false, later);
            agenda->points[agenda->count - 1].other = earlier;
        }
    }
}

static void add_clashes(struct agenda *agenda, const struct record_list *advices, int64_t day)
{
    for (size_t i = 0; i < advices->count; i++) {
        const struct advice *later = record_list_at(advices, i);
        if (str_is_given(later->clashes_with) && figures_advice_given(later, day)) {
            add_clash(agenda, advices, later, day);
        }
    }
}

static void add_goals(struct agenda *agenda, const struct agenda_source *source, int64_t day)
{
    for (size_t i = 0; i < source->goals->count; i++) {
        const struct goal *goal = record_list_at(source->goals, i);
        if (figures_goal_open(goal, day) && !figures_has_action(source->actions, goal)) {
            add(agenda, AGENDA_GOAL, false, goal);
        }
    }
}

void figures_agenda(struct agenda *agenda, const struct agenda_source *source, int64_t day)
{
    agenda->count = 0;
    add_own(agenda, source->meeting);
    add_proposals(agenda, source->proposals);
    add_agreements(agenda, source->agreements, true, day);
    add_actions(agenda, source->actions, true, day);
    add_not_needed(agenda, source);
    add_clashes(agenda, source->advices, day);
    add_goals(agenda, source, day);
    add_agreements(agenda, source->agreements, false, day);
    add_actions(agenda, source->actions, false, day);
}

void figures_agenda_clear(struct agenda *agenda)
{
    free(agenda->points);
    *agenda = (struct agenda){0};
}
