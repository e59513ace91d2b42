// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "io/ini_keys.h"
#include "io/ini_settings.h"
#include "model/settings.h"

#define EXAMPLE "tilburg.ini.example"
#define MANUAL "docs/tilburg.ini.5"

static char folder[] = "/tmp/tilburg-test-XXXXXX";
static char *ini; // a file in it

static void write_file(const char *path, const char *text, size_t len)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

static bool read_bytes(struct settings *settings, const char *text, size_t len,
                       struct buf *problems)
{
    write_file(ini, text, len);
    settings_init(settings);
    return ini_settings_read(settings, ini, problems);
}

static bool read_text(struct settings *settings, const char *text, struct buf *problems)
{
    return read_bytes(settings, text, strlen(text), problems);
}

static void test_values(void **state)
{
    (void)state;
    struct settings settings;
    struct buf problems = {0};
    setenv("HOME", "/home/someone", 1);
    bool good =
        read_text(&settings,
                  "\xEF\xBB\xBF# comment\n; another\n[database]\npath = ~/x y.db\n"
                  "  login=co1  \n[screen]\r\nlanguage = en\r\ncolours = off\ntheme = mono\n"
                  "ascii = ja\ndate_format = iso\n[tariffs]\ncoordinator = 92,50\n"
                  "weeks_per_year = 50\nfunction.maatschappelijk werker = 80\n"
                  "[thresholds]\nmunicipal_cost = 12345.67\nsilence_days=30\n"
                  "[keys]\nsearch = / F3\nundo = semicolon\n"
                  "[prefixes]\nlist = van, van der\n[empty-is-unknown",
                  &problems);
    assert_false(good); // the last line alone
    assert_non_null(strstr(problems.data, ":24: a section ends with ]\n"));
    assert_null(strchr(strchr(problems.data, '\n') + 1, '\n'));
    assert_string_equal(settings.database, "/home/someone/x y.db");
    assert_string_equal(settings.login, "co1");
    assert_int_equal(settings.language, LANGUAGE_EN);
    assert_int_equal(settings.colours, COLOURS_OFF);
    assert_string_equal(settings.theme, "mono");
    assert_true(settings.ascii);
    assert_int_equal(settings.date_style, DATE_ISO);
    assert_int_equal(settings.coordinator_tariff, 9250);
    assert_int_equal(settings.weeks_per_year, 50);
    assert_int_equal(settings_tariff(&settings, "Maatschappelijk werker"), 8000);
    assert_int_equal(settings.municipal_cost, 1234567);
    assert_int_equal(settings.silence_days, 30);
    assert_int_equal(settings.total_cost, 10000000);
    assert_int_equal(settings.key_count, 2);
    assert_string_equal(settings.keys[1].action, "undo");
    assert_string_equal(settings.keys[1].keys, "semicolon");
    assert_string_equal(settings.prefixes[0], "van der");
    assert_int_equal(settings.prefix_count, 2);
    buf_clear(&problems);
    settings_clear(&settings);
}

