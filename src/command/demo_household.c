// SPDX-License-Identifier: EUPL-1.2
#include "command/demo_household.h"

#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/xalloc.h"

enum { YEAR = 365, BUDGET = 24000000, BUDGET_MANY = 33000000, BUDGET_RESIDENTIAL = 4000000 };

static const char *const questions[] = {
    "Wie komt er eigenlijk voor wie? Wij weten het niet meer.",
    "Eén vast gezicht, niet \"iedere week een ander\".",
    "Help ons om de rekeningen weer op tijd te betalen.",
    "We willen dat de kinderen weer gewoon naar school gaan.",
    "Ik wil weer slapen zonder zorgen over de huur.",
    "Wij vertellen ons verhaal steeds opnieuw. Kan dat één keer?",
    "Mijn zoon luistert niet meer naar mij. Wat kan ik doen?",
    "Hoe krijg ik mijn leven weer in eigen hand?",
    "Minder afspraken. We drinken de hele week koffie met mensen die we niet kennen.",
    "Kan iemand met ons meekijken wat er echt nodig is?",
    "Ik wil mijn dochter weer vaker zien.",
    "Een huis dat niet vochtig is, dan worden de kinderen minder ziek.",
    "We willen Nederlands leren en werken, maar waar beginnen we?",
    "Na de scheiding moet alles opnieuw geregeld worden.",
    "Wie belt er als het misgaat? Nu belt niemand.",
    "Ik wil zelf beslissen wat er met mijn geld gebeurt.",
};

static const char *const wishes[] = {
    "Rust.",
    "Minder gesprekken, meer tijd samen.",
    "Dat het 's ochtends niet meer schreeuwen is.",
    "Eén iemand die alles weet.",
    "Werk, al is het maar een paar dagen.",
    "Een keer met het hele gezin op vakantie.",
    "Dat de schulden eindelijk stoppen.",
    "Weer voetballen en vrienden maken.",
    "Een eigen kamer voor iedereen.",
    "Zelf weer koken en boodschappen doen.",
    "Dat ze ons geloven.",
    "Gewoon een normaal gezin zijn.",
};

static const char *const strengths[] = {
    "Staan altijd voor elkaar klaar.",
    "Oma komt elke woensdag en kookt dan.",
    "De kinderen doen het goed op school.",
    "Moeder houdt vol en vraagt om hulp als het nodig is.",
    "Goede buren; de sleutel ligt daar.",
    "Humor. Er wordt hier veel gelachen.",
    "Vader is handig en helpt anderen in de straat.",
    "Trouwe vriendenkring in de moskee.",
    "Komen afspraken na.",
    "Nieuwsgierig en leergierig.",
};

static const char *const worries[] = {
    "Post blijft ongeopend liggen.",        "De oudste gaat weinig naar school.",
    "Huurachterstand van drie maanden.",    "Spanning tussen de ouders als er geldzorgen zijn.",
    "Moeder slaapt slecht en is snel moe.", "Er wordt gedronken in het weekend.",
    "Weinig mensen om op terug te vallen.", "De jongste praat nauwelijks.",
    "Te veel afspraken in één week.",       "Onzekerheid over de verblijfsvergunning.",
};

static const char *const safety_notes[] = {
    "altijd met twee personen",
    "grote hond; bel eerst, dan gaat hij naar achteren",
    "adres niet aan de ex-partner geven",
    "niet onaangekondigd komen",
    "niet alleen na 17 uur",
    "agressie bij slecht nieuws: vooraf overleggen met de wijkagent",
};

static const char *const relations[] = {
    "buurvrouw",
    "buurman",
    "oma",
    "opa",
    "vriendin",
    "vriend",
    "zus",
    "broer",
    "tante",
    "oud-collega",
    "moeder van een klasgenoot",
    "trainer",
};

static const char *const offers[] = {
    "past op als het nodig is",
    "helpt met de administratie",
    "kookt een keer per week",
    "brengt de kinderen naar school",
    "belt elke zondag",
    "heeft een auto en rijdt mee naar het ziekenhuis",
    "doet kleine klussen in huis",
    "af en toe helpen opruimen",
    "",
};

