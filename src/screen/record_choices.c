// SPDX-License-Identifier: EUPL-1.2
#include "screen/record_choices.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/plan.h"
#include "model/field_words.h"
#include "model/name.h"
#include "screen/dossier.h"

enum { ASKED = 10, ASKED_WHO = 6 }; // rows of a register at a time

// Fixed lists

void record_options_clear(struct record_options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        free((char *)options->items[i].value);
        free((char *)options->items[i].text);
        free((char *)options->items[i].detail);
    }
    free(options->items);
    *options = (struct record_options){0};
}

static void add(struct record_options *options, const char *value, const char *text,
                const char *detail)
{
    *ARRAY_PUSH(options->items, options->count, options->capacity) = (struct form_option){
        .value = xstrdup(value),
        .text = xstrdup(text),
        .detail = xstrdup(detail),
    };
}

void record_options_choices(struct record_options *options, const struct field *field,
                            const struct settings *settings)
{
    struct choice_list list = choices_get(settings, field->choices);
    for (size_t i = 0; i < list.count; i++) {
        add(options, list.items[i].code, choice_label(&list.items[i]), NULL);
    }
}

static void add_part(struct buf *out, const char *text)
{
    if (str_is_given(text)) {
        buf_add_text(out, out->len > 0 ? " · " : "");
        buf_add_text(out, text);
    }
}

static void add_role_and_age(const struct person *person, const struct session *session,
                             struct buf *out)
{
    struct choice_list roles = choices_get(session->settings, CHOICES_MEMBER_ROLE);
    const struct choice *role = person->role != NULL ? choice_find(roles, person->role) : NULL;
    add_part(out, role != NULL ? choice_label(role) : NULL);
    int age = date_age(person->birth_date, session->day);
    if (age >= 0) {
        char text[16];
        snprintf(text, sizeof(text), "%d", age);
        add_part(out, text);
    }
}

void record_options_members(struct record_options *options, const struct dossier *dossier,
                            int64_t day, const char *chosen)
{
    for (size_t i = 0; i < dossier->people.count; i++) {
        const struct person *person = record_list_at(&dossier->people, i);
        if (!figures_active(person->from, person->until, day) &&
            !words_have(chosen, person->person, strlen(person->person))) {
            continue;
        }
        struct buf name = {0};
        struct buf detail = {0};
        dossier_persons(dossier, person->person, &name);
        add_role_and_age(person, dossier->session, &detail);
        add(options, person->person, buf_text(&name), buf_text(&detail));
        buf_clear(&name);
        buf_clear(&detail);
    }
}

// Registers

static void describe_professional(const struct professional *one, struct buf *name,
                                  struct buf *detail)
{
    name_add(name, one->given_name, one->prefix, one->family_name);
    add_part(detail, one->function);
    bool named = str_is_given(one->organisation_name);
    add_part(detail, named ? one->organisation_name : one->organisation);
    add_part(detail, one->phone);
}

static void describe_organisation(const struct organisation *one, struct buf *name,
                                  struct buf *detail)
{
    add_part(name, one->name);
    add_part(detail, one->sector);
    add_part(detail, one->phone);
}

static void describe_coordinator(const struct coordinator *one, struct buf *name,
                                 struct buf *detail)
{
    add_part(name, one->name);
    add_part(detail, _("coordinator"));
    add_part(detail, one->team);
}

// The record's code; its name (the code when it has none) and the rest of what tells it apart.
static const char *describe(enum kind kind, const void *record, struct buf *name,
                            struct buf *detail)
{
    switch (kind) {
    case KIND_PROFESSIONAL: describe_professional(record, name, detail); break;
    case KIND_ORGANISATION: describe_organisation(record, name, detail); break;
    case KIND_COORDINATOR: describe_coordinator(record, name, detail); break;
    default: break;
    }
    const char *code = field_text(&kind_get(kind)->fields[0], record);
    add_part(name, name->len > 0 ? NULL : code);
    return code;
}