static void test_lists(void **state)
{
    (void)state;
    struct settings settings;
    struct buf problems = {0};
    read_text(&settings,
              "[import excel]\nhousehold = Dossier; nummer\nmoney_note = Geld\n"
              "[domains]\ncare = hulp | help\ndebts = schulden | debts\n"
              "[level self]\nnorm_hours = 0,25\n"
              "[level extra]\nlabel = meer | more\nnorm_hours = 1\n"
              "[payers]\nmunicipal = city wmo\nwmo = Wmo | Wmo\ncity = stad | city\nwgs = w | w\n"
              "[instrument positive-health]\naxes = body mind social\nsocial = samen | together\n"
              "mind_aspects = rust, slaap\nmind = hoofd | head\n"
              "[instrument zrm]\nlabel = matrix | matrix of self-sufficiency\nminimum = 1\n"
              "maximum = 5\naxes = money home work\nmoney = geld | money\nhome = thuis | home\n"
              "work = werk | work\n",
              &problems);
    assert_string_equal(buf_text(&problems), "");
    assert_int_equal(settings.domain_count, 2);
    assert_string_equal(settings.domains[0].dutch, "zorg"); // still read
    assert_string_equal(settings.domains[0].label_nl, "hulp");
    assert_string_equal(settings.domains[1].code, "debts");
    assert_int_equal(settings.level_count, 7);
    assert_int_equal(settings_level_norm(&settings, "self"), 15);
    assert_int_equal(settings_level_norm(&settings, "extra"), 60);
    assert_int_equal(settings_level_norm(&settings, "access"), 54);
    assert_int_equal(settings.law_count, 3);
    assert_true(settings_is_municipal(&settings, "city"));
    assert_false(settings_is_municipal(&settings, "wgs"));
    const struct instrument *web = settings_instrument(&settings, "positive-health");
    assert_ptr_equal(web, &settings.instruments[0]);
    assert_int_equal(web->axis_count, 3);
    assert_string_equal(web->axes[1].label_nl, "hoofd");
    assert_string_equal(web->axes[1].dutch, "mentaal-welbevinden");
    assert_string_equal(web->axes[2].label_en, "together");
    assert_string_equal(web->aspects[1], "rust, slaap");
    assert_string_equal(web->aspects[2], "");
    const struct instrument *other = settings_instrument(&settings, "zrm");
    assert_int_equal(other->minimum, 10);
    assert_int_equal(other->maximum, 50);
    assert_string_equal(settings.instrument_choices[1].label_en, "matrix of self-sufficiency");
    assert_int_equal(settings.map_count, 1);
    assert_string_equal(settings.maps[0].headers[0], "Dossier; nummer");
    assert_string_equal(settings.maps[0].columns[1], "money_note");
    settings_clear(&settings);

    // Only which payers are municipal.
    read_text(&settings, "[payers]\nmunicipal = zvw\n", &problems);
    assert_string_equal(buf_text(&problems), "");
    assert_int_equal(settings.law_count, 10);
    assert_true(settings_is_municipal(&settings, "zvw"));
    assert_false(settings_is_municipal(&settings, "wmo"));
    settings_clear(&settings);

    // Other words for payers leave those municipal that were.
    read_text(&settings, "[payers]\nwmo = W | W\nzvw = Z | Z\n", &problems);
    assert_true(settings_is_municipal(&settings, "wmo"));
    assert_false(settings_is_municipal(&settings, "zvw"));
    settings_clear(&settings);
    buf_clear(&problems);
}

