// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "figures/figures.h"
#include "screen/household.h"
#include "screen/overview.h"
#include "screen/overview_content.h"
#include "screen/pane.h"
#include "screen/professionals.h"
#include "screen/record_fields.h"
#include "screen/record_form.h"
#include "screen/record_show.h"
#include "ui/dialog.h"
#include "ui/form.h"

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

static void go_to_field(struct screen *form, enum kind kind, const char *name)
{
    const char *const *fields = record_fields(kind);
    for (size_t i = 0; fields[i] != NULL; i++) {
        if (strcmp(fields[i], name) == 0) {
            form_go_to(form, i);
        }
    }
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
        go_to_field(form, kind, "name");
    }
}

// New records

void overview_end_present_span(struct request *request, const struct dossier *dossier,
                               const void *record)
{
    const struct coordination *next = record;
    for (size_t i = 0; i < dossier->coordination.count; i++) {
        const struct coordination *span = record_list_at(&dossier->coordination, i);
        bool runs = span->from < next->from && (span->until == NONE || span->until >= next->from);
        if (next->from != NONE && runs) {
            struct coordination ended;
            record_init(KIND_COORDINATION, &ended);
            record_copy(KIND_COORDINATION, &ended, span);
            ended.until = next->from - 1;
            request_add_change(request, KIND_COORDINATION, span, &ended);
            record_clear(KIND_COORDINATION, &ended);
        }
    }
}

static void new_coordination(struct screen *screen)
{
    static const char *const fields[] = {
        "level", "coordinator", "from", "reason", "aim", "instruments", "expected_until", NULL,
    };
    struct coordination start;
    const struct session *session = session_of(screen);
    struct dossier *dossier = pane_of(screen)->dossier;
    bool runs = figures_coordination(&dossier->coordination, session->day) != NULL;
    record_init(KIND_COORDINATION, &start);
    start.from = session->settings->today;
    record_form_open(screen,
                     &(struct record_form){
                         .kind = KIND_COORDINATION,
                         .start = &start,
                         .fields = fields,
                         .title = runs ? _("New coordination; what runs now ends the day before")
                                       : _("New coordination"),
                         .dossier = dossier,
                         .first = overview_end_present_span,
                     },
                     NULL);
    record_clear(KIND_COORDINATION, &start);
}

// The cursor goes to what was made.
static void made(struct screen *screen, struct screen *form, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        struct leaf *self = leaf_of(pane_of(screen));
        leaf_find(self, &(struct leaf_item){self->asked.kind, record_form_id(form)});
    }
}

enum new_choice { NEW_MEMBER, NEW_NETWORK, NEW_COORDINATION, NEW_HELPER, NEW_CHOICES };

static void new_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    if (result != SCREEN_DONE || !load_choices(screen)) {
        return;
    }
    size_t choice = menu_choice(menu);
    bool member = choice == NEW_MEMBER;
    leaf_of(pane_of(screen))->asked.kind = member ? ITEM_MEMBER : ITEM_NETWORK;
    if (choice == NEW_COORDINATION) {
        new_coordination(screen);
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
        [NEW_MEMBER] = _("member of the household"),
        [NEW_NETWORK] = _("network member"),
        [NEW_COORDINATION] = _("coordination"),
        [NEW_HELPER] = _("involved professional"),
    };
    menu_open(screen, _("New"), options, NEW_CHOICES, new_chosen);
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

// Today is proposed where no last day is known.
static int64_t last_day(const struct screen *screen, int64_t known)
{
    return known != NONE ? known : session_of(screen)->settings->today;
}

static void end_member(struct screen *screen, const struct person *person)
{
    static const char *const fields[] = {"until", "notes", NULL};
    struct person start;
    record_init(KIND_PERSON, &start);
    record_copy(KIND_PERSON, &start, person);
    start.until = last_day(screen, person->until);
    record_form_open(screen,
                     &(struct record_form){.kind = KIND_PERSON,
                                           .before = person,
                                           .start = &start,
                                           .fields = fields,
                                           .title = _("Last day in the household"),
                                           .dossier = pane_of(screen)->dossier},
                     NULL);
    record_clear(KIND_PERSON, &start);
}

static void end_coordination(struct screen *screen, const struct coordination *span)
{
    static const char *const fields[] = {"until", "exit", NULL};
    struct coordination start;
    record_init(KIND_COORDINATION, &start);
    record_copy(KIND_COORDINATION, &start, span);
    start.until = last_day(screen, span->until);
    record_form_open(screen,
                     &(struct record_form){.kind = KIND_COORDINATION,
                                           .before = span,
                                           .start = &start,
                                           .fields = fields,
                                           .title = _("Last day of the coordination"),
                                           .dossier = pane_of(screen)->dossier},
                     NULL);
    record_clear(KIND_COORDINATION, &start);
}

enum end_choice { END_WITH_DATE, END_DELETE, END_CHOICES };

static void end_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    enum kind kind;
    const void *record = record_of(screen, &leaf_of(pane_of(screen))->asked, &kind);
    if (result != SCREEN_DONE || record == NULL) {
        return;
    }
    if (menu_choice(menu) == END_DELETE) {
        ask_delete(screen);
    } else if (kind == KIND_PERSON) {
        end_member(screen, record);
    } else {
        end_coordination(screen, record);
    }
}

void overview_delete(struct screen *screen)
{
    struct leaf *self = leaf_of(pane_of(screen));
    const struct leaf_item *item = leaf_now(self);
    const char *const options[END_CHOICES] = {
        [END_WITH_DATE] = _("end with a date: stays readable"),
        [END_DELETE] = _("delete: entered by mistake"),
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
    menu_open(screen, buf_text(&name), options, END_CHOICES, end_chosen);
    buf_clear(&name);
}
