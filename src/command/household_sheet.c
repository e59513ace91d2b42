// SPDX-License-Identifier: EUPL-1.2
#include "command/household_sheet.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "command/command.h"
#include "command/household.h"
#include "figures/figures.h"
#include "model/name.h"
#include "model/settings.h"

enum { INDENT = SHEET_INDENT, BELOW = SHEET_BELOW };

bool sheet_is_plain(const struct sheet *sheet)
{
    return sheet->context->plain;
}

void sheet_put_heading(const struct sheet *sheet, const char *text)
{
    if (!sheet_is_plain(sheet)) {
        putchar('\n');
    }
    puts(text);
}

void sheet_add_field(const struct sheet *sheet, enum kind kind, const void *record,
                     const char *name, struct buf *out)
{
    field_show(kind_field(kind, name), record, sheet->context->settings, out);
}

// What a line of the sheet says of one record: cells in columns, without titles above them, or a fact
// each.
static void put_cells(const struct sheet *sheet, const struct column *columns,
                      const struct buf *cells, size_t count)
{
    struct buf line = {0};
    if (!sheet_is_plain(sheet)) {
        buf_addf(&line, "%*s", INDENT, "");
    }
    for (size_t i = 0; i < count; i++) {
        if (sheet_is_plain(sheet)) {
            output_fact(0, _(columns[i].title), buf_text(&cells[i]));
        } else {
            table_add(&line, &(struct column){" ", columns[i].width, false}, buf_text(&cells[i]));
        }
    }
    if (!sheet_is_plain(sheet)) {
        table_put(&line);
    }
    buf_clear(&line);
}

static void clear_cells(struct buf *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_clear(&cells[i]);
    }
}

void sheet_put_details(const struct sheet *sheet, enum kind kind, const void *record)
{
    struct buf words = {0}, all = {0};
    for (const char *const *names = sheet->details[kind]; names && *names; names++) {
        const char *label = _(kind_field(kind, *names)->label);
        buf_reset(&words);
        sheet_add_field(sheet, kind, record, *names, &words);
        if (words.len > 0 && sheet_is_plain(sheet)) {
            output_fact(0, label, buf_text(&words));
        } else if (words.len > 0) {
            buf_addf(&all, "%s%s: %s", all.len > 0 ? " · " : "", label, words.data);
        }
    }
    output_paragraph(BELOW, buf_text(&all));
    buf_clear(&words);
    buf_clear(&all);
}

void sheet_put_words(const struct sheet *sheet, const char *title, const char *text)
{
    if (!*text) {
        return;
    }
    if (sheet_is_plain(sheet)) {
        output_fact(0, title, text);
        return;
    }
    sheet_put_heading(sheet, title);
    output_paragraph(INDENT, text);
}

void sheet_put_note(const struct sheet *sheet, const char *name)
{
    const struct field *field = kind_field(KIND_HOUSEHOLD, name);
    sheet_put_words(sheet, _(field->label), field_text(field, &sheet->household));
}

void sheet_put_address(const struct sheet *sheet)
{
    const struct household *household = &sheet->household;
    struct buf street = {0}, city = {0}, all = {0};
    name_add(&street, household->street, NULL, household->house_number);
    name_add(&city, household->postcode, NULL, household->city);
    buf_addf(&all, "%s%s%s", buf_text(&street), street.len > 0 && city.len > 0 ? ", " : "",
             buf_text(&city));
    if (sheet_is_plain(sheet)) {
        output_fact(0, _("Address"), buf_text(&all));
    } else {
        sheet_put_heading(sheet, _("Address and details"));
        output_paragraph(BELOW, buf_text(&all));
    }
    sheet_put_details(sheet, KIND_HOUSEHOLD, household);
    buf_clear(&street);
    buf_clear(&city);
    buf_clear(&all);
}

void sheet_put_title(const struct sheet *sheet)
{
    const struct household *household = &sheet->household;
    if (sheet_is_plain(sheet)) {
        output_fact(0, _("Household"), household->household);
        output_fact(0, _("Name"), household->name);
    } else {
        output_heading(household->household, household->name);
    }
}

