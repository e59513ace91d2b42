// SPDX-License-Identifier: EUPL-1.2
#include "store/history_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "model/name.h"
#include "model/settings.h"
#include "store/records.h"
#include "store/state.h"

// Names of single records

static void show(struct store *store, enum kind kind, const char *field, const void *record,
                 struct buf *out)
{
    struct buf words = {0};
    field_show(kind_field(kind, field), record, store->settings, &words);
    if (words.len > 0) {
        buf_addf(out, "%s%s", out->len > 0 ? ", " : "", buf_text(&words));
    }
    buf_clear(&words);
}

// The name of a register's record or of what belongs to a household, by its code. False when there is
// none.
static bool add_name_of(struct store *store, enum kind kind, int64_t household_id, const char *code,
                        struct buf *out)
{
    union {
        struct person person;
        struct network_member member;
        struct professional professional;
        struct coordinator coordinator;
        struct organisation organisation;
    } record;
    size_t before = out->len;
    record_init(kind, &record);
    int64_t id = record_by_code(store, kind, household_id, code);
    bool found = id != 0 && record_load(store, kind, id, &record);
    if (found && kind == KIND_PERSON) {
        name_add(out, record.person.given_name, record.person.prefix, record.person.family_name);
    } else if (found && kind == KIND_PROFESSIONAL) {
        name_add(out, record.professional.given_name, record.professional.prefix,
                 record.professional.family_name);
    } else if (found) {
        buf_add_text(out, field_text(kind_field(kind, "name"), &record));
    }
    record_clear(kind, &record);
    return out->len > before;
}

// The given name of a member, else the reference.
static void add_member(struct store *store, int64_t household_id, const char *reference,
                       struct buf *out)
{
    struct person person;
    record_init(KIND_PERSON, &person);
    int64_t id = record_by_code(store, KIND_PERSON, household_id, reference);
    bool named = id != 0 && record_load(store, KIND_PERSON, id, &person) && person.given_name &&
                 person.given_name[0];
    buf_add_text(out, named ? person.given_name : reference);
    record_clear(KIND_PERSON, &person);
}

// Of one that is gone the name of the professional is no part.
static void add_professional(struct store *store, const char *code, const char *name,
                             struct buf *out)
{
    if (*name) {
        buf_add_text(out, name);
    } else if (*code && !add_name_of(store, KIND_PROFESSIONAL, 0, code, out)) {
        buf_add_text(out, code);
    }
}

// By which of its fields a record is called, the first that its kind has.
static const char *const naming[] = {"name",      "action", "goal", "deviation",
                                     "agreed_on", "date",   "from"};

static void add_words(struct store *store, enum kind kind, const void *record, struct buf *out)
{
    const struct person *person = record;
    const struct professional *professional = record;
    const struct scoring *scoring = record;
    switch (kind) {
    case KIND_PERSON: name_add(out, person->given_name, person->prefix, person->family_name); break;
    case KIND_PROFESSIONAL:
        name_add(out, professional->given_name, professional->prefix, professional->family_name);
        break;
    case KIND_COORDINATION:
        show(store, kind, "level", record, out);
        show(store, kind, "from", record, out);
        break;
    case KIND_SCORING:
        add_member(store, scoring->head.household_id, scoring->person, out);
        show(store, kind, "date", record, out);
        break;
    case KIND_REFERRAL:
        show(store, kind, "direction", record, out);
        show(store, kind, "date", record, out);
        break;
    case KIND_INVOLVEMENT:
    case KIND_CONTRIBUTION:
    case KIND_LOOKBACK:
    case KIND_PROPOSAL_CHANGE:
        add_professional(store, field_text(kind_field(kind, "professional"), record),
                         field_text(kind_field(kind, "professional_name"), record), out);
        show(store, kind, kind == KIND_CONTRIBUTION ? "date" : "domain", record, out);
        break;
    default:
        for (size_t i = 0; i < ARRAY_SIZE(naming); i++) {
            if (kind_field(kind, naming[i])) {
                show(store, kind, naming[i], record, out);
                return;
            }
        }
    }
}

// A record as it was when it was deleted last.
static bool load_deleted(struct store *store, enum kind kind, int64_t id, int64_t household_id,
                         void *record)
{
    struct statement *row = db_statement(
        store->db, "SELECT field, old_value FROM history WHERE household_id = :household_id AND "
                   "kind = :kind AND record_id = :id AND action = 'delete' ORDER BY id");
    bind_number(row, ":household_id", household_id);
    bind_text(row, ":kind", kind_get(kind)->name);
    bind_number(row, ":id", id);
    bool found = false;
    while (statement_step(row)) {
        const struct field *field = kind_field(kind, column_text(row, 0, NULL));
        if (field) {
            found |= field_read_canonical(field, record, column_text(row, 1, NULL));
        }
    }
    statement_end(row);
    ((struct record *)record)->household_id = household_id;
    return found;
}

