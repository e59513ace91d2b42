// SPDX-License-Identifier: EUPL-1.2
#include "screen/scoring.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/scoring_state.h"
#include "screen/web.h"
#include "ui/dialog.h"
#include "ui/form.h"

struct scoring_state *scoring_state_of(const struct screen *screen)
{
    return screen->state;
}

static struct scoring_edit *edit_of(const struct screen *screen)
{
    return &scoring_state_of(screen)->edit;
}

// Opening

static bool is_other(const struct scoring *one, const struct scoring *base)
{
    return one->head.id != base->head.id && strcmp(one->person, base->person) == 0 &&
           strcmp(one->instrument, base->instrument) == 0;
}

static void keep_others(struct scoring_state *self, const struct record_list *scorings)
{
    record_list_clear(&self->others);
    for (size_t i = 0; i < scorings->count; i++) {
        const struct scoring *one = record_list_at(scorings, i);
        if (is_other(one, &self->edit.base)) {
            record_copy(KIND_SCORING, record_list_add(&self->others), one);
        }
    }
}

static bool scoring_key(struct screen *screen, int32_t key)
{
    struct err err = {0};
    enum scoring_edit_result result = scoring_edit_key(edit_of(screen), key, &err);
    if (result == SCORING_EDIT_REFUSED) {
        screen_tell_error(screen, &err);
    }
    return result != SCORING_EDIT_UNUSED;
}

static unsigned scoring_has(const struct screen *screen)
{
    return scoring_edit_has_conflict(edit_of(screen)) ? SCREEN_HAS_THEIRS : 0;
}

static void scoring_close(struct screen *screen)
{
    struct scoring_state *self = scoring_state_of(screen);
    scoring_keep(screen); // a screen below may have taken it along
    scoring_edit_clear(&self->edit);
    record_list_clear(&self->others);
    record_clear(KIND_SCORING, &self->tried);
    draft_clear(&self->draft);
    free(self->note);
    free(self->name);
    free(self);
}

static const struct screen_class scoring_class = {
    .name = "scoring",
    .has = scoring_has,
    .draw = scoring_draw,
    .key = scoring_key,
    .tick = scoring_tick,
    .keep = scoring_keep,
    .close = scoring_close,
};

static void begin_draft(struct scoring_state *self, struct session *session)
{
    struct buf title = {0};
    const struct instrument *instrument = self->edit.instrument;
    bool dutch = text_language() == LANGUAGE_NL;
    buf_addf(&title, "%s, %s", self->name, dutch ? instrument->label_nl : instrument->label_en);
    draft_init(&self->draft, session, KIND_SCORING, &self->edit.base.head, buf_text(&title));
    buf_clear(&title);
}

static char *name_of(const struct dossier *dossier, const char *reference)
{
    const struct person *person = dossier_person(dossier, reference);
    struct buf name = {0};
    if (person != NULL) {
        person_full_name(person, &name);
    }
    char *copy = xstrdup(buf_text(&name));
    buf_clear(&name);
    return copy;
}

struct screen *scoring_open(struct screen *parent, const struct dossier *dossier,
                            const struct scoring *base, const struct draft *draft,
                            screen_done *done)
{
    struct scoring_state *self = xcalloc(1, sizeof(*self));
    const struct settings *settings = dossier->session->settings;
    self->settings = settings;
    scoring_edit_init(&self->edit, settings_instrument(settings, base->instrument), base);
    record_init(KIND_SCORING, &self->tried);
    record_list_init(&self->others, KIND_SCORING);
    keep_others(self, &dossier->scorings);
    self->household_id = dossier->id;
    self->name = name_of(dossier, base->person);
    begin_draft(self, dossier->session);
    struct screen *screen = screen_push(parent->stack, &scoring_class, self, done);
    if (draft != NULL) {
        scoring_resume(screen, draft);
    } else {
        scoring_offer(screen);
    }
    return screen;
}

int64_t scoring_id(const struct screen *screen)
{
    return edit_of(screen)->base.head.id;
}

// Moving

static bool told(struct screen *screen, bool done, const struct err *err)
{
    if (!done) {
        screen_tell_error(screen, err);
    }
    return done;
}

static bool move(struct screen *screen, int axes, int columns)
{
    struct err err = {0};
    return told(screen, scoring_edit_move(edit_of(screen), axes, columns, &err), &err);
}

