// SPDX-License-Identifier: EUPL-1.2
#include "store/sight.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/history.h"
#include "store/records.h"
#include "store/search.h"

// Sets of ids

static void ids_clear(struct sight_ids *ids)
{
    free(ids->items);
    *ids = (struct sight_ids){0};
}

static void ids_load(struct sight_ids *ids, struct statement *row)
{
    while (statement_step(row)) {
        *ARRAY_PUSH(ids->items, ids->count, ids->capacity) = column_number(row, 0);
    }
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static bool ids_have(const struct sight_ids *ids, int64_t id)
{
    return ids->count > 0 &&
           bsearch(&id, ids->items, ids->count, sizeof(*ids->items), compare_ids) != NULL;
}

// Loading

void sight_clear(struct store *store)
{
    struct sight *sight = &store->sight;
    ids_clear(&sight->covered);
    ids_clear(&sight->team);
    ids_clear(&sight->hidden);
    ids_clear(&sight->named);
    ids_clear(&sight->glass);
    free(sight->first);
    *sight = (struct sight){0};
}

void sight_begin(struct store *store)
{
    if (store->sight.loaded) {
        sight_clear(store);
    }
}

int64_t sight_day(const struct store *store)
{
    return store->settings->today != NONE ? store->settings->today : date_today();
}

static void load_coordinators(struct store *store, struct sight *sight)
{
    struct statement *row =
        db_statement(store->db, "SELECT id FROM coordinators WHERE login = :login");
    bind_text(row, ":login", store->user.login);
    sight->own = statement_value(row, 0);
    row = db_statement(store->db,
                       "SELECT k.id FROM covers AS c JOIN users AS u ON u.id = c.covered_id "
                       "JOIN coordinators AS k ON k.login = u.login WHERE c.user_id = :user AND "
                       "coalesce(c.\"from\", :on) <= :on AND coalesce(c.until, :on) >= :on "
                       "ORDER BY k.id");
    bind_number(row, ":user", store->user.head.id);
    bind_number(row, ":on", sight->day);
    ids_load(&sight->covered, row);
    row = db_statement(store->db, "SELECT k.id FROM users AS u JOIN coordinators AS k ON "
                                  "k.login = u.login WHERE u.team = :team AND u.team <> '' "
                                  "ORDER BY k.id");
    bind_text(row, ":team", store->user.team);
    ids_load(&sight->team, row);
}

static void load_households(struct store *store, struct sight *sight)
{
    struct statement *row =
        db_statement(store->db, "SELECT household_id FROM restricted GROUP BY household_id "
                                "HAVING max(user_id = :user) = 0 ORDER BY household_id");
    bind_number(row, ":user", store->user.head.id);
    ids_load(&sight->hidden, row);
    row = db_statement(store->db, "SELECT DISTINCT household_id FROM restricted WHERE "
                                  "user_id = :user ORDER BY household_id");
    bind_number(row, ":user", store->user.head.id);
    ids_load(&sight->named, row);
    row = db_statement(store->db, "SELECT DISTINCT household_id FROM glass WHERE user_id = :user "
                                  "AND until > :now ORDER BY household_id");
    bind_number(row, ":user", store->user.head.id);
    bind_number(row, ":now", history_now(store));
    ids_load(&sight->glass, row);
}

static struct sight *sight_of(struct store *store)
{
    struct sight *sight = &store->sight;
    if (!sight->loaded) {
        sight->loaded = true;
        sight->day = sight_day(store);
        if (store->by_uid) {
            load_coordinators(store, sight);
            load_households(store, sight);
        }
    }
    return sight;
}

// What who asks may

bool sight_is_mine(struct store *store, int64_t coordinator_id)
{
    const struct sight *sight = sight_of(store);
    return coordinator_id == sight->own || ids_have(&sight->covered, coordinator_id);
}

bool sight_hides(struct store *store, int64_t household_id)
{
    return ids_have(&sight_of(store)->hidden, household_id);
}

size_t sight_hidden_count(struct store *store)
{
    return sight_of(store)->hidden.count;
}

// Nobody coordinates it yet, and it was made by hand by who asks.
static bool is_new_of_asker(struct store *store, int64_t household_id)
{
    struct statement *row = db_statement(
        store->db,
        "SELECT 1 FROM history AS h JOIN steps AS s ON s.id = h.step_id WHERE "
        "h.household_id = :id AND h.kind = 'households' AND h.record_id = :id AND "
        "h.action = 'new' AND s.verb = 'save' AND s.login = :login AND NOT EXISTS "
        "(SELECT 1 FROM history WHERE household_id = :id AND kind = 'coordination') LIMIT 1");
    bind_number(row, ":id", household_id);
    bind_text(row, ":login", store->user.login);
    return statement_value(row, 0) != 0;
}

static enum relation by_coordinator(const struct sight *sight, int64_t coordinator_id)
{
    return coordinator_id == sight->own                ? RELATION_OWN
           : ids_have(&sight->covered, coordinator_id) ? RELATION_COVERED
           : ids_have(&sight->team, coordinator_id)    ? RELATION_TEAM
                                                       : RELATION_OTHER;
}

// The coordinator today; NONE: no coordinator of the register. False when there is no such
// household.
static bool find_coordinator(struct store *store, int64_t household_id, int64_t *coordinator_id)
{
    struct statement *row = db_statement(
        store->db, "SELECT c.coordinator_id FROM households AS h LEFT JOIN coordination AS c "
                   "ON c.household_id = h.id AND c.\"from\" <= :on AND "
                   "coalesce(c.until, :on) >= :on WHERE h.id = :id");
    bind_number(row, ":id", household_id);
    bind_number(row, ":on", store->sight.day);
    bool found = statement_step(row);
    if (found) {
        *coordinator_id = column_number(row, 0);
        statement_end(row);
    }
    return found;
}

bool sight_is_of_team(struct store *store, int64_t household_id)
{
    const struct sight *sight = sight_of(store);
    int64_t coordinator_id = NONE;
    return !ids_have(&sight->hidden, household_id) &&
           find_coordinator(store, household_id, &coordinator_id) &&
           ids_have(&sight->team, coordinator_id);
}

static enum relation find_relation(struct store *store, int64_t household_id)
{
    const struct sight *sight = &store->sight;
    int64_t coordinator_id = NONE;
    if (ids_have(&sight->hidden, household_id) ||
        !find_coordinator(store, household_id, &coordinator_id)) {
        return RELATION_RESTRICTED;
    }
    enum relation relation = RELATION_FREE;
    if (coordinator_id != NONE) {
        relation = by_coordinator(sight, coordinator_id);
    } else if (is_new_of_asker(store, household_id)) {
        relation = RELATION_OWN;
    }
    if (rights_of(store->role, relation) & 1U << ACTION_READ) {
        return relation;
    }
    if (ids_have(&sight->named, household_id)) {
        return RELATION_TEAM;
    }
    return ids_have(&sight->glass, household_id) ? RELATION_GLASS : relation;
}

static const struct sight_relation *find_first(const struct sight *sight, int64_t household_id)
{
    for (size_t i = 0; i < sight->first_count; i++) {
        if (sight->first[i].household_id == household_id) {
            return &sight->first[i];
        }
    }
    return NULL;
}

// An import names many households, and is noted as a whole.
static void keep_first(const struct store *store, struct sight *sight)
{
    bool kept = verb_writes(store->verb) && store->verb != VERB_IMPORT;
    if (kept && !find_first(sight, sight->last_id)) {
        *ARRAY_PUSH(sight->first, sight->first_count, sight->first_capacity) =
            (struct sight_relation){sight->last_id, sight->last_relation};
    }
}

enum relation sight_relation(struct store *store, int64_t household_id)
{
    struct sight *sight = sight_of(store);
    if (!store->by_uid) {
        return RELATION_OWN;
    }
    // What is written may change it.
    if (sight->last_id != household_id || household_id == 0 || verb_writes(store->verb)) {
        sight->last_relation = find_relation(store, household_id);
        sight->last_id = household_id;
        keep_first(store, sight);
    }
    return sight->last_relation;
}

enum relation sight_first_relation(struct store *store, int64_t household_id)
{
    const struct sight_relation *first = find_first(sight_of(store), household_id);
    return first ? first->relation : sight_relation(store, household_id);
}

bool sight_is_named(struct store *store, int64_t household_id)
{
    return ids_have(&sight_of(store)->named, household_id);
}

bool sight_may_of_coordinator(struct store *store, int64_t coordinator_id, enum action action)
{
    const struct sight *sight = sight_of(store);
    enum relation relation = store->by_uid ? by_coordinator(sight, coordinator_id) : RELATION_OWN;
    return coordinator_id != 0 && rights_allow(store, relation, action);
}

bool sight_may(struct store *store, int64_t household_id, enum action action)
{
    return rights_allow(store, sight_relation(store, household_id), action);
}

// What is left of what is found

bool sight_shows_hit(struct store *store, const struct search_query *query,
                     const struct search_hit *hit, int64_t household_id)
{
    if (!store->by_uid || sight_may(store, household_id, ACTION_READ)) {
        return true;
    }
    if (hit->kind != KIND_HOUSEHOLD || !sight_may(store, household_id, ACTION_EXIST)) {
        return false;
    }
    struct statement *row = db_statement(store->db, "SELECT own FROM search_docs WHERE id = :id");
    bind_number(row, ":id", hit->rank.place);
    bool shown = statement_step(row) && search_matches(query, column_text(row, 0, NULL));
    statement_end(row);
    return shown;
}

static void set_text(char **text, const char *value)
{
    free(*text);
    *text = value[0] != '\0' ? xstrdup(value) : NULL;
}

// Members of the household and of its network who coordinate it are not named.
static const char select_coordinator[] =
    "SELECT c.family, coalesce(nullif(u.name, ''), k.name, replace(trim(v.given_name || ' ' || "
    "v.prefix || ' ' || v.family_name), '  ', ' '), ''), "
    "coalesce(nullif(u.phone, ''), o.phone, v.phone, '') FROM coordination AS c "
    "LEFT JOIN coordinators AS k ON k.id = c.coordinator_id "
    "LEFT JOIN users AS u ON u.login = k.login "
    "LEFT JOIN organisations AS o ON o.id = k.organisation_id "
    "LEFT JOIN professionals AS v ON v.id = c.professional_id "
    "WHERE c.household_id = :id AND c.\"from\" <= :on AND coalesce(c.until, :on) >= :on";

static void set_coordinator(struct store *store, struct household_row *row)
{
    struct statement *found = db_statement(store->db, select_coordinator);
    bind_number(found, ":id", row->head.id);
    bind_number(found, ":on", sight_day(store));
    set_text(&row->coordinator, "");
    set_text(&row->phone, "");
    if (statement_step(found)) {
        bool family = column_number(found, 0) == 1;
        set_text(&row->coordinator, family ? _("the family itself") : column_text(found, 1, NULL));
        set_text(&row->phone, column_text(found, 2, NULL));
        statement_end(found);
    }
}

void sight_dim(struct store *store, struct household_row *row)
{
    if (!store->by_uid || sight_may(store, row->head.id, ACTION_READ)) {
        return;
    }
    set_text(&row->address, "");
    set_text(&row->district, "");
    set_text(&row->safety_note, "");
    row->helpers = row->last_contact = NONE;
    row->closed = 1;
    row->head.rev = 0;
    set_coordinator(store, row);
}

bool sight_masks_same_as(struct store *store, const char *same_as)
{
    const char *slash = same_as ? strchr(same_as, '/') : NULL;
    if (!slash || sight_hidden_count(store) == 0) {
        return false;
    }
    char *code = xstrndup(same_as, (size_t)(slash - same_as));
    int64_t household_id = record_by_code(store, KIND_HOUSEHOLD, 0, code);
    free(code);
    return sight_hides(store, household_id);
}

void sight_mask(struct store *store, enum kind kind, void *record)
{
    struct person *person = record;
    if (kind == KIND_PERSON && sight_masks_same_as(store, person->same_as)) {
        set_text(&person->same_as, "");
    }
}
