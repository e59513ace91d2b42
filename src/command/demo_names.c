// SPDX-License-Identifier: EUPL-1.2
#include "command/demo_names.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"

static const char *const dutch_women[] = {
    "Aafke",    "Anna",    "Annelies",  "Anouk",     "Astrid",    "Brechtje", "Chantal", "Claudia",
    "Daphne",   "Dewi",    "Esmée",     "Esther",    "Eva",       "Evelien",  "Femke",   "Fenna",
    "Fleur",    "Floor",   "Gerda",     "Hanneke",   "Heleen",    "Ilse",     "Ineke",   "Inge",
    "Iris",     "Isa",     "Jantine",   "Jet",       "Josephine", "Julia",    "Karin",   "Kim",
    "Laura",    "Lieke",   "Linda",     "Lisanne",   "Loes",      "Lotte",    "Maaike",  "Manon",
    "Margriet", "Marieke", "Marjolein", "Marloes",   "Melissa",   "Merel",    "Mila",    "Naomi",
    "Nienke",   "Nina",    "Noor",      "Patricia",  "Petra",     "Puck",     "Renée",   "Rianne",
    "Roos",     "Sanne",   "Saskia",    "Silke",     "Sofie",     "Sterre",   "Suzanne", "Tamara",
    "Tess",     "Veerle",  "Wendy",     "Willemijn", "Yvonne",    "Zoë",
};

static const char *const dutch_men[] = {
    "Abel",  "Adriaan",    "André",  "Arjan",   "Bas",     "Bart",   "Boaz",    "Bram",   "Cas",
    "Cees",  "Christiaan", "Daan",   "Danny",   "Dennis",  "Dirk",   "Erik",    "Ferre",  "Floris",
    "Frank", "Gerard",     "Gijs",   "Guus",    "Hans",    "Henk",   "Huub",    "Ivo",    "Jaap",
    "Jan",   "Jelle",      "Jeroen", "Jesse",   "Joep",    "Johan",  "Joost",   "Jos",    "Jurre",
    "Kees",  "Kevin",      "Koen",   "Lars",    "Loïs",    "Luuk",   "Maarten", "Marcel", "Mark",
    "Mees",  "Michel",     "Niels",  "Olivier", "Patrick", "Paul",   "Peter",   "Pim",    "Raymond",
    "Rik",   "Rob",        "Roel",   "Ruben",   "Sander",  "Sem",    "Siem",    "Sjoerd", "Stijn",
    "Teun",  "Thijs",      "Tim",    "Tobias",  "Tygo",    "Wesley", "Wouter",
};

