// SPDX-License-Identifier: EUPL-1.2
// "tilburg sheet": what who takes a household over has to know, on a page.
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/log.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "command/command.h"
#include "command/household.h"
#include "command/household_sheet.h"
#include "figures/figures.h"
#include "figures/spider.h"
#include "figures/words.h"
#include "model/name.h"
#include "model/settings.h"
#include "protocol/ask.h"

enum {
    HISTORY_LINES = 100, // asked for
    CHANGES_TOLD = 5,    // records, the newest
    NOTES_TOLD = 8,      // the newest, shared and internal ones
    RECENT_DAYS = 31,    // a household is new to who got it
};

static const char *const *const details[KIND_COUNT] = {
    [KIND_HOUSEHOLD] = (const char *const[]){"district", "phone", "email", "language",
                                             "self_coordination", "self_coordination_on", NULL},
    [KIND_PERSON] = (const char *const[]){"authority", "notes", NULL},
    [KIND_NETWORK] = (const char *const[]){"offers", NULL},
    [KIND_COORDINATION] =
        (const char *const[]){"reason", "aim", "instruments", "expected_until", NULL},
    [KIND_INVOLVEMENT] =
        (const char *const[]){"purpose", "organisation_name", "trusted", "family_mark", NULL},
};

// A sheet with what stands on this one alone.
struct paper {
    struct sheet sheet;
    struct record_list scorings;
    struct record_list notes;   // newest first
    struct record_list changes; // of fields, newest first
};

// Each line of the text is a fact of its own.
static void put_lines(const struct sheet *sheet, const char *title, const struct buf *lines)
{
    struct buf line = {0};
    if (!sheet_is_plain(sheet)) {
        sheet_put_words(sheet, title, buf_text(lines));
        return;
    }
    for (const char *at = buf_text(lines); *at != '\0';) {
        size_t len = strcspn(at, "\n");
        buf_reset(&line);
        buf_add(&line, at, len);
        output_fact(0, title, buf_text(&line));
        at += len + (at[len] != '\0');
    }
    buf_clear(&line);
}

// Who handed over

// The span before the one that is active on the day, when it ended by a hand-over to somebody else.
static const struct coordination *handed_over(const struct sheet *sheet,
                                              const struct coordination *now)
{
    for (size_t i = 0; now && i < sheet->coordination.count; i++) {
        const struct coordination *one = record_list_at(&sheet->coordination, i);
        if (one->until != NONE && one->until == now->from - 1 && one->exit && one->coordinator &&
            now->coordinator && strcmp(one->exit, "handed-over") == 0 &&
            strcmp(one->coordinator, now->coordinator) != 0) {
            return one;
        }
    }
    return NULL;
}

static const char *coordinator_of(const struct coordination *span)
{
    bool named = str_is_given(span->coordinator_name);
    return named ? span->coordinator_name : span->coordinator;
}

static void put_hand_over(const struct sheet *sheet)
{
    const struct settings *settings = sheet->context->settings;
    const struct coordination *now = figures_coordination(&sheet->coordination, sheet->context->at);
    const struct coordination *before = handed_over(sheet, now);
    char day[DATE_TEXT];
    struct buf words = {0};
    if (!before) {
        return;
    }
    date_format(now->from, settings->date_style, day);
    buf_addf(&words, _("%s handed over to %s on %s."), coordinator_of(before), coordinator_of(now),
             day);
    if (str_is_given(now->reason)) {
        buf_addf(&words, " %s: %s", _(kind_field(KIND_COORDINATION, "reason")->label), now->reason);
    }
    sheet_put_words(sheet, _("Hand-over"), buf_text(&words));
    buf_clear(&words);
}

// Wishes

// "participation: now 4, wanted 7, wants to talk about this – in the person's own words"
static void add_wish(const struct spider *spider, size_t axis, struct buf *out)
{
    const struct scoring *now = spider->now;
    const char *note = now->note[axis];
    buf_addf(out, "%s: %s ", choice_label(&spider->instrument->axes[axis]), _("now"));
    spider_mark_words(spider, now->mark[axis], out);
    if (now->wanted[axis] != NONE) {
        buf_addf(out, ", %s ", _("wanted"));
        spider_mark_words(spider, now->wanted[axis], out);
    }
    if (now->talk[axis] == 1) {
        buf_addf(out, ", %s", _("wants to talk about this"));
    }
    if (str_is_given(note)) {
        buf_addf(out, " – %s", note);
    }
}

