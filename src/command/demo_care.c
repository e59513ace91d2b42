// SPDX-License-Identifier: EUPL-1.2
#include "command/demo_care.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "command/demo_family.h"
#include "command/demo_register.h"
#include "model/settings.h"

enum { HELPERS_MOST = DEMO_ACTIVE_MOST + DEMO_ENDED_MOST, WEEKS = 52 };

// Work of so many quarters of an hour a week is sometimes needed every day.
enum { INTENSIVE = 12 };

enum { CHILD_ELSEWHERE = 14500000, CHILDREN_ELSEWHERE = 3 }; // cents a year

static bool fits(const struct demo_household *household, const struct demo_service *service)
{
    return service->whom != FOR_CHILD || household->children > 0;
}

static bool is_used(const int64_t *used, int count, int64_t number)
{
    for (int i = 0; i < count; i++) {
        if (used[i] == number) {
            return true;
        }
    }
    return false;
}

// A professional who does not come here yet and whose work fits; after many
// vain tries (small towns) one whose work may not fit.
static int64_t draw_professional(struct demo_city *city, struct demo_household *household,
                                 const int64_t *used, int count)
{
    int64_t number;
    int tries = 0;
    do {
        number =
            demo_random_range(&household->random, DEMO_FAMILY_HELPERS, city->professionals - 1);
        tries++;
    } while (is_used(used, count, number) ||
             (tries < 40 && !fits(household, demo_professional_service(city, number))));
    return number;
}

static void set_persons(struct demo_household *household, const struct demo_service *service,
                        struct involvement *record)
{
    struct demo_random *random = &household->random;
    int first = 1;
    int last = household->adults;
    if (service->whom == FOR_HOUSEHOLD ||
        (service->whom == FOR_CHILD && household->children == 0)) {
        return;
    }
    if (service->whom == FOR_CHILD) {
        first = household->adults + 1;
        last = household->adults + household->children;
    }
    int one = (int)demo_random_range(random, first, last);
    record->persons = one < last && demo_random_chance(random, 15)
                          ? xasprintf("P%d P%d", one, one + 1)
                          : xasprintf("P%d", one);
}

static void set_span(const struct demo_city *city, struct demo_random *random, bool active,
                     struct involvement *record)
{
    static const char *const reasons[] = {
        "afgerond",   "doel bereikt", "gezin wilde anders", "overgenomen door een andere helper",
        "wachtlijst", "verhuisd",     "indicatie verlopen", "samengevoegd met andere hulp",
    };
    if (active) {
        record->from = city->today - demo_random_skewed(random, 0, 2000);
        if (demo_random_chance(random, 25)) {
            record->until =
                city->today + (demo_random_chance(random, 30) ? demo_random_range(random, 0, 56)
                                                              : demo_random_range(random, 57, 500));
        }
    } else {
        record->until = city->today - 1 - demo_random_skewed(random, 0, 1300);
        record->from = record->until - demo_random_range(random, 20, 900);
        record->end_reason = MAYBE(random, 80, reasons);
    }
    if (active && demo_random_chance(random, 3)) {
        record->from = NONE;
    }
}

static void set_visits(struct demo_random *random, const struct demo_service *service,
                       struct involvement *record)
{
    static const char *const days[] = {"mon", "tue", "wed", "thu", "fri"};
    if (demo_random_chance(random, 15)) {
        return;
    }
    int64_t visits = service->quarters_most <= 4 && demo_random_chance(random, 60)
                         ? 0
                         : demo_random_skewed(random, 1, 5);
    record->visits_per_week = visits > 0 ? visits * 100 : demo_random_chance(random, 50) ? 25 : 50;
    if (visits > 0 && demo_random_chance(random, 70)) {
        struct buf text = {0};
        for (int64_t day = 0; day < 5 && visits > 0; day++) {
            if (demo_random_range(random, 1, 5 - day) <= visits) {
                buf_addf(&text, "%s%s", text.len > 0 ? "," : "", days[day]);
                visits--;
            }
        }
        record->weekdays = buf_steal(&text);
    }
}

