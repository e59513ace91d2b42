// SPDX-License-Identifier: EUPL-1.2
#include "figures/plan_lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "model/field_words.h"
#include "model/settings.h"

// Words

static bool is_later(int64_t set_on, int64_t day)
{
    return set_on != NONE && set_on > day;
}

static void add_on_one_line(struct buf *out, const char *text)
{
    for (; text != NULL && *text != '\0'; text++) {
        buf_add_char(out, *text == '\n' ? ' ' : *text);
    }
}

static char *one_line(const char *text, const char *otherwise)
{
    struct buf out = {0};
    add_on_one_line(&out, str_is_given(text) ? text : otherwise);
    buf_add_text(&out, "");
    return buf_steal(&out);
}

static const char *day_text(const struct plan_source *source, int64_t day, char text[DATE_TEXT])
{
    return date_format(day, source->settings->date_style, text);
}

static const char *given_name(const struct plan_source *source, const char *reference)
{
    for (size_t i = 0; i < source->people->count; i++) {
        const struct person *person = record_list_at(source->people, i);
        if (strcmp(person->person, reference) == 0 && str_is_given(person->given_name)) {
            return person->given_name;
        }
    }
    return reference;
}

static void add_choice(const struct plan_source *source, enum kind kind, const char *name,
                       const void *record, struct buf *out)
{
    const struct field *field = kind_field(kind, name);
    if (!field_is_empty(field, record)) {
        buf_add_text(out, out->len > 0 ? " · " : "");
        field_show(field, record, source->settings, out);
    }
}

static char *goal_about(const struct plan_source *source, const struct goal *goal)
{
    struct buf out = {0};
    add_choice(source, KIND_GOAL, "domain", goal, &out);
    add_choice(source, KIND_GOAL, "dimension", goal, &out);
    buf_add_text(&out, "");
    return buf_steal(&out);
}

static char *goal_when(const struct plan_source *source, const struct goal *goal)
{
    char day[DATE_TEXT];
    struct buf out = {0};
    if (is_later(goal->set_on, source->day)) {
        buf_addf(&out, _("from %s"), day_text(source, goal->set_on, day));
    } else if (figures_goal_open(goal, source->day)) {
        if (goal->target_date != NONE) {
            buf_addf(&out, _("by %s"), day_text(source, goal->target_date, day));
        }
    } else if (str_is_given(goal->outcome)) {
        field_show(kind_field(KIND_GOAL, "outcome"), goal, source->settings, &out);
        buf_addf(&out, "%s%s", goal->outcome_date != NONE ? " " : "",
                 day_text(source, goal->outcome_date, day));
    }
    buf_add_text(&out, "");
    return buf_steal(&out);
}

static char *action_when(const struct plan_source *source, const struct plan_action *action)
{
    char day[DATE_TEXT];
    struct buf out = {0};
    if (action->done_on != NONE && action->done_on <= source->day) {
        buf_addf(&out, _("done %s"), day_text(source, action->done_on, day));
    } else if (is_later(action->set_on, source->day)) {
        buf_addf(&out, _("from %s"), day_text(source, action->set_on, day));
    } else if (figures_action_overdue(action, source->day)) {
        buf_addf(&out, _("! overdue: %s"), day_text(source, action->due, day));
    } else if (action->due != NONE) {
        buf_addf(&out, _("by %s"), day_text(source, action->due, day));
    }
    buf_add_text(&out, "");
    return buf_steal(&out);
}

static const char *action_who(const struct plan_action *action)
{
    if (str_is_given(action->who_name)) {
        return action->who_name;
    }
    bool family = str_is_given(action->who) && strcmp(action->who, "family") == 0;
    return family ? _("the family") : str_is_given(action->who) ? action->who : "";
}

// Lines

static struct plan_line *add_line(struct plan_lines *lines, enum plan_part part, enum kind kind,
                                  const void *record)
{
    struct plan_line *line = ARRAY_PUSH(lines->items, lines->count, lines->capacity);
    *line = (struct plan_line){.part = part, .kind = kind, .record = record};
    return line;
}

