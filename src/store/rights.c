// SPDX-License-Identifier: EUPL-1.2
#include "store/rights.h"

#include <string.h>

#include "base/array.h"
#include "base/str.h"
#include "base/text.h"
#include "store/answer.h"
#include "store/caseload_rows.h"
#include "store/erase.h"
#include "store/figures_rows.h"
#include "store/records.h"
#include "store/review.h"
#include "store/trail.h"
#include "store/users.h"

#define MAY(action) (1U << ACTION_##action)

enum {
    ALL = (1U << ACTION_COUNT) - 1,
    FULL = MAY(EXIST) | MAY(READ) | MAY(CHANGE) | MAY(ASSIGN) | MAY(FIGURES) | MAY(EXPORT),
    READING = MAY(EXIST) | MAY(READ) | MAY(FIGURES) | MAY(EXPORT),
    OPENED = MAY(EXIST) | MAY(READ) | MAY(FIGURES) | MAY(BREAK),
    KNOWING = MAY(EXIST) | MAY(BREAK),
    WORKING = MAY(ASK) | MAY(SEARCH) | MAY(REGISTER) | MAY(ENROL) | MAY(STAFF) | MAY(MAKE) |
              MAY(FIGURES) | MAY(EXPORT) | MAY(IMPORT) | MAY(NOTICE),
    OVERSEEING = MAY(AUDIT) | MAY(VERIFY),
};

// What a role may with a household to which the relation is this. Some actions need a right besides that
// is given by name (named_right).
static const uint32_t table[ROLE_COUNT][RELATION_COUNT] = {
    [ROLE_NOBODY] = {0},
    [ROLE_OWNER] =
        {
            [RELATION_NONE] = ALL & ~MAY(VEIL),
            [RELATION_OWN] = ALL & ~MAY(VEIL) & ~MAY(BREAK),
        },
    [ROLE_COORDINATOR] =
        {
            [RELATION_NONE] = WORKING | OVERSEEING,
            [RELATION_OWN] = FULL,
            [RELATION_COVERED] = FULL,
            [RELATION_TEAM] = READING,
            [RELATION_GLASS] = OPENED,
            [RELATION_FREE] = KNOWING,
            [RELATION_OTHER] = KNOWING,
        },
    [ROLE_TEAM_LEAD] =
        {
            [RELATION_NONE] = WORKING | OVERSEEING | MAY(HAND_OVER) | MAY(RETAIN) | MAY(ENTRUST),
            [RELATION_OWN] = FULL | MAY(ERASE),
            [RELATION_COVERED] = FULL | MAY(ERASE),
            [RELATION_TEAM] = READING | MAY(ASSIGN) | MAY(ERASE),
            [RELATION_GLASS] = OPENED,
            [RELATION_FREE] = READING | MAY(ASSIGN) | MAY(ERASE),
            [RELATION_OTHER] = KNOWING,
        },
    [ROLE_PROCESS_DIRECTOR] =
        {
            [RELATION_NONE] = WORKING | OVERSEEING,
            [RELATION_OWN] = FULL,
            [RELATION_COVERED] = FULL,
            [RELATION_TEAM] = READING,
            [RELATION_GLASS] = OPENED | MAY(ASSIGN),
            [RELATION_FREE] = FULL,
            [RELATION_OTHER] = KNOWING,
        },
    [ROLE_EVALUATOR] =
        {
            [RELATION_NONE] = MAY(ASK) | MAY(VEIL) | OVERSEEING,
            [RELATION_OWN] = MAY(VEIL),
            [RELATION_COVERED] = MAY(VEIL),
            [RELATION_TEAM] = MAY(VEIL),
            [RELATION_FREE] = MAY(VEIL),
            [RELATION_OTHER] = MAY(VEIL),
        },
    [ROLE_ADMINISTRATOR] =
        {
            [RELATION_NONE] = MAY(ASK) | MAY(STAFF) | MAY(APPOINT) | MAY(IMPORT) | MAY(CHECK) |
                              MAY(ACCESS) | MAY(ENTRUST) | MAY(HAND_OVER) | OVERSEEING |
                              MAY(RETAIN) | MAY(DISPOSE),
        },
};

