// SPDX-License-Identifier: EUPL-1.2
// Who came, went and stayed between both days.
#include "base/buf.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/comings.h"
#include "figures/words.h"
#include "model/choice.h"
#include "screen/overview_parts.h"
#include "screen/then_state.h"
#include "ui/draw.h"

enum { INDENT = 2, GAP = 2, DAY_COLS = 10, HOURS_COLS = 18 };

// Who came and went

static void add_count(struct buf *out, enum coming coming, size_t count)
{
    long number = (long)count;
    switch (coming) {
    case HELPER_WENT:
        buf_addf(out, _N("%ld helper went", "%ld helpers went", number), number);
        break;
    case HELPER_CAME:
        buf_addf(out, _N("%ld helper came", "%ld helpers came", number), number);
        break;
    case HELPER_STAYED:
        buf_addf(out, _N("%ld helper stayed", "%ld helpers stayed", number), number);
        break;
    default:
        buf_addf(out,
                 _N("%ld helper came and went in between", "%ld helpers came and went in between",
                    number),
                 number);
        break;
    }
}

static void add_hours_of(struct buf *out, int64_t minutes)
{
    if (minutes == NONE) {
        buf_add_text(out, draw_is_ascii() ? "-" : "–");
    } else {
        figures_add_hours(out, minutes, 0);
    }
}

// The day of going or coming; of who stayed the hours a week on both days.
static void add_when(const struct then_now *self, const struct helper_coming *one, struct buf *out)
{
    char day[DATE_TEXT];
    if (one->coming == HELPER_STAYED) {
        add_hours_of(out, one->minutes_then);
        if (one->minutes_then != one->minutes_now) {
            buf_addf(out, " %s ", draw_shape(SHAPE_ARROW));
            add_hours_of(out, one->minutes_now);
        }
        buf_addf(out, " %s", _C("hours", "h"));
    } else {
        buf_add_text(out,
                     overview_day_text(self->dossier,
                                       one->coming == HELPER_CAME ? one->came : one->went, day));
    }
}

static void add_helper(const struct then_now *self, const struct helper_coming *one,
                       struct page *page)
{
    struct buf when = {0};
    int right = one->coming == HELPER_STAYED ? HOURS_COLS : DAY_COLS;
    int room = page->cols - INDENT - right - 2 * GAP;
    int name = room / 2;
    struct page_line *line = page_line(page);
    add_when(self, one, &when);
    page_cell(
        page, line,
        (struct page_cell){.col = INDENT, .cols = name, .text = figures_helper_name(one->one)});
    page_cell(page, line,
              (struct page_cell){.col = INDENT + name + GAP,
                                 .cols = room - name,
                                 .style = STYLE_MUTED,
                                 .text = str_is_given(one->one->function)
                                             ? one->one->function
                                             : one->one->organisation_name});
    page_cell(page, line,
              (struct page_cell){.col = page->cols - right,
                                 .cols = right,
                                 .style = STYLE_MUTED,
                                 .right = true,
                                 .text = buf_text(&when)});
    buf_clear(&when);
}

static void add_group(const struct then_now *self, const struct comings *comings,
                      enum coming coming, struct page *page)
{
    struct buf words = {0};
    bool named = coming == HELPER_WENT || coming == HELPER_CAME || self->unfolded;
    if (comings->counts[coming] == 0) {
        return;
    }
    add_count(&words, coming, comings->counts[coming]);
    page_paragraph(page, 0, STYLE_TEXT, buf_text(&words));
    for (size_t i = 0; named && i < comings->count; i++) {
        if (comings->items[i].coming == coming) {
            add_helper(self, &comings->items[i], page);
        }
    }
    buf_clear(&words);
}

void then_add_helpers(const struct then_now *self, struct page *page)
{
    struct comings comings = {0};
    figures_comings(&self->dossier->involvements, self->then, self->now, &comings);
    if (comings.count > 0) {
        page_heading(page, _("Who came and who went"));
    }
    for (enum coming coming = 0; coming < HELPER_COMINGS; coming++) {
        add_group(self, &comings, coming, page);
    }
    figures_comings_clear(&comings);
}
