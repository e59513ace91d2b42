// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "screen/plan.h"
#include "screen/scoring.h"
#include "screen/web.h"
#include "screen/web_state.h"
#include "ui/dialog.h"

static struct web_view view_now(const struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    return web_view_of(pane, web_member(pane, web_member_index(pane)));
}

static void show_saved(struct screen *screen, struct screen *child, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        web_state_of(pane_of(screen))->scoring = scoring_id(child);
    }
}

void web_new(struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    const struct dossier *dossier = pane->dossier;
    const struct person *person = web_member(pane, web_member_index(pane));
    if (person == NULL) {
        screen_tell(screen, STYLE_TEXT, "%s",
                    _("Nobody is a member of this household on this day."));
        return;
    }
    const struct instrument *instrument = web_view_of(pane, person).spider.instrument;
    int64_t today = dossier->session->settings->today;
    const struct scoring *latest =
        figures_latest_scoring(&dossier->scorings, person->person, instrument->name, today);
    struct scoring fresh;
    record_init(KIND_SCORING, &fresh);
    fresh.head.household_id = dossier->id;
    fresh.date = today;
    xreplace(&fresh.household, dossier->household.household);
    xreplace(&fresh.person, person->person);
    xreplace(&fresh.instrument, instrument->name);
    bool has_one = latest != NULL && latest->date == today;
    scoring_open(screen, dossier, has_one ? latest : &fresh, NULL, show_saved);
    record_clear(KIND_SCORING, &fresh);
}

void web_edit(struct screen *screen)
{
    struct web_view view = view_now(screen);
    scoring_open(screen, view.dossier, view.spider.now, NULL, show_saved);
}

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    (void)question;
    const struct pane *pane = pane_of(screen);
    const struct scoring *one =
        record_list_find(&pane->dossier->scorings, web_state_of(pane)->asked);
    if (result == SCREEN_DONE && one != NULL) {
        session_delete(screen, KIND_SCORING, one, _("Deleted."));
    }
}

void web_delete(struct screen *screen)
{
    struct web_view view = view_now(screen);
    struct buf name = {0}, words = {0}, question = {0};
    person_full_name(view.person, &name);
    figures_add_scoring(&words, view.spider.now, view.dossier->session->settings);
    buf_addf(&question, _("Delete the spider-web of %s: %s?"), buf_text(&name), buf_text(&words));
    web_state_of(pane_of(screen))->asked = view.spider.now->head.id;
    confirm_open(screen, buf_text(&question), delete_confirmed);
    buf_clear(&name);
    buf_clear(&words);
    buf_clear(&question);
}

// Goals from wishes

// The dimensions with a wish; where there is none all of them. Returns how many.
static size_t wishes_of(const struct web_view *view, size_t axes[SCORING_AXES])
{
    const struct spider *spider = &view->spider;
    size_t count = 0;
    for (size_t axis = 0; spider->now != NULL && axis < spider->instrument->axis_count; axis++) {
        if (figures_wish(spider->now, axis)) {
            axes[count++] = axis;
        }
    }
    for (size_t axis = 0; count == 0 && axis < spider->instrument->axis_count; axis++) {
        axes[axis] = axis;
    }
    return count > 0 ? count : spider->instrument->axis_count;
}

// The person, the dimension and the person's own words are there already.
static void new_goal(struct screen *screen, const struct web_view *view, size_t axis)
{
    const struct scoring *now = view->spider.now;
    const struct settings *settings = view->dossier->session->settings;
    const struct instrument *instrument = view->spider.instrument;
    bool usual = instrument == &settings->instruments[0];
    plan_new_goal_of(screen, pane_of(screen)->dossier,
                     &(struct plan_wish){.person = view->person->person,
                                         .dimension = usual ? instrument->axes[axis].code : NULL,
                                         .words = now != NULL ? now->note[axis] : NULL});
}

static void goal_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    size_t axes[SCORING_AXES];
    struct web_view view = view_now(screen);
    if (result == SCREEN_DONE && menu_choice(menu) < wishes_of(&view, axes)) {
        new_goal(screen, &view, axes[menu_choice(menu)]);
    }
}

void web_goal(struct screen *screen)
{
    size_t axes[SCORING_AXES];
    struct web_view view = view_now(screen);
    size_t count = wishes_of(&view, axes);
    if (count == 1) {
        new_goal(screen, &view, axes[0]);
        return;
    }
    char *options[SCORING_AXES] = {0};
    for (size_t i = 0; i < count; i++) {
        struct buf words = {0};
        buf_add_text(&words, choice_label(&view.spider.instrument->axes[axes[i]]));
        const char *note = view.spider.now->note[axes[i]];
        buf_addf(&words, "%s%s", str_is_given(note) ? ": " : "", str_text(note));
        options[i] = buf_steal(&words);
    }
    menu_open(screen, _("A goal from a wish"), (const char *const *)options, count, goal_chosen);
    for (size_t i = 0; i < count; i++) {
        free(options[i]);
    }
}