static void add_wishes_of(const struct paper *paper, const struct person *person, struct buf *out)
{
    const struct settings *settings = paper->sheet.context->settings;
    struct spider spider = {.instrument = &settings->instruments[0], .ascii = settings->ascii};
    spider.now = figures_latest_scoring(&paper->scorings, person->person, spider.instrument->name,
                                        paper->sheet.context->at);
    for (size_t axis = 0; spider.now && axis < spider.instrument->axis_count; axis++) {
        if (figures_wish(spider.now, axis)) {
            buf_addf(out, "%s%s, ", out->len > 0 ? "\n" : "",
                     str_is_given(person->given_name) ? person->given_name : person->person);
            add_wish(&spider, axis, out);
        }
    }
}

static void put_wishes(const struct paper *paper)
{
    const struct sheet *sheet = &paper->sheet;
    struct buf words = {0};
    for (size_t i = 0; i < sheet->people.count; i++) {
        const struct person *person = record_list_at(&sheet->people, i);
        if (figures_active(person->from, person->until, sheet->context->at)) {
            add_wishes_of(paper, person, &words);
        }
    }
    put_lines(sheet, _("Wishes from the spider-web"), &words);
    buf_clear(&words);
}

// Last contacts

// A text of many lines in one.
static void add_line(const char *text, struct buf *out)
{
    for (; text && *text; text++) {
        buf_add_char(out, *text == '\n' ? ' ' : *text);
    }
}

// "10-11-2026, visit, family, internal: what was said – remind on 27-11-2026"
static void add_note(const struct sheet *sheet, const struct note *note, struct buf *out)
{
    struct buf kind = {0}, with = {0}, remind = {0};
    sheet_add_field(sheet, KIND_NOTE, note, "date", out);
    sheet_add_field(sheet, KIND_NOTE, note, "kind", &kind);
    figures_add_note_with(&with, note);
    buf_addf(out, "%s%s%s%s, %s", kind.len > 0 ? ", " : "", buf_text(&kind),
             with.len > 0 ? ", " : "", buf_text(&with),
             note->shared == 1 ? _("shared") : _("internal"));
    if (str_is_given(note->text)) {
        buf_add_text(out, ": ");
        add_line(note->text, out);
    }
    sheet_add_field(sheet, KIND_NOTE, note, "remind_on", &remind);
    if (remind.len > 0) {
        buf_addf(out, " – %s %s", _(kind_field(KIND_NOTE, "remind_on")->label), buf_text(&remind));
    }
    buf_clear(&kind);
    buf_clear(&with);
    buf_clear(&remind);
}

static void put_notes(const struct paper *paper)
{
    const struct sheet *sheet = &paper->sheet;
    struct buf words = {0};
    int told = 0;
    for (size_t i = 0; i < paper->notes.count && told < NOTES_TOLD; i++) {
        const struct note *note = record_list_at(&paper->notes, i);
        if (note->date <= sheet->context->at) {
            buf_add_text(&words, told++ > 0 ? "\n" : "");
            add_note(sheet, note, &words);
        }
    }
    put_lines(sheet, _("Last contacts"), &words);
    buf_clear(&words);
}

// Last changes

// The first of the fields by which people know a record that holds something.
static void add_name_of(const struct sheet *sheet, enum kind kind, const void *record,
                        struct buf *out)
{
    static const char *const names[] = {"given_name", "name",   "professional_name",
                                        "level",      "person", "date"};
    for (size_t i = 0; i < ARRAY_SIZE(names) && out->len == 0; i++) {
        if (kind_field(kind, names[i])) {
            sheet_add_field(sheet, kind, record, names[i], out);
        }
    }
}

static void add_name(const struct paper *paper, enum kind kind, int64_t id, struct buf *out)
{
    const struct sheet *sheet = &paper->sheet;
    const struct record_list *const lists[] = {&sheet->people,       &sheet->network,
                                               &sheet->coordination, &sheet->involvements,
                                               &paper->scorings,     &paper->notes};
    if (kind == KIND_HOUSEHOLD) {
        add_name_of(sheet, kind, &sheet->household, out);
    }
    for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
        const void *record = lists[i]->kind == kind ? record_list_find(lists[i], id) : NULL;
        if (record) {
            add_name_of(sheet, kind, record, out);
        }
    }
    if (out->len == 0) {
        buf_add_text(out, "–"); // it is gone
    }
}

