// SPDX-License-Identifier: EUPL-1.2
// The example family of the demonstration, with its story: eighteen helpers
// three years ago, six now. The family is invented.
#ifndef COMMAND_DEMO_FAMILY_H
#define COMMAND_DEMO_FAMILY_H

#include "command/demo_city.h"
#include "command/demo_services.h"

enum { DEMO_FAMILY_HELPERS = 22 }; // the first professionals

extern const char demo_family_code[];

void demo_family_make(struct demo_city *city);

// The coordinator's work with it; part of demo_family_make().
void demo_family_work(struct demo_city *city);

// What the family's helper with this number does; number < DEMO_FAMILY_HELPERS.
enum demo_service_id demo_family_service(int number);

// Its first day there.
int64_t demo_family_since(const struct demo_city *city, int number);

#endif
