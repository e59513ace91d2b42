// SPDX-License-Identifier: EUPL-1.2
#include "screen/overview_content.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "model/name.h"

enum { AGE_COLS = 3, DATE_COLS = 10, ROLE_COLS = 10, PHONE_COLS = 13, BLANKS = 2 };

static bool is_given(const char *text)
{
    return text != NULL && text[0] != '\0';
}

static int64_t shown_day(const struct dossier *dossier)
{
    return dossier->session->day;
}

static const char *day_text(const struct dossier *dossier, int64_t day, char text[DATE_TEXT])
{
    return date_format(day, dossier->session->settings->date_style, text);
}

static const char *label_of(enum kind kind, const char *field)
{
    return _(kind_field(kind, field)->label);
}

// Lines from now on belong to a new item.
static void begin_item(struct overview_content *content, struct page *page,
                       enum overview_item_kind kind, int64_t id)
{
    page->item = (int)content->count;
    *ARRAY_PUSH(content->items, content->count, content->capacity) =
        (struct overview_item){.kind = kind, .id = id};
}

static void end_item(struct page *page)
{
    page->item = PAGE_NO_ITEM;
}

// The line with the cursor's cell; what follows stands behind it.
static struct page_line *name_line(struct page *page, enum style style, int cols, const char *name)
{
    struct page_line *line = page_line(page);
    line->is_name = true;
    page_cell(page, line, (struct page_cell){.cols = cols, .style = style, .text = name});
    return line;
}

static void words_behind(const struct page *page, struct page_line *line, int col, enum style style,
                         const char *text)
{
    page_cell(page, line, (struct page_cell){.col = col, .cols = -1, .style = style, .text = text});
}

// Banner

static void build_banner(struct page *page, const struct household *household)
{
    struct buf text = {0};
    if (is_given(household->safety_note)) {
        buf_addf(&text, "%s %s", style_sign(STYLE_SAFETY), household->safety_note);
        page_paragraph(page, 0, STYLE_SAFETY, buf_text(&text));
    }
    if (is_given(household->language)) {
        buf_reset(&text);
        buf_addf(&text, _("Interpreter: %s"), household->language);
        page_paragraph(page, 0, STYLE_WARNING, buf_text(&text));
    }
    buf_clear(&text);
}

// In the family's own words

static void add_words(struct overview_content *content, struct page *page, const char *label,
                      const char *words, enum style style)
{
    if (!is_given(words)) {
        return;
    }
    page_gap(page);
    bool first = content->count == 0;
    if (first) {
        begin_item(content, page, ITEM_WORDS, 0);
    }
    page->item = 0;
    name_line(page, STYLE_HEADING, -1, label)->is_name = first;
    page_paragraph(page, 0, style, words);
    end_item(page);
}

static void build_words(struct overview_content *content, struct page *page,
                        const struct dossier *dossier)
{
    const struct household *household = &dossier->household;
    add_words(content, page, label_of(KIND_HOUSEHOLD, "question"), household->question, STYLE_TEXT);
    add_words(content, page, label_of(KIND_HOUSEHOLD, "wanted"), household->wanted, STYLE_WISH);
    if (content->count > 0) {
        content->items[0].id = dossier->id;
    }
}

static void build_strengths(struct page *page, const struct household *household)
{
    if (is_given(household->strengths)) {
        page_heading(page, label_of(KIND_HOUSEHOLD, "strengths"));
        page_paragraph(page, 0, STYLE_TEXT, household->strengths);
    }
    if (is_given(household->worries)) {
        page_heading(page, label_of(KIND_HOUSEHOLD, "worries"));
        page_paragraph(page, 0, STYLE_TEXT, household->worries);
    }
}

// Members and own network

static void add_span(const struct dossier *dossier, const struct person *person, struct buf *out)
{
    char day[DATE_TEXT];
    if (person->until != NONE && person->until < shown_day(dossier)) {
        buf_addf(out, _("until %s"), day_text(dossier, person->until, day));
    } else if (person->from != NONE && person->from > shown_day(dossier)) {
        buf_addf(out, _("from %s"), day_text(dossier, person->from, day));
    }
}

