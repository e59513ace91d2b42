// SPDX-License-Identifier: EUPL-1.2
// Rows of a kind in the order of its keys. What belongs to households comes household by
// household, by code; a page begins behind "CODE" or, within a household, behind "CODE ROW".
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "store/answer.h"
#include "store/export.h"
#include "store/records.h"
#include "store/records_sql.h"

// The days between which a row is valid stand behind its id. Of one household only what has to do
// with it.
static const char *const registers[KIND_HOUSEHOLD + 1] = {
    [KIND_ORGANISATION] =
        "SELECT id, organisation, NULL, NULL FROM organisations WHERE organisation > :after AND "
        "(:household_id IS NULL OR id IN (SELECT p.organisation_id FROM involvements AS i "
        "JOIN professionals AS p ON p.id = i.professional_id WHERE "
        "i.household_id = :household_id)) ORDER BY organisation",
    [KIND_COORDINATOR] =
        "SELECT id, login, \"from\", until FROM coordinators WHERE login > :after AND "
        "(:household_id IS NULL OR id IN (SELECT coordinator_id FROM coordination WHERE "
        "household_id = :household_id)) ORDER BY login",
    [KIND_PROFESSIONAL] =
        "SELECT id, professional, NULL, NULL FROM professionals WHERE professional > :after AND "
        "(:household_id IS NULL OR id IN (SELECT professional_id FROM involvements WHERE "
        "household_id = :household_id)) ORDER BY professional",
    [KIND_HOUSEHOLD] =
        ("SELECT id, household, NULL, NULL FROM households WHERE household > :after AND "
         "(:household_id IS NULL OR id = :household_id) ORDER BY household"),
};

const char *const export_of_household[KIND_SAVED_COUNT] = {
    [KIND_PERSON] = "SELECT id, \"from\", until FROM people WHERE household_id = :household_id "
                    "ORDER BY CAST(ltrim(person, " REFERENCE_LETTERS ") AS INTEGER), person",
    [KIND_NETWORK] = "SELECT id, NULL, NULL FROM network WHERE household_id = :household_id "
                     "ORDER BY CAST(ltrim(network, " REFERENCE_LETTERS ") AS INTEGER), network",
    [KIND_COORDINATION] = "SELECT id, \"from\", until FROM coordination "
                          "WHERE household_id = :household_id ORDER BY \"from\"",
    [KIND_INVOLVEMENT] =
        "SELECT i.id, i.\"from\", i.until FROM involvements AS i JOIN professionals AS p "
        "ON p.id = i.professional_id WHERE i.household_id = :household_id "
        "ORDER BY p.professional, i.domain, i.\"from\"",
    [KIND_SCORING] =
        "SELECT s.id, s.date, NULL FROM scores AS s JOIN people AS p ON p.id = s.person_id "
        "WHERE s.household_id = :household_id AND s.instrument = :instrument "
        "ORDER BY CAST(ltrim(p.person, " REFERENCE_LETTERS ") AS INTEGER), p.person, s.date",
    [KIND_REFERRAL] = "SELECT id, date, NULL FROM referrals WHERE household_id = :household_id "
                      "ORDER BY date, direction",
    [KIND_PLAN] = "SELECT id, \"from\", until FROM plans WHERE household_id = :household_id "
                  "ORDER BY \"from\"",
    [KIND_GOAL] = "SELECT id, set_on, outcome_date FROM goals WHERE household_id = :household_id "
                  "ORDER BY CAST(ltrim(goal, " REFERENCE_LETTERS ") AS INTEGER), goal",
    [KIND_ACTION] = "SELECT id, set_on, done_on FROM actions WHERE household_id = :household_id "
                    "ORDER BY CAST(ltrim(action, " REFERENCE_LETTERS ") AS INTEGER), action",
    [KIND_PLAN_VERSION] = "SELECT id, agreed_on, NULL FROM versions "
                          "WHERE household_id = :household_id ORDER BY agreed_on",
    [KIND_DEVIATION] =
        "SELECT id, \"from\", until FROM deviations WHERE household_id = :household_id "
        "ORDER BY CAST(ltrim(deviation, " REFERENCE_LETTERS ") AS INTEGER), deviation",
    [KIND_MEETING] = "SELECT id, date, NULL FROM meetings WHERE household_id = :household_id "
                     "ORDER BY date",
    [KIND_CONTRIBUTION] =
        "SELECT c.id, c.date, NULL FROM contributions AS c JOIN professionals AS p "
        "ON p.id = c.professional_id WHERE c.household_id = :household_id "
        "ORDER BY c.date, p.professional",
    [KIND_AGREEMENT] =
        "SELECT id, date, NULL FROM agreements WHERE household_id = :household_id "
        "ORDER BY date, CAST(ltrim(agreement, " REFERENCE_LETTERS ") AS INTEGER), agreement",
    [KIND_NOTE] = "SELECT id, date, NULL FROM notes WHERE household_id = :household_id "
                  "ORDER BY date, sequence",
    [KIND_LOOKBACK] = "SELECT l.id, NULL, NULL FROM lookbacks AS l JOIN professionals AS p "
                      "ON p.id = l.professional_id WHERE l.household_id = :household_id "
                      "ORDER BY p.professional, l.domain, l.until, l.months",
    [KIND_PROPOSAL] =
        "SELECT id, made_on, CASE WHEN state <> 'open' THEN state_on END FROM proposals "
        "WHERE household_id = :household_id "
        "ORDER BY CAST(ltrim(proposal, " REFERENCE_LETTERS ") AS INTEGER), proposal",
    [KIND_PROPOSAL_CHANGE] =
        "SELECT c.id, v.made_on, CASE WHEN v.state <> 'open' THEN v.state_on END "
        "FROM \"proposal-changes\" AS c JOIN proposals AS v ON v.id = c.proposal_id "
        "JOIN professionals AS p ON p.id = c.professional_id "
        "WHERE c.household_id = :household_id "
        "ORDER BY CAST(ltrim(v.proposal, " REFERENCE_LETTERS ") AS INTEGER), v.proposal, "
        "p.professional, c.domain, c.\"from\"",
    [KIND_ADVICE] = "SELECT id, date, NULL FROM advices WHERE household_id = :household_id "
                    "ORDER BY CAST(ltrim(advice, " REFERENCE_LETTERS ") AS INTEGER), advice",
    [KIND_SNAPSHOT] = "SELECT id, date, NULL FROM snapshots WHERE household_id = :household_id "
                      "ORDER BY date, stage",
};

