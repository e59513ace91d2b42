// SPDX-License-Identifier: EUPL-1.2
// The levels of coordination: now, earlier, and how it ended.
#include <stdio.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/figures.h"
#include "figures/plan.h"
#include "screen/course_parts.h"
#include "screen/overview_parts.h"

enum { LABEL_COLS = 13 };

void course_add_choice(const struct dossier *dossier, enum kind kind, const char *field,
                       const void *record, struct buf *out)
{
    field_show(kind_field(kind, field), record, dossier->session->settings, out);
}

void course_add_labelled(struct page *page, const char *label, enum style style, const char *text)
{
    if (str_is_given(text)) {
        struct page_strand strands[] = {
            {.rest = label, .cols = LABEL_COLS - 1, .style = STYLE_MUTED},
            {.rest = text, .col = LABEL_COLS, .cols = page->cols - LABEL_COLS, .style = style},
        };
        page_strands(page, strands, ARRAY_SIZE(strands));
    }
}

// Who coordinates, with the phone behind the name.
static void add_coordinator(struct page *page, const struct coordination *span)
{
    struct buf who = {0};
    overview_join(&who, "", overview_coordinator_text(span));
    overview_join(&who, "  ", span->coordinator_phone);
    course_add_labelled(page, _("Coordinator"), STYLE_TEXT, buf_text(&who));
    buf_clear(&who);
}

static void add_words(struct page *page, const struct coordination *span, enum style style)
{
    course_add_labelled(page, overview_label(KIND_COORDINATION, "reason"), style, span->reason);
    course_add_labelled(page, overview_label(KIND_COORDINATION, "aim"), style, span->aim);
    course_add_labelled(page, overview_label(KIND_COORDINATION, "instruments"), style,
                        span->instruments);
}

// What runs now

static void add_expected(struct page *page, const struct dossier *dossier,
                         const struct coordination *span)
{
    char day[DATE_TEXT];
    bool asleep = figures_is_asleep(&dossier->coordination, overview_day(dossier));
    course_add_labelled(page, asleep ? _("Check-in") : _("Expected end"), STYLE_TEXT,
                        overview_day_text(dossier, span->expected_until, day));
    course_add_labelled(page, _("Last day"), STYLE_TEXT,
                        overview_day_text(dossier, span->until, day));
    struct buf exit = {0};
    course_add_choice(dossier, KIND_COORDINATION, "exit", span, &exit);
    course_add_labelled(page, overview_label(KIND_COORDINATION, "exit"), STYLE_TEXT,
                        buf_text(&exit));
    buf_clear(&exit);
    if (asleep) {
        page_paragraph(page, 0, STYLE_TEXT,
                       span->expected_until != NONE
                           ? _("All reminders sleep but the check-in, until the level changes.")
                           : _("All reminders sleep, and there is no day to check in."));
    }
}

static void add_active(struct leaf_content *content, struct page *page,
                       const struct dossier *dossier, const struct coordination *span,
                       const char *employer)
{
    char day[DATE_TEXT];
    struct buf since = {0}, remark = {0};
    buf_addf(&since, _("since %s"), overview_day_text(dossier, span->from, day));
    page_heading(page, _("Coordination"));
    leaf_begin_item(content, page, COURSE_SPAN, span->head.id);
    page_figure(page, overview_level_text(dossier, span), buf_text(&since))->is_name = true;
    add_coordinator(page, span);
    add_words(page, span, STYLE_TEXT);
    add_expected(page, dossier, span);
    if (employer[0] != '\0') {
        buf_addf(&remark, "%s %s", style_sign(STYLE_WARNING), employer);
        page_paragraph(page, 0, STYLE_WARNING, buf_text(&remark));
    }
    leaf_end_item(page);
    buf_clear(&since);
    buf_clear(&remark);
}

// How it ended

static const struct coordination *last_ended(const struct dossier *dossier)
{
    for (size_t i = 0; i < dossier->coordination.count; i++) {
        const struct coordination *span = record_list_at(&dossier->coordination, i);
        if (span->until != NONE && span->until < overview_day(dossier)) {
            return span; // newest first, and they do not overlap
        }
    }
    return NULL;
}

