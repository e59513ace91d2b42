// SPDX-License-Identifier: EUPL-1.2
#include "command/demo_services.h"

enum { BODY, MIND, MEANING, QUALITY, PARTICIPATION, DAILY, NO_AXIS = -1 };

#define SERVICE(function_, sector_, domain_, law_, whom_, axis_, place_)                           \
    .function = function_, .sector = SECTOR_##sector_, .domain = domain_, .law = law_,             \
    .whom = FOR_##whom_, .axis = axis_, .place = place_
#define PRICE(tariff_least_, tariff_most_, quarters_least_, quarters_most_)                        \
    .tariff_least = tariff_least_, .tariff_most = tariff_most_, .quarters_least = quarters_least_, \
    .quarters_most = quarters_most_

static const struct demo_service services[SERVICE_COUNT] = {
    [SERVICE_HOUSEKEEPING] =
        {
            SERVICE("huishoudelijke hulp", HOME_CARE, "care", "wmo", HOUSEHOLD, DAILY, "home"),
            PRICE(32, 38, 8, 20),
            .weight = 10,
            .purposes = {"een schoon en leefbaar huis", "was en keuken bijhouden",
                         "samen opruimen"},
        },
    [SERVICE_GUIDE] =
        {
            SERVICE("ambulant begeleider", GUIDANCE, "care", "wmo", ADULT, DAILY, "home"),
            PRICE(62, 78, 4, 16),
            .weight = 10,
            .purposes = {"structuur in de week", "post en afspraken op orde",
                         "dagritme vasthouden"},
        },
    [SERVICE_COACH] =
        {
            SERVICE("persoonlijk begeleider", GUIDANCE, "care", "wmo", ADULT, MEANING, "home"),
            PRICE(60, 80, 4, 20),
            .weight = 9,
            .purposes = {"zelf keuzes leren maken", "rust en overzicht", "mee naar afspraken"},
        },
    [SERVICE_SOCIAL_WORKER] =
        {
            SERVICE("maatschappelijk werker", WELFARE, "welfare", "wmo", HOUSEHOLD, MIND, "home"),
            PRICE(70, 88, 2, 6),
            .weight = 9,
            .purposes = {"vast aanspreekpunt", "verliesverwerking", "contact met instanties"},
        },
    [SERVICE_FAMILY_GUIDE] =
        {
            SERVICE("gezinsbegeleider", YOUTH, "welfare", "jeugdwet", HOUSEHOLD, QUALITY, "home"),
            PRICE(82, 100, 6, 20),
            .weight = 8,
            .purposes = {"opvoeden met minder ruzie", "vaste regels thuis",
                         "steun bij de scheiding"},
        },
    [SERVICE_YOUTH_WORKER] =
        {
            SERVICE("jeugdhulpverlener", YOUTH, "care", "jeugdwet", CHILD, MIND, "home"),
            PRICE(85, 105, 4, 12),
            .weight = 9,
            .purposes = {"omgaan met boosheid", "weerbaarheid", "iemand om mee te praten"},
        },
    [SERVICE_AUTISM_COACH] =
        {
            SERVICE("autismebegeleider", YOUTH, "care", "jeugdwet", CHILD, DAILY, "home"),
            PRICE(80, 96, 4, 14),
            .weight = 5,
            .purposes = {"leven met autisme", "overgang naar de middelbare school",
                         "prikkels en rust"},
        },
    [SERVICE_PLAY_THERAPIST] =
        {
            SERVICE("speltherapeut", YOUTH, "health", "jeugdwet", CHILD, MIND, "office"),
            PRICE(90, 110, 3, 6),
            .weight = 3,
            .purposes = {"verwerken van de scheiding", "gevoelens leren uiten", "meer durven"},
        },
    [SERVICE_FAMILY_THERAPIST] =
        {
            SERVICE("gezinstherapeut", MENTAL_HEALTH, "health", "jeugdwet", HOUSEHOLD, QUALITY,
                    "office"),
            PRICE(105, 125, 4, 8),
            .weight = 3,
            .purposes = {"beter met elkaar praten", "herstel van vertrouwen",
                         "rollen in het gezin"},
        },
    [SERVICE_PSYCHOLOGIST] =
        {
            SERVICE("psycholoog", MENTAL_HEALTH, "health", "zvw", ADULT, MIND, "office"),
            PRICE(110, 135, 2, 5),
            .weight = 7,
            .purposes = {"herstel na burn-out", "behandeling van angst", "traumaverwerking"},
        },
    [SERVICE_PSYCHIATRIST] =
        {
            SERVICE("psychiater", MENTAL_HEALTH, "health", "zvw", ADULT, MIND, "office"),
            PRICE(150, 175, 1, 2),
            .weight = 3,
            .purposes = {"medicatie instellen", "diagnose en advies", "controle"},
        },
    [SERVICE_PSYCHIATRIC_NURSE] =
        {
            SERVICE("sociaal-psychiatrisch verpleegkundige", MENTAL_HEALTH, "health", "zvw", ADULT,
                    MIND, "home"),
            PRICE(85, 105, 2, 8),
            .weight = 4,
            .purposes = {"terugval vroeg zien", "steun na opname", "medicatie volhouden"},
        },
    [SERVICE_PRACTICE_NURSE] =
        {
            SERVICE("praktijkondersteuner huisarts", HEALTH, "health", "zvw", ADULT, MIND,
                    "office"),
            PRICE(60, 75, 1, 3),
            .weight = 4,
            .purposes = {"gesprek bij stress", "wachttijd overbruggen", "slaap en spanning"},
        },
    [SERVICE_ADDICTION] =
        {
            SERVICE("begeleider verslavingszorg", MENTAL_HEALTH, "health", "zvw", ADULT, BODY,
                    "office"),
            PRICE(80, 98, 2, 8),
            .weight = 4,
            .purposes = {"minder drinken", "afkicken volhouden", "steun voor naasten"},
        },
    [SERVICE_DISTRICT_NURSE] =
        {
            SERVICE("wijkverpleegkundige", HOME_CARE, "health", "zvw", ADULT, BODY, "home"),
            PRICE(60, 75, 4, 28),
            .weight = 6,
            .purposes = {"hulp bij wassen en aankleden", "wondzorg", "medicijnen aanreiken"},
        },
    [SERVICE_OCCUPATIONAL_THERAPIST] =
        {
            SERVICE("ergotherapeut", HEALTH, "health", "zvw", ADULT, DAILY, "home"),
            PRICE(72, 86, 2, 4),
            .weight = 3,
            .purposes = {"energie verdelen", "hulpmiddelen in huis", "dagindeling"},
        },
    [SERVICE_PHYSIOTHERAPIST] =
        {
            SERVICE("fysiotherapeut", HEALTH, "health", "zvw", ADULT, BODY, "office"),
            PRICE(48, 64, 2, 4),
            .weight = 3,
            .purposes = {"weer bewegen zonder pijn", "conditie opbouwen", "herstel na operatie"},
        },
    [SERVICE_REHABILITATION] =
        {
            SERVICE("revalidatietherapeut", HEALTH, "health", "zvw", ADULT, BODY, "office"),
            PRICE(90, 112, 4, 12),
            .weight = 2,
            .purposes = {"herstel na beroerte", "leren leven met pijn", "weer zelf koken"},
        },
    [SERVICE_BUDGET_COACH] =
        {
            SERVICE("budgetcoach", DEBTS, "work-income", "wgs", HOUSEHOLD, QUALITY, "home"),
            PRICE(62, 80, 2, 6),
            .weight = 7,
            .purposes = {"vaste lasten op tijd", "overzicht over de schulden", "rondkomen"},
        },
    [SERVICE_DEBT_ADVISER] =
        {
            SERVICE("consulent schuldhulp", DEBTS, "work-income", "wgs", ADULT, QUALITY, "office"),
            PRICE(72, 88, 1, 4),
            .weight = 5,
            .purposes = {"regeling met schuldeisers", "schulden in kaart", "toeslagen aanvragen"},
        },
    [SERVICE_TRUSTEE] =
        {
            SERVICE("bewindvoerder", DEBTS, "work-income", "", ADULT, QUALITY, "office"),
            .quarters_least = 1,
            .quarters_most = 2,
            .yearly = 1850,
            .weight = 4,
            .purposes = {"bewind over het inkomen", "leefgeld per week", "schulden afbetalen"},
        },
    [SERVICE_INCOME_MANAGER] =
        {
            SERVICE("klantmanager inkomen", TOWN_HALL, "work-income", "participatiewet", ADULT,
                    QUALITY, "office"),
            PRICE(66, 82, 1, 3),
            .weight = 6,
            .purposes = {"uitkering", "bijzondere bijstand", "plan naar werk"},
        },
    [SERVICE_JOB_COACH] =
        {
            SERVICE("werkcoach", WORK, "work-income", "participatiewet", ADULT, PARTICIPATION,
                    "office"),
            PRICE(68, 86, 2, 8),
            .weight = 5,
            .purposes = {"vrijwilligerswerk vinden", "werken naar vermogen", "solliciteren"},
        },
    [SERVICE_ATTENDANCE_OFFICER] =
        {
            SERVICE("leerplichtambtenaar", TOWN_HALL, "education", "education", CHILD,
                    PARTICIPATION, "office"),
            PRICE(70, 84, 1, 2),
            .weight = 4,
            .purposes = {"weer elke dag naar school", "verzuim bespreken", "passende plek zoeken"},
        },
    [SERVICE_SCHOOL_GUIDE] =
        {
            SERVICE("intern begeleider", SCHOOL, "education", "education", CHILD, PARTICIPATION,
                    "school"),
            PRICE(58, 70, 1, 4),
            .weight = 5,
            .purposes = {"extra hulp in de klas", "rust op school", "overleg met ouders"},
        },
    [SERVICE_REMEDIAL_TEACHER] =
        {
            SERVICE("orthopedagoog", SCHOOL, "education", "jeugdwet", CHILD, DAILY, "school"),
            PRICE(92, 112, 2, 6),
            .weight = 4,
            .purposes = {"onderzoek en advies", "leren leren", "gedrag in de klas"},
        },
    [SERVICE_HOMEWORK_COACH] =
        {
            SERVICE("huiswerkbegeleider", WELFARE, "education", "jeugdwet", CHILD, PARTICIPATION,
                    "home"),
            PRICE(38, 52, 4, 8),
            .weight = 3,
            .purposes = {"huiswerk bijhouden", "plannen", "taal en rekenen"},
        },
    [SERVICE_GUARDIAN] =
        {
            SERVICE("jeugdbeschermer", YOUTH, "safety", "jeugdwet", CHILD, NO_AXIS, "home"),
            PRICE(98, 116, 2, 6),
            .weight = 4,
            .purposes = {"ondertoezichtstelling", "veilig opgroeien", "omgang met vader"},
        },
    [SERVICE_PROBATION] =
        {
            SERVICE("reclasseringswerker", SAFETY, "safety", "justice", ADULT, NO_AXIS, "office"),
            PRICE(82, 96, 2, 4),
            .weight = 3,
            .purposes = {"toezicht", "voorwaarden nakomen", "terugkeer naar huis"},
        },
    [SERVICE_POLICE] =
        {
            SERVICE("wijkagent", SAFETY, "safety", "justice", HOUSEHOLD, NO_AXIS, "home"),
            .quarters_least = 1,
            .quarters_most = 2,
            .weight = 3,
            .purposes = {"burenruzie", "oogje in het zeil", "veiligheidsafspraken"},
        },
    [SERVICE_HOUSING_ADVISER] =
        {
            SERVICE("woonconsulent", HOUSING, "housing", "corporation", HOUSEHOLD, QUALITY, "home"),
            PRICE(58, 70, 1, 4),
            .weight = 5,
            .purposes = {"huurachterstand", "passende woning", "onderhoud en vocht"},
        },
    [SERVICE_LANGUAGE_BUDDY] =
        {
            SERVICE("taalmaatje", WELFARE, "welfare", "network", ADULT, PARTICIPATION, "home"),
            .quarters_least = 4,
            .quarters_most = 8,
            .weight = 3,
            .purposes = {"Nederlands oefenen", "de buurt leren kennen", "samen eropuit"},
        },
    [SERVICE_LONG_TERM_CARE] =
        {
            SERVICE("persoonlijk begeleider Wlz", GUIDANCE, "care", "wlz", ADULT, DAILY, "home"),
            PRICE(58, 72, 12, 32),
            .weight = 2,
            .purposes = {"zorg de hele dag in de buurt", "dagbesteding", "zelfstandig wonen"},
        },
};

