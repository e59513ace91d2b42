// SPDX-License-Identifier: EUPL-1.2
#include "store/search_match.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "store/records.h"

static char *join(const char *const *parts, size_t count)
{
    struct buf text = {0};
    for (size_t i = 0; i < count; i++) {
        if (str_is_given(parts[i])) {
            buf_add_text(&text, text.len > 0 ? " " : "");
            buf_add_text(&text, parts[i]);
        }
    }
    return text.len > 0 ? buf_steal(&text) : NULL;
}

// Names, phone and code of what was found, whatever kind it is.
struct face {
    char *name;
    char *phone;
    char *detail;
    char *code;
};

static void face_household(const struct household *household, struct face *face)
{
    const char *const address[] = {household->street, household->house_number};
    *face = (struct face){
        .name = xstrdup(household->name),
        .phone = xstrdup(household->phone),
        .detail = join(address, 2),
        .code = xstrdup(household->household),
    };
}

static void face_person(const struct person *person, struct face *face)
{
    const char *const name[] = {person->given_name, person->prefix, person->family_name};
    *face = (struct face){
        .name = join(name, 3),
        .phone = xstrdup(person->phone),
        .detail = xstrdup(person->role),
        .code = xstrdup(person->person),
    };
}

static void face_network(const struct network_member *member, struct face *face)
{
    *face = (struct face){
        .name = xstrdup(member->name),
        .phone = xstrdup(member->phone),
        .detail = xstrdup(member->relation),
        .code = xstrdup(member->network),
    };
}

static void face_professional(const struct professional *professional, struct face *face)
{
    const char *const name[] = {professional->given_name, professional->prefix,
                                professional->family_name};
    *face = (struct face){
        .name = join(name, 3),
        .phone = xstrdup(professional->phone),
        .code = xstrdup(professional->professional),
    };
}

static void face_organisation(const struct organisation *organisation, struct face *face)
{
    *face = (struct face){
        .name = xstrdup(organisation->name),
        .phone = xstrdup(organisation->phone),
        .code = xstrdup(organisation->organisation),
    };
}

static void load_face(struct store *store, const struct search_hit *hit, struct face *face)
{
    void *record = xcalloc(1, kind_get(hit->kind)->size);
    record_init(hit->kind, record);
    record_load(store, hit->kind, hit->record_id, record);
    switch (hit->kind) {
    case KIND_HOUSEHOLD: face_household(record, face); break;
    case KIND_PERSON: face_person(record, face); break;
    case KIND_NETWORK: face_network(record, face); break;
    case KIND_PROFESSIONAL: face_professional(record, face); break;
    default: face_organisation(record, face);
    }
    record_clear(hit->kind, record);
    free(record);
}

// Those that may be read: no more are listed for it.
static int64_t count_households(struct store *store, const struct search_hit *found, int64_t day)
{
    struct statement *row = db_statement(
        store->db, found->kind == KIND_PROFESSIONAL
                       ? "SELECT DISTINCT household_id FROM involvements WHERE "
                         "professional_id = :id AND coalesce(\"from\", :on) <= :on AND "
                         "coalesce(until, :on) >= :on"
                       : "SELECT DISTINCT i.household_id FROM professionals AS p "
                         "JOIN involvements AS i ON i.professional_id = p.id WHERE "
                         "p.organisation_id = :id AND coalesce(i.\"from\", :on) <= :on AND "
                         "coalesce(i.until, :on) >= :on");
    int64_t count = 0;
    bind_number(row, ":id", found->record_id);
    bind_number(row, ":on", day);
    while (statement_step(row)) {
        count += sight_may(store, column_number(row, 0), ACTION_READ);
    }
    return count;
}

static char *household_code(struct store *store, int64_t id)
{
    struct statement *row =
        db_statement(store->db, "SELECT household FROM households WHERE id = :id");
    char *code = NULL;
    bind_number(row, ":id", id);
    if (statement_step(row)) {
        code = xstrdup(column_text(row, 0, NULL));
        statement_end(row);
    }
    return code;
}

