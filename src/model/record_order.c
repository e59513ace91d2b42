// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/field_words.h"
#include "model/records.h"

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_texts(const char *a, const char *b)
{
    return strcmp(str_text(a), str_text(b));
}

static int compare_people(const void *a, const void *b)
{
    const struct person *x = a;
    const struct person *y = b;
    return reference_compare(x->person, y->person);
}

static int compare_network(const void *a, const void *b)
{
    const struct network_member *x = a;
    const struct network_member *y = b;
    return reference_compare(x->network, y->network);
}

static int compare_coordination(const void *a, const void *b)
{
    const struct coordination *x = a;
    const struct coordination *y = b;
    return compare_numbers(y->from, x->from);
}

static int compare_involvements(const void *a, const void *b)
{
    const struct involvement *x = a;
    const struct involvement *y = b;
    int order = compare_numbers(x->from, y->from);
    return order != 0 ? order : compare_numbers(x->head.id, y->head.id);
}

static int compare_scorings(const void *a, const void *b)
{
    const struct scoring *x = a;
    const struct scoring *y = b;
    int order = compare_numbers(y->date, x->date);
    order = order != 0 ? order : reference_compare(x->person, y->person);
    return order != 0 ? order : compare_texts(x->instrument, y->instrument);
}

static int compare_referrals(const void *a, const void *b)
{
    const struct referral *x = a;
    const struct referral *y = b;
    int order = compare_numbers(y->date, x->date);
    return order != 0 ? order : compare_texts(x->direction, y->direction);
}

static int compare_plans(const void *a, const void *b)
{
    const struct plan *x = a;
    const struct plan *y = b;
    return compare_numbers(y->from, x->from);
}

static int compare_goals(const void *a, const void *b)
{
    const struct goal *x = a;
    const struct goal *y = b;
    return reference_compare(x->goal, y->goal);
}

static int compare_actions(const void *a, const void *b)
{
    const struct plan_action *x = a;
    const struct plan_action *y = b;
    return reference_compare(x->action, y->action);
}

static int compare_versions(const void *a, const void *b)
{
    const struct plan_version *x = a;
    const struct plan_version *y = b;
    return compare_numbers(y->agreed_on, x->agreed_on);
}

static int compare_deviations(const void *a, const void *b)
{
    const struct deviation *x = a;
    const struct deviation *y = b;
    return reference_compare(x->deviation, y->deviation);
}

static int compare_meetings(const void *a, const void *b)
{
    const struct meeting *x = a;
    const struct meeting *y = b;
    return compare_numbers(y->date, x->date);
}

static int compare_contributions(const void *a, const void *b)
{
    const struct contribution *x = a;
    const struct contribution *y = b;
    int order = compare_numbers(y->date, x->date);
    return order != 0 ? order : reference_compare(x->professional, y->professional);
}

static int compare_agreements(const void *a, const void *b)
{
    const struct agreement *x = a;
    const struct agreement *y = b;
    int order = compare_numbers(y->date, x->date);
    return order != 0 ? order : reference_compare(x->agreement, y->agreement);
}

static int compare_notes(const void *a, const void *b)
{
    const struct note *x = a;
    const struct note *y = b;
    int order = compare_numbers(y->date, x->date);
    return order != 0 ? order : compare_numbers(y->sequence, x->sequence);
}

static int compare_lookbacks(const void *a, const void *b)
{
    const struct lookback *x = a;
    const struct lookback *y = b;
    int order = compare_numbers(y->until, x->until);
    order = order != 0 ? order : reference_compare(x->professional, y->professional);
    order = order != 0 ? order : compare_texts(x->domain, y->domain);
    return order != 0 ? order : compare_numbers(x->months, y->months);
}

static int compare_proposals(const void *a, const void *b)
{
    const struct proposal *x = a;
    const struct proposal *y = b;
    return reference_compare(x->proposal, y->proposal);
}

static int compare_changes(const void *a, const void *b)
{
    const struct proposal_change *x = a;
    const struct proposal_change *y = b;
    int order = reference_compare(x->proposal, y->proposal);
    order = order != 0 ? order : reference_compare(x->professional, y->professional);
    order = order != 0 ? order : compare_texts(x->domain, y->domain);
    return order != 0 ? order : compare_numbers(x->from, y->from);
}

static int compare_advices(const void *a, const void *b)
{
    const struct advice *x = a;
    const struct advice *y = b;
    int order = compare_numbers(y->date, x->date);
    return order != 0 ? order : reference_compare(y->advice, x->advice);
}

static int compare_snapshots(const void *a, const void *b)
{
    const struct snapshot *x = a;
    const struct snapshot *y = b;
    int order = compare_numbers(y->date, x->date);
    return order != 0 ? order : compare_texts(x->stage, y->stage);
}

static int (*const orders[KIND_COUNT])(const void *, const void *) = {
    [KIND_PERSON] = compare_people,
    [KIND_NETWORK] = compare_network,
    [KIND_COORDINATION] = compare_coordination,
    [KIND_INVOLVEMENT] = compare_involvements,
    [KIND_SCORING] = compare_scorings,
    [KIND_REFERRAL] = compare_referrals,
    [KIND_PLAN] = compare_plans,
    [KIND_GOAL] = compare_goals,
    [KIND_ACTION] = compare_actions,
    [KIND_PLAN_VERSION] = compare_versions,
    [KIND_DEVIATION] = compare_deviations,
    [KIND_MEETING] = compare_meetings,
    [KIND_CONTRIBUTION] = compare_contributions,
    [KIND_AGREEMENT] = compare_agreements,
    [KIND_NOTE] = compare_notes,
    [KIND_LOOKBACK] = compare_lookbacks,
    [KIND_PROPOSAL] = compare_proposals,
    [KIND_PROPOSAL_CHANGE] = compare_changes,
    [KIND_ADVICE] = compare_advices,
    [KIND_SNAPSHOT] = compare_snapshots,
};

void record_list_sort(struct record_list *list)
{
    if (list->count > 1 && orders[list->kind]) {
        qsort(list->items, list->count, kind_get(list->kind)->size, orders[list->kind]);
    }
}
