// SPDX-License-Identifier: EUPL-1.2
// The draft of a scoring, and what somebody else saved of it.
#include <stdlib.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/drafts.h"
#include "screen/record_changes.h"
#include "screen/scoring.h"
#include "screen/scoring_state.h"
#include "screen/web.h"
#include "ui/conflict.h"

// Keeping

// Words of the person that are being typed stand in a form of their own above the scoring.
static void add_values(const struct scoring_state *self, struct buf *values)
{
    struct scoring_edit edit = self->edit;
    size_t axis = self->note_axis;
    if (self->note != NULL) {
        edit.draft.note[axis] = self->note; // lent
    }
    scoring_edit_add_values(&edit, values);
}

static bool keep(struct screen *screen, bool last)
{
    struct scoring_state *self = scoring_state_of(screen);
    struct buf values = {0};
    if (self->ended) {
        return true;
    }
    add_values(self, &values);
    bool kept = draft_keep(&self->draft, screen, &values, self->edit.base.head.rev, last);
    buf_clear(&values);
    return kept;
}

void scoring_keep(struct screen *screen)
{
    keep(screen, true);
}

bool scoring_tick(struct screen *screen)
{
    keep(screen, false);
    return false;
}

static bool is_open(const struct screen *form)
{
    const struct screen *screen = form->stack->top;
    while (screen != NULL && screen != form) {
        screen = screen->below;
    }
    return screen != NULL;
}

bool scoring_keep_note(struct screen *form, bool last)
{
    if (!is_open(form)) {
        return true; // the scoring below it is gone already
    }
    struct scoring_state *self = scoring_state_of(form->below);
    xreplace(&self->note, form_value(form, 0));
    self->note_axis = self->edit.axis;
    return keep(form->below, last);
}

void scoring_forget_note(struct screen *screen)
{
    struct scoring_state *self = scoring_state_of(screen);
    free(self->note);
    self->note = NULL;
}

// What both changed

static void decided(struct screen *screen, struct screen *dialog, enum screen_result result)
{
    struct scoring_state *self = scoring_state_of(screen);
    const struct kind_info *info = kind_get(KIND_SCORING);
    size_t asked = 0;
    for (size_t i = 0; result == SCREEN_DONE && i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if (scoring_edit_is_conflict(&self->edit, field)) {
            scoring_edit_settle(&self->edit, field, conflict_is_theirs(dialog, asked++));
        }
    }
    if (result == SCREEN_DONE && self->saving) {
        scoring_save(screen);
    }
}

static void describe(const struct scoring_state *self, const struct field *field,
                     const struct record_list *changes, struct buf words[4])
{
    size_t axis = scoring_axis_of(field);
    if (axis < self->edit.instrument->axis_count) {
        buf_addf(&words[0], "%s: ", choice_label(&self->edit.instrument->axes[axis]));
    }
    buf_add_text(&words[0], _(field->label));
    field_show(field, &self->edit.draft, self->settings, &words[1]);
    field_show(field, &self->edit.base, self->settings, &words[2]);
    record_changes_tell(changes, self->settings, field, &words[3]);
}

static size_t list_conflicts(const struct scoring_state *self, const struct record_list *changes,
                             struct buf (*words)[4], struct conflict *list)
{
    const struct kind_info *info = kind_get(KIND_SCORING);
    size_t count = 0;
    for (size_t i = 0; i < info->field_count; i++) {
        if (scoring_edit_is_conflict(&self->edit, &info->fields[i])) {
            struct buf *four = words[count];
            describe(self, &info->fields[i], changes, four);
            list[count++] = (struct conflict){buf_text(&four[0]), buf_text(&four[1]),
                                              buf_text(&four[2]), buf_text(&four[3])};
        }
    }
    return count;
}

void scoring_decide(struct screen *screen, bool saving)
{
    struct scoring_state *self = scoring_state_of(screen);
    struct record_list changes;
    struct conflict *list = xcalloc(SCORING_FIELDS, sizeof(*list));
    struct buf(*words)[4] = xcalloc(SCORING_FIELDS, sizeof(*words));
    record_changes_get(session_of(screen), KIND_SCORING, &self->edit.base.head, &changes);
    size_t count = list_conflicts(self, &changes, words, list);
    self->saving = saving;
    if (count > 0) {
        conflict_open(screen, list, count, decided);
    }
    for (size_t i = 0; i < 4 * count; i++) {
        buf_clear(&words[i / 4][i % 4]);
    }
    record_list_clear(&changes);
    free(words);
    free(list);
}

// Taking up

void scoring_resume(struct screen *screen, const struct draft *draft)
{
    struct scoring_state *self = scoring_state_of(screen);
    struct scoring_edit *edit = &self->edit;
    struct scoring now;
    record_init(KIND_SCORING, &now);
    record_copy(KIND_SCORING, &now, &edit->base);
    draft_adopt(&self->draft, draft);
    scoring_edit_read_values(edit, str_text(draft->values));
    if (now.head.id != 0 && scoring_edit_meet(edit, &now)) {
        scoring_decide(screen, false);
    }
    record_clear(KIND_SCORING, &now);
}

static void chosen(struct screen *screen, struct screen *list, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        scoring_resume(screen, drafts_chosen(list));
    }
}

void scoring_offer(struct screen *screen)
{
    drafts_offer(screen, &scoring_state_of(screen)->draft.draft, chosen);
}
