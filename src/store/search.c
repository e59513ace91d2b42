// SPDX-License-Identifier: EUPL-1.2
#include "store/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/none.h"
#include "store/db.h"

int search_rank_compare(const struct search_rank *a, const struct search_rank *b)
{
    if (a->class != b->class) {
        return a->class < b->class ? -1 : 1;
    }
    return (a->place > b->place) - (a->place < b->place);
}

// Every token quoted, all of them wanted: "njan" * AND "nde" *.
static void write_match(struct buf *out, const struct search_query *query, int64_t class)
{
    bool own = class == CLASS_OWN_EXACT || class == CLASS_OWN_PREFIX;
    bool exact = class == CLASS_OWN_EXACT || class == CLASS_ANY_EXACT;
    buf_reset(out);
    for (size_t i = 0; i < query->count; i++) {
        buf_addf(out, "%s\"%c%s\"%s", i > 0 ? " AND " : "", own ? 'n' : 'a', query->tokens[i],
                 exact ? "" : " *");
    }
}

static struct statement *begin_class(struct store *store, const char *match, int64_t first,
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
        .next = *first,
        .end = INT64_MAX,
    };
    search_limit(only, &search->start, &search->end);
    if (search->next.place < search->start) {
        search->next.place = search->start;
    }
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
    *hit = (struct search_hit){
        .rank = {.class = search_classify(search->query, column_text(doc, 2, NULL),
                                          column_text(doc, 3, NULL)),
                 .place = place},
        .kind = search_kind(search_order_of(place)),
        .record_id = column_number(doc, 0),
        .household_id = column_number(doc, 1),
    };
    statement_end(doc);
    return hit->rank.class == search->next.class;
}

bool search_next(struct search *search, struct search_hit *hit)
{
    while (search->next.class < CLASS_COUNT) {
        if (!search->rows) {
            write_match(&search->match, search->query, search->next.class);
            search->rows = begin_class(search->store, buf_text(&search->match), search->next.place,
                                       search->end);
        }
        while (statement_step(search->rows)) {
            if (read_hit(search, column_number(search->rows, 0), hit)) {
                return true;
            }
        }
        search->rows = NULL;
        search->next = (struct search_rank){search->next.class + 1, search->start};
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
