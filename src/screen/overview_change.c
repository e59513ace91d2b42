// SPDX-License-Identifier: EUPL-1.2
#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "screen/coordination_form.h"
#include "screen/household.h"
#include "screen/member_form.h"
#include "screen/member_move.h"
#include "screen/overview.h"
#include "screen/overview_content.h"
#include "screen/pane.h"
#include "screen/plan.h"
#include "screen/professionals.h"
#include "screen/record_form.h"
#include "screen/record_show.h"
#include "ui/dialog.h"

// The record that the cursor stands on, or that was asked about; NULL when it is gone.
static const void *record_of(const struct screen *screen, const struct leaf_item *item,
                             enum kind *kind)
{
    return item != NULL ? overview_item_record(pane_of(screen)->dossier, item, kind) : NULL;
}

static const void *record_now(const struct screen *screen, enum kind *kind)
{
    return record_of(screen, leaf_now(leaf_of(pane_of(screen))), kind);
}

void overview_show(struct screen *screen)
{
    enum kind kind;
    struct pane *pane = pane_of(screen);
    const void *record = record_now(screen, &kind);
    if (record != NULL) {
        struct buf name = {0};
        overview_item_name(pane->dossier, leaf_now(leaf_of(pane)), &name);
        record_show_open(screen, pane->dossier, kind, record, buf_text(&name));
        buf_clear(&name);
    }
}

// Who can coordinate is chosen from the helpers too.
static bool load_choices(struct screen *screen)
{
    struct err err;
    if (dossier_need(pane_of(screen)->dossier, DOSSIER_INVOLVEMENTS, &err)) {
        return true;
    }
    screen_tell_error(screen, &err);
    return false;
}

static const char *edit_title(enum kind kind)
{
    switch (kind) {
    case KIND_PERSON: return _("Member of the household");
    case KIND_NETWORK: return _("Network member");
    case KIND_COORDINATION: return _("Coordination");
    default: return _("Household");
    }
}

void overview_edit(struct screen *screen)
{
    enum kind kind;
    const struct pane *pane = pane_of(screen);
    const void *record = record_now(screen, &kind);
    if (record == NULL || !load_choices(screen)) {
        return;
    }
    struct screen *form = record_form_open(
        screen,
        &(struct record_form){
            .kind = kind, .before = record, .title = edit_title(kind), .dossier = pane->dossier},
        NULL);
    if (leaf_now(leaf_of(pane))->kind == ITEM_ADDRESS) {
        record_form_go_to(form, "name");
    }
}

// New records

// The cursor goes to what was made.
static void made(struct screen *screen, struct screen *form, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        struct leaf *self = leaf_of(pane_of(screen));
        leaf_find(self, &(struct leaf_item){self->asked.kind, record_form_id(form)});
    }
}

enum new_choice {
    NEW_MEMBER,
    NEW_NETWORK,
    NEW_COORDINATION,
    NEW_HELPER,
    NEW_BIRTH,
    NEW_CHOICES,
};

static void new_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    if (result != SCREEN_DONE || !load_choices(screen)) {
        return;
    }
    size_t choice = menu_choice(menu);
    bool member = choice == NEW_MEMBER || choice == NEW_BIRTH;
    leaf_of(pane_of(screen))->asked.kind = member ? ITEM_MEMBER : ITEM_NETWORK;
    if (choice == NEW_COORDINATION) {
        coordination_new(screen, pane_of(screen)->dossier, NULL);
    } else if (choice == NEW_BIRTH) {
        member_born(screen, pane_of(screen)->dossier, made);
    } else if (choice == NEW_HELPER) {
        household_pane_2(screen);
        if (pane_of(screen)->class == &professionals_pane) {
            professionals_new(screen);
        }
    } else {
        record_form_open(
            screen,
            &(struct record_form){
                .kind = member ? KIND_PERSON : KIND_NETWORK,
                .title = member ? _("New member of the household") : _("New network member"),
                .dossier = pane_of(screen)->dossier,
            },
            made);
    }
}

