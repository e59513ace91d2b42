// SPDX-License-Identifier: EUPL-1.2
#include "command/demo_register.h"

#include <stdio.h>

#include "base/array.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "command/demo_family.h"
#include "command/demo_names.h"
#include "model/settings.h"

const char demo_login[] = "femke";

// How many households each coordinator of a deck takes.
struct households_of {
    const int *households;
    int count;
    const char *role;
};

// The first one is the coordinator of the demonstration, who has the example family beside these.
static const int access[] = {22, 31, 16, 24, 12, 36, 14, 18};
static const int manager[] = {8, 8, 9, 8, 8, 8, 9, 8, 8, 8, 9, 8};
static const int safety[] = {30};

static const struct households_of caseloads[DEMO_DECK_COUNT] = {
    [DEMO_DECK_ACCESS] = {access, ARRAY_SIZE(access), "coordinator"},
    [DEMO_DECK_MANAGER] = {manager, ARRAY_SIZE(manager), "coordinator"},
    [DEMO_DECK_SAFETY] = {safety, ARRAY_SIZE(safety), "process-director"},
};

static const struct {
    const char *login;
    const char *name;
} first_coordinators[] = {
    {demo_login, "Femke van de Meent"}, {"joost", "Joost Lubbers"},
    {"samira", "Samira Tahiri"},        {"inge", "Inge van Oers"},
    {"deniz", "Deniz Aydın"},           {"petra", "Petra Swinkels"},
    {"ruben", "Ruben ter Haar"},        {"noor", "Noor Quaedvlieg"},
    {"hanane", "Hanane Ouali"},         {"maarten", "Maarten Roozen"},
    {"esmee", "Esmée de Kock"},         {"gijs", "Gijs van der Kant"},
    {"lieke", "Lieke Vugts"},           {"tomasz", "Tomasz Sikora"},
    {"yvonne", "Yvonne Ketelaars"},     {"bram", "Bram van 't Hof"},
    {"kamala", "Kamala Ramdin"},        {"sjoerd", "Sjoerd Postma"},
    {"astrid", "Astrid Müller"},        {"reem", "Reem Haddad"},
    {"huub", "Huub van den Elzen"},     {"marjolein", "Marjolein IJzerman"},
    {"karim", "Karim Benali"},          {"loes", "Loes Dekkers"},
    {"evelien", "Evelien van Gils"},
};

// Those who have no households of their own, behind the coordinators.
static const char *const other_roles[] = {"team-lead", "team-lead", "team-lead", "evaluator"};

static const char *const teams[] = {"Noord-West", "Zuid-Reeshof", "Centrum-Oost"};

void demo_register_organisations(struct demo_city *city)
{
    int number = 0;
    for (enum demo_sector sector = 0; sector < SECTOR_COUNT; sector++) {
        for (size_t i = 0; i < SECTOR_ORGANISATIONS; i++) {
            struct organisation organisation;
            record_init(KIND_ORGANISATION, &organisation);
            organisation.organisation = xasprintf("ORG%03d", ++number);
            organisation.name = xstrdup(demo_organisation_name(sector, i));
            organisation.sector = xstrdup(demo_sector_name(sector));
            organisation.phone = demo_phone(city);
            organisation.email = xasprintf("info@org%03d.example", number);
            demo_add(city, KIND_ORGANISATION, &organisation);
        }
    }
}

static char *organisation_code(enum demo_sector sector, struct demo_random *random)
{
    int64_t number = demo_random_range(random, 1, SECTOR_ORGANISATIONS);
    return xasprintf("ORG%03d", (int)((int64_t)sector * SECTOR_ORGANISATIONS + number));
}

char *demo_professional_code(int64_t number, char code[DEMO_CODE])
{
    snprintf(code, DEMO_CODE, "HV%04lld", (long long)number + 1);
    return code;
}

static enum demo_service_id draw_service(struct demo_random *random)
{
    int all = 0;
    for (enum demo_service_id id = 0; id < SERVICE_COUNT; id++) {
        all += demo_service_get(id)->weight;
    }
    int64_t drawn = demo_random_range(random, 0, all - 1);
    enum demo_service_id id = 0;
    while (drawn >= demo_service_get(id)->weight) {
        drawn -= demo_service_get(id++)->weight;
    }
    return id;
}

const struct demo_service *demo_professional_service(const struct demo_city *city, int64_t number)
{
    struct demo_random random;
    if (number < DEMO_FAMILY_HELPERS) {
        return demo_service_get(demo_family_service((int)number));
    }
    demo_random_start(&random, city->plan.seed, DEMO_PROFESSIONALS, (uint64_t)number);
    return demo_service_get(draw_service(&random));
}