// Whether this professional comes to the household on the day shown.
static bool is_helper(const struct dossier *dossier, const char *code)
{
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (figures_active(one->from, one->until, dossier->session->day) &&
            strcmp(one->professional, code) == 0) {
            return true;
        }
    }
    return false;
}

// except: whose helpers are left out, they are told apart; may be NULL.
static void add_found(const struct session *session, enum kind kind, const char *typed,
                      const struct dossier *except, struct form_options *out)
{
    struct request request;
    struct record_list found;
    struct err err;
    request_init(&request, VERB_LIST);
    request.kind = kind;
    request.limit = except != NULL ? ASKED_WHO : ASKED;
    request.on = session->day;
    request_set_text(&request, typed);
    ask_list(session->ask, &request, &found, &err);
    for (size_t i = 0; i < found.count; i++) {
        struct buf name = {0};
        struct buf detail = {0};
        const char *code = describe(kind, record_list_at(&found, i), &name, &detail);
        if (except == NULL || !is_helper(except, code)) {
            form_options_add(out, code, buf_text(&name), buf_text(&detail));
        }
        buf_clear(&name);
        buf_clear(&detail);
    }
    record_list_clear(&found);
    request_clear(&request);
}

static const char *new_text(enum kind kind)
{
    switch (kind) {
    case KIND_PROFESSIONAL: return _("+ new professional …");
    case KIND_ORGANISATION: return _("+ new organisation …");
    default: return _("+ new coordinator …");
    }
}

void record_choices_register(const struct session *session, enum kind kind, const char *typed,
                             struct form_options *out)
{
    add_found(session, kind, typed, NULL, out);
    form_options_add(out, RECORD_CHOICE_NEW, new_text(kind), NULL);
}

// Anybody

// What was typed begins a word of the text.
static bool fits(const char *text, const char *typed)
{
    struct buf words = {0};
    struct buf wanted = {0};
    buf_add_char(&words, ' ');
    fold_words(&words, text);
    buf_add_char(&wanted, ' ');
    fold_words(&wanted, typed);
    bool found = wanted.len == 1 || strstr(buf_text(&words), buf_text(&wanted)) != NULL;
    buf_clear(&words);
    buf_clear(&wanted);
    return found;
}

static void add_fitting(struct form_options *out, const char *value, const char *text,
                        const char *detail, const char *typed)
{
    if (fits(text, typed) || fits(value, typed)) {
        form_options_add(out, value, text, detail);
    }
}

static void add_network(struct record_options *options, const struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->network.count; i++) {
        const struct network_member *member = record_list_at(&dossier->network, i);
        bool named = str_is_given(member->name);
        add(options, member->network, named ? member->name : member->network, member->relation);
    }
}

// True when an earlier involvement is of the same professional.
static bool told_before(const struct dossier *dossier, size_t index)
{
    const struct involvement *one = record_list_at(&dossier->involvements, index);
    for (size_t i = 0; i < index; i++) {
        const struct involvement *other = record_list_at(&dossier->involvements, i);
        if (strcmp(other->professional, one->professional) == 0) {
            return true;
        }
    }
    return false;
}

static void add_helpers(struct record_options *options, const struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (!figures_active(one->from, one->until, dossier->session->day) ||
            told_before(dossier, i)) {
            continue;
        }
        struct buf detail = {0};
        add_part(&detail, _("comes there"));
        add_part(&detail, one->function);
        add(options, one->professional, one->professional_name, buf_text(&detail));
        buf_clear(&detail);
    }
}

// The members, the network and the helpers of the day shown.
static void add_known(struct record_options *options, const struct dossier *dossier)
{
    record_options_members(options, dossier, dossier->session->day, "");
    add_network(options, dossier);
    add_helpers(options, dossier);
}

