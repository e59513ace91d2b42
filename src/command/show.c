// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/text.h"
#include "command/command.h"
#include "command/figures.h"
#include "command/household.h"
#include "command/household_sheet.h"
#include "figures/figures.h"
#include "model/settings.h"

static const char *const *const details[KIND_COUNT] = {
    [KIND_HOUSEHOLD] = (const char *const[]){"district", "phone", "email", "language", "weight",
                                             "self_coordination", "self_coordination_on", NULL},
    [KIND_PERSON] = (const char *const[]){"birth_date", "authority", "email", "notes", NULL},
    [KIND_NETWORK] = (const char *const[]){"offers", NULL},
    [KIND_COORDINATION] =
        (const char *const[]){"reason", "aim", "instruments", "expected_until", NULL},
    [KIND_INVOLVEMENT] =
        (const char *const[]){"organisation_name", "purpose", "from", "until", "hours_per_week",
                              "visits_per_week", "weekdays", "place", "law", "dimension", "known",
                              "for_whom_clear", "purpose_clear", "helps", "trusted", "family_mark",
                              "coordinator_mark", NULL},
};

static void put_sums(const struct sheet *sheet)
{
    char day[DATE_TEXT];
    struct figures figures;
    struct buf heading = {0};
    record_init(KIND_FIGURES, &figures);
    figures_household(&sheet->involvements, sheet->context->at, sheet->context->settings, &figures);
    date_format(sheet->context->at, sheet->context->settings->date_style, day);
    buf_addf(&heading, _("Figures on %s"), day);
    sheet_put_heading(sheet, buf_text(&heading));
    figures_put_facts(sheet_is_plain(sheet) ? 0 : SHEET_INDENT, &figures);
    buf_clear(&heading);
    record_clear(KIND_FIGURES, &figures);
}

static void put_sheet(const struct sheet *sheet)
{
    static const char *const notes[] = {"question", "wanted", "strengths", "worries",
                                        "safety_note"};
    sheet_put_title(sheet);
    for (size_t i = 0; i < ARRAY_SIZE(notes); i++) {
        sheet_put_note(sheet, notes[i]);
    }
    sheet_put_address(sheet);
    sheet_put_people(sheet, _("Members"));
    sheet_put_network(sheet);
    sheet_put_coordination(sheet);
    put_sums(sheet);
    sheet_put_helpers(sheet, _("Involved professionals"));
}

int command_show(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct sheet sheet = {.context = context, .details = details};
    record_init(KIND_HOUSEHOLD, &sheet.household);
    int status = command_get_household(context, argv[0], &sheet.household);
    if (status == EXIT_DONE) {
        status = sheet_load(&sheet);
    }
    if (status == EXIT_DONE) {
        put_sheet(&sheet);
    }
    sheet_clear(&sheet);
    return status;
}
