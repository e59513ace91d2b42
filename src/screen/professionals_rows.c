// SPDX-License-Identifier: EUPL-1.2
#include "screen/professionals_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/people.h"
#include "model/name.h"

// One helper below one heading, before the lines are in order.
struct entry {
    const struct involvement *involvement;
    char *group; // sorts the headings; NULL: there are none
    char *title; // of the heading
    char *name;  // sorts the helpers
    bool ended;
};

struct entries {
    struct entry *items;
    size_t count;
    size_t capacity;
};

// Who is shown

static bool has_ended(const struct involvement *one, int64_t day)
{
    return one->until != NONE && one->until < day;
}

static bool passes_filter(const struct involvement *one, enum professionals_filter filter,
                          int64_t day)
{
    switch (filter) {
    case PROFESSIONALS_ACTIVE: return figures_active(one->from, one->until, day);
    case PROFESSIONALS_ENDED: return has_ended(one, day);
    default: return true;
    }
}

bool professionals_are_for(const char *persons, const char *person)
{
    bool household = strcmp(person, PROFESSIONALS_HOUSEHOLD) == 0;
    return person[0] == '\0' || people_are_for(persons, household ? "" : person);
}

static bool is_marked(const struct involvement *one)
{
    return str_is_given(one->family_mark) || str_is_given(one->coordinator_mark) || one->helps == 0;
}

// Figures over some involvements: a list that borrows its records.

static void borrow(struct record_list *list, const struct involvement *one)
{
    struct involvement *place = record_list_add(list);
    *place = *one;
}

static void give_back(struct record_list *list)
{
    free(list->items);
    record_list_init(list, KIND_INVOLVEMENT);
}

static void set_figures(struct professionals_rows *rows, const struct dossier *dossier,
                        const char *person)
{
    struct record_list list;
    record_list_init(&list, KIND_INVOLVEMENT);
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (professionals_are_for(one->persons, person)) {
            borrow(&list, one);
        }
    }
    figures_household(&list, dossier->session->day, dossier->session->settings, &rows->figures);
    give_back(&list);
}

// Headings

static void group_by_domain(struct entry *entry, const struct settings *settings)
{
    struct choice_list domains = choices_get(settings, CHOICES_DOMAIN);
    const struct choice *domain = choice_find(domains, str_text(entry->involvement->domain));
    size_t place = domain != NULL ? (size_t)(domain - domains.items) : domains.count;
    entry->group = xasprintf("%03zu %s", place, str_text(entry->involvement->domain));
    entry->title =
        xstrdup(domain != NULL ? choice_label(domain) : str_text(entry->involvement->domain));
}

static void group_by_organisation(struct entry *entry)
{
    const struct involvement *one = entry->involvement;
    bool named = str_is_given(one->organisation_name);
    const char *title = named ? one->organisation_name : str_text(one->organisation);
    struct buf key = {0};
    buf_add_char(&key, title[0] != '\0' ? '0' : '1');
    fold_text(&key, title);
    buf_addf(&key, " %s", str_text(one->organisation));
    entry->group = buf_steal(&key);
    entry->title = xstrdup(title[0] != '\0' ? title : _("Without an organisation"));
}

// The whole household stands first, then the members in the order of their references.
static void group_by_person(struct entry *entry, const struct dossier *dossier,
                            const char *reference)
{
    size_t place = 0;
    while (place < dossier->people.count) {
        const struct person *person = record_list_at(&dossier->people, place);
        if (str_is_same(person->person, reference)) {
            break;
        }
        place++;
    }
    struct buf title = {0};
    if (reference[0] == '\0') {
        buf_add_text(&title, _("For the whole household"));
    } else {
        dossier_persons(dossier, reference, &title);
    }
    entry->group = xasprintf("%04zu %s", reference[0] == '\0' ? 0 : place + 1, reference);
    entry->title = buf_steal(&title);
}

static char *name_key(const struct involvement *one, const struct settings *settings)
{
    struct buf key = {0};
    name_add_key(&key, str_text(one->professional_name), (const char *const *)settings->prefixes);
    return buf_steal(&key);
}

static struct entry *add_entry(struct entries *entries, const struct involvement *one,
                               const struct session *session)
{
    struct entry *entry = ARRAY_PUSH(entries->items, entries->count, entries->capacity);
    *entry = (struct entry){
        .involvement = one,
        .name = name_key(one, session->settings),
        .ended = has_ended(one, session->day),
    };
    return entry;
}

// One entry a person; of a chosen person that one alone.
static void add_for_persons(struct entries *entries, const struct dossier *dossier,
                            const struct involvement *one, const char *chosen)
{
    const char *at = str_text(one->persons);
    if (*at == '\0') {
        group_by_person(add_entry(entries, one, dossier->session), dossier, "");
    }
    while (*at != '\0') {
        char reference[PROFESSIONALS_PERSON_BYTES];
        size_t len = strcspn(at, " ");
        snprintf(reference, sizeof(reference), "%.*s", (int)len, at);
        if (chosen[0] == '\0' || strcmp(chosen, reference) == 0) {
            group_by_person(add_entry(entries, one, dossier->session), dossier, reference);
        }
        at += len + strspn(at + len, " ");
    }
}

