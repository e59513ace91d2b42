// SPDX-License-Identifier: EUPL-1.2
// What was tried out, kept by name as a proposal for the meeting; never as a fact.
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "screen/session.h"
#include "screen/whatif.h"
#include "screen/whatif_state.h"
#include "ui/dialog.h"
#include "ui/form.h"

enum { KEEP_NAME, KEEP_REMARK, KEEP_FIELDS };
enum { REFERENCE_BYTES = 24 };

void whatif_add_name(const struct proposal *proposal, struct buf *out)
{
    buf_add_text(out, proposal->proposal);
    if (str_is_given(proposal->name)) {
        buf_addf(out, " %s", proposal->name);
    }
}

void whatif_changes_of(const struct dossier *dossier, const char *proposal,
                       struct record_list *changes)
{
    record_list_init(changes, KIND_PROPOSAL_CHANGE);
    for (size_t i = 0; i < dossier->proposal_changes.count; i++) {
        const struct proposal_change *one = record_list_at(&dossier->proposal_changes, i);
        if (proposal != NULL && str_is_same(one->proposal, proposal)) {
            struct proposal_change *copy = record_list_add(changes);
            record_copy(KIND_PROPOSAL_CHANGE, copy, one);
            record_set_text(KIND_PROPOSAL_CHANGE, copy, "proposal", "");
        }
    }
}

// Whether both are about the same involvement.
static bool is_alike(const struct proposal_change *a, const struct proposal_change *b)
{
    return str_is_same(a->professional, b->professional) && str_is_same(a->domain, b->domain) &&
           a->from == b->from;
}

// The change of the same involvement; NULL: there is none.
static const struct proposal_change *like(const struct record_list *changes,
                                          const struct proposal_change *one)
{
    for (size_t i = 0; i < changes->count; i++) {
        const struct proposal_change *other = record_list_at(changes, i);
        if (is_alike(other, one)) {
            return other;
        }
    }
    return NULL;
}

static bool is_equal(const struct proposal_change *a, const struct proposal_change *b)
{
    return b != NULL && str_is_same(a->change, b->change) && str_is_same(a->into, b->into) &&
           a->hours_per_week == b->hours_per_week;
}

// Whether the proposal that is gone on with holds these changes, and no other ones.
static bool holds(const struct whatif_state *self, const struct record_list *changes)
{
    struct record_list kept;
    whatif_changes_of(self->dossier, self->base.head.id != 0 ? self->base.proposal : NULL, &kept);
    bool same = kept.count == changes->count;
    for (size_t i = 0; i < kept.count && same; i++) {
        const struct proposal_change *one = record_list_at(&kept, i);
        same = is_equal(one, like(changes, one));
    }
    record_list_clear(&kept);
    return same;
}

bool whatif_is_kept(const struct whatif_state *self)
{
    return holds(self, &self->changes);
}

bool whatif_is_changed_elsewhere(const struct whatif_state *self)
{
    return !holds(self, &self->begun);
}

void whatif_remember(struct whatif_state *self)
{
    record_list_clear(&self->begun);
    whatif_changes_of(self->dossier, self->base.head.id != 0 ? self->base.proposal : NULL,
                      &self->begun);
}

void whatif_take_up(struct whatif_state *self, const struct proposal *proposal)
{
    struct proposal base;
    record_init(KIND_PROPOSAL, &base);
    if (proposal != NULL) {
        record_copy(KIND_PROPOSAL, &base, proposal);
    }
    record_clear(KIND_PROPOSAL, &self->base);
    record_list_clear(&self->changes);
    self->base = base;
    whatif_changes_of(self->dossier, proposal != NULL ? base.proposal : NULL, &self->changes);
    whatif_remember(self);
    whatif_refresh(self);
}

// One save

static void add_change(const struct whatif_state *self, struct request *request,
                       const char *reference, const struct proposal_change *before,
                       const struct proposal_change *change)
{
    struct proposal_change after;
    record_init(KIND_PROPOSAL_CHANGE, &after);
    record_copy(KIND_PROPOSAL_CHANGE, &after, before != NULL ? before : change);
    after.head.household_id = self->dossier->id;
    record_set_text(KIND_PROPOSAL_CHANGE, &after, "household", self->dossier->household.household);
    record_set_text(KIND_PROPOSAL_CHANGE, &after, "proposal", reference);
    record_set_text(KIND_PROPOSAL_CHANGE, &after, "change", change->change);
    record_set_text(KIND_PROPOSAL_CHANGE, &after, "into", change->into);
    after.hours_per_week = change->hours_per_week;
    if (before == NULL) {
        after.head.id = 0;
        after.head.rev = 0;
    }
    request_add_change(request, KIND_PROPOSAL_CHANGE, before, &after);
    record_clear(KIND_PROPOSAL_CHANGE, &after);
}

