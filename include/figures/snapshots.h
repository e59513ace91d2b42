// SPDX-License-Identifier: EUPL-1.2
// The figures of a household frozen on a day of evaluation (docs/figures.md). Pure functions over records.
#ifndef FIGURES_SNAPSHOTS_H
#define FIGURES_SNAPSHOTS_H

#include <stdint.h>

#include "model/records.h"

struct settings;

// What the figures are taken from, of one household.
struct snapshot_records {
    const struct record_list *involvements; // KIND_INVOLVEMENT
    const struct record_list *meetings;     // KIND_MEETING
    const struct record_list *people;       // KIND_PERSON
    const struct record_list *network;      // KIND_NETWORK
};

// Sets date and figures, as they are known now; stage, remark and household stay as they are. snapshot:
// initialised.
void figures_freeze(const struct snapshot_records *records, int64_t day,
                    const struct settings *settings, struct snapshot *snapshot);

#endif