static const struct verb_need needs[VERB_COUNT] = {
    [VERB_GET] = {ACTION_READ, true},          [VERB_LIST] = {ACTION_SEARCH, false},
    [VERB_OPEN] = {ACTION_READ, true},         [VERB_FIND] = {ACTION_SEARCH, false},
    [VERB_SAVE] = {ACTION_ASK, false},         [VERB_UNDO] = {ACTION_ASK, false},
    [VERB_STEPS] = {ACTION_ASK, false},        [VERB_HISTORY] = {ACTION_READ, true},
    [VERB_FIGURES] = {ACTION_FIGURES, true},   [VERB_IMPORT] = {ACTION_IMPORT, false},
    [VERB_EXPORT] = {ACTION_EXPORT, true},     [VERB_CHANGES] = {ACTION_ASK, false},
    [VERB_CHECK] = {ACTION_CHECK, false},      [VERB_ACCESS] = {ACTION_ACCESS, false},
    [VERB_PERMIT] = {ACTION_ACCESS, false},    [VERB_HAND_OVER] = {ACTION_HAND_OVER, false},
    [VERB_BREAK] = {ACTION_BREAK, true},       [VERB_NOTICES] = {ACTION_NOTICE, false},
    [VERB_NOTICED] = {ACTION_NOTICE, false},   [VERB_KEEP] = {ACTION_ASK, false},
    [VERB_DROP] = {ACTION_ASK, false},         [VERB_BACKUP] = {ACTION_CHECK, false},
    [VERB_RETENTION] = {ACTION_RETAIN, false}, [VERB_ERASE] = {ACTION_RETAIN, false},
    [VERB_BEGIN] = {ACTION_ASK, false},        [VERB_AUDIT] = {ACTION_AUDIT, false},
    [VERB_VERIFY] = {ACTION_VERIFY, false},    [VERB_REVIEW] = {ACTION_AUDIT, false},
    [VERB_SIGN] = {ACTION_AUDIT, false},
};

uint32_t rights_of(enum role role, enum relation relation)
{
    return table[role][relation];
}

const struct verb_need *rights_need(enum verb verb)
{
    return &needs[verb];
}

enum role rights_role(const char *name)
{
    static const struct {
        const char *name;
        enum role role;
    } roles[] = {
        {"coordinator", ROLE_COORDINATOR},           {"team-lead", ROLE_TEAM_LEAD},
        {"process-director", ROLE_PROCESS_DIRECTOR}, {"evaluator", ROLE_EVALUATOR},
        {"administrator", ROLE_ADMINISTRATOR},
    };
    for (size_t i = 0; name && i < ARRAY_SIZE(roles); i++) {
        if (strcmp(roles[i].name, name) == 0) {
            return roles[i].role;
        }
    }
    return ROLE_NOBODY;
}

unsigned rights_by_name(const char *rights)
{
    unsigned found = 0;
    for (const char *at = str_text(rights); *at != '\0';) {
        size_t len = strcspn(at, ",");
        found |= len == 6 && strncmp(at, "import", len) == 0 ? RIGHT_IMPORT : 0;
        found |= len == 6 && strncmp(at, "export", len) == 0 ? RIGHT_EXPORT : 0;
        found |= len == 6 && strncmp(at, "review", len) == 0 ? RIGHT_REVIEW : 0;
        at += len + (at[len] == ',');
    }
    return found;
}

// The right given by name without which a role may not do it; 0: none.
static unsigned named_right(enum role role, enum action action)
{
    switch (action) {
    case ACTION_IMPORT: return RIGHT_IMPORT;
    case ACTION_EXPORT: return RIGHT_EXPORT;
    case ACTION_AUDIT: return role == ROLE_TEAM_LEAD ? 0 : RIGHT_REVIEW;
    case ACTION_VERIFY: return role == ROLE_ADMINISTRATOR ? 0 : RIGHT_REVIEW;
    default: return 0;
    }
}

