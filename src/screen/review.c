// SPDX-License-Identifier: EUPL-1.2
#include "screen/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/week.h"
#include "base/xalloc.h"
#include "model/review_words.h"
#include "screen/page.h"
#include "screen/session.h"
#include "screen/trail.h"
#include "ui/dialog.h"
#include "ui/draw.h"

enum {
    HEAD_ROWS = 3,
    MARGIN = 2,
    INDENT = 2,
    COUNT_COLS = 7,
    STAMP_COLS = 16, // "22-11-2026 14:05"
    GAP = 2,
    REMARK_BYTES = 500,
};

struct review_screen {
    int64_t monday;            // of the week shown
    struct record_list points; // of that week
    struct record_list weeks;  // newest first; none without a service
    bool stale;
    struct page page;
    size_t cursor, top, height;
};

static struct review_screen *review_of(const struct screen *screen)
{
    return screen->state;
}

// Weeks

static bool ask_weeks(const struct session *session, struct record_list *weeks, bool *may)
{
    struct request request;
    struct reply reply;
    record_list_init(weeks, KIND_SIGNED);
    request_init(&request, VERB_REVIEW);
    request.kind = KIND_SIGNED;
    reply_init(&reply);
    bool done = ask(session->ask, &request, &reply) && rows_append(&reply.rows, weeks);
    *may = done && reply.id != 0;
    reply_clear(&reply);
    request_clear(&request);
    return done;
}

static bool is_state(const struct signed_week *week, const char *state)
{
    return week->state != NULL && strcmp(week->state, state) == 0;
}

// The oldest week that is not signed, else the last one.
static int64_t first_to_do(const struct record_list *weeks, int64_t today)
{
    int64_t found = week_monday(today) - WEEK_DAYS;
    for (size_t i = 0; i < weeks->count; i++) {
        const struct signed_week *week = record_list_at(weeks, i);
        found = is_state(week, "signed") ? found : week->week;
    }
    return found;
}

static const struct signed_week *week_shown(const struct review_screen *self)
{
    for (size_t i = 0; i < self->weeks.count; i++) {
        const struct signed_week *week = record_list_at(&self->weeks, i);
        if (week->week == self->monday) {
            return week;
        }
    }
    return NULL;
}

static void add_overdue(const struct session *session, const struct record_list *weeks,
                        struct buf *out)
{
    struct buf words = {0};
    long later = -1; // than the oldest one
    int64_t oldest = 0;
    for (size_t i = 0; i < weeks->count; i++) {
        const struct signed_week *week = record_list_at(weeks, i);
        later += is_state(week, "overdue");
        oldest = is_state(week, "overdue") ? week->week : oldest;
    }
    review_add_week(oldest, session->settings->today, &words);
    if (later == 0) {
        buf_addf(out, _("The review of %s is overdue."), buf_text(&words));
    } else if (later > 0) {
        buf_addf(out,
                 _N("The review of %s is overdue, and of %ld later week.",
                    "The review of %s is overdue, and of %ld later weeks.", later),
                 buf_text(&words), later);
    }
    buf_clear(&words);
}

void review_tell_overdue(struct screen_stack *stack)
{
    struct session *session = stack->program;
    struct record_list weeks;
    struct buf text = {0};
    ask_weeks(session, &weeks, &session->may_review);
    add_overdue(session, &weeks, &text);
    if (text.len > 0 && stack->top != NULL) {
        message_open(stack->top, _("Review"), buf_text(&text));
    }
    buf_clear(&text);
    record_list_clear(&weeks);
}

// Asking

static bool ask_points(struct screen *screen, struct record_list *points)
{
    struct request request;
    struct reply reply;
    record_list_init(points, KIND_REVIEW);
    request_init(&request, VERB_REVIEW);
    request.kind = KIND_REVIEW;
    request.on = review_of(screen)->monday;
    bool done = session_ask(screen, &request, &reply) && rows_append(&reply.rows, points);
    reply_clear(&reply);
    request_clear(&request);
    return done;
}

// What cannot be asked leaves what is there.
static void load(struct screen *screen)
{
    struct review_screen *self = review_of(screen);
    struct record_list points, weeks;
    bool may;
    self->stale = false;
    if (ask_points(screen, &points) && ask_weeks(session_of(screen), &weeks, &may)) {
        record_list_clear(&self->points);
        record_list_clear(&self->weeks);
        self->points = points;
        self->weeks = weeks;
        self->page.cols = 0;
    } else {
        record_list_clear(&points);
    }
}

static void show_week(struct screen *screen, int64_t monday)
{
    struct review_screen *self = review_of(screen);
    self->monday = monday;
    self->cursor = self->top = 0;
    load(screen);
}

// Laying out

static void add_stamp(const struct page *page, struct page_line *line, int col, int64_t at,
                      enum date_style style)
{
    char text[DATE_STAMP_TEXT];
    page_cell(page, line,
              (struct page_cell){.col = col,
                                 .cols = STAMP_COLS,
                                 .style = STYLE_TEXT,
                                 .text = date_format_stamp(at, style, text)});
}

