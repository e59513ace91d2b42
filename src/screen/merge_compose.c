// SPDX-License-Identifier: EUPL-1.2
#include "screen/merge_compose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "figures/plan.h"
#include "model/field_words.h"
#include "screen/record_form_state.h"

enum { REFERENCE_BYTES = 24, NUMBERED = 7 };

// "P1" of a household is "P4" of the other.
struct renamed {
    enum kind kind;
    char *from, *to;
};

struct merge {
    struct request *request;
    const struct dossier *from, *to;
    int64_t today;
    struct renamed *renamed;
    size_t count, capacity;
    long last[NUMBERED]; // highest reference given out, by the kind's place in numbered
    struct record_list made[KIND_SAVED_COUNT]; // new in *to*
};

// Kinds whose records have references in their household, with the field that holds it.
static const struct {
    enum kind kind;
    const char *field;
} numbered[NUMBERED] = {
    {KIND_PERSON, "person"}, {KIND_NETWORK, "network"},     {KIND_GOAL, "goal"},
    {KIND_ACTION, "action"}, {KIND_DEVIATION, "deviation"}, {KIND_PROPOSAL, "proposal"},
    {KIND_ADVICE, "advice"},
};

static size_t number_of(enum kind kind)
{
    size_t i = 0;
    while (i < NUMBERED && numbered[i].kind != kind) {
        i++;
    }
    return i;
}

// References

static const char *renamed_to(const struct merge *merge, enum kind kind, const char *reference)
{
    for (size_t i = 0; i < merge->count; i++) {
        const struct renamed *one = &merge->renamed[i];
        bool of_kind = kind == KIND_COUNT ? one->kind == KIND_PERSON || one->kind == KIND_NETWORK
                                          : one->kind == kind;
        if (of_kind && strcmp(one->from, reference) == 0) {
            return one->to;
        }
    }
    return reference;
}

static void rename_reference(struct merge *merge, enum kind kind, const char *from, const char *to)
{
    struct renamed *one = ARRAY_PUSH(merge->renamed, merge->count, merge->capacity);
    *one = (struct renamed){kind, xstrdup(from), xstrdup(to)};
}

// Members and network in a list of somebody: "family P1 HV0003".
static void rename_in_list(const struct merge *merge, const struct field *field, void *record)
{
    const struct field_context context = {.settings = merge->from->session->settings};
    struct buf words = {0};
    struct err ignored;
    for (const char *at = field_text(field, record); *at != '\0'; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        char *one = xstrndup(at, len);
        buf_addf(&words, "%s%s", words.len > 0 ? " " : "", renamed_to(merge, KIND_COUNT, one));
        free(one);
        at += len;
    }
    field_read(field, record, buf_text(&words), words.len, &context, &ignored);
    buf_clear(&words);
}

static void rename_all(const struct merge *merge, enum kind kind, void *record)
{
    const struct kind_info *info = kind_get(kind);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        bool of_member = field->type == FIELD_CODE && strcmp(field->name, "person") == 0;
        if (field->type == FIELD_PERSONS || field->type == FIELD_WHO || field->type == FIELD_WHOS) {
            rename_in_list(merge, field, record);
        } else if ((field->type == FIELD_RECORD && field->target > KIND_HOUSEHOLD) || of_member) {
            enum kind target = of_member ? KIND_PERSON : (enum kind)field->target;
            const char *to = renamed_to(merge, target, field_text(field, record));
            field_set_text(field, record, to, strlen(to));
        }
    }
}

static void number_anew(struct merge *merge, enum kind kind, void *record)
{
    size_t place = number_of(kind);
    char reference[REFERENCE_BYTES];
    const struct field *field = kind_field(kind, numbered[place].field);
    dossier_next_reference(merge->to, kind, reference);
    long free_one = strtol(reference + 1, NULL, 10);
    merge->last[place] = merge->last[place] < free_one ? free_one : merge->last[place] + 1;
    snprintf(reference + 1, sizeof(reference) - 1, "%ld", merge->last[place]);
    rename_reference(merge, kind, field_text(field, record), reference);
    field_set_text(field, record, reference, strlen(reference));
}

// The same record

static bool same_name(const char *a, const char *b)
{
    struct buf x = {0}, y = {0};
    fold_words(&x, str_text(a));
    fold_words(&y, str_text(b));
    bool same = strcmp(buf_text(&x), buf_text(&y)) == 0;
    buf_clear(&x);
    buf_clear(&y);
    return same;
}

static bool is_linked(const char *same_as, const struct dossier *household, const char *reference)
{
    struct buf link = {0};
    buf_addf(&link, "%s/%s", household->household.household, reference);
    bool linked = str_is_given(same_as) && strcmp(same_as, buf_text(&link)) == 0;
    buf_clear(&link);
    return linked;
}

