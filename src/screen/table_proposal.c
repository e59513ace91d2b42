// SPDX-License-Identifier: EUPL-1.2
// A proposal at the table: what it would change becomes decisions about helpers, with an action each for
// who coordinates. Each can be decided anew or taken away; nothing changes before all of it is saved.
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/meeting_words.h"
#include "figures/whatif.h"
#include "figures/words.h"
#include "model/choice.h"
#include "model/settings.h"
#include "screen/overview_parts.h"
#include "screen/record_form_state.h"
#include "screen/session.h"
#include "screen/table.h"
#include "screen/table_state.h"
#include "ui/draw.h"

enum { ACTION_DAYS = 14 };

static const struct involvement *involvement_at(const struct table *self, size_t at)
{
    return record_list_at(&self->dossier->involvements, at);
}

// Who stops is there for the last time on the day of the meeting.
static void set_stop(const struct table *self, struct whatif_change *change)
{
    change->kind = WHATIF_STOP;
    change->until = self->now.date;
}

// One for each involvement, to be freed; *active: how many are about help that there is.
static struct whatif_change *read_changes(const struct table *self, const char *proposal,
                                          size_t *active)
{
    const struct record_list *involvements = &self->dossier->involvements;
    struct whatif_change *changes = xcalloc(involvements->count + 1, sizeof(*changes));
    *active = figures_whatif_read(&self->dossier->proposal_changes, proposal, involvements,
                                  self->now.date, changes);
    for (size_t i = 0; i < involvements->count; i++) {
        if (changes[i].kind == WHATIF_STOP) {
            set_stop(self, &changes[i]);
        }
    }
    return changes;
}

static bool is_of(const struct table *self, size_t at, const char *professional)
{
    return str_is_same(involvement_at(self, at)->professional, professional);
}

// Which one

bool table_is_taken_over(const struct table *self, const struct proposal *proposal)
{
    for (size_t i = 0; i < self->entries.count; i++) {
        const struct table_entry *entry = &self->entries.items[i];
        if (entry->proposal != NULL && strcmp(entry->proposal, proposal->proposal) == 0) {
            return true;
        }
    }
    return false;
}

static const struct proposal *proposal_at(const struct table *self, size_t point)
{
    const struct agenda_point *one = &self->agenda.points[point];
    bool open = one->kind == AGENDA_PROPOSAL && !table_is_taken_over(self, one->record);
    return open ? one->record : NULL;
}

// Those that can be taken over; *first is one of them.
static size_t count_proposals(const struct table *self, const struct proposal **first)
{
    size_t count = 0;
    *first = NULL;
    for (size_t i = 0; i < self->agenda.count; i++) {
        const struct proposal *one = proposal_at(self, i);
        *first = *first == NULL ? one : *first;
        count += one != NULL;
    }
    return count;
}

bool table_has_proposal(const struct table *self)
{
    const struct proposal *first;
    return self->step == TABLE_AGENDA && count_proposals(self, &first) > 0;
}

// The one with the cursor, else the only one there is.
static const struct proposal *proposal_now(const struct table *self)
{
    const struct leaf_item *item = leaf_now(&self->leaf);
    const struct proposal *first;
    if (item != NULL && item->kind == TABLE_POINT && proposal_at(self, (size_t)item->id) != NULL) {
        return proposal_at(self, (size_t)item->id);
    }
    return count_proposals(self, &first) == 1 ? first : NULL;
}

// Taking over

// Of all that the helper does here: it stays, perhaps with more, stays with less, goes together with another's, or
// stops.
static const char *decision_about(const struct table *self, const struct whatif_change *changes,
                                  const char *professional)
{
    bool merged = false, stays = false, less = false;
    for (size_t i = 0; i < self->dossier->involvements.count; i++) {
        const struct involvement *one = involvement_at(self, i);
        enum whatif_kind kind = changes[i].kind;
        if (figures_active(one->from, one->until, self->now.date) && is_of(self, i, professional)) {
            stays |= kind == WHATIF_NONE || kind == WHATIF_REDUCE;
            less |= kind != WHATIF_NONE && !figures_whatif_is_more(one, &changes[i]);
            merged |= kind == WHATIF_MERGE;
        }
    }
    if (stays) {
        return less ? "reduce" : "keep";
    }
    return merged ? "merge" : "stop";
}

static const char *name_of_into(const struct whatif_change *change)
{
    return str_is_given(change->into_name) ? change->into_name : change->into;
}

