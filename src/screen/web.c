// SPDX-License-Identifier: EUPL-1.2
#include "screen/web.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "screen/web_state.h"
#include "ui/dialog.h"
#include "ui/draw.h"

struct web_pane_state *web_state_of(const struct pane *pane)
{
    return pane->state;
}

// Members

const struct person *web_member(const struct pane *pane, size_t index)
{
    const struct dossier *dossier = pane->dossier;
    size_t seen = 0;
    for (size_t i = 0; i < dossier->people.count; i++) {
        const struct person *person = record_list_at(&dossier->people, i);
        if (figures_active(person->from, person->until, dossier->session->day) && seen++ == index) {
            return person;
        }
    }
    return NULL;
}

size_t web_member_count(const struct pane *pane)
{
    size_t count = 0;
    while (web_member(pane, count) != NULL) {
        count++;
    }
    return count;
}

// The place of the chosen member; the number of members when that one is not there.
static size_t find_member(const struct pane *pane)
{
    size_t index = 0;
    const struct person *person = web_member(pane, index);
    while (person != NULL && strcmp(person->person, pane->dossier->member) != 0) {
        person = web_member(pane, ++index);
    }
    return index;
}

size_t web_member_index(const struct pane *pane)
{
    size_t index = find_member(pane);
    return web_member(pane, index) != NULL ? index : 0;
}

static const struct instrument *instrument_of(const struct pane *pane)
{
    return &pane->dossier->session->settings->instruments[web_state_of(pane)->instrument];
}

static const struct scoring *latest(const struct pane *pane, const struct person *person)
{
    return figures_latest_scoring(&pane->dossier->scorings, person->person,
                                  instrument_of(pane)->name, pane->dossier->session->day);
}

static void choose_member(const struct pane *pane, const struct person *person)
{
    struct web_pane_state *self = web_state_of(pane);
    snprintf(pane->dossier->member, sizeof(pane->dossier->member), "%s", person->person);
    self->scoring = 0;
    self->top = 0;
}

// The first one with a web, else the first one.
static void choose_first(const struct pane *pane)
{
    size_t index = 0;
    const struct person *person = web_member(pane, index);
    while (person != NULL && latest(pane, person) == NULL) {
        person = web_member(pane, ++index);
    }
    person = person != NULL ? person : web_member(pane, 0);
    if (person != NULL) {
        choose_member(pane, person);
    }
}

// What is shown

static bool is_of(const struct pane *pane, const struct scoring *scoring,
                  const struct person *person)
{
    return strcmp(scoring->person, person->person) == 0 &&
           strcmp(scoring->instrument, instrument_of(pane)->name) == 0 &&
           scoring->date <= pane->dossier->session->day;
}

// The scoring that was chosen; NULL when it is not there.
static const struct scoring *chosen(const struct pane *pane, const struct person *person)
{
    const struct scoring *one =
        record_list_find(&pane->dossier->scorings, web_state_of(pane)->scoring);
    return one != NULL && is_of(pane, one, person) ? one : NULL;
}

struct web_view web_view_of(const struct pane *pane, const struct person *person)
{
    const struct scoring *newest = latest(pane, person);
    const struct scoring *now = chosen(pane, person);
    now = now != NULL ? now : newest;
    return (struct web_view){
        .dossier = pane->dossier,
        .person = person,
        .spider = {.instrument = instrument_of(pane),
                   .now = now,
                   .before =
                       now != NULL ? figures_scoring_before(&pane->dossier->scorings, now) : NULL,
                   .ascii = draw_is_ascii()},
        .is_latest = now == newest,
    };
}

enum web_chart web_chart_of(const struct pane *pane)
{
    enum web_chart chart = web_state_of(pane)->chart;
    return chart == WEB_BRAILLE && draw_is_ascii() ? WEB_ASCII : chart;
}

void web_go_to(struct screen *screen, const char *member)
{
    const struct pane *pane = pane_of(screen);
    const struct person *person = dossier_person(pane->dossier, member);
    if (person != NULL) {
        web_state_of(pane)->instrument = 0;
        choose_member(pane, person);
    }
}

static void load(struct pane *pane)
{
    if (web_member(pane, find_member(pane)) == NULL) {
        choose_first(pane);
    }
}

static void layout(struct pane *pane, struct rect area)
{
    struct web_pane_state *self = web_state_of(pane);
    struct web_places places = web_places(pane, area);
    page_clear(&self->page);
    self->page.cols = places.page.cols;
    const struct person *person = web_member(pane, web_member_index(pane));
    if (person != NULL) {
        struct web_view view = web_view_of(pane, person);
        web_words_page(&view, &self->page);
    }
    size_t rows = (size_t)places.page.rows;
    size_t hidden = self->page.count > rows ? self->page.count - rows : 0;
    self->last = places.paged ? hidden + 1 : hidden;
    self->top = self->top < self->last ? self->top : self->last;
}

static unsigned has(const struct pane *pane)
{
    const struct person *person = web_member(pane, web_member_index(pane));
    if (person == NULL) {
        return 0;
    }
    struct web_view view = web_view_of(pane, person);
    unsigned row = view.spider.now != NULL ? SCREEN_HAS_ROW : 0;
    return row | (web_member(pane, 1) != NULL ? SCREEN_HAS_MANY : 0);
}

static const void *record(const struct pane *pane, enum kind *kind)
{
    const struct person *person = web_member(pane, web_member_index(pane));
    *kind = KIND_SCORING;
    return person != NULL ? web_view_of(pane, person).spider.now : NULL;
}

