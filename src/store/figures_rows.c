// SPDX-License-Identifier: EUPL-1.2
#include "store/figures_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/xalloc.h"
#include "figures/contact.h"
#include "figures/figures.h"
#include "figures/gaps.h"
#include "figures/roster.h"
#include "figures/silence.h"
#include "figures/stacking.h"
#include "store/answer.h"
#include "store/records.h"
#include "store/records_sql.h"

enum kind figures_asked(const struct request *request)
{
    switch (request->kind) {
    case KIND_CONTACT:
    case KIND_SILENCE:
    case KIND_INBOX:
    case KIND_STACKING:
    case KIND_GAPS:
    case KIND_ROSTER:
    case KIND_CASELOAD:
    case KIND_CASE:
    case KIND_SELECTED: return request->kind;
    default: return KIND_FIGURES;
    }
}

static void load_list(struct store *store, int64_t household_id, struct record_list *list)
{
    struct statement *row = db_statement(store->db, kind_sql(list->kind)->of_household);
    bind_number(row, ":household_id", household_id);
    while (statement_step(row)) {
        record_read(store, list->kind, row, record_list_add(list));
    }
}

void figures_load(struct store *store, int64_t household_id, int64_t kinds,
                  struct record_list lists[KIND_SAVED_COUNT])
{
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_init(&lists[kind], kind);
        if ((kinds & KIND_BIT(kind)) != 0) {
            load_list(store, household_id, &lists[kind]);
        }
    }
}

void figures_unload(struct record_list lists[KIND_SAVED_COUNT])
{
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_clear(&lists[kind]);
    }
}

static char *household_code(struct store *store, int64_t household_id)
{
    char *code = NULL;
    struct statement *row =
        db_statement(store->db, "SELECT household FROM households WHERE id = :id");
    bind_number(row, ":id", household_id);
    if (statement_step(row)) {
        code = xstrdup(column_text(row, 0, NULL));
        statement_end(row);
    }
    return code;
}

// Contact. Helpers are only told apart: by their ids, which no other word can be taken for.

static void load_helpers(struct store *store, int64_t household_id, int64_t day,
                         struct record_list *involvements)
{
    struct statement *row = db_statement(
        store->db, "SELECT DISTINCT professional_id FROM involvements WHERE "
                   "household_id = :household_id AND coalesce(\"from\", :on) <= :on AND "
                   "coalesce(until, :on) >= :on");
    bind_number(row, ":household_id", household_id);
    bind_number(row, ":on", day);
    record_list_init(involvements, KIND_INVOLVEMENT);
    while (statement_step(row)) {
        struct involvement *one = record_list_add(involvements);
        one->professional = xstrdup(column_text(row, 0, NULL));
    }
}

static void load_meetings(struct store *store, int64_t household_id, struct record_list *meetings)
{
    struct statement *row = db_statement(
        store->db, "SELECT m.date, m.state, (SELECT group_concat(w.professional_id, ' ') FROM "
                   "named AS w WHERE w.list = 'meetings.present' AND w.record_id = m.id) "
                   "FROM meetings AS m WHERE m.household_id = :household_id");
    bind_number(row, ":household_id", household_id);
    record_list_init(meetings, KIND_MEETING);
    while (statement_step(row)) {
        struct meeting *one = record_list_add(meetings);
        one->date = column_number(row, 0);
        one->state = xstrdup(column_text(row, 1, NULL));
        one->present = xstrdup(column_text(row, 2, NULL));
    }
}

static bool add_contact(struct inbox *inbox, int64_t household_id, struct rows *rows)
{
    struct store *store = inbox->store;
    struct record_list involvements, meetings;
    struct contact contact;
    record_init(KIND_CONTACT, &contact);
    contact.household = household_code(store, household_id);
    bool found = contact.household != NULL;
    if (found) {
        load_helpers(store, household_id, inbox->day, &involvements);
        load_meetings(store, household_id, &meetings);
        figures_contact(&(struct contact_source){.involvements = &involvements,
                                                 .meetings = &meetings,
                                                 .day = inbox->day,
                                                 .months = store->settings->contact_months},
                        &contact);
        contact.head = (struct record){.id = household_id, .household_id = household_id};
        rows_add(rows, &contact);
        record_list_clear(&involvements);
        record_list_clear(&meetings);
    }
    record_clear(KIND_CONTACT, &contact);
    return found;
}

// Rows of a household that are found in its records

static char *household_name(struct store *store, int64_t household_id)
{
    struct statement *row = db_statement(store->db, "SELECT name FROM households WHERE id = :id");
    char *name = NULL;
    bind_number(row, ":id", household_id);
    if (statement_step(row)) {
        name = xstrdup(column_text(row, 0, NULL));
        statement_end(row);
    }
    return name;
}

