// SPDX-License-Identifier: EUPL-1.2
#include "store/search.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/none.h"
#include "store/db.h"

static const struct search_tier record_tiers[] = {
    {CLASS_OWN_EXACT, SEARCH_HOUSEHOLD, SEARCH_ORGANISATION},
    {CLASS_ANY_EXACT, SEARCH_HOUSEHOLD, SEARCH_ORGANISATION},
    {CLASS_OWN_PREFIX, SEARCH_HOUSEHOLD, SEARCH_ORGANISATION},
    {CLASS_ANY_PREFIX, SEARCH_HOUSEHOLD, SEARCH_ORGANISATION},
};

static const struct search_tier household_tiers[] = {
    {CLASS_OWN_EXACT, SEARCH_HOUSEHOLD, SEARCH_HOUSEHOLD},
    {CLASS_OWN_PREFIX, SEARCH_HOUSEHOLD, SEARCH_HOUSEHOLD},
    {CLASS_OWN_EXACT, SEARCH_PERSON, SEARCH_NETWORK},
    {CLASS_OWN_PREFIX, SEARCH_PERSON, SEARCH_NETWORK},
    {CLASS_OWN_EXACT, SEARCH_PROFESSIONAL, SEARCH_ORGANISATION},
    {CLASS_ANY_EXACT, SEARCH_HOUSEHOLD, SEARCH_ORGANISATION},
    {CLASS_OWN_PREFIX, SEARCH_PROFESSIONAL, SEARCH_ORGANISATION},
    {CLASS_ANY_PREFIX, SEARCH_HOUSEHOLD, SEARCH_ORGANISATION},
};

static_assert(ARRAY_SIZE(household_tiers) <= SEARCH_TIERS, "tiers");

size_t search_tier_count(enum search_view view)
{
    return view == SEARCH_HOUSEHOLDS ? ARRAY_SIZE(household_tiers) : ARRAY_SIZE(record_tiers);
}

const struct search_tier *search_tier(enum search_view view, int64_t tier)
{
    return view == SEARCH_HOUSEHOLDS ? &household_tiers[tier] : &record_tiers[tier];
}

int64_t search_tier_of(enum search_view view, enum search_class class, int64_t place)
{
    enum search_order order = search_order_of(place);
    for (size_t i = 0; i < search_tier_count(view); i++) {
        const struct search_tier *tier = search_tier(view, (int64_t)i);
        if (tier->class == class && tier->first <= order && order <= tier->last) {
            return (int64_t)i;
        }
    }
    return SEARCH_TIERS;
}

int search_rank_compare(const struct search_rank *a, const struct search_rank *b)
{
    if (a->tier != b->tier) {
        return a->tier < b->tier ? -1 : 1;
    }
    return (a->place > b->place) - (a->place < b->place);
}

// Every token quoted, all of them wanted: "njan" * AND "nde" *.
static void write_match(struct buf *out, const struct search_query *query, enum search_class class)
{
    bool own = class == CLASS_OWN_EXACT || class == CLASS_OWN_PREFIX;
    bool exact = class == CLASS_OWN_EXACT || class == CLASS_ANY_EXACT;
    buf_reset(out);
    for (size_t i = 0; i < query->count; i++) {
        buf_addf(out, "%s\"%c%s\"%s", i > 0 ? " AND " : "", own ? 'n' : 'a', query->tokens[i],
                 exact ? "" : " *");
    }
}

static struct statement *begin_places(struct store *store, const char *match, int64_t first,
                                      int64_t end)
{
    struct statement *rows = db_statement(
        store->db, "SELECT rowid FROM search_index WHERE search_index MATCH :match AND "
                   "rowid >= :first AND rowid < :end ORDER BY rowid");
    bind_text(rows, ":match", match);
    bind_number(rows, ":first", first);
    bind_number(rows, ":end", end);
    return rows;
}

