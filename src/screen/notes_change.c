// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/notes.h"
#include "screen/notes_content.h"
#include "screen/pane.h"
#include "screen/record_form.h"
#include "screen/record_show.h"
#include "screen/web_state.h"
#include "ui/dialog.h"

static const struct note *note_now(const struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    return notes_item_note(pane->dossier, leaf_now(leaf_of(pane)));
}

void notes_show(struct screen *screen)
{
    const struct dossier *dossier = pane_of(screen)->dossier;
    const struct note *note = note_now(screen);
    if (note != NULL) {
        struct buf name = {0};
        notes_item_name(dossier, note, &name);
        record_show_open(screen, dossier, KIND_NOTE, note, buf_text(&name));
        buf_clear(&name);
    }
}

// Who can be chosen, and the numbers that are taken on a day.
static bool load_choices_of(struct screen *screen, struct dossier *dossier)
{
    struct err err;
    int64_t parts = DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_COORDINATION | DOSSIER_INVOLVEMENTS |
                    DOSSIER_NOTES;
    if (dossier_need(dossier, parts, &err)) {
        return true;
    }
    screen_tell_error(screen, &err);
    return false;
}

static bool load_choices(struct screen *screen)
{
    return load_choices_of(screen, pane_of(screen)->dossier);
}

void notes_edit(struct screen *screen)
{
    const struct note *note = load_choices(screen) ? note_now(screen) : NULL;
    if (note != NULL) {
        struct screen *form = record_form_open(screen,
                                               &(struct record_form){
                                                   .kind = KIND_NOTE,
                                                   .before = note,
                                                   .title = _("Contact"),
                                                   .dossier = pane_of(screen)->dossier,
                                               },
                                               NULL);
        record_form_go_to(form, "text");
    }
}

void notes_remind(struct screen *screen)
{
    static const char *const fields[] = {"remind_on", NULL};
    const struct note *note = note_now(screen);
    if (note != NULL) {
        record_form_open(screen,
                         &(struct record_form){
                             .kind = KIND_NOTE,
                             .before = note,
                             .fields = fields,
                             .title = _("Reminder; left empty, there is none any more"),
                             .dossier = pane_of(screen)->dossier,
                         },
                         NULL);
    }
}

// Deleting

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    (void)question;
    const struct pane *pane = pane_of(screen);
    const struct note *note = notes_item_note(pane->dossier, &leaf_of(pane)->asked);
    if (result == SCREEN_DONE && note != NULL) {
        session_delete(screen, KIND_NOTE, note, _("Deleted."));
    }
}

void notes_delete(struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    const struct note *note = note_now(screen);
    if (note != NULL) {
        struct buf question = {0}, name = {0};
        leaf_of(pane)->asked = *leaf_now(leaf_of(pane));
        notes_item_name(pane->dossier, note, &name);
        buf_addf(&question, _("Delete %s?"), buf_text(&name));
        confirm_open(screen, buf_text(&question), delete_confirmed);
        buf_clear(&question);
        buf_clear(&name);
    }
}

// New

// Who the cursor stands on.
static const char *with_whom(const struct pane *pane)
{
    enum kind kind;
    const void *record = pane->class->record(pane, &kind);
    if (pane->class == &web_pane) {
        const struct person *person = web_member(pane, web_member_index(pane));
        return person != NULL ? person->person : "family";
    }
    switch (record != NULL ? kind : KIND_HOUSEHOLD) {
    case KIND_INVOLVEMENT: return ((const struct involvement *)record)->professional;
    case KIND_PERSON: return ((const struct person *)record)->person;
    case KIND_NETWORK: return ((const struct network_member *)record)->network;
    default: return "family";
    }
}

static void made(struct screen *screen, struct screen *form, enum screen_result result)
{
    struct pane *pane = pane_of(screen);
    if (result == SCREEN_DONE && pane->class == &notes_pane) {
        leaf_find(leaf_of(pane), &(struct leaf_item){NOTES_NOTE, record_form_id(form)});
    }
}

void note_open(struct screen *screen, struct dossier *dossier, const struct screen *menu,
               const char *with, screen_done *done)
{
    const struct session *session = session_of(screen);
    struct choice_list kinds = choices_get(session->settings, CHOICES_NOTE_KIND);
    struct note start;
    if (!load_choices_of(screen, dossier)) {
        return;
    }
    record_init(KIND_NOTE, &start);
    start.date = session->settings->today;
    start.kind = xstrdup(kinds.items[menu_choice(menu)].code);
    start.with = xstrdup(with);
    struct screen *form = record_form_open(screen,
                                           &(struct record_form){
                                               .kind = KIND_NOTE,
                                               .start = &start,
                                               .title = _("New contact"),
                                               .dossier = dossier,
                                           },
                                           done);
    record_form_go_to(form, "text");
    record_clear(KIND_NOTE, &start);
}

void note_ask_kind(struct screen *screen, screen_done *done)
{
    // In the order of the kinds.
    const char *const options[] = {_("v  visit"), _("c  phone call"), _("m  message"),
                                   _("o  at the office")};
    struct screen *menu =
        menu_open(screen, _("New contact"), options, sizeof(options) / sizeof(options[0]), done);
    menu_take_letters(menu);
}

static void kind_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    const struct pane *pane = pane_of(screen);
    if (result == SCREEN_DONE) {
        note_open(screen, pane->dossier, menu, with_whom(pane), made);
    }
}

void note_new(struct screen *screen)
{
    note_ask_kind(screen, kind_chosen);
}