bool export_is_wanted(struct store *store, const struct request *request, int64_t from,
                      int64_t until)
{
    return (request->flags & REQUEST_ACTIVE) == 0 ||
           figures_active(from, until, request_day(store, request));
}

static void add_record(struct store *store, enum kind kind, int64_t id, struct rows *rows)
{
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    record_load(store, kind, id, record);
    sight_mask(store, kind, record);
    rows_add(rows, record);
    record_clear(kind, record);
    free(record);
}

static void export_register(struct store *store, const struct request *request, struct reply *reply)
{
    char *last = NULL;
    struct statement *row = db_statement(store->db, registers[request->kind]);
    bind_text(row, ":after", request_after(request));
    bind_id(row, ":household_id", request->household_id);
    while (statement_step(row)) {
        if (!export_is_wanted(store, request, column_number(row, 2), column_number(row, 3)) ||
            (request->kind == KIND_HOUSEHOLD &&
             !sight_may(store, column_number(row, 0), ACTION_EXPORT))) {
            continue;
        }
        if (page_is_full(reply, page_limit(request))) {
            reply->next = last;
            last = NULL;
            break;
        }
        xreplace(&last, column_text(row, 1, NULL));
        add_record(store, request->kind, column_number(row, 0), &reply->rows);
    }
    statement_end(row);
    free(last);
}

const char *export_instrument(const struct store *store, const struct request *request)
{
    const char *name = request_text(request);
    return name[0] != '\0' ? name : store->settings->instruments[0].name;
}

// Adds the records of a household behind the first *place. False when the page is full before
// its end: *place is how many of them are done.
static bool export_household(struct store *store, const struct request *request,
                             int64_t household_id, struct reply *reply, int64_t *place)
{
    bool complete = true;
    int64_t done = 0;
    struct statement *row = db_statement(store->db, export_of_household[request->kind]);
    bind_number(row, ":household_id", household_id);
    if (request->kind == KIND_SCORING) {
        bind_text(row, ":instrument", export_instrument(store, request));
    }
    while (complete && statement_step(row)) {
        bool wanted =
            export_is_wanted(store, request, column_number(row, 1), column_number(row, 2));
        if (wanted && done >= *place && page_is_full(reply, page_limit(request))) {
            complete = false;
        } else {
            if (wanted && done >= *place) {
                add_record(store, request->kind, column_number(row, 0), &reply->rows);
            }
            done += wanted;
        }
    }
    statement_end(row);
    *place = done;
    return complete;
}

static void export_of_households(struct store *store, const struct request *request,
                                 struct reply *reply)
{
    const char *after = request_after(request);
    size_t code_len = strcspn(after, " ");
    char *code = xstrndup(after, code_len);
    int64_t skip = after[code_len] == ' ' ? strtoll(after + code_len, NULL, 10) : 0;
    struct statement *row =
        db_statement(store->db, "SELECT id, household FROM households WHERE household >= :code AND "
                                "(:household_id IS NULL OR id = :household_id) ORDER BY household");
    bind_text(row, ":code", code);
    bind_id(row, ":household_id", request->household_id);
    while (!reply->next && statement_step(row)) {
        const char *household = column_text(row, 1, NULL);
        if (!sight_may(store, column_number(row, 0), ACTION_EXPORT)) {
            continue;
        }
        int64_t place = strcmp(household, code) == 0 ? skip : 0;
        if (!export_household(store, request, column_number(row, 0), reply, &place)) {
            reply->next = xasprintf("%s %lld", household, (long long)place);
        }
    }
    statement_end(row);
    free(code);
}

void answer_export(struct store *store, const struct request *request, struct reply *reply)
{
    if (request->kind >= KIND_SAVED_COUNT) {
        reply_fail(reply, STATUS_INVALID, "%s", _("There are no such records."));
        return;
    }
    if (store->role == ROLE_EVALUATOR) {
        answer_veiled(store, request, reply);
        return;
    }
    reply_set_kind(reply, request->kind);
    db_begin_read(store->db);
    if (request->kind <= KIND_HOUSEHOLD) {
        export_register(store, request, reply);
    } else {
        export_of_households(store, request, reply);
    }
    db_end(store->db, false);
}
