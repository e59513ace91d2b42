// SPDX-License-Identifier: EUPL-1.2
// A line of blocks for each of three figures over the quarters.
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/text.h"
#include "figures/words.h"
#include "screen/overview_parts.h"
#include "screen/then_state.h"
#include "ui/draw.h"

enum { LABEL_COLS = 17, END_COLS = 12, GAP = 1, YEAR_QUARTERS = 4, YEAR_COLS = 4 };
enum { QUARTER_MONTHS = 3, CENTURY = 100 };

// Which quarters are drawn, and where.
struct strip {
    const struct quarter *quarters;
    size_t count;
    int col;   // of the first
    int width; // columns of a quarter
};

static struct strip strip_of(const struct then_now *self, int cols)
{
    int col = LABEL_COLS + END_COLS + GAP;
    int most = cols - col - GAP - END_COLS;
    size_t room = most > 0 ? (size_t)most : 0;
    size_t all = self->quarters.count;
    size_t count = all < room ? all : room;
    return (struct strip){
        .quarters = self->quarters.items + (all - count),
        .count = count,
        .col = col,
        .width = 2 * count <= room ? 2 : 1,
    };
}

static const char *block(int level)
{
    static const char *const blocks[][QUARTER_LEVELS] = {
        {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
        {"_", ".", ":", "-", "=", "+", "*", "#"},
    };
    return level == QUARTER_GAP ? " " : blocks[draw_is_ascii()][level];
}

// Figures

static int64_t helpers_of(const struct figures *figures)
{
    return figures->helpers;
}

static int64_t hours_of(const struct figures *figures)
{
    return figures->hours_per_week;
}

static int64_t cost_of(const struct figures *figures)
{
    return figures->yearly_cost;
}

static int64_t none_unknown(const struct figures *figures)
{
    (void)figures;
    return 0;
}

static int64_t hours_unknown(const struct figures *figures)
{
    return figures->unknown_hours;
}

static int64_t costs_unknown(const struct figures *figures)
{
    return figures->unknown_costs;
}

static void add_helpers(struct buf *out, int64_t value, int64_t unknown)
{
    (void)unknown;
    buf_addf(out, "%lld", (long long)value);
}

static const struct line {
    const char *field;
    int64_t (*value)(const struct figures *figures);
    int64_t (*unknown)(const struct figures *figures);
    void (*add)(struct buf *out, int64_t value, int64_t unknown);
} lines[] = {
    {"helpers", helpers_of, none_unknown, add_helpers},
    {"hours_per_week", hours_of, hours_unknown, figures_add_hours},
    {"yearly_cost", cost_of, costs_unknown, figures_add_cost},
};

// A line

enum strip_end { STRIP_BEFORE, STRIP_BEHIND };

// The figure of the first quarter before the blocks, of the last one behind them.
static void add_end(const struct strip *strip, const struct line *of, enum strip_end end,
                    const struct page *page, struct page_line *line)
{
    int behind = strip->col + (int)strip->count * strip->width + GAP;
    const struct quarter *quarter = &strip->quarters[end == STRIP_BEFORE ? 0 : strip->count - 1];
    struct buf words = {0};
    int64_t value = of->value(&quarter->figures);
    buf_add_text(&words, value != NONE && of->unknown(&quarter->figures) > 0 ? "≥ " : "");
    of->add(&words, value, 0);
    page_cell(page, line,
              (struct page_cell){.col = end == STRIP_BEFORE ? LABEL_COLS : behind,
                                 .cols = END_COLS,
                                 .right = end == STRIP_BEFORE,
                                 .text = buf_text(&words)});
    buf_clear(&words);
}

static int64_t highest_of(const struct strip *strip, const struct line *of)
{
    int64_t highest = 0;
    for (size_t i = 0; i < strip->count; i++) {
        int64_t value = of->value(&strip->quarters[i].figures);
        highest = value != NONE && value > highest ? value : highest;
    }
    return highest;
}

static void add_line(const struct strip *strip, const struct line *of, struct page *page)
{
    struct buf blocks = {0};
    int64_t highest = highest_of(strip, of);
    struct page_line *line = page_line(page);
    for (size_t i = 0; i < strip->count; i++) {
        const char *shape = block(quarter_level(of->value(&strip->quarters[i].figures), highest));
        buf_add_text(&blocks, shape);
        buf_add_text(&blocks, strip->width > 1 ? shape : "");
    }
    page_cell(
        page, line,
        (struct page_cell){.cols = LABEL_COLS, .text = overview_label(KIND_FIGURES, of->field)});
    add_end(strip, of, STRIP_BEFORE, page, line);
    page_cell(page, line,
              (struct page_cell){.col = strip->col, .cols = -1, .text = buf_text(&blocks)});
    add_end(strip, of, STRIP_BEHIND, page, line);
    buf_clear(&blocks);
}

// Below the lines

// "2024" or "'24" where a year begins, and above the first quarter when that leaves a blank behind it.
static void add_year(const struct strip *strip, size_t index, struct buf *years)
{
    int year, month, of_month;
    date_to_civil(strip->quarters[index].day, &year, &month, &of_month);
    int quarter = (month - 1) / QUARTER_MONTHS;
    int label = strip->width > 1 ? YEAR_COLS : YEAR_COLS - 1;
    int room = (YEAR_QUARTERS - quarter) * strip->width;
    if (room <= label || (quarter > 0 && index > 0)) {
        return;
    }
    while (years->len < index * (size_t)strip->width) {
        buf_add_char(years, ' ');
    }
    if (strip->width > 1) {
        buf_addf(years, "%04d", year);
    } else {
        buf_addf(years, "'%02d", year % CENTURY);
    }
}

static void add_years(const struct strip *strip, struct page *page)
{
    struct buf years = {0};
    for (size_t i = 0; i < strip->count; i++) {
        add_year(strip, i, &years);
    }
    page_cell(page, page_line(page),
              (struct page_cell){
                  .col = strip->col, .cols = -1, .style = STYLE_MUTED, .text = buf_text(&years)});
    buf_clear(&years);
}

// Where then is: "^ then".
static void add_then(const struct strip *strip, const struct then_now *self, struct page *page)
{
    struct buf words = {0};
    size_t i = 0;
    while (i < strip->count && strip->quarters[i].day < self->then) {
        i++;
    }
    if (i == strip->count ||
        (i == 0 && figures_quarter_first(strip->quarters[0].day) > self->then)) {
        return;
    }
    buf_addf(&words, "^ %s", _C("day", "then"));
    page_cell(page, page_line(page),
              (struct page_cell){.col = strip->col + (int)i * strip->width,
                                 .cols = -1,
                                 .style = STYLE_MUTED,
                                 .text = buf_text(&words)});
    buf_clear(&words);
}

static bool has_unknown(const struct strip *strip)
{
    bool found = false;
    for (size_t i = 0; i < strip->count; i++) {
        const struct figures *figures = &strip->quarters[i].figures;
        found = found || figures->unknown_costs > 0 || figures->unknown_hours > 0;
    }
    return found;
}

void then_add_strip(const struct then_now *self, struct page *page)
{
    struct strip strip = strip_of(self, page->cols);
    if (strip.count < 2) {
        return;
    }
    page_heading(page, _("At the end of each quarter"));
    for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
        add_line(&strip, &lines[i], page);
    }
    add_years(&strip, page);
    add_then(&strip, self, page);
    if (has_unknown(&strip)) {
        page_paragraph(page, 0, STYLE_MUTED,
                       _("Where parts are not known, what is known is drawn; where nothing is, "
                         "there is a gap."));
    }
}
