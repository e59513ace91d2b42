// SPDX-License-Identifier: EUPL-1.2
// A disk that can be told to fail.
#ifndef SUPPORT_DISK_H
#define SUPPORT_DISK_H

#include <stdbool.h>

// Puts itself under all databases that are opened from now on.
void disk_use(void);

// Whether bringing something to the disk (fsync) fails.
void disk_set_failing(bool failing);

#endif