static const struct demo_surname dutch_surnames[] = {
    {"", "Aarts"},
    {"", "Adriaansen"},
    {"van", "Aken"},
    {"van den", "Akker"},
    {"", "Baars"},
    {"", "Bakker"},
    {"van", "Beek"},
    {"van den", "Berg"},
    {"van der", "Bijl"},
    {"", "Blom"},
    {"de", "Boer"},
    {"van den", "Bogaard"},
    {"", "Bongers"},
    {"van den", "Bosch"},
    {"", "Bouwman"},
    {"", "Brouwer"},
    {"de", "Bruijn"},
    {"de", "Bruin"},
    {"van den", "Broek"},
    {"", "Claessens"},
    {"", "Coenen"},
    {"van", "Dam"},
    {"", "Dekker"},
    {"", "Dekkers"},
    {"van", "Dijk"},
    {"van den", "Dungen"},
    {"van", "Eijk"},
    {"van den", "Elzen"},
    {"", "Evers"},
    {"van", "Geel"},
    {"", "Gerritsen"},
    {"van", "Gils"},
    {"de", "Graaf"},
    {"de", "Groot"},
    {"", "Groenendijk"},
    {"de", "Haan"},
    {"van", "Haaren"},
    {"", "Hendriks"},
    {"", "Hermans"},
    {"van der", "Heijden"},
    {"van", "Helvoirt"},
    {"", "Hoekstra"},
    {"van 't", "Hof"},
    {"van 't", "Hof-Müller"},
    {"in 't", "Hout"},
    {"", "Huijbregts"},
    {"", "IJsbrandy"},
    {"", "IJzerman"},
    {"", "Jacobs"},
    {"", "Jansen"},
    {"", "Janssen"},
    {"de", "Jong"},
    {"de", "Jonge"},
    {"", "Joosten"},
    {"", "Kamp"},
    {"van der", "Kant"},
    {"", "Ketelaars"},
    {"", "Klaassen"},
    {"de", "Kock"},
    {"", "Koning"},
    {"de", "Koning"},
    {"", "Kools"},
    {"", "Kuijpers"},
    {"", "Kuiper"},
    {"", "Lammers"},
    {"de", "Lange"},
    {"van de", "Laar"},
    {"van der", "Linden"},
    {"van", "Loon"},
    {"", "Lubbers"},
    {"", "Maas"},
    {"van der", "Meer"},
    {"", "Meijer"},
    {"de", "Meyer"},
    {"van de", "Meent"},
    {"", "Mertens"},
    {"", "Mol"},
    {"", "Mulder"},
    {"", "Müller"},
    {"van", "Nieuwenhuizen"},
    {"", "Nooijens"},
    {"van", "Oers"},
    {"van", "Oirschot"},
    {"", "Oomen"},
    {"den", "Otter"},
    {"", "Peeters"},
    {"", "Peters"},
    {"van der", "Pol"},
    {"", "Postma"},
    {"", "Prins"},
    {"van de", "Put"},
    {"", "Quaedvlieg"},
    {"", "Rademakers"},
    {"van", "Raak"},
    {"van", "Rijswijk"},
    {"de", "Rooij"},
    {"", "Roozen"},
    {"de", "Ruiter"},
    {"van", "Rooij"},
    {"", "Sanders"},
    {"", "Schellekens"},
    {"", "Schouten"},
    {"", "Schröder"},
    {"van der", "Schoot"},
    {"", "Sluiter"},
    {"", "Smeets"},
    {"", "Smit"},
    {"", "Smits"},
    {"van der", "Sterren"},
    {"", "Swinkels"},
    {"ter", "Haar"},
    {"ten", "Horst"},
    {"", "Timmermans"},
    {"van", "Tilborg"},
    {"", "Vermeulen"},
    {"", "Verhagen"},
    {"", "Verhoeven"},
    {"", "Verschuren"},
    {"van der", "Velden"},
    {"van", "Vliet"},
    {"", "Vink"},
    {"de", "Visser"},
    {"", "Visser"},
    {"", "Vos"},
    {"de", "Vries"},
    {"", "Vugts"},
    {"van der", "Wal"},
    {"", "Wagenaar"},
    {"van", "Wanrooij"},
    {"de", "Weerd"},
    {"", "Willems"},
    {"de", "Wit"},
    {"", "Wolfs"},
    {"van der", "Zanden"},
    {"", "Zijlstra"},
    {"van", "Zundert"},
};

static const char *const turkish_women[] = {
    "Ayşe",  "Aylin",  "Büşra", "Derya", "Elif",  "Emine", "Esra",  "Fatma", "Gülay",  "Hatice",
    "Kübra", "Meryem", "Nur",   "Özlem", "Selin", "Şeyma", "Sevgi", "Zehra", "Zeynep",
};

static const char *const turkish_men[] = {
    "Ahmet",   "Ali",   "Burak",  "Cem",   "Deniz",   "Emre", "Furkan", "Hasan", "Hüseyin",
    "İbrahim", "Kerem", "Mehmet", "Murat", "Mustafa", "Ömer", "Serkan", "Umut",  "Yusuf",
};

static const struct demo_surname turkish_surnames[] = {
    {"", "Arslan"},  {"", "Aydın"}, {"", "Bulut"}, {"", "Çelik"},  {"", "Demir"},  {"", "Doğan"},
    {"", "Erdoğdu"}, {"", "Güneş"}, {"", "Kaya"},  {"", "Kılıç"},  {"", "Koç"},    {"", "Özdemir"},
    {"", "Öztürk"},  {"", "Polat"}, {"", "Şahin"}, {"", "Yalçın"}, {"", "Yıldız"}, {"", "Yılmaz"},
};

static const char *const moroccan_women[] = {
    "Aïcha", "Asmae",   "Bouchra", "Chaimae", "Fatiha", "Hafsa",   "Hanane",
    "Ikram", "Imane",   "Karima",  "Khadija", "Loubna", "Malika",  "Nadia",
    "Naïma", "Oumaima", "Rachida", "Salma",   "Samira", "Yasmina",
};

static const char *const moroccan_men[] = {
    "Abdellah", "Achraf",  "Anouar", "Ayoub",  "Bilal", "Driss",    "El Mehdi",
    "Farid",    "Hamza",   "Hassan", "Ilyas",  "Jamal", "Karim",    "Khalid",
    "Mimoun",   "Mohamed", "Nabil",  "Rachid", "Reda",  "Soufiane",
};

static const struct demo_surname moroccan_surnames[] = {
    {"", "Aarab"},    {"", "Achahbar"},   {"el", "Amrani"},     {"", "Azzouzi"},
    {"", "Belhaj"},   {"", "Benali"},     {"el", "Bouazzaoui"}, {"", "Bouzidi"},
    {"", "Chaouki"},  {"el", "Haddaoui"}, {"", "Hamdaoui"},     {"el", "Idrissi"},
    {"", "Kaddouri"}, {"el", "Khattabi"}, {"", "Mansouri"},     {"", "Ouali"},
    {"", "Rahmouni"}, {"", "Tahiri"},     {"el", "Yaakoubi"},   {"", "Ziani"},
};