void search_begin(struct search *search, struct store *store, const struct search_query *query,
                  const struct search_rank *first, enum kind only)
{
    *search = (struct search){
        .store = store,
        .query = query,
        .view = only == KIND_HOUSEHOLD_ROW ? SEARCH_HOUSEHOLDS : SEARCH_RECORDS,
        .next = *first,
        .left = INT64_MAX,
    };
    search_limit(only == KIND_HOUSEHOLD_ROW ? KIND_COUNT : only, &search->start, &search->end);
}

void search_end(struct search *search)
{
    if (search->rows) {
        statement_end(search->rows);
        search->rows = NULL;
    }
    buf_clear(&search->match);
}

// Reads what stands at a place; false when it is of a better class, where it was a hit before.
static bool read_hit(struct search *search, int64_t place, struct search_hit *hit)
{
    struct statement *doc =
        db_statement(search->store->db,
                     "SELECT record_id, household_id, own, other FROM search_docs WHERE id = :id");
    bind_number(doc, ":id", place);
    if (!statement_step(doc)) {
        return false;
    }
    enum search_class class =
        search_classify(search->query, column_text(doc, 2, NULL), column_text(doc, 3, NULL));
    *hit = (struct search_hit){
        .rank = {.tier = search_tier_of(search->view, class, place), .place = place},
        .class = class,
        .kind = search_kind(search_order_of(place)),
        .record_id = column_number(doc, 0),
        .household_id = column_number(doc, 1),
    };
    statement_end(doc);
    return hit->rank.tier == search->next.tier;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

// Begins to read a tier: its class, within its kinds and what is wanted.
static void begin_tier(struct search *search)
{
    const struct search_tier *tier = search_tier(search->view, search->next.tier);
    int64_t first;
    int64_t last;
    int64_t ignored;
    search_limit(search_kind(tier->first), &first, &ignored);
    search_limit(search_kind(tier->last), &ignored, &last);
    write_match(&search->match, search->query, tier->class);
    search->rows = begin_places(search->store, buf_text(&search->match),
                                later(search->next.place, later(first, search->start)),
                                last < search->end ? last : search->end);
}

// While a word is being typed no record has it whole: one question saves that of each tier of
// whole words.
static bool may_have_hits(struct search *search)
{
    enum search_class class = search_tier(search->view, search->next.tier)->class;
    if (class != CLASS_OWN_EXACT && class != CLASS_ANY_EXACT) {
        return true;
    }
    if (!search->probed) {
        search->exact = search_has_match(search->store, search->query, CLASS_ANY_EXACT, KIND_COUNT);
        search->probed = true;
    }
    return search->exact;
}

// Users could count what they may not see, up to that number. So it is not quite the same each time.
void search_bound(struct search *search)
{
    search->left = SEARCH_LOOKED;
    if (search->store->by_uid) {
        search->left -= randombytes_uniform(SEARCH_LOOKED / 2);
    }
}

bool search_take(struct search *search)
{
    return search->left-- > 0;
}

bool search_next(struct search *search, struct search_hit *hit)
{
    while (search->next.tier < (int64_t)search_tier_count(search->view)) {
        if (!search->rows && may_have_hits(search)) {
            begin_tier(search);
        }
        while (search->rows && search->left > 0 && statement_step(search->rows)) {
            search_take(search);
            search->last = (struct search_rank){search->next.tier, column_number(search->rows, 0)};
            if (read_hit(search, search->last.place, hit)) {
                return true;
            }
        }
        if (search->left <= 0) {
            return false;
        }
        search->rows = NULL;
        search->next = (struct search_rank){search->next.tier + 1, 0};
    }
    return false;
}

bool search_has_match(struct store *store, const struct search_query *query,
                      enum search_class class, enum kind kind)
{
    int64_t start;
    int64_t end;
    struct buf match = {0};
    search_limit(kind, &start, &end);
    write_match(&match, query, class);
    struct statement *row =
        db_statement(store->db, "SELECT 1 FROM search_index WHERE search_index MATCH :match AND "
                                "rowid >= :start AND rowid < :end LIMIT 1");
    bind_text(row, ":match", buf_text(&match));
    bind_number(row, ":start", start);
    bind_number(row, ":end", end);
    bool found = statement_value(row, 0) != 0;
    buf_clear(&match);
    return found;
}
