// SPDX-License-Identifier: EUPL-1.2
// Everything that was written down at the table, saved in one request: one step for undo.
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/meetings_content.h"
#include "screen/record_form_state.h"
#include "screen/session.h"
#include "screen/table_state.h"

// Numbers of new records, counted on from those that are there.
struct numbers {
    long agreement, action;
};

static void place(const struct table *self, enum kind kind, void *record)
{
    const char *code = self->dossier->household.household;
    ((struct record *)record)->household_id = self->dossier->id;
    record_set_text(kind, record, "household", code);
}

static void set_reference(const struct table *self, enum kind kind, void *record, long number)
{
    char first[24], text[32];
    dossier_next_reference(self->dossier, kind, first);
    snprintf(text, sizeof(text), "%c%ld", first[0], strtol(first + 1, NULL, 10) + number);
    record_set_text(kind, record, dossier_reference(kind)->name, text);
}

// The meeting

static bool add_meeting(const struct table *self, struct request *request)
{
    struct meeting after;
    struct buf minutes = {0};
    record_init(KIND_MEETING, &after);
    record_copy(KIND_MEETING, &after, &self->now);
    buf_add_text(&minutes, self->base.minutes);
    table_entries_minutes(&self->entries, &minutes);
    after.family_present = table_family_is_here(self) ? 1 : 0;
    record_set_text(KIND_MEETING, &after, "state", "held");
    record_set_text(KIND_MEETING, &after, "minutes", buf_text(&minutes));
    bool added = request_add_change(request, KIND_MEETING,
                                    self->base.head.id != 0 ? &self->base : NULL, &after);
    record_clear(KIND_MEETING, &after);
    buf_clear(&minutes);
    return added;
}

// What helpers said before goes with a meeting that is held on another day than was planned.
static void move_contributions(const struct table *self, struct request *request)
{
    const struct record_list *list = &self->dossier->contributions;
    bool moved = self->base.head.id != 0 && self->base.date != self->now.date;
    for (size_t i = 0; moved && i < list->count; i++) {
        const struct contribution *one = record_list_at(list, i);
        if (one->date == self->base.date &&
            table_entries_about(&self->entries, one->professional) == NULL) {
            struct contribution after;
            record_init(KIND_CONTRIBUTION, &after);
            record_copy(KIND_CONTRIBUTION, &after, one);
            after.date = self->now.date;
            request_add_change(request, KIND_CONTRIBUTION, one, &after);
            record_clear(KIND_CONTRIBUTION, &after);
        }
    }
}

// What was written down

static void add_agreement(const struct table *self, struct request *request,
                          const struct table_entry *entry, struct numbers *numbers)
{
    struct agreement *record = record_new(KIND_AGREEMENT, entry->record);
    place(self, KIND_AGREEMENT, record);
    record->date = self->now.date;
    set_reference(self, KIND_AGREEMENT, record, numbers->agreement++);
    request_add_change(request, KIND_AGREEMENT, NULL, record);
    record_free(KIND_AGREEMENT, record);
}

static void add_action(const struct table *self, struct request *request,
                       const struct table_entry *entry, struct numbers *numbers)
{
    struct plan_action *record = record_new(KIND_ACTION, entry->record);
    place(self, KIND_ACTION, record);
    record->set_on = self->now.date;
    set_reference(self, KIND_ACTION, record, numbers->action++);
    request_add_change(request, KIND_ACTION, NULL, record);
    record_free(KIND_ACTION, record);
}

// What the helper said before stays.
static void add_decision(const struct table *self, struct request *request,
                         const struct table_entry *entry)
{
    const struct contribution *decided = entry->record;
    const struct contribution *before =
        meetings_contribution(self->dossier, self->base.date, decided->professional);
    struct contribution *after = record_new(KIND_CONTRIBUTION, before != NULL ? before : decided);
    static const char *const fields[] = {"decision", "reason", "agreed_by"};
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        field_copy(kind_field(KIND_CONTRIBUTION, fields[i]), after, decided);
    }
    if (str_is_given(decided->who_else)) {
        record_set_text(KIND_CONTRIBUTION, after, "who_else", decided->who_else);
    }
    place(self, KIND_CONTRIBUTION, after);
    after->date = self->now.date;
    request_add_change(request, KIND_CONTRIBUTION, before, after);
    record_free(KIND_CONTRIBUTION, after);
}

static void add_entries(const struct table *self, struct request *request)
{
    struct numbers numbers = {0};
    for (size_t i = 0; i < self->entries.count; i++) {
        const struct table_entry *entry = &self->entries.items[i];
        if (entry->kind == KIND_AGREEMENT) {
            add_agreement(self, request, entry, &numbers);
        } else if (entry->kind == KIND_ACTION) {
            add_action(self, request, entry, &numbers);
        } else if (entry->kind == KIND_CONTRIBUTION) {
            add_decision(self, request, entry);
        }
    }
    table_add_help(self, request);
    table_accept_proposals(self, request);
}

// What was not changed here is theirs.
static void take_over(struct table *self, const struct meeting *theirs)
{
    const struct kind_info *info = kind_get(KIND_MEETING);
    for (size_t i = 0; i < info->field_count; i++) {
        if (field_equal(&info->fields[i], &self->now, &self->base)) {
            field_copy(&info->fields[i], &self->now, theirs);
        }
    }
    self->now.head = theirs->head;
    record_copy(KIND_MEETING, &self->base, theirs);
}

