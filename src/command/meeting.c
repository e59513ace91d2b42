// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/log.h"
#include "base/str.h"
#include "base/text.h"
#include "command/command.h"
#include "command/household.h"
#include "command/household_sheet.h"
#include "figures/meeting_words.h"
#include "model/settings.h"

// What is asked beside the household.
struct told {
    const struct sheet *sheet;
    struct record_list meetings, contributions, agreements, goals, actions, advices, proposals;
    const struct meeting *meeting; // the coming one, else the last; NULL: none
};

static int load(struct told *told, const struct command_context *context, int64_t household_id)
{
    struct {
        enum kind kind;
        struct record_list *list;
    } const asked[] = {
        {KIND_MEETING, &told->meetings},     {KIND_CONTRIBUTION, &told->contributions},
        {KIND_AGREEMENT, &told->agreements}, {KIND_GOAL, &told->goals},
        {KIND_ACTION, &told->actions},       {KIND_ADVICE, &told->advices},
        {KIND_PROPOSAL, &told->proposals},
    };
    int status = EXIT_DONE;
    for (size_t i = 0; i < ARRAY_SIZE(asked) && status == EXIT_DONE; i++) {
        status = command_list_household(context, asked[i].kind, household_id, asked[i].list);
    }
    return status;
}

static void clear(struct told *told)
{
    record_list_clear(&told->meetings);
    record_list_clear(&told->contributions);
    record_list_clear(&told->agreements);
    record_list_clear(&told->goals);
    record_list_clear(&told->actions);
    record_list_clear(&told->advices);
    record_list_clear(&told->proposals);
}

// One fact a line with --plain, else a paragraph.
static void put(const struct told *told, const char *label, const char *text)
{
    if (sheet_is_plain(told->sheet)) {
        output_fact(0, label, text);
    } else if (str_is_given(text)) {
        struct buf line = {0};
        buf_addf(&line, "%s: %s", label, text);
        output_paragraph(SHEET_INDENT, buf_text(&line));
        buf_clear(&line);
    }
}

static void put_meeting(const struct told *told, bool coming)
{
    static const char *const names[][2] = {
        // the field with the label, the one with the words
        {"place", "place"},
        {"invited", "invited_names"},
        {"present", "present_names"},
        {"minutes", "minutes"},
    };
    const struct meeting *meeting = told->meeting;
    char day[DATE_TEXT];
    date_format(meeting->date, told->sheet->context->settings->date_style, day);
    sheet_put_heading(told->sheet, coming ? _("Coming meeting") : _("Last meeting"));
    put(told, _("Date"), day);
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        put(told, _(kind_field(KIND_MEETING, names[i][0])->label),
            field_text(kind_field(KIND_MEETING, names[i][1]), meeting));
    }
    put(told, _("Family"),
        coming                                 ? meeting_words_invited(meeting)
        : figures_family_present(meeting) == 1 ? _("The family was there.")
        : figures_family_present(meeting) == 0 ? _("The family was not there.")
                                               : meeting_words_invited(meeting));
}

// Of the coming meeting what helpers said, of the last one what was decided.
static void put_contributions(const struct told *told, bool coming)
{
    for (size_t i = 0; i < told->contributions.count; i++) {
        const struct contribution *one = record_list_at(&told->contributions, i);
        bool decided = str_is_given(one->decision);
        struct buf words = {0};
        if (one->date != told->meeting->date) {
            continue;
        }
        if (coming) {
            meeting_words_said(one, &words);
            put(told, meeting_words_helper(one), buf_text(&words));
        } else if (decided) {
            meeting_words_decision(one, told->sheet->context->settings, true, &words);
            put(told, _("Decided"), buf_text(&words));
        }
        buf_clear(&words);
    }
}

static void put_agenda(const struct told *told)
{
    struct agenda agenda = {0};
    struct agenda_source source = {
        .meeting = told->meeting,
        .agreements = &told->agreements,
        .actions = &told->actions,
        .goals = &told->goals,
        .contributions = &told->contributions,
        .advices = &told->advices,
        .proposals = &told->proposals,
    };
    figures_agenda(&agenda, &source, told->sheet->context->at);
    if (agenda.count > 0) {
        sheet_put_heading(told->sheet, _("Agenda"));
    }
    for (size_t i = 0; i < agenda.count; i++) {
        struct buf words = {0};
        meeting_words_point(&agenda.points[i], told->sheet->context->settings, &words);
        put(told, meeting_words_label(&agenda.points[i]), buf_text(&words));
        buf_clear(&words);
    }
    figures_agenda_clear(&agenda);
}

static void put_agreements(const struct told *told)
{
    bool any = false;
    for (size_t i = 0; i < told->agreements.count; i++) {
        const struct agreement *one = record_list_at(&told->agreements, i);
        struct buf words = {0};
        if (one->date != told->meeting->date) {
            continue;
        }
        if (!any) {
            sheet_put_heading(told->sheet, _("Agreements"));
        }
        any = true;
        meeting_words_task(meeting_words_who(one), one->text, one->due,
                           told->sheet->context->settings, &words);
        put(told, meeting_words_kept(one), buf_text(&words));
        buf_clear(&words);
    }
}

static int tell(struct told *told)
{
    int64_t day = told->sheet->context->at;
    const struct meeting *coming = figures_coming_meeting(&told->meetings, day);
    told->meeting = coming != NULL ? coming : figures_last_meeting(&told->meetings, day);
    if (told->meeting == NULL) {
        log_message(_("there is no meeting of %s"), told->sheet->household.household);
        return EXIT_NOTHING;
    }
    sheet_put_title(told->sheet);
    sheet_put_note(told->sheet, "wanted");
    put_meeting(told, coming != NULL);
    put_contributions(told, coming != NULL);
    if (coming != NULL) {
        put_agenda(told);
    }
    put_agreements(told);
    return EXIT_DONE;
}

int command_meeting(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct sheet sheet = {.context = context};
    struct told told = {.sheet = &sheet};
    record_init(KIND_HOUSEHOLD, &sheet.household);
    int status = command_get_household(context, argv[0], &sheet.household);
    if (status == EXIT_DONE) {
        status = load(&told, context, sheet.household.head.id);
    }
    if (status == EXIT_DONE) {
        status = tell(&told);
    }
    clear(&told);
    sheet_clear(&sheet);
    return status;
}
