// SPDX-License-Identifier: EUPL-1.2
#include "store/erase_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/fold.h"
#include "store/state.h"

enum { NAME_LEAST = 3, PHONE_LEAST = 8 }; // bytes; what is shorter names nobody

// Folded texts, each between two blanks, so that whole words are found.
struct names {
    struct buf *items;
    size_t count, capacity;
};

typedef void fold_function(struct buf *out, const char *text);

static void add_name(struct names *names, const char *text, fold_function *fold, size_t least)
{
    struct buf folded = {0};
    fold(&folded, text);
    if (folded.len >= least) {
        struct buf *name = ARRAY_PUSH(names->items, names->count, names->capacity);
        buf_addf(name, fold == fold_words ? " %s " : "%s", buf_text(&folded));
    }
    buf_clear(&folded);
}

static void add_names(struct store *store, const char *sql, int64_t household_id,
                      struct names *names, fold_function *fold)
{
    struct statement *row = db_statement(store->db, sql);
    bind_number(row, ":id", household_id);
    while (statement_step(row)) {
        add_name(names, column_text(row, 0, NULL), fold,
                 fold == fold_phone ? PHONE_LEAST : NAME_LEAST);
    }
}

static void clear_names(struct names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        buf_clear(&names->items[i]);
    }
    free(names->items);
}

static bool holds_one(const struct buf *folded, const struct names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strstr(buf_text(folded), names->items[i].data)) {
            return true;
        }
    }
    return false;
}

static bool names_it(const char *words, const struct names *names, const struct names *phones)
{
    struct buf folded = {0}, digits = {0};
    buf_add_char(&folded, ' ');
    fold_words(&folded, words);
    buf_add_char(&folded, ' ');
    fold_phone(&digits, words);
    bool found = holds_one(&folded, names) || holds_one(&digits, phones);
    buf_clear(&folded);
    buf_clear(&digits);
    return found;
}

static void take_out(struct store *store, const struct names *names, const struct names *phones)
{
    int64_t *ids = NULL;
    size_t count = 0, capacity = 0;
    struct statement *row = db_statement(
        store->db, "SELECT w.id, w.words FROM trail_words AS w JOIN trail AS t ON t.id = w.id "
                   "WHERE t.action = 'search'");
    while (statement_step(row)) {
        if (names_it(column_text(row, 1, NULL), names, phones)) {
            *ARRAY_PUSH(ids, count, capacity) = column_number(row, 0);
        }
    }
    for (size_t i = 0; i < count; i++) {
        struct statement *remove =
            db_statement(store->db, "DELETE FROM trail_words WHERE id = :id");
        bind_number(remove, ":id", ids[i]);
        statement_run(remove);
    }
    free(ids);
}

void erase_search_words(struct store *store, int64_t household_id)
{
    struct names names = {0}, phones = {0};
    add_names(
        store,
        "SELECT household FROM households WHERE id = :id UNION SELECT name FROM households "
        "WHERE id = :id UNION SELECT family_name FROM people WHERE household_id = :id UNION "
        "SELECT name FROM network WHERE household_id = :id UNION SELECT old_value FROM history "
        "WHERE household_id = :id AND field IN ('household', 'name', 'family_name') UNION "
        "SELECT new_value FROM history WHERE household_id = :id AND field IN ('household', "
        "'name', 'family_name')",
        household_id, &names, fold_words);
    add_names(store,
              "SELECT phone FROM households WHERE id = :id UNION SELECT phone FROM people WHERE "
              "household_id = :id UNION SELECT phone FROM network WHERE household_id = :id UNION "
              "SELECT old_value FROM history WHERE household_id = :id AND field = 'phone' UNION "
              "SELECT new_value FROM history WHERE household_id = :id AND field = 'phone'",
              household_id, &phones, fold_phone);
    take_out(store, &names, &phones);
    clear_names(&names);
    clear_names(&phones);
}