// Lines of one record and one revision tell of one change.
static size_t change_end(const struct record_list *lines, size_t first)
{
    const struct history *line = record_list_at(lines, first);
    size_t end = first + 1;
    for (; end < lines->count; end++) {
        const struct history *next = record_list_at(lines, end);
        if (next->record_id != line->record_id || next->head.rev != line->head.rev ||
            strcmp(next->kind, line->kind) != 0) {
            break;
        }
    }
    return end;
}

static void add_fields(const struct record_list *lines, size_t first, size_t end, enum kind kind,
                       struct buf *out)
{
    for (size_t i = end; i > first; i--) { // the newest line is the last field
        const struct history *line = record_list_at(lines, i - 1);
        const struct field *field = line->field ? kind_field(kind, line->field) : NULL;
        if (field) {
            buf_addf(out, "%s%s", out->len > 0 ? ", " : "", _(field->label));
        }
    }
}

// "21-11-2026 10:31, sofia, changed: person Jan (Phone)"
static void add_change(const struct paper *paper, size_t first, size_t end, struct buf *out)
{
    const struct history *line = record_list_at(&paper->changes, first);
    enum kind kind;
    char at[DATE_STAMP_TEXT];
    struct buf name = {0}, fields = {0};
    if (!kind_read(line->kind, &kind)) {
        return;
    }
    const char *label = _(kind_get(kind)->label);
    date_format_stamp(line->at, paper->sheet.context->settings->date_style, at);
    add_name(paper, kind, line->record_id, &name);
    buf_addf(out, "%s, %s, ", at, line->login ? line->login : "?");
    if (strcmp(line->action, "new") == 0) {
        buf_addf(out, _("new: %s %s"), label, buf_text(&name));
    } else if (strcmp(line->action, "delete") == 0) {
        buf_addf(out, _("deleted: %s %s"), label, buf_text(&name));
    } else {
        add_fields(&paper->changes, first, end, kind, &fields);
        buf_addf(out, _("changed: %s %s (%s)"), label, buf_text(&name), buf_text(&fields));
    }
    buf_clear(&name);
    buf_clear(&fields);
}

// What reads the same as the change after it is told once.
static void put_changes(const struct paper *paper)
{
    struct buf all = {0}, words = {0}, last = {0};
    int told = 0;
    for (size_t first = 0; first < paper->changes.count && told < CHANGES_TOLD;) {
        size_t end = change_end(&paper->changes, first);
        buf_reset(&words);
        add_change(paper, first, end, &words);
        if (strcmp(buf_text(&words), buf_text(&last)) != 0) {
            buf_addf(&all, "%s%s", told++ > 0 ? "\n" : "", buf_text(&words));
        }
        buf_reset(&last);
        buf_add_text(&last, buf_text(&words));
        first = end;
    }
    put_lines(&paper->sheet, _("Last changes"), &all);
    buf_clear(&all);
    buf_clear(&words);
    buf_clear(&last);
}

static int list_changes(const struct sheet *sheet, struct record_list *lines)
{
    struct request request;
    struct err err;
    request_init(&request, VERB_HISTORY);
    request.kind = KIND_HISTORY;
    request.household_id = sheet->household.head.id;
    request.limit = HISTORY_LINES;
    request.flags = REQUEST_PRINT; // the last that is asked before all of it is printed
    bool done = ask_list(sheet->context->ask, &request, lines, &err);
    request_clear(&request);
    if (!done) {
        log_message("%s", err.text);
    }
    return done ? EXIT_DONE : EXIT_DATABASE;
}

// The sheet

static void put_sheet(const struct paper *paper)
{
    const struct sheet *sheet = &paper->sheet;
    char day[DATE_TEXT];
    date_format(sheet->context->at, sheet->context->settings->date_style, day);
    sheet_put_title(sheet);
    output_fact(0, _("Hand-over sheet"), day);
    sheet_put_note(sheet, "question");
    sheet_put_note(sheet, "wanted");
    sheet_put_note(sheet, "safety_note");
    sheet_put_address(sheet);
    sheet_put_people(sheet, _("Who lives there"));
    sheet_put_helpers(sheet, _("Who comes, for whom and what for"));
    sheet_put_network(sheet);
    sheet_put_coordination(sheet);
    put_hand_over(sheet);
    put_wishes(paper);
    put_notes(paper);
    put_changes(paper);
}