static void close_pane(struct pane *pane)
{
    page_clear(&web_state_of(pane)->page);
}

const struct pane_class web_pane = {
    .context = "web",
    .title = N_("Spider-web"),
    .brief = N_("Web"),
    .parts = DOSSIER_PEOPLE | DOSSIER_INVOLVEMENTS | DOSSIER_SCORINGS,
    .state_size = sizeof(struct web_pane_state),
    .load = load,
    .layout = layout,
    .draw = web_draw,
    .has = has,
    .record = record,
    .close = close_pane,
};

// Moving

static void scroll(struct screen *screen, long lines)
{
    struct web_pane_state *self = web_state_of(pane_of(screen));
    long top = (long)self->top + lines;
    self->top = top < 0 ? 0 : (size_t)top < self->last ? (size_t)top : self->last;
}

enum { WEB_PAGE = 10 };

void web_up(struct screen *screen)
{
    scroll(screen, -1);
}

void web_down(struct screen *screen)
{
    scroll(screen, 1);
}

void web_page_up(struct screen *screen)
{
    scroll(screen, -WEB_PAGE);
}

void web_page_down(struct screen *screen)
{
    struct web_pane_state *self = web_state_of(pane_of(screen));
    scroll(screen, self->top == 0 ? 1 : WEB_PAGE);
}

void web_first(struct screen *screen)
{
    web_state_of(pane_of(screen))->top = 0;
}

void web_last(struct screen *screen)
{
    struct web_pane_state *self = web_state_of(pane_of(screen));
    self->top = self->last;
}

// Choosing what is shown

void web_chart(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct web_pane_state *self = web_state_of(pane);
    self->chart = (web_chart_of(pane) + 1) % WEB_CHARTS;
    self->top = 0;
}

void web_together(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct web_pane_state *self = web_state_of(pane);
    self->together = !self->together;
    self->chart = web_chart_of(pane) == WEB_TABLE ? WEB_BRAILLE : self->chart;
    self->top = 0;
}

static void step_member(struct screen *screen, size_t step)
{
    const struct pane *pane = pane_of(screen);
    size_t count = web_member_count(pane);
    if (count > 0) {
        choose_member(pane, web_member(pane, (web_member_index(pane) + step) % count));
    }
}

void web_person_next(struct screen *screen)
{
    step_member(screen, 1);
}

void web_person_previous(struct screen *screen)
{
    size_t count = web_member_count(pane_of(screen));
    step_member(screen, count > 0 ? count - 1 : 0);
}

static void show_scoring(struct screen *screen, const struct scoring *scoring)
{
    if (scoring != NULL) {
        web_state_of(pane_of(screen))->scoring = scoring->head.id;
    }
}

void web_older(struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    struct web_view view = web_view_of(pane, web_member(pane, web_member_index(pane)));
    if (view.spider.before == NULL) {
        screen_tell(screen, STYLE_TEXT, "%s", _("There is no earlier scoring."));
    }
    show_scoring(screen, view.spider.before);
}

void web_newer(struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    const struct person *person = web_member(pane, web_member_index(pane));
    const struct scoring *newer = latest(pane, person);
    struct web_view view = web_view_of(pane, person);
    if (newer == view.spider.now) {
        screen_tell(screen, STYLE_TEXT, "%s", _("There is no later scoring."));
        return;
    }
    for (const struct scoring *one = newer; one != view.spider.now && one != NULL;
         one = figures_scoring_before(&pane->dossier->scorings, one)) {
        newer = one;
    }
    show_scoring(screen, newer);
}

// The scoring with this place among those of the chosen person, newest first; NULL behind the last.
static const struct scoring *nth_scoring(const struct pane *pane, size_t index)
{
    const struct person *person = web_member(pane, web_member_index(pane));
    const struct scoring *one = person != NULL ? latest(pane, person) : NULL;
    for (; one != NULL && index > 0; index--) {
        one = figures_scoring_before(&pane->dossier->scorings, one);
    }
    return one;
}

static void scoring_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        show_scoring(screen, nth_scoring(pane_of(screen), menu_choice(menu)));
    }
}

void web_scorings(struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    struct web_view view = web_view_of(pane, web_member(pane, web_member_index(pane)));
    size_t count = 0, shown = 0;
    for (; nth_scoring(pane, count) != NULL; count++) {
        shown = nth_scoring(pane, count) == view.spider.now ? count : shown;
    }
    char **options = xcalloc(count + 1, sizeof(*options));
    for (size_t i = 0; i < count; i++) {
        struct buf words = {0};
        figures_add_scoring(&words, nth_scoring(pane, i), pane->dossier->session->settings);
        options[i] = buf_steal(&words);
    }
    struct screen *menu =
        menu_open(screen, _("Show a scoring"), (const char *const *)options, count, scoring_chosen);
    menu_select(menu, shown);
    for (size_t i = 0; i < count; i++) {
        free(options[i]);
    }
    free(options);
}

void web_instrument(struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    struct web_pane_state *self = web_state_of(pane);
    size_t count = pane->dossier->session->settings->instrument_count;
    if (count < 2) {
        screen_tell(screen, STYLE_TEXT, "%s", _("There is one kind of web in the settings."));
    }
    self->instrument = (self->instrument + 1) % count;
    self->scoring = 0;
    self->top = 0;
}
