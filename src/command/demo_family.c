// SPDX-License-Identifier: EUPL-1.2
#include "command/demo_family.h"

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "command/demo_register.h"
#include "model/settings.h"

const char demo_family_code[] = "G000001";
static const char surname_prefix[] = "van";
static const char surname[] = "Lindervoort";

enum { OPEN = 0 }; // in place of months ago: still so

// Times are months before today. Eighteen of them come 36 months ago, eleven 18 months ago, six
// now.
static const struct help {
    enum demo_service_id service;
    int from, until;           // months ago
    int minutes;               // a week
    int visits;                // hundredths a week
    int euros;                 // an hour; 0: the service's yearly amount
    int helps, trusted, clear; // -1: not discussed
    const char *persons;
    const char *weekdays;
    const char *purpose;
    const char *end_reason;
    const char *mark; // by the family
} helps[DEMO_FAMILY_HELPERS] = {
    {SERVICE_HOUSEKEEPING, 50, 24, 120, 100, 34, 0, 0, 1, "", "thu", "het huis schoon",
     "andere aanbieder; telkens iemand anders", ""},
    {SERVICE_GUIDE, 44, 29, 90, 100, 68, 1, -1, 1, "P1", "mon", "begeleiding bij autisme",
     "samengevoegd: één begeleider voor ons allebei", ""},
    {SERVICE_COACH, 43, 29, 90, 100, 70, 0, 0, 0, "P2", "wed", "begeleiding bij autisme",
     "samengevoegd: één begeleider voor ons allebei", "redundant"},
    {SERVICE_AUTISM_COACH, 40, OPEN, 180, 100, 84, 1, 1, 1, "P3", "tue",
     "naar de brugklas zonder paniek", "", ""},
    {SERVICE_AUTISM_COACH, 38, OPEN, 150, 100, 86, 1, -1, 1, "P4", "wed",
     "omgaan met drukte en verandering", "", ""},
    {SERVICE_SOCIAL_WORKER, 48, 30, 60, 50, 78, 0, 0, 0, "", "", "contact met instanties",
     "de gezinsmanager doet dit nu", "unclear"},
    {SERVICE_DEBT_ADVISER, 41, 20, 60, 25, 80, 1, -1, 1, "P1 P2", "", "schulden in kaart",
     "regeling getroffen, budgetcoach gaat verder", ""},
    {SERVICE_TRUSTEE, 39, 8, 15, 25, 0, 1, 0, 1, "P1 P2", "", "bewind over het inkomen",
     "schulden afbetaald, op eigen verzoek gestopt", ""},
    {SERVICE_PSYCHIATRIST, 46, 16, 15, 25, 160, -1, -1, 1, "P2", "", "medicatie instellen",
     "terug naar de huisarts", ""},
    {SERVICE_PRACTICE_NURSE, 37, 27, 30, 50, 66, 0, -1, 0, "P1", "", "slaap en spanning",
     "wij vertelden steeds hetzelfde", "redundant"},
    {SERVICE_OCCUPATIONAL_THERAPIST, 38, 26, 45, 50, 78, 1, -1, 1, "P1", "", "energie verdelen",
     "afgerond", ""},
    {SERVICE_FAMILY_THERAPIST, 37, 17, 60, 50, 112, 0, 0, 0, "", "fri", "beter met elkaar praten",
     "te veel prikkels; bij elkaar in één kamer lukte niet", "redundant"},
    {SERVICE_ATTENDANCE_OFFICER, 38, 25, 15, 25, 74, -1, -1, 0, "P3", "", "verzuim bespreken",
     "gaat weer elke dag naar school", "unclear"},
    {SERVICE_REMEDIAL_TEACHER, 42, 13, 60, 50, 98, 1, -1, 1, "P3", "", "leren plannen",
     "doel bereikt", ""},
    {SERVICE_PLAY_THERAPIST, 37, 21, 60, 100, 96, 1, 1, 1, "P4", "mon", "gevoelens leren uiten",
     "doel bereikt", ""},
    {SERVICE_HOUSING_ADVISER, 37, 23, 15, 25, 64, -1, -1, 0, "", "", "klachten over de rommel",
     "er waren geen klachten meer", "unclear"},
    {SERVICE_JOB_COACH, 45, 12, 60, 50, 76, 0, 0, 1, "P2", "", "werken naar vermogen",
     "eerst rust, afgesproken met Werk en Inkomen", "redundant"},
    {SERVICE_INCOME_MANAGER, 47, 7, 15, 25, 70, 0, -1, 1, "P1 P2", "", "uitkering",
     "loopt vanzelf, geen gesprekken meer nodig", ""},
    {SERVICE_HOUSEKEEPING, 24, OPEN, 240, 100, 35, 1, -1, 1, "", "thu",
     "het huis schoon, steeds dezelfde persoon", "", ""},
    {SERVICE_GUIDE, 29, OPEN, 360, 200, 72, 1, 1, 1, "P1 P2", "mon,fri",
     "rust en overzicht voor ons allebei", "", ""},
    {SERVICE_BUDGET_COACH, 20, OPEN, 60, 50, 68, 1, -1, 1, "", "", "vaste lasten op tijd, sparen",
     "", ""},
    {SERVICE_PSYCHOLOGIST, 5, OPEN, 60, 100, 124, 1, -1, 1, "P1", "tue", "herstel na burn-out", "",
     ""},
};