bool rights_allow(const struct store *store, enum relation relation, enum action action)
{
    unsigned named = named_right(store->role, action);
    return (table[store->role][relation] & 1U << action) != 0 && (store->rights & named) == named;
}

// Refusals

static bool refuse(struct reply *reply)
{
    return reply_fail(reply, STATUS_REFUSED, "%s", _("You have no right to do this."));
}

// What the screen begins with: who may not have it is not left with that.
static bool refuse_asked(const struct request *request, struct reply *reply)
{
    if (request->verb == VERB_LIST && request->kind == KIND_HOUSEHOLD_ROW) {
        return reply_fail(
            reply, STATUS_REFUSED, "%s",
            _("Your role has no list of households. \"?\" shows what you can do here, "
              "\"tilburg --help\" what on the command line."));
    }
    return refuse(reply);
}

// The same words for what is not there, and for what is not there for who asks.
static bool fail_not_there(const struct request *request, struct reply *reply)
{
    if (request->verb == VERB_GET) {
        return reply_not_found(request, reply);
    }
    return reply_fail(reply, STATUS_NOT_FOUND, "%s", _("This household is no longer there."));
}

// A household that may be known of: who coordinates it can be called.
static bool refuse_household(struct store *store, int64_t household_id, struct reply *reply)
{
    struct household_row row;
    record_init(KIND_HOUSEHOLD_ROW, &row);
    row.head.id = household_id;
    sight_dim(store, &row);
    if (row.coordinator && row.phone) {
        reply_fail(reply, STATUS_REFUSED,
                   _("This household is not open to you: %s coordinates it, phone %s."),
                   row.coordinator, row.phone);
    } else if (row.coordinator) {
        reply_fail(reply, STATUS_REFUSED,
                   _("This household is not open to you: %s coordinates it."), row.coordinator);
    } else {
        reply_fail(reply, STATUS_REFUSED, "%s", _("This household is not open to you."));
    }
    record_clear(KIND_HOUSEHOLD_ROW, &row);
    return false;
}

bool rights_refuse(struct store *store, int64_t household_id)
{
    store->refusal.told = true;
    store->refusal.household_id = household_id;
    return false;
}

// Judging

static bool is_register(enum kind kind)
{
    return kind == KIND_ORGANISATION || kind == KIND_PROFESSIONAL || kind == KIND_COORDINATOR;
}

static bool is_entrusted(const struct request *request)
{
    enum kind kind = request->verb == VERB_PERMIT ? request->rows.kind : request->kind;
    return (request->verb == VERB_PERMIT || request->verb == VERB_ACCESS) &&
           (kind == KIND_COVER || kind == KIND_RESTRICTED);
}

// The trail of one household is for who may read it; who reviews a team is told, of any, what people of
// the team did there, as in the list of all. What is printed for the family is never such a part.
static enum action audit_action(struct store *store, const struct request *request)
{
    bool all = request->household_id == 0 || (store->rights & RIGHT_REVIEW) != 0;
    bool reads = !all && sight_may(store, request->household_id, ACTION_READ);
    bool reviews =
        (request->flags & REQUEST_PRINT) == 0 && rights_allow(store, RELATION_NONE, ACTION_AUDIT);
    return all || (!reads && reviews) ? ACTION_AUDIT : ACTION_READ;
}

// What tells of persons and of what was written down is for those who work with the household.
static bool is_work(const struct request *request)
{
    enum kind kind = figures_asked(request);
    bool work = kind == KIND_SILENCE || kind == KIND_INBOX || kind == KIND_ROSTER ||
                kind == KIND_CASELOAD || kind == KIND_CASE || kind == KIND_SELECTED;
    return request->verb == VERB_FIGURES && work;
}