// The households with 28 and 17 helpers have these numbers, so that they are easily found.
static enum demo_shape shape_of(int64_t number, int64_t households)
{
    int64_t last = households + 1;
    if (number == (last >= 28 ? 28 : last)) {
        return SHAPE_28_HELPERS;
    }
    if (number == (last >= 28 ? 17 : last - 1)) {
        return SHAPE_17_HELPERS;
    }
    return number % 400 == 124 ? SHAPE_RESIDENTIAL : SHAPE_ORDINARY;
}

static void draw_load(struct demo_household *household)
{
    struct demo_random *random = &household->random;
    household->budget = BUDGET;
    switch (household->shape) {
    case SHAPE_28_HELPERS:
        household->helpers = 28;
        household->budget = BUDGET_MANY;
        break;
    case SHAPE_17_HELPERS: household->helpers = 17; break;
    case SHAPE_RESIDENTIAL:
        household->helpers = (int)demo_random_range(random, 9, 12);
        household->budget = BUDGET_RESIDENTIAL;
        break;
    case SHAPE_ORDINARY:
        household->helpers =
            demo_random_chance(random, 6) ? 0 : (int)demo_random_skewed(random, 1, 15);
        break;
    }
}

static bool is_named(const struct demo_household *household, const char *given_name)
{
    for (int i = 0; i < household->member_count; i++) {
        if (strcmp(household->members[i].given_name, given_name) == 0) {
            return true;
        }
    }
    return false;
}

static const char *pick_name(struct demo_household *household, bool woman)
{
    const char *name = demo_given_name(household->origin, woman, &household->random);
    while (is_named(household, name)) {
        name = demo_next_name(household->origin, woman, name);
    }
    return name;
}

static struct demo_member *add_member(struct demo_household *household, const char *role,
                                      struct demo_surname surname, bool woman)
{
    const char *given_name = pick_name(household, woman);
    struct demo_member *member = &household->members[household->member_count++];
    *member = (struct demo_member){
        .given_name = given_name,
        .prefix = surname.prefix,
        .role = role,
        .born = NONE,
        .from = NONE,
        .until = NONE,
    };
    snprintf(member->family_name, sizeof(member->family_name), "%s", surname.name);
    return member;
}

static int64_t born_years_ago(const struct demo_city *city, struct demo_random *random,
                              int64_t years)
{
    return city->today - years * YEAR - years / 4 - demo_random_range(random, 0, YEAR - 1);
}

static int draw_children(struct demo_household *household)
{
    if (household->shape == SHAPE_28_HELPERS || household->shape == SHAPE_RESIDENTIAL) {
        return 4;
    }
    if (demo_random_chance(&household->random, 27)) {
        return 0;
    }
    return (int)demo_random_skewed(&household->random, 1, 6);
}

static void draw_adults(const struct demo_city *city, struct demo_household *household,
                        struct demo_surname own, struct demo_surname partners)
{
    struct demo_random *random = &household->random;
    bool children = household->children > 0;
    bool woman = demo_random_chance(random, 62);
    int64_t age = demo_random_range(random, children ? 24 : 19, children ? 52 : 78);
    struct demo_member *first = add_member(household, children ? "parent" : "", own, woman);
    first->adult = true;
    first->born = born_years_ago(city, random, age);
    if (demo_random_chance(random, children ? 58 : 35)) {
        const char *role = children && demo_random_chance(random, 60) ? "parent" : "partner";
        struct demo_member *second = add_member(household, role, partners, !woman);
        second->adult = true;
        second->born = born_years_ago(city, random, age + demo_random_range(random, -5, 6));
    }
    if (demo_random_chance(random, 4)) {
        struct demo_member *third = add_member(household, "grandparent", own, woman);
        third->adult = true;
        third->born = born_years_ago(city, random, age + demo_random_range(random, 20, 30));
    }
    household->adults = household->member_count;
}

// Children of the first adult: born when that one was 18 to 42, and not grown up long ago.
static void draw_child(const struct demo_city *city, struct demo_household *household,
                       struct demo_surname surname)
{
    struct demo_random *random = &household->random;
    int64_t age_of_parent = (city->today - household->members[0].born) / YEAR;
    int64_t oldest = age_of_parent - 18 < 21 ? age_of_parent - 18 : 21;
    int64_t youngest = age_of_parent > 42 ? age_of_parent - 42 : 0;
    int64_t age = demo_random_range(random, youngest, oldest > youngest ? oldest : youngest);
    struct demo_member *child =
        add_member(household, "child", surname, demo_random_chance(random, 50));
    child->born = demo_random_chance(random, 4) ? NONE : born_years_ago(city, random, age);
    child->from =
        demo_random_chance(random, 8) ? city->today - demo_random_range(random, 0, 900) : NONE;
}