static void add_goal(struct plan_lines *lines, const struct plan_source *source,
                     enum plan_part part, const struct goal *goal)
{
    struct plan_line *line = add_line(lines, part, KIND_GOAL, goal);
    line->reference = goal->goal;
    line->open = figures_goal_open(goal, source->day);
    line->text = one_line(goal->text, goal->goal);
    line->who = one_line(
        str_is_given(goal->person) ? given_name(source, goal->person) : _("household"), "");
    line->about = goal_about(source, goal);
    line->when = goal_when(source, goal);
}

static void add_action(struct plan_lines *lines, const struct plan_source *source,
                       enum plan_part part, bool below, const struct plan_action *action)
{
    struct plan_line *line = add_line(lines, part, KIND_ACTION, action);
    line->reference = action->action;
    line->below = below;
    line->open = figures_action_open(action, source->day);
    line->overdue = figures_action_overdue(action, source->day);
    line->text = one_line(action->text, action->action);
    line->who = one_line(action_who(action), "");
    line->about = xstrdup("");
    line->when = action_when(source, action);
}

// Where goals and actions stand

static enum plan_part part_of_goal(const struct goal *goal, int64_t day)
{
    if (is_later(goal->set_on, day)) {
        return PLAN_PART_LATER;
    }
    return figures_goal_open(goal, day) ? PLAN_PART_GOALS : PLAN_PART_CLOSED;
}

static const struct goal *goal_of(const struct plan_source *source,
                                  const struct plan_action *action)
{
    for (size_t i = 0; i < source->goals->count && str_is_given(action->goal); i++) {
        const struct goal *goal = record_list_at(source->goals, i);
        if (strcmp(goal->goal, action->goal) == 0) {
            return goal;
        }
    }
    return NULL;
}

// Where an action stands.
struct placed {
    const struct plan_action *action;
    enum plan_part part;
    const struct goal *below; // NULL: below none
};

static struct placed place(const struct plan_source *source, const struct plan_action *action)
{
    const struct goal *goal = goal_of(source, action);
    enum plan_part of_goal = goal != NULL ? part_of_goal(goal, source->day) : PLAN_PART_OTHER;
    bool here = figures_action_open(action, source->day) || action->done_on == source->day;
    enum plan_part part = here ? PLAN_PART_OTHER : PLAN_PART_CLOSED;
    if (is_later(action->set_on, source->day)) {
        part = PLAN_PART_LATER;
    } else if (here && of_goal == PLAN_PART_GOALS) {
        part = PLAN_PART_GOALS;
    }
    return (struct placed){action, part, part == of_goal ? goal : NULL};
}

static int compare_due(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    int64_t due = x->action->due == NONE ? INT64_MAX : x->action->due;
    int64_t other = y->action->due == NONE ? INT64_MAX : y->action->due;
    if (due != other) {
        return due < other ? -1 : 1;
    }
    return x->action < y->action ? -1 : 1; // as they stand in their list: by reference
}

// Those below this goal (NULL: below none) in this part.
static void add_actions(struct plan_lines *lines, const struct plan_source *source,
                        const struct placed *by_due, enum plan_part part, const struct goal *goal)
{
    for (size_t i = 0; i < source->actions->count; i++) {
        if (by_due[i].part == part && by_due[i].below == goal) {
            add_action(lines, source, part, goal != NULL, by_due[i].action);
        }
    }
}

static void add_part(struct plan_lines *lines, const struct plan_source *source,
                     const struct placed *by_due, enum plan_part part)
{
    for (size_t i = 0; i < source->goals->count; i++) {
        const struct goal *goal = record_list_at(source->goals, i);
        if (part_of_goal(goal, source->day) == part) {
            add_goal(lines, source, part, goal);
            add_actions(lines, source, by_due, part, goal);
        }
    }
    add_actions(lines, source, by_due, part, NULL);
}