static int count_col(const struct page *page)
{
    return page->cols - 2 * STAMP_COLS - 2 * GAP - COUNT_COLS;
}

// Who and how many, when first and last; below it what is to be said besides.
static void add_point(struct page *page, const struct review *review, enum date_style style)
{
    char count[NUMBER_TEXT];
    struct buf subject = {0}, details = {0};
    int at = count_col(page);
    review_add_subject(review, &subject);
    review_add_details(review, &details);
    struct page_line *line = page_line(page);
    line->is_name = true;
    page_cell(page, line,
              (struct page_cell){.col = INDENT,
                                 .cols = at - INDENT - GAP,
                                 .style = STYLE_TEXT,
                                 .text = buf_text(&subject)});
    page_cell(page, line,
              (struct page_cell){.col = at,
                                 .cols = COUNT_COLS,
                                 .style = STYLE_TEXT,
                                 .right = true,
                                 .text = number_format(review->count, 0, '.', false, count)});
    add_stamp(page, line, at + COUNT_COLS + GAP, review->first, style);
    if (review->last != review->first) {
        add_stamp(page, line, at + COUNT_COLS + GAP + STAMP_COLS + GAP, review->last, style);
    }
    page_paragraph(page, 2 * INDENT, STYLE_MUTED, buf_text(&details));
    buf_clear(&subject);
    buf_clear(&details);
}

static void build(struct review_screen *self, enum date_style style, int cols)
{
    const char *before = "";
    page_clear(&self->page);
    self->page.cols = cols;
    for (size_t i = 0; i < self->points.count; i++) {
        const struct review *review = record_list_at(&self->points, i);
        const char *line = str_text(review->line);
        if (strcmp(line, before) != 0) {
            page_heading(&self->page, review_words_heading(line));
        }
        before = line;
        self->page.item = (int)i;
        add_point(&self->page, review, style);
        self->page.item = PAGE_NO_ITEM;
    }
}

// The point with the cursor is in sight, and the heading above the first one.
static void follow(struct review_screen *self)
{
    size_t first, last;
    size_t most = self->page.count > self->height ? self->page.count - self->height : 0;
    if (page_find(&self->page, (int)self->cursor, &first, &last)) {
        size_t above = first > 0 ? first - 1 : 0;
        self->top = last >= self->top + self->height ? last - self->height + 1 : self->top;
        self->top = above < self->top ? above : self->top;
    }
    self->top = self->top < most ? self->top : most;
}

static void layout(struct screen *screen, struct rect area)
{
    struct review_screen *self = review_of(screen);
    int cols = area.cols > MARGIN ? area.cols - MARGIN : 1;
    if (self->stale) {
        load(screen);
    }
    if (self->page.cols != cols) {
        build(self, session_of(screen)->settings->date_style, cols);
    }
    self->cursor = self->cursor < self->points.count ? self->cursor
                   : self->points.count > 0          ? self->points.count - 1
                                                     : 0;
    self->height = area.rows > HEAD_ROWS ? (size_t)(area.rows - HEAD_ROWS) : 1;
    follow(self);
}

// Drawing

static void draw_title(const struct screen *screen, struct rect row)
{
    const struct review_screen *self = review_of(screen);
    const struct session *session = session_of(screen);
    const struct signed_week *week = week_shown(self);
    enum date_style style = session->settings->date_style;
    char from[DATE_TEXT], until[DATE_TEXT];
    struct buf title = {0}, words = {0}, state = {0};
    review_add_week(self->monday, session->settings->today, &words);
    buf_addf(&title, _("Review of %s"), buf_text(&words));
    if (week != NULL) {
        bool late = is_state(week, "overdue");
        review_add_state(week, &state);
        struct rect place = rect_take_right(&row, utf8_width(buf_text(&state)));
        draw_cell(place, late ? STYLE_WARNING : STYLE_TEXT, buf_text(&state));
    }
    int col = draw_text(row, 0, 0, STYLE_TITLE, buf_text(&title)) + GAP;
    buf_reset(&words);
    buf_addf(&words, "%s – %s", date_format(self->monday, style, from),
             date_format(self->monday + WEEK_DAYS - 1, style, until));
    if (col + utf8_width(buf_text(&words)) < row.cols) {
        draw_text(row, 0, col, STYLE_MUTED, buf_text(&words));
    }
    buf_clear(&title);
    buf_clear(&words);
    buf_clear(&state);
}

