// SPDX-License-Identifier: EUPL-1.2
#include "ui/edit_log.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/utf8.h"

enum { MOST_STEPS = 500, MOST_BYTES = 1 << 20 };

static void clear_step(struct edit_step *step)
{
    buf_clear(&step->removed);
    buf_clear(&step->inserted);
}

void edit_log_clear(struct edit_log *log)
{
    for (size_t i = 0; i < log->count; i++) {
        clear_step(&log->steps[i]);
    }
    free(log->steps);
    *log = (struct edit_log){0};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

static bool is_one(const struct buf *text)
{
    return text->len > 0 && utf8_next(buf_text(text), 0) == text->len;
}

static bool is_typed(const struct edit_step *step)
{
    return step->removed.len == 0 && is_one(&step->inserted);
}

// Typed on behind the step, and no new word begins.
static bool is_typed_on(const struct edit_step *last, const struct edit_step *step)
{
    const struct buf *text = &last->inserted;
    return last->typed && is_typed(step) && step->at == last->at + text->len &&
           step->inserted.data[0] != '\n' &&
           (!is_blank(text->data[text->len - 1]) || is_blank(step->inserted.data[0]));
}

// A character taken away before or behind what the step took away.
static bool is_erased_on(const struct edit_step *last, const struct edit_step *step)
{
    return is_one(&step->removed) && last->inserted.len == 0 && step->inserted.len == 0 &&
           (step->at == last->at || step->at + step->removed.len == last->at);
}

static void erase_on(struct edit_step *last, const struct edit_step *step)
{
    struct buf all = {0};
    bool behind = step->at == last->at;
    const struct buf *first = behind ? &last->removed : &step->removed;
    const struct buf *second = behind ? &step->removed : &last->removed;
    buf_add(&all, first->data, first->len);
    buf_add(&all, second->data, second->len);
    buf_clear(&last->removed);
    last->removed = all;
    last->at = step->at;
}

static bool join(struct edit_log *log, const struct edit_step *step)
{
    struct edit_step *last = log->done > 0 ? &log->steps[log->done - 1] : NULL;
    if (last == NULL) {
        return false;
    }
    if (is_typed_on(last, step)) {
        buf_add(&last->inserted, step->inserted.data, step->inserted.len);
        return true;
    }
    if (is_erased_on(last, step)) {
        erase_on(last, step);
        return true;
    }
    return false;
}

static void forget_taken_back(struct edit_log *log)
{
    while (log->count > log->done) {
        clear_step(&log->steps[--log->count]);
    }
}

static void forget_oldest(struct edit_log *log)
{
    clear_step(&log->steps[0]);
    memmove(log->steps, log->steps + 1, (log->count - 1) * sizeof(*log->steps));
    log->count--;
}

static size_t bytes(const struct edit_log *log)
{
    size_t sum = 0;
    for (size_t i = 0; i < log->count; i++) {
        sum += log->steps[i].removed.len + log->steps[i].inserted.len;
    }
    return sum;
}

void edit_log_add(struct edit_log *log, const struct edit_step *step)
{
    bool taken_back = log->count > log->done;
    forget_taken_back(log);
    if (!taken_back && join(log, step)) {
        return;
    }
    while (log->count == MOST_STEPS || (log->count > 0 && bytes(log) > MOST_BYTES)) {
        forget_oldest(log);
    }
    struct edit_step *added = ARRAY_PUSH(log->steps, log->count, log->capacity);
    added->at = step->at;
    added->cursor = step->cursor;
    added->typed = is_typed(step);
    buf_add(&added->removed, step->removed.data, step->removed.len);
    buf_add(&added->inserted, step->inserted.data, step->inserted.len);
    log->done = log->count;
}

const struct edit_step *edit_log_undo(struct edit_log *log)
{
    return log->done > 0 ? &log->steps[--log->done] : NULL;
}

const struct edit_step *edit_log_redo(struct edit_log *log)
{
    return log->done < log->count ? &log->steps[log->done++] : NULL;
}
