// SPDX-License-Identifier: EUPL-1.2
// What a coordinator would call a double: the same family met twice, and not its children one by one.
#include "figures/doubles.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"

#include "../support/store_base.h"

#define TODAY 20779 // 2026-11-22

// A family with both its names, two children and somebody who left.
static const char family[] = "household=T1|name=de Wit|house_number=12 a|postcode=0675 ZF|"
                             "phone=06-00002957 / 013-0000123";
static const char *const members[] = {
    "household=T1|person=P1|given_name=Hugo|prefix=de|family_name=Wit|birth_date=1986-03-04|role=parent",
    ("household=T1|person=P2|given_name=Mireille|family_name=Hof-Müller|birth_date=1987-02-14|"
     "role=parent|phone=+31 6 00001703"),
    "household=T1|person=P3|given_name=Bram|prefix=de|family_name=Wit|birth_date=2012-05-06|role=child",
    "household=T1|person=P4|given_name=Sanne|prefix=de|family_name=Wit|birth_date=2014-07-08|role=child",
    "household=T1|person=P5|given_name=Loïs|family_name=Ørsted|birth_date=1999-09-09|until=2020-01-01",
};

#define HERE "postcode=0675zf|house_number=12A|"

static const struct {
    const char *known;
    unsigned reasons;
    const char *who; // reference; NULL: nobody
} cases[] = {
    // a name alone is worth a look, and no double
    {"family_name=Wit", DOUBLE_NAMED, "P1"},
    {"given_name=Bram|family_name=Wit", DOUBLE_NAMED, "P3"},
    {"given_name=Tess|family_name=Wit", 0, NULL},
    {"postcode=0675 ZF", 0, NULL},
    {"house_number=12a", 0, NULL},
    // phone
    {"phone=0600002957", DOUBLE_PHONE, NULL},
    {"phone=0031 6 0000 2957", DOUBLE_PHONE, NULL},
    {"phone=0130000123", DOUBLE_PHONE, NULL},
    {"phone=06-00001703", DOUBLE_PHONE, "P2"},
    {"phone=06-00001704", 0, NULL},
    {"phone=0123", 0, NULL},
    // name and birth date
    {"given_name=bram|family_name=WIT|birth_date=2012-05-06", DOUBLE_PERSON, "P3"},
    {"given_name=Bram|prefix=van der|family_name=Wit|birth_date=2012-05-06", DOUBLE_PERSON, "P3"},
    {"given_name=Mireille|family_name=Hof|birth_date=1987-02-14", DOUBLE_PERSON, "P2"},
    {"given_name=Mireille|family_name=Muller|birth_date=1987-02-14", 0, NULL},
    {"given_name=Lois|family_name=Orsted|birth_date=1999-09-09", DOUBLE_PERSON, "P5"}, // former
    {"given_name=Lois|family_name=Orstad|birth_date=1999-09-09", DOUBLE_PERSON, "P5"}, // one letter
    {"given_name=Lois|family_name=Orstat|birth_date=1999-09-09", 0, NULL},
    {"given_name=Bram|family_name=Wis|birth_date=2012-05-06", 0, NULL}, // too short to guess
    {"given_name=Bart|family_name=Wit|birth_date=2012-05-06", 0, NULL}, // a twin, or another one
    {"given_name=Bram|family_name=Wit|birth_date=2012-05-07", 0, NULL},
    {"family_name=Wit|birth_date=2012-05-06", DOUBLE_NAMED, "P3"},
    // the address
    {HERE, DOUBLE_ADDRESS, NULL},
    {"postcode=0675 ZF|house_number=12", 0, NULL},
    {HERE "family_name=Wit", DOUBLE_NAME, "P1"},
    {HERE "given_name=Hugo|family_name=Wit", DOUBLE_NAME, "P1"},
    {HERE "given_name=Bram|family_name=Wit", DOUBLE_NAME, "P3"},
    {HERE "given_name=Hugo|family_name=Wit|birth_date=1986-03-04", DOUBLE_NAME | DOUBLE_PERSON,
     "P1"},
    {HERE "given_name=Jan|family_name=Bakker|birth_date=1980-01-01", DOUBLE_ADDRESS, NULL},
    {HERE "given_name=Lois|family_name=Orsted|birth_date=1990-01-01", DOUBLE_ADDRESS, NULL},
    // brothers and sisters
    {HERE "given_name=Tess|family_name=Wit|birth_date=2016-01-02", DOUBLE_SIBLING, "P3"},
    {HERE "given_name=Tess|family_name=Wit|birth_date=2012-05-06", DOUBLE_SIBLING, "P3"}, // twin
    {HERE "given_name=Bram|family_name=Wit|birth_date=2016-01-02", DOUBLE_SIBLING, "P3"},
    {HERE "given_name=Sanne|family_name=Wit|birth_date=2014-07-08", DOUBLE_NAME | DOUBLE_PERSON,
     "P4"},
    {HERE "given_name=Tess|family_name=Wit|birth_date=2016-01-02|phone=0600002957", DOUBLE_PHONE,
     "P3"},
    {HERE "given_name=Tess|family_name=Hof|birth_date=2016-01-02", DOUBLE_ADDRESS,
     NULL}, // mother's
    {HERE "given_name=Tess|family_name=Bakker|birth_date=2016-01-02", 0, NULL},
};

static void load(struct record_list *people)
{
    record_list_init(people, KIND_PERSON);
    for (size_t i = 0; i < ARRAY_SIZE(members); i++) {
        base_fill(KIND_PERSON, record_list_add(people), members[i]);
    }
}

static unsigned judge(const char *words, const struct record_list *people, const char **who)
{
    struct household household;
    struct likeness known;
    const struct person *person = NULL;
    record_init(KIND_HOUSEHOLD, &household);
    record_init(KIND_LIKENESS, &known);
    base_fill(KIND_HOUSEHOLD, &household, family);
    size_t len = strlen(words);
    char *fields = strndup(words, len > 0 && words[len - 1] == '|' ? len - 1 : len);
    base_fill(KIND_LIKENESS, &known, fields);
    unsigned reasons = figures_double(&known, &household, people, TODAY, &person);
    *who = person ? person->person : NULL;
    free(fields);
    record_clear(KIND_LIKENESS, &known);
    record_clear(KIND_HOUSEHOLD, &household);
    return reasons;
}

static void doubles_and_why(void **state)
{
    struct record_list people;
    (void)state;
    load(&people);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const char *who;
        unsigned reasons = judge(cases[i].known, &people, &who);
        bool same = cases[i].who && who ? strcmp(cases[i].who, who) == 0 : cases[i].who == who;
        if (reasons != cases[i].reasons || !same) {
            fail_msg("%s: %u of %s", cases[i].known, reasons, who ? who : "nobody");
        }
    }
    record_list_clear(&people);
}

// Where nobody is known the address is all there is.
static void an_address_without_people(void **state)
{
    struct record_list nobody;
    const char *who;
    (void)state;
    record_list_init(&nobody, KIND_PERSON);
    assert_int_equal(
        judge(HERE "given_name=Tess|family_name=Wit|birth_date=2016-01-02", &nobody, &who),
        DOUBLE_ADDRESS);
    assert_int_equal(judge("family_name=Wit", &nobody, &who), 0); // nobody of that name
    record_list_clear(&nobody);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(doubles_and_why),
        cmocka_unit_test(an_address_without_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