// The remark of who signed, else what the columns hold.
static void draw_headings(const struct review_screen *self, struct rect head)
{
    const struct signed_week *week = week_shown(self);
    int at = count_col(&self->page);
    if (week != NULL && week->remark != NULL) {
        draw_cell(rect_cell(head, 1, 0, head.cols), STYLE_MUTED, week->remark);
    }
    if (self->points.count > 0) {
        draw_cell_right(rect_cell(head, 2, at, COUNT_COLS), STYLE_HEADING, _("Number"));
        at += COUNT_COLS + GAP;
        draw_cell(rect_cell(head, 2, at, STAMP_COLS), STYLE_HEADING, _("First"));
        draw_cell(rect_cell(head, 2, at + STAMP_COLS + GAP, STAMP_COLS), STYLE_HEADING, _("Last"));
    }
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct review_screen *self = review_of(screen);
    struct rect head = rect_take_top(&area, HEAD_ROWS);
    draw_title(screen, rect_cell(head, 0, 0, head.cols));
    draw_headings(self, head);
    if (self->points.count == 0) {
        draw_paragraph(area, 0, STYLE_MUTED, _("Nothing in this week needs a look."));
        return;
    }
    page_draw(&self->page, area, self->top, (int)self->cursor);
    if (self->top + self->height < self->page.count) {
        draw_text(area, area.rows - 1, area.cols - 1, STYLE_BORDER, draw_shape(SHAPE_DOWN));
    }
    if (self->top > 0) {
        draw_text(area, 0, area.cols - 1, STYLE_BORDER, draw_shape(SHAPE_UP));
    }
}

// The screen

static unsigned has(const struct screen *screen)
{
    const struct review_screen *self = review_of(screen);
    const struct signed_week *week = week_shown(self);
    bool to_sign = week != NULL && !is_state(week, "signed");
    return (self->points.count > 0 ? SCREEN_HAS_ROW : 0) | (to_sign ? SCREEN_HAS_UNSIGNED : 0);
}

static void reload(struct screen *screen)
{
    review_of(screen)->stale = true;
}

static void close_review(struct screen *screen)
{
    struct review_screen *self = review_of(screen);
    record_list_clear(&self->points);
    record_list_clear(&self->weeks);
    page_clear(&self->page);
    free(self);
}

static const struct screen_class review_class = {
    .name = "review",
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .close = close_review,
};

void review_open(struct screen *screen)
{
    struct review_screen *self = xcalloc(1, sizeof(*self));
    const struct session *session = session_of(screen);
    bool may;
    record_list_init(&self->points, KIND_REVIEW);
    self->page.item = PAGE_NO_ITEM;
    ask_weeks(session, &self->weeks, &may);
    self->monday = first_to_do(&self->weeks, session->settings->today);
    load(screen_push(screen->stack, &review_class, self, NULL));
}

// Actions

void review_up(struct screen *screen)
{
    struct review_screen *self = review_of(screen);
    self->cursor -= self->cursor > 0;
}

void review_down(struct screen *screen)
{
    review_of(screen)->cursor++;
}

void review_week_back(struct screen *screen)
{
    show_week(screen, review_of(screen)->monday - WEEK_DAYS);
}

void review_week_forth(struct screen *screen)
{
    int64_t next = review_of(screen)->monday + WEEK_DAYS;
    if (next <= session_of(screen)->settings->today) {
        show_week(screen, next);
    }
}

void review_back(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}

// The actions of the trail that a point is made of; NULL: several.
static const char *action_of(const char *line)
{
    static const char *const lines[] = {"break", "export", "import", "login"};
    for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
        if (strcmp(lines[i], line) == 0) {
            return lines[i];
        }
    }
    return strcmp(line, "refusals") == 0 ? NULL : "open";
}

void review_show(struct screen *screen)
{
    const struct review_screen *self = review_of(screen);
    const struct review *review =
        self->cursor < self->points.count ? record_list_at(&self->points, self->cursor) : NULL;
    if (review == NULL) {
        return;
    }
    struct buf title = {0};
    const char *line = str_text(review->line);
    bool opened = strcmp(line, "opened") == 0;
    bool undone = strcmp(line, "refusals") == 0 || strcmp(line, "login") == 0;
    buf_addf(&title, "%s: ", review_words_heading(line));
    review_add_subject(review, &title);
    trail_open_entries(screen, &(struct trail_of){
                                   .title = buf_text(&title),
                                   .household_id = opened ? review->head.household_id : 0,
                                   .user_id = review->user_id,
                                   .uid = opened || review->user_id != 0 ? NONE : review->uid,
                                   .action = action_of(line),
                                   .from_day = self->monday,
                                   .first = review->first,
                                   .last = review->last,
                                   .result = undone ? NULL : "done",
                                   .undone = undone,
                                   .outside = strcmp(line, "hours") == 0,
                               });
    buf_clear(&title);
}

// Signing

static bool sign(struct screen *parent, const char *text, struct err *err)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SIGN);
    request.on = review_of(parent)->monday;
    request_set_text(&request, text);
    reply_init(&reply);
    bool done = ask(session_of(parent)->ask, &request, &reply) ||
                err_set(err, "%s", str_text(reply.message));
    reply_clear(&reply);
    request_clear(&request);
    return done;
}

static void signed_off(struct screen *parent, struct screen *child, enum screen_result result)
{
    (void)child;
    if (result == SCREEN_DONE) {
        load(parent);
        screen_tell(parent, STYLE_TEXT, "%s", _("The week is signed."));
    }
}

void review_sign(struct screen *screen)
{
    prompt_open(screen,
                &(struct prompt){
                    .title = _("Sign the review of this week"),
                    .label = _("Remark, or nothing"),
                    .limit = REMARK_BYTES,
                    .check = sign,
                },
                signed_off);
}
