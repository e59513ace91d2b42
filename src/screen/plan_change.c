// SPDX-License-Identifier: EUPL-1.2
// Goals, actions, deviations and the plan itself: new, changed, ended.
#include <stdlib.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/overview_parts.h"
#include "screen/plan.h"
#include "screen/plan_state.h"
#include "screen/record_form.h"
#include "ui/dialog.h"

// New

// The cursor of the plan goes to what was made.
static void made(struct screen *screen, struct screen *form, enum screen_result result)
{
    struct pane *pane = pane_of(screen);
    if (result == SCREEN_DONE && pane->class == &plan_pane) {
        leaf_find(leaf_of(pane),
                  &(struct leaf_item){leaf_of(pane)->asked.kind, record_form_id(form)});
    }
}

static void will_make(struct screen *screen, enum kind kind)
{
    struct pane *pane = pane_of(screen);
    if (pane->class == &plan_pane) {
        leaf_of(pane)->asked.kind = (int)kind;
    }
}

static void open_new(struct screen *screen, const struct dossier *dossier, enum kind kind,
                     const void *start, const char *title)
{
    will_make(screen, kind);
    record_form_open(
        screen,
        &(struct record_form){.kind = kind, .start = start, .title = title, .dossier = dossier},
        made);
}

static bool load_parts(struct screen *screen, struct dossier *dossier)
{
    struct err err;
    if (dossier_need(dossier, PLAN_PARTS, &err)) {
        return true;
    }
    screen_tell_error(screen, &err);
    return false;
}

void plan_new_goal(struct screen *screen, struct dossier *dossier, const struct goal *start)
{
    struct goal goal;
    if (!load_parts(screen, dossier)) {
        return;
    }
    record_init(KIND_GOAL, &goal);
    record_copy(KIND_GOAL, &goal, start);
    goal.set_on = dossier->session->settings->today;
    open_new(screen, dossier, KIND_GOAL, &goal, _("New goal"));
    record_clear(KIND_GOAL, &goal);
}

void plan_new_goal_of(struct screen *screen, struct dossier *dossier, const struct plan_wish *wish)
{
    struct goal start;
    record_init(KIND_GOAL, &start);
    xreplace(&start.person, wish->person);
    xreplace(&start.domain, wish->domain);
    xreplace(&start.dimension, wish->dimension);
    xreplace(&start.text, wish->words);
    plan_new_goal(screen, dossier, &start);
    record_clear(KIND_GOAL, &start);
}

void plan_open_action(struct screen *screen, struct dossier *dossier,
                      const struct plan_action *start, screen_done *done)
{
    struct plan_action action;
    if (!load_parts(screen, dossier)) {
        return;
    }
    record_init(KIND_ACTION, &action);
    record_copy(KIND_ACTION, &action, start);
    action.set_on = dossier->session->settings->today;
    record_form_open(
        screen,
        &(struct record_form){
            .kind = KIND_ACTION, .start = &action, .title = _("New action"), .dossier = dossier},
        done);
    record_clear(KIND_ACTION, &action);
}

void plan_new_action(struct screen *screen, struct dossier *dossier,
                     const struct plan_action *start)
{
    will_make(screen, KIND_ACTION);
    plan_open_action(screen, dossier, start, made);
}

void plan_new_action_of(struct screen *screen, struct dossier *dossier, enum kind kind,
                        const void *record)
{
    const struct network_member *member = kind == KIND_NETWORK ? record : NULL;
    struct plan_action start;
    record_init(KIND_ACTION, &start);
    if (member != NULL) {
        xreplace(&start.who, member->network);
        xreplace(&start.text, member->offers);
    } else {
        xreplace(&start.who, ((const struct person *)record)->person);
    }
    plan_new_action(screen, dossier, &start);
    record_clear(KIND_ACTION, &start);
}

void plan_new_action_for(struct screen *screen, struct dossier *dossier, const char *goal)
{
    struct plan_action start;
    record_init(KIND_ACTION, &start);
    xreplace(&start.goal, goal);
    plan_new_action(screen, dossier, &start);
    record_clear(KIND_ACTION, &start);
}

