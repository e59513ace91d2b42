// SPDX-License-Identifier: EUPL-1.2
// The generator of demonstration data: an invented city, the same for the same
// seed, number of households and day.
#ifndef COMMAND_DEMO_CITY_H
#define COMMAND_DEMO_CITY_H

#include <stdbool.h>
#include <stdint.h>

#include "command/demo_random.h"
#include "model/records.h"
#include "protocol/rows.h"

struct ask;
struct choice_list;
struct err;
struct settings;

enum { DEMO_HOUSEHOLDS_MOST = 1000000, DEMO_CODE = 32 };

// The login of the coordinator to whom the example family and some twenty others belong.
extern const char demo_login[];

struct demo_plan {
    uint64_t seed;
    int64_t households; // beside the example family, 0 to DEMO_HOUSEHOLDS_MOST
};

// Fills an empty database with the example family (household G000001) and the
// others (G000002 ...), all dates relative to settings->today. False with a sentence.
bool demo_fill(struct ask *ask, const struct settings *settings, const struct demo_plan *plan,
               struct err *err);

// The rest is for the parts of the generator.

enum demo_topic {
    DEMO_ORGANISATIONS,
    DEMO_COORDINATORS,
    DEMO_PROFESSIONALS,
    DEMO_HOUSEHOLDS,
    DEMO_LEVELS,
    DEMO_WORK,
};

enum demo_deck_kind { DEMO_DECK_ACCESS, DEMO_DECK_MANAGER, DEMO_DECK_SAFETY, DEMO_DECK_COUNT };

enum { DEMO_DECK_COORDINATORS = 16 };

// Coordinators and how many households they were given.
struct demo_deck {
    int64_t first;                     // number of the first coordinator
    int dealt[DEMO_DECK_COORDINATORS]; // to each
    int count;                         // to all
};

struct demo_city {
    const struct settings *settings;
    struct demo_plan plan;
    int64_t today;
    struct rows rows[KIND_SAVED_COUNT]; // made and not yet handed over
    int64_t professionals;              // made so far
    int64_t coordinators;               // made so far
    int64_t phones;                     // given out so far
    struct demo_deck decks[DEMO_DECK_COUNT];
    char shared_child
        [2 *
         DEMO_CODE]; // "G000002/P3" of the household before: may live in the next one too; "" none
    int64_t shared_born;
    const char *shared_name;
};

// Adds the record to the rows of its kind and clears it.
void demo_add(struct demo_city *city, enum kind kind, void *record);

// The next telephone number, none of which can be dialled; the caller frees.
char *demo_phone(struct demo_city *city);

// The code when the city's settings know it, else the fallback.
const char *demo_known(struct choice_list list, const char *code, const char *fallback);

const char *demo_domain(const struct demo_city *city, const char *code);
const char *demo_law(const struct demo_city *city, const char *code);
const char *demo_level(const struct demo_city *city, const char *code);
const char *demo_axis(const struct demo_city *city, int number); // "" when number < 0

#endif
