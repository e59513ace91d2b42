// SPDX-License-Identifier: EUPL-1.2
#include "store/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/household_rows.h"
#include "store/records.h"

void listing_add(struct listing *listing, int64_t id, const char *code, const char *sort_key)
{
    *ARRAY_PUSH(listing->items, listing->count, listing->capacity) = (struct listed){
        .id = id,
        .value = NONE,
        .code = xstrdup(code),
        .sort_key = xstrdup(sort_key),
    };
}

static int compare_codes(const void *a, const void *b)
{
    return strcmp(((const struct listed *)a)->code, ((const struct listed *)b)->code);
}

void listing_sort_by_code(struct listing *listing)
{
    if (listing->count > 0) {
        qsort(listing->items, listing->count, sizeof(*listing->items), compare_codes);
    }
}

void listing_clear(struct listing *listing)
{
    for (size_t i = 0; i < listing->count; i++) {
        free(listing->items[i].sort_key);
        free(listing->items[i].code);
    }
    free(listing->items);
}

// A run of a list of which a page takes what fits: from its beginning, or
// backwards from its end.
struct listed_run {
    const struct listing *listing;
    const struct listed *items;
    size_t count;
    bool more_before;
    bool more_after;
};

// A code contains no blank, so the sort key can stand behind one.
static char *cursor(const struct listed *listed)
{
    return xasprintf("%s %s", listed->code, listed->sort_key);
}

static void add_household_row(struct store *store, const struct request *request, int64_t id,
                              struct rows *rows)
{
    struct household_row row;
    record_init(KIND_HOUSEHOLD_ROW, &row);
    if (household_row_load(store, id, request_day(store, request), &row)) {
        rows_add(rows, &row);
    }
    record_clear(KIND_HOUSEHOLD_ROW, &row);
}

static void add_record(struct store *store, enum kind kind, int64_t id, struct rows *rows)
{
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    if (record_load(store, kind, id, record)) {
        rows_add(rows, record);
    }
    record_clear(kind, record);
    free(record);
}

static void add_row(struct store *store, const struct request *request,
                    const struct listed_run *run, size_t at, struct rows *rows)
{
    if (run->listing->add) {
        run->listing->add(run->listing->context, &run->items[at], rows);
    } else if (request->kind == KIND_HOUSEHOLD_ROW) {
        add_household_row(store, request, run->items[at].id, rows);
    } else {
        add_record(store, request->kind, run->items[at].id, rows);
    }
}

// How many of the last ones fit into a page.
static size_t fitting_before(struct store *store, const struct request *request,
                             const struct listed_run *run)
{
    struct reply scratch;
    size_t fits = 0;
    reply_init(&scratch);
    reply_set_kind(&scratch, request->kind);
    while (fits < run->count && !page_is_full(&scratch, page_limit(request))) {
        fits++;
        add_row(store, request, run, run->count - fits, &scratch.rows);
    }
    reply_clear(&scratch);
    return fits;
}

static void add_page(struct store *store, const struct request *request,
                     const struct listed_run *run, struct reply *reply)
{
    bool backward = (request->flags & REQUEST_BACKWARD) != 0;
    size_t first = backward ? run->count - fitting_before(store, request, run) : 0;
    size_t at = first;
    while (at < run->count && (backward || !page_is_full(reply, page_limit(request)))) {
        add_row(store, request, run, at++, &reply->rows);
    }
    if (at > first && (at < run->count || run->more_after)) {
        reply->next = cursor(&run->items[at - 1]);
    }
    if (at > first && (first > 0 || run->more_before)) {
        reply->previous = cursor(&run->items[first]);
    }
}

// Where the record stands that *after* names; *missing* when it is not there.
static size_t find(const struct listing *listing, const char *after, size_t missing)
{
    size_t len = strcspn(after, " ");
    for (size_t i = 0; i < listing->count; i++) {
        const char *code = listing->items[i].code;
        if (strncmp(code, after, len) == 0 && code[len] == '\0') {
            return i;
        }
    }
    return missing;
}

void listing_page(struct store *store, const struct request *request, const struct listing *listing,
                  struct reply *reply)
{
    const char *after = request_after(request);
    size_t first = 0;
    size_t end = listing->count;
    if ((request->flags & REQUEST_BACKWARD) != 0) {
        end = after[0] != '\0' ? find(listing, after, 0) : end;
    } else if (after[0] != '\0') {
        first = find(listing, after, end);
        first += first < end;
    }
    struct listed_run run = {
        .listing = listing,
        .items = first > 0 ? listing->items + first : listing->items,
        .count = end - first,
        .more_before = first > 0,
        .more_after = end < listing->count,
    };
    add_page(store, request, &run, reply);
}