static const char *const polish_women[] = {
    "Agnieszka", "Aleksandra", "Beata", "Dorota", "Ewa",    "Iwona",    "Joanna", "Katarzyna",
    "Magdalena", "Małgorzata", "Marta", "Monika", "Oliwia", "Wiktoria", "Zofia",  "Zuzanna",
};

static const char *const polish_men[] = {
    "Adam",  "Andrzej", "Damian", "Dawid", "Grzegorz", "Jakub",  "Kacper", "Krzysztof", "Łukasz",
    "Marek", "Mateusz", "Paweł",  "Piotr", "Rafał",    "Szymon", "Tomasz", "Wojciech",
};

static const struct demo_surname polish_surnames[] = {
    {"", "Adamczyk"},  {"", "Dąbrowski"},  {"", "Górski"}, {"", "Jabłoński"}, {"", "Kamiński"},
    {"", "Kowalczyk"}, {"", "Łukasik"},    {"", "Mazur"},  {"", "Nowak"},     {"", "Pawlak"},
    {"", "Sikora"},    {"", "Wiśniewski"}, {"", "Wójcik"}, {"", "Zając"},     {"", "Zieliński"},
};

static const char *const arabic_women[] = {
    "Amal", "Amira", "Dalal", "Farah", "Ghada", "Hala",   "Huda", "Lina",
    "Maha", "Nour",  "Rania", "Reem",  "Rima",  "Sawsan", "Yara", "Zainab",
};

static const char *const arabic_men[] = {
    "Abdulrahman", "Ahmad",   "Amjad", "Anas",  "Basel", "Fadi",  "Ghassan", "Hisham", "Jamil",
    "Khaled",      "Mahmoud", "Majd",  "Nizar", "Omar",  "Samir", "Tarek",   "Yazan",
};

static const struct demo_surname arabic_surnames[] = {
    {"", "Abdallah"}, {"al", "Ahmad"}, {"al", "Hassan"}, {"al", "Khatib"},
    {"al", "Masri"},  {"al", "Omar"},  {"", "Barakat"},  {"", "Darwish"},
    {"", "Farhat"},   {"", "Haddad"},  {"", "Issa"},     {"", "Kanaan"},
    {"", "Mansour"},  {"", "Nasser"},  {"", "Saleh"},    {"", "Youssef"},
};

static const char *const horn_women[] = {
    "Abeba", "Ayaan", "Bisrat", "Fadumo", "Feven",  "Hodan",
    "Ifrah", "Luwam", "Rahel",  "Selam",  "Senait", "Winta",
};

static const char *const horn_men[] = {
    "Abdi",  "Awet",    "Daniel", "Filmon", "Guled",   "Haben",
    "Liban", "Merhawi", "Mussie", "Robel",  "Samatar", "Yonas",
};

static const struct demo_surname horn_surnames[] = {
    {"", "Abdullahi"},   {"", "Araya"},  {"", "Berhane"}, {"", "Farah"},
    {"", "Gebremariam"}, {"", "Haile"},  {"", "Jama"},    {"", "Kidane"},
    {"", "Mohamud"},     {"", "Tesfay"}, {"", "Warsame"}, {"", "Weldu"},
};

static const char *const other_women[] = {
    "Alina", "Angelica", "Bianca",   "Đurđa",   "Elena",    "Emilija", "Ioana",
    "Ivana", "Jasmina",  "Kamala",   "Lakshmi", "Mercedes", "Olena",   "Oksana",
    "Priya", "Shanaya",  "Svitlana", "Vesna",   "Zsófia",
};

static const char *const other_men[] = {
    "Andriy", "Anil",     "Björn",  "Bogdan", "Clyde",   "Dragan",  "Ernesto",
    "Georgi", "Giovanni", "István", "Jürgen", "Miloš",   "Nicolae", "Radu",
    "Rajesh", "Søren",    "Taras",  "Vasyl",  "Winston",
};

static const struct demo_surname other_surnames[] = {
    {"", "Ægir"},       {"", "Béguin"},    {"", "Bihari"},    {"", "Bondarenko"},
    {"da", "Costa"},    {"", "Dimitrov"},  {"", "Đorđević"},  {"", "Ionescu"},
    {"", "Jovanović"},  {"", "Kovačević"}, {"", "Kovalenko"}, {"", "Martina"},
    {"", "Mihăilescu"}, {"", "Núñez"},     {"", "Ørsted"},    {"", "Petrov"},
    {"", "Pinas"},      {"", "Ramdin"},    {"", "Shevchuk"},  {"de la", "Torre"},
    {"", "Wesenhagen"}, {"", "Zoltán"},
};