static void add_fitting_known(const struct dossier *dossier, const char *typed,
                              struct form_options *out)
{
    struct record_options known = {0};
    add_known(&known, dossier);
    for (size_t i = 0; i < known.count; i++) {
        const struct form_option *one = &known.items[i];
        add_fitting(out, one->value, one->text, one->detail, typed);
    }
    record_options_clear(&known);
}

void record_choices_who(const struct session *session, const struct dossier *dossier,
                        const char *typed, struct form_options *out)
{
    add_fitting(out, "family", _("the family itself"), NULL, typed);
    add_found(session, KIND_COORDINATOR, typed, dossier, out);
    if (dossier != NULL) {
        add_fitting_known(dossier, typed, out);
    }
    if (typed[0] != '\0') {
        add_found(session, KIND_PROFESSIONAL, typed, dossier, out);
    }
}

// What belongs to the household

static void add_goals(struct record_options *options, const struct dossier *dossier,
                      const char *chosen)
{
    for (size_t i = 0; i < dossier->goals.count; i++) {
        const struct goal *goal = record_list_at(&dossier->goals, i);
        if (figures_goal_open(goal, dossier->session->day) ||
            words_have(chosen, goal->goal, strlen(goal->goal))) {
            add(options, goal->goal, goal->text, goal->goal);
        }
    }
}

static bool has_option(const struct record_options *options, const char *value)
{
    for (size_t i = 0; i < options->count; i++) {
        if (strcmp(options->items[i].value, value) == 0) {
            return true;
        }
    }
    return false;
}

static void add_who(struct record_options *options, const struct dossier *dossier,
                    const struct field *field, const char *who)
{
    if (*who != '\0' && !has_option(options, who)) {
        struct buf words = {0};
        record_choices_show(dossier->session, dossier, field, who, &words);
        add(options, who, buf_text(&words), NULL);
        buf_clear(&words);
    }
}

// Who coordinates is no helper of the household but may be meant, and so is whoever was chosen before.
static void add_others(struct record_options *options, const struct dossier *dossier,
                       const struct field *field, const char *chosen)
{
    const struct coordination *span =
        figures_coordination(&dossier->coordination, dossier->session->day);
    add_who(options, dossier, field, span != NULL && span->coordinator ? span->coordinator : "");
    for (const char *at = chosen; *at != '\0';) {
        size_t len = strcspn(at, " ");
        char *who = xstrndup(at, len);
        add_who(options, dossier, field, who);
        free(who);
        at += len + strspn(at + len, " ");
    }
}

static void add_advices(struct record_options *options, const struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->advices.count; i++) {
        const struct advice *advice = record_list_at(&dossier->advices, i);
        add(options, advice->advice, advice->text, advice->by_name);
    }
}

static void add_proposals(struct record_options *options, const struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->proposals.count; i++) {
        const struct proposal *proposal = record_list_at(&dossier->proposals, i);
        add(options, proposal->proposal, proposal->name, proposal->proposal);
    }
}

void record_options_household(struct record_options *options, const struct dossier *dossier,
                              const struct field *field, const char *chosen)
{
    if (dossier == NULL) {
        return;
    }
    if (field->type == FIELD_WHOS) {
        add(options, "family", _("the family itself"), NULL);
        add_known(options, dossier);
        add_others(options, dossier, field, chosen);
    } else if (field->target == KIND_GOAL) {
        add_goals(options, dossier, chosen);
    } else if (field->target == KIND_ADVICE) {
        add_advices(options, dossier);
    } else if (field->target == KIND_PROPOSAL) {
        add_proposals(options, dossier);
    } else {
        record_options_members(options, dossier, dossier->session->day, chosen);
    }
}

// Values that stand

// False when there is no such record.
static bool show_record(const struct session *session, enum kind kind, const char *code,
                        struct buf *out)
{
    union {
        struct professional professional;
        struct organisation organisation;
        struct coordinator coordinator;
        struct household household;
    } record;
    struct buf name = {0};
    struct buf detail = {0};
    struct err err;
    record_init(kind, &record);
    bool found = ask_get_code(session->ask, kind, code, &record, &err);
    if (found) {
        describe(kind, &record, &name, &detail);
        add_part(out, buf_text(&name));
        add_part(out, kind == KIND_COORDINATOR ? NULL : buf_text(&detail));
    }
    record_clear(kind, &record);
    buf_clear(&name);
    buf_clear(&detail);
    return found;
}