static const char *role_text(const struct dossier *dossier, const struct person *person)
{
    struct choice_list roles = choices_get(dossier->session->settings, CHOICES_MEMBER_ROLE);
    const struct choice *role = is_given(person->role) ? choice_find(roles, person->role) : NULL;
    return role != NULL ? choice_label(role) : "";
}

// Who bears the household's name is called by the given name: the name stands above it all.
static void add_member_name(const struct dossier *dossier, const struct person *person,
                            struct buf *out)
{
    struct buf family = {0};
    name_add(&family, NULL, person->prefix, person->family_name);
    const char *household = dossier->household.name;
    bool same = household != NULL && strcmp(buf_text(&family), household) == 0;
    if (same && is_given(person->given_name)) {
        buf_add_text(out, person->given_name);
    } else {
        person_full_name(person, out);
    }
    buf_clear(&family);
}

static void add_member(struct overview_content *content, struct page *page,
                       const struct dossier *dossier, const struct person *person)
{
    char born[DATE_TEXT];
    char age[16] = "";
    struct buf name = {0};
    struct buf span = {0};
    int behind = AGE_COLS + DATE_COLS + ROLE_COLS + 2 * BLANKS;
    int cols = page->cols - behind;
    int years = date_age(person->birth_date, shown_day(dossier));
    bool active = figures_active(person->from, person->until, shown_day(dossier));
    enum style style = active ? STYLE_TEXT : STYLE_MUTED;
    if (years >= 0) {
        snprintf(age, sizeof(age), "%d", years);
    }
    add_member_name(dossier, person, &name);
    add_span(dossier, person, &span);
    begin_item(content, page, ITEM_MEMBER, person->head.id);
    struct page_line *line = name_line(page, style, cols, buf_text(&name));
    page_cell(page, line,
              (struct page_cell){
                  .col = cols, .cols = AGE_COLS, .style = style, .right = true, .text = age});
    words_behind(page, line, cols + AGE_COLS + BLANKS, STYLE_MUTED,
                 day_text(dossier, person->birth_date, born));
    words_behind(page, line, cols + AGE_COLS + DATE_COLS + 2 * BLANKS, style,
                 active ? role_text(dossier, person) : "");
    page_paragraph(page, 2, STYLE_MUTED, buf_text(&span));
    page_paragraph(page, 2, STYLE_TEXT, active ? person->phone : NULL);
    end_item(page);
    buf_clear(&name);
    buf_clear(&span);
}

static void build_members(struct overview_content *content, struct page *page,
                          const struct dossier *dossier)
{
    if (dossier->people.count == 0) {
        return;
    }
    page_heading(page, _("Members"));
    for (int former = 0; former <= 1; former++) {
        for (size_t i = 0; i < dossier->people.count; i++) {
            const struct person *person = record_list_at(&dossier->people, i);
            bool active = figures_active(person->from, person->until, shown_day(dossier));
            if (active != (former == 1)) {
                add_member(content, page, dossier, person);
            }
        }
    }
}

static void add_network_member(struct overview_content *content, struct page *page,
                               const struct network_member *member)
{
    int phone = page->cols - PHONE_COLS;
    int cols = phone / 2;
    begin_item(content, page, ITEM_NETWORK, member->head.id);
    struct page_line *line = name_line(page, STYLE_TEXT, cols - 1,
                                       is_given(member->name) ? member->name : member->network);
    page_cell(
        page, line,
        (struct page_cell){
            .col = cols, .cols = phone - cols - 1, .style = STYLE_TEXT, .text = member->relation});
    words_behind(page, line, phone, STYLE_TEXT, member->phone);
    page_paragraph(page, 2, STYLE_MUTED, member->offers);
    end_item(page);
}

static void build_network(struct overview_content *content, struct page *page,
                          const struct dossier *dossier)
{
    if (dossier->network.count == 0) {
        return;
    }
    page_heading(page, _("Own network"));
    for (size_t i = 0; i < dossier->network.count; i++) {
        add_network_member(content, page, record_list_at(&dossier->network, i));
    }
}