static enum action action_of(struct store *store, const struct request *request)
{
    bool of_all =
        request->verb == VERB_EXPORT || (request->verb == VERB_FIGURES && !is_work(request));
    bool by_kind = request->verb == VERB_GET || request->verb == VERB_LIST;
    bool of_record = by_kind || (request->verb == VERB_HISTORY && request->id != 0);
    if (of_all && store->role == ROLE_EVALUATOR) {
        return ACTION_VEIL;
    }
    if (by_kind && (request->kind == KIND_DRAFT || request->kind == KIND_PLACE ||
                    request->kind == KIND_CRITERIA)) {
        return ACTION_ASK; // one's own alone
    }
    if (of_record && is_register(request->kind)) {
        return request->kind == KIND_COORDINATOR ? ACTION_STAFF : ACTION_REGISTER;
    }
    if (is_entrusted(request)) {
        return ACTION_ENTRUST;
    }
    if (request->verb == VERB_GET && request->kind == KIND_HOUSEHOLD_ROW) {
        return ACTION_EXIST;
    }
    if (request->verb == VERB_REVIEW && request->kind == KIND_SIGNED) {
        return ACTION_ASK; // who may not review is told of no week
    }
    if (request->verb == VERB_AUDIT) {
        return audit_action(store, request);
    }
    return needs[request->verb].action;
}

// A number that came along with anything else is no household that it is about.
static bool names_household(const struct request *request)
{
    return needs[request->verb].of_household || request->verb == VERB_AUDIT ||
           request->verb == VERB_ERASE;
}

int64_t rights_household(struct store *store, const struct request *request)
{
    bool row = request->kind == KIND_HOUSEHOLD_ROW;
    enum kind kind = row ? KIND_HOUSEHOLD : request->kind;
    int64_t household_id = names_household(request) ? request->household_id : 0;
    if (request->verb == VERB_GET && kind < KIND_SAVED_COUNT) {
        household_id = 0;
        record_household(store, kind, record_asked(store, request, kind), &household_id);
    } else if (request->verb == VERB_HISTORY && request->id != 0 && kind < KIND_SAVED_COUNT) {
        record_household(store, kind, request->id, &household_id);
    }
    return household_id;
}

static bool names_part(const struct request *request)
{
    bool record = request->verb == VERB_GET || (request->verb == VERB_HISTORY && request->id != 0);
    return record && request->kind != KIND_HOUSEHOLD && request->kind != KIND_HOUSEHOLD_ROW;
}

static bool judge_household(struct store *store, const struct request *request, enum action action,
                            struct reply *reply)
{
    int64_t id = rights_household(store, request);
    enum relation relation = sight_relation(store, id);
    if (rights_allow(store, relation, action)) {
        return true;
    }
    rights_refuse(store, id);
    // Who may know of no household does not learn which are there.
    if ((table[store->role][RELATION_OTHER] & MAY(EXIST)) == 0) {
        return refuse(reply);
    }
    if (relation == RELATION_RESTRICTED ||
        (names_part(request) && !rights_allow(store, relation, ACTION_READ))) {
        return fail_not_there(request, reply);
    }
    return rights_allow(store, relation, ACTION_READ) ? refuse(reply)
                                                      : refuse_household(store, id, reply);
}

static bool is_of_household(const struct request *request, enum action action)
{
    switch (action) {
    case ACTION_ASK:
    case ACTION_REGISTER:
    case ACTION_STAFF: return false;
    case ACTION_FIGURES:
    case ACTION_EXPORT: return request->household_id != 0;
    case ACTION_READ: return true;
    default: return needs[request->verb].of_household;
    }
}

// What else a question names. Only what is judged here is noted as refused: what comes to its answer stands
// in the trail as done.
static bool judge_named(struct store *store, const struct request *request, struct reply *reply)
{
    switch (request->verb) {
    case VERB_FIGURES: return caseload_judge(store, request, reply);
    case VERB_REVIEW:
    case VERB_SIGN: return review_judge(store, request, reply);
    case VERB_RETENTION: return retention_judge(store, request, reply);
    case VERB_AUDIT: return audit_judge(store, request, reply);
    default: return true;
    }
}