static void test_errors(void **state)
{
    static const struct {
        const char *text;
        const char *problems; // each after "FILE:"
    } cases[] = {
        {"[screen]\nfoo = 1\n",
         "2: key \"foo\": unknown; allowed: language, colours, theme, ascii, date_format, "
         "blank_after, end_after\n"},
        {"[screen]\nblank_after = 1441\n",
         "2: key \"blank_after\": \"1441\" is no such number; allowed: whole numbers from 0 to "
         "1440\n"},
        {"[screen]\nlanguage = fr\n",
         "2: key \"language\": \"fr\" is none of the words; allowed: nl, en\n"},
        {"[screen]\ncolours = on ; always\n",
         "2: key \"colours\": \"on ; always\" is none of the words; allowed: auto, on, off\n"},
        {"[access]\nwork_ends=7", "2: key \"work_ends\": work that begins at 7 cannot end at 7\n"},
        {"[screen]\nascii = maybe\n",
         "2: key \"ascii\": \"maybe\" is neither yes nor no; allowed: yes, no\n"},
        {"[screen]\nascii =\n", "2: key \"ascii\": \"\" is neither yes nor no; allowed: yes, no\n"},
        {"[screen]\ntheme = pink\n", "2: key \"theme\": \"pink\" is none of the words; allowed: "
                                     "default, mono, high-contrast\n"},
        {"[screen]\nascii = yes\n\nascii = yes\n", "4: key \"ascii\": twice, first at line 2\n"},
        {"[screen]\n[keys]\n[screen]\n", "3: section [screen]: twice, first at line 1\n"},
        {"[tariffs]\nweeks_per_year = 54\n", "2: key \"weeks_per_year\": \"54\" is no such number; "
                                             "allowed: whole numbers from 1 to 53\n"},
        {"[tariffs]\nweeks_per_year = 5.5\n",
         "2: key \"weeks_per_year\": \"5.5\" is no such number; allowed: whole numbers from 1 to "
         "53\n"},
        {"[tariffs]\ncoordinator = € 90\n", "2: key \"coordinator\": \"€ 90\" is no amount; "
                                            "allowed: euros from 0 to 10000\n"},
        {"[tariffs]\nfunction.x = 1.000,00\n", "2: key \"function.x\": \"1.000,00\" is no amount; "
                                               "allowed: euros from 0 to 10000\n"},
        {"[tariffs]\nfunction. = 10\n", "2: key \"function.\": unknown; allowed: function.NAME\n"},
        {"[tariffs]\nx = 10\n",
         "2: key \"x\": unknown; allowed: coordinator, weeks_per_year, function.NAME\n"},
        {"ascii = yes\n[screen]\n", "1: stands before the first section\n"},
        {"[screen]\nascii\n", "2: neither a section nor key = value\n"},
        {"[screen]\nascii: yes\n", "2: neither a section nor key = value\n"},
        {"[screen]\n= yes\n", "2: neither a section nor key = value\n"},
        {"[screen\nascii = yes\n[keys]\n", "1: a section ends with ]\n"},
        {"[screen] x\n", "1: something stands behind the ] of a section\n"},
        {"[screen]\nascii = \xFF\n", "2: invalid UTF-8\n"},
        {"[domains]\n", "1: section [domains]: empty; at least one domain is needed\n"},
        {"[domains]\nCare = a | b\n", "2: key \"Care\": \"Care\" is no code; allowed: a-z, 0-9 and "
                                      "- (at most 40)\n"},
        {"[domains]\ncare = a\n",
         "2: key \"care\": \"a\" is no pair of words; allowed: DUTCH | ENGLISH\n"},
        {"[domains]\ncare = a |\n",
         "2: key \"care\": \"a |\" is no pair of words; allowed: DUTCH | ENGLISH\n"},
        {"[domains]\ncare = a | b | c\n",
         "2: key \"care\": \"a | b | c\" is no pair of words; allowed: DUTCH | ENGLISH\n"},
        {"[payers]\nmunicipal = wmo foo\n",
         "2: key \"municipal\": \"foo\" is none of the payers\n"},
        {"[level self]\nnorm_hours = 169\n", "2: key \"norm_hours\": \"169\" is no such number; "
                                             "allowed: hours from 0 to 168\n"},
        {"[level self]\nnorm = 1\n", "2: key \"norm\": unknown; allowed: label, norm_hours\n"},
        {"[level new]\nlabel = a | b\n",
         "1: section [level new]: a new level needs label and norm_hours\n"},
        {"[level a b]\n",
         "1: section [level a b]: \"a b\" is no code; allowed: a-z, 0-9 and - (at most 40)\n"},
        {"[instrument positive-health]\nmaximum = 11\n",
         "2: key \"maximum\": \"11\" is no such number; allowed: marks from 0 to 10\n"},
        {"[instrument positive-health]\nminimum = 10\n",
         "1: section [instrument positive-health]: minimum is not below maximum\n"},
        {"[instrument positive-health]\naxes = body mind body\n",
         "2: key \"axes\": \"body\" cannot be an axis: the word is taken\n"},
        {"[instrument positive-health]\naxes = body mind person\n",
         "2: key \"axes\": \"person\" cannot be an axis: the word is taken\n"},
        {"[instrument positive-health]\naxes = body mind\n",
         "2: key \"axes\": an instrument has at least 3 axes\n"},
        {"[instrument positive-health]\naxes = body mind new\n",
         "1: section [instrument positive-health]: new = DUTCH | ENGLISH is missing\n"},
        {"[instrument new]\nminimum = 1\nmaximum = 2\n",
         "1: section [instrument new]: a new instrument needs label, minimum, maximum and axes\n"},
        {"[import m]\nfoo = x\n",
         "2: key \"foo\": unknown; allowed: the columns that import reads\n"},
        {"[import m]\nhousehold =\n",
         "2: key \"household\": empty; a header of the file is needed\n"},
        {"[import m]\nhousehold = Nr\nperson = Nr\n",
         "3: key \"person\": \"Nr\" stands for household already\n"},
        {"[import]\nhousehold = Nr\n",
         "1: section [import]: unknown; allowed: database, screen, keys, domains, instrument NAME, "
         "level NAME, payers, tariffs, thresholds, access, retention, backup, prefixes, "
         "templates, import NAME\n"},
        {"[kept]\nyears = 5\n",
         "1: section [kept]: unknown; allowed: database, screen, keys, domains, instrument "
         "NAME, level NAME, payers, tariffs, thresholds, access, retention, backup, prefixes, "
         "templates, import NAME\n"},
        // all of them, not only the first
        {"[screen]\nascii = x\n[thresholds]\nmany_helpers = 0\n",
         "2: key \"ascii\": \"x\" is neither yes nor no; allowed: yes, no\n"
         "4: key \"many_helpers\": \"0\" is no such number; allowed: whole numbers from 1 to "
         "1000\n"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct settings settings;
        struct buf problems = {0};
        struct buf expected = {0};
        assert_false(read_text(&settings, cases[i].text, &problems));
        for (const char *line = cases[i].problems; *line; line = strchr(line, '\n') + 1) {
            buf_addf(&expected, "%s:%.*s\n", ini, (int)strcspn(line, "\n"), line);
        }
        assert_string_equal(problems.data, expected.data);
        buf_clear(&problems);
        buf_clear(&expected);
        settings_clear(&settings);
    }
}

// Lines of any length; the numbers of those behind them stay right.
static void test_long_lines(void **state)
{
    static const struct {
        size_t length; // of the first line's value
        bool good;
    } cases[] = {{300, true}, {4086, true}, {4096, false}, {1000000, false}};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct settings settings;
        struct buf text = {0};
        struct buf problems = {0};
        buf_add_text(&text, "[database]\npath = ");
        for (size_t j = 0; j < cases[i].length; j++) {
            buf_add_char(&text, j % 10 == 9 ? ' ' : 'x');
        }
        buf_add_text(&text, "x\nlogin = a\nbad = 1\n");
        assert_false(read_text(&settings, text.data, &problems));
        assert_int_equal(strstr(problems.data, ":2: the line is too long; allowed: 4096 bytes\n") ==
                             NULL,
                         cases[i].good);
        assert_non_null(
            strstr(problems.data, ":4: key \"bad\": unknown; allowed: path, socket, login\n"));
        assert_string_equal(settings.login, "a");
        assert_int_equal(settings.database ? strlen(settings.database) : 0,
                         cases[i].good ? cases[i].length + 1 : 0);
        buf_clear(&text);
        buf_clear(&problems);
        settings_clear(&settings);
    }
}