void scoring_up(struct screen *screen)
{
    move(screen, -1, 0);
}

void scoring_down(struct screen *screen)
{
    move(screen, 1, 0);
}

void scoring_left(struct screen *screen)
{
    move(screen, 0, -1);
}

void scoring_right(struct screen *screen)
{
    move(screen, 0, 1);
}

void scoring_cell_next(struct screen *screen)
{
    bool last = edit_of(screen)->column + 1 == SCORING_COLUMNS;
    bool end = last && scoring_edit_is_last(edit_of(screen));
    move(screen, last && !end ? 1 : 0, last && !end ? 1 - SCORING_COLUMNS : 1);
}

void scoring_cell_previous(struct screen *screen)
{
    bool first = edit_of(screen)->column == 0;
    bool start = first && edit_of(screen)->axis == 0;
    move(screen, first && !start ? -1 : 0, first && !start ? SCORING_COLUMNS - 1 : -1);
}

void scoring_next(struct screen *screen)
{
    if (scoring_edit_is_last(edit_of(screen))) {
        scoring_save(screen);
    } else {
        move(screen, 1, 0);
    }
}

void scoring_wanted(struct screen *screen)
{
    move(screen, 0, edit_of(screen)->column == SCORING_MARK ? 1 : -1);
}

// Filling in

void scoring_none(struct screen *screen)
{
    scoring_edit_none(edit_of(screen));
}

void scoring_talk(struct screen *screen)
{
    scoring_edit_talk(edit_of(screen));
}

void scoring_stage(struct screen *screen)
{
    scoring_edit_stage(edit_of(screen));
}

void scoring_filled_in_by(struct screen *screen)
{
    scoring_edit_filled_in_by(edit_of(screen));
}

void scoring_take_theirs(struct screen *screen)
{
    scoring_edit_take_theirs(edit_of(screen));
}

static enum form_saved keep_note(struct screen *parent, struct screen *form, struct err *err)
{
    (void)err;
    scoring_edit_note(edit_of(parent), form_value(form, 0));
    return FORM_SAVED;
}

static void note_left(struct screen *screen, struct screen *form, enum screen_result result)
{
    (void)form;
    (void)result;
    scoring_forget_note(screen);
}

void scoring_note(struct screen *screen)
{
    const struct scoring_edit *edit = edit_of(screen);
    const struct form_field field = {
        .label = _("In the person's own words"),
        .kind = FORM_TEXT,
        .value = edit->draft.note[edit->axis],
    };
    form_open(screen,
              &(struct form_spec){.title = choice_label(&edit->instrument->axes[edit->axis]),
                                  .fields = &field,
                                  .count = 1,
                                  .save = keep_note,
                                  .keep = scoring_keep_note},
              note_left);
}

static const struct scoring *other_of_day(const struct scoring_state *self, int64_t day)
{
    for (size_t i = 0; i < self->others.count; i++) {
        const struct scoring *one = record_list_at(&self->others, i);
        if (one->date == day) {
            return one;
        }
    }
    return NULL;
}

static bool check_date(struct screen *parent, const char *text, struct err *err)
{
    int64_t day;
    if (!date_parse_typed(text, session_of(parent)->settings->today, &day)) {
        return err_set(err, _("\"%s\" is no day; for example 01-03-2024, 31-5, -14 or yesterday"),
                       text);
    }
    if (other_of_day(scoring_state_of(parent), day) != NULL) {
        return err_set(err, "%s", _("This person already has a scoring of that day."));
    }
    return true;
}

static void date_given(struct screen *parent, struct screen *child, enum screen_result result)
{
    int64_t day;
    if (result == SCREEN_DONE &&
        date_parse_typed(prompt_text(child), session_of(parent)->settings->today, &day)) {
        edit_of(parent)->draft.date = day;
    }
}

void scoring_date(struct screen *screen)
{
    prompt_open(
        screen,
        &(struct prompt){.title = _("Day of this scoring"), .label = _("Day"), .check = check_date},
        date_given);
}

// Saving

// Another number would save once more what may have arrived already.
static void number_again(const struct scoring_state *self, struct request *request)
{
    if (self->tried_number != 0 && record_equal(KIND_SCORING, &self->tried, &self->edit.draft)) {
        request->number = self->tried_number;
    }
}

