// SPDX-License-Identifier: EUPL-1.2
#include "store/figures_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "figures/contact.h"
#include "figures/silence.h"
#include "store/answer.h"
#include "store/records.h"
#include "store/records_sql.h"

enum kind figures_asked(const struct request *request)
{
    switch (request->kind) {
    case KIND_CONTACT:
    case KIND_SILENCE:
    case KIND_INBOX: return request->kind;
    default: return KIND_FIGURES;
    }
}

void figures_load(struct store *store, int64_t household_id, const enum kind *kinds, size_t count,
                  struct record_list lists[KIND_SAVED_COUNT])
{
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_init(&lists[kind], kind);
    }
    for (size_t i = 0; i < count; i++) {
        struct statement *row = db_statement(store->db, kind_sql[kinds[i]]->of_household);
        bind_number(row, ":household_id", household_id);
        while (statement_step(row)) {
            record_read(store, kinds[i], row, record_list_add(&lists[kinds[i]]));
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
        figures_contact(&involvements, &meetings, inbox->day, store->settings->contact_months,
                        &contact);
        contact.head = (struct record){.id = household_id, .household_id = household_id};
        rows_add(rows, &contact);
        record_list_clear(&involvements);
        record_list_clear(&meetings);
    }
    record_clear(KIND_CONTACT, &contact);
    return found;
}

// Silence

static bool add_silence(struct inbox *inbox, int64_t household_id, struct rows *rows)
{
    struct store *store = inbox->store;
    struct record_list lists[KIND_SAVED_COUNT];
    struct record_list silences;
    char *code = household_code(store, household_id);
    record_list_init(&silences, KIND_SILENCE);
    if (code != NULL) {
        figures_load(store, household_id, figures_silence_kinds, figures_silence_kind_count, lists);
        figures_silence(lists, inbox->day, store->settings, &silences);
        figures_unload(lists);
    }
    for (size_t i = 0; i < silences.count; i++) {
        struct silence *one = record_list_at(&silences, i);
        one->household = xstrdup(code);
        rows_add(rows, one);
    }
    bool found = code != NULL;
    record_list_clear(&silences);
    free(code);
    return found;
}

bool figures_rows_add(struct inbox *inbox, enum kind kind, int64_t household_id, struct rows *rows)
{
    switch (kind) {
    case KIND_CONTACT: return add_contact(inbox, household_id, rows);
    case KIND_SILENCE: return add_silence(inbox, household_id, rows);
    case KIND_INBOX: return inbox_add(inbox, household_id, rows);
    default: return figures_add(inbox->store, household_id, inbox->day, rows);
    }
}
