// SPDX-License-Identifier: EUPL-1.2
#include "store/resolve.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "model/field_words.h"
#include "store/records_sql.h"

enum { CODE_MOST = 255 }; // bytes

bool fault_set(struct fault *fault, enum kind kind, const char *field, const char *format, ...)
{
    char text[sizeof(fault->err.text)];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    fault->field = field ? kind_field(kind, field) : NULL;
    return err_set(&fault->err, "%s", text);
}

// One record whose references are looked up.
struct resolving {
    struct store *store;
    enum kind kind;
    void *record;
    struct references *references;
    struct fault *fault;
};

// False: this field of the record has that fault.
static bool refuse(const struct resolving *now, const struct field *field, const char *why)
{
    return fault_set(now->fault, now->kind, field->name, "%s", why);
}

static bool refuse_count(const struct resolving *now, const struct field *field, int most)
{
    return fault_set(now->fault, now->kind, field->name, _("more than %d names"), most);
}

static const char *word_of(const struct resolving *now, const struct field *field)
{
    return field_text(field, now->record);
}

static int64_t find_household(struct store *store, const char *code)
{
    int64_t id = codes_find(store, KIND_HOUSEHOLD, 0, code);
    if (store->verb != VERB_HAND_OVER && sight_hides(store, id)) {
        return 0; // a caseload goes over as a whole, whoever sees what of it
    }
    return id;
}

static bool resolve_professional(const struct resolving *now, const struct field *field)
{
    bool goes_on = strcmp(field->name, "into") == 0;
    int64_t *id = goes_on ? &now->references->into_id : &now->references->professional_id;
    *id = codes_find(now->store, KIND_PROFESSIONAL, 0, word_of(now, field));
    return *id != 0 || refuse(now, field, _("unknown professional"));
}

// Of two that clash the later one says so.
static bool resolve_clash(const struct resolving *now, const struct field *field)
{
    const struct record *head = now->record;
    struct references *references = now->references;
    references->clashes_id =
        codes_find(now->store, KIND_ADVICE, references->household_id, word_of(now, field));
    if (references->clashes_id == 0) {
        return refuse(now, field, _("no such advice"));
    }
    if (head->id == references->clashes_id) {
        return refuse(now, field, _("is this advice itself"));
    }
    return head->id == 0 || references->clashes_id < head->id ||
           refuse(now, field, _("was written down later: say it at that one"));
}

static bool resolve_record(const struct resolving *now, const struct field *field)
{
    struct store *store = now->store;
    struct references *references = now->references;
    const char *code = word_of(now, field);
    switch (field->target) {
    case KIND_HOUSEHOLD:
        references->household_id = find_household(store, code);
        return references->household_id != 0 || refuse(now, field, _("unknown household"));
    case KIND_ORGANISATION:
        references->organisation_id = codes_find(store, KIND_ORGANISATION, 0, code);
        return references->organisation_id != 0 || refuse(now, field, _("unknown organisation"));
    case KIND_PROFESSIONAL: return resolve_professional(now, field);
    case KIND_ADVICE: return resolve_clash(now, field);
    case KIND_PERSON:
        references->person_id = codes_find(store, KIND_PERSON, references->household_id, code);
        return references->person_id != 0 || refuse(now, field, _("no such person"));
    case KIND_GOAL:
        references->goal_id = codes_find(store, KIND_GOAL, references->household_id, code);
        return references->goal_id != 0 || refuse(now, field, _("no such goal"));
    case KIND_PROPOSAL:
        references->proposal_id = codes_find(store, KIND_PROPOSAL, references->household_id, code);
        return references->proposal_id != 0 || refuse(now, field, _("no such proposal"));
    default:
        references->mentor_id = codes_find(store, KIND_COORDINATOR, 0, code);
        return references->mentor_id != 0 || refuse(now, field, _("unknown login"));
    }
}

static bool resolve_persons(const struct resolving *now, const struct field *field)
{
    struct references *references = now->references;
    for (const char *at = word_of(now, field); *at != '\0';) {
        char code[CODE_MOST + 1] = {0};
        size_t len = strcspn(at, " ");
        memcpy(code, at, len < CODE_MOST ? len : CODE_MOST);
        int64_t id = codes_find(now->store, KIND_PERSON, references->household_id, code);
        if (id == 0) {
            return fault_set(now->fault, now->kind, field->name, _("no such person: %s"), code);
        }
        if (references->person_count == REFERENCES_PERSONS) {
            return refuse_count(now, field, REFERENCES_PERSONS);
        }
        references->persons[references->person_count++] = id;
        at += len + strspn(at + len, " ");
    }
    return true;
}

