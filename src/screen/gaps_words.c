// SPDX-License-Identifier: EUPL-1.2
// Wishes and effort in words.
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "screen/gaps_state.h"
#include "screen/overview_parts.h"

static void join(struct buf *out, struct buf *part)
{
    overview_join(out, " · ", buf_text(part));
    buf_reset(part);
}

void gaps_add_name(const struct gaps_about *about, struct buf *out)
{
    const struct settings *settings = about->dossier->session->settings;
    enum choices which = about->axis >= 0 ? CHOICES_DIMENSION : CHOICES_DOMAIN;
    const struct choice *choice = choice_find(choices_get(settings, which), about->code);
    buf_add_text(out, choice != NULL ? choice_label(choice) : about->code);
}

// Wishes

static void add_points(int64_t tenths, struct buf *out)
{
    struct buf number = {0};
    figures_add_mark(&number, tenths);
    buf_addf(out, _N("%s point more", "%s points more", tenths == 10 ? 1 : 2), buf_text(&number));
    buf_clear(&number);
}

void gaps_add_wish(const struct gaps_about *about, const struct gaps *row, struct buf *out)
{
    struct buf part = {0};
    if (row->talk != NONE && row->talk > 0) {
        buf_addf(&part, _N("%d wants to talk", "%d want to talk", row->talk), (int)row->talk);
        join(out, &part);
    }
    if (row->wanted_change != NONE && row->wanted_change > 0) {
        add_points(row->wanted_change, &part);
        join(out, &part);
    }
    if (row->open_goals > 0) {
        buf_addf(&part, _N("%d goal", "%d goals", row->open_goals), (int)row->open_goals);
        join(out, &part);
    }
    if (out->len == 0) {
        bool discussed = gaps_scoring(about, false, 0) != NULL;
        buf_add_text(out, discussed ? _("no wish was told") : _("not discussed"));
    }
    buf_clear(&part);
}

void gaps_add_said(const struct gaps_about *about, const struct scoring *scoring, struct buf *out)
{
    int64_t mark = scoring->mark[about->axis], wanted = scoring->wanted[about->axis];
    struct buf part = {0}, number = {0};
    if (scoring->talk[about->axis] == 1) {
        buf_add_text(out, _("wants to talk about this"));
    }
    if (mark != NONE) {
        figures_add_mark(&part, mark);
        join(out, &part);
    }
    if (wanted != NONE) {
        figures_add_mark(&number, wanted);
        buf_addf(&part, _("wish %s"), buf_text(&number));
        join(out, &part);
    }
    figures_add_scoring(&part, scoring, about->dossier->session->settings);
    join(out, &part);
    buf_clear(&number);
    buf_clear(&part);
}

const char *gaps_words(const struct gaps_about *about)
{
    for (int wishes = 1; wishes >= 0; wishes--) {
        const struct scoring *one;
        for (size_t i = 0; (one = gaps_scoring(about, wishes == 1, i)) != NULL; i++) {
            if (str_is_given(one->note[about->axis])) {
                return one->note[about->axis];
            }
        }
    }
    const struct goal *goal = gaps_goal_at(about, 0);
    return goal != NULL && goal->text != NULL ? goal->text : "";
}

// Effort

void gaps_add_hours(int64_t minutes, int64_t unknown, struct buf *out)
{
    struct buf hours = {0};
    if (minutes == NONE) {
        buf_add_text(out, _("hours unknown"));
        return;
    }
    figures_add_hours(&hours, minutes, 0);
    if (unknown > 0) {
        buf_addf(out, _("≥ %s hours (%lld unknown)"), buf_text(&hours), (long long)unknown);
    } else {
        buf_addf(out, _("%s hours"), buf_text(&hours));
    }
    buf_clear(&hours);
}

void gaps_add_effort(const struct gaps *row, struct buf *out)
{
    struct buf part = {0};
    if (row->helpers > 0) {
        gaps_add_hours(row->hours_per_week, row->unknown_hours, out);
        buf_addf(&part, _N("%lld helper", "%lld helpers", row->helpers), (long long)row->helpers);
        join(out, &part);
    }
    if (row->network_actions > 0) {
        buf_addf(&part,
                 _N("%d action of the network", "%d actions of the network", row->network_actions),
                 (int)row->network_actions);
        join(out, &part);
    }
    if (out->len == 0) {
        buf_add_text(out, row->gap == 1 ? _("nobody: no helper, no network") : _("no help"));
    }
    buf_clear(&part);
}
