// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/number.h"
#include "base/text.h"
#include "command/command.h"
#include "command/figures_table.h"
#include "command/household.h"
#include "command/output.h"
#include "figures/contact_words.h"
#include "figures/words.h"
#include "model/records.h"
#include "model/settings.h"

static const struct column columns[] = {
    {N_("Household"), 10, false}, {N_("Helpers"), 8, true}, {N_("Pairs"), 6, true},
    {N_("Met"), 8, true},         {N_("Share"), 8, true},
};

static const char *const tsv_names[] = {"household", "helpers", "pairs", "met", "coverage"};

static const char *count_words(int64_t count, char text[NUMBER_TEXT])
{
    return number_format(count, 0, '.', false, text);
}

static void put_tsv(const struct contact *contact, struct buf *line)
{
    tsv_add_text(line, contact->household);
    tsv_add_number(line, contact->helpers, 0);
    tsv_add_number(line, contact->pairs, 0);
    tsv_add_number(line, contact->met, 0);
    tsv_add_number(line, contact->coverage, 1);
    tsv_put(line);
}

static void put_facts(const struct contact *contact, const char *share)
{
    char text[NUMBER_TEXT];
    output_fact(0, _("Household"), contact->household);
    output_fact(0, _("Helpers"), count_words(contact->helpers, text));
    output_fact(0, _("Pairs"), count_words(contact->pairs, text));
    output_fact(0, _("Met"), count_words(contact->met, text));
    output_fact(0, _("Share"), share);
}

static void put_row(const struct contact *contact, const char *share, struct buf *line)
{
    char text[NUMBER_TEXT];
    table_add(line, &columns[0], contact->household);
    table_add(line, &columns[1], count_words(contact->helpers, text));
    table_add(line, &columns[2], count_words(contact->pairs, text));
    table_add(line, &columns[3], count_words(contact->met, text));
    table_add(line, &columns[4], share);
    table_put(line);
}

static void put(const struct command_context *context, const void *row, struct buf *line)
{
    struct buf share = {0};
    figures_add_share(&share, ((const struct contact *)row)->coverage);
    if (context->tsv) {
        put_tsv(row, line);
    } else if (context->plain) {
        put_facts(row, buf_text(&share));
    } else {
        put_row(row, buf_text(&share), line);
    }
    buf_clear(&share);
}

// Who never met, though both work for the same person, and whose advice clashes

enum { INDENT = 2 };

struct told {
    const struct command_context *context;
    struct household household;
    struct record_list involvements, meetings, people, network, advices;
};

static int load(struct told *told, const char *code)
{
    struct {
        enum kind kind;
        struct record_list *list;
    } const asked[] = {
        {KIND_INVOLVEMENT, &told->involvements},
        {KIND_MEETING, &told->meetings},
        {KIND_PERSON, &told->people},
        {KIND_NETWORK, &told->network},
        {KIND_ADVICE, &told->advices},
    };
    int status = command_get_household(told->context, code, &told->household);
    for (size_t i = 0; i < ARRAY_SIZE(asked) && status == EXIT_DONE; i++) {
        status = command_list_household(told->context, asked[i].kind, told->household.head.id,
                                        asked[i].list);
    }
    return status;
}

// A heading, then a line for each pair of which there is something to say; with --plain facts of each.
struct part {
    const char *label; // N_()
    bool (*has)(const struct contact_pair *pair);
    void (*add)(const struct contact_source *source, const struct contact_pairs *pairs,
                const struct contact_pair *pair, const struct settings *settings, struct buf *out);
    void (*put_facts)(const struct contact_source *source, const struct contact_pairs *pairs,
                      const struct contact_pair *pair, const struct settings *settings);
};

static bool never_met(const struct contact_pair *pair)
{
    return pair->state == CONTACT_SAME_NEVER;
}

static bool clashes(const struct contact_pair *pair)
{
    return pair->advice[0] != NULL;
}

static void add_clash(const struct contact_source *source, const struct contact_pairs *pairs,
                      const struct contact_pair *pair, const struct settings *settings,
                      struct buf *out)
{
    (void)source;
    (void)pairs;
    (void)settings;
    contact_words_clash(pair, out);
}

static void put_whom(void *owner, const char *name, const char *domains)
{
    (void)owner;
    output_fact(0, _("For"), name);
    output_fact(0, _("Domains"), domains);
}

static void put_shared(const struct contact_source *source, const struct contact_pairs *pairs,
                       const struct contact_pair *pair, const struct settings *settings)
{
    contact_words_each(source, pairs, pair, settings, &(struct contact_whom){put_whom, NULL});
}