static void set_text(const struct field *field, void *record, const char *text)
{
    field_set_text(field, record, text, strlen(text));
}

// Looks a row up by "T000002/P3" and gives the row that stands for the human being.
static int64_t find_same(struct store *store, const char *household, const char *person,
                         int64_t *root)
{
    struct statement *row =
        db_statement(store->db, "SELECT p.id, coalesce(p.same_as_id, p.id) FROM households AS h "
                                "JOIN people AS p ON p.household_id = h.id "
                                "WHERE h.household = :household AND p.person = :person");
    int64_t id = 0;
    bind_text(row, ":household", household);
    bind_text(row, ":person", person);
    if (statement_step(row)) {
        id = column_number(row, 0);
        *root = column_number(row, 1);
        statement_end(row);
    }
    return id;
}

static void write_same(const struct resolving *now, const struct field *field, int64_t root)
{
    struct statement *row = db_statement(
        now->store->db, "SELECT h.household || '/' || p.person FROM people AS p "
                        "JOIN households AS h ON h.id = p.household_id WHERE p.id = :id");
    bind_id(row, ":id", root);
    if (statement_step(row)) {
        set_text(field, now->record, column_text(row, 0, NULL));
        statement_end(row);
    }
}

static bool is_same_already(struct store *store, int64_t id, int64_t root)
{
    struct statement *row =
        db_statement(store->db, "SELECT 1 FROM people WHERE id = :id AND same_as_id = :root");
    bind_id(row, ":id", id);
    bind_id(row, ":root", root);
    return statement_value(row, 0) != 0;
}

// Who cannot read a household does not find out who belongs to it, unless it is known already.
static bool may_name(struct store *store, int64_t found)
{
    int64_t household_id = 0;
    record_household(store, KIND_PERSON, found, &household_id);
    return store->verb == VERB_IMPORT ? !sight_hides(store, household_id)
                                      : sight_may(store, household_id, ACTION_READ);
}

static bool resolve_same(const struct resolving *now, const struct field *field)
{
    const struct record *head = now->record;
    const char *text = word_of(now, field);
    const char *slash = strchr(text, '/');
    char *household = xstrndup(text, slash ? (size_t)(slash - text) : 0);
    int64_t root = 0;
    int64_t found = slash ? find_same(now->store, household, slash + 1, &root) : 0;
    free(household);
    bool known = found != 0 && (!now->store->by_uid || may_name(now->store, found) ||
                                is_same_already(now->store, head->id, root));
    if (!known) {
        return refuse(now, field, _("no such person"));
    }
    if (root == head->id) {
        return refuse(now, field, _("is this person itself"));
    }
    now->references->same_as_id = root;
    if (root != found) {
        write_same(now, field, root);
    }
    return true;
}

// A word for somebody, and the one form in which it is kept.
struct word {
    const char *text;
    struct buf canonical;
    struct who who;
};

static struct who find_meanings(struct store *store, int64_t household_id, const char *word)
{
    return (struct who){
        .person_id = codes_find(store, KIND_PERSON, household_id, word),
        .network_id = codes_find(store, KIND_NETWORK, household_id, word),
        .coordinator_id = codes_find(store, KIND_COORDINATOR, 0, word),
        .professional_id = codes_find(store, KIND_PROFESSIONAL, 0, word),
        .family = strcmp(word, "family") == 0,
    };
}

static bool is_own(const struct who *meanings)
{
    return meanings->person_id != 0 || meanings->network_id != 0 || meanings->family != 0;
}

// A word with "login:" or "professional:" in front; it is left away when the rest says it alone.
static bool find_prefixed(const struct resolving *now, const char *code, struct word *word)
{
    struct who meanings = find_meanings(now->store, now->references->household_id, code);
    bool login = word->text[0] == 'l';
    word->who.coordinator_id = login ? meanings.coordinator_id : 0;
    word->who.professional_id = login ? 0 : meanings.professional_id;
    bool clash =
        is_own(&meanings) || (meanings.coordinator_id != 0 && meanings.professional_id != 0);
    buf_add_text(&word->canonical, clash ? word->text : code);
    return word->who.coordinator_id != 0 || word->who.professional_id != 0;
}

static bool find_plain(const struct resolving *now, struct word *word)
{
    struct who meanings = find_meanings(now->store, now->references->household_id, word->text);
    struct who *who = &word->who;
    buf_add_text(&word->canonical, word->text);
    if (meanings.family != 0) {
        who->family = 1;
    } else if (meanings.person_id != 0) {
        who->person_id = meanings.person_id;
    } else if (meanings.network_id != 0) {
        who->network_id = meanings.network_id;
    } else {
        who->coordinator_id = meanings.coordinator_id;
        who->professional_id = meanings.professional_id;
    }
    return is_own(who) || (who->coordinator_id != 0) != (who->professional_id != 0);
}