static void remember_try(struct scoring_state *self, const struct request *request,
                         const struct reply *reply)
{
    bool unsure = reply->status == STATUS_ERROR || reply->status == STATUS_BUSY;
    self->tried_number = unsure ? request->number : 0;
    record_copy(KIND_SCORING, &self->tried, &self->edit.draft);
}

// What both changed is decided field by field, then the save goes on by itself.
static void meet(struct screen *screen, const struct scoring *theirs)
{
    bool conflict = scoring_edit_meet(edit_of(screen), theirs);
    screen_reload_all(screen->stack);
    if (conflict) {
        scoring_decide(screen, true);
    } else {
        screen_tell(screen, STYLE_WARNING, "%s",
                    _("Somebody else saved this scoring too; theirs was added to yours. "
                      "Ctrl-S saves it."));
    }
}

// A new scoring of a day that somebody else has filled in meanwhile.
static bool meet_new(struct screen *screen)
{
    struct scoring_state *self = scoring_state_of(screen);
    struct record_list fresh;
    struct err err = {0};
    bool met = false;
    if (ask_household_list(session_of(screen)->ask, KIND_SCORING, self->household_id, &fresh,
                           &err)) {
        keep_others(self, &fresh);
        const struct scoring *theirs = other_of_day(self, self->edit.draft.date);
        if (theirs != NULL) {
            meet(screen, theirs);
            keep_others(self, &fresh);
            met = true;
        }
    }
    record_list_clear(&fresh);
    return met;
}

static void tell_failure(struct screen *screen, const struct reply *reply)
{
    struct scoring theirs;
    size_t offset = 0;
    record_init(KIND_SCORING, &theirs);
    bool has_theirs = reply->status == STATUS_CONFLICT && reply->rows.kind == KIND_SCORING &&
                      rows_next(&reply->rows, &offset, &theirs, NULL);
    bool is_new = edit_of(screen)->base.head.id == 0;
    if (has_theirs) {
        meet(screen, &theirs);
    } else if (!is_new || reply->status != STATUS_INVALID || !meet_new(screen)) {
        screen_tell(screen, STYLE_ERROR, "%s", str_text(reply->message));
    }
    record_clear(KIND_SCORING, &theirs);
}

static void send(struct screen *screen)
{
    struct scoring_state *self = scoring_state_of(screen);
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    bool is_new = self->edit.base.head.id == 0;
    request_add_change(&request, KIND_SCORING, is_new ? NULL : &self->edit.base, &self->edit.draft);
    number_again(self, &request);
    draft_attach(&self->draft, &request);
    bool done = ask(session_of(screen)->ask, &request, &reply);
    remember_try(self, &request, &reply);
    if (done) {
        self->edit.base.head.id = is_new ? reply.id : self->edit.base.head.id;
        draft_ended(&self->draft);
        self->ended = true;
        session_show_saved(screen, &reply, self->edit.base.head.household_id);
        screen_tell(screen, STYLE_TEXT, "%s", _("Saved."));
        screen_close(screen, SCREEN_DONE);
    } else {
        tell_failure(screen, &reply);
    }
    request_clear(&request);
    reply_clear(&reply);
}

// What was typed is thrown away by hand, or there is nothing.
static void leave(struct screen *screen)
{
    scoring_state_of(screen)->ended = true;
    draft_drop(&scoring_state_of(screen)->draft);
    screen_close(screen, SCREEN_CANCELLED);
}

void scoring_save(struct screen *screen)
{
    struct scoring_edit *edit = edit_of(screen);
    struct err err = {0};
    if (!told(screen, scoring_edit_finish(edit, &err), &err)) {
        return;
    }
    bool nothing = edit->base.head.id == 0 && scoring_edit_is_empty(edit);
    if (nothing || !scoring_edit_is_changed(edit)) {
        screen_tell(screen, STYLE_TEXT, "%s", _("Nothing was changed."));
        leave(screen);
        return;
    }
    send(screen);
}

static void leave_answered(struct screen *screen, struct screen *question,
                           enum screen_result result)
{
    (void)question;
    if (result == SCREEN_DONE) {
        leave(screen);
    }
}

void scoring_leave(struct screen *screen)
{
    if (scoring_edit_is_changed(edit_of(screen))) {
        confirm_open(screen, _("Leave and throw away what was typed?"), leave_answered);
    } else {
        leave(screen);
    }
}
