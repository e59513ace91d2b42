// SPDX-License-Identifier: EUPL-1.2
// What is written down at the table: agreements, actions, decisions about helpers.
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/words.h"
#include "model/draft_values.h"
#include "screen/meetings_content.h"
#include "screen/record_fields.h"
#include "screen/record_form.h"
#include "screen/record_form_state.h"
#include "screen/session.h"
#include "screen/table.h"
#include "screen/table_state.h"
#include "ui/dialog.h"
#include "ui/form.h"

static struct table_entry *entry_now(const struct table *self)
{
    const struct leaf_item *item = leaf_now(&self->leaf);
    bool entry = item != NULL && item->kind == TABLE_ENTRY;
    return entry ? &self->entries.items[item->id] : NULL;
}

static const struct involvement *helper_now(const struct table *self)
{
    const struct leaf_item *item = leaf_now(&self->leaf);
    bool helper = item != NULL && item->kind == TABLE_HELPER;
    return helper ? record_list_find(&self->dossier->involvements, item->id) : NULL;
}

static int64_t index_of(const struct table *self, const struct table_entry *entry)
{
    return entry != NULL ? entry - self->entries.items : TABLE_NEW;
}

// Written down: the cursor goes where it is seen. Of a helper it goes to the next one.
static void show_entry(struct table *self, size_t index)
{
    table_name_entry(self, &self->entries.items[index]);
    if (self->step == TABLE_HELPERS) {
        table_build(self);
        leaf_move(&self->leaf, LIST_DOWN);
    } else {
        table_go_to_entry(self, index);
    }
}

// What follows from a decision. Who leaves the question leaves the decision: all is as it was before.

static void remember(struct table *self)
{
    buf_reset(&self->before);
    table_entries_add_values(&self->entries, &self->before);
}

static void take_back(struct table *self)
{
    struct draft_value value = {0};
    const char *at = buf_text(&self->before);
    table_entries_clear(&self->entries);
    while (draft_values_next(&at, &value)) {
        table_entries_read_value(&self->entries, buf_text(&value.field),
                                 buf_text(&value.new_value));
    }
    draft_value_clear(&value);
    for (size_t i = 0; i < self->entries.count; i++) {
        table_name_entry(self, &self->entries.items[i]);
    }
    self->asked = TABLE_NEW;
    table_build(self);
}

static struct table_entry *asked_entry(const struct table *self)
{
    return self->asked != TABLE_NEW ? &self->entries.items[self->asked] : NULL;
}

// What is reduced has fewer hours than now, when those are known.
static bool check_hours(struct screen *parent, const char *text, struct err *err)
{
    const struct table *self = table_of(parent);
    const struct contribution *one = asked_entry(self)->record;
    size_t count;
    const struct involvement *involvement = table_helper(self, one->professional, &count);
    int64_t minutes;
    if (!record_read_hours(text, session_of(parent)->settings, &minutes, err)) {
        return false;
    }
    return minutes == NONE || involvement == NULL || involvement->hours_per_week == NONE ||
           minutes < involvement->hours_per_week ||
           err_set(err, "%s", _("not fewer than now; more hours: pane Professionals"));
}

static void hours_told(struct screen *screen, struct screen *prompt, enum screen_result result)
{
    struct table *self = table_of(screen);
    struct err err;
    struct table_entry *entry = asked_entry(self);
    if (result != SCREEN_DONE) {
        take_back(self);
        return;
    }
    if (entry != NULL && prompt_text(prompt)[0] != '\0') {
        record_read_hours(prompt_text(prompt), session_of(screen)->settings, &entry->minutes, &err);
    }
    show_entry(self, (size_t)self->asked);
}

static void ask_hours(struct screen *screen, const struct contribution *one)
{
    const struct table *self = table_of(screen);
    size_t count;
    const struct involvement *involvement = table_helper(self, one->professional, &count);
    struct buf hours = {0}, label = {0};
    if (involvement == NULL || count != 1) {
        screen_tell(screen, STYLE_TEXT, "%s",
                    _("The hours can be changed in the pane of the professionals."));
        show_entry(table_of(screen), (size_t)self->asked);
        return;
    }
    figures_add_hours(&hours, involvement->hours_per_week, 0);
    buf_addf(&label, _("Hours a week from now on (now %s)"), buf_text(&hours));
    prompt_open(screen,
                &(struct prompt){.title = one->professional_name,
                                 .label = buf_text(&label),
                                 .check = check_hours},
                hours_told);
    buf_clear(&hours);
    buf_clear(&label);
}

static void end_told(struct screen *screen, struct screen *question, enum screen_result result)
{
    struct table *self = table_of(screen);
    struct table_entry *entry = asked_entry(self);
    if (result != SCREEN_DONE && !confirm_is_refused(question)) {
        take_back(self);
        return;
    }
    if (entry != NULL) {
        entry->ends = result == SCREEN_DONE;
    }
    show_entry(self, (size_t)self->asked);
}