// Of a household that may only be known of.
static void close_hit(struct store *store, const struct search_hit *found, struct hit *hit)
{
    struct household_row row;
    record_init(KIND_HOUSEHOLD_ROW, &row);
    row.head.id = found->household_id;
    sight_dim(store, &row);
    if (row.closed == 1) {
        free(hit->phone);
        free(hit->detail);
        hit->phone = xstrdup(row.phone);
        hit->detail = xstrdup(row.coordinator);
        hit->exact = found->class == CLASS_OWN_EXACT;
    }
    record_clear(KIND_HOUSEHOLD_ROW, &row);
}

void search_fill_hit(struct store *store, const struct search_hit *found, int64_t day,
                     struct hit *hit)
{
    struct face face;
    load_face(store, found, &face);
    hit->head = (struct record){.id = found->record_id, .household_id = found->household_id};
    hit->kind = xstrdup(search_kind_name(search_order_of(found->rank.place)));
    hit->name = face.name;
    hit->phone = face.phone;
    hit->detail = face.detail;
    hit->code = face.code;
    hit->exact = found->class == CLASS_OWN_EXACT || found->class == CLASS_ANY_EXACT;
    if (found->household_id != 0) {
        hit->household = household_code(store, found->household_id);
        close_hit(store, found, hit);
    } else {
        free(hit->detail);
        hit->detail = xasprintf("%lld", (long long)count_households(store, found, day));
    }
}

static bool any_token_matches(const struct search_query *query, const char *words)
{
    for (size_t i = 0; i < query->count; i++) {
        struct search_query one = {.count = 1};
        one.tokens[0] = query->tokens[i];
        one.lengths[0] = query->lengths[i];
        if (search_matches(&one, words)) {
            return true;
        }
    }
    return false;
}

static char *postcode_of(struct store *store, int64_t household_id)
{
    struct statement *row =
        db_statement(store->db, "SELECT postcode FROM households WHERE id = :id");
    char *postcode = NULL;
    bind_number(row, ":id", household_id);
    if (statement_step(row)) {
        postcode = xstrdup(column_text(row, 0, NULL));
        statement_end(row);
    }
    return postcode;
}

static bool field_matches(const struct search_query *query, const struct household *field)
{
    static const struct settings no_settings;
    struct search_text text = {0};
    search_describe(&no_settings, KIND_HOUSEHOLD, field, &text);
    bool matches = any_token_matches(query, buf_text(&text.other));
    search_text_clear(&text);
    return matches;
}

// The field of a household by which it was found, when it was not its name.
static char *matching_field(const struct search_match *match, const struct household_row *row)
{
    char *postcode = postcode_of(match->store, row->head.id);
    const struct household fields[] = {
        {.street = row->address},
        {.phone = row->phone},
        {.postcode = postcode},
        {.district = row->district},
    };
    const char *const shown[] = {row->address, row->phone, postcode, row->district};
    char *found = NULL;
    for (size_t i = 0; i < ARRAY_SIZE(fields) && !found; i++) {
        if (field_matches(match->query, &fields[i])) {
            found = xstrdup(shown[i]);
        }
    }
    free(postcode);
    return found;
}

void search_match_clear(struct search_match *match)
{
    free(match->code);
    free(match->name);
    match->code = match->name = NULL;
    match->place = 0;
}

static void load_words(struct search_match *match, const struct search_hit *hit)
{
    struct face face;
    if (match->place == hit->rank.place) {
        return;
    }
    search_match_clear(match);
    load_face(match->store, hit, &face);
    match->place = hit->rank.place;
    match->code = face.code;
    match->name = face.name;
    free(face.phone);
    free(face.detail);
}

void search_match_fill(struct search_match *match, const struct search_hit *hit,
                       struct household_row *row)
{
    bool own = hit->class == CLASS_OWN_EXACT || hit->class == CLASS_OWN_PREFIX;
    if (hit->kind == KIND_HOUSEHOLD && own) {
        return;
    }
    row->match_kind = xstrdup(kind_get(hit->kind)->name);
    if (hit->kind == KIND_HOUSEHOLD) {
        row->match_code = xstrdup(row->household);
        row->match_name = matching_field(match, row);
        return;
    }
    load_words(match, hit);
    row->match_code = xstrdup(match->code);
    row->match_name = xstrdup(match->name);
}