static void add_decision(struct table *self, const struct proposal *proposal,
                         const struct whatif_change *changes, size_t at)
{
    const struct involvement *one = involvement_at(self, at);
    struct table_entry *entry = table_entries_about(&self->entries, one->professional);
    if (entry == NULL) {
        entry = table_entries_add(&self->entries, KIND_CONTRIBUTION, NULL);
    }
    struct contribution *decision = entry->record;
    decision->date = self->now.date;
    record_set_text(KIND_CONTRIBUTION, decision, "professional", one->professional);
    record_set_text(KIND_CONTRIBUTION, decision, "decision",
                    decision_about(self, changes, one->professional));
    if (changes[at].kind == WHATIF_MERGE) {
        record_set_text(KIND_CONTRIBUTION, decision, "who_else", name_of_into(&changes[at]));
    }
    entry->ends = false;
    entry->minutes = NONE;
    entry->as_proposed = true;
    xreplace(&entry->proposal, proposal->proposal);
    table_agree(self, decision);
    table_name_entry(self, entry);
}

static void add_action_words(const struct involvement *one, const struct whatif_change *change,
                             struct buf *out)
{
    const char *name = figures_helper_name(one);
    if (change->kind == WHATIF_STOP) {
        buf_addf(out, _("round off with %s"), name);
    } else if (change->kind == WHATIF_REDUCE) {
        buf_addf(out, _("arrange the new hours with %s"), name);
    } else {
        buf_addf(out, _("arrange the handover from %s to %s"), name, name_of_into(change));
    }
}

static void add_action(struct table *self, const struct whatif_change *change, size_t at)
{
    const struct involvement *one = involvement_at(self, at);
    const struct coordination *span =
        figures_coordination(&self->dossier->coordination, self->now.date);
    struct table_entry *entry = table_entries_add(&self->entries, KIND_ACTION, NULL);
    struct plan_action *action = entry->record;
    struct buf words = {0};
    add_action_words(one, change, &words);
    record_set_text(KIND_ACTION, action, "text", buf_text(&words));
    record_set_text(KIND_ACTION, action, "who", span != NULL ? span->coordinator : NULL);
    action->due = self->now.date + ACTION_DAYS;
    entry->about = xstrdup(one->professional);
    table_name_entry(self, entry);
    buf_clear(&words);
}

static void take_over(struct table *self, const struct proposal *proposal,
                      const struct whatif_change *changes)
{
    for (size_t i = 0; i < self->dossier->involvements.count; i++) {
        if (changes[i].kind != WHATIF_NONE) { // what was decided here before gives way
            table_entries_decide_anew(&self->entries, involvement_at(self, i)->professional);
        }
    }
    for (size_t i = 0; i < self->dossier->involvements.count; i++) {
        if (changes[i].kind != WHATIF_NONE) {
            add_decision(self, proposal, changes, i);
            add_action(self, &changes[i], i);
        }
    }
}

void table_proposal(struct screen *screen)
{
    struct table *self = table_of(screen);
    const struct proposal *proposal = proposal_now(self);
    if (proposal == NULL) {
        screen_tell(screen, STYLE_MUTED, "%s", _("Put the cursor on a proposal first: 2."));
        return;
    }
    size_t active;
    struct whatif_change *changes = read_changes(self, proposal->proposal, &active);
    take_over(self, proposal, changes);
    const struct involvement *gone =
        figures_whatif_gone(&self->dossier->involvements, changes, self->now.date);
    free(changes);
    if (active == 0) {
        screen_tell(screen, STYLE_WARNING, "%s",
                    _("Nothing of this proposal is about help that there is today."));
        return;
    }
    table_go_to(self, TABLE_HELPERS);
    if (gone != NULL) {
        screen_tell(screen, STYLE_WARNING,
                    _("Taken over; but %s would not come any more, and is to take work over."),
                    figures_helper_name(gone));
        return;
    }
    screen_tell(screen, STYLE_TEXT, "%s",
                _("Taken over as decisions and actions: each can be changed. Ctrl-S saves them."));
}

// In words

static void add_last_day(const struct table *self, const struct involvement *one,
                         const struct whatif_change *change, struct buf *out)
{
    char day[DATE_TEXT];
    int64_t last = figures_whatif_last_day(one, change, self->now.date);
    buf_addf(out, _("last day %s"), overview_day_text(self->dossier, last, day));
}

static void add_change_words(const struct table *self, const struct involvement *one,
                             const struct whatif_change *change, struct buf *out)
{
    struct buf hours = {0};
    if (change->kind == WHATIF_REDUCE && change->minutes != NONE && one->hours_per_week != NONE) {
        figures_add_hours(&hours, one->hours_per_week, 0);
        buf_addf(&hours, " %s ", draw_shape(SHAPE_ARROW));
    }
    if (change->minutes != NONE) {
        figures_add_hours(&hours, change->minutes, 0);
    }
    if (change->kind == WHATIF_STOP) {
        add_last_day(self, one, change, out);
    } else if (change->kind == WHATIF_MERGE) {
        add_last_day(self, one, change, out);
        if (hours.len > 0) {
            buf_add_text(out, "; ");
            buf_addf(out, _("%s hours a week more there"), buf_text(&hours));
        }
    } else if (hours.len > 0) {
        buf_addf(out, _("%s hours a week"), buf_text(&hours));
    } else {
        buf_add_text(out, _("new hours not known yet"));
    }
    buf_clear(&hours);
}

