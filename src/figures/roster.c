// SPDX-License-Identifier: EUPL-1.2
#include "figures/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/people.h"

static const char *given(const char *text)
{
    return text ? text : "";
}

int roster_weekday(const char *code)
{
    struct choice_list days = choices_get(NULL, CHOICES_WEEKDAY);
    size_t day = 0;
    while (day < days.count && strcmp(days.items[day].code, given(code)) != 0) {
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
    if (given(row->person_names)[0] == '\0') {
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

static void add_row(const struct record_list *lists, const struct involvement *one,
                    const char *weekday, size_t len, struct record_list *found)
{
    struct roster *row = record_list_add(found);
    const struct household *household =
        lists[KIND_HOUSEHOLD].count > 0 ? record_list_at(&lists[KIND_HOUSEHOLD], 0) : NULL;
    row->head = (struct record){.id = one->head.id, .household_id = one->head.household_id};
    row->weekday = xstrndup(weekday, len);
    row->professional = xstrdup(given(one->professional));
    row->name = xstrdup(given(one->professional_name));
    row->organisation = xstrdup(given(one->organisation));
    row->persons = xstrdup(given(one->persons));
    row->purpose = xstrdup(given(one->purpose));
    row->household_name = xstrdup(household ? given(household->name) : "");
    row->function = xstrdup(given(one->function));
    row->organisation_name = xstrdup(given(one->organisation_name));
    row->person_names = people_names(&lists[KIND_PERSON], one->persons);
    row->domain = xstrdup(given(one->domain));
    row->place = xstrdup(given(one->place));
    row->from = one->from;
    row->until = one->until;
}

static void add_days(const struct record_list *lists, const struct involvement *one,
                     struct record_list *found)
{
    const char *at = given(one->weekdays);
    do {
        size_t len = strcspn(at, ",");
        add_row(lists, one, at, len, found);
        at += len + (at[len] == ',');
    } while (*at != '\0');
}

void figures_roster(const struct record_list *lists, int64_t day, struct record_list *found)
{
    size_t first = found->count;
    for (size_t i = 0; i < lists[KIND_INVOLVEMENT].count; i++) {
        const struct involvement *one = record_list_at(&lists[KIND_INVOLVEMENT], i);
        if (figures_active(one->from, one->until, day)) {
            add_days(lists, one, found);
        }
    }
    if (found->count > first) {
        qsort(record_list_at(found, first), found->count - first, sizeof(struct roster),
              compare_rows);
    }
}