enum demo_service_id demo_family_service(int number)
{
    return helps[number].service;
}

static int64_t months_ago(const struct demo_city *city, int months)
{
    return date_add_months(city->today, -months);
}

int64_t demo_family_since(const struct demo_city *city, int number)
{
    return months_ago(city, helps[number].from);
}

static void add_household(struct demo_city *city)
{
    struct household record;
    record_init(KIND_HOUSEHOLD, &record);
    record.household = xstrdup(demo_family_code);
    record.name = xasprintf("%s %s", surname_prefix, surname);
    record.street = xstrdup("Zilverlindehof");
    record.house_number = xstrdup("23");
    record.postcode = xstrdup("0417 KM");
    record.city = xstrdup("Tilburg");
    record.district = xstrdup("Reeshof");
    record.phone = demo_phone(city);
    record.weight = xstrdup("heavy");
    record.question = xstrdup(
        "Wij willen rust. En dat iedereen die hier komt meedenkt in het belang van ons gezin, "
        "niet alleen over zijn eigen stukje. We vertelden ons verhaal aan achttien mensen.");
    record.wanted = xstrdup(
        "Rust in huis en in ons hoofd. Een opgeruimde woonkamer waar we met z'n vieren kunnen "
        "eten. Ooit een afwasmachine.");
    record.strengths = xstrdup(
        "De kinderen doen het goed: allebei gewoon naar school. Wij zijn eerlijk over wat niet "
        "lukt. Mireille heeft trouwe vriendinnen die willen helpen. Hugo kookt elke dag.");
    record.worries = xstrdup(
        "Mireille heeft al maanden een burn-out en slaapt slecht. Ondanks huishoudelijke hulp "
        "blijft het huis vol. Van de uitkering kan niets kapot gaan.");
    record.self_coordination = xstrdup("with-support");
    record.self_coordination_on = months_ago(city, 6);
    demo_add(city, KIND_HOUSEHOLD, &record);
}

struct family_member {
    const char *given_name;
    const char *role;
    const char *authority;
    const char *notes;
    int age, months_since_birthday;
};

static const struct family_member members[] = {
    {"Mireille", "parent", "",
     "Autisme. Afspraken liefst een week vooraf en per bericht, niet bellen.", 39, 4},
    {"Hugo", "parent", "", "Autisme. Graag één onderwerp per gesprek.", 40, 8},
    {"Noor", "child", "both", "Tekent strips. Zit in de brugklas.", 12, 7},
    {"Timo", "child", "both", "Weet alles van treinen. Groep 6.", 9, 2},
};

static void add_members(struct demo_city *city)
{
    for (size_t i = 0; i < ARRAY_SIZE(members); i++) {
        struct person person;
        record_init(KIND_PERSON, &person);
        person.household = xstrdup(demo_family_code);
        person.person = xasprintf("P%zu", i + 1);
        person.given_name = xstrdup(members[i].given_name);
        person.prefix = xstrdup(surname_prefix);
        person.family_name = xstrdup(surname);
        person.birth_date =
            months_ago(city, members[i].age * 12 + members[i].months_since_birthday) - 9;
        person.role = xstrdup(members[i].role);
        person.authority = xstrdup(members[i].authority);
        person.notes = xstrdup(members[i].notes);
        if (i < 2) {
            person.phone = demo_phone(city);
        }
        demo_add(city, KIND_PERSON, &person);
    }
}

