// SPDX-License-Identifier: EUPL-1.2
#include "screen/dossier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/log.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/lookbacks.h"
#include "model/name.h"

static const struct part {
    enum kind kind;
    size_t offset; // of the record list
} lists[] = {
    {KIND_PERSON, offsetof(struct dossier, people)},
    {KIND_NETWORK, offsetof(struct dossier, network)},
    {KIND_COORDINATION, offsetof(struct dossier, coordination)},
    {KIND_INVOLVEMENT, offsetof(struct dossier, involvements)},
    {KIND_SCORING, offsetof(struct dossier, scorings)},
    {KIND_REFERRAL, offsetof(struct dossier, referrals)},
    {KIND_PLAN, offsetof(struct dossier, plans)},
    {KIND_GOAL, offsetof(struct dossier, goals)},
    {KIND_ACTION, offsetof(struct dossier, actions)},
    {KIND_PLAN_VERSION, offsetof(struct dossier, versions)},
    {KIND_DEVIATION, offsetof(struct dossier, deviations)},
    {KIND_MEETING, offsetof(struct dossier, meetings)},
    {KIND_CONTRIBUTION, offsetof(struct dossier, contributions)},
    {KIND_AGREEMENT, offsetof(struct dossier, agreements)},
    {KIND_NOTE, offsetof(struct dossier, notes)},
    {KIND_LOOKBACK, offsetof(struct dossier, lookbacks)},
    {KIND_PROPOSAL, offsetof(struct dossier, proposals)},
    {KIND_PROPOSAL_CHANGE, offsetof(struct dossier, proposal_changes)},
    {KIND_ADVICE, offsetof(struct dossier, advices)},
    {KIND_SNAPSHOT, offsetof(struct dossier, snapshots)},
    {KIND_GLASS, offsetof(struct dossier, glass)},
};

static struct record_list *list_of(struct dossier *dossier, const struct part *part)
{
    return (struct record_list *)(void *)((char *)dossier + part->offset);
}

const struct record_list *dossier_list(const struct dossier *dossier, enum kind kind)
{
    for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
        if (lists[i].kind == kind) {
            return (const struct record_list *)(const void *)((const char *)dossier +
                                                              lists[i].offset);
        }
    }
    return NULL;
}

void dossier_lists(const struct dossier *dossier, struct record_list views[KIND_SAVED_COUNT])
{
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        const struct record_list *list = dossier_list(dossier, kind);
        record_list_init(&views[kind], kind);
        if (list != NULL && dossier_has(dossier, KIND_BIT(kind))) {
            views[kind] = *list;
        }
    }
    if (dossier_has(dossier, DOSSIER_HOUSEHOLD)) {
        views[KIND_HOUSEHOLD].items = (char *)(uintptr_t)&dossier->household;
        views[KIND_HOUSEHOLD].count = 1;
    }
}

void dossier_clear(struct dossier *dossier)
{
    for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
        record_list_clear(list_of(dossier, &lists[i]));
    }
    record_clear(KIND_HOUSEHOLD, &dossier->household);
    record_clear(KIND_FIGURES, &dossier->figures);
    dossier->loaded = 0;
}

void dossier_forget(struct dossier *dossier)
{
    dossier->loaded = 0;
}

void dossier_open(struct dossier *dossier, struct session *session, int64_t household_id)
{
    struct dossier fresh = {.session = session, .id = household_id};
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        fresh.loads[kind] = dossier->loads[kind] + 1;
    }
    dossier_clear(dossier);
    *dossier = fresh;
    for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
        record_list_init(list_of(dossier, &lists[i]), lists[i].kind);
    }
    record_init(KIND_HOUSEHOLD, &dossier->household);
    record_init(KIND_FIGURES, &dossier->figures);
}

static void take_record(void *record, const struct record_list *fresh)
{
    if (fresh->count != 1) {
        fatal("a reply has %zu records where one was asked for", fresh->count);
    }
    record_move(fresh->kind, record, record_list_at(fresh, 0));
}