void table_proposed_words(const struct table *self, const struct table_entry *entry,
                          struct buf *out)
{
    const struct contribution *decision = entry->record;
    const struct settings *settings = self->dossier->session->settings;
    size_t active, count;
    struct whatif_change *changes = read_changes(self, entry->proposal, &active);
    table_helper(self, decision->professional, &count);
    for (size_t i = 0; i < self->dossier->involvements.count; i++) {
        if (changes[i].kind == WHATIF_NONE || !is_of(self, i, decision->professional)) {
            continue;
        }
        buf_add_text(out, "; ");
        if (count > 1) { // else it is all that the helper does
            field_show(kind_field(KIND_INVOLVEMENT, "domain"), involvement_at(self, i), settings,
                       out);
            buf_add_text(out, ": ");
        }
        add_change_words(self, involvement_at(self, i), &changes[i], out);
    }
    free(changes);
}

// Saving

// Whether the proposal still has what was taken over about this helper.
static bool stands(const struct table *self, const struct table_entry *entry)
{
    const struct contribution *decision = entry->record;
    bool changed = false;
    size_t active;
    struct whatif_change *changes = read_changes(self, entry->proposal, &active);
    for (size_t i = 0; i < self->dossier->involvements.count; i++) {
        changed |= changes[i].kind != WHATIF_NONE && is_of(self, i, decision->professional);
    }
    bool same = changed && str_is_same(decision->decision,
                                       decision_about(self, changes, decision->professional));
    free(changes);
    return same;
}

bool table_proposals_stand(struct screen *screen)
{
    const struct table *self = table_of(screen);
    for (size_t i = 0; i < self->entries.count; i++) {
        const struct table_entry *entry = &self->entries.items[i];
        if (entry->as_proposed && !stands(self, entry)) {
            const struct contribution *one = entry->record;
            screen_tell(screen, STYLE_WARNING, _("Decide anew about %s: the proposal has changed."),
                        meeting_words_helper(one));
            return false;
        }
    }
    return true;
}

static void set_change(const struct table *self, const struct table_entry *entry,
                       const struct whatif_change *proposed, struct whatif_change *change)
{
    const struct contribution *decision = entry->record;
    if (entry->as_proposed) {
        *change = *proposed;
    } else if (entry->ends) {
        set_stop(self, change);
    } else if (entry->minutes != NONE) {
        *change = (struct whatif_change){.kind = WHATIF_REDUCE, .minutes = entry->minutes};
    }
    change->reason = decision->reason;
}

static void read_entry(const struct table *self, const struct table_entry *entry,
                       struct whatif_change *changes)
{
    const struct contribution *decision = entry->record;
    size_t active;
    struct whatif_change *proposed =
        read_changes(self, entry->as_proposed ? entry->proposal : "", &active);
    for (size_t i = 0; i < self->dossier->involvements.count; i++) {
        if (is_of(self, i, decision->professional)) {
            set_change(self, entry, &proposed[i], &changes[i]);
        }
    }
    free(proposed);
}

void table_add_help(const struct table *self, struct request *request)
{
    const struct record_list lists[KIND_SAVED_COUNT] = {
        [KIND_INVOLVEMENT] = self->dossier->involvements,
    };
    size_t count = lists[KIND_INVOLVEMENT].count;
    struct whatif_change *changes = xcalloc(count + 1, sizeof(*changes));
    for (size_t i = 0; i < self->entries.count; i++) {
        if (self->entries.items[i].kind == KIND_CONTRIBUTION) {
            read_entry(self, &self->entries.items[i], changes);
        }
    }
    struct whatif_record *records;
    count = figures_whatif_records(
        &(struct whatif_source){lists, changes, self->now.date, self->dossier->session->settings},
        &records);
    for (size_t i = 0; i < count; i++) {
        request_add_change(request, KIND_INVOLVEMENT, records[i].before, &records[i].after);
    }
    figures_whatif_records_clear(records, count);
    free(changes);
}

void table_accept_proposals(const struct table *self, struct request *request)
{
    for (size_t i = 0; i < self->dossier->proposals.count; i++) {
        const struct proposal *proposal = record_list_at(&self->dossier->proposals, i);
        if (figures_proposal_open(proposal) && table_is_taken_over(self, proposal)) {
            struct proposal *accepted = record_new(KIND_PROPOSAL, proposal);
            record_set_text(KIND_PROPOSAL, accepted, "state", "accepted");
            accepted->state_on = self->now.date;
            request_add_change(request, KIND_PROPOSAL, proposal, accepted);
            record_free(KIND_PROPOSAL, accepted);
        }
    }
}