static void ask_end(struct screen *screen, const struct contribution *one)
{
    const struct table *self = table_of(screen);
    char day[DATE_TEXT];
    struct buf question = {0};
    size_t count;
    if (table_helper(self, one->professional, &count) == NULL) {
        show_entry(table_of(screen), (size_t)self->asked);
        return;
    }
    date_format(self->now.date, session_of(screen)->settings->date_style, day);
    buf_addf(&question, _("Is %s the last day of %s?"), day, one->professional_name);
    confirm_open(screen, buf_text(&question), end_told);
    buf_clear(&question);
}

static void else_told(struct screen *screen, struct screen *prompt, enum screen_result result)
{
    struct table *self = table_of(screen);
    struct table_entry *entry = asked_entry(self);
    if (result != SCREEN_DONE) {
        take_back(self);
        return;
    }
    if (entry != NULL) {
        record_set_text(KIND_CONTRIBUTION, entry->record, "who_else", prompt_text(prompt));
    }
    show_entry(self, (size_t)self->asked);
}

static void ask_else(struct screen *screen, const struct contribution *one)
{
    prompt_open(screen,
                &(struct prompt){.title = one->professional_name,
                                 .label = _("Merged with the help of"),
                                 .text = one->who_else},
                else_told);
}

static struct table_entry *entry_with(const struct table *self, const void *record)
{
    size_t i = 0;
    while (self->entries.items[i].record != record) {
        i++;
    }
    return &self->entries.items[i];
}

// Stopping ends the help, reducing gives new hours, merging somebody who takes it over.
static void follow_up(struct screen *screen, struct table_entry *entry)
{
    struct table *self = table_of(screen);
    const struct contribution *one = entry->record;
    if (one->professional != NULL) {
        table_entries_decide_anew(&self->entries, one->professional);
        entry = entry_with(self, one); // it moved when actions before it went
    }
    const char *decision = str_text(one->decision);
    self->asked = index_of(self, entry);
    table_name_entry(self, entry);
    entry->ends = false;
    entry->minutes = NONE;
    if (strcmp(decision, "stop") == 0) {
        ask_end(screen, one);
    } else if (strcmp(decision, "reduce") == 0) {
        ask_hours(screen, one);
    } else if (strcmp(decision, "merge") == 0) {
        ask_else(screen, one);
    } else {
        show_entry(self, (size_t)self->asked);
    }
}

// The day of the meeting tells whose records they are.
static void set_day(const struct table *self, enum kind kind, void *record)
{
    if (kind == KIND_AGREEMENT) {
        ((struct agreement *)record)->date = self->now.date;
    } else if (kind == KIND_CONTRIBUTION) {
        ((struct contribution *)record)->date = self->now.date;
    }
}

// The family when it is here, and the helper when he or she is.
void table_agree(const struct table *self, struct contribution *one)
{
    struct buf agreed = {0};
    buf_add_text(&agreed, table_family_is_here(self) ? "family" : "");
    if (one->professional != NULL && table_is_among(self->now.present, one->professional)) {
        buf_addf(&agreed, "%s%s", agreed.len > 0 ? " " : "", one->professional);
    }
    table_set_whos(self->dossier->session, KIND_CONTRIBUTION, one, "agreed_by", &agreed);
    buf_clear(&agreed);
}

static void decide(struct screen *screen, const char *decision)
{
    struct table *self = table_of(screen);
    const struct involvement *helper = helper_now(self);
    if (helper == NULL) {
        screen_tell(screen, STYLE_MUTED, "%s", _("Put the cursor on a helper first: 3."));
        return;
    }
    remember(self);
    struct table_entry *entry = table_entries_about(&self->entries, helper->professional);
    if (entry == NULL) {
        entry = table_entries_add(&self->entries, KIND_CONTRIBUTION, NULL);
        record_set_text(KIND_CONTRIBUTION, entry->record, "professional", helper->professional);
        set_day(self, KIND_CONTRIBUTION, entry->record);
        table_agree(self, entry->record);
    }
    record_set_text(KIND_CONTRIBUTION, entry->record, "decision", decision);
    follow_up(screen, entry);
}

void table_keep(struct screen *screen)
{
    decide(screen, "keep");
}

void table_reduce(struct screen *screen)
{
    decide(screen, "reduce");
}

void table_merge(struct screen *screen)
{
    decide(screen, "merge");
}

void table_stop(struct screen *screen)
{
    decide(screen, "stop");
}

// Forms

// What was taken over stays as it was proposed when only who agreed, or why, is changed.
static bool is_same_decision(const struct table_entry *entry, const struct contribution *other)
{
    const struct contribution *one = entry->record;
    return entry->as_proposed && str_is_same(one->professional, other->professional) &&
           str_is_same(one->decision, other->decision);
}

