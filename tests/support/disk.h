// SPDX-License-Identifier: EUPL-1.2
// A disk that can be told to fail.
#ifndef SUPPORT_DISK_H
#define SUPPORT_DISK_H

#include <stdbool.h>
#include <stdint.h>

enum disk_fault {
    DISK_SOUND,
    DISK_ERROR, // any operation can fail
    DISK_FULL,  // those that need room
};

// Puts itself under all databases that are opened from now on.
void disk_use(void);

// Whether bringing something to the disk (fsync) fails.
void disk_set_failing(bool failing);

// Whether that costs no time; for tests that ask for it thousands of times.
void disk_set_hasty(bool hasty);

// How much longer it takes.
void disk_set_delay(int milliseconds);

// From now on operation *number* (from 1) fails and, when it lasts, all those after it. Only the
// operations that this fault can hit are counted.
void disk_set_fault(enum disk_fault fault, int64_t number, bool lasting);
int64_t disk_operations(void); // that were counted since

#endif