static void draw_shared_child(struct demo_city *city, struct demo_household *household,
                              struct demo_surname surname)
{
    if (city->shared_child[0] == '\0' || household->children == 0 || household->children > 5 ||
        !demo_random_chance(&household->random, 5) || is_named(household, city->shared_name)) {
        return;
    }
    struct demo_member *child = add_member(household, "child", surname, false);
    child->given_name = city->shared_name;
    child->born = city->shared_born;
    child->shared = true;
    household->children++;
}

static void draw_former(const struct demo_city *city, struct demo_household *household,
                        struct demo_surname surname)
{
    struct demo_random *random = &household->random;
    if (household->adults != 1 || !demo_random_chance(random, 14)) {
        return;
    }
    struct demo_member *former = add_member(household, "partner", surname, false);
    former->adult = true;
    former->until = city->today - demo_random_range(random, 30, 1400);
}

static void draw_members(struct demo_city *city, struct demo_household *household)
{
    struct demo_random *random = &household->random;
    household->origin = demo_origin_pick(random);
    struct demo_surname own = demo_surname_pick(household->origin, random);
    struct demo_surname other = demo_surname_pick(household->origin, random);
    household->children = draw_children(household);
    draw_adults(city, household, own, demo_random_chance(random, 45) ? own : other);
    struct demo_surname childrens = demo_random_chance(random, 40) ? other : own;
    for (int i = household->children; i > 0; i--) {
        draw_child(city, household, childrens);
    }
    draw_shared_child(city, household, childrens);
    draw_former(city, household, other);
}

static void share_child(struct demo_city *city, const struct demo_household *household)
{
    const struct demo_member *child = &household->members[household->adults];
    city->shared_child[0] = '\0';
    if (household->children > 0 && !child->shared) {
        snprintf(city->shared_child, sizeof(city->shared_child), "%s/P%d", household->code,
                 household->adults + 1);
        city->shared_born = child->born;
        city->shared_name = child->given_name;
    }
}

static void add_surname(struct buf *name, const struct demo_member *member)
{
    buf_addf(name, "%s%s%s", member->prefix, member->prefix[0] != '\0' ? " " : "",
             member->family_name);
}

static void set_name(struct demo_household *draft, struct household *record)
{
    const struct demo_member *first = &draft->members[0];
    const struct demo_member *second = &draft->members[1];
    struct buf name = {0};
    add_surname(&name, first);
    if (draft->adults > 1 && strcmp(first->family_name, second->family_name) != 0 &&
        demo_random_chance(&draft->random, 50)) {
        buf_add_char(&name, '-');
        add_surname(&name, second);
    }
    record->name = buf_steal(&name);
}

static void set_address(const struct demo_city *city, struct demo_household *draft,
                        struct household *record)
{
    char street[DEMO_STREET];
    struct demo_random *random = &draft->random;
    struct demo_random place;
    int64_t number = demo_random_range(random, 0, demo_street_count() - 1);
    demo_random_start(&place, city->plan.seed, DEMO_HOUSEHOLDS, UINT64_MAX - (uint64_t)number);
    record->street = xstrdup(demo_street((unsigned)number, street));
    // One draw a statement: the order of arguments is the compiler's own choice.
    const char *addition = demo_random_chance(random, 12) ? "a" : "";
    int64_t house = demo_random_skewed(random, 1, 240);
    int second = (int)demo_random_range(&place, 0, 25);
    int first = (int)demo_random_range(&place, 0, 25);
    int area = (int)demo_random_range(&place, 1, 999);
    record->house_number = xasprintf("%lld%s", (long long)house, addition);
    record->postcode = xasprintf("0%03d %c%c", area, 'A' + first, 'A' + second);
    record->city = xstrdup("Tilburg");
    record->district =
        xstrdup(demo_district((unsigned)demo_random_range(&place, 0, DEMO_DISTRICTS - 1)));
}