// A goal that has no outcome on the day was left open.
static void add_goals(struct page *page, const struct dossier *dossier)
{
    int64_t day = overview_day(dossier);
    for (size_t i = 0; i < dossier->goals.count; i++) {
        const struct goal *goal = record_list_at(&dossier->goals, i);
        struct buf outcome = {0};
        if (figures_goal_open(goal, day)) {
            buf_add_text(&outcome, _("left open"));
        } else if (goal->set_on == NONE || goal->set_on <= day) {
            course_add_choice(dossier, KIND_GOAL, "outcome", goal, &outcome);
        }
        if (outcome.len > 0) {
            course_add_labelled(page, buf_text(&outcome), STYLE_TEXT,
                                str_is_given(goal->text) ? goal->text : goal->goal);
        }
        buf_clear(&outcome);
    }
}

static void add_ended(struct leaf_content *content, struct page *page,
                      const struct dossier *dossier, const struct coordination *span)
{
    char day[DATE_TEXT];
    struct buf exit = {0}, until = {0};
    course_add_choice(dossier, KIND_COORDINATION, "exit", span, &exit);
    buf_addf(&until, _("until %s"), overview_day_text(dossier, span->until, day));
    page_heading(page, _("How it ended"));
    leaf_begin_item(content, page, COURSE_SPAN, span->head.id);
    page_figure(page, exit.len > 0 ? buf_text(&exit) : overview_level_text(dossier, span),
                buf_text(&until))
        ->is_name = true;
    if (exit.len > 0) {
        course_add_labelled(page, overview_label(KIND_COORDINATION, "level"), STYLE_TEXT,
                            overview_level_text(dossier, span));
    }
    add_coordinator(page, span);
    add_words(page, span, STYLE_TEXT);
    leaf_end_item(page);
    add_goals(page, dossier);
    buf_clear(&exit);
    buf_clear(&until);
}

void course_add_now(struct leaf_content *content, struct page *page, const struct dossier *dossier,
                    const char *employer)
{
    const struct coordination *now =
        figures_coordination(&dossier->coordination, overview_day(dossier));
    const struct coordination *last = last_ended(dossier);
    if (now != NULL) {
        add_active(content, page, dossier, now, employer);
        return;
    }
    page_paragraph(page, 0, STYLE_MUTED, _("Nobody coordinates this household on this day."));
    if (last != NULL) {
        add_ended(content, page, dossier, last);
    }
}

// Earlier and later

static void add_other(struct leaf_content *content, struct page *page,
                      const struct dossier *dossier, const struct coordination *span)
{
    char from[DATE_TEXT], until[DATE_TEXT];
    struct buf when = {0}, exit = {0};
    buf_addf(&when, "%s – %s", overview_day_text(dossier, span->from, from),
             overview_day_text(dossier, span->until, until));
    course_add_choice(dossier, KIND_COORDINATION, "exit", span, &exit);
    leaf_begin_item(content, page, COURSE_SPAN, span->head.id);
    page_figure(page, overview_level_text(dossier, span), buf_text(&when))->is_name = true;
    add_coordinator(page, span);
    course_add_labelled(page, overview_label(KIND_COORDINATION, "reason"), STYLE_TEXT,
                        span->reason);
    course_add_labelled(page, overview_label(KIND_COORDINATION, "exit"), STYLE_TEXT,
                        buf_text(&exit));
    leaf_end_item(page);
    buf_clear(&when);
    buf_clear(&exit);
}

static void add_others(struct leaf_content *content, struct page *page,
                       const struct dossier *dossier, const char *heading, bool later)
{
    int64_t day = overview_day(dossier);
    const struct coordination *now = figures_coordination(&dossier->coordination, day);
    const struct coordination *told = now != NULL ? now : last_ended(dossier);
    bool first = true;
    for (size_t i = 0; i < dossier->coordination.count; i++) {
        const struct coordination *span = record_list_at(&dossier->coordination, i);
        if (span == told || (span->from > day) != later) {
            continue;
        }
        if (first) {
            page_heading(page, heading);
        } else {
            page_gap(page);
        }
        add_other(content, page, dossier, span);
        first = false;
    }
}

void course_add_other_spans(struct leaf_content *content, struct page *page,
                            const struct dossier *dossier)
{
    add_others(content, page, dossier, _("From a later day"), true);
    add_others(content, page, dossier, _("Earlier"), false);
}