void plan_lines_make(struct plan_lines *lines, const struct plan_source *source)
{
    size_t count = source->actions->count;
    struct placed *by_due = xcalloc(count + 1, sizeof(*by_due));
    for (size_t i = 0; i < count; i++) {
        by_due[i] = place(source, record_list_at(source->actions, i));
    }
    qsort(by_due, count, sizeof(*by_due), compare_due);
    for (enum plan_part part = 0; part < PLAN_PART_COUNT; part++) {
        add_part(lines, source, by_due, part);
    }
    free(by_due);
}

void plan_lines_clear(struct plan_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        free(lines->items[i].text);
        free(lines->items[i].who);
        free(lines->items[i].about);
        free(lines->items[i].when);
    }
    free(lines->items);
    *lines = (struct plan_lines){0};
}

size_t plan_lines_count(const struct plan_lines *lines, enum plan_part part, enum kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++) {
        count += lines->items[i].part == part && lines->items[i].kind == kind;
    }
    return count;
}

// Sums in words

static void freeze(const struct plan_line *line, const struct settings *settings, struct buf *out)
{
    const struct goal *goal = line->record;
    const struct plan_action *action = line->record;
    bool is_goal = line->kind == KIND_GOAL;
    int64_t date = is_goal ? goal->target_date : action->due;
    bool named = (!is_goal || str_is_given(goal->person)) && line->who[0] != '\0';
    char day[DATE_TEXT];
    buf_addf(out, "%s%s %s", out->len > 0 ? "\n" : "", line->reference, line->text);
    if (named) {
        buf_addf(out, " · %s", line->who);
    }
    if (date != NONE) {
        buf_addf(out, " · %s", date_format(date, settings->date_style, day));
    }
}

void plan_lines_freeze(const struct plan_lines *lines, const struct settings *settings,
                       struct buf *out)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].open) {
            freeze(&lines->items[i], settings, out);
        }
    }
}

void plan_add_share(struct buf *out, const struct plan_share *share)
{
    int64_t named = share->own + share->professional;
    if (named > 0) {
        buf_addf(out, _("%lld of %lld by family and network"), (long long)share->own,
                 (long long)named);
        buf_add_text(out, " · ");
        buf_addf(out, _("%lld of %lld by professionals and coordinators"),
                 (long long)share->professional, (long long)named);
    }
    if (share->nobody > 0) {
        buf_add_text(out, named > 0 ? " · " : "");
        buf_addf(out, _("%lld by nobody yet"), (long long)share->nobody);
    }
}

void plan_add_closed(struct buf *out, const struct plan_lines *lines)
{
    long goals = (long)plan_lines_count(lines, PLAN_PART_CLOSED, KIND_GOAL);
    long actions = (long)plan_lines_count(lines, PLAN_PART_CLOSED, KIND_ACTION);
    if (goals + actions == 0) {
        return;
    }
    buf_addf(out, "%s: ", _("Closed"));
    if (goals > 0) {
        buf_addf(out, _N("%ld goal", "%ld goals", goals), goals);
    }
    if (actions > 0) {
        buf_add_text(out, goals > 0 ? ", " : "");
        buf_addf(out, _N("%ld action", "%ld actions", actions), actions);
    }
}

void plan_add_version(struct buf *out, const struct plan_version *version,
                      const struct settings *settings)
{
    char day[DATE_TEXT];
    struct buf whos = {0};
    date_format(version->agreed_on, settings->date_style, day);
    whos_show(version->agreed_with, version->agreed_with_names, &whos);
    if (whos.len > 0) {
        buf_addf(out, _("As agreed on %s with %s"), day, buf_text(&whos));
    } else {
        buf_addf(out, _("As agreed on %s"), day);
    }
    buf_clear(&whos);
}

void plan_add_deviation(struct buf *out, const struct deviation *deviation,
                        const struct settings *settings)
{
    char day[DATE_TEXT];
    struct buf whos = {0};
    whos_show(deviation->agreed_by, deviation->agreed_by_names, &whos);
    if (whos.len > 0) {
        buf_addf(out, _("agreed with %s"), buf_text(&whos));
    }
    if (deviation->until != NONE) {
        buf_add_text(out, whos.len > 0 ? " · " : "");
        buf_addf(out, _("until %s"), date_format(deviation->until, settings->date_style, day));
    }
    buf_clear(&whos);
}