// The page behind a place, the one before a place, and the last one.
#define BY_NAME(table, code)                                                                       \
    {                                                                                              \
        "SELECT id, " code ", sort_key FROM " table " WHERE (sort_key, " code                      \
        ") > (:key, :code) ORDER BY sort_key, " code " LIMIT :limit",                              \
            "SELECT id, " code ", sort_key FROM " table " WHERE (sort_key, " code                  \
            ") < (:key, :code) ORDER BY sort_key DESC, " code " DESC LIMIT :limit",                \
            "SELECT id, " code ", sort_key FROM " table " ORDER BY sort_key DESC, " code           \
            " DESC LIMIT :limit",                                                                  \
    }

enum { PAGES = 3 };

static const char *const by_name[KIND_HOUSEHOLD + 1][PAGES] = {
    [KIND_ORGANISATION] = BY_NAME("organisations", "organisation"),
    [KIND_COORDINATOR] = BY_NAME("coordinators", "login"),
    [KIND_PROFESSIONAL] = BY_NAME("professionals", "professional"),
    [KIND_HOUSEHOLD] = BY_NAME("households", "household"),
};

static const char *const by_code[PAGES] = {
    "SELECT id, household, '' FROM households WHERE household > :code "
    "ORDER BY household LIMIT :limit",
    "SELECT id, household, '' FROM households WHERE household < :code "
    "ORDER BY household DESC LIMIT :limit",
    "SELECT id, household, '' FROM households ORDER BY household DESC LIMIT :limit",
};

static bool is_by_code(const struct request *request)
{
    return request->sort == SORT_CODE && request->kind == KIND_HOUSEHOLD_ROW;
}

static struct statement *page_statement(struct store *store, const struct request *request)
{
    bool backward = (request->flags & REQUEST_BACKWARD) != 0;
    size_t page = !backward ? 0 : request_after(request)[0] != '\0' ? 1 : 2;
    size_t kind = request->kind == KIND_HOUSEHOLD_ROW ? KIND_HOUSEHOLD : request->kind;
    return db_statement(store->db, is_by_code(request) ? by_code[page] : by_name[kind][page]);
}

static void load_page(struct store *store, const struct request *request, struct listing *listing)
{
    const char *after = request_after(request);
    size_t code_len = strcspn(after, " ");
    char *code = xstrndup(after, code_len);
    struct statement *row = page_statement(store, request);
    if ((request->flags & REQUEST_BACKWARD) == 0 || after[0] != '\0') {
        bind_text(row, ":code", code);
        if (!is_by_code(request)) {
            bind_text(row, ":key", after[code_len] == ' ' ? after + code_len + 1 : "");
        }
    }
    size_t wanted = page_limit(request) + 1;
    size_t hidden = request->kind == KIND_HOUSEHOLD_ROW ? sight_hidden_count(store) : 0;
    bind_number(row, ":limit", (int64_t)(wanted + hidden));
    while (listing->count < wanted && statement_step(row)) {
        if (hidden > 0 && sight_hides(store, column_number(row, 0))) {
            continue;
        }
        listing_add(listing, column_number(row, 0), column_text(row, 1, NULL),
                    column_text(row, 2, NULL));
    }
    statement_end(row);
    free(code);
}

static void reverse(struct listing *listing)
{
    for (size_t i = 0; i < listing->count / 2; i++) {
        struct listed first = listing->items[i];
        listing->items[i] = listing->items[listing->count - 1 - i];
        listing->items[listing->count - 1 - i] = first;
    }
}

void listing_answer(struct store *store, const struct request *request, struct reply *reply)
{
    struct listing listing = {0};
    bool backward = (request->flags & REQUEST_BACKWARD) != 0;
    bool inner = request_after(request)[0] != '\0';
    size_t limit = page_limit(request);
    load_page(store, request, &listing);
    bool more = listing.count > limit;
    if (backward) {
        reverse(&listing);
    }
    struct listed_run run = {
        .listing = &listing,
        .items = backward && more ? listing.items + 1 : listing.items,
        .count = more ? limit : listing.count,
        .more_before = backward ? more : inner,
        .more_after = backward ? inner : more,
    };
    add_page(store, request, &run, reply);
    listing_clear(&listing);
}
