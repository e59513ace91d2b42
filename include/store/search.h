// SPDX-License-Identifier: EUPL-1.2
// Looking things up while somebody is still typing. A hit is of one of four
// classes, each a stream of the index in the order of places (kind, then name). Records come
// in the order of the classes: whole words before beginnings of words, the own name before other
// fields. Where households are listed, those found by a name of their own come first: a helper
// of exactly that name must not push them out of sight.
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "protocol/request.h"
#include "store/search_index.h"

enum { QUERY_TOKENS = 16, QUERY_BYTES = 512, QUERY_TYPED = 4096 };

enum search_class {
    CLASS_OWN_EXACT,
    CLASS_ANY_EXACT,
    CLASS_OWN_PREFIX,
    CLASS_ANY_PREFIX,
    CLASS_COUNT,
    CLASS_NONE = CLASS_COUNT,
};

// What is looked for: folded words that all have to be found.
struct search_query {
    char bytes[QUERY_BYTES];
    size_t used;
    const char *tokens[QUERY_TOKENS];
    size_t lengths[QUERY_TOKENS];
    size_t count;
};

// Reads what was typed (search_query.c), its first QUERY_TYPED bytes: phone numbers in any spacing become
// one word, and so do postcodes. False when there is nothing to look for.
bool search_query_read(struct search_query *query, const char *typed);

// The best class in which a record with these words is found.
enum search_class search_classify(const struct search_query *query, const char *own,
                                  const char *other);

// Whether every word looked for is the beginning of one of these words; true for an empty query.
bool search_matches(const struct search_query *query, const char *words);

enum search_view { SEARCH_RECORDS, SEARCH_HOUSEHOLDS };

// A run of hits: of one class, and of the kinds from one to another.
struct search_tier {
    enum search_class class;
    enum search_order first, last;
};

enum { SEARCH_TIERS = 8 };

size_t search_tier_count(enum search_view view);
const struct search_tier *search_tier(enum search_view view, int64_t tier);

// The tier of a record of this class at this place; SEARCH_TIERS for CLASS_NONE.
int64_t search_tier_of(enum search_view view, enum search_class class, int64_t place);

// The place of a hit in the order of hits.
struct search_rank {
    int64_t tier;
    int64_t place; // search_id
};

int search_rank_compare(const struct search_rank *a, const struct search_rank *b);

struct search_hit {
    struct search_rank rank;
    enum search_class class;
    enum kind kind;
    int64_t record_id;
    int64_t household_id;
};

// A page looks at so many records at most, and ends with what it has: where nearly all that is found is
// another's, one key would cost seconds.
enum { SEARCH_LOOKED = 200 };

// Hits one by one. Nothing else may look for hits meanwhile.
struct search {
    struct store *store;
    const struct search_query *query;
    enum search_view view;
    struct search_rank next; // the tier being read, and from which place on
    int64_t start, end;      // only places from start on and below end
    bool probed, exact;      // whether it was asked, and whether any record has the whole words
    int64_t left;            // records that are still looked at; at 0 it ends before the last hit
    struct search_rank last; // of the record that was looked at last
    struct buf match;
    struct statement *rows; // NULL while no tier is being read
};

// Looks at all records, unless search->left is set to less. From *first* on; only of one kind, or of all (KIND_COUNT), or of all in the order in which
// households are listed (KIND_HOUSEHOLD_ROW).
void search_begin(struct search *search, struct store *store, const struct search_query *query,
                  const struct search_rank *first, enum kind only);
bool search_next(struct search *search, struct search_hit *hit);
void search_bound(struct search *search); // looks at as many as a page may
bool search_take(struct search *search);  // counts one more look; false when it was one too many
void search_end(struct search *search);

// Whether any record of this kind matches the query of a class: is found in it or in a
// better one.
bool search_has_match(struct store *store, const struct search_query *query,
                      enum search_class class, enum kind kind);

// VERB_LIST with a text: households (search_households.c), registers.
void search_answer_households(struct store *store, const struct request *request,
                              const struct search_query *query, struct reply *reply);
void search_answer_register(struct store *store, const struct request *request,
                            struct reply *reply);

#endif
