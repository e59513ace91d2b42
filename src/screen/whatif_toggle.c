// SPDX-License-Identifier: EUPL-1.2
// What would become of a helper.
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "screen/record_fields.h"
#include "screen/session.h"
#include "screen/whatif.h"
#include "screen/whatif_state.h"
#include "ui/dialog.h"
#include "ui/form.h"

static bool is_about(const struct proposal_change *change, const struct involvement *one)
{
    return str_is_same(change->professional, one->professional) &&
           str_is_same(change->domain, one->domain) && change->from == one->from;
}

const struct proposal_change *whatif_change(const struct record_list *changes,
                                            const struct involvement *one)
{
    for (size_t i = 0; i < changes->count; i++) {
        const struct proposal_change *change = record_list_at(changes, i);
        if (is_about(change, one)) {
            return change;
        }
    }
    return NULL;
}

// Without a change the helper stays.
static void remove_change(struct whatif_state *self, const struct involvement *one)
{
    struct record_list kept;
    record_list_init(&kept, KIND_PROPOSAL_CHANGE);
    for (size_t i = 0; i < self->changes.count; i++) {
        const struct proposal_change *change = record_list_at(&self->changes, i);
        if (!is_about(change, one)) {
            record_copy(KIND_PROPOSAL_CHANGE, record_list_add(&kept), change);
        }
    }
    record_list_clear(&self->changes);
    self->changes = kept;
}

// minutes: of fewer hours, or what who goes on gets more (NONE: nothing is said).
static void set_change(struct whatif_state *self, const struct involvement *one, const char *what,
                       int64_t minutes, const char *into)
{
    remove_change(self, one);
    struct proposal_change *change = record_list_add(&self->changes);
    record_set_text(KIND_PROPOSAL_CHANGE, change, "professional", one->professional);
    record_set_text(KIND_PROPOSAL_CHANGE, change, "domain", one->domain);
    record_set_text(KIND_PROPOSAL_CHANGE, change, "change", what);
    record_set_text(KIND_PROPOSAL_CHANGE, change, "into", into);
    change->from = one->from;
    change->hours_per_week = minutes;
    whatif_refresh(self);
}

// Said, and not refused: who stops may do something else here from then on.
static void tell_gone(struct screen *screen)
{
    const struct involvement *gone = whatif_gone(whatif_of(screen));
    if (gone != NULL) {
        screen_tell(screen, STYLE_WARNING,
                    _("%s would not come any more, and is to take work over."),
                    figures_helper_name(gone));
    }
}

static void keep_as_is(struct whatif_state *self, const struct involvement *one)
{
    remove_change(self, one);
    whatif_refresh(self);
}

// Merged into another's help

enum { MERGE_INTO, MERGE_HOURS, MERGE_FIELDS };

static bool is_offered(const struct whatif_state *self, const char *code)
{
    for (size_t i = 0; i < self->helpers.count; i++) {
        if (strcmp(self->helpers.items[i].value, code) == 0) {
            return true;
        }
    }
    return false;
}

// The others who come today, each once.
static void load_helpers(struct whatif_state *self, const struct involvement *one)
{
    const struct record_list *list = &self->dossier->involvements;
    record_options_clear(&self->helpers);
    for (size_t i = 0; i < list->count; i++) {
        const struct involvement *other = record_list_at(list, i);
        if (!figures_active(other->from, other->until, self->dossier->session->day) ||
            str_is_same(other->professional, one->professional) ||
            is_offered(self, other->professional)) {
            continue;
        }
        *ARRAY_PUSH(self->helpers.items, self->helpers.count, self->helpers.capacity) =
            (struct form_option){
                .value = xstrdup(other->professional),
                .text = xstrdup(figures_helper_name(other)),
                .detail = xstrdup(str_text(other->function)),
            };
    }
}

static bool check_more(struct screen *form, size_t field, const char *value, struct err *err)
{
    (void)field;
    int64_t minutes;
    return record_read_hours(value, session_of(form)->settings, &minutes, err);
}

static enum form_saved take_merge(struct screen *parent, struct screen *form, struct err *err)
{
    struct whatif_state *self = whatif_of(parent);
    const struct involvement *one = whatif_find(self, self->asked);
    int64_t minutes = NONE;
    const char *hours = form_value(form, MERGE_HOURS);
    if (hours[0] != '\0' &&
        !record_read_hours(hours, session_of(parent)->settings, &minutes, err)) {
        return FORM_STAYS;
    }
    if (one != NULL) {
        set_change(self, one, "merge", minutes, form_value(form, MERGE_INTO));
        tell_gone(parent);
    }
    return FORM_SAVED;
}

// Who asked for the next choice and names nobody is back at the first: the helper stays.
static void merge_told(struct screen *screen, struct screen *form, enum screen_result result)
{
    struct whatif_state *self = whatif_of(screen);
    const struct involvement *one = whatif_find(self, self->asked);
    (void)form;
    if (result != SCREEN_DONE && self->cycling && one != NULL) {
        keep_as_is(self, one);
    }
}