// Hours and tariff, kept so low that the year stays within what is left of the household's budget.
static void set_cost(struct demo_household *household, const struct demo_service *service,
                     struct involvement *record)
{
    struct demo_random *random = &household->random;
    int64_t quarters = demo_random_skewed(random, service->quarters_least, service->quarters_most);
    if (service->quarters_most >= INTENSIVE && demo_random_chance(random, 9)) {
        quarters *= 4;
    }
    int64_t tariff = service->tariff_most > 0
                         ? 25 * demo_random_range(random, (int64_t)service->tariff_least * 4,
                                                  (int64_t)service->tariff_most * 4)
                         : 0;
    int64_t yearly = tariff * quarters * WEEKS / 4 + (int64_t)service->yearly * 100;
    if (yearly > household->budget) {
        quarters = 1;
        yearly = tariff * WEEKS / 4;
    }
    household->budget -= yearly;
    if (!demo_random_chance(random, 11)) {
        record->hours_per_week = quarters * 15;
    }
    if (tariff > 0 && !demo_random_chance(random, 9)) {
        record->hourly_tariff = tariff;
    }
    if (service->yearly > 0 && household->budget > 0) {
        record->yearly_amount = (int64_t)service->yearly * 100;
    }
}

static int64_t answer(struct demo_random *random, int yes, int no)
{
    int64_t drawn = demo_random_range(random, 0, 99);
    return drawn < yes ? 1 : drawn < yes + no ? 0 : NONE;
}

static void set_answers(struct demo_random *random, struct involvement *record)
{
    static const char *const marks[] = {"unclear", "unclear", "redundant"};
    record->known = answer(random, 52, 12);
    record->for_whom_clear = answer(random, 42, 14);
    record->purpose_clear = answer(random, 38, 20);
    record->helps = answer(random, 42, 12);
    record->trusted = answer(random, 22, 10);
    record->family_mark = MAYBE(random, 9, marks);
    record->coordinator_mark = MAYBE(random, 8, marks);
}

static void set_work(const struct demo_city *city, struct demo_household *household,
                     const struct demo_service *service, struct involvement *record)
{
    struct demo_random *random = &household->random;
    record->domain = xstrdup(demo_domain(city, service->domain));
    record->law = xstrdup(demo_law(city, service->law));
    if (demo_random_chance(random, 85)) {
        record->purpose = xstrdup(PICK(random, service->purposes));
    }
    if (demo_random_chance(random, 60)) {
        record->dimension = xstrdup(demo_axis(city, service->axis));
    }
    record->place = xstrdup(demo_random_chance(random, 8)    ? ""
                            : demo_random_chance(random, 10) ? "screen"
                                                             : service->place);
}

// For what is made of it later.
static void remember(struct demo_household *household, const struct demo_service *service,
                     const struct involvement *record, bool active)
{
    if (active && household->active_count < DEMO_ACTIVE_MOST) {
        snprintf(household->active[household->active_count++], DEMO_CODE, "%s",
                 record->professional);
    } else if (!active && household->ended_count < DEMO_ENDED_MOST) {
        struct demo_ended *ended = &household->ended[household->ended_count++];
        snprintf(ended->professional, DEMO_CODE, "%s", record->professional);
        ended->domain = service->domain;
        ended->until = record->until;
    }
}

static void add_involvement(struct demo_city *city, struct demo_household *household,
                            int64_t number, bool active)
{
    struct involvement record;
    char code[DEMO_CODE];
    struct demo_random *random = &household->random;
    const struct demo_service *service = demo_professional_service(city, number);
    record_init(KIND_INVOLVEMENT, &record);
    record.household = xstrdup(household->code);
    record.professional = xstrdup(demo_professional_code(number, code));
    set_work(city, household, service, &record);
    set_persons(household, service, &record);
    set_span(city, random, active, &record);
    set_visits(random, service, &record);
    set_cost(household, service, &record);
    set_answers(random, &record);
    remember(household, service, &record, active);
    demo_add(city, KIND_INVOLVEMENT, &record);
}

// A child that lives in an institution: a stated amount a year.
static void add_child_elsewhere(struct demo_city *city, struct demo_household *household,
                                int64_t number, int child)
{
    struct involvement record;
    char code[DEMO_CODE];
    record_init(KIND_INVOLVEMENT, &record);
    record.household = xstrdup(household->code);
    record.professional = xstrdup(demo_professional_code(number, code));
    record.domain = xstrdup(demo_domain(city, "care"));
    record.law = xstrdup(demo_law(city, "jeugdwet"));
    record.persons = xasprintf("P%d", household->adults + child);
    record.purpose = xstrdup("woont in een gezinshuis, dag en nacht begeleiding");
    record.from = city->today - demo_random_range(&household->random, 60, 500);
    record.yearly_amount = CHILD_ELSEWHERE;
    record.hours_per_week = (int64_t)60 * demo_random_range(&household->random, 24, 40);
    demo_add(city, KIND_INVOLVEMENT, &record);
}

