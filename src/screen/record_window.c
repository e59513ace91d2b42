// SPDX-License-Identifier: EUPL-1.2
#include "screen/record_window.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "base/xalloc.h"

enum {
    RELOAD_MAX = 200, // rows asked again at once, or looked through for a record
    RELOAD_PAGES = 8, // that are not full, asked again at once; the rest comes when nobody types
    SHORT_MAX = 40,   // pages that are not full, asked one after the other
};

static void clear_page(struct record_page *page)
{
    record_list_clear(&page->rows);
    free(page->next);
    free(page->previous);
    *page = (struct record_page){0};
}

void record_window_init(struct record_window *window, struct ask *ask, enum kind kind)
{
    *window = (struct record_window){.ask = ask, .list = {.first = 0, .total = -1}};
    request_init(&window->request, VERB_LIST);
    window->request.kind = kind;
}

static void drop_pages(struct record_window *window)
{
    for (size_t i = 0; i < window->page_count; i++) {
        clear_page(&window->pages[i]);
    }
    window->page_count = 0;
}

void record_window_clear(struct record_window *window)
{
    drop_pages(window);
    request_clear(&window->request);
}

static size_t row_count(const struct record_window *window)
{
    size_t count = 0;
    for (size_t i = 0; i < window->page_count; i++) {
        count += window->pages[i].rows.count;
    }
    return count;
}

// Which page: that behind a place, or that before it; "" is the beginning or the end of all.
struct place {
    unsigned flags; // REQUEST_BACKWARD: before
    const char *at;
};

static const struct place beginning = {.at = ""};

static bool fetch(struct record_window *window, struct request *request, struct place place,
                  struct record_page *page, struct err *err)
{
    struct reply reply;
    reply_init(&reply);
    *page = (struct record_page){0};
    request->flags = (request->flags & ~(unsigned)REQUEST_BACKWARD) | place.flags;
    request_set_after(request, place.at);
    bool done = ask(window->ask, request, &reply);
    window->refused = reply.status == STATUS_REFUSED;
    if (!done) {
        err_set(err, "%s", str_text(reply.message));
    } else if (!rows_read(&reply.rows, &page->rows)) {
        fatal("the rows of a reply are malformed");
    } else {
        page->next = xstrdup(reply.next);
        page->previous = xstrdup(reply.previous);
    }
    reply_clear(&reply);
    return done;
}

// Puts the rows of the page behind those of another, whose place it goes on from.
static void append(struct record_page *to, struct record_page *page)
{
    for (size_t i = 0; i < page->rows.count; i++) {
        record_move(page->rows.kind, record_list_add(&to->rows), record_list_at(&page->rows, i));
    }
    free(to->next);
    to->next = page->next;
    page->next = NULL;
    clear_page(page);
}

static bool has_before(const struct record_window *window)
{
    return window->page_count > 0 && window->pages[0].previous != NULL;
}

static bool has_after(const struct record_window *window)
{
    return window->page_count > 0 && window->pages[window->page_count - 1].next != NULL;
}

// Once the end is in the window and its beginning is known, so is the whole.
static void note_total(struct record_window *window)
{
    struct list *list = &window->list;
    if (!list->after && list->first >= 0) {
        list->total = list->first + (long)list->count;
    }
}

// Holds this page alone.
static void hold(struct record_window *window, const struct record_page *page, long first)
{
    drop_pages(window);
    window->short_pages = 0;
    window->pages[window->page_count++] = *page;
    list_reset(&window->list, page->rows.count, page->previous != NULL, page->next != NULL);
    window->list.first = first;
    note_total(window);
}

bool record_window_open(struct record_window *window, const struct record_query *query, int limit,
                        struct err *err)
{
    struct request request;
    struct record_page page;
    request_init(&request, VERB_LIST);
    request.kind = window->request.kind;
    request.scope = query->scope;
    request.sort = query->sort;
    request.on = query->day;
    request.flags = query->flags;
    request.limit = limit;
    request_set_text(&request, query->text);
    if (!fetch(window, &request, beginning, &page, err)) {
        request_clear(&request);
        return false;
    }
    request_clear(&window->request);
    window->request = request;
    window->list.total = -1;
    hold(window, &page, 0);
    return true;
}

// Makes room for one more page; returns the rows taken away.
static size_t drop_page(struct record_window *window, size_t which)
{
    if (window->page_count < RECORD_WINDOW_PAGES) {
        return 0;
    }
    size_t rows = window->pages[which].rows.count;
    clear_page(&window->pages[which]);
    window->page_count--;
    memmove(&window->pages[which], &window->pages[which + 1],
            (window->page_count - which) * sizeof(window->pages[0]));
    return rows;
}