static void add_new(const struct whatif_state *self, struct request *request, const char *reference)
{
    struct proposal proposal;
    record_init(KIND_PROPOSAL, &proposal);
    proposal.head.household_id = self->dossier->id;
    record_set_text(KIND_PROPOSAL, &proposal, "household", self->dossier->household.household);
    record_set_text(KIND_PROPOSAL, &proposal, "proposal", reference);
    record_set_text(KIND_PROPOSAL, &proposal, "name", self->typed.name);
    record_set_text(KIND_PROPOSAL, &proposal, "remark", self->typed.remark);
    proposal.made_on = self->dossier->session->settings->today;
    request_add_change(request, KIND_PROPOSAL, NULL, &proposal);
    for (size_t i = 0; i < self->changes.count; i++) {
        add_change(self, request, reference, NULL, record_list_at(&self->changes, i));
    }
    record_clear(KIND_PROPOSAL, &proposal);
}

// The record that is kept of the same involvement; NULL: there is none.
static const struct proposal_change *kept_like(const struct whatif_state *self,
                                               const struct proposal_change *one)
{
    const struct record_list *list = &self->dossier->proposal_changes;
    for (size_t i = 0; i < list->count; i++) {
        const struct proposal_change *kept = record_list_at(list, i);
        if (str_is_same(kept->proposal, self->base.proposal) && is_alike(kept, one)) {
            return kept;
        }
    }
    return NULL;
}

static void add_differences(const struct whatif_state *self, struct request *request)
{
    const struct record_list *list = &self->dossier->proposal_changes;
    for (size_t i = 0; i < list->count; i++) {
        const struct proposal_change *kept = record_list_at(list, i);
        if (str_is_same(kept->proposal, self->base.proposal) &&
            like(&self->changes, kept) == NULL) {
            request_add_change(request, KIND_PROPOSAL_CHANGE, kept, NULL);
        }
    }
    for (size_t i = 0; i < self->changes.count; i++) {
        const struct proposal_change *one = record_list_at(&self->changes, i);
        const struct proposal_change *kept = kept_like(self, one);
        if (!is_equal(one, kept)) {
            add_change(self, request, self->base.proposal, kept, one);
        }
    }
}

static const struct proposal *find_proposal(const struct dossier *dossier, const char *reference)
{
    for (size_t i = 0; i < dossier->proposals.count; i++) {
        const struct proposal *one = record_list_at(&dossier->proposals, i);
        if (str_is_same(one->proposal, reference)) {
            return one;
        }
    }
    return NULL;
}

// Sends it and goes on with what is kept; false with a sentence. reference: of the proposal, which
// may be a new one. Clears the request.
static bool send(struct screen *screen, struct request *request, const char *reference,
                 struct err *err)
{
    struct whatif_state *self = whatif_of(screen);
    struct reply reply;
    reply_init(&reply);
    draft_attach(&self->draft, request);
    bool done = ask(self->dossier->session->ask, request, &reply);
    if (done) {
        draft_ended(&self->draft);
        session_show_saved(screen, &reply, self->dossier->id);
        screen->class->reload(screen);
        const struct proposal *kept = find_proposal(self->dossier, reference);
        if (kept != NULL) {
            whatif_take_up(self, kept);
        }
    } else {
        err_set(err, "%s", str_text(reply.message));
        if (reply.status == STATUS_INVALID || reply.status == STATUS_CONFLICT ||
            reply.status == STATUS_NOT_FOUND) {
            // Somebody else kept or deleted one meanwhile: the next save has the next number.
            screen->class->reload(screen);
        }
    }
    request_clear(request);
    reply_clear(&reply);
    return done;
}

static void tell_kept(struct screen *screen)
{
    struct whatif_state *self = whatif_of(screen);
    screen_tell(screen, STYLE_TEXT, _("Kept as %s; nothing of it is done. \"u\" takes it back."),
                str_text(self->base.proposal));
    if (self->leaving) {
        self->ended = true;
        screen_close(screen, SCREEN_DONE);
    }
}

// A new one

static enum form_saved save_new(struct screen *parent, struct screen *form, struct err *err)
{
    struct whatif_state *self = whatif_of(parent);
    struct request request;
    char reference[REFERENCE_BYTES];
    record_set_text(KIND_PROPOSAL, &self->typed, "name", form_value(form, KEEP_NAME));
    record_set_text(KIND_PROPOSAL, &self->typed, "remark", form_value(form, KEEP_REMARK));
    dossier_next_reference(self->dossier, KIND_PROPOSAL, reference);
    request_init(&request, VERB_SAVE);
    add_new(self, &request, reference);
    if (!send(parent, &request, reference, err)) {
        return FORM_STAYS;
    }
    record_clear(KIND_PROPOSAL, &self->typed);
    record_init(KIND_PROPOSAL, &self->typed);
    return FORM_SAVED;
}

