// SPDX-License-Identifier: EUPL-1.2
#include "store/referral_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "figures/referral.h"
#include "store/answer.h"
#include "store/household_rows.h"
#include "store/listing.h"

enum { GROUP = 100000000 }; // parts the groups: more than any day is

// Who waits longest comes first; what ended comes last, and of that the newest first.
static int64_t order_of(const char *state, int64_t date)
{
    if (figures_referral_is_sent(state)) {
        return date;
    }
    return figures_referral_is_ended(state) ? 2 * GROUP - date : GROUP + date;
}

static bool is_wanted(const struct request *request, const char *state, const char *direction)
{
    const char *wanted = request_text(request);
    bool open = (request->flags & REQUEST_ACTIVE) == 0 || !figures_referral_is_ended(state);
    return open && (wanted[0] == '\0' || strcmp(wanted, direction) == 0);
}

static void add_found(struct store *store, const struct request *request, struct statement *row,
                      struct listing *listing)
{
    while (statement_step(row)) {
        char code[24];
        const char *state = column_text(row, 3, NULL);
        if (!is_wanted(request, state, column_text(row, 4, NULL))) {
            continue;
        }
        int64_t order = order_of(state, column_number(row, 2));
        snprintf(code, sizeof(code), "%lld", (long long)column_number(row, 0));
        if (sight_may(store, column_number(row, 1), ACTION_READ)) {
            listing_add(listing, column_number(row, 0), code, "");
            listing->items[listing->count - 1].value = order;
        }
    }
}

#define SELECT_ORDER "SELECT id, household_id, date, state, direction FROM referrals"

static void find_all(struct store *store, const struct request *request, struct listing *listing)
{
    add_found(store, request, db_statement(store->db, SELECT_ORDER " ORDER BY household_id"),
              listing);
}

static void find_mine(struct store *store, const struct request *request, struct listing *listing)
{
    struct listing mine = {0};
    household_rows_mine(store, request_day(store, request), &mine);
    for (size_t i = 0; i < mine.count; i++) {
        struct statement *row =
            db_statement(store->db, SELECT_ORDER " WHERE household_id = :household_id");
        bind_number(row, ":household_id", mine.items[i].id);
        add_found(store, request, row, listing);
    }
    listing_clear(&mine);
}

static int compare(const void *a, const void *b)
{
    const struct listed *x = a;
    const struct listed *y = b;
    if (x->value != y->value) {
        return x->value < y->value ? -1 : 1;
    }
    return (x->id > y->id) - (x->id < y->id);
}

// Rows

static const char select_row[] =
    "SELECT r.rev, r.household_id, h.household, h.name, r.date, r.direction, r.by_name, r.by_role, "
    "coalesce(o.name, ''), r.state, r.state_on, r.discussed_on FROM referrals AS r "
    "JOIN households AS h ON h.id = r.household_id "
    "LEFT JOIN organisations AS o ON o.id = r.organisation_id WHERE r.id = :id";

enum { BY_FIRST = 6, BY_LAST = 8 }; // columns that together tell by whom

static char *read_by(struct statement *row)
{
    struct buf by = {0};
    for (int column = BY_FIRST; column <= BY_LAST; column++) {
        const char *text = column_text(row, column, NULL);
        buf_addf(&by, "%s%s", by.len > 0 && text[0] != '\0' ? ", " : "", text);
    }
    char *copy = xstrdup(buf_text(&by));
    buf_clear(&by);
    return copy;
}

static void read_row(struct statement *row, struct referral_row *referral)
{
    referral->head.rev = column_number(row, 0);
    referral->head.household_id = column_number(row, 1);
    referral->household = xstrdup(column_text(row, 2, NULL));
    referral->household_name = xstrdup(column_text(row, 3, NULL));
    referral->date = column_number(row, 4);
    referral->direction = xstrdup(column_text(row, 5, NULL));
    referral->by = read_by(row);
    referral->state = xstrdup(column_text(row, 9, NULL));
    referral->state_on = column_number(row, 10);
    referral->discussed_on = column_number(row, 11);
}

struct rows_of {
    struct store *store;
    int64_t day;
};

static void add_row(void *context, const struct listed *listed, struct rows *rows)
{
    const struct rows_of *of = context;
    struct statement *found = db_statement(of->store->db, select_row);
    struct referral_row referral;
    bind_number(found, ":id", listed->id);
    if (!statement_step(found)) {
        return;
    }
    record_init(KIND_REFERRAL_ROW, &referral);
    referral.head.id = listed->id;
    read_row(found, &referral);
    statement_end(found);
    referral.waits = figures_referral_waits(referral.state, referral.date, of->day);
    referral.due = figures_referral_due(referral.state, referral.date, of->store->settings);
    rows_add(rows, &referral);
    record_clear(KIND_REFERRAL_ROW, &referral);
}

void answer_referral_rows(struct store *store, const struct request *request, struct reply *reply)
{
    struct rows_of of = {store, request_day(store, request)};
    struct listing listing = {.add = add_row, .context = &of};
    if (request->scope == SCOPE_MINE) {
        find_mine(store, request, &listing);
    } else {
        find_all(store, request, &listing);
    }
    if (listing.count > 0) {
        qsort(listing.items, listing.count, sizeof(*listing.items), compare);
        listing_page(store, request, &listing, reply);
    }
    listing_clear(&listing);
}