static void put_person(const struct sheet *sheet, const struct person *person)
{
    static const struct column columns[] = {
        {N_("Member"), 4, false}, {N_("Name"), 30, false},  {N_("Role"), 12, false},
        {N_("Age"), 8, false},    {N_("Phone"), 14, false},
    };
    struct buf cells[ARRAY_SIZE(columns)] = {0};
    int age = date_age(person->birth_date, sheet->context->at);
    buf_add_text(&cells[0], person->person);
    name_add(&cells[1], person->given_name, person->prefix, person->family_name);
    sheet_add_field(sheet, KIND_PERSON, person, "role", &cells[2]);
    if (age >= 0) {
        buf_addf(&cells[3], _N("%d year", "%d years", age), age);
    }
    buf_add_text(&cells[4], person->phone);
    put_cells(sheet, columns, cells, ARRAY_SIZE(columns));
    sheet_put_details(sheet, KIND_PERSON, person);
    clear_cells(cells, ARRAY_SIZE(columns));
}

void sheet_put_people(const struct sheet *sheet, const char *title)
{
    sheet_put_heading(sheet, title);
    for (size_t i = 0; i < sheet->people.count; i++) {
        const struct person *person = record_list_at(&sheet->people, i);
        if (figures_active(person->from, person->until, sheet->context->at)) {
            put_person(sheet, person);
        }
    }
}

void sheet_put_network(const struct sheet *sheet)
{
    static const struct column columns[] = {
        {N_("Network member"), 4, false},
        {N_("Name"), 20, false},
        {N_("Relation"), 31, false},
        {N_("Phone"), 14, false},
    };
    if (sheet->network.count > 0) {
        sheet_put_heading(sheet, _("Own network"));
    }
    for (size_t i = 0; i < sheet->network.count; i++) {
        const struct network_member *member = record_list_at(&sheet->network, i);
        struct buf cells[ARRAY_SIZE(columns)] = {0};
        buf_add_text(&cells[0], member->network);
        buf_add_text(&cells[1], member->name);
        buf_add_text(&cells[2], member->relation);
        buf_add_text(&cells[3], member->phone);
        put_cells(sheet, columns, cells, ARRAY_SIZE(columns));
        sheet_put_details(sheet, KIND_NETWORK, member);
        clear_cells(cells, ARRAY_SIZE(columns));
    }
}

void sheet_put_coordination(const struct sheet *sheet)
{
    static const struct column columns[] = {
        {N_("Level"), 23, false},
        {N_("Since"), 11, false},
        {N_("Coordinator"), 22, false},
        {N_("Phone"), 14, false},
    };
    const struct coordination *span =
        figures_coordination(&sheet->coordination, sheet->context->at);
    if (!span) {
        return;
    }
    struct buf cells[ARRAY_SIZE(columns)] = {0};
    bool named = str_is_given(span->coordinator_name);
    sheet_put_heading(sheet, _("Coordination"));
    sheet_add_field(sheet, KIND_COORDINATION, span, "level", &cells[0]);
    sheet_add_field(sheet, KIND_COORDINATION, span, "from", &cells[1]);
    sheet_add_field(sheet, KIND_COORDINATION, span, named ? "coordinator_name" : "coordinator",
                    &cells[2]);
    buf_add_text(&cells[3], span->coordinator_phone);
    put_cells(sheet, columns, cells, ARRAY_SIZE(columns));
    sheet_put_details(sheet, KIND_COORDINATION, span);
    clear_cells(cells, ARRAY_SIZE(columns));
}

// Given names of the members that a helper comes for ("P1 P3"); the household when it is empty.
static void add_persons(const struct sheet *sheet, const char *references, struct buf *out)
{
    if (!references || !*references) {
        buf_add_text(out, _("household"));
        return;
    }
    for (const char *at = references; *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        struct buf name = {0};
        for (size_t i = 0; i < sheet->people.count; i++) {
            const struct person *person = record_list_at(&sheet->people, i);
            if (strlen(person->person) == len && memcmp(person->person, at, len) == 0) {
                buf_add_text(&name, person->given_name);
            }
        }
        if (name.len == 0) {
            buf_add(&name, at, len);
        }
        buf_addf(out, "%s%s", at == references ? "" : ", ", name.data);
        buf_clear(&name);
        at += len;
    }
}