// Each key is compared with those before it, so there is an end to them.
static void test_too_much(void **state)
{
    static const struct {
        const char *before, *behind; // a number
    } lines[] = {{"key", " = 1\n"}, {"[s ", "]\n"}, {"junk ", "\n"}};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(lines); i++) {
        struct settings settings;
        struct buf text = {0};
        struct buf problems = {0};
        buf_add_text(&text, "[screen]\n");
        for (int number = 0; number < 300000; number++) {
            buf_addf(&text, "%s%d%s", lines[i].before, number, lines[i].behind);
        }
        assert_false(read_text(&settings, text.data, &problems));
        assert_non_null(strstr(problems.data, ": too much for settings; allowed: 10000 "));
        settings_clear(&settings);
        buf_clear(&text);
        buf_clear(&problems);
    }
}

static void test_bytes(void **state)
{
    static const char nul[] = "[screen]\nascii = \0yes\n";
    static const char indented[] = "[keys]\nsearch = a\n   undo = b\n\tnew = c ; d\n";
    (void)state;
    struct settings settings;
    struct buf problems = {0};
    assert_false(read_bytes(&settings, nul, sizeof(nul) - 1, &problems));
    assert_non_null(strstr(problems.data, ":2: NUL\n"));
    settings_clear(&settings);
    buf_reset(&problems);

    // An indented line is a key of its own, and nothing behind a value is a comment.
    assert_true(read_bytes(&settings, indented, sizeof(indented) - 1, &problems));
    assert_int_equal(settings.key_count, 3);
    assert_string_equal(settings.keys[1].keys, "b");
    assert_string_equal(settings.keys[2].keys, "c ; d");
    settings_clear(&settings);

    assert_true(read_text(&settings, "", &problems));
    settings_clear(&settings);
    buf_clear(&problems);
}

static void assert_refused(const char *path, const char *reason)
{
    struct settings settings;
    struct buf problems = {0};
    settings_init(&settings);
    assert_int_equal(ini_settings_read(&settings, path, &problems), reason == NULL);
    assert_string_equal(reason ? strstr(buf_text(&problems), ": ") : buf_text(&problems),
                        reason ? reason : "");
    settings_clear(&settings);
    buf_clear(&problems);
}