static bool add_after(struct record_window *window, struct err *err)
{
    struct record_page page;
    struct place after = {.at = window->pages[window->page_count - 1].next};
    if (!fetch(window, &window->request, after, &page, err)) {
        return false;
    }
    struct record_page *last = &window->pages[window->page_count - 1];
    size_t dropped = 0;
    if (last->rows.count + page.rows.count <= (size_t)window->request.limit) {
        window->short_pages++;
        append(last, &page);
    } else {
        dropped = drop_page(window, 0);
        window->pages[window->page_count++] = page;
    }
    list_window(&window->list, -(long)dropped, row_count(window), has_before(window),
                has_after(window));
    note_total(window);
    return true;
}

static bool add_before(struct record_window *window, struct err *err)
{
    struct record_page page;
    struct place before = {REQUEST_BACKWARD, window->pages[0].previous};
    if (!fetch(window, &window->request, before, &page, err)) {
        return false;
    }
    drop_page(window, window->page_count - 1);
    memmove(&window->pages[1], &window->pages[0], window->page_count * sizeof(window->pages[0]));
    window->pages[0] = page;
    window->page_count++;
    list_window(&window->list, (long)page.rows.count, row_count(window), has_before(window),
                has_after(window));
    return true;
}

static bool go_to_end(struct record_window *window, bool last, struct err *err)
{
    struct record_page page;
    struct place end = {last ? REQUEST_BACKWARD : 0, ""};
    if (!fetch(window, &window->request, end, &page, err)) {
        return false;
    }
    long first = 0;
    if (last && page.previous != NULL) {
        first = window->list.total >= 0 ? window->list.total - (long)page.rows.count : -1;
    }
    hold(window, &page, first);
    return true;
}

bool record_window_more(struct record_window *window, enum list_load what, struct err *err)
{
    switch (what) {
    case LOAD_BEFORE: return add_before(window, err);
    case LOAD_AFTER: return add_after(window, err);
    case LOAD_FIRST: return go_to_end(window, false, err);
    case LOAD_LAST: return go_to_end(window, true, err);
    }
    return false;
}

// Whether a page can be added without taking away what a page up, or down, would show.
static bool may_drop(const struct record_window *window, bool first, size_t height)
{
    const struct list *list = &window->list;
    if (window->page_count < RECORD_WINDOW_PAGES) {
        return true;
    }
    if (first) {
        return list->top >= window->pages[0].rows.count + height;
    }
    size_t last = window->pages[window->page_count - 1].rows.count;
    return list->count >= last + list->top + 2 * height;
}

bool record_window_fill(struct record_window *window)
{
    const struct list *list = &window->list;
    size_t height = list->height > 0 ? (size_t)list->height : 1;
    struct err ignored;
    return has_after(window) && list->count < list->top + height &&
           window->short_pages < SHORT_MAX && add_after(window, &ignored);
}

bool record_window_make_whole(struct record_window *window)
{
    bool were_short = (window->request.flags & REQUEST_SHORT) != 0;
    window->request.flags &= ~(unsigned)REQUEST_SHORT;
    return were_short;
}

bool record_window_searches(const struct record_window *window)
{
    return has_after(window) && window->short_pages < SHORT_MAX;
}

void record_window_look_ahead(struct record_window *window)
{
    const struct list *list = &window->list;
    size_t height = list->height > 0 ? (size_t)list->height : 1;
    struct err ignored;
    if (has_after(window) && list->count < list->top + 2 * height &&
        may_drop(window, true, height)) {
        add_after(window, &ignored);
    } else if (has_before(window) && list->top < height && may_drop(window, false, height)) {
        add_before(window, &ignored);
    }
}

static void *row_at(const struct record_window *window, size_t index)
{
    for (size_t i = 0; i < window->page_count; i++) {
        if (index < window->pages[i].rows.count) {
            return record_list_at(&window->pages[i].rows, index);
        }
        index -= window->pages[i].rows.count;
    }
    return NULL;
}

// Which row is this record; the number of rows when none is.
static size_t find_row(const struct record_window *window, int64_t id)
{
    size_t i = 0;
    while (i < window->list.count &&
           ((const struct record *)record_window_at(window, i))->id != id) {
        i++;
    }
    return i;
}

// Whether the order of the list leaves the row where it is.
static bool stays(const struct record_window *window, const struct household_row *before,
                  const struct household_row *after)
{
    switch (window->request.sort) {
    case SORT_HELPERS: return before->helpers == after->helpers;
    case SORT_LAST_CONTACT: return before->last_contact == after->last_contact;
    default: break;
    }
    return str_is_same(before->name, after->name) &&
           str_is_same(before->household, after->household);
}

static bool fetch_row(struct record_window *window, int64_t household_id, struct record_list *rows)
{
    struct request request;
    struct err ignored; // asking for all rows tells what is wrong
    request_init(&request, VERB_GET);
    request.kind = window->request.kind;
    request.id = household_id;
    request.on = window->request.on;
    bool done = ask_list(window->ask, &request, rows, &ignored);
    request_clear(&request);
    return done && rows->count == 1;
}