static void put_involvement(const struct sheet *sheet, const struct involvement *involvement)
{
    static const struct column columns[] = {
        {N_("Helper"), 24, false},
        {N_("Function"), 22, false},
        {N_("For"), 14, false},
        {N_("Phone"), 14, false},
    };
    struct buf cells[ARRAY_SIZE(columns)] = {0};
    bool named = str_is_given(involvement->professional_name);
    buf_add_text(&cells[0], named ? involvement->professional_name : involvement->professional);
    buf_add_text(&cells[1], involvement->function);
    add_persons(sheet, involvement->persons, &cells[2]);
    buf_add_text(&cells[3], involvement->phone);
    put_cells(sheet, columns, cells, ARRAY_SIZE(columns));
    sheet_put_details(sheet, KIND_INVOLVEMENT, involvement);
    clear_cells(cells, ARRAY_SIZE(columns));
}

static bool is_active(const struct sheet *sheet, size_t at)
{
    const struct involvement *one = record_list_at(&sheet->involvements, at);
    return figures_active(one->from, one->until, sheet->context->at);
}

// The helpers in a domain. One that is no longer configured goes by its code.
static void put_domain(const struct sheet *sheet, const char *code, const char *label)
{
    bool titled = false;
    for (size_t i = 0; i < sheet->involvements.count; i++) {
        const struct involvement *one = record_list_at(&sheet->involvements, i);
        if (strcmp(one->domain, code) != 0 || !is_active(sheet, i)) {
            continue;
        }
        if (sheet_is_plain(sheet)) {
            output_fact(0, _("Domain"), label);
        } else if (!titled) {
            printf("  %s\n", label);
        }
        titled = true;
        put_involvement(sheet, one);
    }
}

// True when no involvement before this one is in the same domain.
static bool is_first_of_domain(const struct record_list *involvements, size_t at)
{
    const struct involvement *involvement = record_list_at(involvements, at);
    for (size_t i = 0; i < at; i++) {
        const struct involvement *before = record_list_at(involvements, i);
        if (strcmp(before->domain, involvement->domain) == 0) {
            return false;
        }
    }
    return true;
}

void sheet_put_helpers(const struct sheet *sheet, const char *title)
{
    struct choice_list domains = choices_get(sheet->context->settings, CHOICES_DOMAIN);
    bool any = false;
    for (size_t i = 0; i < sheet->involvements.count && !any; i++) {
        any = is_active(sheet, i);
    }
    if (!any) {
        return;
    }
    sheet_put_heading(sheet, title);
    for (size_t i = 0; i < domains.count; i++) {
        put_domain(sheet, domains.items[i].code, choice_label(&domains.items[i]));
    }
    for (size_t i = 0; i < sheet->involvements.count; i++) {
        const struct involvement *one = record_list_at(&sheet->involvements, i);
        if (!choice_find(domains, one->domain) && is_first_of_domain(&sheet->involvements, i)) {
            put_domain(sheet, one->domain, one->domain);
        }
    }
}

int sheet_load(struct sheet *sheet)
{
    struct record_list *const lists[] = {&sheet->people, &sheet->network, &sheet->coordination,
                                         &sheet->involvements};
    static const enum kind kinds[] = {KIND_PERSON, KIND_NETWORK, KIND_COORDINATION,
                                      KIND_INVOLVEMENT};
    int status = EXIT_DONE;
    for (size_t i = 0; i < ARRAY_SIZE(lists) && status == EXIT_DONE; i++) {
        status =
            command_list_household(sheet->context, kinds[i], sheet->household.head.id, lists[i]);
    }
    return status;
}

void sheet_clear(struct sheet *sheet)
{
    record_list_clear(&sheet->people);
    record_list_clear(&sheet->network);
    record_list_clear(&sheet->coordination);
    record_list_clear(&sheet->involvements);
    record_clear(KIND_HOUSEHOLD, &sheet->household);
}
