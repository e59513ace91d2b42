// SPDX-License-Identifier: EUPL-1.2
#include "store/inbox.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "figures/inbox.h"
#include "store/answer.h"
#include "store/drafts.h"
#include "store/figures_rows.h"
#include "store/household_rows.h"
#include "store/users.h"

// Opening

void inbox_begin(struct inbox *inbox, struct store *store, int64_t day)
{
    *inbox = (struct inbox){.store = store, .day = day};
    record_list_init(&inbox->drafts, KIND_DRAFT);
    record_list_init(&inbox->glass, KIND_GLASS);
    drafts_load(store, &inbox->drafts);
    glass_load_unseen(store, &inbox->glass);
}

void inbox_end(struct inbox *inbox)
{
    record_list_clear(&inbox->drafts);
    record_list_clear(&inbox->glass);
}

// Of a user

static void add_draft(const struct draft *draft, struct record_list *lines)
{
    struct inbox_row *line = record_list_add(lines);
    line->head = (struct record){.id = draft->head.id, .household_id = draft->head.household_id};
    line->date = date_of_moment(draft->at);
    record_set_text(KIND_INBOX, line, "kind", inbox_kind_name(INBOX_DRAFT));
    record_set_text(KIND_INBOX, line, "subject", draft->kind);
    record_set_text(KIND_INBOX, line, "text", draft->title);
}

static void add_glass(const struct glass *glass, struct record_list *lines)
{
    struct inbox_row *line = record_list_add(lines);
    line->head = (struct record){.id = glass->head.id, .household_id = glass->head.household_id};
    line->date = date_of_moment(glass->at);
    record_set_text(KIND_INBOX, line, "kind", inbox_kind_name(INBOX_GLASS));
    record_set_text(KIND_INBOX, line, "subject", glass->login);
    record_set_text(KIND_INBOX, line, "who", glass->login);
    record_set_text(KIND_INBOX, line, "who_name", glass->name);
    record_set_text(KIND_INBOX, line, "text", glass->reason);
}

static void add_own(const struct inbox *inbox, int64_t household_id, struct record_list *lines)
{
    for (size_t i = 0; i < inbox->drafts.count; i++) {
        const struct draft *draft = record_list_at(&inbox->drafts, i);
        if (draft->head.household_id == household_id) {
            add_draft(draft, lines);
        }
    }
    for (size_t i = 0; i < inbox->glass.count; i++) {
        const struct glass *glass = record_list_at(&inbox->glass, i);
        if (glass->head.household_id == household_id) {
            add_glass(glass, lines);
        }
    }
}

static bool is_open(const struct inbox *inbox, int64_t household_id)
{
    return household_id != 0 && sight_may(inbox->store, household_id, ACTION_FIGURES);
}

void inbox_add_others(struct inbox *inbox, struct rows *rows)
{
    struct record_list lines;
    record_list_init(&lines, KIND_INBOX);
    for (size_t i = 0; i < inbox->drafts.count; i++) {
        const struct draft *draft = record_list_at(&inbox->drafts, i);
        if (!is_open(inbox, draft->head.household_id)) {
            add_draft(draft, &lines);
        }
    }
    figures_inbox_sort(&lines, 0);
    for (size_t i = 0; i < lines.count; i++) {
        rows_add(rows, record_list_at(&lines, i));
    }
    record_list_clear(&lines);
}

// Of a household

static bool put(struct store *store, int64_t household_id, struct record_list *lines,
                struct rows *rows)
{
    struct statement *row =
        db_statement(store->db, "SELECT household, name FROM households WHERE id = :id");
    bind_number(row, ":id", household_id);
    if (!statement_step(row)) {
        return false;
    }
    char *code = xstrdup(column_text(row, 0, NULL));
    char *name = xstrdup(column_text(row, 1, NULL));
    statement_end(row);
    figures_inbox_sort(lines, 0);
    for (size_t i = 0; i < lines->count; i++) {
        struct inbox_row *line = record_list_at(lines, i);
        record_set_text(KIND_INBOX, line, "household", code);
        record_set_text(KIND_INBOX, line, "name", name);
        rows_add(rows, line);
    }
    free(name);
    free(code);
    return true;
}