static void add_involvement(struct entries *entries, const struct dossier *dossier,
                            const struct involvement *one, const struct professionals_query *query)
{
    switch (query->group) {
    case PROFESSIONALS_BY_DOMAIN:
        group_by_domain(add_entry(entries, one, dossier->session), dossier->session->settings);
        break;
    case PROFESSIONALS_BY_ORGANISATION:
        group_by_organisation(add_entry(entries, one, dossier->session));
        break;
    case PROFESSIONALS_BY_PERSON: add_for_persons(entries, dossier, one, query->person); break;
    default: add_entry(entries, one, dossier->session);
    }
}

static int compare(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = a->group != NULL ? strcmp(a->group, b->group) : 0;
    if (order == 0) {
        order = a->ended - b->ended;
    }
    if (order == 0) {
        order = strcmp(a->name, b->name);
    }
    if (order == 0) {
        order = (a->involvement > b->involvement) - (a->involvement < b->involvement);
    }
    return order;
}

// Lines

static bool same_group(const struct entry *a, const struct entry *b)
{
    return a->group != NULL && b->group != NULL && strcmp(a->group, b->group) == 0;
}

static struct professionals_row *add_row(struct professionals_rows *rows,
                                         enum professionals_row_kind kind)
{
    struct professionals_row *row = ARRAY_PUSH(rows->items, rows->count, rows->capacity);
    *row = (struct professionals_row){.kind = kind};
    return row;
}

static bool is_first_of_helper(const struct entry *entries, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (str_is_same(entries[i].involvement->professional,
                        entries[at].involvement->professional)) {
            return false;
        }
    }
    return true;
}

static void add_heading(struct professionals_rows *rows, const struct dossier *dossier,
                        const struct entry *entries, size_t count)
{
    if (rows->count > 0) {
        add_row(rows, PROFESSIONALS_GAP);
    }
    struct professionals_row *row = add_row(rows, PROFESSIONALS_HEADING);
    struct record_list list;
    record_list_init(&list, KIND_INVOLVEMENT);
    for (size_t i = 0; i < count; i++) {
        borrow(&list, entries[i].involvement);
        row->helpers += is_first_of_helper(entries, i);
    }
    row->title = xstrdup(entries[0].title);
    figures_household(&list, dossier->session->day, dossier->session->settings, &row->figures);
    give_back(&list);
}

static void add_lines(struct professionals_rows *rows, const struct dossier *dossier,
                      const struct entries *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        if (entry->group != NULL && (i == 0 || !same_group(entry, entry - 1))) {
            size_t end = i + 1;
            while (end < entries->count && same_group(entry, &entries->items[end])) {
                end++;
            }
            add_heading(rows, dossier, entry, end - i);
        }
        struct professionals_row *row = add_row(rows, PROFESSIONALS_HELPER);
        row->involvement = entry->involvement;
        row->id = entry->involvement->head.id;
        row->number = ++rows->helper_rows;
        rows->has_marks = rows->has_marks || is_marked(entry->involvement);
    }
}

static void clear_entries(struct entries *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        free(entries->items[i].group);
        free(entries->items[i].title);
        free(entries->items[i].name);
    }
    free(entries->items);
}

void professionals_rows_build(struct professionals_rows *rows, const struct dossier *dossier,
                              const struct professionals_query *query)
{
    struct entries entries = {0};
    professionals_rows_clear(rows);
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (passes_filter(one, query->filter, dossier->session->day) &&
            professionals_are_for(one->persons, query->person)) {
            add_involvement(&entries, dossier, one, query);
        }
    }
    if (entries.count > 0) {
        qsort(entries.items, entries.count, sizeof(entries.items[0]), compare);
    }
    add_lines(rows, dossier, &entries);
    set_figures(rows, dossier, query->person);
    clear_entries(&entries);
}

void professionals_rows_clear(struct professionals_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        free(rows->items[i].title);
    }
    free(rows->items);
    *rows = (struct professionals_rows){0};
}

// Whose helpers

// What can be chosen after everybody: place 1 … count of members, then the whole household.
static size_t members(const struct dossier *dossier, const struct person **out)
{
    size_t count = 0;
    for (size_t i = 0; i < dossier->people.count; i++) {
        const struct person *person = record_list_at(&dossier->people, i);
        if (figures_active(person->from, person->until, dossier->session->day)) {
            out[count++] = person;
        }
    }
    return count;
}

void professionals_next_person(struct dossier *dossier, struct professionals_query *query, int step)
{
    const struct person **list = xcalloc(dossier->people.count + 1, sizeof(const struct person *));
    size_t count = members(dossier, list);
    size_t places = count + 2, now = 0;
    for (size_t i = 0; i < count; i++) {
        now = str_is_same(list[i]->person, query->person) ? i + 1 : now;
    }
    now = str_is_same(query->person, PROFESSIONALS_HOUSEHOLD) ? places - 1 : now;
    size_t next = step > 0 ? (now + 1) % places : (now + places - 1) % places;
    const char *person = next == 0            ? ""
                         : next == places - 1 ? PROFESSIONALS_HOUSEHOLD
                                              : str_text(list[next - 1]->person);
    snprintf(query->person, sizeof(query->person), "%s", person);
    free(list);
    if (dossier_person(dossier, query->person) != NULL) {
        snprintf(dossier->member, sizeof(dossier->member), "%s", query->person);
    }
}