bool record_window_refresh(struct record_window *window, int64_t household_id)
{
    size_t at = find_row(window, household_id);
    bool searched = str_is_given(window->request.text);
    if (at == window->list.count || searched) {
        return false;
    }
    void *row = row_at(window, at);
    struct record_list fresh;
    bool done =
        fetch_row(window, household_id, &fresh) && stays(window, row, record_list_at(&fresh, 0));
    if (done) {
        record_copy(window->request.kind, row, record_list_at(&fresh, 0));
    }
    record_list_clear(&fresh);
    return done;
}

// Keeps the pages that are in sight; returns the rows in front that went.
static size_t keep_in_sight(struct record_window *window)
{
    const struct list *list = &window->list;
    size_t last = list->top + (list->height > 0 ? (size_t)list->height : 1);
    size_t gone = 0;
    while (window->page_count > 1 && gone + window->pages[0].rows.count <= list->top) {
        gone += window->pages[0].rows.count;
        clear_page(&window->pages[0]);
        window->page_count--;
        memmove(&window->pages[0], &window->pages[1],
                window->page_count * sizeof(window->pages[0]));
    }
    while (window->page_count > 1 &&
           gone + row_count(window) - window->pages[window->page_count - 1].rows.count >= last) {
        clear_page(&window->pages[--window->page_count]);
    }
    return gone;
}

static bool fetch_many(struct record_window *window, size_t rows, struct place place,
                       struct record_page *page, struct err *err)
{
    int32_t limit = window->request.limit;
    size_t wanted = rows > (size_t)limit ? rows : (size_t)limit;
    window->request.limit = wanted < RELOAD_MAX ? (int32_t)wanted : RELOAD_MAX;
    bool done = fetch(window, &window->request, place, page, err);
    bool more = done;
    for (int i = 0; more && i < RELOAD_PAGES && page->next && page->rows.count < rows; i++) {
        struct record_page rest;
        more = fetch(window, &window->request, (struct place){.at = page->next}, &rest, err);
        if (more) {
            append(page, &rest);
        }
    }
    window->request.limit = limit;
    return done;
}

// Asks for the rows in sight as they stand now.
static bool fetch_again(struct record_window *window, struct err *err)
{
    struct list *list = &window->list;
    struct record_page page;
    size_t rows = list->count;
    if (!has_before(window)) {
        bool done = fetch_many(window, rows, beginning, &page, err);
        if (done) {
            hold(window, &page, 0);
        }
        return done;
    }
    // A page that is told to end before the last row leaves that one to the page behind it.
    bool more = has_after(window);
    struct place end = {REQUEST_BACKWARD, more ? window->pages[window->page_count - 1].next : ""};
    if (!fetch_many(window, rows, end, &page, err)) {
        return false;
    }
    long first = list->first + (long)(more ? rows - 1 : rows) - (long)page.rows.count;
    bool known = list->first >= 0 && first >= 0 && page.previous != NULL;
    hold(window, &page, page.previous == NULL ? 0 : known ? first : -1);
    return !more || add_after(window, err);
}

// A record that went elsewhere is looked for among the first ones.
static void look_elsewhere(struct record_window *window, int64_t id)
{
    struct record_page page;
    bool there = false;
    if (!fetch_many(window, RELOAD_MAX, beginning, &page, NULL)) {
        return;
    }
    for (size_t i = 0; i < page.rows.count && !there; i++) {
        there = ((const struct record *)record_list_at(&page.rows, i))->id == id;
    }
    if (there) {
        hold(window, &page, 0);
    } else {
        clear_page(&page);
    }
}

bool record_window_reload(struct record_window *window, struct err *err)
{
    struct list *list = &window->list;
    const struct record *row = record_window_at(window, list->cursor);
    int64_t id = row != NULL ? row->id : 0;
    size_t gone = keep_in_sight(window);
    list_window(list, -(long)gone, row_count(window), has_before(window), has_after(window));
    size_t cursor = list->cursor, line = cursor - list->top;
    bool begins = list->top == 0 && !list->before; // what comes in front is shown too
    list->total = -1;
    if (!fetch_again(window, err)) {
        return false;
    }
    if (id != 0 && find_row(window, id) == list->count && (list->before || list->after)) {
        look_elsewhere(window, id);
    }
    size_t found = find_row(window, id);
    size_t at = found < list->count ? found : cursor;
    list_select(list, at);
    list->top = list->cursor > line && !begins ? list->cursor - line : 0;
    list_layout(list, list->height);
    return true;
}

const void *record_window_at(const struct record_window *window, size_t index)
{
    return row_at(window, index);
}
