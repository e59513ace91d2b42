// SPDX-License-Identifier: EUPL-1.2
#include "figures/payers.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "model/settings.h"

struct search {
    const struct record_list *involvements;
    int64_t day;
    const struct settings *settings;
    struct payer *found;
    size_t count, capacity;
};

static bool is_of(const struct search *search, size_t at, const char *law)
{
    const struct involvement *one = record_list_at(search->involvements, at);
    return figures_active(one->from, one->until, search->day) && str_is_same(one->law, law);
}

const struct payer *figures_payer(const struct payer *payers, size_t count, const char *law)
{
    for (size_t i = 0; i < count; i++) {
        if (str_is_same(payers[i].law, law)) {
            return &payers[i];
        }
    }
    return NULL;
}

// The figures of the involvements under that law alone.
static void add_law(struct search *search, const char *law)
{
    struct record_list own = {.kind = KIND_INVOLVEMENT};
    struct figures figures;
    own.items = xcalloc(search->involvements->count + 1, sizeof(struct involvement));
    for (size_t i = 0; i < search->involvements->count; i++) {
        if (is_of(search, i, law)) { // its texts stay the list's
            memcpy(own.items + own.count++ * sizeof(struct involvement),
                   record_list_at(search->involvements, i), sizeof(struct involvement));
        }
    }
    if (own.count > 0) {
        figures_household(&own, search->day, search->settings, &figures);
        *ARRAY_PUSH(search->found, search->count, search->capacity) = (struct payer){
            .law = law,
            .helpers = figures.helpers,
            .yearly_cost = figures.yearly_cost,
            .unknown_costs = figures.unknown_costs,
        };
    }
    free(own.items);
}

size_t figures_payers(const struct record_list *involvements, int64_t day,
                      const struct settings *settings, struct payer **payers)
{
    struct search search = {.involvements = involvements, .day = day, .settings = settings};
    for (size_t i = 0; i < settings->law_count; i++) {
        add_law(&search, settings->laws[i].code);
    }
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        if (str_is_given(one->law) && figures_payer(search.found, search.count, one->law) == NULL) {
            add_law(&search, one->law);
        }
    }
    *payers = search.found;
    return search.count;
}

struct payer figures_payer_unknown(int64_t yearly_cost, int64_t unknown_costs,
                                   const struct payer *payers, size_t count)
{
    struct payer rest = {.yearly_cost = yearly_cost != NONE ? yearly_cost : 0,
                         .unknown_costs = unknown_costs};
    for (size_t i = 0; i < count; i++) {
        rest.yearly_cost -= payers[i].yearly_cost != NONE ? payers[i].yearly_cost : 0;
        rest.unknown_costs -= payers[i].unknown_costs;
    }
    if (rest.yearly_cost == 0 && rest.unknown_costs > 0) {
        rest.yearly_cost = NONE;
    }
    return rest;
}