static bool judge(struct store *store, const struct request *request, struct reply *reply)
{
    if (store->by_uid && !user_load(store, reply)) {
        return false;
    }
    enum action action = action_of(store, request);
    if (action == ACTION_VEIL) { // one household would be known by its being asked for
        bool may = rights_allow(store, RELATION_NONE, action) && request->household_id == 0 &&
                   (request->verb != VERB_EXPORT || (store->rights & RIGHT_EXPORT) != 0);
        return may || refuse(reply);
    }
    bool may = is_of_household(request, action)
                   ? judge_household(store, request, action, reply)
                   : rights_allow(store, RELATION_NONE, action) || refuse_asked(request, reply);
    return may && judge_named(store, request, reply);
}

bool rights_judge(struct store *store, const struct request *request, struct reply *reply)
{
    sight_begin(store);
    store->refusal = (struct refusal){0};
    if (!store->by_uid) {
        return judge(store, request, reply);
    }
    db_begin_read(store->db);
    bool may = judge(store, request, reply) || rights_refuse(store, store->refusal.household_id);
    return db_end(store->db, false) && may;
}

// Changes

static enum action change_action(enum kind kind)
{
    switch (kind) {
    case KIND_ORGANISATION:
    case KIND_PROFESSIONAL: return ACTION_ENROL;
    case KIND_COORDINATOR: return ACTION_APPOINT;
    case KIND_COORDINATION: return ACTION_ASSIGN;
    default: return ACTION_CHANGE;
    }
}

static int64_t household_of_change(struct store *store, const struct change *change,
                                   const void *record)
{
    const struct record *head = record;
    if (change->action != CHANGE_NEW) {
        return change->kind == KIND_HOUSEHOLD ? head->id : head->household_id;
    }
    return record_by_code(store, KIND_HOUSEHOLD, 0,
                          field_text(kind_field(change->kind, "household"), record));
}

static bool fail_change_not_there(const struct change *change, struct reply *reply)
{
    struct fault fault;
    if (change->action != CHANGE_NEW) {
        return reply_fail(reply, STATUS_NOT_FOUND, "%s", _("It is no longer there."));
    }
    fault_set(&fault, change->kind, "household", "%s", _("unknown household"));
    reply_set_fault(reply, STATUS_INVALID, change->kind, &fault);
    return false;
}

static bool judge_change(struct store *store, const struct change *change, const void *record,
                         struct reply *reply)
{
    enum action action = change_action(change->kind);
    if (is_register(change->kind)) {
        return rights_allow(store, RELATION_NONE, action) || refuse(reply);
    }
    if (change->kind == KIND_HOUSEHOLD && change->action == CHANGE_NEW) {
        return rights_allow(store, RELATION_NONE, ACTION_MAKE) || refuse(reply);
    }
    int64_t household_id = household_of_change(store, change, record);
    enum relation relation = sight_relation(store, household_id);
    if (rights_allow(store, relation, action)) {
        return true;
    }
    rights_refuse(store, household_id);
    if ((table[store->role][RELATION_OTHER] & MAY(EXIST)) == 0) {
        return refuse(reply);
    }
    bool known = change->action == CHANGE_NEW || change->kind == KIND_HOUSEHOLD
                     ? relation != RELATION_RESTRICTED
                     : rights_allow(store, relation, ACTION_READ);
    if (!known) {
        return fail_change_not_there(change, reply);
    }
    return rights_allow(store, relation, ACTION_READ)
               ? reply_fail(reply, STATUS_REFUSED, "%s",
                            _("You may read this household, not change it."))
               : refuse_household(store, household_id, reply);
}

bool rights_judge_change(struct store *store, const struct change *change, const void *record,
                         struct reply *reply)
{
    return judge_change(store, change, record, reply) ||
           rights_refuse(store, store->refusal.household_id);
}
