// SPDX-License-Identifier: EUPL-1.2
#include "figures/advice.h"

#include "base/none.h"
#include "base/str.h"

bool figures_advice_given(const struct advice *advice, int64_t day)
{
    return advice->date == NONE || advice->date <= day;
}

static bool names(const struct advice *one, const struct advice *other)
{
    return str_is_given(one->clashes_with) && str_is_same(one->clashes_with, other->advice);
}

bool figures_advices_clash(const struct advice *one, const struct advice *other)
{
    return names(one, other) || names(other, one);
}