// What says where the records are is nobody else's to write.
static void test_owner_and_mode(void **state)
{
    static const char others[] =
        ": others may write to it, which settings must not allow: chmod go-w\n";
    (void)state;
    char *path = xasprintf("%s/owned.ini", folder);
    char *link = xasprintf("%s/link.ini", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(symlink(path, link), 0);
    assert_int_equal(chmod(path, 0640), 0);
    assert_refused(path, NULL);
    assert_refused(link, NULL);
    assert_int_equal(chmod(path, 0660), 0);
    assert_refused(path, others);
    assert_int_equal(chmod(path, 0602), 0);
    assert_refused(link, others);
    assert_int_equal(chmod(path, 0600), 0);
    if (geteuid() == 0) { // who alone can give a file away
        assert_int_equal(lchown(link, 1, 1), 0);
        assert_refused(link, ": a link that belongs to somebody else\n");
        assert_int_equal(chown(path, 1, 1), 0);
        assert_refused(path,
                       ": belongs to somebody else; settings have to be root's or your own\n");
    }
    assert_int_equal(unlink(link), 0);
    assert_int_equal(unlink(path), 0);
    free(link);
    free(path);
}

static void test_no_file(void **state)
{
    (void)state;
    struct settings settings;
    struct buf problems = {0};
    settings_init(&settings);
    assert_false(ini_settings_read(&settings, folder, &problems));
    assert_non_null(strstr(problems.data, ": a directory, where a file of settings is needed\n"));
    buf_reset(&problems);
    char *missing = xasprintf("%s/missing.ini", folder);
    assert_false(ini_settings_read(&settings, missing, &problems));
    assert_non_null(strstr(problems.data, "/missing.ini: no such file or folder\n"));
    free(missing);
    buf_clear(&problems);
    settings_clear(&settings);
}

static void test_path(void **state)
{
    (void)state;
    char *own = xasprintf("%s/tilburg", folder);
    char *file = xasprintf("%s/tilburg.ini", own);
    mkdir(own, 0700);
    unsetenv("TILBURG_CONFIG");
    setenv("XDG_CONFIG_HOME", folder, 1);
    char *path = ini_path(NULL);
    assert_true(!path || strcmp(path, "/etc/tilburg/tilburg.ini") == 0);
    free(path);
    write_file(file, "", 0);
    path = ini_path(NULL);
    assert_string_equal(path, file);
    free(path);
    // What is named is taken whether it is there or not: a wrong name is told.
    setenv("TILBURG_CONFIG", "/no/such.ini", 1);
    path = ini_path(NULL);
    assert_string_equal(path, "/no/such.ini");
    free(path);
    path = ini_path("given.ini");
    assert_string_equal(path, "given.ini");
    free(path);
    unsetenv("TILBURG_CONFIG");
    unlink(file);
    rmdir(own);
    free(own);
    free(file);
}

// The example and the manual page

static char *read_file(const char *path)
{
    struct buf text = {0};
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    for (int c; (c = getc(file)) != EOF;) {
        buf_add_char(&text, (char)c);
    }
    fclose(file);
    return buf_steal(&text);
}

static void assert_same_choices(const struct choice *one, const struct choice *other, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(one[i].code, other[i].code);
        assert_string_equal(one[i].label_nl, other[i].label_nl);
        assert_string_equal(one[i].label_en, other[i].label_en);
        assert_true(one[i].dutch == other[i].dutch || strcmp(one[i].dutch, other[i].dutch) == 0);
    }
}

static void assert_same_lists(const struct settings *one, const struct settings *other)
{
    assert_int_equal(one->domain_count, other->domain_count);
    assert_same_choices(one->domains, other->domains, one->domain_count);
    assert_int_equal(one->law_count, other->law_count);
    assert_same_choices(one->laws, other->laws, one->law_count);
    assert_memory_equal(one->law_municipal, other->law_municipal, sizeof(one->law_municipal));
    assert_int_equal(one->level_count, other->level_count);
    assert_same_choices(one->levels, other->levels, one->level_count);
    assert_memory_equal(one->level_norm, other->level_norm, sizeof(one->level_norm));
    assert_int_equal(one->instrument_count, other->instrument_count);
    const struct instrument *web = &one->instruments[0];
    const struct instrument *default_web = &other->instruments[0];
    assert_int_equal(web->minimum, default_web->minimum);
    assert_int_equal(web->maximum, default_web->maximum);
    assert_int_equal(web->axis_count, default_web->axis_count);
    assert_same_choices(web->axes, default_web->axes, web->axis_count);
    assert_string_equal(web->label_nl, default_web->label_nl);
    for (size_t i = 0; i < web->axis_count; i++) {
        assert_string_equal(web->aspects[i], default_web->aspects[i]);
    }
    assert_int_equal(one->prefix_count, other->prefix_count);
    for (size_t i = 0; i < one->prefix_count; i++) {
        assert_string_equal(one->prefixes[i], other->prefixes[i]);
    }
    assert_int_equal(one->map_count + one->key_count + one->tariff_count, 0);
}

