// SPDX-License-Identifier: EUPL-1.2
// The coffee roster as a calendar (RFC 5545), for the family's phone.
#ifndef COMMAND_ROSTER_ICS_H
#define COMMAND_ROSTER_ICS_H

#include <stddef.h>
#include <stdint.h>

#include "model/record.h"

struct buf;
struct settings;

// Adds the calendar of these rows (KIND_ROSTER, of one household): an event of the whole day for each weekday of
// an involvement, from the day on, each week until its last day. What is on no fixed day, or ends before that
// weekday comes, is in none. stamp: the day it was made. Returns how many events; without any nothing is added.
size_t roster_add_ics(const struct record_list *rows, int64_t day, int64_t stamp,
                      const struct settings *settings, struct buf *out);

#endif