// Somebody else changed the meeting: theirs is what it was before, what was written down here stays.
static void meet(struct screen *screen, const struct reply *reply)
{
    struct meeting theirs;
    size_t offset = 0;
    record_init(KIND_MEETING, &theirs);
    if (reply->rows.kind == KIND_MEETING && rows_next(&reply->rows, &offset, &theirs, NULL)) {
        take_over(table_of(screen), &theirs);
    }
    record_clear(KIND_MEETING, &theirs);
    screen->class->reload(screen);
    screen_tell(screen, STYLE_WARNING,
                _("%s changed this in the meantime. Look it over; Ctrl-S saves what stands here."),
                reply->login != NULL ? reply->login : _("Somebody else"));
}

// Who stands in that field of theirs stands in it here, too.
static void add_whos(struct table *self, const struct meeting *theirs, const char *name)
{
    const struct field *field = kind_field(KIND_MEETING, name);
    struct buf whos = {0};
    buf_add_text(&whos, field_text(field, &self->now));
    for (const char *at = field_text(field, theirs); *at != '\0'; at += strspn(at, " ")) {
        char *who = xstrndup(at, strcspn(at, " "));
        at += strlen(who);
        if (!table_is_among(field_text(field, &self->now), who)) {
            buf_addf(&whos, " %s", who);
        }
        free(who);
    }
    table_set_whos(self->dossier->session, KIND_MEETING, &self->now, name, &whos);
    buf_clear(&whos);
}

// About whom both decided, by name; NULL: about nobody.
static const char *decided_twice(const struct table *self)
{
    const char *found = NULL;
    for (size_t i = 0; i < self->entries.count && found == NULL; i++) {
        const struct contribution *one = self->entries.items[i].record;
        const struct contribution *theirs =
            self->entries.items[i].kind == KIND_CONTRIBUTION
                ? meetings_contribution(self->dossier, self->now.date, one->professional)
                : NULL;
        if (theirs != NULL && str_is_given(theirs->decision)) {
            found =
                str_is_given(one->professional_name) ? one->professional_name : one->professional;
        }
    }
    return found;
}

static void tell_joined(struct screen *screen)
{
    const char *twice = decided_twice(table_of(screen));
    if (twice != NULL) {
        screen_tell(
            screen, STYLE_WARNING,
            _("There is a meeting of today already, which decided about %s too: look it over."),
            twice);
    } else {
        screen_tell(screen, STYLE_WARNING, "%s",
                    _("There is a meeting of today already: Ctrl-S adds what stands here to it."));
    }
}

// A meeting that somebody else deleted is held anew.
static void leave_deleted(struct table *self)
{
    if (self->base.head.id != 0 &&
        record_list_find(&self->dossier->meetings, self->base.head.id) == NULL) {
        record_clear(KIND_MEETING, &self->base);
        record_init(KIND_MEETING, &self->base);
        self->now.head.id = 0;
        self->now.head.rev = 0;
    }
}

// Somebody else saved a meeting of this day, of which there is one: what was written down here goes to it.
static bool meet_other(struct screen *screen)
{
    struct table *self = table_of(screen);
    for (size_t i = 0; i < self->dossier->meetings.count; i++) {
        const struct meeting *theirs = record_list_at(&self->dossier->meetings, i);
        if (theirs->date == self->now.date && theirs->head.id != self->base.head.id) {
            bool invited = self->now.family_invited == 1 || theirs->family_invited == 1;
            take_over(self, theirs);
            add_whos(self, theirs, "invited");
            add_whos(self, theirs, "present");
            self->now.family_invited = invited ? 1 : self->now.family_invited;
            screen->class->reload(screen);
            tell_joined(screen);
            return true;
        }
    }
    return false;
}

// What is there now is asked for, so that it can be looked over.
static void look_over(struct screen *screen, const struct reply *reply)
{
    screen->class->reload(screen);
    leave_deleted(table_of(screen));
    if (!meet_other(screen) && reply->status == STATUS_NOT_FOUND) {
        screen_tell(
            screen, STYLE_WARNING, "%s",
            _("Somebody else deleted some of it. Look it over; Ctrl-S saves what stands here."));
    }
}

bool table_send(struct screen *screen)
{
    struct table *self = table_of(screen);
    struct request request;
    struct reply reply;
    if (!table_proposals_stand(screen)) {
        return false;
    }
    request_init(&request, VERB_SAVE);
    add_meeting(self, &request);
    move_contributions(self, &request);
    add_entries(self, &request);
    draft_attach(&self->draft, &request);
    bool done = session_ask(screen, &request, &reply);
    if (done) {
        self->ended = true;
        draft_ended(&self->draft);
        session_show_saved(screen, &reply, self->dossier->id);
        screen_tell(screen, STYLE_TEXT, "%s",
                    _("The meeting is saved; \"u\" takes all of it back."));
    } else if (reply.status == STATUS_CONFLICT) {
        meet(screen, &reply);
    } else if (reply.status == STATUS_INVALID || reply.status == STATUS_NOT_FOUND) {
        look_over(screen, &reply);
    }
    request_clear(&request);
    reply_clear(&reply);
    return done;
}