static void put_advice(const struct contact_helper *helper, const struct advice *advice)
{
    struct buf label = {0};
    buf_addf(&label, _("Advice of %s"), contact_words_helper(helper));
    output_fact(0, buf_text(&label), advice->text);
    buf_clear(&label);
}

static void put_clash(const struct contact_source *source, const struct contact_pairs *pairs,
                      const struct contact_pair *pair, const struct settings *settings)
{
    (void)source;
    (void)settings;
    put_advice(&pairs->helpers[pair->one], pair->advice[0]);
    put_advice(&pairs->helpers[pair->other], pair->advice[1]);
}

static const struct part parts[] = {
    {N_("Never met, for the same person"), never_met, contact_words_shared, put_shared},
    {N_("Advice that clashes"), clashes, add_clash, put_clash},
};

static void put_pair_facts(const struct told *told, const struct part *part,
                           const struct contact_source *source, const struct contact_pairs *pairs,
                           const struct contact_pair *pair)
{
    struct buf names = {0};
    buf_addf(&names, _("%s and %s"), contact_words_helper(&pairs->helpers[pair->one]),
             contact_words_helper(&pairs->helpers[pair->other]));
    output_fact(0, _("Household"), told->household.household);
    output_fact(0, _(part->label), buf_text(&names));
    part->put_facts(source, pairs, pair, told->context->settings);
    buf_clear(&names);
}

static void put_pair(const struct told *told, const struct part *part,
                     const struct contact_source *source, const struct contact_pairs *pairs,
                     const struct contact_pair *pair)
{
    struct buf words = {0}, rest = {0};
    part->add(source, pairs, pair, told->context->settings, &rest);
    buf_addf(&words, "%s – %s: %s", contact_words_helper(&pairs->helpers[pair->one]),
             contact_words_helper(&pairs->helpers[pair->other]), buf_text(&rest));
    output_paragraph(INDENT, buf_text(&words));
    buf_clear(&words);
    buf_clear(&rest);
}

static void put_heading(const struct told *told, const struct part *part)
{
    struct buf heading = {0};
    buf_addf(&heading, "%s: %s", told->household.household, _(part->label));
    output_paragraph(0, buf_text(&heading));
    buf_clear(&heading);
}

static void put_part(const struct told *told, const struct part *part,
                     const struct contact_source *source, const struct contact_pairs *pairs)
{
    bool plain = told->context->plain, any = false;
    for (size_t i = 0; i < pairs->count; i++) {
        for (size_t j = i + 1; j < pairs->count; j++) {
            const struct contact_pair *pair = figures_contact_pair(pairs, i, j);
            if (!part->has(pair)) {
                continue;
            }
            if (!any && !plain) {
                put_heading(told, part);
            }
            any = true;
            (plain ? put_pair_facts : put_pair)(told, part, source, pairs, pair);
        }
    }
}

static void put_parts(const struct told *told)
{
    const struct settings *settings = told->context->settings;
    struct contact_source source = {
        .involvements = &told->involvements,
        .meetings = &told->meetings,
        .people = &told->people,
        .network = &told->network,
        .advices = &told->advices,
        .day = told->context->at,
        .months = settings->contact_months,
        .prefixes = (const char *const *)settings->prefixes,
    };
    struct contact_pairs pairs = {0};
    figures_contact_pairs(&source, &pairs);
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        put_part(told, &parts[i], &source, &pairs);
    }
    figures_contact_pairs_clear(&pairs);
}

static int put_parts_of(const struct command_context *context, const char *code)
{
    struct told told = {.context = context};
    record_init(KIND_HOUSEHOLD, &told.household);
    int status = load(&told, code);
    if (status == EXIT_DONE) {
        put_parts(&told);
    }
    record_list_clear(&told.involvements);
    record_list_clear(&told.meetings);
    record_list_clear(&told.people);
    record_list_clear(&told.network);
    record_list_clear(&told.advices);
    record_clear(KIND_HOUSEHOLD, &told.household);
    return status;
}

int command_contact(struct command_context *context, int argc, char **argv)
{
    static const struct figures_table table = {
        .kind = KIND_CONTACT,
        .tsv_names = tsv_names,
        .tsv_count = ARRAY_SIZE(tsv_names),
        .columns = columns,
        .column_count = ARRAY_SIZE(columns),
        .put = put,
    };
    int status = figures_put_table(context, &table, argc, argv); // puts the codes in order
    for (int i = 0; i < argc && status == EXIT_DONE && !context->tsv; i++) {
        if (i == 0 || strcmp(argv[i], argv[i - 1]) != 0) {
            status = put_parts_of(context, argv[i]);
        }
    }
    return status;
}