static const struct {
    const char *name;
    const char *organisations[SECTOR_ORGANISATIONS];
} sectors[SECTOR_COUNT] = {
    [SECTOR_GUIDANCE] = {"begeleiding",
                         {"Stichting De Zilverlinde", "De Draaiboom Begeleiding",
                          "Kruispad Ambulant", "Begeleid Thuis Wolkenveld", "Samen Stap"}},
    [SECTOR_HOME_CARE] = {"thuiszorg",
                          {"Thuiszorg Het Zonneveld", "Thuiszorg De Wilgenhof",
                           "Helderhuis Hulp thuis", "Zorggroep Garenspoel", "Buurtzuster Noord"}},
    [SECTOR_WELFARE] = {"welzijn",
                        {"Welzijn De Spil", "Buurthuis Het Weefgetouw",
                         "Vrijwilligerspunt De Schakel", "Ouderenwelzijn Lindeplein",
                         "Taalcafé De Brug"}},
    [SECTOR_YOUTH] = {"jeugdhulp",
                      {"Jeugdhulp De Vuurtoren", "Jeugdzorg Het Kompas", "Kinderen Eerst",
                       "Jeugdbescherming De Beuk", "Praktijk Kleine Stappen"}},
    [SECTOR_MENTAL_HEALTH] = {"ggz",
                              {"GGZ De Lichtbron", "Psychologenpraktijk Waterklaver",
                               "Behandelcentrum Sterrenwacht", "Verslavingszorg De Oever",
                               "Gezinspraktijk De Rietorchis"}},
    [SECTOR_HEALTH] = {"gezondheid",
                       {"Huisartsen De Ketelmaker", "Gezondheidscentrum Egelskop",
                        "Ergotherapie In Beweging", "Fysiotherapie De Windvaan",
                        "Revalidatie Steenuil"}},
    [SECTOR_DEBTS] = {"schuldhulp",
                      {"Schuldhulp Rond Punt", "Budgetbeheer De Rekening",
                       "Bewindvoering Vast & Zeker", "Bewindvoering Kersenpit",
                       "Geldcafé De Spaarpot"}},
    [SECTOR_WORK] = {"werk",
                     {"Werkplein De Haven", "Leerwerkbedrijf Boterhoek", "Re-integratie Op Weg",
                      "Dagbesteding De Moestuin", "Sociale Werkplaats Wolkammer"}},
    [SECTOR_TOWN_HALL] = {"gemeente",
                          {"Gemeente, Leerplicht", "Gemeente, Werk en Inkomen",
                           "Gemeente, Toegang Noord", "Gemeente, Toegang Zuid", "Gemeente, Jeugd"}},
    [SECTOR_SCHOOL] = {"onderwijs",
                       {"Basisschool De Boomhut", "Basisschool Het Mozaïek",
                        "Scholengemeenschap Kraanvogel", "Speciaal onderwijs De Zwaan",
                        "Vakschool De Hamer"}},
    [SECTOR_SAFETY] = {"veiligheid",
                       {"Reclassering De Wissel", "Politie, wijkteam Centrum",
                        "Politie, wijkteam West", "Veilig Thuis De Luwte",
                        "Slachtofferhulp De Haag"}},
    [SECTOR_HOUSING] = {"wonen",
                        {"Woningstichting De Dakpan", "Corporatie Thuis in de Wijk",
                         "Woonbedrijf Hazelhoen", "Maatschappelijke Opvang De Haard",
                         "Woonhulp Om de Hoek"}},
};

const struct demo_service *demo_service_get(enum demo_service_id id)
{
    return &services[id];
}

const char *demo_sector_name(enum demo_sector sector)
{
    return sectors[sector].name;
}

const char *demo_organisation_name(enum demo_sector sector, size_t number)
{
    return sectors[sector].organisations[number];
}
