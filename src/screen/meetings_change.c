// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/meeting_words.h"
#include "screen/meetings.h"
#include "screen/meetings_content.h"
#include "screen/meetings_state.h"
#include "screen/overview_parts.h"
#include "screen/pane.h"
#include "screen/record_form.h"
#include "screen/record_form_state.h"
#include "screen/record_show.h"
#include "screen/table.h"
#include "ui/dialog.h"

static struct meetings_state *state_of(const struct screen *screen)
{
    return pane_of(screen)->state;
}

static const void *record_of(const struct screen *screen, const struct leaf_item *item,
                             enum kind *kind)
{
    return item != NULL ? meetings_item_record(pane_of(screen)->dossier, item, kind) : NULL;
}

static const void *record_now(const struct screen *screen, enum kind *kind)
{
    return record_of(screen, leaf_now(leaf_of(pane_of(screen))), kind);
}

// "Meeting of 09-12-2026", or what the record is. Adds to out.
static void add_title(const struct dossier *dossier, enum kind kind, const void *record,
                      struct buf *out)
{
    char day[DATE_TEXT];
    if (kind == KIND_MEETING) {
        const struct meeting *meeting = record;
        buf_addf(out, _("Meeting of %s"), overview_day_text(dossier, meeting->date, day));
    } else if (kind == KIND_AGREEMENT) {
        const struct agreement *agreement = record;
        buf_addf(out, _("Agreement of %s"), overview_day_text(dossier, agreement->date, day));
    } else {
        const struct contribution *one = record;
        buf_addf(out, _("Is the part of %s needed?"),
                 meetings_helper_name(dossier, one->professional));
    }
}

void meetings_show(struct screen *screen)
{
    enum kind kind;
    const void *record = record_now(screen, &kind);
    if (record != NULL) {
        struct buf title = {0};
        add_title(pane_of(screen)->dossier, kind, record, &title);
        record_show_open(screen, pane_of(screen)->dossier, kind, record, buf_text(&title));
        buf_clear(&title);
    }
}

static const struct meeting *meeting_of(const struct dossier *dossier, int64_t id)
{
    enum kind kind;
    struct leaf_item item = {ITEM_MEETING, id};
    return meetings_item_record(dossier, &item, &kind);
}

// Moves what was said before a meeting or agreed there to another day. day: NONE: it is deleted.
static void add_belonging(struct request *request, const struct dossier *dossier, enum kind kind,
                          int64_t from, int64_t day)
{
    const struct record_list *list = dossier_list(dossier, kind);
    const struct field *date = kind_field(kind, "date");
    for (size_t i = 0; i < list->count; i++) {
        const void *before = record_list_at(list, i);
        if (field_number(date, before) == from && day == NONE) {
            request_add_change(request, kind, before, NULL);
        } else if (field_number(date, before) == from) {
            void *after = record_new(kind, before);
            field_set_number(date, after, day);
            request_add_change(request, kind, before, after);
            record_free(kind, after);
        }
    }
}

void meetings_move_belonging(struct request *request, const struct dossier *dossier,
                             const void *record)
{
    const struct meeting *after = record;
    const struct meeting *before = meeting_of(dossier, after->head.id);
    if (before != NULL && before->date != after->date) {
        add_belonging(request, dossier, KIND_CONTRIBUTION, before->date, after->date);
        add_belonging(request, dossier, KIND_AGREEMENT, before->date, after->date);
    }
}

void meetings_edit(struct screen *screen)
{
    enum kind kind;
    const void *record = record_now(screen, &kind);
    if (record == NULL) {
        return;
    }
    struct buf title = {0};
    add_title(pane_of(screen)->dossier, kind, record, &title);
    record_form_open(
        screen,
        &(struct record_form){.kind = kind,
                              .before = record,
                              .title = buf_text(&title),
                              .dossier = pane_of(screen)->dossier,
                              .first = kind == KIND_MEETING ? meetings_move_belonging : NULL},
        NULL);
    buf_clear(&title);
}

// New

static void made(struct screen *screen, struct screen *form, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        struct leaf *self = leaf_of(pane_of(screen));
        leaf_find(self, &(struct leaf_item){self->asked.kind, record_form_id(form)});
    }
}

static void open_new(struct screen *screen, enum kind kind, enum meetings_item_kind item,
                     const void *start, const char *title)
{
    leaf_of(pane_of(screen))->asked.kind = (int)item;
    record_form_open(
        screen,
        &(struct record_form){
            .kind = kind, .start = start, .title = title, .dossier = pane_of(screen)->dossier},
        made);
}

