// SPDX-License-Identifier: EUPL-1.2
#include "screen/register.h"

#include "ui/screen.h"

void register_open(struct screen *parent, enum kind kind)
{
    (void)parent;
    (void)kind;
}
