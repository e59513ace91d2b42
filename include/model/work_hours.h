// SPDX-License-Identifier: EUPL-1.2
// When it is usual to work, by the settings.
#ifndef MODEL_WORK_HOURS_H
#define MODEL_WORK_HOURS_H

#include <stdbool.h>
#include <stdint.h>

struct settings;

// From when (included) until when (not included) a day is worked, in seconds since 1970; 0 and 0: not at
// all.
void work_hours(const struct settings *settings, int64_t day, int64_t *begins, int64_t *ends);

// Whether a moment of the week of this Monday is worked.
bool work_hours_hold(const struct settings *settings, int64_t monday, int64_t at);

#endif
