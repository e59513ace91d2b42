// SPDX-License-Identifier: EUPL-1.2
#include "store/row_cache.h"

#include <stdlib.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "store/state.h"

enum { ROWS_KEPT = 128 }; // some 50 KiB

struct row_cache {
    int64_t version; // of the file that the rows are from
    int64_t day;
    enum language language;
    struct household_row rows[ROWS_KEPT]; // at id modulo their number; head.id 0: none
    bool whole[ROWS_KEPT];
};

static void forget_rows(struct row_cache *cache)
{
    for (size_t i = 0; i < ROWS_KEPT; i++) {
        if (cache->rows[i].head.id != 0) {
            record_clear(KIND_HOUSEHOLD_ROW, &cache->rows[i]);
            cache->rows[i].head.id = 0;
        }
    }
}

// Where the row of this household is, if it is kept.
static struct household_row *slot(struct row_cache *cache, int64_t id)
{
    return &cache->rows[id % ROWS_KEPT];
}

// Empties the cache when its rows may no longer hold.
static struct row_cache *open_cache(struct store *store, int64_t day)
{
    int64_t version = db_version(store->db);
    if (!store->rows) {
        store->rows = xcalloc(1, sizeof(*store->rows));
    }
    struct row_cache *cache = store->rows;
    if (cache->version != version || cache->day != day || cache->language != text_language()) {
        forget_rows(cache);
        cache->version = version;
        cache->day = day;
        cache->language = text_language();
    }
    return cache;
}

bool row_cache_get(struct store *store, int64_t id, int64_t day, bool whole,
                   struct household_row *row)
{
    struct row_cache *cache = open_cache(store, day);
    const struct household_row *kept = slot(cache, id);
    if (id <= 0 || kept->head.id != id || (whole && !cache->whole[id % ROWS_KEPT])) {
        return false;
    }
    record_copy(KIND_HOUSEHOLD_ROW, row, kept);
    return true;
}

void row_cache_put(struct store *store, bool whole, const struct household_row *row)
{
    struct household_row *kept = slot(store->rows, row->head.id);
    if (kept->head.id == 0) {
        record_init(KIND_HOUSEHOLD_ROW, kept);
    }
    record_copy(KIND_HOUSEHOLD_ROW, kept, row);
    store->rows->whole[row->head.id % ROWS_KEPT] = whole;
}

void row_cache_free(struct row_cache *cache)
{
    if (cache) {
        forget_rows(cache);
        free(cache);
    }
}