// Finds out whom the word means. False when that is nobody, or not one alone.
static bool find_who(const struct resolving *now, const struct field *field, struct word *word)
{
    static const char *const prefixes[] = {"login:", "professional:"};
    const char *code = NULL;
    for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
        size_t len = strlen(prefixes[i]);
        code = strncmp(word->text, prefixes[i], len) == 0 ? word->text + len : code;
    }
    if (code ? find_prefixed(now, code, word) : find_plain(now, word)) {
        return true;
    }
    if (word->who.coordinator_id != 0) {
        return refuse(now, field,
                      _("is a login and a professional: put login: or professional: in front"));
    }
    if (field->type == FIELD_WHOS) {
        return fault_set(now->fault, now->kind, field->name, _("unknown: %s"), word->text);
    }
    return refuse(now, field,
                  now->kind == KIND_COORDINATION ? _("unknown coordinator")
                                                 : _("nobody is known by this word"));
}

static bool resolve_who(const struct resolving *now, const struct field *field)
{
    struct references *references = now->references;
    char *text = xstrdup(word_of(now, field));
    struct word word = {.text = text};
    bool found = find_who(now, field, &word);
    references->coordinator_id = word.who.coordinator_id;
    references->professional_id = word.who.professional_id;
    references->person_id = word.who.person_id;
    references->network_id = word.who.network_id;
    references->family = word.who.family;
    if (found) {
        set_text(field, now->record, buf_text(&word.canonical));
    }
    buf_clear(&word.canonical);
    free(text);
    return found;
}

static bool add_named(const struct resolving *now, const struct field *field, const char *text,
                      struct buf *out)
{
    struct references *references = now->references;
    struct word word = {.text = text};
    if (references->named_count == REFERENCES_NAMED) {
        return refuse_count(now, field, REFERENCES_NAMED);
    }
    bool found = find_who(now, field, &word);
    if (found) {
        references->named[references->named_count++] = (struct named){field, word.who};
        buf_add_text(out, out->len > 0 ? " " : "");
        buf_add_text(out, buf_text(&word.canonical));
    }
    buf_clear(&word.canonical);
    return found;
}

static bool resolve_whos(const struct resolving *now, const struct field *field)
{
    struct buf all = {0};
    bool found = true;
    for (const char *at = word_of(now, field); found && *at != '\0';) {
        size_t len = strcspn(at, " ");
        char *text = xstrndup(at, len);
        found = add_named(now, field, text, &all);
        free(text);
        at += len + strspn(at + len, " ");
    }
    if (found) {
        struct buf sorted = {0};
        found = field_words_read(field, buf_text(&all), NULL, &sorted, &now->fault->err);
        now->fault->field = field;
        if (found) { // else it is told as it was given
            set_text(field, now->record, buf_text(&sorted));
        }
        buf_clear(&sorted);
    }
    buf_clear(&all);
    return found;
}

static bool resolve_scored(const struct resolving *now, const struct field *field)
{
    struct references *references = now->references;
    references->person_id =
        codes_find(now->store, KIND_PERSON, references->household_id, word_of(now, field));
    return references->person_id != 0 || refuse(now, field, _("no such person"));
}

static bool resolve_field(const struct resolving *now, const struct field *field)
{
    switch (field->type) {
    case FIELD_RECORD: return resolve_record(now, field);
    case FIELD_PERSONS: return resolve_persons(now, field);
    case FIELD_SAME_AS: return resolve_same(now, field);
    case FIELD_WHO: return resolve_who(now, field);
    case FIELD_WHOS: return resolve_whos(now, field);
    case FIELD_CODE: return now->kind != KIND_SCORING || resolve_scored(now, field);
    default: return true;
    }
}

bool resolve_references(struct store *store, enum kind kind, void *record,
                        struct references *references, struct fault *fault)
{
    const struct kind_info *info = kind_get(kind);
    const struct resolving now = {store, kind, record, references, fault};
    memset(references, 0, offsetof(struct references, persons));
    references->person_count = 0;
    references->named_count = 0;
    references->sort_key = NULL;
    references->search_id = 0;
    for (size_t i = 0; i < info->field_count && info->fields[i].type != FIELD_MARK; i++) {
        const struct field *field = &info->fields[i];
        if ((field->flags & FIELD_SHOWN) == 0 && field_is_text(field) &&
            !field_is_empty(field, record) && !resolve_field(&now, field)) {
            return false;
        }
    }
    return true;
}
