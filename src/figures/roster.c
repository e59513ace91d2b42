// SPDX-License-Identifier: EUPL-1.2
#include "figures/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/moments.h"
#include "figures/people.h"
#include "figures/words.h"

int roster_weekday(const char *code)
{
    struct choice_list days = choices_get(NULL, CHOICES_WEEKDAY);
    size_t day = 0;
    while (day < days.count && !str_is_same(days.items[day].code, code)) {
        day++;
    }
    return (int)day;
}

const char *roster_weekday_words(const char *code)
{
    static const char *const words[] = {
        N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
        N_("Friday"), N_("Saturday"), N_("Sunday"),    N_("On no fixed day"),
    };
    return _(words[roster_weekday(code)]);
}

void roster_add_for(struct buf *out, const struct roster *row)
{
    if (!str_is_given(row->person_names)) {
        buf_add_text(out, _("for the whole household"));
    } else {
        buf_addf(out, _("for %s"), row->person_names);
    }
}

static int compare_rows(const void *left, const void *right)
{
    const struct roster *a = left;
    const struct roster *b = right;
    int order = roster_weekday(a->weekday) - roster_weekday(b->weekday);
    order = order != 0 ? order : strcmp(a->professional, b->professional);
    order = order != 0 ? order : people_compare(a->persons, b->persons);
    order = order != 0 ? order : strcmp(a->purpose, b->purpose);
    order = order != 0 ? order : strcmp(a->domain, b->domain);
    return order != 0 ? order : (a->from > b->from) - (a->from < b->from);
}

// Whether all that the helper ever did here began after the day. What began nobody knows when did not.
static bool came_after(const struct record_list *involvements, const char *professional,
                       int64_t day)
{
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        if (str_is_same(one->professional, professional) &&
            (one->from == NONE || one->from <= day)) {
            return false;
        }
    }
    return true;
}

static void set_face(const struct record_list *lists, const struct involvement *one, int64_t day,
                     struct roster *row)
{
    const struct record_list *involvements = &lists[KIND_INVOLVEMENT];
    row->face = figures_is_face(involvements, one->professional, day);
    row->since = figures_first_coordination(&lists[KIND_COORDINATION], day);
    row->new_face = row->since == NONE
                        ? NONE
                        : row->face && came_after(involvements, one->professional, row->since);
}

static void add_row(const struct record_list *lists, const struct involvement *one,
                    const char *weekday, size_t len, struct record_list *found)
{
    struct roster *row = record_list_add(found);
    const struct household *household =
        lists[KIND_HOUSEHOLD].count > 0 ? record_list_at(&lists[KIND_HOUSEHOLD], 0) : NULL;
    row->head = (struct record){.id = one->head.id, .household_id = one->head.household_id};
    row->weekday = xstrndup(weekday, len);
    row->professional = xstrdup(str_text(one->professional));
    row->name = xstrdup(str_text(one->professional_name));
    row->organisation = xstrdup(str_text(one->organisation));
    row->persons = xstrdup(str_text(one->persons));
    row->purpose = xstrdup(str_text(one->purpose));
    row->household_name = xstrdup(household ? str_text(household->name) : "");
    row->function = xstrdup(str_text(one->function));
    row->organisation_name = xstrdup(str_text(one->organisation_name));
    row->person_names = people_names(&lists[KIND_PERSON], one->persons);
    row->domain = xstrdup(str_text(one->domain));
    row->place = xstrdup(str_text(one->place));
    row->from = one->from;
    row->until = one->until;
    row->visits_per_week = one->visits_per_week;
}

static void add_days(const struct record_list *lists, const struct involvement *one, int64_t day,
                     struct record_list *found)
{
    const char *at = str_text(one->weekdays);
    do {
        size_t len = strcspn(at, ",");
        add_row(lists, one, at, len, found);
        set_face(lists, one, day, record_list_at(found, found->count - 1));
        at += len + (at[len] == ',');
    } while (*at != '\0');
}

void figures_roster(const struct record_list *lists, int64_t day, struct record_list *found)
{
    size_t first = found->count;
    for (size_t i = 0; i < lists[KIND_INVOLVEMENT].count; i++) {
        const struct involvement *one = record_list_at(&lists[KIND_INVOLVEMENT], i);
        if (figures_active(one->from, one->until, day)) {
            add_days(lists, one, day, found);
        }
    }
    if (found->count > first) {
        qsort(record_list_at(found, first), found->count - first, sizeof(struct roster),
              compare_rows);
    }
}