void plan_action(struct screen *screen)
{
    enum kind kind;
    const struct pane *pane = pane_of(screen);
    const void *record = plan_record(pane, &kind);
    if (record != NULL && kind == KIND_NETWORK) {
        plan_new_action_of(screen, pane->dossier, kind, record);
    } else if (record != NULL && kind == KIND_GOAL) {
        plan_new_action_for(screen, pane->dossier, ((const struct goal *)record)->goal);
    } else if (record != NULL && kind == KIND_ACTION) {
        plan_new_action_for(screen, pane->dossier, ((const struct plan_action *)record)->goal);
    } else {
        plan_new_action_for(screen, pane->dossier, NULL);
    }
}

static void new_plan(struct screen *screen, const struct dossier *dossier)
{
    struct plan start;
    record_init(KIND_PLAN, &start);
    start.from = dossier->session->settings->today;
    open_new(screen, dossier, KIND_PLAN, &start, _("New plan"));
    record_clear(KIND_PLAN, &start);
}

static void new_deviation(struct screen *screen, const struct dossier *dossier)
{
    struct deviation start;
    record_init(KIND_DEVIATION, &start);
    start.from = dossier->session->settings->today;
    open_new(screen, dossier, KIND_DEVIATION, &start, _("New deviation"));
    record_clear(KIND_DEVIATION, &start);
}

enum new_choice { NEW_GOAL, NEW_ACTION, NEW_NETWORK, NEW_DEVIATION, NEW_PLAN, NEW_CHOICES };

static void new_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    struct dossier *dossier = pane_of(screen)->dossier;
    struct goal goal;
    if (result != SCREEN_DONE) {
        return;
    }
    switch (menu_choice(menu)) {
    case NEW_GOAL:
        record_init(KIND_GOAL, &goal);
        plan_new_goal(screen, dossier, &goal);
        break;
    case NEW_ACTION: plan_new_action_for(screen, dossier, NULL); break;
    case NEW_NETWORK: open_new(screen, dossier, KIND_NETWORK, NULL, _("New network member")); break;
    case NEW_DEVIATION: new_deviation(screen, dossier); break;
    default: new_plan(screen, dossier);
    }
}

void plan_new(struct screen *screen)
{
    const struct dossier *dossier = pane_of(screen)->dossier;
    const char *const options[NEW_CHOICES] = {
        [NEW_GOAL] = _("goal"),
        [NEW_ACTION] = _("action"),
        [NEW_NETWORK] = _("network member"),
        [NEW_DEVIATION] = _("deviation from a rule"),
        [NEW_PLAN] = _("plan: what goes well, what comes first"),
    };
    bool open = figures_has_open_plan(&dossier->plans);
    menu_open(screen, _("New"), options, open ? NEW_PLAN : NEW_CHOICES, new_chosen);
}

// Changed

static const char *edit_title(enum kind kind)
{
    switch (kind) {
    case KIND_GOAL: return _("Goal");
    case KIND_ACTION: return _C("plan", "Action");
    case KIND_NETWORK: return _("Network member");
    case KIND_DEVIATION: return _("Deviation");
    case KIND_PLAN_VERSION: return _("Version of the plan");
    default: return _("Plan");
    }
}

void plan_edit(struct screen *screen)
{
    enum kind kind;
    const struct pane *pane = pane_of(screen);
    const void *record = plan_record(pane, &kind);
    if (record != NULL) {
        record_form_open(screen,
                         &(struct record_form){.kind = kind,
                                               .before = record,
                                               .title = edit_title(kind),
                                               .dossier = pane->dossier},
                         NULL);
    }
}

void plan_done(struct screen *screen)
{
    enum kind kind;
    const void *record = plan_record(pane_of(screen), &kind);
    if (record == NULL || kind != KIND_ACTION) {
        screen_tell(screen, STYLE_TEXT, "%s", _("Choose an action first."));
        return;
    }
    struct plan_action changed;
    record_init(KIND_ACTION, &changed);
    record_copy(KIND_ACTION, &changed, record);
    bool done = changed.done_on == NONE;
    changed.done_on = done ? session_of(screen)->settings->today : NONE;
    session_change(screen, KIND_ACTION, record, &changed,
                   done ? _("Done today.") : _("Open again."));
    record_clear(KIND_ACTION, &changed);
}

