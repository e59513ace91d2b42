// SPDX-License-Identifier: EUPL-1.2
#include "screen/gaps.h"

#include <stdio.h>

#include "base/none.h"
#include "base/str.h"
#include "figures/figures.h"
#include "figures/gaps.h"
#include "figures/plan.h"
#include "screen/gaps_state.h"
#include "screen/household.h"
#include "screen/professionals.h"
#include "screen/web.h"

struct gaps_pane_state *gaps_state_of(const struct pane *pane)
{
    return pane->state;
}

// What a row is about

static struct gaps_about about_item(const struct dossier *dossier, int64_t item)
{
    const struct settings *settings = dossier->session->settings;
    struct gaps_about about = {.dossier = dossier, .item = item, .axis = -1};
    if (item >= GAPS_DOMAINS) {
        about.field = "domain";
        about.code = settings->domains[item - GAPS_DOMAINS].code;
    } else {
        about.field = "dimension";
        about.code = settings->instruments[0].axes[item].code;
        about.axis = (int)item;
    }
    return about;
}

struct gaps_about gaps_about_row(const struct dossier *dossier, const struct gaps *row)
{
    const struct settings *settings = dossier->session->settings;
    const struct instrument *instrument = &settings->instruments[0];
    bool domain = str_is_given(row->domain);
    size_t at = 0;
    if (domain) {
        while (!str_is_same(settings->domains[at].code, row->domain)) {
            at++;
        }
    } else {
        while (!str_is_same(instrument->axes[at].code, row->dimension)) {
            at++;
        }
    }
    return about_item(dossier, (int64_t)at + (domain ? GAPS_DOMAINS : 0));
}

bool gaps_about_now(const struct pane *pane, struct gaps_about *about)
{
    const struct gaps_pane_state *self = gaps_state_of(pane);
    const struct leaf_item *item = leaf_now(&self->leaf);
    if (self->open != GAPS_NO_ROW) {
        *about = about_item(pane->dossier, self->open);
        return true;
    }
    if (item != NULL) {
        *about = about_item(pane->dossier, item->id);
    }
    return item != NULL;
}

static bool is_about(const struct gaps_about *about, enum kind kind, const void *record)
{
    return str_is_same(field_text(kind_field(kind, about->field), record), about->code);
}

bool gaps_is_goal(const struct gaps_about *about, const struct goal *goal)
{
    return is_about(about, KIND_GOAL, goal);
}

bool gaps_is_active(const struct gaps_about *about, const struct involvement *one)
{
    return is_about(about, KIND_INVOLVEMENT, one) &&
           figures_active(one->from, one->until, about->dossier->session->day);
}

static bool says_anything(const struct scoring *scoring, int axis)
{
    return scoring->mark[axis] != NONE || scoring->wanted[axis] != NONE ||
           scoring->talk[axis] == 1 || str_is_given(scoring->note[axis]);
}

const struct scoring *gaps_scoring(const struct gaps_about *about, bool wishes, size_t index)
{
    const struct dossier *dossier = about->dossier;
    const struct session *session = dossier->session;
    size_t seen = 0;
    for (size_t i = 0; about->axis >= 0 && i < dossier->people.count; i++) {
        const struct person *person = record_list_at(&dossier->people, i);
        const struct scoring *one =
            figures_latest_scoring(&dossier->scorings, person->person,
                                   session->settings->instruments[0].name, session->day);
        bool told =
            one != NULL && figures_active(person->from, person->until, session->day) &&
            (wishes ? figures_wish(one, (size_t)about->axis) : says_anything(one, about->axis));
        if (told && seen++ == index) {
            return one;
        }
    }
    return NULL;
}

