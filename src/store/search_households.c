// SPDX-License-Identifier: EUPL-1.2
// VERB_LIST of households with a search text. A page begins behind "HOUSEHOLD TIER PLACE", the household by its id.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/cursor.h"
#include "store/finder.h"
#include "store/household_rows.h"
#include "store/search_match.h"

static void write_rank(const struct search_rank *rank, char text[48])
{
    snprintf(text, 48, "%d %lld", (int)rank->tier, (long long)rank->place);
}

// The household; 0: the page begins with the hit, or from the beginning.
static int64_t read_cursor(const char *after, struct search_rank *rank)
{
    char *rest;
    long long id = strtoll(after, &rest, 10);
    long long tier = strtoll(rest, &rest, 10);
    *rank = (struct search_rank){0};
    if (*rest != ' ' || tier < 0 || tier >= SEARCH_TIERS) {
        return 0;
    }
    *rank = (struct search_rank){tier, strtoll(rest, NULL, 10)};
    return id;
}

static void add_found(struct finder *finder, int64_t household_id, const struct search_hit *hit,
                      struct rows *rows)
{
    struct household_row row;
    record_init(KIND_HOUSEHOLD_ROW, &row);
    if (finder->is_short ? household_row_load_short(finder->store, household_id, finder->day, &row)
                         : household_row_load(finder->store, household_id, finder->day, &row)) {
        if (row.closed != 1) {
            search_match_fill(&finder->match, hit, &row);
        }
        rows_add(rows, &row);
    }
    record_clear(KIND_HOUSEHOLD_ROW, &row);
}

static char *write_cursor(int64_t household_id, const struct search_rank *rank)
{
    char text[48];
    write_rank(rank, text);
    return xasprintf("%lld %s", (long long)household_id, text);
}

// The page is made of the hits as they come: costs no more the more there are. It ends before it is full
// when much was looked at and little of that is shown.
static void answer_forward(struct finder *finder, const struct request *request,
                           struct reply *reply)
{
    struct found found;
    struct search_rank rank;
    int64_t household_id;
    char *last = NULL;
    search_bound(&finder->search);
    while (finder_next(finder, &found)) {
        if (page_is_full(reply, page_limit(request))) {
            reply->next = last;
            return;
        }
        add_found(finder, found.household_id, &found.hit, &reply->rows);
        free(last);
        last = write_cursor(found.household_id, &found.hit.rank);
        if (!reply->previous && request_after(request)[0] != '\0') {
            reply->previous = xstrdup(last);
        }
    }
    free(last);
    if (finder_is_cut(finder, &rank, &household_id)) {
        char *cursor = write_cursor(household_id, &rank);
        reply->next = cursor_hide(cursor);
        free(cursor);
    }
}

static void list_found(struct listing *listing, int64_t id, const struct search_rank *rank)
{
    char code[24];
    char text[48];
    snprintf(code, sizeof(code), "%lld", (long long)id);
    write_rank(rank, text);
    listing_add(listing, id, code, text);
}

// Backwards it looks from the start again.
static void find_all(struct finder *finder, struct listing *listing)
{
    struct found found;
    while (finder_next(finder, &found)) {
        list_found(listing, found.household_id, &found.hit.rank);
    }
}

// One of one's own households, with what decides about its place.
struct own {
    struct search_rank rank;
    const struct listed *listed;
};

static int compare_own(const void *a, const void *b)
{
    const struct own *x = a;
    const struct own *y = b;
    int order = search_rank_compare(&x->rank, &y->rank);
    if (order == 0) {
        order = strcmp(x->listed->sort_key, y->listed->sort_key);
    }
    return order != 0 ? order : strcmp(x->listed->code, y->listed->code);
}

// One's own households are few: each is asked by what it is found.
static void find_mine(struct finder *finder, struct listing *listing)
{
    struct listing mine = {0};
    household_rows_mine(finder->store, finder->day, &mine);
    struct own *own = xcalloc(mine.count + 1, sizeof(*own));
    size_t count = 0;
    for (size_t i = 0; i < mine.count; i++) {
        struct search_hit hit;
        if (finder_first_hit(finder, mine.items[i].id, &hit) &&
            sight_shows_hit(finder->store, finder->query, &hit, mine.items[i].id)) {
            own[count++] = (struct own){hit.rank, &mine.items[i]};
        }
    }
    qsort(own, count, sizeof(*own), compare_own);
    for (size_t i = 0; i < count; i++) {
        list_found(listing, own[i].listed->id, &own[i].rank);
    }
    free(own);
    listing_clear(&mine);
}

static void add_listed(void *context, const struct listed *listed, struct rows *rows)
{
    struct finder *finder = context;
    struct search_hit hit;
    if (finder_first_hit(finder, listed->id, &hit)) {
        add_found(finder, listed->id, &hit, rows);
    }
}

static void answer_listed(struct finder *finder, const struct request *request, struct reply *reply)
{
    struct listing listing = {.add = add_listed, .context = finder};
    if (request->scope == SCOPE_MINE) {
        find_mine(finder, &listing);
    } else {
        find_all(finder, &listing);
    }
    listing_page(finder->store, request, &listing, reply);
    listing_clear(&listing);
}

void search_answer_households(struct store *store, const struct request *request,
                              const struct search_query *query, struct reply *reply)
{
    struct finder finder;
    struct search_rank first = {0};
    bool listed = request->scope == SCOPE_MINE || (request->flags & REQUEST_BACKWARD) != 0;
    char *after = cursor_show(listed ? "" : request_after(request));
    int64_t id = read_cursor(after, &first);
    free(after);
    finder_begin(&finder, store, request, query, &first);
    if (listed) {
        answer_listed(&finder, request, reply);
    } else {
        if (id != 0) {
            finder_skip(&finder, &first, id);
        }
        answer_forward(&finder, request, reply);
    }
    finder_end(&finder);
}
