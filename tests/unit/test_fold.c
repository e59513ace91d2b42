// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/fold.h"

// Dutch prefixes as folded words, longest first.
static const char *const prefixes[] = {"van der", "van den", "van het", "op den", "van de", "van t",
                                       "op de",   "in t",    "van",     "den",    "der",    "het",
                                       "ten",     "ter",     "von",     "de",     "te",     "la",
                                       "le",      "el",      "al",      "t",      "s",      NULL};

struct pair {
    const char *text;
    const char *expected;
};

static void check(void (*fold)(struct buf *, const char *), const struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buf out = {0};
        buf_add_text(&out, "# ");
        fold(&out, pairs[i].text);
        assert_string_equal(buf_text(&out) + 2, pairs[i].expected);
        buf_clear(&out);
    }
}

static void test_text(void **state)
{
    static const struct pair pairs[] = {
        {"", ""},
        {"Loïs van 't Hof-Müller", "lois van 't hof-muller"},
        {"VAN ’T HOF", "van 't hof"},
        {"van ‘t Hof ʼt `t ´t ′t", "van 't hof 't 't 't 't"},
        {"Łukasz Đorđević Ørsted Æsa Œuvre", "lukasz dordevic orsted aesa oeuvre"},
        {"Łł Đđ Øø Ææ Œœ Þþ Ðð Ħħ Ŧŧ Ĳĳ", "ll dd oo aeae oeoe thth dd hh tt ijij"},
        {"Straße Weiß ẞ", "strasse weiss ss"},
        {"Þór Ðan ıI İ Ŋŋ ħ ŧ", "thor dan ii i nn h t"},
        {"Öztürk Şahin Çelik Ğ", "ozturk sahin celik g"},
        {"IJsselstein Ĳsselstein ĳs", "ijsselstein ijsselstein ijs"},
        {"Loi\u0308s E\u0301", "lois e"},
        {"ǿ Ǿ ǽ", "o o ae"},
        {"a  b\t\tc\n d\u00A0e\u3000f", "a b c d e f"},
        {" a ", " a "},
        {"A–B—C‑D−E", "a-b-c-d-e"},
        {"“a” „b”", "\"a\" \"b\""},
        {"１２３ＡＢ ﬁ ½", "123ab fi 1/2"},
        {"soft\u00ADhyphen zero\u200Bwidth", "softhyphen zerowidth"},
        {"ΣΊΣΥΦΟΣ", "σισυφοσ"},
        {"Žižek Ёлка", "zizek елка"},
        {"王小明", "王小明"},
        {"Lo\xEFs \xE2\x82", "lo\uFFFDs \uFFFD\uFFFD"},
        {"@#€", "@#€"},
    };
    (void)state;
    check(fold_text, pairs, ARRAY_SIZE(pairs));
}

static void test_words(void **state)
{
    static const struct pair pairs[] = {
        {"", ""},
        {" - ' ", ""},
        {"van 't Hof-Müller", "van t hof muller"},
        {"  Van ’t   Hof ", "van t hof"},
        {"'s-Gravenhage", "s gravenhage"},
        {"d'Hondt/Jansen", "d hondt jansen"},
        {"Groothuizenweg 126-a", "groothuizenweg 126 a"},
        {"0675 ZF", "0675 zf"},
        {"j.de.vries@voorbeeld.test", "j de vries voorbeeld test"},
        {"Loi\u0308s", "lois"},
        {"Æ-œ", "ae oe"},
        {"a\u2014b\u2022c\u00A0d€e", "a b c d e"},
        {"soft\u00ADhyphen", "softhyphen"},
        {"Lo\xEFs", "lo s"},
        {"😀 王小明", "王小明"},
        {"5½", "51 2"},
    };
    (void)state;
    check(fold_words, pairs, ARRAY_SIZE(pairs));
}

static void sort_key(struct buf *out, const char *name)
{
    fold_sort_key(out, name, prefixes);
}

static void test_sort_key(void **state)
{
    static const struct pair pairs[] = {
        {"Jansen", "jansen"},
        {"van 't Hof", "hof, van t"},
        {"van ’t Hof-Müller", "hof muller, van t"},
        {"'t Béguin", "beguin, t"},
        {"’T BÉGUIN", "beguin, t"},
        {"Van der Berg", "berg, van der"},
        {"van den Ørsted", "orsted, van den"},
        {"in 't Veld", "veld, in t"},
        {"'s-Gravenzande", "gravenzande, s"},
        {"El Amrani", "amrani, el"},
        {"Al-Hassan", "hassan, al"},
        {"de la Cruz", "cruz, de la"},
        {"De", "de"},
        {"Van De", "van de"},
        {"van Le", "le, van"},
        {"Vandenberg", "vandenberg"},
        {"Terpstra", "terpstra"},
        {"Jansen - de Vries", "jansen de vries"},
        {"", ""},
        {"-", ""},
    };
    static const char *const none[] = {NULL};
    struct buf out = {0};
    (void)state;
    check(sort_key, pairs, ARRAY_SIZE(pairs));
    fold_sort_key(&out, "van 't Hof", none);
    assert_string_equal(buf_text(&out), "van t hof");
    buf_clear(&out);
}

static void test_phone(void **state)
{
    static const struct pair pairs[] = {
        {"0600004740", "0600004740"},
        {"06-00004740", "0600004740"},
        {"06 0000 4740", "0600004740"},
        {"0031 6 0000 4740", "0600004740"},
        {"+31 6-0000 4740", "0600004740"},
        {"+31 (0)6-0000 4740", "0600004740"},
        {"0031 (0)6 0000 4740", "0600004740"},
        {"(+31) 06 0000 4740", "0600004740"},
        {"tel. +31600004740", "0600004740"},
        {"013-0000 47", "013000047"},
        {"+0031 6 0000 4740", "0600004740"},
        {"+31", "0"},
        {"+3", "3"},
        {"+32 9 000 00 00", "3290000000"},
        {"4740", "4740"},
        {"31 4740", "314740"},
        {"0600+31", "060031"},
        {"", ""},
        {"geen", ""},
        {"\xFF"
         "06\xC3",
         "06"},
    };
    (void)state;
    check(fold_phone, pairs, ARRAY_SIZE(pairs));
}

static void test_pack_keeps_order(void **state)
{
    static const char *const sorted[] = {
        "",   "0",      "0z",  "1",          "9",      "a",      "a b", "a z",      "aa",
        "ab", "beguin", "hof", "hof muller", "hofman", "jansen", "z",   "zzzzzzzy", "zzzzzzzz",
    };
    (void)state;
    for (size_t i = 1; i < ARRAY_SIZE(sorted); i++) {
        assert_true(fold_pack(sorted[i - 1]) < fold_pack(sorted[i]));
    }
}

static void test_pack(void **state)
{
    (void)state;
    assert_true(fold_pack("zzzzzzzz") < UINT64_C(1) << 42);
    assert_int_equal(fold_pack("zzzzzzzza"), fold_pack("zzzzzzzzz"));
    assert_int_equal(fold_pack(""), 0);
    assert_int_equal(fold_pack("hof, van t"), fold_pack("hof  van "));
    assert_int_equal(fold_pack("a"), fold_pack("a       "));
    assert_int_equal(fold_pack("王b"), fold_pack(" b"));
    assert_int_equal(fold_pack("\xFF"
                               "b"),
                     fold_pack(" b"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_sort_key),
        cmocka_unit_test(test_phone),
        cmocka_unit_test(test_pack_keeps_order),
        cmocka_unit_test(test_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
