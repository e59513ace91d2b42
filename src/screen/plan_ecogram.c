// SPDX-License-Identifier: EUPL-1.2
// The family in the middle, its own network on the left, the helpers on the right. The cursor goes along
// the network: what somebody offers becomes an action.
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "screen/overview_parts.h"
#include "screen/plan_state.h"
#include "ui/draw.h"

enum { SIDES = 3, INDENT = 1, LINE_COLS = 4 };
enum side { SIDE_NETWORK, SIDE_FAMILY, SIDE_HELPERS };

// A side is a page of its own; then all stand side by side.
static void add_head(struct page *side, const char *label, int64_t count)
{
    char text[96];
    snprintf(text, sizeof(text), "%s (%lld)", label, (long long)count);
    page_cell(side, page_line(side),
              (struct page_cell){.cols = -1, .style = STYLE_HEADING, .text = text});
}

static void add_member(struct leaf_content *content, struct page *side,
                       const struct network_member *member)
{
    leaf_begin_item(content, side, KIND_NETWORK, member->head.id);
    leaf_name_line(side, STYLE_TEXT, -1,
                   str_is_given(member->name) ? member->name : member->network);
    page_paragraph(side, INDENT, STYLE_MUTED, member->relation);
    page_paragraph(side, INDENT, STYLE_TEXT, member->offers);
    leaf_end_item(side);
}

static void add_network(struct leaf_content *content, struct page *side,
                        const struct dossier *dossier)
{
    add_head(side, _("Own network"), (int64_t)dossier->network.count);
    for (size_t i = 0; i < dossier->network.count; i++) {
        add_member(content, side, record_list_at(&dossier->network, i));
    }
    if (dossier->network.count == 0) {
        page_paragraph(side, INDENT, STYLE_MUTED, _("nobody known yet"));
    }
}

static bool is_member(const struct dossier *dossier, const struct person *person)
{
    return figures_active(person->from, person->until, overview_day(dossier));
}

static void add_family(struct page *side, const struct dossier *dossier)
{
    int64_t count = 0;
    for (size_t i = 0; i < dossier->people.count; i++) {
        count += is_member(dossier, record_list_at(&dossier->people, i));
    }
    add_head(side, _("Family"), count);
    for (size_t i = 0; i < dossier->people.count; i++) {
        const struct person *person = record_list_at(&dossier->people, i);
        struct buf name = {0};
        dossier_persons(dossier, person->person, &name);
        page_paragraph(side, 0, STYLE_TEXT, is_member(dossier, person) ? buf_text(&name) : NULL);
        buf_clear(&name);
    }
}

// A professional who works in several domains stands there once.
static bool is_told(const struct dossier *dossier, size_t at)
{
    const struct involvement *one = record_list_at(&dossier->involvements, at);
    for (size_t i = 0; i < at; i++) {
        const struct involvement *before = record_list_at(&dossier->involvements, i);
        if (figures_active(before->from, before->until, overview_day(dossier)) &&
            strcmp(before->professional, one->professional) == 0) {
            return true;
        }
    }
    return false;
}

static void add_helpers(struct page *side, const struct dossier *dossier)
{
    add_head(side, _("Helpers"), dossier->figures.helpers);
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (figures_active(one->from, one->until, overview_day(dossier)) && !is_told(dossier, i)) {
            page_paragraph(side, 0, STYLE_TEXT, figures_helper_name(one));
            page_paragraph(side, INDENT, STYLE_MUTED, one->function);
        }
    }
}

// The cell of a side in that line; a line stands in front of the family and of the helpers.
// NOLINTNEXTLINE(readability-function-size): both sides of the line and the place
static void join_cell(struct page *page, struct page_line *line, const struct page *side, size_t at,
                      struct page_cell place, bool line_before)
{
    static const struct page_cell nothing = {.text = ""};
    bool there = at < side->count && side->lines[at].count > 0;
    const struct page_cell *cell = there ? &side->lines[at].cells[0] : &nothing;
    struct buf text = {0};
    if (line_before) {
        buf_addf(&text, "%s %*s", draw_shape(SHAPE_VERTICAL), cell->col, "");
        place.col -= LINE_COLS - 1;
        place.cols += LINE_COLS - 1;
    } else {
        place.col += cell->col;
        place.cols -= cell->col;
    }
    buf_add_text(&text, cell->text);
    place.style = cell->style;
    place.text = buf_text(&text);
    page_cell(page, line, place);
    buf_clear(&text);
}

// Puts the lines of the sides beside one another; the item is that of the network's line.
static void join(struct page *page, const struct page sides[SIDES], int cols)
{
    for (size_t i = 0; i < sides[0].count || i < sides[1].count || i < sides[2].count; i++) {
        struct page_line *line = page_line(page);
        for (int side = 0; side < SIDES; side++) {
            struct page_cell place = {.col = side * (cols + LINE_COLS), .cols = cols};
            join_cell(page, line, &sides[side], i, place, side != SIDE_NETWORK);
        }
        if (i < sides[SIDE_NETWORK].count) {
            line->item = sides[SIDE_NETWORK].lines[i].item;
            line->is_name = sides[SIDE_NETWORK].lines[i].is_name;
        }
    }
}

void plan_ecogram_build(const struct pane *pane, struct leaf_content *content)
{
    const struct dossier *dossier = pane->dossier;
    int third = (content->left.cols - 2 * LINE_COLS) / SIDES;
    struct page sides[SIDES] = {0};
    for (int i = 0; i < SIDES; i++) {
        sides[i].cols = third;
        sides[i].item = PAGE_NO_ITEM;
    }
    add_network(content, &sides[SIDE_NETWORK], dossier);
    add_family(&sides[SIDE_FAMILY], dossier);
    add_helpers(&sides[SIDE_HELPERS], dossier);
    join(&content->left, sides, third);
    for (int i = 0; i < SIDES; i++) {
        page_clear(&sides[i]);
    }
}