static void set_words(struct demo_city *city, struct demo_household *draft,
                      struct household *record)
{
    static const char *const self[] = {"yes", "with-support", "with-support", "no"};
    struct demo_random *random = &draft->random;
    record->question = MAYBE(random, 78, questions);
    record->wanted = MAYBE(random, 66, wishes);
    record->strengths = MAYBE(random, 48, strengths);
    record->worries = MAYBE(random, 50, worries);
    record->self_coordination = MAYBE(random, 62, self);
    if (record->self_coordination != NULL) {
        record->self_coordination_on = city->today - demo_random_range(random, 10, 700);
    }
}

static void add_household(struct demo_city *city, struct demo_household *draft)
{
    struct household record;
    struct demo_random *random = &draft->random;
    record_init(KIND_HOUSEHOLD, &record);
    record.household = xstrdup(draft->code);
    set_name(draft, &record);
    set_address(city, draft, &record);
    if (demo_random_chance(random, 85)) {
        record.phone = demo_phone(city);
    }
    if (demo_random_chance(random, 22)) {
        record.email = xasprintf("%s@post.example", draft->code);
    }
    if (draft->origin->language_count > 0 && demo_random_chance(random, 42)) {
        record.language = xstrdup(
            demo_random_text(random, draft->origin->languages, draft->origin->language_count));
    }
    record.safety_note = MAYBE(random, 7, safety_notes);
    if (demo_random_chance(random, 90)) {
        record.weight = xstrdup(draft->helpers >= 6 ? "heavy" : "light");
    }
    set_words(city, draft, &record);
    demo_add(city, KIND_HOUSEHOLD, &record);
}

static void set_authority(struct demo_household *draft, struct person *person)
{
    static const char *const one[] = {"one", "one", "both", "guardian"};
    static const char *const two[] = {"both", "both", "both", "one", "none"};
    struct demo_random *random = &draft->random;
    person->authority = draft->adults > 1 ? MAYBE(random, 85, two) : MAYBE(random, 85, one);
}

static void add_person(struct demo_city *city, struct demo_household *draft, int number)
{
    const struct demo_member *member = &draft->members[number - 1];
    struct person person;
    struct demo_random *random = &draft->random;
    record_init(KIND_PERSON, &person);
    person.household = xstrdup(draft->code);
    person.person = xasprintf("P%d", number);
    person.given_name = xstrdup(member->given_name);
    person.prefix = xstrdup(member->prefix);
    person.family_name = xstrdup(member->family_name);
    person.birth_date = member->born;
    person.role = xstrdup(member->role);
    person.from = member->from;
    person.until = member->until;
    if (!member->adult) {
        set_authority(draft, &person);
    } else if (demo_random_chance(random, 60)) {
        person.phone = demo_phone(city);
    }
    if (member->shared) {
        person.same_as = xstrdup(city->shared_child);
        person.notes = xstrdup("woont om de week bij de andere ouder");
    }
    demo_add(city, KIND_PERSON, &person);
}

static void add_network(struct demo_city *city, struct demo_household *draft, int number)
{
    struct network_member member;
    struct demo_random *random = &draft->random;
    const struct demo_origin *origin =
        demo_random_chance(random, 60) ? draft->origin : demo_origin_pick(random);
    record_init(KIND_NETWORK, &member);
    member.household = xstrdup(draft->code);
    member.network = xasprintf("N%d", number);
    member.name = xstrdup(demo_given_name(origin, demo_random_chance(random, 65), random));
    member.relation = xstrdup(PICK(random, relations));
    if (demo_random_chance(random, 70)) {
        member.phone = demo_phone(city);
    }
    member.offers = xstrdup(PICK(random, offers));
    demo_add(city, KIND_NETWORK, &member);
}

void demo_household_make(struct demo_city *city, int64_t number, struct demo_household *household)
{
    *household = (struct demo_household){
        .number = number,
        .shape = shape_of(number, city->plan.households),
    };
    struct demo_random *random = &household->random;
    snprintf(household->code, sizeof(household->code), "G%06lld", (long long)number);
    demo_random_start(random, city->plan.seed, DEMO_HOUSEHOLDS, (uint64_t)number);
    draw_load(household);
    draw_members(city, household);
    add_household(city, household);
    for (int i = 1; i <= household->member_count; i++) {
        add_person(city, household, i);
    }
    share_child(city, household);
    if (demo_random_chance(random, 50)) {
        int64_t count = demo_random_skewed(random, 1, 4);
        for (int i = 1; i <= count; i++) {
            add_network(city, household, i);
        }
        household->network = (int)count;
    }
}
