// SPDX-License-Identifier: EUPL-1.2
// The rules between records, said in words before the database's own
// constraints would refuse.
#include <string.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "figures/referral.h"
#include "store/save.h"

// The last field of the key: what tells the record from others of its household.
static const char *last_of_key(enum kind kind)
{
    const struct kind_info *info = kind_get(kind);
    size_t last = 0;
    while (last + 1 < info->field_count && (info->fields[last + 1].flags & FIELD_KEY) != 0) {
        last++;
    }
    return info->fields[last].name;
}

bool rules_check_key(const struct saving *saving, enum kind kind, const void *after,
                     struct fault *fault)
{
    const struct record *head = after;
    int64_t found = record_by_key(saving->store, kind, after, &saving->references);
    if (found == 0 || found == head->id) {
        return true;
    }
    switch (kind) {
    case KIND_COORDINATION:
        return fault_set(fault, kind, "from", "%s", _("there already is one from this day"));
    case KIND_PROPOSAL_CHANGE:
        return fault_set(fault, kind, "from", "%s",
                         _("this proposal already changes this involvement"));
    case KIND_SNAPSHOT:
        return fault_set(fault, kind, "date", "%s", _("there already is one of this day"));
    case KIND_INVOLVEMENT:
        return fault_set(fault, kind, "from", "%s",
                         _("this professional already has one in this domain from this day"));
    case KIND_PLAN:
        return fault_set(fault, kind, "from", "%s", _("there already is one from this day"));
    case KIND_SCORING:
    case KIND_REFERRAL:
    case KIND_MEETING:
        return fault_set(fault, kind, "date", "%s", _("there already is one of this day"));
    case KIND_PLAN_VERSION:
        return fault_set(fault, kind, "agreed_on", "%s", _("there already is one of this day"));
    case KIND_CONTRIBUTION:
        return fault_set(fault, kind, "professional", "%s",
                         _("this professional already has one of this meeting"));
    case KIND_LOOKBACK:
        return fault_set(fault, kind, "months", "%s", _("there already is one of this day"));
    default: return fault_set(fault, kind, last_of_key(kind), "%s", _("is already in use"));
    }
}

static bool check_stays(enum kind kind, const void *before, const void *after, struct fault *fault)
{
    static const char *const fixed[] = {"household", "instrument"};
    for (size_t i = 0; i < ARRAY_SIZE(fixed) && kind != KIND_HOUSEHOLD; i++) {
        const struct field *field = kind_field(kind, fixed[i]);
        if (field && !field_equal(field, before, after)) {
            return fault_set(fault, kind, fixed[i], "%s",
                             _("cannot be changed: make a new one instead"));
        }
    }
    return true;
}

static bool check_overlap(struct store *store, const struct coordination *span,
                          const struct references *references, struct fault *fault)
{
    struct statement *row = db_statement(
        store->db, "SELECT \"from\" FROM coordination WHERE household_id = :household_id AND "
                   "id <> :id AND \"from\" <= coalesce(:until, 1000000) AND "
                   "coalesce(until, 1000000) >= :from ORDER BY \"from\" LIMIT 1");
    bind_id(row, ":household_id", references->household_id);
    bind_number(row, ":id", span->head.id);
    bind_number(row, ":from", span->from);
    bind_number(row, ":until", span->until);
    int64_t other = statement_value(row, NONE);
    if (other == NONE) {
        return true;
    }
    char date[DATE_TEXT];
    return fault_set(fault, KIND_COORDINATION, "from", _("overlaps the coordination from %s"),
                     date_format(other, store->settings->date_style, date));
}

static bool check_member(struct store *store, const struct scoring *scoring,
                         const struct references *references, struct fault *fault)
{
    struct statement *row = db_statement(
        store->db, "SELECT 1 FROM people WHERE id = :person_id AND "
                   "coalesce(\"from\", -1000000) <= :date AND coalesce(until, 1000000) >= :date");
    bind_id(row, ":person_id", references->person_id);
    bind_number(row, ":date", scoring->date);
    return statement_value(row, 0) != 0 ||
           fault_set(fault, KIND_SCORING, "date", "%s", _("not a member on that day"));
}

