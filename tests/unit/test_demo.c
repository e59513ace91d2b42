// SPDX-License-Identifier: EUPL-1.2
// The demonstration city, seen by a door that keeps what it is handed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/demo_city.h"
#include "figures/figures.h"
#include "model/records.h"
#include "model/settings.h"
#include "protocol/ask.h"

struct city {
    struct settings settings;
    struct record_list lists[KIND_SAVED_COUNT];
    struct buf bytes; // all rows as they came
    enum kind refused;
    enum kind last;
};

static struct city city;

static void keep_rows(void *door, const struct request *request, struct reply *reply)
{
    struct city *kept = door;
    struct record_list page;
    assert_int_equal(request->verb, VERB_IMPORT);
    assert_int_equal(request->rows.kind, request->kind);
    if (request->kind == kept->refused) {
        reply_fail(reply, STATUS_ERROR, "the disk is full");
        return;
    }
    assert_true(rows_read(&request->rows, &page));
    for (size_t i = 0; i < page.count; i++) {
        record_copy(request->kind, record_list_add(&kept->lists[request->kind]),
                    record_list_at(&page, i));
    }
    record_list_clear(&page);
    buf_add(&kept->bytes, request->rows.bytes.data, request->rows.bytes.len);
    kept->last = request->kind;
    reply->status = STATUS_DONE;
}

static void empty_city(void)
{
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_clear(&city.lists[kind]);
        record_list_init(&city.lists[kind], kind);
    }
    buf_clear(&city.bytes);
}

static bool fill_city(int64_t households, uint64_t seed, struct err *err)
{
    struct ask door = {.answer = keep_rows, .door = &city};
    struct demo_plan plan = {.seed = seed, .households = households};
    empty_city();
    return demo_fill(&door, &city.settings, &plan, err);
}

static int open_city(void **state)
{
    struct err err;
    (void)state;
    text_set_language(LANGUAGE_EN);
    settings_init(&city.settings);
    city.settings.today = date_from_civil(2026, 11, 22);
    city.refused = KIND_COUNT;
    return fill_city(400, 1, &err) ? 0 : 1;
}

static int close_city(void **state)
{
    (void)state;
    empty_city();
    settings_clear(&city.settings);
    return 0;
}