void demo_care_involvements(struct demo_city *city, struct demo_household *household)
{
    int64_t used[HELPERS_MOST];
    bool elsewhere = household->shape == SHAPE_RESIDENTIAL;
    int64_t ended = demo_random_chance(&household->random, 45)
                        ? demo_random_skewed(&household->random, 1, DEMO_ENDED_MOST)
                        : 0;
    for (int i = 0; i < household->helpers + ended; i++) {
        used[i] = draw_professional(city, household, used, i);
        if (elsewhere && i < CHILDREN_ELSEWHERE) {
            add_child_elsewhere(city, household, used[i], i + 1);
        } else {
            add_involvement(city, household, used[i], i < household->helpers);
        }
    }
}

// Coordination

// How common each level is, and whose cards are dealt for it (-1: no coordinator's).
static const struct level_share {
    const char *level;
    int per_cent;
    int deck;
} levels[] = {
    {"access", 33, DEMO_DECK_ACCESS},
    {"family-manager", 21, DEMO_DECK_MANAGER},
    {"professional", 16, -1},
    {"self", 10, -1},
    {"pilot-light", 6, DEMO_DECK_ACCESS},
    {"safety-house", 4, DEMO_DECK_SAFETY},
};

// Among a hundred households in a row each level has exactly its share. NULL: nobody coordinates.
static const struct level_share *draw_level(const struct demo_city *city, int64_t number)
{
    enum { STEP = 37 }; // has no divisor in common with 100
    struct demo_random random;
    demo_random_start(&random, city->plan.seed, DEMO_LEVELS, (uint64_t)(number / 100));
    int64_t drawn = (number * STEP + demo_random_range(&random, 0, 99)) % 100;
    for (size_t i = 0; i < ARRAY_SIZE(levels); i++) {
        if (drawn < levels[i].per_cent) {
            return &levels[i];
        }
        drawn -= levels[i].per_cent;
    }
    return NULL;
}

static void set_who(struct demo_city *city, struct demo_household *household,
                    const struct level_share *share, struct coordination *span)
{
    char login[DEMO_CODE];
    if (share->deck >= 0) {
        span->coordinator =
            xstrdup(demo_register_deal(city, (enum demo_deck_kind)share->deck, login));
    } else if (strcmp(share->level, "professional") == 0 && household->active_count > 0) {
        span->coordinator = xstrdup(household->active[0]);
    } else {
        span->coordinator = xstrdup(demo_random_chance(&household->random, 60) ? "family" : "P1");
    }
}

static void set_reason(const struct demo_city *city, struct demo_random *random,
                       struct coordination *span)
{
    static const char *const reasons[] = {
        "veel hulp, weinig overzicht",
        "aangemeld door school",
        "aangemeld door de huisarts",
        "vraag van het gezin zelf",
        "zorgen om de kinderen",
        "dreigende ontruiming",
        "na overleg in het Zorg- en Veiligheidshuis",
        "hulp loopt langs elkaar heen",
    };
    static const char *const aims[] = {
        "rust en overzicht", "één plan met minder helpers", "gezin regelt het zelf weer",
        "veilig thuis",      "schulden onder controle",     "één vast gezicht",
    };
    span->reason = MAYBE(random, 85, reasons);
    span->aim = MAYBE(random, 75, aims);
    if (demo_random_chance(random, 40)) {
        span->instruments = xstrdup(city->settings->instruments[0].name);
    }
}

// The spans that went before: nobody of today's coordinators is dealt for them.
static int64_t add_earlier(struct demo_city *city, struct demo_household *household, int64_t from)
{
    static const char *const exits[] = {"lighter-help", "handed-over", "independent", "pilot-light",
                                        "stopped-by-family"};
    struct demo_random *random = &household->random;
    struct coordination span;
    int64_t days = demo_random_range(random, 60, 500);
    record_init(KIND_COORDINATION, &span);
    span.household = xstrdup(household->code);
    span.from = from;
    span.until = from + days - 1;
    span.level =
        xstrdup(demo_level(city, demo_random_chance(random, 50) ? "self" : "professional"));
    span.coordinator = xstrdup(household->active_count > 0 ? household->active[0] : "family");
    span.exit = MAYBE(random, 80, exits);
    set_reason(city, random, &span);
    demo_add(city, KIND_COORDINATION, &span);
    return from + days + (demo_random_chance(random, 30) ? demo_random_range(random, 1, 60) : 0);
}

