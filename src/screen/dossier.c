// SPDX-License-Identifier: EUPL-1.2
#include "screen/dossier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/text.h"
#include "model/name.h"

struct part_info {
    enum kind kind;
    size_t offset; // of the record list; of the record itself for the household
};

static const struct part_info lists[] = {
    [DOSSIER_PEOPLE] = {KIND_PERSON, offsetof(struct dossier, people)},
    [DOSSIER_NETWORK] = {KIND_NETWORK, offsetof(struct dossier, network)},
    [DOSSIER_COORDINATION] = {KIND_COORDINATION, offsetof(struct dossier, coordination)},
    [DOSSIER_INVOLVEMENTS] = {KIND_INVOLVEMENT, offsetof(struct dossier, involvements)},
    [DOSSIER_SCORINGS] = {KIND_SCORING, offsetof(struct dossier, scorings)},
};

static bool is_list(enum dossier_part part)
{
    return part != DOSSIER_HOUSEHOLD && part != DOSSIER_FIGURES;
}

static struct record_list *part_list(struct dossier *dossier, enum dossier_part part)
{
    return (struct record_list *)(void *)((char *)dossier + lists[part].offset);
}

static void clear_part(struct dossier *dossier, enum dossier_part part)
{
    if (is_list(part)) {
        record_list_clear(part_list(dossier, part));
    } else if (part == DOSSIER_HOUSEHOLD) {
        record_clear(KIND_HOUSEHOLD, &dossier->household);
    } else {
        record_clear(KIND_FIGURES, &dossier->figures);
    }
    dossier->loaded[part] = false;
}

void dossier_clear(struct dossier *dossier)
{
    for (enum dossier_part part = 0; part < DOSSIER_PARTS; part++) {
        clear_part(dossier, part);
    }
}

void dossier_forget(struct dossier *dossier)
{
    memset(dossier->loaded, 0, sizeof(dossier->loaded));
}

void dossier_open(struct dossier *dossier, struct session *session, int64_t household_id)
{
    dossier_clear(dossier);
    *dossier = (struct dossier){.session = session, .id = household_id};
    for (enum dossier_part part = 0; part < DOSSIER_PARTS; part++) {
        if (is_list(part)) {
            record_list_init(part_list(dossier, part), lists[part].kind);
        }
    }
    record_init(KIND_HOUSEHOLD, &dossier->household);
    record_init(KIND_FIGURES, &dossier->figures);
}

static bool load_list(struct dossier *dossier, enum dossier_part part, struct err *err)
{
    struct record_list fresh;
    bool done =
        ask_household_list(dossier->session->ask, lists[part].kind, dossier->id, &fresh, err);
    if (done) {
        record_list_clear(part_list(dossier, part));
        *part_list(dossier, part) = fresh;
    } else {
        record_list_clear(&fresh);
    }
    return done;
}

static bool load_figures(struct dossier *dossier, struct err *err)
{
    struct request request;
    struct record_list list;
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_FIGURES;
    request.household_id = dossier->id;
    request.on = dossier->session->day;
    bool done = ask_list(dossier->session->ask, &request, &list, err);
    if (done && list.count == 1) {
        record_copy(KIND_FIGURES, &dossier->figures, record_list_at(&list, 0));
        dossier->figures_day = dossier->session->day;
    } else if (done) {
        done = err_set(err, "%s", _("This household is no longer there."));
    }
    record_list_clear(&list);
    request_clear(&request);
    return done;
}

static bool is_there(const struct dossier *dossier, enum dossier_part part)
{
    return dossier->loaded[part] &&
           (part != DOSSIER_FIGURES || dossier->figures_day == dossier->session->day);
}

bool dossier_need(struct dossier *dossier, enum dossier_part part, struct err *err)
{
    if (is_there(dossier, part)) {
        return true;
    }
    bool done;
    if (is_list(part)) {
        done = load_list(dossier, part, err);
    } else if (part == DOSSIER_HOUSEHOLD) {
        done =
            ask_get(dossier->session->ask, KIND_HOUSEHOLD, dossier->id, &dossier->household, err);
    } else {
        done = load_figures(dossier, err);
    }
    dossier->loaded[part] = done;
    return done;
}

const struct person *dossier_person(const struct dossier *dossier, const char *reference)
{
    for (size_t i = 0; i < dossier->people.count; i++) {
        const struct person *person = record_list_at(&dossier->people, i);
        if (strcmp(person->person, reference) == 0) {
            return person;
        }
    }
    return NULL;
}

const struct network_member *dossier_network_member(const struct dossier *dossier,
                                                    const char *reference)
{
    for (size_t i = 0; i < dossier->network.count; i++) {
        const struct network_member *member = record_list_at(&dossier->network, i);
        if (strcmp(member->network, reference) == 0) {
            return member;
        }
    }
    return NULL;
}

static void add_given_name(const struct dossier *dossier, const char *reference, struct buf *out)
{
    const struct person *person = dossier_person(dossier, reference);
    bool named = person != NULL && person->given_name != NULL && person->given_name[0] != '\0';
    buf_add_text(out, named ? person->given_name : reference);
}

void dossier_persons(const struct dossier *dossier, const char *references, struct buf *out)
{
    if (references == NULL || references[0] == '\0') {
        buf_add_text(out, _("household"));
        return;
    }
    const char *separator = "";
    for (const char *at = references; *at != '\0';) {
        size_t len = strcspn(at, " ");
        char reference[32];
        snprintf(reference, sizeof(reference), "%.*s", (int)len, at);
        buf_add_text(out, separator);
        add_given_name(dossier, reference, out);
        separator = ", ";
        at += len + strspn(at + len, " ");
    }
}

void person_full_name(const struct person *person, struct buf *out)
{
    size_t before = out->len;
    name_add(out, person->given_name, person->prefix, person->family_name);
    if (out->len == before) {
        buf_add_text(out, person->person);
    }
}

void dossier_next_reference(const struct dossier *dossier, enum kind kind, char reference[24])
{
    const struct record_list *list = kind == KIND_PERSON ? &dossier->people : &dossier->network;
    const char *field = kind == KIND_PERSON ? "person" : "network";
    long highest = 0;
    for (size_t i = 0; i < list->count; i++) {
        const char *text = field_text(kind_field(kind, field), record_list_at(list, i));
        long number = text[0] == '\0' ? 0 : strtol(text + 1, NULL, 10);
        highest = number > highest ? number : highest;
    }
    snprintf(reference, 24, "%c%ld", kind == KIND_PERSON ? 'P' : 'N', highest + 1);
}