static bool same_person(const struct merge *merge, const struct person *one,
                        const struct person *other)
{
    bool born = one->birth_date == NONE || other->birth_date == NONE ||
                one->birth_date == other->birth_date;
    bool named = str_is_given(one->given_name) && same_name(one->given_name, other->given_name) &&
                 same_name(one->family_name, other->family_name);
    return (born && named) || is_linked(one->same_as, merge->to, other->person) ||
           is_linked(other->same_as, merge->from, one->person);
}

static bool same_key(enum kind kind, const void *one, const void *other)
{
    const struct kind_info *info = kind_get(kind);
    for (size_t i = 1; i < info->field_count; i++) { // behind the household
        const struct field *field = &info->fields[i];
        if ((field->flags & FIELD_KEY) != 0 && !field_equal(field, one, other)) {
            return false;
        }
    }
    return true;
}

static bool is_same(const struct merge *merge, enum kind kind, const void *one, const void *other)
{
    const struct network_member *member = one, *known = other;
    switch (kind) {
    case KIND_PERSON: return same_person(merge, one, other);
    case KIND_NETWORK: return str_is_given(member->name) && same_name(member->name, known->name);
    case KIND_GOAL:
    case KIND_ACTION:
    case KIND_DEVIATION:
    case KIND_PROPOSAL:
    case KIND_ADVICE: return false; // each stays one of its own
    default: return same_key(kind, one, other);
    }
}

// Another one is it already: two of one name are two people.
static bool is_taken(const struct merge *merge, enum kind kind, const void *known)
{
    size_t place = number_of(kind);
    bool taken = false;
    for (size_t i = 0; place < NUMBERED && i < merge->count; i++) {
        const struct renamed *one = &merge->renamed[i];
        const char *reference = field_text(kind_field(kind, numbered[place].field), known);
        taken |= one->kind == kind && strcmp(one->to, reference) == 0;
    }
    return taken;
}

static void *find_in(const struct merge *merge, const struct record_list *list, enum kind kind,
                     const void *record)
{
    for (size_t i = 0; i < list->count; i++) {
        void *known = record_list_at(list, i);
        if (is_same(merge, kind, record, known) && !is_taken(merge, kind, known)) {
            return known;
        }
    }
    return NULL;
}

static void add_missing_words(const char *from, struct buf *words)
{
    for (const char *at = from; *at != '\0'; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        if (!words_have(buf_text(words), at, len)) {
            buf_addf(words, " %.*s", (int)len, at);
        }
        at += len;
    }
}

// What both wrote down stays, and everybody whom one of them names.
static void join(const struct field *field, void *record, const void *other)
{
    const char *there = field_text(field, other);
    struct buf both = {0};
    buf_add_text(&both, field_text(field, record));
    if (field->type == FIELD_WHOS) {
        add_missing_words(there, &both);
    } else if (strstr(buf_text(&both), there) == NULL) {
        buf_addf(&both, "\n%s", there);
    }
    field_set_text(field, record, buf_text(&both), both.len);
    buf_clear(&both);
}

// Figures of another household are not put among those that were frozen.
static bool is_frozen(enum kind kind, const struct field *field)
{
    return kind == KIND_SNAPSHOT && !field_is_text(field);
}

// What it leaves empty, and what both have words for. Days but a birth date belong to what it is already.
static void fill(enum kind kind, void *record, const void *other)
{
    const struct kind_info *info = kind_get(kind);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        bool day = field->type == FIELD_DATE && strcmp(field->name, "birth_date") != 0;
        bool fixed = (field->flags & (FIELD_KEY | FIELD_SHOWN)) != 0 || is_frozen(kind, field);
        bool words = field->type == FIELD_NOTE || field->type == FIELD_WHOS;
        if (day || fixed || field->type == FIELD_SAME_AS || field_is_empty(field, other)) {
            continue;
        }
        if (field_is_empty(field, record)) {
            field_copy(field, record, other);
        } else if (words) {
            join(field, record, other);
        }
    }
}

// Moving

static void fill_same(struct merge *merge, enum kind kind, const void *known, const void *record)
{
    void *filled = record_new(kind, known);
    fill(kind, filled, record);
    if (kind == KIND_PERSON) {
        const struct person *here = known, *there = record;
        if (is_linked(here->same_as, merge->from, there->person)) {
            record_set_text(kind, filled, "same_as", "");
        }
    }
    size_t place = number_of(kind);
    if (place < NUMBERED) {
        const struct field *field = kind_field(kind, numbered[place].field);
        rename_reference(merge, kind, field_text(field, record), field_text(field, known));
    }
    request_add_change(merge->request, kind, known, filled);
    record_free(kind, filled);
}

// A place of its own among what there is of that day.
static void find_place(const struct merge *merge, enum kind kind, void *record)
{
    for (long number = 1; kind == KIND_NOTE || kind == KIND_AGREEMENT; number++) {
        char code[REFERENCE_BYTES];
        if (find_in(merge, dossier_list(merge->to, kind), kind, record) == NULL &&
            find_in(merge, &merge->made[kind], kind, record) == NULL) {
            return;
        }
        snprintf(code, sizeof(code), "A%ld", number);
        if (kind == KIND_NOTE) {
            ((struct note *)record)->sequence = number;
        } else {
            record_set_text(kind, record, "agreement", code);
        }
    }
}

