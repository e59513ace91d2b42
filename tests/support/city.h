// SPDX-License-Identifier: EUPL-1.2
// The lists of tests/data/city in a database, for tests that need a whole city.
#ifndef SUPPORT_CITY_H
#define SUPPORT_CITY_H

#include <stdint.h>

struct ask;
struct settings;

enum { CITY_HOUSEHOLDS = 400 };

extern const char city_today[]; // the day that the lists are about, "2026-11-22"
extern const char city_login[]; // a coordinator with some twenty households

// Imports the lists of who is there into an empty database, and behind them those of what is done; ends the
// program when something is refused. Called in the root of the source tree.
void city_import(struct ask *ask, const struct settings *settings);
void city_import_work(struct ask *ask, const struct settings *settings);

#endif