const struct goal *gaps_goal_at(const struct gaps_about *about, size_t index)
{
    const struct record_list *goals = &about->dossier->goals;
    size_t seen = 0;
    for (size_t i = 0; i < goals->count; i++) {
        const struct goal *goal = record_list_at(goals, i);
        if (gaps_is_goal(about, goal) && figures_goal_open(goal, about->dossier->session->day) &&
            seen++ == index) {
            return goal;
        }
    }
    return NULL;
}

// The pane

static const void *record(const struct pane *pane, enum kind *kind)
{
    const struct leaf_item *item = leaf_now(leaf_of(pane));
    if (item == NULL || item->kind == KIND_GAPS) {
        return NULL;
    }
    *kind = (enum kind)item->kind;
    return record_list_find(dossier_list(pane->dossier, *kind), item->id);
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    struct gaps_pane_state *self = gaps_state_of(pane);
    if (!self->begun) {
        record_list_init(&self->rows, KIND_GAPS);
        self->open = GAPS_NO_ROW;
        self->begun = true;
    }
    leaf_clear(content);
    content->banner.cols = cols >= LEAF_TWO_COLS ? cols - 2 : cols;
    content->left.cols = content->banner.cols;
    content->right.cols = 0;
    gaps_content_build(pane, content);
}

static void close_pane(struct pane *pane)
{
    if (gaps_state_of(pane)->begun) {
        record_list_clear(&gaps_state_of(pane)->rows);
    }
    leaf_close(pane);
}

const struct pane_class gaps_pane = {
    .context = "wishes",
    .title = N_("Wish and effort"),
    .brief = N_("Wish"),
    .parts = FIGURES_GAPS_KINDS,
    .state_size = sizeof(struct gaps_pane_state),
    .load = leaf_load,
    .layout = leaf_layout,
    .draw = leaf_draw,
    .move = leaf_move_pane,
    .record = record,
    .build = build,
    .has = leaf_has,
    .close = close_pane,
};

// Opening

static void open_row(struct pane *pane, int64_t row)
{
    struct gaps_pane_state *self = gaps_state_of(pane);
    self->open = row;
    self->leaf.cursor = 0;
    self->leaf.top = 0;
    leaf_build(pane);
}

static void go_to(struct screen *screen, enum household_pane pane, enum kind kind, int64_t id)
{
    household_use_pane(screen, pane);
    leaf_stand_on(pane_of(screen), kind, id);
}

// The records may be loaded anew for the pane, or the pane not be loaded at all.
static void show_web(struct screen *screen, const struct scoring *scoring)
{
    char member[DOSSIER_MEMBER_BYTES];
    snprintf(member, sizeof(member), "%s", scoring->person);
    household_use_pane(screen, PANE_WEB);
    if (pane_of(screen)->class == &web_pane) {
        web_go_to(screen, member);
    }
}

static void show_record(struct screen *screen, enum kind kind, const void *of)
{
    const struct dossier *dossier = pane_of(screen)->dossier;
    int64_t id = ((const struct record *)of)->id;
    switch (kind) {
    case KIND_SCORING: show_web(screen, of); break;
    case KIND_NETWORK: go_to(screen, PANE_OVERVIEW, kind, id); break;
    case KIND_INVOLVEMENT: professionals_show_one(screen, dossier, of); break;
    default: go_to(screen, PANE_PLAN, kind, id); break;
    }
}

void gaps_show(struct screen *screen)
{
    enum kind kind;
    struct pane *pane = pane_of(screen);
    const struct leaf_item *item = leaf_now(leaf_of(pane));
    if (item != NULL && item->kind == KIND_GAPS) {
        open_row(pane, item->id);
        return;
    }
    const void *of = record(pane, &kind);
    if (of != NULL) {
        show_record(screen, kind, of);
    }
}

void gaps_back(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    int64_t was = gaps_state_of(pane)->open;
    if (was == GAPS_NO_ROW) {
        household_back(screen);
        return;
    }
    open_row(pane, GAPS_NO_ROW);
    leaf_find(leaf_of(pane), &(struct leaf_item){KIND_GAPS, was});
}