struct finder {
    int64_t kinds; // of the records
    void (*find)(const struct record_list *lists, int64_t day, const struct settings *settings,
                 struct record_list *found);
};

static void find_stacking(const struct record_list *lists, int64_t day,
                          const struct settings *settings, struct record_list *found)
{
    (void)settings;
    figures_stacking(lists, day, found);
}

static void find_roster(const struct record_list *lists, int64_t day,
                        const struct settings *settings, struct record_list *found)
{
    (void)settings;
    figures_roster(lists, day, found);
}

static const struct finder *finder_get(enum kind kind)
{
    static const struct finder silence = {FIGURES_SILENCE_KINDS, figures_silence};
    static const struct finder stacking = {FIGURES_STACKING_KINDS, find_stacking};
    static const struct finder gaps = {FIGURES_GAPS_KINDS, figures_gaps};
    static const struct finder roster = {FIGURES_ROSTER_KINDS, find_roster};
    switch (kind) {
    case KIND_SILENCE: return &silence;
    case KIND_STACKING: return &stacking;
    case KIND_GAPS: return &gaps;
    default: return &roster;
    }
}

// The login of who coordinates, of the register; NULL: there is none, or somebody else coordinates.
static const char *login_of(struct store *store, const struct coordination *span)
{
    static const char mark[] = "login:";
    const char *word = span != NULL ? str_text(span->coordinator) : "";
    word += strncmp(word, mark, strlen(mark)) == 0 ? strlen(mark) : 0;
    return record_by_code(store, KIND_COORDINATOR, 0, word) != 0 ? word : NULL;
}

// What who asks may do about silence in the household. It is handed over by the one who has it.
static enum silence_may may_of(struct store *store, int64_t household_id, const char *login)
{
    if (sight_may(store, household_id, ACTION_CHANGE)) {
        return SILENCE_MAY_CHANGE;
    }
    return login != NULL && sight_may(store, household_id, ACTION_ASSIGN) &&
                   rights_allow(store, RELATION_NONE, ACTION_HAND_OVER)
               ? SILENCE_MAY_ASSIGN
               : SILENCE_MAY_READ;
}

// Of each line of silence: the household's name, and who coordinates it.
static void tell_household(struct inbox *inbox, int64_t household_id,
                           const struct record_list *spans, struct record_list *found)
{
    const struct coordination *span = figures_coordination(spans, inbox->day);
    char *name = household_name(inbox->store, household_id);
    const char *login = login_of(inbox->store, span);
    enum silence_may may = may_of(inbox->store, household_id, login);
    for (size_t i = 0; i < found->count; i++) {
        struct silence *one = record_list_at(found, i);
        record_set_text(KIND_SILENCE, one, "name", name);
        if (span != NULL) {
            record_set_text(KIND_SILENCE, one, "coordinator",
                            login != NULL ? login : span->coordinator);
            record_set_text(KIND_SILENCE, one, "coordinator_name", span->coordinator_name);
        }
        one->may = may;
    }
    free(name);
}

static void find_rows(struct inbox *inbox, enum kind kind, int64_t household_id, const char *code,
                      struct rows *rows)
{
    const struct finder *finder = finder_get(kind);
    const struct field *household = kind_field(kind, "household");
    struct record_list lists[KIND_SAVED_COUNT];
    struct record_list found;
    record_list_init(&found, kind);
    figures_load(inbox->store, household_id, finder->kinds, lists);
    finder->find(lists, inbox->day, inbox->store->settings, &found);
    if (kind == KIND_SILENCE && found.count > 0) {
        tell_household(inbox, household_id, &lists[KIND_COORDINATION], &found);
    }
    figures_unload(lists);
    for (size_t i = 0; i < found.count; i++) {
        void *one = record_list_at(&found, i);
        struct record *head = one;
        head->household_id = household_id;
        field_set_text(household, one, code, strlen(code));
        rows_add(rows, one);
    }
    record_list_clear(&found);
}

static bool add_found(struct inbox *inbox, enum kind kind, int64_t household_id, struct rows *rows)
{
    char *code = household_code(inbox->store, household_id);
    bool found = code != NULL;
    if (found) {
        find_rows(inbox, kind, household_id, code, rows);
    }
    free(code);
    return found;
}

bool figures_rows_add(struct inbox *inbox, enum kind kind, int64_t household_id, struct rows *rows)
{
    switch (kind) {
    case KIND_CONTACT: return add_contact(inbox, household_id, rows);
    case KIND_SILENCE:
    case KIND_STACKING:
    case KIND_GAPS:
    case KIND_ROSTER: return add_found(inbox, kind, household_id, rows);
    case KIND_INBOX: return inbox_add(inbox, household_id, rows);
    default: return figures_add(inbox->store, household_id, inbox->day, rows);
    }
}
