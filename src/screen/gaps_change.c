// SPDX-License-Identifier: EUPL-1.2
// Goals from wishes, and actions for the goals of a row.
#include <stdlib.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "screen/gaps.h"
#include "screen/gaps_state.h"
#include "screen/plan.h"
#include "ui/dialog.h"

enum { CHOICES_MOST = 20 };

// What the cursor stands on among what is behind a row; NULL: no record of this kind.
static const void *record_now(const struct pane *pane, enum kind wanted)
{
    enum kind kind;
    const void *record = pane->class->record(pane, &kind);
    return record != NULL && kind == wanted ? record : NULL;
}

// A menu of options that are freed.
static void choose(struct screen *screen, const char *title, char **options, size_t count,
                   screen_done *done)
{
    menu_open(screen, title, (const char *const *)options, count, done);
    for (size_t i = 0; i < count; i++) {
        free(options[i]);
    }
}

// Goals

// scoring: the wish of one person; NULL: of the household.
static void new_goal(struct screen *screen, const struct gaps_about *about,
                     const struct scoring *scoring)
{
    struct plan_wish wish = {0};
    if (about->axis < 0) {
        wish.domain = about->code;
    } else {
        wish.dimension = about->code;
    }
    if (scoring != NULL) {
        wish.person = scoring->person;
        wish.words = scoring->note[about->axis];
    }
    plan_new_goal_of(screen, pane_of(screen)->dossier, &wish);
}

static void whose_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    struct gaps_about about;
    if (result == SCREEN_DONE && gaps_about_now(pane_of(screen), &about)) {
        new_goal(screen, &about, gaps_scoring(&about, true, menu_choice(menu)));
    }
}

static char *whose(const struct gaps_about *about, const struct scoring *scoring)
{
    struct buf words = {0};
    const char *note = scoring->note[about->axis];
    dossier_persons(about->dossier, scoring->person, &words);
    if (str_is_given(note)) {
        buf_addf(&words, ": %s", note);
    }
    return buf_steal(&words);
}

void gaps_goal(struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    const struct scoring *one = record_now(pane, KIND_SCORING);
    struct gaps_about about;
    char *options[CHOICES_MOST] = {0};
    size_t count = 0;
    if (!gaps_about_now(pane, &about)) {
        return;
    }
    if (one != NULL || gaps_scoring(&about, true, 1) == NULL) {
        new_goal(screen, &about, one != NULL ? one : gaps_scoring(&about, true, 0));
        return;
    }
    while (count < CHOICES_MOST - 1 && (one = gaps_scoring(&about, true, count)) != NULL) {
        options[count++] = whose(&about, one);
    }
    // Behind the last of them there is no scoring: it is the household's.
    struct buf household = {0};
    buf_add_text(&household, _("of the whole household"));
    options[count++] = buf_steal(&household);
    choose(screen, _("A goal from a wish"), options, count, whose_chosen);
}

// Actions

static void goal_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    const struct pane *pane = pane_of(screen);
    struct gaps_about about;
    if (result == SCREEN_DONE && gaps_about_now(pane, &about)) {
        const struct goal *goal = gaps_goal_at(&about, menu_choice(menu));
        plan_new_action_for(screen, pane->dossier, goal != NULL ? goal->goal : NULL);
    }
}

static void ask_goal(struct screen *screen, const struct gaps_about *about)
{
    char *options[CHOICES_MOST] = {0};
    size_t count = 0;
    const struct goal *goal;
    while (count < CHOICES_MOST && (goal = gaps_goal_at(about, count)) != NULL) {
        struct buf words = {0};
        buf_add_text(&words, str_is_given(goal->text) ? goal->text : goal->goal);
        options[count++] = buf_steal(&words);
    }
    choose(screen, _("An action for which goal?"), options, count, goal_chosen);
}

void gaps_action(struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    const struct goal *goal = record_now(pane, KIND_GOAL);
    const struct plan_action *action = record_now(pane, KIND_ACTION);
    struct gaps_about about;
    if (!gaps_about_now(pane, &about)) {
        return;
    }
    if (goal != NULL || action != NULL) {
        plan_new_action_for(screen, pane->dossier, goal != NULL ? goal->goal : action->goal);
    } else if (gaps_goal_at(&about, 0) == NULL) {
        screen_tell(screen, STYLE_TEXT, "%s",
                    _("An action is for a goal; \"g\" makes a goal of the wish."));
    } else if (gaps_goal_at(&about, 1) == NULL) {
        plan_new_action_for(screen, pane->dossier, gaps_goal_at(&about, 0)->goal);
    } else {
        ask_goal(screen, &about);
    }
}