static bool show_of_household(const struct dossier *dossier, const char *value, struct buf *out)
{
    if (dossier_person(dossier, value) != NULL) {
        dossier_persons(dossier, value, out);
        return true;
    }
    const struct network_member *member = dossier_network_member(dossier, value);
    if (member != NULL) {
        add_part(out, member->name);
    }
    return member != NULL;
}

// "login:" and "professional:" stand in front where codes clash.
static bool show_who(const struct session *session, const char *value, struct buf *out)
{
    static const char login[] = "login:";
    static const char professional[] = "professional:";
    if (strncmp(value, professional, strlen(professional)) == 0) {
        return show_record(session, KIND_PROFESSIONAL, value + strlen(professional), out);
    }
    bool marked = strncmp(value, login, strlen(login)) == 0;
    return show_record(session, KIND_COORDINATOR, marked ? value + strlen(login) : value, out) ||
           (!marked && show_record(session, KIND_PROFESSIONAL, value, out));
}

// False when nobody goes by the word.
static bool show_word(const struct session *session, const struct dossier *dossier,
                      const char *value, struct buf *out)
{
    if (strcmp(value, "family") == 0) {
        buf_add_text(out, _("the family itself"));
        return true;
    }
    return (dossier != NULL && show_of_household(dossier, value, out)) ||
           show_who(session, value, out);
}

static void show_whos(const struct session *session, const struct dossier *dossier,
                      const char *value, struct buf *out)
{
    for (const char *at = value; *at != '\0';) {
        size_t len = strcspn(at, " ");
        char *who = xstrndup(at, len);
        struct buf words = {0};
        bool shown = show_word(session, dossier, who, &words);
        buf_addf(out, "%s%s", at != value ? ", " : "", shown ? buf_text(&words) : who);
        buf_clear(&words);
        free(who);
        at += len + strspn(at + len, " ");
    }
}

// A record of the household with its reference and the words that it is known by.
static bool show_numbered(const struct dossier *dossier, enum kind kind, const char *words,
                          const char *value, struct buf *out)
{
    const struct record_list *list = dossier != NULL ? dossier_list(dossier, kind) : NULL;
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        const void *record = record_list_at(list, i);
        const struct field *text = kind_field(kind, words);
        if (strcmp(field_text(dossier_reference(kind), record), value) == 0 &&
            !field_is_empty(text, record)) {
            buf_addf(out, "%s %s", value, field_text(text, record));
            return true;
        }
    }
    return false;
}

static bool show_target(const struct session *session, const struct dossier *dossier,
                        const struct field *field, const char *value, struct buf *out)
{
    switch (field->target) {
    case KIND_PERSON: return dossier != NULL && show_of_household(dossier, value, out);
    case KIND_GOAL: return show_numbered(dossier, KIND_GOAL, "text", value, out);
    case KIND_ADVICE: return show_numbered(dossier, KIND_ADVICE, "text", value, out);
    case KIND_PROPOSAL: return show_numbered(dossier, KIND_PROPOSAL, "name", value, out);
    default: return show_record(session, (enum kind)field->target, value, out);
    }
}

void record_choices_show(const struct session *session, const struct dossier *dossier,
                         const struct field *field, const char *value, struct buf *out)
{
    bool shown = true;
    if (value[0] == '\0') {
        return;
    }
    if (field->type == FIELD_WHOS) {
        show_whos(session, dossier, value, out);
    } else if (field->type == FIELD_RECORD) {
        shown = show_target(session, dossier, field, value, out);
    } else {
        shown = show_word(session, dossier, value, out);
    }
    if (!shown) {
        buf_add_text(out, value);
    }
}
