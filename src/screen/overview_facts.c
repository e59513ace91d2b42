// SPDX-License-Identifier: EUPL-1.2
// Who coordinates, where the family lives, and figures.
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "screen/overview_parts.h"

// Coordination

const char *overview_level_text(const struct dossier *dossier, const struct coordination *span)
{
    struct choice_list levels = choices_get(dossier->session->settings, CHOICES_LEVEL);
    const struct choice *level =
        str_is_given(span->level) ? choice_find(levels, span->level) : NULL;
    return level != NULL ? choice_label(level) : str_is_given(span->level) ? span->level : "–";
}

const char *overview_coordinator_text(const struct coordination *span)
{
    if (str_is_given(span->coordinator_name)) {
        return span->coordinator_name;
    }
    bool family = str_is_given(span->coordinator) && strcmp(span->coordinator, "family") == 0;
    return family ? _("the family itself") : span->coordinator;
}

// "label      text", or the text below it; nothing without both.
static void add_beside(struct page *page, const char *label, const char *text)
{
    if (str_is_given(label) && str_is_given(text)) {
        page_figure(page, label, text);
    } else {
        page_paragraph(page, 0, STYLE_TEXT, str_is_given(label) ? label : text);
    }
}

static void add_end(struct page *page, const struct dossier *dossier,
                    const struct coordination *span)
{
    char day[DATE_TEXT];
    struct buf text = {0};
    if (span->until != NONE) {
        buf_addf(&text, _("until %s"), overview_day_text(dossier, span->until, day));
    } else if (span->expected_until != NONE) {
        buf_addf(&text, _("expected until %s"),
                 overview_day_text(dossier, span->expected_until, day));
    }
    page_paragraph(page, 0, STYLE_TEXT, buf_text(&text));
    buf_clear(&text);
}

static void add_active_span(struct leaf_content *content, struct page *page,
                            const struct dossier *dossier, const struct coordination *span)
{
    char day[DATE_TEXT];
    struct buf since = {0};
    buf_addf(&since, _("since %s"), overview_day_text(dossier, span->from, day));
    leaf_begin_item(content, page, ITEM_COORDINATION, span->head.id);
    page_figure(page, overview_level_text(dossier, span), buf_text(&since))->is_name = true;
    add_beside(page, overview_coordinator_text(span), span->coordinator_phone);
    add_end(page, dossier, span);
    leaf_end_item(page);
    buf_clear(&since);
}

// "10-2023" or "2023-10": enough to see when an earlier span was.
static void add_month(const struct dossier *dossier, int64_t day, struct buf *out)
{
    int year, month, of_month;
    if (day == NONE) {
        return;
    }
    date_to_civil(day, &year, &month, &of_month);
    if (dossier->session->settings->date_style == DATE_ISO) {
        buf_addf(out, "%04d-%02d", year, month);
    } else {
        buf_addf(out, "%02d-%04d", month, year);
    }
}

static void add_other_span(struct leaf_content *content, struct page *page,
                           const struct dossier *dossier, const struct coordination *span)
{
    enum { MONTHS_COLS = 15 };
    struct buf months = {0};
    add_month(dossier, span->from, &months);
    buf_add_text(&months, "–");
    add_month(dossier, span->until, &months);
    int cols = page->cols - MONTHS_COLS;
    leaf_begin_item(content, page, ITEM_COORDINATION, span->head.id);
    struct page_line *line =
        leaf_name_line(page, STYLE_MUTED, cols - 1, overview_level_text(dossier, span));
    leaf_words_behind(page, line, cols, STYLE_MUTED, buf_text(&months));
    leaf_end_item(page);
    buf_clear(&months);
}

void overview_add_coordination(struct leaf_content *content, struct page *page,
                               const struct dossier *dossier)
{
    const struct coordination *now =
        figures_coordination(&dossier->coordination, overview_day(dossier));
    if (dossier->coordination.count == 0) {
        return;
    }
    page_heading(page, _("Coordination"));
    if (now != NULL) {
        add_active_span(content, page, dossier, now);
    }
    for (size_t i = 0; i < dossier->coordination.count; i++) {
        const struct coordination *span = record_list_at(&dossier->coordination, i);
        if (span != now) {
            add_other_span(content, page, dossier, span);
        }
    }
}

void overview_add_assessment(struct page *page, const struct dossier *dossier)
{
    static const char *const fields[] = {"weight", "self_coordination"};
    bool first = true;
    for (size_t i = 0; i < ARRAY_SIZE(fields); i++) {
        const struct field *field = kind_field(KIND_HOUSEHOLD, fields[i]);
        struct buf value = {0};
        field_show(field, &dossier->household, dossier->session->settings, &value);
        if (value.len > 0 && first) {
            page_gap(page);
            first = false;
        }
        if (value.len > 0) {
            page_figure(page, _(field->label), buf_text(&value));
        }
        buf_clear(&value);
    }
}

// Address

void overview_add_address(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier)
{
    const struct household *household = &dossier->household;
    struct buf street = {0};
    struct buf town = {0};
    overview_join(&street, " ", household->street);
    overview_join(&street, " ", household->house_number);
    overview_join(&town, " ", household->postcode);
    overview_join(&town, " ", household->city);
    overview_join(&town, " · ", household->district);
    struct page_line *heading = page_heading(page, _("Address"));
    leaf_begin_item(content, page, ITEM_ADDRESS, dossier->id);
    heading->item = page->item;
    heading->is_name = true;
    page_paragraph(page, 0, STYLE_TEXT, buf_text(&street));
    page_paragraph(page, 0, STYLE_TEXT, buf_text(&town));
    page_paragraph(page, 0, STYLE_TEXT, household->phone);
    page_paragraph(page, 0, STYLE_TEXT, household->email);
    leaf_end_item(page);
    buf_clear(&street);
    buf_clear(&town);
}

// Figures

static void add_count(struct page *page, const char *field, int64_t count)
{
    char text[24];
    snprintf(text, sizeof(text), "%lld", (long long)count);
    page_figure(page, overview_label(KIND_FIGURES, field), text);
}

static void add_figure(struct page *page, const char *field, struct buf *value)
{
    page_figure(page, overview_label(KIND_FIGURES, field), buf_text(value));
    buf_reset(value);
}

void overview_add_figures(struct page *page, const struct figures *figures)
{
    struct buf value = {0};
    page_heading(page, _("Figures"));
    add_count(page, "helpers", figures->helpers);
    if (figures->helpers == 0) {
        return;
    }
    add_count(page, "organisations", figures->organisations);
    figures_add_hours(&value, figures->hours_per_week, figures->unknown_hours);
    add_figure(page, "hours_per_week", &value);
    if (figures->helpers_hours_known > 0) {
        figures_add_hours_each(&value, figures->hours_per_week, figures->helpers_hours_known);
        add_figure(page, "hours_per_helper", &value);
    }
    // No visit known is not the same as no visit.
    if (figures->visits_per_week > 0) {
        figures_add_hundredths(&value, figures->visits_per_week);
        add_figure(page, "visits_per_week", &value);
        add_count(page, "faces", figures->faces);
    }
    figures_add_cost(&value, figures->yearly_cost, figures->unknown_costs);
    add_figure(page, "yearly_cost", &value);
    if (figures->municipal_cost != NONE || figures->yearly_cost != NONE) {
        figures_add_cost(&value, figures->municipal_cost, figures->municipal_unknown);
        page_figure(page, _("of which municipal"), buf_text(&value));
    }
    buf_clear(&value);
}
