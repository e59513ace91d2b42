// SPDX-License-Identifier: EUPL-1.2
// The page for the fridge on the screen, and the command that prints it.
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/figures.h"
#include "figures/fridge.h"
#include "figures/roster.h"
#include "screen/journal.h"
#include "screen/pane.h"
#include "screen/roster.h"
#include "ui/draw.h"

// Nothing when nobody comes.
static void add_text(const struct dossier *dossier, int cols, struct buf *out)
{
    struct record_list lists[KIND_SAVED_COUNT], rows;
    int64_t day = dossier->session->day;
    dossier_lists(dossier, lists);
    record_list_init(&rows, KIND_ROSTER);
    figures_roster(lists, day, &rows);
    if (rows.count > 0) {
        fridge_add(&(struct fridge){.rows = &rows,
                                    .span = figures_coordination(&lists[KIND_COORDINATION], day),
                                    .settings = dossier->session->settings,
                                    .day = day,
                                    .large = true,
                                    .cols = cols < FRIDGE_COLS ? cols : FRIDGE_COLS},
                   out);
    }
    record_list_clear(&rows);
}

// The lines as they are: blanks at the beginning of one belong to it.
static void add_lines(struct page *page, char *text)
{
    for (char *line = text, *end = strchr(line, '\n'); end != NULL;
         line = end + 1, end = strchr(line, '\n')) {
        *end = '\0';
        page_cell(page, page_line(page),
                  (struct page_cell){.cols = -1, .style = STYLE_TEXT, .text = line});
    }
}

static void add_how_to_print(const struct dossier *dossier, struct page *page)
{
    const char *code = dossier->household.household;
    struct buf words = {0};
    buf_addf(&words, _("tilburg roster %s --format page prints it; --format ics makes a calendar."),
             str_text(code));
    page_paragraph(page, 0, STYLE_MUTED, buf_text(&words));
    page_gap(page);
    buf_clear(&words);
}

static void build(const struct screen *screen, struct page *page, bool whole)
{
    (void)whole;
    const struct dossier *dossier = pane_of(screen)->dossier;
    struct buf text = {0};
    add_text(dossier, page->cols, &text);
    if (text.len == 0) {
        return;
    }
    add_how_to_print(dossier, page);
    char *lines = buf_steal(&text);
    add_lines(page, lines);
    free(lines);
}

static void draw_title(const struct screen *screen, struct rect row)
{
    (void)screen;
    draw_text(row, 0, 0, STYLE_TITLE, _("The page for the fridge"));
}

void roster_page(struct screen *screen)
{
    static const struct journal_class class = {
        .context = "fridge",
        .rows = KIND_ROSTER,
        .nothing = N_("Nobody comes here."),
        .build = build,
        .draw_title = draw_title,
    };
    journal_open(screen, &class, NULL);
}
