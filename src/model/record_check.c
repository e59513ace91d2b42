// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/array.h"
#include "base/err.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "model/records.h"
#include "model/settings.h"

// Mark, wanted mark, talk and note of each axis stand together in the field table.
enum { AXIS_FIELDS = 4 };

static bool check_span(const struct field *first, const struct field *last, const void *record,
                       const struct field **field, struct err *err)
{
    if (!first || !last || field_is_empty(first, record) || field_is_empty(last, record) ||
        field_number(first, record) <= field_number(last, record)) {
        return true;
    }
    *field = last;
    return err_set(err, "%s", _("until before from"));
}

static bool is_day(const struct field *field, const char *name)
{
    return field->type == FIELD_DATE && strcmp(field->name, name) == 0;
}

// What every record has to have, and the order of its days: each field is looked at once.
static bool check_fields(const struct kind_info *info, const void *record,
                         const struct field **field, struct err *err)
{
    const struct field *first = NULL, *last = NULL;
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *one = &info->fields[i];
        if ((one->flags & FIELD_NEEDED) && field_is_empty(one, record)) {
            *field = one;
            return err_set(err, "%s", _("may not be empty"));
        }
        first = is_day(one, "from") ? one : first;
        last = is_day(one, "until") ? one : last;
    }
    return check_span(first, last, record, field, err);
}

static bool check_mark(const struct instrument *instrument, int64_t mark, struct err *err)
{
    if (mark == NONE || (mark >= instrument->minimum && mark <= instrument->maximum)) {
        return true;
    }
    char point = text_language() == LANGUAGE_NL ? ',' : '.';
    char text[NUMBER_TEXT];
    if (mark < instrument->minimum) {
        return err_set(err, _("below %s"),
                       number_format(instrument->minimum, 1, point, true, text));
    }
    return err_set(err, _("above %s"), number_format(instrument->maximum, 1, point, true, text));
}

static bool check_scoring(const struct scoring *scoring, const struct settings *settings,
                          const struct field **field, struct err *err)
{
    const struct kind_info *info = kind_get(KIND_SCORING);
    const struct instrument *instrument = settings_instrument(settings, scoring->instrument);
    if (!instrument) {
        *field = kind_field(KIND_SCORING, "instrument");
        return err_set(err, "%s", _("unknown instrument"));
    }
    size_t first = kind_field_index(KIND_SCORING, kind_field(KIND_SCORING, "axis1"));
    for (size_t i = first; i < info->field_count; i++) {
        *field = &info->fields[i];
        bool has_axis = (i - first) / AXIS_FIELDS < instrument->axis_count;
        if (!has_axis && !field_is_empty(*field, scoring)) {
            return err_set(err, "%s", _("the instrument has no such axis"));
        }
        if ((*field)->type == FIELD_MARK &&
            !check_mark(instrument, field_number(*field, scoring), err)) {
            return false;
        }
    }
    return true;
}

// A referral goes on only when it was discussed with the family.
static bool check_referral(const struct referral *referral, const struct field **field,
                           struct err *err)
{
    static const char *const active[] = {"accepted", "started", "finished"};
    for (size_t i = 0; i < ARRAY_SIZE(active); i++) {
        bool is_it = referral->state && strcmp(referral->state, active[i]) == 0;
        if (is_it && referral->discussed_on == NONE) {
            *field = kind_field(KIND_REFERRAL, "discussed_on");
            return err_set(err, "%s", _("is needed before a referral is accepted"));
        }
    }
    return true;
}

static bool check_lookback(const struct lookback *lookback, const struct field **field,
                           struct err *err)
{
    if (lookback->months == 3 || lookback->months == 6 || lookback->months == 12) {
        return true;
    }
    *field = kind_field(KIND_LOOKBACK, "months");
    return err_set(err, "%s", _("allowed: 3, 6, 12"));
}

static bool check_sequence(const struct note *note, const struct field **field, struct err *err)
{
    if (note->sequence >= 1) {
        return true;
    }
    *field = kind_field(KIND_NOTE, "sequence");
    return err_set(err, "%s", _("counts from 1"));
}

// Who goes on with it is told of a merger, and of that alone; what stops has no hours.
static bool check_change(const struct proposal_change *change, const struct field **field,
                         struct err *err)
{
    bool merged = str_is_same(change->change, "merge");
    *field = kind_field(KIND_PROPOSAL_CHANGE, "into");
    if (merged != str_is_given(change->into)) {
        return err_set(err, "%s", merged ? _("may not be empty") : _("is told of a merger alone"));
    }
    if (merged && str_is_same(change->into, change->professional)) {
        return err_set(err, "%s", _("is the same professional"));
    }
    *field = kind_field(KIND_PROPOSAL_CHANGE, "hours_per_week");
    return change->hours_per_week == NONE || !str_is_same(change->change, "stop") ||
           err_set(err, "%s", _("what stops has no hours"));
}

static bool check_kind(enum kind kind, const void *record, const struct settings *settings,
                       const struct field **field, struct err *err)
{
    switch (kind) {
    case KIND_SCORING: return check_scoring(record, settings, field, err);
    case KIND_REFERRAL: return check_referral(record, field, err);
    case KIND_LOOKBACK: return check_lookback(record, field, err);
    case KIND_NOTE: return check_sequence(record, field, err);
    case KIND_PROPOSAL_CHANGE: return check_change(record, field, err);
    default: return true;
    }
}

bool record_check(enum kind kind, const void *record, const struct settings *settings,
                  const struct field **field, struct err *err)
{
    const struct field *at = NULL;
    bool right = check_fields(kind_get(kind), record, &at, err) &&
                 check_kind(kind, record, settings, &at, err);
    if (field) {
        *field = right ? NULL : at;
    }
    return right;
}