static int load_rest(struct paper *paper)
{
    const struct sheet *sheet = &paper->sheet;
    int status = command_list_household(sheet->context, KIND_SCORING, sheet->household.head.id,
                                        &paper->scorings);
    if (status == EXIT_DONE) {
        status = command_list_household(sheet->context, KIND_NOTE, sheet->household.head.id,
                                        &paper->notes);
    }
    return status == EXIT_DONE ? list_changes(sheet, &paper->changes) : status;
}

static bool is_taken_over(const struct sheet *sheet)
{
    int64_t day = sheet->context->at;
    const struct coordination *now = figures_coordination(&sheet->coordination, day);
    return handed_over(sheet, now) != NULL && now->from > day - RECENT_DAYS;
}

// Of the household whose record is there. A form feed stands between two sheets, so that each is printed
// on a page of its own.
static int put_household(struct paper *paper, bool all, int *count)
{
    int status = sheet_load(&paper->sheet);
    if (status == EXIT_DONE && (all || is_taken_over(&paper->sheet))) {
        status = load_rest(paper);
        if (status == EXIT_DONE) {
            if ((*count)++ > 0 && !sheet_is_plain(&paper->sheet)) {
                puts("\f");
            }
            put_sheet(paper);
        }
    }
    return status;
}

static void paper_init(struct paper *paper, const struct command_context *context)
{
    *paper = (struct paper){.sheet = {.context = context, .details = details}};
    record_init(KIND_HOUSEHOLD, &paper->sheet.household);
}

static void paper_clear(struct paper *paper)
{
    sheet_clear(&paper->sheet);
    record_list_clear(&paper->scorings);
    record_list_clear(&paper->notes);
    record_list_clear(&paper->changes);
}

// *all*: also one that nobody handed over of late.
static int put_by_code(const struct command_context *context, const char *code, bool all,
                       int *count)
{
    struct paper paper;
    paper_init(&paper, context);
    int status = command_get_household(context, code, &paper.sheet.household);
    if (status == EXIT_DONE) {
        status = put_household(&paper, all, count);
    }
    paper_clear(&paper);
    return status;
}

// Of a page of one's own households, those that were taken over. Each is opened by itself, since a list
// holds no whole records.
static int put_page(const struct command_context *context, struct request *request, bool *more,
                    int *count)
{
    struct reply reply;
    struct household_row row;
    size_t offset = 0;
    reply_init(&reply);
    record_init(KIND_HOUSEHOLD_ROW, &row);
    int status = ask(context->ask, request, &reply) ? EXIT_DONE : command_fail(&reply);
    *more = status == EXIT_DONE && reply.next;
    if (*more) {
        request_set_after(request, reply.next);
    }
    while (status == EXIT_DONE && rows_next(&reply.rows, &offset, &row, NULL)) {
        status = put_by_code(context, row.household, false, count);
    }
    record_clear(KIND_HOUSEHOLD_ROW, &row);
    reply_clear(&reply);
    return status;
}

static int put_taken_over(const struct command_context *context, int *count)
{
    struct request request;
    bool more = true;
    int status = EXIT_DONE;
    request_init(&request, VERB_LIST);
    request.kind = KIND_HOUSEHOLD_ROW;
    request.scope = SCOPE_MINE;
    request.sort = SORT_CODE;
    request.on = context->at;
    while (more && status == EXIT_DONE) {
        status = put_page(context, &request, &more, count);
    }
    request_clear(&request);
    if (status == EXIT_DONE && *count == 0) {
        log_message("%s", _("no household was handed over to you in the last 31 days"));
        status = EXIT_NOTHING;
    }
    return status;
}

int command_sheet(struct command_context *context, int argc, char **argv)
{
    int count = 0;
    if (argc == 0) {
        return put_taken_over(context, &count);
    }
    int status = EXIT_DONE;
    for (int i = 0; i < argc && status <= EXIT_NOTHING; i++) {
        int one = put_by_code(context, argv[i], true, &count);
        status = one > status ? one : status;
    }
    return status;
}