#define EACH(variable, kind)                                                                       \
    (size_t variable##_at = 0; variable##_at < city.lists[kind].count &&                           \
                               ((variable) = record_list_at(&city.lists[kind], variable##_at));    \
     variable##_at++)

// The involvements of one household as a list of their own.
static struct record_list involvements_of(const char *household)
{
    struct record_list list;
    const struct involvement *involvement;
    record_list_init(&list, KIND_INVOLVEMENT);
    for
        EACH(involvement, KIND_INVOLVEMENT)
        {
            if (strcmp(involvement->household, household) == 0) {
                record_copy(KIND_INVOLVEMENT, record_list_add(&list), involvement);
            }
        }
    return list;
}

static struct figures figures_of(const char *household, int64_t day)
{
    struct record_list list = involvements_of(household);
    struct figures figures;
    record_init(KIND_FIGURES, &figures);
    figures_household(&list, day, &city.settings, &figures);
    record_list_clear(&list);
    return figures;
}

static void test_same_again(void **state)
{
    struct err err;
    (void)state;
    struct buf before = city.bytes;
    city.bytes = (struct buf){0};
    assert_true(fill_city(400, 1, &err));
    assert_int_equal(city.bytes.len, before.len);
    assert_memory_equal(city.bytes.data, before.data, before.len);
    assert_true(fill_city(400, 2, &err));
    assert_true(city.bytes.len != before.len ||
                memcmp(city.bytes.data, before.data, before.len) != 0);
    buf_clear(&before);
    assert_true(fill_city(400, 1, &err));
}

static void test_records_sound(void **state)
{
    (void)state;
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        for (size_t i = 0; i < city.lists[kind].count; i++) {
            const struct field *field;
            struct err err = {.text = ""};
            bool sound = record_check(kind, record_list_at(&city.lists[kind], i), &city.settings,
                                      &field, &err);
            assert_string_equal(sound ? "" : err.text, "");
        }
        if (kind < KIND_PROPOSAL) { // the others are the example family's alone
            assert_true(city.lists[kind].count > 20);
        }
    }
}

// Reading every value back through its own words shows wrong codes, dates and lists.
static void test_values_readable(void **state)
{
    struct buf words = {0};
    struct field_context context = {.settings = &city.settings, .words = FIELD_WORDS_CSV};
    (void)state;
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        const struct kind_info *info = kind_get(kind);
        for (size_t i = 0; i < city.lists[kind].count * info->field_count; i++) {
            const void *record = record_list_at(&city.lists[kind], i / info->field_count);
            const struct field *field = &info->fields[i % info->field_count];
            struct err err = {.text = ""};
            char room[4096] = {0};
            assert_true(info->size <= sizeof(room));
            buf_reset(&words);
            field_write(field, record, &words);
            bool read = field_read(field, room, buf_text(&words), words.len, &context, &err);
            assert_string_equal(read ? "" : err.text, "");
            assert_true(field_is_empty(field, record) || field_equal(field, room, record));
            if (field_is_text(field)) {
                field_set_text(field, room, "", 0);
            }
            free(field_is_text(field) ? *(char **)(void *)(room + field->offset) : NULL);
        }
    }
    buf_clear(&words);
}

static bool is_there(enum kind kind, const char *code, const char *reference)
{
    const struct field *fields = kind_get(kind)->fields;
    for (size_t i = 0; i < city.lists[kind].count; i++) {
        const void *record = record_list_at(&city.lists[kind], i);
        if (strcmp(field_text(&fields[0], record), code) == 0 &&
            (reference == NULL || strcmp(field_text(&fields[1], record), reference) == 0)) {
            return true;
        }
    }
    return false;
}

static void assert_persons_there(const char *household, const char *persons)
{
    char *list = xstrdup(persons);
    char *rest = list;
    for (char *one; (one = strtok_r(rest, " ", &rest)) != NULL;) {
        assert_true(is_there(KIND_PERSON, household, one));
    }
    free(list);
}

static void test_references(void **state)
{
    const struct involvement *involvement;
    const struct scoring *scoring;
    const struct professional *professional;
    (void)state;
    for
        EACH(involvement, KIND_INVOLVEMENT)
        {
            assert_true(is_there(KIND_PROFESSIONAL, involvement->professional, NULL));
            assert_persons_there(involvement->household,
                                 involvement->persons != NULL ? involvement->persons : "");
        }
    for
        EACH(scoring, KIND_SCORING)
        {
            assert_true(is_there(KIND_PERSON, scoring->household, scoring->person));
        }
    for
        EACH(professional, KIND_PROFESSIONAL)
        {
            assert_true(is_there(KIND_ORGANISATION, professional->organisation, NULL));
        }
}

// Nobody calls two children the same.
static void test_names_differ(void **state)
{
    const struct record_list *people = &city.lists[KIND_PERSON];
    (void)state;
    for (size_t i = 0; i < people->count; i++) {
        const struct person *one = record_list_at(people, i);
        for (size_t k = i + 1; k < people->count; k++) {
            const struct person *other = record_list_at(people, k);
            if (strcmp(one->household, other->household) == 0) {
                assert_string_not_equal(one->given_name, other->given_name);
            }
        }
    }
}

static void test_no_overlap(void **state)
{
    const struct coordination *span;
    const struct coordination *other;
    (void)state;
    for
        EACH(span, KIND_COORDINATION)
        {
        for
            EACH(other, KIND_COORDINATION)
            {
                bool later = span != other && strcmp(span->household, other->household) == 0 &&
                             other->from >= span->from;
                assert_false(later && (span->until == NONE || span->until >= other->from));
            }
        assert_true(span->from <= city.settings.today);
        }
}

static void test_family(void **state)
{
    static const struct {
        int months_ago;
        int helpers;
    } story[] = {{36, 18}, {18, 11}, {0, 6}};
    int64_t before = 0;
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(story); i++) {
        int64_t day = date_add_months(city.settings.today, -story[i].months_ago);
        struct figures figures = figures_of("G000001", day);
        assert_int_equal(figures.helpers, story[i].helpers);
        assert_true(figures.hours_per_helper > before);
        before = figures.hours_per_helper;
        record_clear(KIND_FIGURES, &figures);
    }
    assert_true(is_there(KIND_PERSON, "G000001", "P4"));
    assert_true(is_there(KIND_NETWORK, "G000001", "N3"));
    const struct person *person = record_list_at(&city.lists[KIND_PERSON], 0);
    assert_string_equal(person->given_name, "Mireille");
    assert_int_equal(date_age(person->birth_date, city.settings.today), 39);
    person = record_list_at(&city.lists[KIND_PERSON], 1);
    assert_int_equal(date_age(person->birth_date, city.settings.today), 40);
}

// 28 and 17 helpers once each, nobody else near them; costs up to half a million.
static void test_figures(void **state)
{
    const struct household *household;
    int64_t dearest = 0;
    int with_28 = 0;
    int with_17 = 0;
    int cheap = 0;
    (void)state;
    for
        EACH(household, KIND_HOUSEHOLD)
        {
            struct figures figures = figures_of(household->household, city.settings.today);
            int64_t cost = figures.yearly_cost == NONE ? 0 : figures.yearly_cost;
            with_28 += figures.helpers == 28;
            with_17 += figures.helpers == 17;
            assert_true(figures.helpers < 16 || figures.helpers == 28 || figures.helpers == 17);
            dearest = cost > dearest ? cost : dearest;
            cheap += cost < 5000000;
            record_clear(KIND_FIGURES, &figures);
        }
    assert_int_equal(with_28, 1);
    assert_int_equal(with_17, 1);
    assert_in_range(dearest, 42000000, 50000000);
    assert_in_range(cheap, 200, 380);
}