// What the rows add up to

void roster_count(const struct record_list *rows, int64_t helpers[ROSTER_DAYS])
{
    const struct roster *before = NULL;
    for (int day = 0; day < ROSTER_DAYS; day++) {
        helpers[day] = 0;
    }
    for (size_t i = 0; i < rows->count; i++) {
        const struct roster *row = record_list_at(rows, i);
        bool same = before && str_is_same(before->weekday, row->weekday) &&
                    str_is_same(before->professional, row->professional);
        helpers[roster_weekday(row->weekday)] += !same;
        before = row;
    }
}

// Whether no row before this one is of the same helper, or of the same involvement.
static bool is_first(const struct record_list *rows, size_t at, bool of_helper)
{
    const struct roster *row = record_list_at(rows, at);
    for (size_t i = 0; i < at; i++) {
        const struct roster *before = record_list_at(rows, i);
        if (of_helper ? str_is_same(before->professional, row->professional)
                      : before->head.id == row->head.id) {
            return false;
        }
    }
    return true;
}

void roster_add_up(const struct record_list *rows, struct roster_numbers *numbers)
{
    *numbers = (struct roster_numbers){
        .new_faces = NONE, .since = NONE, .visits_per_week = rows->count == 0 ? 0 : NONE};
    roster_count(rows, numbers->helpers);
    for (size_t i = 0; i < rows->count; i++) {
        const struct roster *row = record_list_at(rows, i);
        if (row->visits_per_week != NONE && is_first(rows, i, false)) {
            numbers->visits_per_week =
                row->visits_per_week +
                (numbers->visits_per_week == NONE ? 0 : numbers->visits_per_week);
        }
        if (row->since != NONE && numbers->since == NONE) {
            numbers->since = row->since;
            numbers->new_faces = 0;
        }
        if (row->face == 1 && is_first(rows, i, true)) {
            numbers->faces++;
            numbers->new_faces += row->new_face == 1;
        }
    }
}

// "sat, sun"; "none" where somebody comes every day.
static void add_days_without(const struct roster_numbers *numbers, struct buf *out)
{
    struct choice_list days = choices_get(NULL, CHOICES_WEEKDAY);
    struct buf names = {0};
    int count = 0;
    for (size_t i = 0; i < days.count; i++) {
        if (numbers->helpers[i] == 0) {
            buf_addf(&names, "%s%s", count++ > 0 ? ", " : "", choice_label(&days.items[i]));
        }
    }
    if (count == ROSTER_WEEK) {
        buf_add_text(out, _("all days"));
    } else {
        buf_add_text(out, count > 0 ? buf_text(&names) : _C("days", "none"));
    }
    buf_clear(&names);
    int64_t loose = numbers->helpers[ROSTER_WEEK];
    if (loose > 0) {
        buf_add_char(out, ' ');
        buf_addf(out, _N("(%lld on no fixed day)", "(%lld on no fixed day)", (long)loose),
                 (long long)loose);
    }
}

bool roster_add_number(const struct roster_numbers *numbers, enum roster_number which,
                       enum date_style style, struct buf *label, struct buf *value)
{
    char day[DATE_TEXT];
    switch (which) {
    case ROSTER_FACES:
        buf_add_text(label, _("Faces"));
        buf_addf(value, "%lld", (long long)numbers->faces);
        return true;
    case ROSTER_NEW_FACES:
        if (numbers->since == NONE) {
            return false;
        }
        buf_addf(label, _("New since %s"), date_format(numbers->since, style, day));
        buf_addf(value, "%lld", (long long)numbers->new_faces);
        return true;
    case ROSTER_VISITS:
        buf_add_text(label, _("Visits a week"));
        if (numbers->visits_per_week == NONE) {
            buf_add_text(value, _("unknown"));
        } else {
            figures_add_hundredths(value, numbers->visits_per_week);
        }
        return true;
    default:
        buf_add_text(label, _("Days without anyone"));
        add_days_without(numbers, value);
        return true;
    }
}
