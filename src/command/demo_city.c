// SPDX-License-Identifier: EUPL-1.2
#include "command/demo_city.h"

#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/demo_care.h"
#include "command/demo_family.h"
#include "command/demo_household.h"
#include "command/demo_register.h"
#include "command/demo_work.h"
#include "model/settings.h"
#include "protocol/ask.h"

enum { CHUNK = 10000, PROFESSIONALS_LEAST = 60, PROFESSIONALS_A_CHUNK = 1000, PHONES = 10000 };

void demo_add(struct demo_city *city, enum kind kind, void *record)
{
    rows_add(&city->rows[kind], record);
    record_clear(kind, record);
}

// 3571 and 10000 have no common divisor: no number comes twice before all were given out.
char *demo_phone(struct demo_city *city)
{
    uint64_t number = ((uint64_t)city->phones++ * 3571 + city->plan.seed % PHONES) % PHONES;
    return xasprintf("06-0000%04d", (int)number);
}

const char *demo_known(struct choice_list list, const char *code, const char *fallback)
{
    return choice_find(list, code) != NULL ? code : fallback;
}

static const char *known_or_first(const struct demo_city *city, enum choices choices,
                                  const char *code)
{
    struct choice_list list = choices_get(city->settings, choices);
    return demo_known(list, code, list.count > 0 ? list.items[0].code : "");
}

const char *demo_domain(const struct demo_city *city, const char *code)
{
    return known_or_first(city, CHOICES_DOMAIN, code);
}

const char *demo_level(const struct demo_city *city, const char *code)
{
    return known_or_first(city, CHOICES_LEVEL, code);
}

const char *demo_law(const struct demo_city *city, const char *code)
{
    return demo_known(choices_get(city->settings, CHOICES_LAW), code, "");
}

const char *demo_axis(const struct demo_city *city, int number)
{
    const struct instrument *instrument = &city->settings->instruments[0];
    if (number < 0 || instrument->axis_count == 0) {
        return "";
    }
    return instrument->axes[(size_t)number % instrument->axis_count].code;
}

// Rows carry the saved fields alone.
static void rows_start(struct rows *rows, enum kind kind)
{
    const struct kind_info *info = kind_get(kind);
    rows_init(rows, kind);
    rows->columns.count = 0;
    for (size_t i = 0; i < info->field_count; i++) {
        if ((info->fields[i].flags & FIELD_SHOWN) == 0) {
            rows->columns.index[rows->columns.count++] = (uint8_t)i;
        }
    }
}

// The first row that was refused, as a sentence.
static bool tell_reject(const struct reply *reply, enum kind kind, struct err *err)
{
    struct record_list rejects;
    if (rows_read(&reply->rows, &rejects) && rejects.count > 0) {
        const struct reject *reject = record_list_at(&rejects, 0);
        err_set(err, "%s %lld: %s: \"%s\": %s", kind_get(kind)->name, (long long)reject->row + 1,
                str_text(reject->column), str_text(reject->value), str_text(reject->reason));
    }
    record_list_clear(&rejects);
    return false;
}

static bool hand_over_kind(struct ask *door, struct demo_city *city, enum kind kind,
                           struct err *err)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_IMPORT);
    reply_init(&reply);
    request.kind = kind;
    request.rows = city->rows[kind];
    bool done = ask(door, &request, &reply);
    if (!done) {
        err_set(err, "%s", str_text(reply.message));
    } else if (reply.rejected_count > 0) {
        done = tell_reject(&reply, kind, err);
    }
    reply_clear(&reply);
    request_clear(&request); // frees the rows
    rows_start(&city->rows[kind], kind);
    return done;
}

// In the order in which records name each other.
static bool hand_over(struct ask *door, struct demo_city *city, struct err *err)
{
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        if (city->rows[kind].count > 0 && !hand_over_kind(door, city, kind, err)) {
            return false;
        }
    }
    return true;
}

static void make_household(struct demo_city *city, int64_t number)
{
    struct demo_household household;
    demo_household_make(city, number, &household);
    demo_care_involvements(city, &household);
    demo_care_coordination(city, &household);
    demo_care_scorings(city, &household);
    demo_work_make(city, &household);
}

static void make_start(struct demo_city *city)
{
    int64_t first = city->plan.households < CHUNK ? city->plan.households : CHUNK;
    demo_register_organisations(city);
    demo_register_coordinators(city);
    demo_register_professionals(city, DEMO_FAMILY_HELPERS + PROFESSIONALS_LEAST + 2 * first);
    demo_family_make(city);
}

bool demo_fill(struct ask *ask, const struct settings *settings, const struct demo_plan *plan,
               struct err *err)
{
    struct demo_city city = {.settings = settings, .plan = *plan, .today = settings->today};
    int64_t last = plan->households + 1;
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        rows_start(&city.rows[kind], kind);
    }
    make_start(&city);
    bool done = true;
    for (int64_t number = 2; done && number <= last; number++) {
        make_household(&city, number);
        if (number % CHUNK == 0) {
            done = hand_over(ask, &city, err);
            demo_register_professionals(&city, city.professionals + PROFESSIONALS_A_CHUNK);
        }
    }
    done = done && hand_over(ask, &city, err);
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        rows_clear(&city.rows[kind]);
    }
    return done;
}
