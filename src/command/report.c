// SPDX-License-Identifier: EUPL-1.2
// The reports: tables over all that the user may see, each with a name.
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "command/command.h"
#include "command/figures_table.h"
#include "command/output.h"
#include "figures/caseload.h"
#include "figures/words.h"

// Caseload

static const struct column caseload_columns[] = {
    {N_("Login"), 10, false}, {N_("Name"), 24, false}, {N_("FTE"), 5, true},
    {N_("Househ."), 5, true}, {N_("Needed"), 7, true}, {N_("Available"), 7, true},
    {N_("Free"), 7, true},
};

static const char *const caseload_names[] = {
    "login", "name", "fte", "households", "norm_hours", "capacity_hours", "free_hours",
};

static void put_caseload_tsv(const struct caseload *caseload, struct buf *line)
{
    tsv_add_text(line, caseload->login);
    tsv_add_text(line, str_text(caseload->name));
    tsv_add_number(line, caseload->fte, 2);
    tsv_add_number(line, caseload->households, 0);
    tsv_add_number(line, figures_hundredths(figures_caseload_norm(caseload), 1), 2);
    tsv_add_number(line, figures_hundredths(caseload->capacity, 1), 2);
    tsv_add_number(line, figures_hundredths(figures_caseload_free(caseload), 1), 2);
    tsv_put(line);
}

// Words of a number, in the order of the columns behind the name. Those that are unknown are a gap.
typedef void add_words(struct buf *out, const struct caseload *caseload);

static void add_fte(struct buf *out, const struct caseload *caseload)
{
    if (caseload->fte != NONE) {
        figures_add_hundredths(out, caseload->fte);
    }
}

static void add_households(struct buf *out, const struct caseload *caseload)
{
    char text[NUMBER_TEXT];
    buf_add_text(out, number_format(caseload->households, 0, '.', false, text));
}

static void add_norm(struct buf *out, const struct caseload *caseload)
{
    if (figures_caseload_norm(caseload) != NONE) {
        figures_add_hours(out, figures_caseload_norm(caseload), caseload->unknown_norms);
    }
}

static void add_capacity(struct buf *out, const struct caseload *caseload)
{
    if (caseload->capacity != NONE) {
        figures_add_hours(out, caseload->capacity, 0);
    }
}

static void add_free(struct buf *out, const struct caseload *caseload)
{
    if (figures_caseload_free(caseload) != NONE) {
        figures_add_hours(out, figures_caseload_free(caseload), 0);
    }
}

static const struct {
    add_words *add;
    const char *label; // of a fact
} caseload_words[] = {
    {add_fte, N_("FTE")},
    {add_households, N_("Households")},
    {add_norm, N_("Norm hours a week")},
    {add_capacity, N_("Hours a week for households")},
    {add_free, N_("Free hours a week")},
};

static void put_caseload(const struct command_context *context, const void *row, struct buf *line)
{
    const struct caseload *caseload = row;
    struct buf words = {0};
    if (context->tsv) {
        put_caseload_tsv(caseload, line);
        return;
    }
    if (context->plain) {
        output_fact(0, _("Login"), caseload->login);
        output_fact(0, _("Name"), caseload->name);
    } else {
        table_add(line, &caseload_columns[0], caseload->login);
        table_add(line, &caseload_columns[1], str_text(caseload->name));
    }
    for (size_t i = 0; i < ARRAY_SIZE(caseload_words); i++) {
        caseload_words[i].add(&words, caseload);
        if (context->plain) {
            output_fact(0, _(caseload_words[i].label), buf_text(&words));
        } else {
            table_add(line, &caseload_columns[i + 2], buf_text(&words));
        }
        buf_reset(&words);
    }
    if (!context->plain) {
        table_put(line);
    }
    buf_clear(&words);
}

// The command

static const struct {
    const char *name;
    struct figures_table table;
} reports[] = {
    {
        "caseload",
        {
            .kind = KIND_CASELOAD,
            .tsv_names = caseload_names,
            .tsv_count = ARRAY_SIZE(caseload_names),
            .columns = caseload_columns,
            .column_count = ARRAY_SIZE(caseload_columns),
            .put = put_caseload,
        },
    },
};

static int unknown_report(const struct command_context *context, const char *name)
{
    struct buf names = {0};
    struct err err;
    for (size_t i = 0; i < ARRAY_SIZE(reports); i++) {
        buf_addf(&names, "%s%s", i > 0 ? ", " : "", reports[i].name);
    }
    err_set(&err, _("There is no report \"%s\". There is: %s."), name, buf_text(&names));
    buf_clear(&names);
    return command_usage(context, &err);
}

int command_report(struct command_context *context, int argc, char **argv)
{
    (void)argc; // the table of commands says that there is one
    for (size_t i = 0; i < ARRAY_SIZE(reports); i++) {
        if (strcmp(reports[i].name, argv[0]) == 0) {
            return figures_put_table(context, &reports[i].table, 0, NULL);
        }
    }
    return unknown_report(context, argv[0]);
}
