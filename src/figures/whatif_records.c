// SPDX-License-Identifier: EUPL-1.2
// The involvements as they would be, and as they are to be saved.
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/figures.h"
#include "figures/people.h"
#include "figures/whatif.h"
#include "model/field_words.h"

enum { PURPOSE_BYTES = 200 };

struct merging {
    const struct whatif_source *source;
    struct record_list *list;
    size_t known; // of the list: those of the source
};

static const struct record_list *involvements_of(const struct whatif_source *source)
{
    return &source->lists[KIND_INVOLVEMENT];
}

static const struct involvement *active_at(const struct whatif_source *source, size_t at)
{
    const struct involvement *one = record_list_at(involvements_of(source), at);
    return figures_active(one->from, one->until, source->day) ? one : NULL;
}

// What is to become of it; NONE when it is not active.
static const struct whatif_change *change_at(const struct whatif_source *source, size_t at)
{
    static const struct whatif_change none = {.kind = WHATIF_NONE};
    return source->changes != NULL && active_at(source, at) != NULL ? &source->changes[at] : &none;
}

static bool ends(const struct whatif_change *change)
{
    return change->kind == WHATIF_STOP || change->kind == WHATIF_MERGE;
}

int64_t figures_whatif_last_day(const struct involvement *one, const struct whatif_change *change,
                                int64_t day)
{
    int64_t until = change->kind == WHATIF_STOP && change->until != 0 ? change->until : day - 1;
    return one->from != NONE && one->from > until ? one->from : until;
}

bool figures_whatif_is_more(const struct involvement *one, const struct whatif_change *change)
{
    return change->kind == WHATIF_REDUCE && one->hours_per_week != NONE &&
           change->minutes != NONE && change->minutes > one->hours_per_week;
}

// An involvement of the professional on the day; NULL when one of them goes on, or there is none.
static const struct involvement *gone(const struct record_list *involvements,
                                      const struct whatif_change *changes, int64_t day,
                                      const char *professional)
{
    const struct involvement *found = NULL;
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        if (!str_is_same(one->professional, professional) ||
            !figures_active(one->from, one->until, day)) {
            continue;
        }
        if (!ends(&changes[i])) {
            return NULL;
        }
        found = one;
    }
    return found;
}

const struct involvement *figures_whatif_gone(const struct record_list *involvements,
                                              const struct whatif_change *changes, int64_t day)
{
    const struct involvement *found = NULL;
    for (size_t i = 0; i < involvements->count && found == NULL; i++) {
        if (changes[i].kind == WHATIF_MERGE) {
            found = gone(involvements, changes, day, changes[i].into);
        }
    }
    return found;
}

static bool began_before(const struct involvement *one, int64_t day)
{
    return one->from == NONE || one->from < day;
}

static bool is_same_help(const struct involvement *one, const char *professional,
                         const char *domain)
{
    return str_is_same(one->professional, professional) && str_is_same(one->domain, domain);
}

// The first that is active of whoever goes on: what that one is and costs; NULL: comes here not yet.
static const struct involvement *work_of(const struct whatif_source *source,
                                         const char *professional)
{
    for (size_t i = 0; i < involvements_of(source)->count; i++) {
        const struct involvement *one = active_at(source, i);
        if (one != NULL && str_is_same(one->professional, professional)) {
            return one;
        }
    }
    return NULL;
}

// Mergers

// What goes on in this domain from the day on, so that another one cannot begin beside it; NULL: nothing.
static struct involvement *find_target(const struct merging *merging, const char *professional,
                                       const char *domain)
{
    for (size_t i = 0; i < merging->list->count; i++) {
        struct involvement *one = record_list_at(merging->list, i);
        enum whatif_kind kind =
            i < merging->known ? change_at(merging->source, i)->kind : WHATIF_NONE;
        bool begins =
            kind == WHATIF_REDUCE || (kind == WHATIF_NONE && one->from == merging->source->day);
        if (begins && is_same_help(one, professional, domain) &&
            figures_active(one->from, one->until, merging->source->day)) {
            return one;
        }
    }
    return NULL;
}