static bool add_lines(struct inbox *inbox, int64_t household_id, bool whole, struct rows *rows)
{
    struct record_list lines;
    struct store *store = inbox->store;
    record_list_init(&lines, KIND_INBOX);
    add_own(inbox, household_id, &lines);
    if (whole) {
        struct record_list lists[KIND_SAVED_COUNT];
        figures_load(store, household_id, FIGURES_INBOX_KINDS, lists);
        figures_inbox(lists, inbox->day, store->settings, &lines);
        figures_unload(lists);
    }
    bool found = put(store, household_id, &lines, rows);
    record_list_clear(&lines);
    return found;
}

bool inbox_add(struct inbox *inbox, int64_t household_id, struct rows *rows)
{
    return add_lines(inbox, household_id, true, rows);
}

// One's own households

static bool is_listed(const struct listing *listing, int64_t household_id)
{
    for (size_t i = 0; i < listing->count; i++) {
        if (listing->items[i].id == household_id) {
            return true;
        }
    }
    return false;
}

// A household in which there is something of one's own, though somebody else coordinates it.
static void add_other(const struct inbox *inbox, int64_t household_id, struct listing *listing)
{
    if (!is_open(inbox, household_id) || is_listed(listing, household_id)) {
        return;
    }
    struct statement *row =
        db_statement(inbox->store->db, "SELECT household FROM households WHERE id = :id");
    bind_number(row, ":id", household_id);
    if (statement_step(row)) {
        listing_add(listing, household_id, column_text(row, 0, NULL), "");
        statement_end(row);
    }
}

enum {
    NO_HOUSEHOLD = 0, // stands before all others, for what belongs to none
    WHOLE = 1,        // value of a listed household of which all is wanted
};

static void load_mine(struct inbox *inbox, struct listing *listing)
{
    household_rows_mine(inbox->store, inbox->day, listing);
    for (size_t i = 0; i < listing->count; i++) {
        bool may = sight_may(inbox->store, listing->items[i].id, ACTION_FIGURES);
        listing->items[i].value = may ? WHOLE : NONE;
    }
    for (size_t i = 0; i < inbox->drafts.count; i++) {
        const struct draft *draft = record_list_at(&inbox->drafts, i);
        add_other(inbox, draft->head.household_id, listing);
    }
    for (size_t i = 0; i < inbox->glass.count; i++) {
        const struct glass *glass = record_list_at(&inbox->glass, i);
        add_other(inbox, glass->head.household_id, listing);
    }
    listing_add(listing, NO_HOUSEHOLD, "", "");
    listing_sort_by_code(listing);
}

static void add_listed(void *context, const struct listed *listed, struct rows *rows)
{
    if (listed->id == NO_HOUSEHOLD) {
        inbox_add_others(context, rows);
    } else {
        add_lines(context, listed->id, listed->value == WHOLE, rows);
    }
}

void inbox_answer_mine(struct inbox *inbox, const struct request *request, struct reply *reply)
{
    struct listing listing = {.add = add_listed, .context = inbox};
    load_mine(inbox, &listing);
    listing_page(inbox->store, request, &listing, reply);
    listing_clear(&listing);
}

int64_t inbox_count_mine(struct inbox *inbox)
{
    struct listing listing = {0};
    struct rows rows;
    rows_init(&rows, KIND_INBOX);
    load_mine(inbox, &listing);
    for (size_t i = 0; i < listing.count; i++) {
        add_listed(inbox, &listing.items[i], &rows);
    }
    int64_t count = (int64_t)rows.count;
    listing_clear(&listing);
    rows_clear(&rows);
    return count;
}