static void assert_same_key(const struct ini_key *key, const struct settings *one,
                            const struct settings *other)
{
    const void *a = (const char *)one + key->offset;
    const void *b = (const char *)other + key->offset;
    switch (key->type) {
    case INI_TEXT:
    case INI_NAME: {
        const char *text = *(char *const *)a;
        const char *default_text = *(char *const *)b;
        assert_string_equal(text ? text : "", default_text ? default_text : "");
        break;
    }
    case INI_WORD: assert_memory_equal(a, b, sizeof(unsigned)); break;
    case INI_YES: assert_memory_equal(a, b, sizeof(bool)); break;
    case INI_COUNT:
    case INI_MONEY:
    case INI_SHARE: assert_memory_equal(a, b, sizeof(int64_t)); break;
    case INI_PREFIXES: break; // with the lists
    }
}

// The example as it stands gives the defaults, and so does each key's own default.
static void test_example(void **state)
{
    (void)state;
    struct settings defaults;
    struct settings settings;
    struct buf problems = {0};
    size_t count;
    const struct ini_key *keys = ini_keys(&count);
    char *example = read_file(EXAMPLE); // which need not belong to who runs the tests
    settings_init(&defaults);
    assert_true(read_text(&settings, example, &problems));
    assert_string_equal(buf_text(&problems), "");
    free(example);
    assert_same_lists(&settings, &defaults);
    for (size_t i = 0; i < count; i++) {
        assert_same_key(&keys[i], &settings, &defaults);
    }
    settings_clear(&settings);

    for (size_t i = 0; i < count; i++) {
        char *text = xasprintf("[%s]\n%s = %s\n", keys[i].section, keys[i].name, keys[i].fallback);
        assert_true(read_text(&settings, text, &problems));
        if (keys[i].type != INI_TEXT) {
            assert_same_key(&keys[i], &settings, &defaults);
        }
        assert_same_lists(&settings, &defaults);
        settings_clear(&settings);
        free(text);
    }
    settings_clear(&defaults);
    buf_clear(&problems);
}

// Every key stands in the example with its default, as a comment when it is decided at the
// start, and in the manual page with its help.
static void test_documents(void **state)
{
    (void)state;
    char *example = read_file(EXAMPLE);
    char *manual = read_file(MANUAL);
    size_t count;
    const struct ini_key *keys = ini_keys(&count);
    for (size_t i = 0; i < count; i++) {
        bool decided = keys[i].decided;
        char *line = decided ? xasprintf("\n# %s = ", keys[i].name)
                             : xasprintf("\n%s = %s\n", keys[i].name, keys[i].fallback);
        assert_non_null(strstr(example, line));
        char *section = xasprintf("\n[%s]\n", keys[i].section);
        assert_non_null(strstr(example, section));
        char *item = xasprintf("\n.It Ic %s ", keys[i].name);
        if (!strstr(manual, item) || !strstr(manual, keys[i].help)) {
            fail_msg("%s is not in %s with its help", keys[i].name, MANUAL);
        }
        free(line);
        free(section);
        free(item);
    }
    free(example);
    free(manual);
}

static int open_folder(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    if (!mkdtemp(folder)) {
        return -1;
    }
    ini = xasprintf("%s/tilburg.ini", folder);
    return 0;
}

static int close_folder(void **state)
{
    (void)state;
    unlink(ini);
    free(ini);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),         cmocka_unit_test(test_lists),
        cmocka_unit_test(test_errors),         cmocka_unit_test(test_long_lines),
        cmocka_unit_test(test_too_much),       cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_owner_and_mode), cmocka_unit_test(test_no_file),
        cmocka_unit_test(test_path),           cmocka_unit_test(test_example),
        cmocka_unit_test(test_documents),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
