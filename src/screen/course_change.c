// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "figures/figures.h"
#include "screen/coordination_form.h"
#include "screen/course.h"
#include "screen/course_content.h"
#include "screen/household_close.h"
#include "screen/lookback_form.h"
#include "screen/pane.h"
#include "screen/record_form.h"
#include "screen/record_show.h"
#include "ui/dialog.h"

static const struct leaf_item *now_of(const struct screen *screen)
{
    return leaf_now(leaf_of(pane_of(screen)));
}

// The record that the cursor stands on, or that was asked about; NULL when it is gone.
static const void *record_of(const struct screen *screen, const struct leaf_item *item,
                             enum kind *kind)
{
    return item != NULL ? course_item_record(pane_of(screen)->dossier, item, kind) : NULL;
}

// Look-backs

static void open_answer(struct screen *screen, const struct lookback_due *due)
{
    const struct dossier *dossier = pane_of(screen)->dossier;
    struct buf title = {0};
    course_item_name(dossier, now_of(screen), &title);
    lookback_form_open(screen, dossier, due, buf_text(&title));
    buf_clear(&title);
}

void course_answer(struct screen *screen)
{
    struct lookback_due due;
    const struct leaf_item *item = now_of(screen);
    if (item != NULL && course_item_due(pane_of(screen)->dossier, item, &due)) {
        open_answer(screen, &due);
    } else if (item != NULL && item->kind == COURSE_ANSWERED) {
        course_edit(screen);
    } else {
        screen_tell(screen, STYLE_TEXT, "%s", _("Put the cursor on a look-back first."));
    }
}

// Reading and changing

void course_show(struct screen *screen)
{
    enum kind kind;
    const struct leaf_item *item = now_of(screen);
    const void *record = record_of(screen, item, &kind);
    if (record == NULL) {
        return;
    }
    const struct dossier *dossier = pane_of(screen)->dossier;
    if (item->kind == COURSE_DUE && session_is_today(session_of(screen))) {
        course_answer(screen);
        return;
    }
    struct buf name = {0};
    course_item_name(dossier, item, &name);
    record_show_open(screen, dossier, kind, record, buf_text(&name));
    buf_clear(&name);
}

static const char *edit_title(enum kind kind)
{
    switch (kind) {
    case KIND_COORDINATION: return _("Coordination");
    case KIND_REFERRAL: return _("Referral");
    default: return _("What came of it");
    }
}

void course_edit(struct screen *screen)
{
    enum kind kind;
    const struct leaf_item *item = now_of(screen);
    const void *record = record_of(screen, item, &kind);
    if (record != NULL && item->kind == COURSE_DUE) {
        course_answer(screen);
    } else if (record != NULL) {
        record_form_open(screen,
                         &(struct record_form){.kind = kind,
                                               .before = record,
                                               .title = edit_title(kind),
                                               .dossier = pane_of(screen)->dossier},
                         NULL);
    }
}

void course_level(struct screen *screen)
{
    coordination_new(screen, pane_of(screen)->dossier, NULL);
}

// Ending and deleting

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    (void)question;
    enum kind kind;
    const void *record = record_of(screen, &leaf_of(pane_of(screen))->asked, &kind);
    if (result == SCREEN_DONE && record != NULL) {
        session_delete(screen, kind, record, _("Deleted."));
    }
}

static void ask_delete(struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    struct buf question = {0}, name = {0};
    course_item_name(pane->dossier, &leaf_of(pane)->asked, &name);
    buf_addf(&question, _("Delete %s?"), buf_text(&name));
    confirm_open(screen, buf_text(&question), delete_confirmed);
    buf_clear(&question);
    buf_clear(&name);
}

enum end_choice { END_WITH_DATE, END_DELETE, END_CHOICES };

static void end_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    enum kind kind;
    const struct pane *pane = pane_of(screen);
    const void *record = record_of(screen, &leaf_of(pane)->asked, &kind);
    if (result != SCREEN_DONE || record == NULL) {
        return;
    }
    if (menu_choice(menu) == END_DELETE) {
        ask_delete(screen);
    } else {
        coordination_end(screen, pane->dossier, record);
    }
}

void course_delete(struct screen *screen)
{
    const char *const options[END_CHOICES] = {
        [END_WITH_DATE] = _("end with a date: stays readable"),
        [END_DELETE] = _("delete: entered by mistake"),
    };
    struct leaf *self = leaf_of(pane_of(screen));
    const struct leaf_item *item = leaf_now(self);
    if (item == NULL || item->kind == COURSE_DUE) {
        return; // a look-back without an answer is no record
    }
    self->asked = *item;
    if (item->kind != COURSE_SPAN) {
        ask_delete(screen);
        return;
    }
    struct buf name = {0};
    course_item_name(pane_of(screen)->dossier, item, &name);
    menu_open(screen, buf_text(&name), options, END_CHOICES, end_chosen);
    buf_clear(&name);
}

void course_close(struct screen *screen)
{
    const struct dossier *dossier = pane_of(screen)->dossier;
    const struct coordination *span =
        figures_coordination(&dossier->coordination, session_of(screen)->day);
    if (span != NULL) {
        household_close_open(screen, dossier, span);
    } else {
        screen_tell(screen, STYLE_TEXT, "%s", _("Nobody coordinates this household today."));
    }
}