// Ended

static const void *asked_record(const struct screen *screen, enum kind *kind)
{
    const struct pane *pane = pane_of(screen);
    const struct leaf_item *asked = &leaf_of(pane)->asked;
    *kind = (enum kind)asked->kind;
    return record_list_find(dossier_list(pane->dossier, *kind), asked->id);
}

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    (void)question;
    enum kind kind;
    const void *record = asked_record(screen, &kind);
    if (result == SCREEN_DONE && record != NULL) {
        session_delete(screen, kind, record, _("Deleted."));
    }
}

static void ask_delete(struct screen *screen, enum kind kind)
{
    struct buf question = {0};
    buf_addf(&question, _("Delete this: %s?"), _(kind_get(kind)->label));
    confirm_open(screen, buf_text(&question), delete_confirmed);
    buf_clear(&question);
}

// How what was begun ends: the date that is proposed, and the fields that are asked.
static const struct ending {
    enum kind kind;
    const char *date;
    const char *title;
    const char *const *fields;
} endings[] = {
    {KIND_GOAL, "outcome_date", N_("What came of the goal"),
     (const char *const[]){"outcome", "outcome_date", NULL}},
    {KIND_ACTION, "done_on", N_("The action is done"), (const char *const[]){"done_on", NULL}},
    {KIND_DEVIATION, "until", N_("Last day of the deviation"),
     (const char *const[]){"until", NULL}},
    {KIND_PLAN, "until", N_("Last day of the plan"), (const char *const[]){"until", NULL}},
};

static const struct ending *ending_of(enum kind kind)
{
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (endings[i].kind == kind) {
            return &endings[i];
        }
    }
    return NULL;
}

// Today is proposed where no date is known.
static void end_record(struct screen *screen, const struct ending *ending, const void *record)
{
    void *start = xcalloc(1, kind_get(ending->kind)->size);
    const struct field *date = kind_field(ending->kind, ending->date);
    record_init(ending->kind, start);
    record_copy(ending->kind, start, record);
    if (field_is_empty(date, record)) {
        field_set_number(date, start, session_of(screen)->settings->today);
    }
    record_form_open(screen,
                     &(struct record_form){.kind = ending->kind,
                                           .before = record,
                                           .start = start,
                                           .fields = ending->fields,
                                           .title = _(ending->title),
                                           .dossier = pane_of(screen)->dossier},
                     NULL);
    record_clear(ending->kind, start);
    free(start);
}

enum end_choice { END_WITH_DATE, END_DELETE, END_CHOICES };

static void end_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    enum kind kind;
    const void *record = asked_record(screen, &kind);
    if (result != SCREEN_DONE || record == NULL) {
        return;
    }
    if (menu_choice(menu) == END_DELETE) {
        ask_delete(screen, kind);
    } else {
        end_record(screen, ending_of(kind), record);
    }
}

static const char *end_words(enum kind kind)
{
    switch (kind) {
    case KIND_GOAL: return _("end with what came of it: stays readable");
    case KIND_ACTION: return _("done, with a date: stays readable");
    default: return _("end with a date: stays readable");
    }
}

void plan_end(struct screen *screen)
{
    enum kind kind;
    struct pane *pane = pane_of(screen);
    if (plan_record(pane, &kind) == NULL) {
        return;
    }
    leaf_of(pane)->asked = *leaf_now(leaf_of(pane));
    if (ending_of(kind) == NULL) {
        ask_delete(screen, kind);
        return;
    }
    const char *const options[END_CHOICES] = {
        [END_WITH_DATE] = end_words(kind),
        [END_DELETE] = _("delete: entered by mistake"),
    };
    menu_open(screen, edit_title(kind), options, END_CHOICES, end_chosen);
}