// What was there goes into the fresh lists.
static void take(struct dossier *dossier, int64_t parts, struct record_list fresh[KIND_COUNT])
{
    for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
        if ((parts & KIND_BIT(lists[i].kind)) != 0) {
            struct record_list *list = list_of(dossier, &lists[i]);
            struct record_list old = *list;
            *list = fresh[lists[i].kind];
            fresh[lists[i].kind] = old;
        }
    }
    if ((parts & DOSSIER_HOUSEHOLD) != 0) {
        take_record(&dossier->household, &fresh[KIND_HOUSEHOLD]);
    }
    if ((parts & DOSSIER_FIGURES) != 0) {
        take_record(&dossier->figures, &fresh[KIND_FIGURES]);
        dossier->figures_day = dossier->session->day;
    }
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        dossier->loads[kind] += (parts & KIND_BIT(kind)) != 0;
    }
    dossier->loaded |= parts;
}

static bool load(struct dossier *dossier, int64_t parts, struct err *err)
{
    struct request request;
    struct record_list fresh[KIND_COUNT];
    request_init(&request, VERB_OPEN);
    request.household_id = dossier->id;
    request.kinds = parts;
    request.on = dossier->session->day;
    bool done = ask_open(dossier->session->ask, &request, fresh, err);
    if (done) {
        take(dossier, parts, fresh);
    }
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        record_list_clear(&fresh[kind]);
    }
    request_clear(&request);
    return done;
}

static int64_t missing(const struct dossier *dossier, int64_t parts)
{
    bool other_day = dossier->figures_day != dossier->session->day;
    return parts & ~(dossier->loaded & ~(other_day ? DOSSIER_FIGURES : 0));
}

bool dossier_has(const struct dossier *dossier, int64_t parts)
{
    return missing(dossier, parts) == 0;
}

unsigned dossier_version(const struct dossier *dossier, int64_t parts)
{
    unsigned version = 0;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        version += (parts & KIND_BIT(kind)) != 0 ? dossier->loads[kind] : 0;
    }
    return version;
}

bool dossier_need(struct dossier *dossier, int64_t parts, struct err *err)
{
    int64_t wanted = missing(dossier, parts);
    return wanted == 0 || load(dossier, wanted, err);
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

void dossier_lookbacks(const struct dossier *dossier, int64_t day, struct lookbacks_due *due)
{
    figures_lookbacks(&(struct lookback_records){&dossier->coordination, &dossier->involvements,
                                                 &dossier->lookbacks},
                      day, due);
}

static void add_given_name(const struct dossier *dossier, const char *reference, struct buf *out)
{
    const struct person *person = dossier_person(dossier, reference);
    bool named = person != NULL && str_is_given(person->given_name);
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

// A number behind which there is no next one is somebody's own code.
enum { REFERENCE_MOST = 999999999 };

// How records of a household are numbered.
static const struct numbering {
    enum kind kind;
    const char *field;
    char letter;
} numberings[] = {
    {KIND_PERSON, "person", 'P'},       {KIND_NETWORK, "network", 'N'},
    {KIND_GOAL, "goal", 'G'},           {KIND_ACTION, "action", 'A'},
    {KIND_DEVIATION, "deviation", 'D'}, {KIND_AGREEMENT, "agreement", 'A'},
    {KIND_PROPOSAL, "proposal", 'V'},   {KIND_ADVICE, "advice", 'R'},
};

static const struct numbering *numbering_of(enum kind kind)
{
    for (size_t i = 0; i < ARRAY_SIZE(numberings); i++) {
        if (numberings[i].kind == kind) {
            return &numberings[i];
        }
    }
    return NULL;
}

const struct field *dossier_reference(enum kind kind)
{
    const struct numbering *numbering = numbering_of(kind);
    return numbering != NULL ? kind_field(kind, numbering->field) : NULL;
}

void dossier_next_reference(const struct dossier *dossier, enum kind kind, char reference[24])
{
    const struct numbering *numbering = numbering_of(kind);
    const struct record_list *list = dossier_list(dossier, kind);
    long highest = 0;
    for (size_t i = 0; i < list->count; i++) {
        const char *text = field_text(kind_field(kind, numbering->field), record_list_at(list, i));
        long number = text[0] == '\0' ? 0 : strtol(text + 1, NULL, 10);
        highest = number > highest && number < REFERENCE_MOST ? number : highest;
    }
    snprintf(reference, 24, "%c%ld", numbering->letter, highest + 1);
}

int64_t dossier_next_sequence(const struct dossier *dossier, int64_t date)
{
    int64_t highest = 0;
    for (size_t i = 0; i < dossier->notes.count; i++) {
        const struct note *note = record_list_at(&dossier->notes, i);
        if (note->date == date && note->sequence > highest) {
            highest = note->sequence;
        }
    }
    return highest + 1;
}