void overview_new(struct screen *screen)
{
    const char *const options[NEW_CHOICES] = {
        [NEW_MEMBER] = _("member of the household"), [NEW_NETWORK] = _("network member"),
        [NEW_COORDINATION] = _("coordination"),      [NEW_HELPER] = _("involved professional"),
        [NEW_BIRTH] = _("birth of a child"),
    };
    menu_open(screen, _("New"), options, NEW_CHOICES, new_chosen);
}

void overview_action(struct screen *screen)
{
    enum kind kind;
    const void *record = record_now(screen, &kind);
    if (record != NULL && (kind == KIND_NETWORK || kind == KIND_PERSON)) {
        plan_new_action_of(screen, pane_of(screen)->dossier, kind, record);
    } else {
        screen_tell(screen, STYLE_TEXT, "%s",
                    _("Choose a network member or somebody who lives here."));
    }
}

// Ending and deleting

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    (void)question;
    enum kind kind;
    const void *record = record_of(screen, &leaf_of(pane_of(screen))->asked, &kind);
    if (result != SCREEN_DONE || record == NULL) {
        return;
    }
    bool deleted = session_delete(screen, kind, record, _("Deleted."));
    if (deleted && kind == KIND_HOUSEHOLD) {
        household_back(screen);
    }
}

static void ask_delete(struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    struct buf question = {0};
    struct buf name = {0};
    overview_item_name(pane->dossier, &leaf_of(pane)->asked, &name);
    buf_addf(&question, _("Delete %s?"), buf_text(&name));
    confirm_open(screen, buf_text(&question), delete_confirmed);
    buf_clear(&question);
    buf_clear(&name);
}

enum end_choice {
    END_WITH_DATE,
    END_DELETE,
    END_DIED,
    END_CHOICES
}; // nobody dies of a coordination

static void end_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    enum kind kind;
    const void *record = record_of(screen, &leaf_of(pane_of(screen))->asked, &kind);
    if (result != SCREEN_DONE || record == NULL) {
        return;
    }
    const struct dossier *dossier = pane_of(screen)->dossier;
    size_t choice = menu_choice(menu);
    if (choice == END_DELETE) {
        ask_delete(screen);
    } else if (kind == KIND_PERSON) {
        member_ends(screen, dossier, record, choice == END_DIED ? MEMBER_DIED : MEMBER_LEFT);
    } else {
        coordination_end(screen, dossier, record);
    }
}

void overview_delete(struct screen *screen)
{
    struct leaf *self = leaf_of(pane_of(screen));
    const struct leaf_item *item = leaf_now(self);
    const char *const options[END_CHOICES] = {
        [END_WITH_DATE] = _("end with a date: stays readable"),
        [END_DELETE] = _("delete: entered by mistake"),
        [END_DIED] = _("has died: stays readable"),
    };
    if (item == NULL) {
        return;
    }
    self->asked = *item;
    if (item->kind != ITEM_MEMBER && item->kind != ITEM_COORDINATION) {
        ask_delete(screen);
        return;
    }
    struct buf name = {0};
    overview_item_name(pane_of(screen)->dossier, item, &name);
    menu_open(screen, buf_text(&name), options,
              item->kind == ITEM_MEMBER ? END_CHOICES : END_DELETE + 1, end_chosen);
    buf_clear(&name);
}

// Moving

static void move_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    enum kind kind;
    const void *record = record_of(screen, &leaf_of(pane_of(screen))->asked, &kind);
    if (result == SCREEN_DONE && record != NULL) {
        member_move_open(screen, pane_of(screen)->dossier, record,
                         (enum member_move)menu_choice(menu));
    }
}

void overview_move(struct screen *screen)
{
    struct leaf *self = leaf_of(pane_of(screen));
    const struct leaf_item *item = leaf_now(self);
    const char *const options[MEMBER_MOVES_COUNT] = {
        [MEMBER_MOVES] = _("moves to another household, with a date"),
        [MEMBER_OF_BOTH] = _("belongs to another household too"),
    };
    if (item == NULL || item->kind != ITEM_MEMBER) {
        screen_tell(screen, STYLE_TEXT, "%s", _("Put the cursor on a member first."));
        return;
    }
    self->asked = *item;
    struct buf name = {0};
    overview_item_name(pane_of(screen)->dossier, item, &name);
    menu_open(screen, buf_text(&name), options, MEMBER_MOVES_COUNT, move_chosen);
    buf_clear(&name);
}
