// SPDX-License-Identifier: EUPL-1.2
#include "figures/caseload.h"

#include <stdlib.h>

#include "base/none.h"
#include "base/number.h"
#include "base/xalloc.h"
#include "figures/silence.h"
#include "model/settings.h"

enum {
    FULL_TIME = 36 * 60, // minutes per week of one FTE
    HUNDREDTHS = 100,
};

static char *copy(const char *text)
{
    return text != NULL ? xstrdup(text) : NULL;
}

void figures_caseload_begin(struct caseload *caseload, const struct coordinator *coordinator,
                            const struct settings *settings)
{
    int64_t fte = coordinator->fte;
    caseload->head = coordinator->head;
    caseload->login = copy(coordinator->login);
    caseload->name = copy(coordinator->name);
    caseload->team = copy(coordinator->team);
    caseload->from = coordinator->from;
    caseload->until = coordinator->until;
    caseload->fte = fte;
    caseload->capacity = fte == NONE ? NONE
                                     : number_divide(fte * FULL_TIME * settings->direct_share,
                                                     HUNDREDTHS * HUNDREDTHS);
    caseload->households = caseload->norm = caseload->unknown_norms = caseload->silent = 0;
}

void figures_caseload_add(struct caseload *caseload, const struct coordination *span,
                          int64_t last_contact, int64_t day, const struct settings *settings)
{
    int64_t norm = span->level != NULL ? settings_level_norm(settings, span->level) : NONE;
    caseload->households++;
    caseload->norm += norm != NONE ? norm : 0;
    caseload->unknown_norms += norm == NONE;
    caseload->silent += figures_silent_since(span, last_contact, day, settings) != NONE;
}

int64_t figures_caseload_norm(const struct caseload *caseload)
{
    bool known = caseload->households == 0 || caseload->unknown_norms < caseload->households;
    return known ? caseload->norm : NONE;
}

int64_t figures_caseload_free(const struct caseload *caseload)
{
    int64_t norm = figures_caseload_norm(caseload);
    return caseload->capacity == NONE || norm == NONE ? NONE : caseload->capacity - norm;
}
