// SPDX-License-Identifier: EUPL-1.2
#include "screen/overview_content.h"

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "screen/overview_parts.h"

// Banner

static void build_banner(struct page *page, const struct household *household)
{
    struct buf text = {0};
    if (str_is_given(household->safety_note)) {
        buf_addf(&text, "%s %s", style_sign(STYLE_SAFETY), household->safety_note);
        page_paragraph(page, 0, STYLE_SAFETY, buf_text(&text));
    }
    if (str_is_given(household->language)) {
        buf_reset(&text);
        buf_addf(&text, _("Interpreter: %s"), household->language);
        page_paragraph(page, 0, STYLE_WARNING, buf_text(&text));
    }
    buf_clear(&text);
}

// In the family's own words

static void add_words(struct leaf_content *content, struct page *page, const char *label,
                      const char *words, enum style style)
{
    if (!str_is_given(words)) {
        return;
    }
    struct page_line *heading = page_heading(page, label);
    heading->is_name = content->count == 0;
    if (heading->is_name) {
        leaf_begin_item(content, page, ITEM_WORDS, 0);
    }
    page->item = 0;
    heading->item = 0;
    page_paragraph(page, 0, style, words);
    leaf_end_item(page);
}

static void build_words(struct leaf_content *content, struct page *page,
                        const struct dossier *dossier)
{
    const struct household *household = &dossier->household;
    add_words(content, page, overview_label(KIND_HOUSEHOLD, "question"), household->question,
              STYLE_TEXT);
    add_words(content, page, overview_label(KIND_HOUSEHOLD, "wanted"), household->wanted,
              STYLE_WISH);
    if (content->count > 0) {
        content->items[0].id = dossier->id;
    }
}

static void build_strengths(struct page *page, const struct household *household)
{
    if (str_is_given(household->strengths)) {
        page_heading(page, overview_label(KIND_HOUSEHOLD, "strengths"));
        page_paragraph(page, 0, STYLE_TEXT, household->strengths);
    }
    if (str_is_given(household->worries)) {
        page_heading(page, overview_label(KIND_HOUSEHOLD, "worries"));
        page_paragraph(page, 0, STYLE_TEXT, household->worries);
    }
}

// All of it

static void build_two_columns(struct leaf_content *content, const struct dossier *dossier)
{
    build_words(content, &content->left, dossier);
    overview_add_members(content, &content->left, dossier);
    overview_add_network(content, &content->left, dossier);
    build_strengths(&content->left, &dossier->household);
    overview_add_coordination(content, &content->right, dossier);
    overview_add_address(content, &content->right, dossier);
    overview_add_figures(&content->right, &dossier->figures);
    overview_add_assessment(&content->right, dossier);
}

static void build_one_column(struct leaf_content *content, const struct dossier *dossier)
{
    struct page *page = &content->left;
    build_words(content, page, dossier);
    overview_add_members(content, page, dossier);
    overview_add_address(content, page, dossier);
    overview_add_network(content, page, dossier);
    overview_add_coordination(content, page, dossier);
    overview_add_figures(page, &dossier->figures);
    build_strengths(page, &dossier->household);
    overview_add_assessment(page, dossier);
}

void overview_content_build(struct leaf_content *content, const struct dossier *dossier, int cols)
{
    bool two = cols >= LEAF_TWO_COLS;
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = two ? cols - OVERVIEW_RIGHT_COLS - LEAF_BETWEEN : cols;
    content->right.cols = two ? OVERVIEW_RIGHT_COLS : 0;
    build_banner(&content->banner, &dossier->household);
    if (two) {
        build_two_columns(content, dossier);
    } else {
        build_one_column(content, dossier);
    }
}

// Items

const void *overview_item_record(const struct dossier *dossier, const struct leaf_item *item,
                                 enum kind *kind)
{
    switch (item->kind) {
    case ITEM_MEMBER: *kind = KIND_PERSON; return record_list_find(&dossier->people, item->id);
    case ITEM_NETWORK: *kind = KIND_NETWORK; return record_list_find(&dossier->network, item->id);
    case ITEM_COORDINATION:
        *kind = KIND_COORDINATION;
        return record_list_find(&dossier->coordination, item->id);
    default: *kind = KIND_HOUSEHOLD; return &dossier->household;
    }
}

void overview_item_name(const struct dossier *dossier, const struct leaf_item *item,
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
        buf_add_text(out, str_is_given(member->name) ? member->name : member->network);
    } else if (kind == KIND_COORDINATION) {
        buf_add_text(out, overview_level_text(dossier, record));
    } else {
        buf_add_text(out, dossier->household.name);
    }
}