static void ask_merge(struct screen *screen, const struct involvement *one)
{
    struct whatif_state *self = whatif_of(screen);
    self->asked = one->head.id;
    load_helpers(self, one);
    if (self->helpers.count == 0) {
        if (self->cycling) {
            keep_as_is(self, one); // the next choice after it
        }
        screen_tell(screen, STYLE_TEXT, "%s", _("Nobody else comes who could go on with it."));
        return;
    }
    const struct form_field fields[MERGE_FIELDS] = {
        [MERGE_INTO] = {.label = _(kind_field(KIND_PROPOSAL_CHANGE, "into")->label),
                        .kind = FORM_CHOICE,
                        .required = true,
                        .option = self->helpers.items,
                        .option_count = self->helpers.count},
        [MERGE_HOURS] = {.label = _("More hours a week there"),
                         .kind = FORM_LINE,
                         .help = _("Empty: the hours that stop go along. 0: none of them does"),
                         .check = check_more},
    };
    buf_reset(&self->title);
    buf_addf(&self->title, _("The work of %s goes to"), figures_helper_name(one));
    form_open(screen,
              &(struct form_spec){.title = buf_text(&self->title),
                                  .fields = fields,
                                  .count = MERGE_FIELDS,
                                  .save = take_merge},
              merge_told);
}

// The next choice after the hours: asks who goes on with the work of the involvement that is asked about.
static void merge_cycling(struct screen *screen)
{
    const struct whatif_state *self = whatif_of(screen);
    const struct involvement *one = whatif_find(self, self->asked);
    if (one != NULL) {
        ask_merge(screen, one);
    }
}

// Fewer hours

static bool check_hours(struct screen *parent, const char *text, struct err *err)
{
    int64_t minutes;
    return record_read_hours(text, session_of(parent)->settings, &minutes, err) &&
           (minutes != NONE || err_set(err, "%s", _("Type the hours a week, for example 1,5")));
}

static void hours_told(struct screen *screen, struct screen *prompt, enum screen_result result)
{
    struct whatif_state *self = whatif_of(screen);
    const struct involvement *one = whatif_find(self, self->asked);
    int64_t minutes;
    struct err err;
    if (one == NULL) {
        return;
    }
    if (result == SCREEN_DONE &&
        record_read_hours(prompt_text(prompt), session_of(screen)->settings, &minutes, &err)) {
        set_change(self, one, "reduce", minutes, NULL);
    } else if (self->cycling) {
        merge_cycling(screen);
    }
}

// typed: what was typed already, or "".
static void ask_hours(struct screen *screen, const char *typed)
{
    struct whatif_state *self = whatif_of(screen);
    const struct involvement *one = whatif_now(self);
    struct buf hours = {0}, label = {0};
    if (one == NULL) {
        return;
    }
    self->asked = one->head.id;
    figures_add_hours(&hours, one->hours_per_week, 0);
    buf_addf(&label, _("Hours a week (today %s)"), buf_text(&hours));
    prompt_open(screen,
                &(struct prompt){.title = figures_helper_name(one),
                                 .label = buf_text(&label),
                                 .text = typed,
                                 .check = check_hours},
                hours_told);
    buf_clear(&hours);
    buf_clear(&label);
}

void whatif_begin_hours(struct screen *screen, char digit)
{
    const char typed[] = {digit, '\0'};
    whatif_of(screen)->cycling = false;
    ask_hours(screen, typed);
}

void whatif_reduce(struct screen *screen)
{
    whatif_of(screen)->cycling = false;
    ask_hours(screen, "");
}

// Actions

void whatif_merge(struct screen *screen)
{
    const struct involvement *one = whatif_now(whatif_of(screen));
    whatif_of(screen)->cycling = false;
    if (one != NULL) {
        ask_merge(screen, one);
    }
}

void whatif_stop(struct screen *screen)
{
    struct whatif_state *self = whatif_of(screen);
    const struct involvement *one = whatif_now(self);
    if (one != NULL) {
        set_change(self, one, "stop", NONE, NULL);
        tell_gone(screen);
    }
}

void whatif_stays(struct screen *screen)
{
    struct whatif_state *self = whatif_of(screen);
    const struct involvement *one = whatif_now(self);
    if (one != NULL) {
        keep_as_is(self, one);
    }
}

void whatif_next(struct screen *screen)
{
    struct whatif_state *self = whatif_of(screen);
    const struct involvement *one = whatif_now(self);
    if (one == NULL) {
        return;
    }
    const struct proposal_change *change = whatif_change(&self->changes, one);
    if (change == NULL) {
        whatif_stop(screen);
    } else if (str_is_same(change->change, "stop")) {
        self->cycling = true;
        ask_hours(screen, "");
    } else if (str_is_same(change->change, "reduce")) {
        self->cycling = true;
        ask_merge(screen, one);
    } else {
        keep_as_is(self, one);
    }
}

static void clear_confirmed(struct screen *screen, struct screen *question,
                            enum screen_result result)
{
    struct whatif_state *self = whatif_of(screen);
    (void)question;
    if (result == SCREEN_DONE) {
        whatif_take_up(self, NULL);
    }
}

void whatif_clear(struct screen *screen)
{
    const struct whatif_state *self = whatif_of(screen);
    if (self->changes.count > 0) {
        confirm_open(screen, _("Begin anew, with all help as it is today?"), clear_confirmed);
    }
}