// The family and all who help on the day are invited unless somebody is taken out.
void meetings_new(struct screen *screen)
{
    const struct dossier *dossier = pane_of(screen)->dossier;
    struct meeting start;
    record_init(KIND_MEETING, &start);
    table_invite_all(dossier, &start);
    start.date = session_of(screen)->settings->today;

    record_set_text(KIND_MEETING, &start, "state", "planned");

    open_new(screen, KIND_MEETING, ITEM_MEETING, &start, _("Plan a meeting"));
    record_clear(KIND_MEETING, &start);
}

void meetings_agreement(struct screen *screen)
{
    const struct dossier *dossier = pane_of(screen)->dossier;
    int64_t today = session_of(screen)->settings->today;
    const struct meeting *last = figures_last_meeting(&dossier->meetings, today);
    struct agreement start;
    record_init(KIND_AGREEMENT, &start);
    start.date = last != NULL ? last->date : today;
    open_new(screen, KIND_AGREEMENT, ITEM_AGREEMENT, &start, _("New agreement"));
    record_clear(KIND_AGREEMENT, &start);
}

// Kept or not

static bool save_change(struct screen *screen, enum kind kind, const void *before,
                        const void *after)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SAVE);
    request_add_change(&request, kind, before, after);
    bool done = session_ask(screen, &request, &reply);
    if (done) {
        session_show_saved(screen, &reply, pane_of(screen)->dossier->id);
    }
    request_clear(&request);
    reply_clear(&reply);
    return done;
}

void meetings_kept(struct screen *screen)
{
    enum kind kind;
    const struct agreement *before = record_now(screen, &kind);
    if (before == NULL || kind != KIND_AGREEMENT) {
        screen_tell(screen, STYLE_MUTED, "%s", _("Put the cursor on an agreement first."));
        return;
    }
    struct agreement after;
    record_init(KIND_AGREEMENT, &after);
    record_copy(KIND_AGREEMENT, &after, before);
    after.kept = before->kept == NONE ? 1 : before->kept == 1 ? 0 : NONE;
    if (save_change(screen, KIND_AGREEMENT, before, &after)) {
        screen_tell(screen, STYLE_TEXT, _("%s: %s (\"u\" takes it back)"), str_text(after.text),
                    meeting_words_kept(&after));
    }
    record_clear(KIND_AGREEMENT, &after);
}

// Cancelling and deleting

enum end_choice { END_CANCEL, END_DELETE, END_CHOICES };

// What helpers said before it goes with a meeting; agreements stay.
static void delete_meeting(struct screen *screen, const struct meeting *meeting)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SAVE);
    add_belonging(&request, pane_of(screen)->dossier, KIND_CONTRIBUTION, meeting->date, NONE);
    request_add_change(&request, KIND_MEETING, meeting, NULL);
    if (session_ask(screen, &request, &reply)) {
        session_show_saved(screen, &reply, pane_of(screen)->dossier->id);
        screen_tell(screen, STYLE_TEXT, "%s", _("Deleted."));
    }
    request_clear(&request);
    reply_clear(&reply);
}

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    (void)question;
    enum kind kind;
    const void *record = record_of(screen, &leaf_of(pane_of(screen))->asked, &kind);
    if (result != SCREEN_DONE || record == NULL) {
        return;
    }
    if (kind == KIND_MEETING) {
        delete_meeting(screen, record);
    } else {
        session_delete(screen, kind, record, _("Deleted."));
    }
}

static void ask_delete(struct screen *screen, enum kind kind, const void *record)
{
    struct buf question = {0}, name = {0};
    add_title(pane_of(screen)->dossier, kind, record, &name);
    buf_addf(&question, _("Delete this? %s"), buf_text(&name));
    confirm_open(screen, buf_text(&question), delete_confirmed);
    buf_clear(&question);
    buf_clear(&name);
}

static void cancel(struct screen *screen, const struct meeting *before)
{
    struct meeting after;
    record_init(KIND_MEETING, &after);
    record_copy(KIND_MEETING, &after, before);
    record_set_text(KIND_MEETING, &after, "state", "cancelled");
    if (save_change(screen, KIND_MEETING, before, &after)) {
        screen_tell(screen, STYLE_TEXT, "%s", _("The meeting is cancelled."));
    }
    record_clear(KIND_MEETING, &after);
}

static void end_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    enum kind kind;
    const void *record = record_of(screen, &leaf_of(pane_of(screen))->asked, &kind);
    if (result != SCREEN_DONE || record == NULL) {
        return;
    }
    if (menu_choice(menu) == END_DELETE) {
        ask_delete(screen, kind, record);
    } else {
        cancel(screen, record);
    }
}