// For both: one for the whole household is for all.
static void add_persons(struct involvement *target, const char *persons)
{
    if (!str_is_given(target->persons) || !str_is_given(persons)) {
        record_set_text(KIND_INVOLVEMENT, target, "persons", "");
        return;
    }
    const struct field *field = kind_field(KIND_INVOLVEMENT, "persons");
    struct buf all = {0}, sorted = {0};
    const char *one;
    buf_add_text(&all, target->persons);
    for (size_t len; (len = people_next(&persons, &one)) > 0;) {
        if (!words_have(buf_text(&all), one, len)) {
            buf_addf(&all, " %.*s", (int)len, one);
        }
    }
    field_words_read(field, buf_text(&all), NULL, &sorted, &(struct err){0});
    record_set_text(KIND_INVOLVEMENT, target, "persons", buf_text(&sorted));
    buf_clear(&sorted);
    buf_clear(&all);
}

static void add_purpose(struct involvement *target, const char *purpose)
{
    const char *before = str_text(target->purpose);
    struct buf both = {0};
    buf_addf(&both, "%s%s%s", before, *before != '\0' ? "; " : "", purpose);
    if (both.len <= PURPOSE_BYTES && strstr(before, purpose) == NULL) {
        record_set_text(KIND_INVOLVEMENT, target, "purpose", buf_text(&both));
    }
    buf_clear(&both);
}

static int64_t hours_of(const struct whatif_change *change, const struct involvement *ends)
{
    return change->minutes != NONE ? change->minutes : ends->hours_per_week;
}

static void add_to(struct involvement *target, const struct whatif_change *change,
                   const struct involvement *ends)
{
    int64_t more = hours_of(change, ends);
    bool known = target->hours_per_week != NONE && more != NONE;
    target->hours_per_week = known ? target->hours_per_week + more : NONE;
    target->until = target->until == NONE || ends->until == NONE ? NONE
                    : target->until > ends->until                ? target->until
                                                                 : ends->until;
    add_persons(target, ends->persons);
    add_purpose(target, str_text(ends->purpose));
}

// Of what ends: for whom, what for and where.
static void take_work(struct involvement *target, const struct involvement *ends)
{
    static const char *const fields[] = {"household", "domain",    "persons",
                                         "purpose",   "dimension", "place"};
    for (size_t i = 0; i < ARRAY_SIZE(fields); i++) {
        field_copy(kind_field(KIND_INVOLVEMENT, fields[i]), target, ends);
    }
    target->head.household_id = ends->head.household_id;
    target->until = ends->until;
}

// Of who comes here already: who that is, who pays, and what an hour costs. It is done in the visits that
// there are.
static void take_helper(struct involvement *target, const struct involvement *work)
{
    static const char *const fields[] = {"professional_name",
                                         "function",
                                         "organisation",
                                         "organisation_name",
                                         "phone",
                                         "email",
                                         "law",
                                         "hourly_tariff",
                                         "known",
                                         "trusted"};
    for (size_t i = 0; i < ARRAY_SIZE(fields); i++) {
        field_copy(kind_field(KIND_INVOLVEMENT, fields[i]), target, work);
    }
}

static void take_new_helper(struct involvement *target, const struct whatif_change *change,
                            const struct involvement *ends)
{
    record_set_text(KIND_INVOLVEMENT, target, "professional_name", change->into_name);
    record_set_text(KIND_INVOLVEMENT, target, "law", ends->law);
    target->visits_per_week = ends->visits_per_week;
}

static void merge(const struct merging *merging, const struct whatif_change *change,
                  const struct involvement *ends)
{
    struct involvement *target = find_target(merging, change->into, ends->domain);
    if (target != NULL) {
        add_to(target, change, ends);
        return;
    }
    const struct involvement *work = work_of(merging->source, change->into);
    target = record_list_add(merging->list);
    take_work(target, ends);
    record_set_text(KIND_INVOLVEMENT, target, "professional", change->into);
    target->from = merging->source->day;
    target->hours_per_week = hours_of(change, ends);
    if (work != NULL) {
        take_helper(target, work);
    } else {
        take_new_helper(target, change, ends);
    }
}

void figures_whatif_involvements(const struct whatif_source *source, struct record_list *list)
{
    const struct record_list *known = involvements_of(source);
    struct merging merging = {source, list, known->count};
    record_list_init(list, KIND_INVOLVEMENT);
    for (size_t i = 0; i < known->count; i++) {
        const struct whatif_change *change = change_at(source, i);
        struct involvement *one = record_list_add(list);
        record_copy(KIND_INVOLVEMENT, one, record_list_at(known, i));
        if (change->kind == WHATIF_REDUCE) {
            one->hours_per_week = change->minutes;
        } else if (ends(change)) {
            one->until = figures_whatif_last_day(one, change, source->day);
        }
    }
    for (size_t i = 0; i < known->count; i++) {
        const struct whatif_change *change = change_at(source, i);
        if (change->kind == WHATIF_MERGE) {
            merge(&merging, change, record_list_at(known, i));
        }
    }
}