static bool check_scorings(struct store *store, const struct person *person, struct fault *fault)
{
    struct statement *row = db_statement(
        store->db, "SELECT date FROM scores WHERE person_id = :id AND "
                   "(date < coalesce(:from, -1000000) OR date > coalesce(:until, 1000000)) "
                   "ORDER BY date LIMIT 1");
    bind_number(row, ":id", person->head.id);
    bind_number(row, ":from", person->from);
    bind_number(row, ":until", person->until);
    int64_t outside = statement_value(row, NONE);
    if (outside == NONE) {
        return true;
    }
    char date[DATE_TEXT];
    bool early = person->from != NONE && outside < person->from;
    return fault_set(fault, KIND_PERSON, early ? "from" : "until",
                     _("there is a scoring of %s, outside this time"),
                     date_format(outside, store->settings->date_style, date));
}

static bool check_open_plan(struct store *store, const struct plan *plan,
                            const struct references *references, struct fault *fault)
{
    struct statement *row = db_statement(
        store->db, "SELECT \"from\" FROM plans WHERE household_id = :household_id AND id <> :id "
                   "AND until IS NULL");
    bind_id(row, ":household_id", references->household_id);
    bind_number(row, ":id", plan->head.id);
    int64_t other = plan->until == NONE ? statement_value(row, NONE) : NONE;
    if (other == NONE) {
        return true;
    }
    char date[DATE_TEXT];
    return fault_set(fault, KIND_PLAN, "from", _("the plan from %s is still open"),
                     date_format(other, store->settings->date_style, date));
}

// What the family did not want, or was turned down, is not taken up again behind its back. An undo and a
// list that comes in tell how it was.
static bool check_referral(const struct store *store, const struct referral *before,
                           const struct referral *after, struct fault *fault)
{
    bool revived = before && figures_referral_is_rejected(before->state) &&
                   !figures_referral_is_rejected(after->state);
    return store->verb != VERB_SAVE || !revived ||
           fault_set(fault, KIND_REFERRAL, "state", "%s",
                     _("it was rejected: going on needs a new referral"));
}

bool rules_check(const struct saving *saving, enum kind kind, const void *before, const void *after,
                 struct fault *fault)
{
    struct store *store = saving->store;
    const struct references *references = &saving->references;
    if (before && (!check_stays(kind, before, after, fault) ||
                   !rules_check_key(saving, kind, after, fault))) {
        return false;
    }
    switch (kind) {
    case KIND_COORDINATION: return check_overlap(store, after, references, fault);
    case KIND_SCORING: return check_member(store, after, references, fault);
    case KIND_PERSON: return !before || check_scorings(store, after, fault);
    case KIND_PLAN: return check_open_plan(store, after, references, fault);
    case KIND_REFERRAL: return check_referral(store, before, after, fault);
    default: return true;
    }
}

#define NAMED_BY(column, table)                                                                    \
    "SELECT count(DISTINCT record_id) FROM named WHERE " column " = :id AND list GLOB '" table ".*'"

// Given by or to somebody.
#define ADVICE_OF(column)                                                                          \
    "SELECT count(*) FROM advices WHERE " column " = :id OR id IN (SELECT record_id FROM named "   \
    "WHERE " column " = :id AND list = 'advices.to')"