static const char *const turkish_languages[] = {"Turks"};
static const char *const moroccan_languages[] = {"Marokkaans-Arabisch", "Berbers (Tarifit)"};
static const char *const polish_languages[] = {"Pools"};
static const char *const arabic_languages[] = {"Arabisch", "Arabisch", "Koerdisch (Kurmanji)"};
static const char *const horn_languages[] = {"Tigrinya", "Somalisch"};
static const char *const other_languages[] = {"Oekraïens", "Bulgaars", "Roemeens", "Spaans"};

#define ORIGIN(women_, men_, surnames_, languages_, languages_count_)                              \
    {                                                                                              \
        .women = women_, .men = men_, .surnames = surnames_, .languages = languages_,              \
        .women_count = ARRAY_SIZE(women_), .men_count = ARRAY_SIZE(men_),                          \
        .surname_count = ARRAY_SIZE(surnames_), .language_count = languages_count_,                \
    }
#define SPEAKING(women_, men_, surnames_, languages_)                                              \
    ORIGIN(women_, men_, surnames_, languages_, ARRAY_SIZE(languages_))

static const struct {
    struct demo_origin origin;
    int per_cent;
} origins[] = {
    {ORIGIN(dutch_women, dutch_men, dutch_surnames, NULL, 0), 66},
    {SPEAKING(turkish_women, turkish_men, turkish_surnames, turkish_languages), 8},
    {SPEAKING(moroccan_women, moroccan_men, moroccan_surnames, moroccan_languages), 7},
    {SPEAKING(polish_women, polish_men, polish_surnames, polish_languages), 5},
    {SPEAKING(arabic_women, arabic_men, arabic_surnames, arabic_languages), 5},
    {SPEAKING(horn_women, horn_men, horn_surnames, horn_languages), 3},
    {SPEAKING(other_women, other_men, other_surnames, other_languages), 6},
};

const struct demo_origin *demo_origin_pick(struct demo_random *random)
{
    int64_t drawn = demo_random_range(random, 0, 99);
    size_t i = 0;
    while (i + 1 < ARRAY_SIZE(origins) && drawn >= origins[i].per_cent) {
        drawn -= origins[i++].per_cent;
    }
    return &origins[i].origin;
}

const char *demo_given_name(const struct demo_origin *origin, bool woman,
                            struct demo_random *random)
{
    return woman ? demo_random_text(random, origin->women, origin->women_count)
                 : demo_random_text(random, origin->men, origin->men_count);
}

const char *demo_next_name(const struct demo_origin *origin, bool woman, const char *name)
{
    const char *const *names = woman ? origin->women : origin->men;
    size_t count = woman ? origin->women_count : origin->men_count;
    size_t i = 0;
    while (i + 1 < count && strcmp(names[i], name) != 0) {
        i++;
    }
    return names[i + 1 < count ? i + 1 : 0];
}

struct demo_surname demo_surname_pick(const struct demo_origin *origin, struct demo_random *random)
{
    return origin->surnames[demo_random_range(random, 0, (int64_t)origin->surname_count - 1)];
}

static const char *const street_stems[] = {
    "Zilverlinde", "Groothuizen",  "Tijn",        "Zuiderveld",  "Wolkenveld",  "Garenspoel",
    "Kraanvogel",  "Lindepit",     "Molenwiek",   "Hazelhoen",   "Duivenkruid", "Ketelmaker",
    "Pimpernoot",  "Sterrenwacht", "Vossenbes",   "Waterklaver", "Spinnewiel",  "Nachtvlinder",
    "Rietorchis",  "Kamperbloem",  "Lakenvoller", "Boterhoek",   "Regenwulp",   "Egelskop",
    "Zwanenbloem", "Steenuil",     "Havermout",   "Kersenpit",   "Vuursteen",   "Windvaan",
    "Bronsmos",    "Wolkammer",
};

static const char *const street_ends[] = {"straat", "laan", "weg", "hof", "pad", "plein", "dreef"};

char *demo_street(unsigned number, char street[DEMO_STREET])
{
    const char *stem = street_stems[number % ARRAY_SIZE(street_stems)];
    const char *end = street_ends[number / ARRAY_SIZE(street_stems) % ARRAY_SIZE(street_ends)];
    snprintf(street, DEMO_STREET, "%s%s", stem, end);
    return street;
}

unsigned demo_street_count(void)
{
    return (unsigned)(ARRAY_SIZE(street_stems) * ARRAY_SIZE(street_ends));
}

const char *demo_district(unsigned number)
{
    static const char *const districts[DEMO_DISTRICTS] = {
        "Centrum", "Noord", "West", "Zuid", "Reeshof", "Berkel-Enschot",
    };
    return districts[number];
}