static void add_network(struct demo_city *city)
{
    static const struct {
        const char *name, *relation, *offers;
    } friends[] = {
        {"Brechtje", "vriendin van Mireille",
         "regelt samen opruimen: elke eerste zaterdag met z'n drieën, Mireille hoeft niets te "
         "organiseren"},
        {"Dewi", "vriendin van Mireille", "neemt op zaterdag de kinderen mee naar het zwembad"},
        {"Anouk", "vriendin, moeder van een klasgenoot",
         "rijdt Timo naar school als het niet gaat"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(friends); i++) {
        struct network_member member;
        record_init(KIND_NETWORK, &member);
        member.household = xstrdup(demo_family_code);
        member.network = xasprintf("N%zu", i + 1);
        member.name = xstrdup(friends[i].name);
        member.relation = xstrdup(friends[i].relation);
        member.phone = demo_phone(city);
        member.offers = xstrdup(friends[i].offers);
        demo_add(city, KIND_NETWORK, &member);
    }
}

static void add_coordination(struct demo_city *city)
{
    static const struct {
        int from, until;
        const char *level, *coordinator, *reason, *aim, *exit;
    } spans[] = {
        {36, 30, "access", "astrid", "school belde: achttien helpers en niemand weet van elkaar",
         "weten wie er komt en waarvoor", "handed-over"},
        {30, 6, "family-manager", demo_login, "te veel voor de Toegang; gezin wil één vast gezicht",
         "rust: minder helpers met meer uren, en iedereen met hetzelfde plan", "lighter-help"},
        {6, OPEN, "access", demo_login, "het gaat beter; lichter met hulp van vriendinnen",
         "gezin houdt zelf het overzicht, opruimen met eigen netwerk", ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(spans); i++) {
        struct coordination span;
        record_init(KIND_COORDINATION, &span);
        span.household = xstrdup(demo_family_code);
        span.from = months_ago(city, spans[i].from);
        span.until = spans[i].until != OPEN ? months_ago(city, spans[i].until) - 1 : NONE;
        span.expected_until = spans[i].until == OPEN ? date_add_months(city->today, 6) : NONE;
        span.level = xstrdup(demo_level(city, spans[i].level));
        span.coordinator = xstrdup(spans[i].coordinator);
        span.reason = xstrdup(spans[i].reason);
        span.aim = xstrdup(spans[i].aim);
        span.instruments = xstrdup(city->settings->instruments[0].name);
        span.exit = xstrdup(spans[i].exit);
        demo_add(city, KIND_COORDINATION, &span);
    }
}

static int64_t answered(int value)
{
    return value < 0 ? NONE : value;
}

static void add_help(struct demo_city *city, int number)
{
    const struct help *help = &helps[number];
    const struct demo_service *service = demo_service_get(help->service);
    struct involvement record;
    char professional[DEMO_CODE];
    record_init(KIND_INVOLVEMENT, &record);
    record.household = xstrdup(demo_family_code);
    record.professional = xstrdup(demo_professional_code(number, professional));
    record.domain = xstrdup(demo_domain(city, service->domain));
    record.from = demo_family_since(city, number);
    record.until = help->until != OPEN ? months_ago(city, help->until) - 1 : NONE;
    record.persons = xstrdup(help->persons);
    record.purpose = xstrdup(help->purpose);
    record.dimension = xstrdup(demo_axis(city, service->axis));
    record.end_reason = xstrdup(help->end_reason);
    record.hours_per_week = help->minutes;
    record.visits_per_week = help->visits;
    record.weekdays = xstrdup(help->weekdays);
    record.place = xstrdup(service->place);
    record.law = xstrdup(demo_law(city, service->law));
    record.hourly_tariff = help->euros > 0 ? (int64_t)help->euros * 100 : NONE;
    record.yearly_amount = help->euros == 0 ? (int64_t)service->yearly * 100 : NONE;
    record.known = 1;
    record.for_whom_clear = answered(help->clear);
    record.purpose_clear = answered(help->clear);
    record.helps = answered(help->helps);
    record.trusted = answered(help->trusted);
    record.family_mark = xstrdup(help->mark);
    demo_add(city, KIND_INVOLVEMENT, &record);
}

enum { AXES = 6, NOT = -1 }; // NOT: not discussed

// Marks are tenths; axes: body, mind, meaning, quality, participation, daily.
static const struct family_scoring {
    int person, months_ago;
    const char *stage, *filled_in_by;
    int mark[AXES];
    int wanted[AXES];
    int talk[AXES];
    const char *note[AXES];
} scorings[] = {
    {1,
     35,
     "start",
     "with-help",
     {40, 30, 50, 25, 40, 30},
     {NOT, 60, NOT, 60, NOT, 60},
     {0, 1, 0, 1, 0, 1},
     {"altijd moe", "mijn hoofd is nooit stil", NULL, "elke dag iemand over de vloer",
      "ik ben blij als er niemand belt", "ik begin overal aan en maak niets af"}},
    {1,
     17,
     "interim",
     "with-help",
     {50, 45, 60, 50, 45, 40},
     {NOT, 65, NOT, 65, NOT, 60},
     {0, 0, 0, 0, 0, 1},
     {NULL, "één begeleider die ons allebei kent, dat scheelt", "de kinderen",
      "woensdag is weer van ons", NULL, "het huis blijft vol"}},
    {1,
     1,
     "follow-up",
     "self",
     {40, 35, 65, 60, NOT, 45},
     {60, 65, NOT, NOT, NOT, 65},
     {1, 1, 0, 0, 0, 1},
     {"de burn-out: na een uur is alles op", "het gaat langzaam, maar ik zeg nu nee",
      "mijn vriendinnen vragen hoe het gaat", "minder mensen, meer rust",
      "daar wil ik het nu niet over hebben", "als iemand het organiseert, kan ik meedoen"}},
    {2,
     35,
     "start",
     "proxy",
     {50, 45, 40, 30, 20, 50},
     {NOT, NOT, 60, 60, NOT, NOT},
     {0, 0, 0, 1, 0, 0},
     {NULL, NULL, "ik zit thuis", "rekeningen", "solliciteren moest, dat lukte niet", "ik kook"}},
    {2,
     17,
     "interim",
     "self",
     {55, 55, 50, 45, 30, 60},
     {NOT, NOT, NOT, 60, NOT, NOT},
     {0, 0, 0, 0, 1, 0},
     {NULL, NULL, NULL, "de schulden worden minder", "ik wil iets met hout doen", NULL}},
    {2,
     1,
     "follow-up",
     "self",
     {60, 60, 60, 55, 45, 65},
     {NOT, NOT, NOT, 65, 65, NOT},
     {0, 0, 0, 0, 1, 0},
     {NULL, "minder afspraken, minder spanning", "de houtwerkplaats op dinsdag",
      "schuldenvrij! maar er kan niets kapot gaan", "twee ochtenden zou ik willen", NULL}},
    {3,
     34,
     "start",
     "with-help",
     {70, 45, 60, 55, 35, 60},
     {NOT, 65, NOT, NOT, 60, NOT},
     {0, 1, 0, 0, 0, 0},
     {NULL, "school is te hard (het geluid)", "tekenen", NULL, "ik zat vaak alleen", NULL}},
    {3,
     2,
     "follow-up",
     "self",
     {75, 65, 75, 70, 65, 70},
     {NOT, NOT, NOT, NOT, NOT, NOT},
     {0, 0, 0, 1, 0, 0},
     {NULL, "mijn begeleider snapt het", "mijn strip komt in de schoolkrant",
      "ik wil een opgeruimde tafel", "ik heb nu twee vriendinnen", NULL}},
    {4,
     33,
     "start",
     "proxy",
     {80, 50, 70, 60, NOT, 50},
     {NOT, NOT, NOT, NOT, NOT, NOT},
     {0, 0, 0, 0, 0, 0},
     {NULL, "snel boos", "treinen!", NULL, NULL, NULL}},
    {4,
     2,
     "follow-up",
     "with-help",
     {80, 70, 80, 70, 60, 65},
     {NOT, NOT, NOT, NOT, 75, NOT},
     {0, 0, 0, 0, 0, 0},
     {NULL, "ik weet wat ik moet doen als het druk is", "treinen", "mama is vaak moe",
      "een keer iemand thuis laten spelen", NULL}},
};

static int64_t within(const struct instrument *instrument, int mark)
{
    if (mark == NOT) {
        return NONE;
    }
    return mark < instrument->minimum   ? instrument->minimum
           : mark > instrument->maximum ? instrument->maximum
                                        : mark;
}

static void add_scoring(struct demo_city *city, const struct family_scoring *words)
{
    const struct instrument *instrument = &city->settings->instruments[0];
    struct scoring scoring;
    record_init(KIND_SCORING, &scoring);
    scoring.household = xstrdup(demo_family_code);
    scoring.person = xasprintf("P%d", words->person);
    scoring.date = months_ago(city, words->months_ago);
    scoring.instrument = xstrdup(instrument->name);
    scoring.stage = xstrdup(words->stage);
    scoring.filled_in_by = xstrdup(words->filled_in_by);
    for (size_t i = 0; i < AXES && i < instrument->axis_count; i++) {
        scoring.mark[i] = within(instrument, words->mark[i]);
        scoring.wanted[i] = within(instrument, words->wanted[i]);
        scoring.talk[i] = words->talk[i] != 0 ? 1 : NONE;
        scoring.note[i] = xstrdup(words->note[i]);
    }
    demo_add(city, KIND_SCORING, &scoring);
}

void demo_family_make(struct demo_city *city)
{
    add_household(city);
    add_members(city);
    add_network(city);
    add_coordination(city);
    for (int i = 0; i < DEMO_FAMILY_HELPERS; i++) {
        add_help(city, i);
    }
    for (size_t i = 0; i < ARRAY_SIZE(scorings); i++) {
        add_scoring(city, &scorings[i]);
    }
    demo_family_work(city);
}
