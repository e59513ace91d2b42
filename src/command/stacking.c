// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/figures_table.h"
#include "command/household.h"
#include "command/output.h"
#include "figures/people.h"
#include "figures/pointer_words.h"
#include "figures/stacking.h"

static const struct column columns[] = {
    {N_("Household"), 10, false}, {N_("For"), 16, false},    {N_("Domain"), 22, false},
    {N_("Number"), 6, true},      {N_("Helpers"), 0, false},
};

static const char *const tsv_names[] = {"household", "person", "domain", "helpers",
                                        "professionals"};

static void put_tsv(const struct stacking *row, struct buf *line)
{
    if (row->siblings == 1) { // no cell
        return;
    }
    tsv_add_text(line, row->household);
    tsv_add_text(line, str_text(row->persons));
    tsv_add_text(line, row->domain);
    tsv_add_number(line, row->helpers, 0);
    tsv_add_text(line, str_text(row->professionals));
    tsv_put(line);
}

// Who may know nobody has their references.
static const char *persons_of(const struct stacking *row)
{
    const char *names = str_text(row->person_names);
    const char *persons = str_text(row->persons);
    return persons[0] == '\0' ? _("the household") : names[0] != '\0' ? names : persons;
}

static void add_helpers(const struct stacking *row, struct buf *out)
{
    if (row->siblings == 1) {
        buf_add_text(out, _("each child a helper of its own"));
        buf_add_text(out, str_is_given(row->names) ? ": " : "");
    }
    buf_add_text(out, str_text(row->names));
}

static void put_facts(const struct stacking *row, const char *domain, const char *count)
{
    output_fact(0, _("Household"), row->household);
    output_fact(0, _("Pointed out"),
                row->siblings == 1 ? pointer_words_kind(POINTER_SIBLINGS) : "");
    output_fact(0, _("For"), persons_of(row));
    output_fact(0, _("Domain"), domain);
    output_fact(0, _("Number"), count);
    output_fact(0, _("Helpers"), row->names);
}

static void put_row(const struct stacking *row, const char *domain, const char *count,
                    const char *helpers, struct buf *line)
{
    table_add(line, &columns[0], row->household);
    table_add(line, &columns[1], persons_of(row));
    table_add(line, &columns[2], domain);
    table_add(line, &columns[3], count);
    table_add(line, &columns[4], helpers);
    table_put(line);
}

static void put(const struct command_context *context, const void *row, struct buf *line)
{
    const struct stacking *one = row;
    struct buf domain = {0}, helpers = {0};
    char count[NUMBER_TEXT];
    number_format(one->helpers, 0, '.', false, count);
    field_show(kind_field(KIND_STACKING, "domain"), one, context->settings, &domain);
    add_helpers(one, &helpers);
    if (context->tsv) {
        put_tsv(one, line);
    } else if (context->plain) {
        put_facts(one, buf_text(&domain), count);
    } else {
        put_row(one, buf_text(&domain), count, buf_text(&helpers), line);
    }
    buf_clear(&domain);
    buf_clear(&helpers);
}

// With a code siblings stand below, among all that is pointed out.
static void put_cell(const struct command_context *context, const void *row, struct buf *line)
{
    if (((const struct stacking *)row)->siblings != 1) {
        put(context, row, line);
    }
}

// What is pointed out

enum { INDENT = 2, NAMES_INDENT = 4 };

struct told {
    const struct command_context *context;
    struct household household;
    struct record_list lists[KIND_SAVED_COUNT];
};

static int load(struct told *told, const char *code)
{
    int status = command_get_household(told->context, code, &told->household);
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        bool asked = (FIGURES_STACKING_KINDS & KIND_BIT(kind)) != 0;
        record_list_init(&told->lists[kind], kind);
        if (asked && status == EXIT_DONE) {
            status = command_list_household(told->context, kind, told->household.head.id,
                                            &told->lists[kind]);
        }
    }
    return status;
}

static void unload(struct told *told)
{
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_clear(&told->lists[kind]);
    }
    record_clear(KIND_HOUSEHOLD, &told->household);
}

static const char *name_of(const struct told *told, const char *code)
{
    const struct record_list *list = &told->lists[KIND_INVOLVEMENT];
    for (size_t i = 0; i < list->count; i++) {
        const struct involvement *one = record_list_at(list, i);
        if (str_is_same(one->professional, code) && str_is_given(one->professional_name)) {
            return one->professional_name;
        }
    }
    return code;
}

static void add_names(const struct told *told, const char *codes, struct buf *out)
{
    const char *one;
    for (size_t len; (len = people_next(&codes, &one)) > 0;) {
        char *code = xstrndup(one, len);
        buf_addf(out, "%s%s", out->len > 0 ? ", " : "", name_of(told, code));
        free(code);
    }
}

static void put_pointer_facts(const struct told *told, const struct pointer *pointer,
                              const char *names)
{
    char count[NUMBER_TEXT];
    struct buf domain = {0};
    char *persons = people_names(&told->lists[KIND_PERSON], pointer->persons);
    bool parties = pointer->kind == POINTER_PARTIES;
    number_format(pointer->number, 0, '.', false, count);
    pointer_words_domain(pointer, told->context->settings, &domain);
    output_fact(0, _("Household"), told->household.household);
    output_fact(0, _("Pointed out"), pointer_words_kind(pointer->kind));
    output_fact(0, _("For"), persons);
    output_fact(0, _("Domain"), buf_text(&domain));
    output_fact(0, parties ? _("Organisations") : _("Number"), count);
    output_fact(0, _("Helpers"), names);
    free(persons);
    buf_clear(&domain);
}

static void put_pointer(const struct told *told, const struct pointer *pointer, bool first)
{
    struct buf words = {0}, names = {0};
    add_names(told, pointer->professionals, &names);
    if (told->context->plain) {
        put_pointer_facts(told, pointer, buf_text(&names));
    } else {
        if (first) {
            buf_addf(&words, "%s: %s", told->household.household, _("Pointed out"));
            output_paragraph(0, buf_text(&words));
            buf_reset(&words);
        }
        pointer_words(pointer, &told->lists[KIND_PERSON], told->context->settings, &words);
        output_paragraph(INDENT, buf_text(&words));
        output_paragraph(NAMES_INDENT, buf_text(&names));
    }
    buf_clear(&words);
    buf_clear(&names);
}

static int put_pointers(const struct command_context *context, const char *code)
{
    struct told told = {.context = context};
    struct pointers pointers = {0};
    record_init(KIND_HOUSEHOLD, &told.household);
    int status = load(&told, code);
    if (status == EXIT_DONE) {
        figures_pointers(&pointers, told.lists, context->at);
    }
    for (size_t i = 0; i < pointers.count; i++) {
        put_pointer(&told, &pointers.items[i], i == 0);
    }
    pointers_clear(&pointers);
    unload(&told);
    return status;
}

int command_stacking(struct command_context *context, int argc, char **argv)
{
    const struct figures_table table = {
        .kind = KIND_STACKING,
        .tsv_names = tsv_names,
        .tsv_count = ARRAY_SIZE(tsv_names),
        .columns = columns,
        .column_count = ARRAY_SIZE(columns),
        .put = argc > 0 ? put_cell : put,
    };
    int status = figures_put_table(context, &table, argc, argv); // puts the codes in order
    for (int i = 0; i < argc && status == EXIT_DONE && !context->tsv; i++) {
        if (i == 0 || strcmp(argv[i], argv[i - 1]) != 0) {
            status = put_pointers(context, argv[i]);
        }
    }
    return status;
}