static void add_professional(struct demo_city *city, int64_t number)
{
    struct professional professional;
    struct demo_random random;
    char code[DEMO_CODE];
    const struct demo_service *service = demo_professional_service(city, number);
    demo_random_start(&random, city->plan.seed ^ 1, DEMO_PROFESSIONALS, (uint64_t)number);
    const struct demo_origin *origin = demo_origin_pick(&random);
    struct demo_surname surname = demo_surname_pick(origin, &random);
    record_init(KIND_PROFESSIONAL, &professional);
    professional.professional = xstrdup(demo_professional_code(number, code));
    professional.given_name =
        xstrdup(demo_given_name(origin, demo_random_chance(&random, 70), &random));
    professional.prefix = xstrdup(surname.prefix);
    professional.family_name = xstrdup(surname.name);
    professional.function = xstrdup(service->function);
    professional.organisation = organisation_code(service->sector, &random);
    professional.phone = demo_phone(city);
    if (demo_random_chance(&random, 80)) {
        professional.email = xasprintf("hv%lld@org.example", (long long)number + 1);
    }
    demo_add(city, KIND_PROFESSIONAL, &professional);
}

void demo_register_professionals(struct demo_city *city, int64_t count)
{
    while (city->professionals < count) {
        add_professional(city, city->professionals++);
    }
}

static char *coordinator_login(int64_t number, char login[DEMO_CODE])
{
    if (number < (int64_t)ARRAY_SIZE(first_coordinators)) {
        snprintf(login, DEMO_CODE, "%s", first_coordinators[number].login);
    } else {
        snprintf(login, DEMO_CODE, "co%05lld", (long long)number);
    }
    return login;
}

static char *coordinator_name(int64_t number, struct demo_random *random)
{
    if (number < (int64_t)ARRAY_SIZE(first_coordinators)) {
        return xstrdup(first_coordinators[number].name);
    }
    const struct demo_origin *origin = demo_origin_pick(random);
    struct demo_surname surname = demo_surname_pick(origin, random);
    const char *given = demo_given_name(origin, demo_random_chance(random, 65), random);
    return xasprintf("%s %s%s%s", given, surname.prefix, surname.prefix[0] != '\0' ? " " : "",
                     surname.name);
}

static void add_coordinator(struct demo_city *city, const char *role, bool approved)
{
    static const int64_t ftes[] = {89, 100, 67, 89, 78, 100};
    struct coordinator coordinator;
    struct demo_random random;
    char login[DEMO_CODE];
    int64_t number = city->coordinators++;
    demo_random_start(&random, city->plan.seed, DEMO_COORDINATORS, (uint64_t)number);
    record_init(KIND_COORDINATOR, &coordinator);
    coordinator.login = xstrdup(coordinator_login(number, login));
    coordinator.name = coordinator_name(number, &random);
    coordinator.organisation = organisation_code(SECTOR_TOWN_HALL, &random);
    coordinator.team = xstrdup(teams[number % (int64_t)ARRAY_SIZE(teams)]);
    coordinator.fte = ftes[number % (int64_t)ARRAY_SIZE(ftes)];
    coordinator.role = xstrdup(role);
    coordinator.from = city->today - demo_random_range(&random, 1200, 3000);
    if (approved) {
        coordinator.approved_on = coordinator.from + demo_random_range(&random, 60, 400);
        coordinator.methods =
            xstrdup(demo_random_chance(&random, 50) ? "1G1P" : "oplossingsgericht");
        coordinator.funding = xstrdup("wmo");
    }
    demo_add(city, KIND_COORDINATOR, &coordinator);
}

static void open_deck(struct demo_city *city, enum demo_deck_kind kind)
{
    city->decks[kind] = (struct demo_deck){.first = city->coordinators};
    for (int i = 0; i < caseloads[kind].count; i++) {
        add_coordinator(city, caseloads[kind].role, kind == DEMO_DECK_MANAGER);
    }
}

void demo_register_coordinators(struct demo_city *city)
{
    for (enum demo_deck_kind kind = 0; kind < DEMO_DECK_COUNT; kind++) {
        open_deck(city, kind);
    }
    for (size_t i = 0; i < ARRAY_SIZE(other_roles); i++) {
        add_coordinator(city, other_roles[i], false);
    }
}

// The coordinator who is furthest behind the own share of all households; -1: all have theirs.
static int furthest_behind(const struct demo_deck *deck, const struct households_of *caseload)
{
    int all = 0;
    int best = -1;
    int64_t most = 0;
    for (int i = 0; i < caseload->count; i++) {
        all += caseload->households[i];
    }
    for (int i = 0; i < caseload->count && deck->count < all; i++) {
        int64_t behind =
            (int64_t)caseload->households[i] * (deck->count + 1) - (int64_t)deck->dealt[i] * all;
        if (best < 0 || behind > most) {
            best = i;
            most = behind;
        }
    }
    return best;
}

char *demo_register_deal(struct demo_city *city, enum demo_deck_kind kind, char login[DEMO_CODE])
{
    struct demo_deck *deck = &city->decks[kind];
    int next = furthest_behind(deck, &caseloads[kind]);
    if (next < 0) {
        open_deck(city, kind);
        next = furthest_behind(deck, &caseloads[kind]);
    }
    deck->dealt[next]++;
    deck->count++;
    return coordinator_login(deck->first + next, login);
}