static void end_plan(const struct merge *merge, struct plan *plan)
{
    if (plan->until == NONE && figures_has_open_plan(&merge->to->plans)) {
        plan->until = plan->from > merge->today ? plan->from : merge->today;
    }
}

static void make_new(struct merge *merge, enum kind kind, void *record)
{
    if (number_of(kind) < NUMBERED) {
        number_anew(merge, kind, record);
    }
    if (kind == KIND_PLAN) {
        end_plan(merge, record);
    }
    request_add_change(merge->request, kind, NULL, record);
    record_copy(kind, record_list_add(&merge->made[kind]), record);
}

static void move_record(struct merge *merge, enum kind kind, const void *record)
{
    void *copy = record_new(kind, record);
    memset(copy, 0, sizeof(struct record));
    record_set_text(kind, copy, "household", merge->to->household.household);
    if (kind != KIND_PERSON) {
        rename_all(merge, kind, copy);
    }
    find_place(merge, kind, copy);
    const void *known = find_in(merge, dossier_list(merge->to, kind), kind, copy);
    if (known != NULL) {
        fill_same(merge, kind, known, copy);
    } else {
        make_new(merge, kind, copy);
    }
    record_free(kind, copy);
}

// The record that was made as the nth; of others than advice, which names what was made before it, the
// nth of the list.
static const void *nth_made(const struct record_list *list, size_t nth)
{
    for (size_t i = 0; list->kind == KIND_ADVICE && i < list->count; i++) {
        const struct record *one = record_list_at(list, i);
        size_t before = 0;
        for (size_t j = 0; j < list->count; j++) {
            const struct record *other = record_list_at(list, j);
            before += other->id < one->id;
        }
        if (before == nth) {
            return one;
        }
    }
    return record_list_at(list, nth);
}

static bool is_moved(enum kind kind)
{
    return kind > KIND_HOUSEHOLD && kind < KIND_SAVED_COUNT && kind != KIND_COORDINATION;
}

// What belongs to something goes before it.
static void delete_all(struct merge *merge)
{
    for (int kind = KIND_SAVED_COUNT - 1; kind > KIND_HOUSEHOLD; kind--) {
        const struct record_list *list = dossier_list(merge->from, (enum kind)kind);
        for (size_t i = 0; is_moved((enum kind)kind) && i < list->count; i++) {
            request_add_change(merge->request, (enum kind)kind, nth_made(list, list->count - 1 - i),
                               NULL);
        }
    }
}

static void end_coordination(struct merge *merge)
{
    for (size_t i = 0; i < merge->from->coordination.count; i++) {
        const struct coordination *span = record_list_at(&merge->from->coordination, i);
        struct coordination *ended = record_new(KIND_COORDINATION, span);
        if (span->from > merge->today) {
            request_add_change(merge->request, KIND_COORDINATION, span, NULL);
        } else if (span->until == NONE || span->until > merge->today) {
            ended->until = merge->today;
            record_set_text(KIND_COORDINATION, ended, "exit", "handed-over");
            request_add_change(merge->request, KIND_COORDINATION, span, ended);
        }
        record_free(KIND_COORDINATION, ended);
    }
}

static void change_households(struct merge *merge)
{
    const struct household *from = &merge->from->household, *to = &merge->to->household;
    struct household *filled = record_new(KIND_HOUSEHOLD, to);
    struct household *left = record_new(KIND_HOUSEHOLD, from);
    struct buf name = {0};
    fill(KIND_HOUSEHOLD, filled, from);
    buf_addf(&name, "%s (= %s)", str_is_given(from->name) ? from->name : from->household,
             to->household);
    record_set_text(KIND_HOUSEHOLD, left, "name", buf_text(&name));
    request_add_change(merge->request, KIND_HOUSEHOLD, to, filled);
    request_add_change(merge->request, KIND_HOUSEHOLD, from, left);
    buf_clear(&name);
    record_free(KIND_HOUSEHOLD, left);
    record_free(KIND_HOUSEHOLD, filled);
}

void merge_compose(struct request *request, const struct dossier *from, const struct dossier *to,
                   int64_t today)
{
    struct merge merge = {.request = request, .from = from, .to = to, .today = today};
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_init(&merge.made[kind], (enum kind)kind);
    }
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        const struct record_list *list =
            is_moved((enum kind)kind) ? dossier_list(from, (enum kind)kind) : NULL;
        for (size_t i = 0; list != NULL && i < list->count; i++) {
            move_record(&merge, (enum kind)kind, nth_made(list, i));
        }
    }
    delete_all(&merge);
    end_coordination(&merge);
    change_households(&merge);
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_clear(&merge.made[kind]);
    }
    for (size_t i = 0; i < merge.count; i++) {
        free(merge.renamed[i].from);
        free(merge.renamed[i].to);
    }
    free(merge.renamed);
}