// With a decision that was taken over go the actions that belong to it.
static void remove_entry(struct table *self, size_t index)
{
    const struct table_entry *entry = &self->entries.items[index];
    const struct contribution *decision = entry->kind == KIND_CONTRIBUTION ? entry->record : NULL;
    char *professional = decision != NULL ? xstrdup(decision->professional) : NULL;
    table_entries_remove(&self->entries, index);
    if (professional != NULL) {
        table_entries_decide_anew(&self->entries, professional);
    }
    free(professional);
}

// Of a helper there is one decision: what the form says of one who was decided about takes the place of that.
static struct table_entry *decided_entry(struct table *self, const void *record)
{
    struct table_entry *entry = asked_entry(self);
    const struct contribution *one = self->asked_kind == KIND_CONTRIBUTION ? record : NULL;
    if (one == NULL || !str_is_given(one->professional)) {
        return entry;
    }
    struct table_entry *other = table_entries_about(&self->entries, one->professional);
    if (other == NULL || other == entry) {
        return entry;
    }
    if (entry != NULL) {
        remove_entry(self, (size_t)self->asked);
    }
    return table_entries_about(&self->entries, one->professional);
}

// A decision that is about another helper from now on: what was taken over about the one before goes. Returns the
// entry, which may have moved.
static struct table_entry *leave_helper(struct table *self, struct table_entry *entry,
                                        const void *record)
{
    const struct contribution *before = entry->kind == KIND_CONTRIBUTION ? entry->record : NULL;
    const struct contribution *now = self->asked_kind == KIND_CONTRIBUTION ? record : NULL;
    if (before == NULL || !str_is_given(before->professional) ||
        (now != NULL && str_is_same(before->professional, now->professional))) {
        return entry;
    }
    char *professional = xstrdup(before->professional);
    table_entries_decide_anew(&self->entries, professional);
    free(professional);
    return entry_with(self, before);
}

// The form's record takes the place of the entry's, or is a new one.
static void take(struct screen *screen, const void *record)
{
    struct table *self = table_of(screen);
    remember(self);
    struct table_entry *entry = decided_entry(self, record);
    if (entry == NULL) {
        entry = table_entries_add(&self->entries, self->asked_kind, NULL);
    }
    entry = leave_helper(self, entry, record);
    self->asked = index_of(self, entry);
    if (entry->kind != self->asked_kind) {
        table_entry_turn(entry, self->asked_kind);
    }
    self->decided = entry->kind != KIND_CONTRIBUTION || !is_same_decision(entry, record);
    table_entry_put(entry, record);
}

static void taken(struct screen *screen, struct screen *form, enum screen_result result)
{
    struct table *self = table_of(screen);
    struct table_entry *entry = asked_entry(self);
    (void)form;
    if (result != SCREEN_DONE || entry == NULL) {
        return;
    }
    if (entry->kind == KIND_CONTRIBUTION && self->decided) {
        follow_up(screen, entry);
    } else {
        show_entry(self, (size_t)self->asked);
    }
}

static const char *const *fields_of(enum kind kind)
{
    static const char *const agreement[] = {"text", "who", "due", NULL};
    static const char *const action[] = {"text", "who", "due", "goal", NULL};
    static const char *const decision[] = {"professional", "decision",  "reason",
                                           "who_else",     "agreed_by", NULL};
    return kind == KIND_AGREEMENT ? agreement : kind == KIND_ACTION ? action : decision;
}

static const char *title_of(enum kind kind)
{
    return kind == KIND_AGREEMENT ? _("Agreement: who does what, and by when")
           : kind == KIND_ACTION  ? _("Action: who does what, by when, for which goal")
                                  : _("Decision about a helper");
}

// start: what the form begins with.
static void open_form(struct screen *screen, enum kind kind, struct table_entry *entry,
                      const void *start)
{
    struct table *self = table_of(screen);
    self->asked = index_of(self, entry);
    self->asked_kind = kind;
    struct screen *form = record_form_open(screen,
                                           &(struct record_form){.kind = kind,
                                                                 .start = start,
                                                                 .fields = fields_of(kind),
                                                                 .title = title_of(kind),
                                                                 .dossier = self->dossier,
                                                                 .take = take},
                                           taken);
    if (!field_is_empty(kind_field(kind, fields_of(kind)[0]), start)) {
        form_go_to(form, 1);
    }
}

