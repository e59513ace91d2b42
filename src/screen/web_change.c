// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/words.h"
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

static void set_text(char **text, const char *value)
{
    free(*text);
    *text = xstrdup(value);
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
    set_text(&fresh.household, dossier->household.household);
    set_text(&fresh.person, person->person);
    set_text(&fresh.instrument, instrument->name);
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
    int64_t asked = web_state_of(pane)->asked;
    for (size_t i = 0; result == SCREEN_DONE && i < pane->dossier->scorings.count; i++) {
        const struct scoring *one = record_list_at(&pane->dossier->scorings, i);
        if (one->head.id == asked) {
            session_delete(screen, KIND_SCORING, one, _("Deleted."));
            return;
        }
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
