// SPDX-License-Identifier: EUPL-1.2
#include "figures/admission.h"

#include <string.h>

#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "figures/figures.h"
#include "figures/plan.h"

enum { GROWN_UP = 18 }; // years

// What an involvement is counted by.
typedef const char *part_of(const struct involvement *involvement);

static const char *domain_of(const struct involvement *involvement)
{
    return involvement->domain;
}

static const char *law_of(const struct involvement *involvement)
{
    return involvement->law;
}

static bool is_counted(const struct involvement *one, part_of *part, const char *code, int64_t day)
{
    return figures_active(one->from, one->until, day) && str_is_same(part(one), code);
}

static int64_t count_helpers(const struct record_list *involvements, part_of *part,
                             const char *code, int64_t day)
{
    int64_t helpers = 0;
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        bool first = is_counted(one, part, code, day);
        for (size_t j = 0; j < i && first; j++) {
            const struct involvement *before = record_list_at(involvements, j);
            first = !is_counted(before, part, code, day) ||
                    !str_is_same(before->professional, one->professional);
        }
        helpers += first;
    }
    return helpers;
}

struct admission_domain figures_admission_domain(const struct record_list *goals,
                                                 const struct record_list *involvements,
                                                 const char *domain, int64_t day)
{
    struct admission_domain found = {
        .helpers = count_helpers(involvements, domain_of, domain, day),
    };
    for (size_t i = 0; i < goals->count; i++) {
        const struct goal *goal = record_list_at(goals, i);
        found.goals += str_is_same(goal->domain, domain) && figures_goal_open(goal, day);
    }
    return found;
}

int64_t figures_admission_law(const struct record_list *involvements, const char *law, int64_t day)
{
    return count_helpers(involvements, law_of, law, day);
}

int64_t figures_admission_children(const struct record_list *people, int64_t day, int64_t *unknown)
{
    int64_t children = 0;
    *unknown = 0;
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = record_list_at(people, i);
        int age = date_age(person->birth_date, day);
        if (figures_active(person->from, person->until, day)) {
            children += age >= 0 && age < GROWN_UP;
            *unknown += person->birth_date == NONE && str_is_same(person->role, "child");
        }
    }
    return children;
}

bool figures_admission_talk(const struct record_list *scorings, const struct person *person,
                            const char *instrument, size_t axis, int64_t day)
{
    const struct scoring *scoring =
        figures_latest_scoring(scorings, person->person, instrument, day);
    return figures_active(person->from, person->until, day) && scoring && scoring->talk[axis] == 1;
}