static void add_present(struct demo_city *city, struct demo_household *household, int64_t from,
                        const struct level_share *share)
{
    struct demo_random *random = &household->random;
    struct coordination span;
    record_init(KIND_COORDINATION, &span);
    span.household = xstrdup(household->code);
    span.from = from;
    span.level = xstrdup(demo_level(city, share->level));
    set_who(city, household, share, &span);
    snprintf(household->coordinator, sizeof(household->coordinator), "%s",
             str_text(span.coordinator));
    set_reason(city, random, &span);
    if (demo_random_chance(random, 45)) {
        span.expected_until = city->today + demo_random_range(random, -40, 500);
    }
    demo_add(city, KIND_COORDINATION, &span);
}

void demo_care_coordination(struct demo_city *city, struct demo_household *household)
{
    struct demo_random *random = &household->random;
    const struct level_share *share = draw_level(city, household->number);
    int64_t earlier = demo_random_chance(random, 40) ? demo_random_range(random, 1, 2) : 0;
    int64_t from = city->today - earlier * 560 - demo_random_range(random, 20, 900);
    household->coordinated = from;
    for (int64_t i = 0; i < earlier; i++) {
        from = add_earlier(city, household, from);
    }
    if (share != NULL) {
        add_present(city, household, from, share);
    }
}

// Scorings

static void set_marks(const struct demo_city *city, struct demo_random *random,
                      struct scoring *scoring, int64_t level)
{
    static const char *const notes[] = {
        "dat gaat \"zo-zo\"; soms niet",
        "hier wil ik hulp bij",
        "gaat beter dan vorig jaar",
        "liever niet over praten",
        "moe, altijd moe",
        "met vrienden gaat het goed",
        "ik zou weer willen werken",
        "de kinderen geven mij kracht",
        "te veel mensen over de vloer",
    };
    const struct instrument *instrument = &city->settings->instruments[0];
    int64_t span = instrument->maximum - instrument->minimum;
    for (size_t i = 0; i < instrument->axis_count; i++) {
        int64_t mark = instrument->minimum + span * (level + demo_random_range(random, -4, 4)) / 20;
        mark = mark < instrument->minimum   ? instrument->minimum
               : mark > instrument->maximum ? instrument->maximum
                                            : mark;
        if (!demo_random_chance(random, 16)) {
            scoring->mark[i] = mark / 5 * 5;
        }
        if (demo_random_chance(random, 28) && mark + 10 <= instrument->maximum) {
            scoring->wanted[i] = mark / 5 * 5 + 10;
        }
        if (demo_random_chance(random, 18)) {
            scoring->talk[i] = 1;
        }
        scoring->note[i] = MAYBE(random, 11, notes);
    }
}

static void add_scoring(struct demo_city *city, struct demo_household *household, int number,
                        int64_t date, int64_t level)
{
    static const char *const helped[] = {"self", "with-help", "with-help", "proxy"};
    static const char *const stages[] = {"start", "interim", "follow-up", ""};
    struct demo_random *random = &household->random;
    struct scoring scoring;
    record_init(KIND_SCORING, &scoring);
    scoring.household = xstrdup(household->code);
    scoring.person = xasprintf("P%d", number);
    scoring.date = date;
    scoring.instrument = xstrdup(city->settings->instruments[0].name);
    scoring.stage = xstrdup(PICK(random, stages));
    scoring.filled_in_by = MAYBE(random, 85, helped);
    set_marks(city, random, &scoring, level);
    demo_add(city, KIND_SCORING, &scoring);
}

void demo_care_scorings(struct demo_city *city, struct demo_household *household)
{
    struct demo_random *random = &household->random;
    if (!demo_random_chance(random, 60)) {
        return;
    }
    int people = household->adults + household->children;
    for (int number = 1; number <= people; number++) {
        const struct demo_member *member = &household->members[number - 1];
        int64_t times = number == 1                      ? demo_random_range(random, 1, 3)
                        : demo_random_chance(random, 35) ? 1
                                                         : 0;
        int64_t level = demo_random_range(random, 6, 14);
        int64_t date = city->today - demo_random_range(random, 3, 120) - times * 180;
        for (; times > 0 && (member->from == NONE || member->from < date); times--) {
            date += demo_random_range(random, 60, 180);
            add_scoring(city, household, number, date, level);
            level += demo_random_range(random, -1, 3);
        }
    }
}