void history_add_record(struct store *store, enum kind kind, int64_t id, struct buf *out)
{
    history_add_subject(store, kind, id, NONE, out);
}

void history_add_subject(struct store *store, enum kind kind, int64_t id, int64_t household_id,
                         struct buf *out)
{
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    if (record_load(store, kind, id, record) ||
        (household_id != NONE && load_deleted(store, kind, id, household_id, record))) {
        add_words(store, kind, record, out);
    }
    record_clear(kind, record);
    free(record);
}

// Values

static void add_members(struct store *store, int64_t household_id, const char *references,
                        struct buf *out)
{
    for (const char *at = references; *at != '\0'; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        char *reference = xstrndup(at, len);
        buf_add_text(out, out->len > 0 ? ", " : "");
        add_member(store, household_id, reference, out);
        free(reference);
        at += len;
    }
}

// "login:" and "professional:" stand in front where codes clash.
static void add_who(struct store *store, int64_t household_id, const char *who, struct buf *out)
{
    static const struct {
        const char *prefix;
        enum kind kind;
    } marked[] = {{"login:", KIND_COORDINATOR}, {"professional:", KIND_PROFESSIONAL}};
    static const enum kind kinds[] = {KIND_PERSON, KIND_NETWORK, KIND_COORDINATOR,
                                      KIND_PROFESSIONAL};
    for (size_t i = 0; i < ARRAY_SIZE(marked); i++) {
        size_t len = strlen(marked[i].prefix);
        if (strncmp(who, marked[i].prefix, len) == 0) {
            add_name_of(store, marked[i].kind, 0, who + len, out);
            return;
        }
    }
    bool found = false;
    for (size_t i = 0; i < ARRAY_SIZE(kinds) && !found; i++) {
        found = add_name_of(store, kinds[i], household_id, who, out);
    }
}

static void add_whos(struct store *store, int64_t household_id, const char *whos, struct buf *out)
{
    for (const char *at = whos; *at != '\0'; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        char *who = xstrndup(at, len);
        buf_add_text(out, out->len > 0 ? ", " : "");
        if (strcmp(who, "family") == 0) {
            buf_add_text(out, _("family"));
        } else {
            size_t before = out->len;
            add_who(store, household_id, who, out);
            buf_add_text(out, out->len > before ? "" : who);
        }
        free(who);
        at += len;
    }
}

void history_add_value(struct store *store, const struct field *field, int64_t household_id,
                       const char *value, struct buf *out)
{
    if (!field || *value == '\0') {
        return;
    }
    if (field->type == FIELD_WHOS) {
        add_whos(store, household_id, value, out);
    } else if (field->type == FIELD_PERSONS || field->target == KIND_PERSON) {
        add_members(store, household_id, value, out);
    } else if (field->type == FIELD_WHO && strcmp(value, "family") != 0) {
        add_who(store, household_id, value, out);
    } else if (field->type == FIELD_RECORD && field->target < KIND_HOUSEHOLD) {
        add_name_of(store, (enum kind)field->target, 0, value, out);
    }
}

// Dimensions

// The instrument of a scoring, also of one that is gone.
static const struct instrument *instrument_of(struct store *store, int64_t scoring_id,
                                              int64_t household_id)
{
    struct statement *row = db_statement(
        store->db, "SELECT coalesce((SELECT instrument FROM scores WHERE id = :id), "
                   "(SELECT old_value FROM history WHERE household_id = :household_id AND "
                   "kind = 'scores' AND record_id = :id AND field = 'instrument' "
                   "ORDER BY id DESC LIMIT 1), '')");
    bind_number(row, ":id", scoring_id);
    bind_number(row, ":household_id", household_id);
    const struct instrument *instrument = NULL;
    if (statement_step(row)) {
        instrument = settings_instrument(store->settings, column_text(row, 0, NULL));
        statement_end(row);
    }
    return instrument;
}

void history_add_part(struct store *store, int64_t scoring_id, int64_t household_id,
                      const char *field, struct buf *out)
{
    static const char slot[] = "axis";
    if (strncmp(field, slot, strlen(slot)) != 0) {
        return;
    }
    const struct instrument *instrument = instrument_of(store, scoring_id, household_id);
    size_t axis = strtoul(field + strlen(slot), NULL, 10);
    if (instrument && axis >= 1 && axis <= instrument->axis_count) {
        buf_add_text(out, choice_label(&instrument->axes[axis - 1]));
    }
}