static void new_told(struct screen *screen, struct screen *form, enum screen_result result)
{
    (void)form;
    if (result == SCREEN_DONE) {
        tell_kept(screen);
    }
}

// It begins with what was typed for a save that was refused.
static void ask_new(struct screen *screen)
{
    const struct proposal *typed = &whatif_of(screen)->typed;
    const struct form_field fields[KEEP_FIELDS] = {
        [KEEP_NAME] = {.label = _("Name"),
                       .value = typed->name,
                       .kind = FORM_LINE,
                       .required = true,
                       .help = _("What it is called at the table")},
        [KEEP_REMARK] = {.label = _("Remark"), .kind = FORM_TEXT, .value = typed->remark},
    };
    form_open(screen,
              &(struct form_spec){.title = _("Keep as a proposal for the meeting"),
                                  .fields = fields,
                                  .count = KEEP_FIELDS,
                                  .save = save_new},
              new_told);
}

// The one that is gone on with

static void save_again(struct screen *screen)
{
    const struct whatif_state *self = whatif_of(screen);
    struct request request;
    struct err err;
    char reference[REFERENCE_BYTES];
    strncpy(reference, self->base.proposal, sizeof(reference) - 1);
    reference[sizeof(reference) - 1] = '\0';
    request_init(&request, VERB_SAVE);
    add_differences(self, &request);
    if (send(screen, &request, reference, &err)) {
        tell_kept(screen);
    } else {
        screen_tell_error(screen, &err);
    }
}

enum keep_choice { KEEP_HERE, KEEP_AS_NEW, KEEP_CHOICES };

static void keep_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    if (result == SCREEN_DONE && menu_choice(menu) == KEEP_HERE) {
        save_again(screen);
    } else if (result == SCREEN_DONE) {
        ask_new(screen);
    }
}

static void ask_where(struct screen *screen)
{
    const struct whatif_state *self = whatif_of(screen);
    bool elsewhere = whatif_is_changed_elsewhere(self);
    struct buf title = {0};
    const char *const options[KEEP_CHOICES] = {
        [KEEP_HERE] = elsewhere ? _("over what somebody else kept meanwhile")
                                : _("in this proposal, in place of what stood there"),
        [KEEP_AS_NEW] = _("as a new proposal beside it"),
    };
    whatif_add_name(&self->base, &title);
    menu_open(screen, buf_text(&title), options, KEEP_CHOICES, keep_chosen);
    buf_clear(&title);
}

static void keep(struct screen *screen)
{
    const struct whatif_state *self = whatif_of(screen);
    if (whatif_is_kept(self)) {
        screen_tell(screen, STYLE_MUTED, "%s",
                    self->base.head.id != 0 ? _("All of it is kept already.")
                                            : _("Nothing would become otherwise yet."));
    } else if (self->base.head.id != 0 && !str_is_same(self->base.state, "accepted")) {
        ask_where(screen);
    } else {
        ask_new(screen);
    }
}

void whatif_keep(struct screen *screen)
{
    whatif_of(screen)->leaving = false;
    keep(screen);
}

// Leaving

enum leave_choice { LEAVE_KEEP, LEAVE_LATER, LEAVE_DROP, LEAVE_CHOICES };

static void leave_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    struct whatif_state *self = whatif_of(screen);
    if (result != SCREEN_DONE) {
        return;
    }
    if (menu_choice(menu) == LEAVE_KEEP) {
        self->leaving = true;
        keep(screen);
        return;
    }
    if (menu_choice(menu) == LEAVE_DROP) {
        self->ended = true;
        draft_drop(&self->draft);
    } else if (!whatif_keep_draft(screen, true)) {
        return;
    }
    screen_close(screen, SCREEN_CANCELLED);
}

void whatif_leave(struct screen *screen)
{
    const char *const options[LEAVE_CHOICES] = {
        [LEAVE_KEEP] = _("keep it as a proposal"),
        [LEAVE_LATER] = _("go on later: it is kept as a draft"),
        [LEAVE_DROP] = _("throw it away"),
    };
    if (whatif_is_kept(whatif_of(screen))) {
        screen_close(screen, SCREEN_CANCELLED);
    } else {
        menu_open(screen, _("Not kept yet"), options, LEAVE_CHOICES, leave_chosen);
    }
}