// From a line that was typed its text goes along, from an open point its text too, from a helper who
// it is.
static void begin_record(const struct table *self, enum kind kind, void *record)
{
    const struct leaf_item *item = leaf_now(&self->leaf);
    const struct table_entry *entry = entry_now(self);
    const struct involvement *helper = helper_now(self);
    const char *text_name = kind == KIND_CONTRIBUTION ? "reason" : "text";
    struct contribution *decision = kind == KIND_CONTRIBUTION ? record : NULL;
    if (entry != NULL) {
        record_set_text(kind, record, text_name, table_entry_text(entry));
    } else if (item != NULL && item->kind == TABLE_POINT) {
        const struct agenda_point *point = &self->agenda.points[item->id];
        field_set_text(kind_field(kind, text_name), record, str_text(point->line), point->len);
    } else if (helper != NULL) {
        record_set_text(kind, record, decision != NULL ? "professional" : "who",
                        helper->professional);
    }
    if (decision != NULL) {
        table_agree(self, decision);
    }
}

static void write_down(struct screen *screen, enum kind kind)
{
    struct table *self = table_of(screen);
    struct table_entry *entry = entry_now(self);
    void *record = record_new(kind, entry != NULL && entry->kind == kind ? entry->record : NULL);
    if (entry == NULL || entry->kind != kind) {
        begin_record(self, kind, record);
    }
    set_day(self, kind, record);
    open_form(screen, kind, entry, record);
    record_free(kind, record);
}

void table_agreement(struct screen *screen)
{
    write_down(screen, KIND_AGREEMENT);
}

void table_action(struct screen *screen)
{
    write_down(screen, KIND_ACTION);
}

// Of a helper there is one decision.
void table_decision(struct screen *screen)
{
    struct table *self = table_of(screen);
    const struct involvement *helper = helper_now(self);
    struct table_entry *entry =
        helper != NULL ? table_entries_about(&self->entries, helper->professional) : NULL;
    if (entry != NULL) {
        open_form(screen, KIND_CONTRIBUTION, entry, entry->record);
    } else {
        write_down(screen, KIND_CONTRIBUTION);
    }
}

// Changing what was written down

static bool check_line(struct screen *parent, const char *text, struct err *err)
{
    (void)parent;
    return text[0] != '\0' || err_set(err, "%s", _("A line without words: d takes it away"));
}

static void line_told(struct screen *screen, struct screen *prompt, enum screen_result result)
{
    struct table *self = table_of(screen);
    struct table_entry *entry = asked_entry(self);
    if (result == SCREEN_DONE && entry != NULL) {
        record_set_text(KIND_NOTE, entry->record, "text", prompt_text(prompt));
        show_entry(self, (size_t)self->asked);
    }
}

static void edit_line(struct screen *screen, struct table_entry *entry)
{
    struct table *self = table_of(screen);
    self->asked = index_of(self, entry);
    prompt_open(screen,
                &(struct prompt){.title = _("Minutes"),
                                 .label = _("Line"),
                                 .text = table_entry_text(entry),
                                 .limit = 2000,
                                 .check = check_line},
                line_told);
}

void table_edit(struct screen *screen)
{
    struct table *self = table_of(screen);
    struct table_entry *entry = entry_now(self);
    if (helper_now(self) != NULL) {
        table_decision(screen);
    } else if (entry != NULL && entry->kind == KIND_NOTE) {
        edit_line(screen, entry);
    } else if (entry != NULL) {
        open_form(screen, entry->kind, entry, entry->record);
    }
}

static void take_point(struct screen *screen)
{
    const struct table *self = table_of(screen);
    if (self->agenda.points[leaf_now(&self->leaf)->id].kind == AGENDA_PROPOSAL) {
        table_proposal(screen);
    } else {
        table_agreement(screen);
    }
}

void table_take(struct screen *screen)
{
    const struct leaf_item *item = leaf_now(&table_of(screen)->leaf);
    if (item == NULL) {
        return;
    }
    switch (item->kind) {
    case TABLE_GUEST: table_present(screen); break;
    case TABLE_POINT: take_point(screen); break;
    default: table_edit(screen);
    }
}

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    struct table *self = table_of(screen);
    (void)question;
    if (result == SCREEN_DONE && self->asked != TABLE_NEW) {
        remove_entry(self, (size_t)self->asked);
        self->asked = TABLE_NEW;
        table_build(self);
    }
}

// A helper's decision goes from his or her line too.
void table_delete(struct screen *screen)
{
    struct table *self = table_of(screen);
    const struct involvement *helper = helper_now(self);
    struct table_entry *entry = helper != NULL
                                    ? table_entries_about(&self->entries, helper->professional)
                                    : entry_now(self);
    struct buf question = {0}, words = {0};
    if (entry == NULL) {
        return;
    }
    self->asked = index_of(self, entry);
    table_entry_words(self, entry, &words);
    buf_addf(&question, _("Take this away? %s"), buf_text(&words));
    confirm_open(screen, buf_text(&question), delete_confirmed);
    buf_clear(&question);
    buf_clear(&words);
}
