// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/text.h"
#include "command/command.h"
#include "command/figures.h"
#include "command/household.h"
#include "command/output.h"
#include "figures/figures.h"
#include "model/name.h"
#include "model/settings.h"

enum { INDENT = 4, BELOW = 8 };

// A household with what is shown of it.
struct sheet {
    const struct command_context *context;
    struct household household;
    struct record_list people;
    struct record_list network;
    struct record_list coordination;
    struct record_list involvements;
};

static bool is_plain(const struct sheet *sheet)
{
    return sheet->context->plain;
}

static void put_heading(const struct sheet *sheet, const char *text)
{
    if (!is_plain(sheet)) {
        putchar('\n');
    }
    puts(text);
}

static void add_field(const struct sheet *sheet, enum kind kind, const void *record,
                      const char *name, struct buf *out)
{
    field_show(kind_field(kind, name), record, sheet->context->settings, out);
}

// What a line of the sheet says of one record: cells in columns, or a fact each.
static void put_cells(const struct sheet *sheet, const struct column *columns,
                      const struct buf *cells, size_t count)
{
    struct buf line = {0};
    if (!is_plain(sheet)) {
        buf_addf(&line, "%*s", INDENT, "");
    }
    for (size_t i = 0; i < count; i++) {
        if (is_plain(sheet)) {
            output_fact(0, _(columns[i].title), buf_text(&cells[i]));
        } else {
            table_add(&line, &columns[i], buf_text(&cells[i]));
        }
    }
    if (!is_plain(sheet)) {
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

// Fields that hold something, by their labels; names ends with NULL.
static void put_fields(const struct sheet *sheet, enum kind kind, const void *record,
                       const char *const *names)
{
    struct buf words = {0}, all = {0};
    for (; *names; names++) {
        const char *label = _(kind_field(kind, *names)->label);
        buf_reset(&words);
        add_field(sheet, kind, record, *names, &words);
        if (words.len > 0 && is_plain(sheet)) {
            output_fact(0, label, buf_text(&words));
        } else if (words.len > 0) {
            buf_addf(&all, "%s%s: %s", all.len > 0 ? " · " : "", label, words.data);
        }
    }
    output_paragraph(BELOW, buf_text(&all));
    buf_clear(&words);
    buf_clear(&all);
}

// A text of the family in its own lines.
static void put_note(const struct sheet *sheet, const char *name)
{
    const struct field *field = kind_field(KIND_HOUSEHOLD, name);
    const char *text = field_text(field, &sheet->household);
    if (!*text) {
        return;
    }
    if (is_plain(sheet)) {
        output_fact(0, _(field->label), text);
        return;
    }
    put_heading(sheet, _(field->label));
    output_paragraph(INDENT, text);
}

static void put_address(const struct sheet *sheet)
{
    const struct household *household = &sheet->household;
    struct buf street = {0}, city = {0}, all = {0};
    name_add(&street, household->street, NULL, household->house_number);
    name_add(&city, household->postcode, NULL, household->city);
    buf_addf(&all, "%s%s%s", buf_text(&street), street.len > 0 && city.len > 0 ? ", " : "",
             buf_text(&city));
    if (is_plain(sheet)) {
        output_fact(0, _("Address"), buf_text(&all));
    } else {
        put_heading(sheet, _("Address and details"));
        output_paragraph(BELOW, buf_text(&all));
    }
    buf_clear(&street);
    buf_clear(&city);
    buf_clear(&all);
}

static void put_household(const struct sheet *sheet)
{
    static const char *const details[] = {
        "district",
        "phone",
        "email",
        "language",
        "weight",
        "self_coordination",
        "self_coordination_on",
        NULL,
    };
    const struct household *household = &sheet->household;
    if (is_plain(sheet)) {
        output_fact(0, _("Household"), household->household);
        output_fact(0, _("Name"), household->name);
    } else {
        output_heading(household->household, household->name);
    }
    put_note(sheet, "question");
    put_note(sheet, "wanted");
    put_note(sheet, "strengths");
    put_note(sheet, "worries");
    put_note(sheet, "safety_note");
    put_address(sheet);
    put_fields(sheet, KIND_HOUSEHOLD, household, details);
}

static void put_person(const struct sheet *sheet, const struct person *person)
{
    static const struct column columns[] = {
        {N_("Member"), 4, false}, {N_("Name"), 30, false},  {N_("Role"), 12, false},
        {N_("Age"), 8, false},    {N_("Phone"), 14, false},
    };
    static const char *const details[] = {"birth_date", "authority", "email", "notes", NULL};
    struct buf cells[ARRAY_SIZE(columns)] = {0};
    int age = date_age(person->birth_date, sheet->context->at);
    buf_add_text(&cells[0], person->person);
    name_add(&cells[1], person->given_name, person->prefix, person->family_name);
    add_field(sheet, KIND_PERSON, person, "role", &cells[2]);
    if (age >= 0) {
        buf_addf(&cells[3], _N("%d year", "%d years", age), age);
    }
    buf_add_text(&cells[4], person->phone);
    put_cells(sheet, columns, cells, ARRAY_SIZE(columns));
    put_fields(sheet, KIND_PERSON, person, details);
    clear_cells(cells, ARRAY_SIZE(columns));
}

static void put_people(const struct sheet *sheet)
{
    put_heading(sheet, _("Members"));
    for (size_t i = 0; i < sheet->people.count; i++) {
        const struct person *person = record_list_at(&sheet->people, i);
        if (figures_active(person->from, person->until, sheet->context->at)) {
            put_person(sheet, person);
        }
    }
}

static void put_network(const struct sheet *sheet)
{
    static const struct column columns[] = {
        {N_("Network member"), 4, false},
        {N_("Name"), 30, false},
        {N_("Relation"), 21, false},
        {N_("Phone"), 14, false},
    };
    static const char *const details[] = {"offers", NULL};
    if (sheet->network.count > 0) {
        put_heading(sheet, _("Own network"));
    }
    for (size_t i = 0; i < sheet->network.count; i++) {
        const struct network_member *member = record_list_at(&sheet->network, i);
        struct buf cells[ARRAY_SIZE(columns)] = {0};
        buf_add_text(&cells[0], member->network);
        buf_add_text(&cells[1], member->name);
        buf_add_text(&cells[2], member->relation);
        buf_add_text(&cells[3], member->phone);
        put_cells(sheet, columns, cells, ARRAY_SIZE(columns));
        put_fields(sheet, KIND_NETWORK, member, details);
        clear_cells(cells, ARRAY_SIZE(columns));
    }
}

static void put_coordination(const struct sheet *sheet)
{
    static const struct column columns[] = {
        {N_("Level"), 23, false},
        {N_("Since"), 11, false},
        {N_("Coordinator"), 22, false},
        {N_("Phone"), 14, false},
    };
    static const char *const details[] = {"reason", "aim", "instruments", "expected_until", NULL};
    const struct coordination *span =
        figures_coordination(&sheet->coordination, sheet->context->at);
    if (!span) {
        return;
    }
    struct buf cells[ARRAY_SIZE(columns)] = {0};
    bool named = span->coordinator_name && *span->coordinator_name;
    put_heading(sheet, _("Coordination"));
    add_field(sheet, KIND_COORDINATION, span, "level", &cells[0]);
    add_field(sheet, KIND_COORDINATION, span, "from", &cells[1]);
    add_field(sheet, KIND_COORDINATION, span, named ? "coordinator_name" : "coordinator",
              &cells[2]);
    buf_add_text(&cells[3], span->coordinator_phone);
    put_cells(sheet, columns, cells, ARRAY_SIZE(columns));
    put_fields(sheet, KIND_COORDINATION, span, details);
    clear_cells(cells, ARRAY_SIZE(columns));
}

static void put_sums(const struct sheet *sheet)
{
    char day[DATE_TEXT];
    struct figures figures;
    struct buf heading = {0};
    record_init(KIND_FIGURES, &figures);
    figures_household(&sheet->involvements, sheet->context->at, sheet->context->settings, &figures);
    date_format(sheet->context->at, sheet->context->settings->date_style, day);
    buf_addf(&heading, _("Figures on %s"), day);
    put_heading(sheet, buf_text(&heading));
    figures_put_facts(is_plain(sheet) ? 0 : INDENT, &figures);
    buf_clear(&heading);
    record_clear(KIND_FIGURES, &figures);
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
    static const char *const details[] = {
        "organisation_name",
        "purpose",
        "from",
        "until",
        "hours_per_week",
        "visits_per_week",
        "weekdays",
        "place",
        "law",
        "dimension",
        "known",
        "for_whom_clear",
        "purpose_clear",
        "helps",
        "trusted",
        "family_mark",
        "coordinator_mark",
        NULL,
    };
    struct buf cells[ARRAY_SIZE(columns)] = {0};
    bool named = involvement->professional_name && *involvement->professional_name;
    buf_add_text(&cells[0], named ? involvement->professional_name : involvement->professional);
    buf_add_text(&cells[1], involvement->function);
    add_persons(sheet, involvement->persons, &cells[2]);
    buf_add_text(&cells[3], involvement->phone);
    put_cells(sheet, columns, cells, ARRAY_SIZE(columns));
    put_fields(sheet, KIND_INVOLVEMENT, involvement, details);
    clear_cells(cells, ARRAY_SIZE(columns));
}

// The helpers in a domain. One that is no longer configured goes by its code.
static void put_domain(const struct sheet *sheet, const char *code, const char *label)
{
    bool titled = false;
    for (size_t i = 0; i < sheet->involvements.count; i++) {
        const struct involvement *one = record_list_at(&sheet->involvements, i);
        if (strcmp(one->domain, code) != 0 ||
            !figures_active(one->from, one->until, sheet->context->at)) {
            continue;
        }
        if (is_plain(sheet)) {
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

static void put_helpers(const struct sheet *sheet)
{
    struct choice_list domains = choices_get(sheet->context->settings, CHOICES_DOMAIN);
    put_heading(sheet, _("Involved professionals"));
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

static void put_sheet(const struct sheet *sheet)
{
    put_household(sheet);
    put_people(sheet);
    put_network(sheet);
    put_coordination(sheet);
    put_sums(sheet);
    put_helpers(sheet);
}

// Loads what belongs to the household.
static int load(struct sheet *sheet)
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

int command_show(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct sheet sheet = {.context = context};
    record_init(KIND_HOUSEHOLD, &sheet.household);
    int status = command_get_household(context, argv[0], &sheet.household);
    if (status == EXIT_DONE) {
        status = load(&sheet);
    }
    if (status == EXIT_DONE) {
        put_sheet(&sheet);
    }
    record_list_clear(&sheet.people);
    record_list_clear(&sheet.network);
    record_list_clear(&sheet.coordination);
    record_list_clear(&sheet.involvements);
    record_clear(KIND_HOUSEHOLD, &sheet.household);
    return status;
}