// What hangs on a record of a kind, and how to count it.
static const struct dependant {
    enum kind kind;
    enum kind of;
    const char *count;
} dependants[] = {
    {KIND_ORGANISATION, KIND_PROFESSIONAL,
     "SELECT count(*) FROM professionals WHERE organisation_id = :id"},
    {KIND_ORGANISATION, KIND_COORDINATOR,
     "SELECT count(*) FROM coordinators WHERE organisation_id = :id"},
    {KIND_COORDINATOR, KIND_COORDINATION,
     "SELECT count(*) FROM coordination WHERE coordinator_id = :id"},
    {KIND_COORDINATOR, KIND_COORDINATOR, "SELECT count(*) FROM coordinators WHERE mentor_id = :id"},
    {KIND_PROFESSIONAL, KIND_INVOLVEMENT,
     "SELECT count(*) FROM involvements WHERE professional_id = :id"},
    {KIND_PROFESSIONAL, KIND_COORDINATION,
     "SELECT count(*) FROM coordination WHERE professional_id = :id"},
    {KIND_HOUSEHOLD, KIND_PERSON, "SELECT count(*) FROM people WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_NETWORK, "SELECT count(*) FROM network WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_COORDINATION,
     "SELECT count(*) FROM coordination WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_INVOLVEMENT,
     "SELECT count(*) FROM involvements WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_SCORING, "SELECT count(*) FROM scores WHERE household_id = :id"},
    {KIND_PERSON, KIND_SCORING, "SELECT count(*) FROM scores WHERE person_id = :id"},
    {KIND_PERSON, KIND_INVOLVEMENT,
     "SELECT count(*) FROM involvement_persons WHERE person_id = :id"},
    {KIND_PERSON, KIND_COORDINATION, "SELECT count(*) FROM coordination WHERE person_id = :id"},
    {KIND_PERSON, KIND_PERSON, "SELECT count(*) FROM people WHERE same_as_id = :id"},
    {KIND_NETWORK, KIND_COORDINATION, "SELECT count(*) FROM coordination WHERE network_id = :id"},
    {KIND_HOUSEHOLD, KIND_REFERRAL, "SELECT count(*) FROM referrals WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_PLAN, "SELECT count(*) FROM plans WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_GOAL, "SELECT count(*) FROM goals WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_ACTION, "SELECT count(*) FROM actions WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_PLAN_VERSION, "SELECT count(*) FROM versions WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_DEVIATION, "SELECT count(*) FROM deviations WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_MEETING, "SELECT count(*) FROM meetings WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_CONTRIBUTION,
     "SELECT count(*) FROM contributions WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_AGREEMENT, "SELECT count(*) FROM agreements WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_NOTE, "SELECT count(*) FROM notes WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_LOOKBACK, "SELECT count(*) FROM lookbacks WHERE household_id = :id"},
    {KIND_ORGANISATION, KIND_REFERRAL,
     "SELECT count(*) FROM referrals WHERE organisation_id = :id"},
    {KIND_COORDINATOR, KIND_ACTION, "SELECT count(*) FROM actions WHERE coordinator_id = :id"},
    {KIND_COORDINATOR, KIND_AGREEMENT,
     "SELECT count(*) FROM agreements WHERE coordinator_id = :id"},
    {KIND_COORDINATOR, KIND_PLAN_VERSION, NAMED_BY("coordinator_id", "versions")},
    {KIND_COORDINATOR, KIND_DEVIATION, NAMED_BY("coordinator_id", "deviations")},
    {KIND_COORDINATOR, KIND_MEETING, NAMED_BY("coordinator_id", "meetings")},
    {KIND_COORDINATOR, KIND_CONTRIBUTION, NAMED_BY("coordinator_id", "contributions")},
    {KIND_COORDINATOR, KIND_NOTE, NAMED_BY("coordinator_id", "notes")},
    {KIND_PROFESSIONAL, KIND_ACTION, "SELECT count(*) FROM actions WHERE professional_id = :id"},
    {KIND_PROFESSIONAL, KIND_AGREEMENT,
     "SELECT count(*) FROM agreements WHERE professional_id = :id"},
    {KIND_PROFESSIONAL, KIND_PLAN_VERSION, NAMED_BY("professional_id", "versions")},
    {KIND_PROFESSIONAL, KIND_DEVIATION, NAMED_BY("professional_id", "deviations")},
    {KIND_PROFESSIONAL, KIND_MEETING, NAMED_BY("professional_id", "meetings")},
    {KIND_PROFESSIONAL, KIND_CONTRIBUTION, NAMED_BY("professional_id", "contributions")},
    {KIND_PROFESSIONAL, KIND_NOTE, NAMED_BY("professional_id", "notes")},
    {KIND_PERSON, KIND_ACTION, "SELECT count(*) FROM actions WHERE person_id = :id"},
    {KIND_PERSON, KIND_AGREEMENT, "SELECT count(*) FROM agreements WHERE person_id = :id"},
    {KIND_PERSON, KIND_PLAN_VERSION, NAMED_BY("person_id", "versions")},
    {KIND_PERSON, KIND_DEVIATION, NAMED_BY("person_id", "deviations")},
    {KIND_PERSON, KIND_MEETING, NAMED_BY("person_id", "meetings")},
    {KIND_PERSON, KIND_CONTRIBUTION, NAMED_BY("person_id", "contributions")},
    {KIND_PERSON, KIND_NOTE, NAMED_BY("person_id", "notes")},
    {KIND_NETWORK, KIND_ACTION, "SELECT count(*) FROM actions WHERE network_id = :id"},
    {KIND_NETWORK, KIND_AGREEMENT, "SELECT count(*) FROM agreements WHERE network_id = :id"},
    {KIND_NETWORK, KIND_PLAN_VERSION, NAMED_BY("network_id", "versions")},
    {KIND_NETWORK, KIND_DEVIATION, NAMED_BY("network_id", "deviations")},
    {KIND_NETWORK, KIND_MEETING, NAMED_BY("network_id", "meetings")},
    {KIND_NETWORK, KIND_CONTRIBUTION, NAMED_BY("network_id", "contributions")},
    {KIND_NETWORK, KIND_NOTE, NAMED_BY("network_id", "notes")},
    {KIND_PROFESSIONAL, KIND_CONTRIBUTION,
     "SELECT count(*) FROM contributions WHERE professional_id = :id"},
    {KIND_PROFESSIONAL, KIND_LOOKBACK,
     "SELECT count(*) FROM lookbacks WHERE professional_id = :id"},
    {KIND_PERSON, KIND_GOAL, "SELECT count(*) FROM goals WHERE person_id = :id"},
    {KIND_GOAL, KIND_ACTION, "SELECT count(*) FROM actions WHERE goal_id = :id"},
    {KIND_HOUSEHOLD, KIND_PROPOSAL, "SELECT count(*) FROM proposals WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_ADVICE, "SELECT count(*) FROM advices WHERE household_id = :id"},
    {KIND_HOUSEHOLD, KIND_SNAPSHOT, "SELECT count(*) FROM snapshots WHERE household_id = :id"},
    {KIND_PROPOSAL, KIND_PROPOSAL_CHANGE,
     "SELECT count(*) FROM \"proposal-changes\" WHERE proposal_id = :id"},
    {KIND_PROFESSIONAL, KIND_PROPOSAL_CHANGE,
     "SELECT count(*) FROM \"proposal-changes\" WHERE professional_id = :id OR into_id = :id"},
    {KIND_COORDINATOR, KIND_ADVICE, ADVICE_OF("coordinator_id")},
    {KIND_PROFESSIONAL, KIND_ADVICE, ADVICE_OF("professional_id")},
    {KIND_PERSON, KIND_ADVICE, ADVICE_OF("person_id")},
    {KIND_NETWORK, KIND_ADVICE, ADVICE_OF("network_id")},
    {KIND_ADVICE, KIND_ADVICE, "SELECT count(*) FROM advices WHERE clashes_id = :id"},
};

static void add_dependants(struct store *store, enum kind kind, int64_t id, struct buf *list)
{
    for (size_t i = 0; i < ARRAY_SIZE(dependants); i++) {
        if (dependants[i].kind != kind) {
            continue;
        }
        struct statement *row = db_statement(store->db, dependants[i].count);
        bind_id(row, ":id", id);
        int64_t count = statement_value(row, 0);
        if (count > 0) {
            const struct kind_info *info = kind_get(dependants[i].of);
            buf_addf(list, "%s%lld %s", list->len > 0 ? ", " : "", (long long)count,
                     count == 1 ? _(info->label) : _(info->label_many));
        }
    }
}

bool rules_check_removal(struct store *store, enum kind kind, const void *record,
                         struct fault *fault)
{
    const struct record *head = record;
    struct buf list = {0};
    struct buf label = {0};
    record_write_persons(store); // those of new involvements count as well
    add_dependants(store, kind, head->id, &list);
    bool free_to_go = list.len == 0;
    if (!free_to_go) {
        record_label(kind, record, &label);
        if (store->by_uid) { // how many there are may tell of households that are not open
            fault_set(fault, kind, NULL, _("%s cannot be deleted while others belong to it."),
                      buf_text(&label));
            buf_clear(&list);
            buf_clear(&label);
            return false;
        }
        fault_set(fault, kind, NULL, _("%s cannot be deleted while these belong to it: %s."),
                  buf_text(&label), buf_text(&list));
    }
    buf_clear(&list);
    buf_clear(&label);
    return free_to_go;
}