// Coordination

static const char *level_text(const struct dossier *dossier, const struct coordination *span)
{
    struct choice_list levels = choices_get(dossier->session->settings, CHOICES_LEVEL);
    const struct choice *level = is_given(span->level) ? choice_find(levels, span->level) : NULL;
    return level != NULL ? choice_label(level) : is_given(span->level) ? span->level : "–";
}

static const char *coordinator_text(const struct coordination *span)
{
    if (is_given(span->coordinator_name)) {
        return span->coordinator_name;
    }
    bool family = is_given(span->coordinator) && strcmp(span->coordinator, "family") == 0;
    return family ? _("the family itself") : span->coordinator;
}

// "label      text", or the text below it; nothing without both.
static void add_beside(struct page *page, const char *label, const char *text)
{
    if (is_given(label) && is_given(text)) {
        page_figure(page, label, text);
    } else {
        page_paragraph(page, 0, STYLE_TEXT, is_given(label) ? label : text);
    }
}

static void add_end(struct page *page, const struct dossier *dossier,
                    const struct coordination *span)
{
    char day[DATE_TEXT];
    struct buf text = {0};
    if (span->until != NONE) {
        buf_addf(&text, _("until %s"), day_text(dossier, span->until, day));
    } else if (span->expected_until != NONE) {
        buf_addf(&text, _("expected until %s"), day_text(dossier, span->expected_until, day));
    }
    page_paragraph(page, 0, STYLE_TEXT, buf_text(&text));
    buf_clear(&text);
}