void meetings_delete(struct screen *screen)
{
    const char *const options[END_CHOICES] = {
        [END_CANCEL] = _("cancel it: stays readable"),
        [END_DELETE] = _("delete: entered by mistake"),
    };
    struct leaf *self = leaf_of(pane_of(screen));
    enum kind kind;
    const void *record = record_now(screen, &kind);
    if (record == NULL) {
        return;
    }
    self->asked = *leaf_now(self);
    const struct meeting *meeting = record;
    if (kind != KIND_MEETING || !figures_meeting_is(meeting, "planned")) {
        ask_delete(screen, kind, record);
        return;
    }
    struct buf title = {0};
    add_title(pane_of(screen)->dossier, kind, record, &title);
    menu_open(screen, buf_text(&title), options, END_CHOICES, end_chosen);
    buf_clear(&title);
}

// Is my part needed?

// The planned meeting that the cursor stands on, else the coming one; NULL: there is none.
static const struct meeting *planned_now(const struct screen *screen)
{
    enum kind kind;
    const struct dossier *dossier = pane_of(screen)->dossier;
    const void *record = record_now(screen, &kind);
    if (record != NULL && kind == KIND_MEETING && figures_meeting_is(record, "planned")) {
        return record;
    }
    return figures_coming_meeting(&dossier->meetings, session_of(screen)->day);
}

// The helper of this number among those invited; false behind the last. *count: how many there are.
static bool helper_at(const struct dossier *dossier, const struct meeting *meeting, size_t number,
                      char found[64], size_t *count)
{
    char code[64];
    const char *at = str_text(meeting->invited);
    *count = 0;
    while (meetings_next_helper(dossier, &at, code)) {
        if ((*count)++ == number) {
            memcpy(found, code, sizeof(code));
        }
    }
    return number < *count;
}

static void ask_next(struct screen *screen);

static void part_told(struct screen *screen, struct screen *form, enum screen_result result)
{
    (void)form;
    if (result == SCREEN_DONE) {
        state_of(screen)->part++;
        ask_next(screen);
    }
}

static void ask_helper(struct screen *screen, const struct meeting *meeting, const char *code,
                       size_t count)
{
    static const char *const fields[] = {"needed", "who_else", NULL};
    const struct dossier *dossier = pane_of(screen)->dossier;
    const struct contribution *before = meetings_contribution(dossier, meeting->date, code);
    struct contribution start;
    struct buf title = {0};
    record_init(KIND_CONTRIBUTION, &start);
    start.date = meeting->date;
    record_set_text(KIND_CONTRIBUTION, &start, "professional", code);
    buf_addf(&title, _("%zu of %zu, %s: is my part needed?"), state_of(screen)->part + 1, count,
             meetings_helper_name(dossier, code));
    record_form_open(screen,
                     &(struct record_form){.kind = KIND_CONTRIBUTION,
                                           .before = before,
                                           .start = before == NULL ? &start : NULL,
                                           .fields = fields,
                                           .title = buf_text(&title),
                                           .dossier = dossier},
                     part_told);
    record_clear(KIND_CONTRIBUTION, &start);
    buf_clear(&title);
}

static void ask_next(struct screen *screen)
{
    char code[64];
    size_t count;
    const struct meeting *meeting = meeting_of(pane_of(screen)->dossier, state_of(screen)->meeting);
    if (meeting != NULL &&
        helper_at(pane_of(screen)->dossier, meeting, state_of(screen)->part, code, &count)) {
        ask_helper(screen, meeting, code, count);
    } else {
        screen_tell(screen, STYLE_TEXT, "%s", _("All helpers who are invited were asked."));
    }
}

// Begins with the first who has not answered.
void meetings_parts(struct screen *screen)
{
    const struct dossier *dossier = pane_of(screen)->dossier;
    const struct meeting *meeting = planned_now(screen);
    struct meetings_state *self = state_of(screen);
    char code[64];
    size_t count;
    if (meeting == NULL) {
        screen_tell(screen, STYLE_TEXT, "%s", _("No meeting is planned."));
        return;
    }
    self->meeting = meeting->head.id;
    self->part = 0;
    while (helper_at(dossier, meeting, self->part, code, &count) &&
           meetings_contribution(dossier, meeting->date, code) != NULL) {
        self->part++;
    }
    self->part = self->part < count ? self->part : 0;
    if (count == 0) {
        screen_tell(screen, STYLE_TEXT, "%s", _("No helper is invited."));
        return;
    }
    ask_next(screen);
}

void meetings_table(struct screen *screen)
{
    enum kind kind;
    const void *record = record_now(screen, &kind);
    bool planned = record != NULL && kind == KIND_MEETING && figures_meeting_is(record, "planned");
    table_open(screen, pane_of(screen)->dossier, planned ? record : NULL, NULL);
}
