// SPDX-License-Identifier: EUPL-1.2
#include "figures/course.h"

#include <string.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/figures.h"

// Pilot light

static const struct coordination *pilot_light(const struct record_list *coordination, int64_t day)
{
    const struct coordination *span = figures_coordination(coordination, day);
    return span != NULL && str_is_same(span->level, LEVEL_PILOT_LIGHT) ? span : NULL;
}

bool figures_is_asleep(const struct record_list *coordination, int64_t day)
{
    return pilot_light(coordination, day) != NULL;
}

int64_t figures_check_in(const struct record_list *coordination, int64_t day)
{
    const struct coordination *span = pilot_light(coordination, day);
    return span != NULL ? span->expected_until : NONE;
}

// Whose agreement is usual

static const struct age_of_agreement ages[] = {
    {0, N_("the parents with authority")},
    {12, N_("the child and the parents with authority")},
    {16, N_("the young person alone")},
    {18, N_("the person alone, who is an adult")},
};

const struct age_of_agreement *figures_agreement(int64_t born, int64_t day)
{
    const struct age_of_agreement *found = NULL;
    int years = date_age(born, day);
    for (size_t i = 0; i < ARRAY_SIZE(ages) && years >= ages[i].age; i++) {
        found = &ages[i];
    }
    return found;
}

const struct age_of_agreement *figures_agreement_from(int64_t age)
{
    size_t i = 0;
    while (i < ARRAY_SIZE(ages) && ages[i].age != age) {
        i++;
    }
    return i < ARRAY_SIZE(ages) ? &ages[i] : NULL;
}

const struct age_of_agreement *figures_birthday(const struct person *person, int64_t day,
                                                int64_t *on)
{
    bool child = str_is_same(person->role, "child") && person->birth_date != NONE;
    if (!child || !figures_active(person->from, person->until, day)) {
        return NULL;
    }
    for (size_t i = 1; i < ARRAY_SIZE(ages); i++) {
        int64_t birthday = date_birthday(person->birth_date, ages[i].age);
        if (birthday != NONE && birthday >= day && birthday <= day + BIRTHDAY_DAYS) {
            *on = birthday;
            return &ages[i];
        }
    }
    return NULL;
}