static void add_active_span(struct overview_content *content, struct page *page,
                            const struct dossier *dossier, const struct coordination *span)
{
    char day[DATE_TEXT];
    struct buf since = {0};
    buf_addf(&since, _("since %s"), day_text(dossier, span->from, day));
    begin_item(content, page, ITEM_COORDINATION, span->head.id);
    page_figure(page, level_text(dossier, span), buf_text(&since))->is_name = true;
    add_beside(page, coordinator_text(span), span->coordinator_phone);
    add_end(page, dossier, span);
    end_item(page);
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

static void add_other_span(struct overview_content *content, struct page *page,
                           const struct dossier *dossier, const struct coordination *span)
{
    enum { MONTHS_COLS = 15 };
    struct buf months = {0};
    add_month(dossier, span->from, &months);
    buf_add_text(&months, "–");
    add_month(dossier, span->until, &months);
    int cols = page->cols - MONTHS_COLS;
    begin_item(content, page, ITEM_COORDINATION, span->head.id);
    struct page_line *line = name_line(page, STYLE_MUTED, cols - 1, level_text(dossier, span));
    words_behind(page, line, cols, STYLE_MUTED, buf_text(&months));
    end_item(page);
    buf_clear(&months);
}

static void build_coordination(struct overview_content *content, struct page *page,
                               const struct dossier *dossier)
{
    const struct coordination *now =
        figures_coordination(&dossier->coordination, shown_day(dossier));
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

static void build_assessment(struct page *page, const struct dossier *dossier)
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

static void join(struct buf *out, const char *between, const char *text)
{
    if (is_given(text)) {
        buf_add_text(out, out->len > 0 ? between : "");
        buf_add_text(out, text);
    }
}

static void build_address(struct overview_content *content, struct page *page,
                          const struct dossier *dossier)
{
    const struct household *household = &dossier->household;
    struct buf street = {0};
    struct buf town = {0};
    join(&street, " ", household->street);
    join(&street, " ", household->house_number);
    join(&town, " ", household->postcode);
    join(&town, " ", household->city);
    join(&town, " · ", household->district);
    page_gap(page);
    begin_item(content, page, ITEM_ADDRESS, dossier->id);
    name_line(page, STYLE_HEADING, -1, _("Address"));
    page_paragraph(page, 0, STYLE_TEXT, buf_text(&street));
    page_paragraph(page, 0, STYLE_TEXT, buf_text(&town));
    page_paragraph(page, 0, STYLE_TEXT, household->phone);
    page_paragraph(page, 0, STYLE_TEXT, household->email);
    end_item(page);
    buf_clear(&street);
    buf_clear(&town);
}

// Figures

static void add_count(struct page *page, const char *field, int64_t count)
{
    char text[24];
    snprintf(text, sizeof(text), "%lld", (long long)count);
    page_figure(page, label_of(KIND_FIGURES, field), text);
}

static void add_figure(struct page *page, const char *field, struct buf *value)
{
    page_figure(page, label_of(KIND_FIGURES, field), buf_text(value));
    buf_reset(value);
}

static void build_figures(struct page *page, const struct figures *figures)
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
    if (figures->municipal_cost != NONE) {
        figures_add_cost(&value, figures->municipal_cost, 0);
        page_figure(page, _("of which municipal"), buf_text(&value));
    }
    buf_clear(&value);
}

// All of it

void overview_content_clear(struct overview_content *content)
{
    page_clear(&content->banner);
    page_clear(&content->left);
    page_clear(&content->right);
    free(content->items);
    content->items = NULL;
    content->count = 0;
    content->capacity = 0;
}

static void build_two_columns(struct overview_content *content, const struct dossier *dossier)
{
    build_words(content, &content->left, dossier);
    build_members(content, &content->left, dossier);
    build_network(content, &content->left, dossier);
    build_strengths(&content->left, &dossier->household);
    build_coordination(content, &content->right, dossier);
    build_address(content, &content->right, dossier);
    build_figures(&content->right, &dossier->figures);
    build_assessment(&content->right, dossier);
}

static void build_one_column(struct overview_content *content, const struct dossier *dossier)
{
    struct page *page = &content->left;
    build_words(content, page, dossier);
    build_members(content, page, dossier);
    build_address(content, page, dossier);
    build_network(content, page, dossier);
    build_coordination(content, page, dossier);
    build_figures(page, &dossier->figures);
    build_strengths(page, &dossier->household);
    build_assessment(page, dossier);
}

void overview_content_build(struct overview_content *content, const struct dossier *dossier,
                            int cols)
{
    bool two = cols >= OVERVIEW_TWO_COLS;
    overview_content_clear(content);
    content->banner.cols = cols;
    content->left.cols = two ? cols - OVERVIEW_RIGHT_COLS - OVERVIEW_BETWEEN : cols;
    content->right.cols = two ? OVERVIEW_RIGHT_COLS : 0;
    build_banner(&content->banner, &dossier->household);
    if (two) {
        build_two_columns(content, dossier);
    } else {
        build_one_column(content, dossier);
    }
}

// Items

static const void *find_record(const struct record_list *list, int64_t id)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct record *record = record_list_at(list, i);
        if (record->id == id) {
            return record;
        }
    }
    return NULL;
}

const void *overview_item_record(const struct dossier *dossier, const struct overview_item *item,
                                 enum kind *kind)
{
    switch (item->kind) {
    case ITEM_MEMBER: *kind = KIND_PERSON; return find_record(&dossier->people, item->id);
    case ITEM_NETWORK: *kind = KIND_NETWORK; return find_record(&dossier->network, item->id);
    case ITEM_COORDINATION:
        *kind = KIND_COORDINATION;
        return find_record(&dossier->coordination, item->id);
    default: *kind = KIND_HOUSEHOLD; return &dossier->household;
    }
}

void overview_item_name(const struct dossier *dossier, const struct overview_item *item,
                        struct buf *out)
{
    enum kind kind;
    const void *record = overview_item_record(dossier, item, &kind);
    if (record == NULL) {
        return;
    }
    if (kind == KIND_PERSON) {
        person_full_name(record, out);
    } else if (kind == KIND_NETWORK) {
        const struct network_member *member = record;
        buf_add_text(out, is_given(member->name) ? member->name : member->network);
    } else if (kind == KIND_COORDINATION) {
        buf_add_text(out, level_text(dossier, record));
    } else {
        buf_add_text(out, dossier->household.name);
    }
}