static void test_sizes(void **state)
{
    const struct household *household;
    const struct person *person;
    int most = 0;
    int alone = 0;
    (void)state;
    for
        EACH(household, KIND_HOUSEHOLD)
        {
            int size = 0;
        for
            EACH(person, KIND_PERSON)
            {
                size +=
                    strcmp(person->household, household->household) == 0 && person->until == NONE;
            }
        assert_in_range(size, 1, 9);
        most = size > most ? size : most;
        alone += size == 1;
        }
    assert_in_range(most, 7, 9);
    assert_in_range(alone, 30, 160);
}

static int caseload(const char *login)
{
    const struct coordination *span;
    int households = 0;
    for
        EACH(span, KIND_COORDINATION)
        {
            households += figures_active(span->from, span->until, city.settings.today) &&
                          strcmp(span->coordinator, login) == 0;
        }
    return households;
}

static void test_caseloads(void **state)
{
    const struct coordinator *coordinator;
    (void)state;
    for
        EACH(coordinator, KIND_COORDINATOR)
        {
            if (strcmp(coordinator->role, "coordinator") == 0) {
                assert_in_range(caseload(coordinator->login), 7, 40);
            }
        }
    assert_in_range(caseload(demo_login), 19, 23);
}

static void test_scored(void **state)
{
    const struct household *household;
    const struct scoring *scoring;
    int scored = 0;
    (void)state;
    for
        EACH(household, KIND_HOUSEHOLD)
        {
            bool found = false;
        for
            EACH(scoring, KIND_SCORING)
            {
                found = found || strcmp(scoring->household, household->household) == 0;
                assert_true(scoring->date <= city.settings.today);
            }
        scored += found;
        }
    assert_in_range(scored, 210, 270);
}

static void test_other_sizes(void **state)
{
    static const struct {
        int64_t households;
        const char *with_28;
        const char *with_17;
    } cases[] = {
        {0, NULL, NULL},
        {1, "G000002", NULL},
        {2, "G000003", "G000002"},
        {27, "G000028", "G000017"},
        {10100, "G000028", "G000017"},
    };
    struct err err;
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_true(fill_city(cases[i].households, 3, &err));
        assert_int_equal(city.lists[KIND_HOUSEHOLD].count, cases[i].households + 1);
        for (int which = 0; which < 2; which++) {
            const char *code = which == 0 ? cases[i].with_28 : cases[i].with_17;
            struct figures figures = figures_of(code != NULL ? code : "", city.settings.today);
            assert_int_equal(figures.helpers, code == NULL ? 0 : which == 0 ? 28 : 17);
            record_clear(KIND_FIGURES, &figures);
        }
    }
    assert_true(fill_city(400, 1, &err));
}

static void test_refused(void **state)
{
    struct err err;
    (void)state;
    city.refused = KIND_PERSON;
    assert_false(fill_city(10, 1, &err));
    assert_string_equal(err.text, "the disk is full");
    assert_int_equal(city.last, KIND_HOUSEHOLD);
    city.refused = KIND_COUNT;
}

// Somebody is faster.
static int open_late(struct command_context *context, enum command_database mode)
{
    FILE *file = fopen(context->settings->database, "we");
    assert_non_null(file);
    fclose(file);
    return mode == DATABASE_CREATE ? EXIT_REFUSED : EXIT_DONE;
}

static void close_nothing(struct command_context *context)
{
    (void)context;
}

static void test_others_file_stays(void **state)
{
    static const struct command_program program = {.open = open_late, .close = close_nothing};
    struct settings settings;
    struct command_context context = {.settings = &settings, .program = &program};
    char folder[] = "/tmp/demo-test-XXXXXX";
    char path[sizeof(folder) + 8];
    (void)state;
    settings_init(&settings);
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/a.db", folder);
    context.options[OPTION_OUTPUT] = path;
    assert_int_equal(command_demo(&context, 0, NULL), EXIT_REFUSED);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
    settings_clear(&settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records_sound), cmocka_unit_test(test_values_readable),
        cmocka_unit_test(test_references),    cmocka_unit_test(test_names_differ),
        cmocka_unit_test(test_no_overlap),    cmocka_unit_test(test_family),
        cmocka_unit_test(test_figures),       cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_caseloads),     cmocka_unit_test(test_scored),
        cmocka_unit_test(test_same_again),    cmocka_unit_test(test_other_sizes),
        cmocka_unit_test(test_refused),       cmocka_unit_test(test_others_file_stays),
    };
    return cmocka_run_group_tests(tests, open_city, close_city);
}