// Records

struct making {
    const struct whatif_source *source;
    struct whatif_record *records;
    size_t count, capacity;
};

static struct involvement *add_record(struct making *making, const struct involvement *before,
                                      const struct involvement *after)
{
    struct whatif_record *record = ARRAY_PUSH(making->records, making->count, making->capacity);
    record->before = before;
    record_init(KIND_INVOLVEMENT, &record->after);
    record_copy(KIND_INVOLVEMENT, &record->after, after);
    return &record->after;
}

// One with these stands there already, or is made.
static bool is_taken(const struct making *making, const struct involvement *one)
{
    const struct record_list *known = involvements_of(making->source);
    bool taken = false;
    for (size_t i = 0; i < known->count; i++) {
        const struct involvement *other = record_list_at(known, i);
        taken |= other->from == making->source->day &&
                 is_same_help(other, one->professional, one->domain);
    }
    for (size_t i = 0; i < making->count; i++) {
        const struct whatif_record *other = &making->records[i];
        taken |=
            other->before == NULL && is_same_help(&other->after, one->professional, one->domain);
    }
    return taken;
}

static void add_end(struct making *making, const struct involvement *before, int64_t until,
                    const char *reason)
{
    struct involvement *after = add_record(making, before, before);
    after->until = until;
    record_set_text(KIND_INVOLVEMENT, after, "end_reason", reason);
}

// From the day on; what was before stays as it was, ended the day before.
static void add_other_hours(struct making *making, const struct involvement *before,
                            const struct involvement *then, bool more)
{
    int64_t day = making->source->day;
    if (!began_before(before, day) || is_taken(making, before)) {
        add_record(making, before, then);
        return;
    }
    add_end(making, before, day - 1,
            more ? _("more hours, agreed at the meeting")
                 : _("fewer hours, agreed at the meeting"));
    struct involvement *after = add_record(making, NULL, then);
    after->head.id = 0;
    after->head.rev = 0;
    after->from = day;
}

static const char *name_of(const struct whatif_source *source, const struct whatif_change *change)
{
    const struct involvement *work = work_of(source, change->into);
    const char *name = work != NULL ? work->professional_name : change->into_name;
    return str_is_given(name) ? name : change->into;
}

static void add_merger(struct making *making, const struct whatif_change *change,
                       const struct involvement *before, int64_t until)
{
    struct buf reason = {0};
    buf_addf(&reason, _("%s goes on with it, agreed at the meeting"),
             name_of(making->source, change));
    add_end(making, before, until, buf_text(&reason));
    buf_clear(&reason);
}

static void add_known(struct making *making, size_t at, const struct involvement *then)
{
    const struct involvement *before = record_list_at(involvements_of(making->source), at);
    const struct whatif_change *change = change_at(making->source, at);
    if (change->kind == WHATIF_STOP) {
        add_end(making, before, then->until,
                str_is_given(change->reason) ? change->reason : _("agreed at the meeting"));
    } else if (change->kind == WHATIF_MERGE) {
        add_merger(making, change, before, then->until);
    } else if (record_equal(KIND_INVOLVEMENT, before, then)) {
        return;
    } else if (change->kind == WHATIF_REDUCE) {
        add_other_hours(making, before, then, figures_whatif_is_more(before, change));
    } else {
        add_record(making, before, then); // goes on with what another one did
    }
}

size_t figures_whatif_records(const struct whatif_source *source, struct whatif_record **records)
{
    struct making making = {.source = source};
    struct record_list list;
    figures_whatif_involvements(source, &list);
    for (size_t i = 0; i < list.count; i++) {
        if (i < involvements_of(source)->count) {
            add_known(&making, i, record_list_at(&list, i));
        } else {
            add_record(&making, NULL, record_list_at(&list, i));
        }
    }
    record_list_clear(&list);
    *records = making.records;
    return making.count;
}

void figures_whatif_records_clear(struct whatif_record *records, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        record_clear(KIND_INVOLVEMENT, &records[i].after);
    }
    free(records);
}
