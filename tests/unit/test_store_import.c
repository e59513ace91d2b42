// SPDX-License-Identifier: EUPL-1.2
// Files in and out: new, changed, unchanged, refused; everything comes back equal.
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "../support/city.h"
#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/xalloc.h"

// Imports rows; columns: names of the fields that the file has, NULL for all.
static bool import(struct base *base, enum kind kind, unsigned flags, const char *const *columns,
                   const char *const *rows)
{
    struct request request;
    void *record = xcalloc(1, kind_get(kind)->size);
    request_init(&request, VERB_IMPORT);
    request.flags = flags;
    rows_init(&request.rows, kind);
    if (columns) {
        request.rows.columns.count = 0;
        for (; *columns; columns++) {
            request.rows.columns.index[request.rows.columns.count++] =
                (uint8_t)kind_field_index(kind, kind_field(kind, *columns));
        }
    }
    for (; *rows; rows++) {
        record_init(kind, record);
        base_fill(kind, record, *rows);
        rows_add(&request.rows, record);
        record_clear(kind, record);
    }
    free(record);
    return base_ask(base, &request);
}

static void assert_counts(const struct base *base, int64_t made, int64_t changed, int64_t unchanged,
                          int64_t rejected)
{
    assert_int_equal(base->reply.new_count, made);
    assert_int_equal(base->reply.changed_count, changed);
    assert_int_equal(base->reply.unchanged_count, unchanged);
    assert_int_equal(base->reply.rejected_count, rejected);
}

static void assert_query(struct base *base, const char *sql, const char *value)
{
    char *text = base_query(base, sql);
    assert_string_equal(text, value);
    free(text);
}

static void assert_reject(struct base *base, const char *expected)
{
    struct buf text = {0};
    struct reject reject;
    size_t offset = 0;
    record_init(KIND_REJECT, &reject);
    while (rows_next(&base->reply.rows, &offset, &reject, NULL)) {
        buf_addf(&text, "%lld %s \"%s\" %s/", (long long)reject.row,
                 reject.column ? reject.column : "", reject.value ? reject.value : "",
                 reject.reason);
    }
    record_clear(KIND_REJECT, &reject);
    assert_string_equal(buf_text(&text), expected);
    buf_clear(&text);
}

static const char *const network[] = {"household=T1|network=N1|name=Alina|relation=buurvrouw",
                                      "household=T2|network=N1|name=Dexx", NULL};

static void rows_are_new_changed_or_unchanged(void **state)
{
    assert_true(import(*state, KIND_NETWORK, 0, NULL, network));
    assert_counts(*state, 1, 1, 0, 0);
    assert_true(import(*state, KIND_NETWORK, 0, NULL, network));
    assert_counts(*state, 0, 0, 2, 0);
    assert_int_equal(((struct base *)*state)->reply.step, 0);
    assert_query(*state,
                 "SELECT action || ':' || field || ':' || old_value FROM history WHERE "
                 "kind = 'network' ORDER BY id",
                 "new:: change:name:Alina Hofman new::");
}

// Whatever their references look like, the persons come back in the order in which they went in.
static void persons_in_any_order_are_unchanged(void **state)
{
    static const char *const people[] = {"household=T1|person=P1a", "household=T1|person=Z-2",
                                         "household=T1|person=x", NULL};
    static const char *const care[] = {
        "household=T1|professional=HV1|domain=care|persons=Z-2 x P1 P1a P2", NULL};
    assert_true(import(*state, KIND_PERSON, 0, NULL, people));
    assert_true(import(*state, KIND_INVOLVEMENT, 0, NULL, care));
    assert_counts(*state, 1, 0, 0, 0);
    assert_true(import(*state, KIND_INVOLVEMENT, 0, NULL, care));
    assert_counts(*state, 0, 0, 1, 0);
}

static void columns_that_are_absent_stay(void **state)
{
    static const char *const columns[] = {"household", "network", "phone", NULL};
    static const char *const rows[] = {"household=T1|network=N1|phone=06-00000001", NULL};
    static const char *const emptied[] = {"household=T1|network=N1", NULL};
    assert_true(import(*state, KIND_NETWORK, 0, columns, rows));
    assert_counts(*state, 0, 1, 0, 0);
    assert_query(*state, "SELECT name || ':' || phone FROM network", "Alina Hofman:06-00000001");
    assert_true(import(*state, KIND_NETWORK, 0, columns, emptied));
    assert_query(*state, "SELECT name || ':' || phone FROM network", "Alina Hofman:");
}

static const char *const mixed[] = {
    "household=T1|professional=HV1|domain=care",
    "household=T1|professional=HV9|domain=care",
    "household=T9|professional=HV1|domain=care",
    "household=T1|professional=HV1|domain=housing|from=2024-01-02|until=2024-01-01",
    "household=T1|professional=HV2|domain=care|persons=P1 P9",
    NULL};

static const char mixed_rejects[] = "1 professional \"HV9\" unknown professional/"
                                    "2 household \"T9\" unknown household/"
                                    "3 until \"2024-01-01\" until before from/"
                                    "4 persons \"P1 P9\" no such person: P9/";

static void any_bad_row_keeps_all_out(void **state)
{
    assert_true(import(*state, KIND_INVOLVEMENT, 0, NULL, mixed));
    assert_counts(*state, 1, 0, 0, 4);
    assert_reject(*state, mixed_rejects);
    assert_query(*state, "SELECT count(*) FROM involvements", "0");
    assert_query(*state, "SELECT count(*) FROM steps WHERE verb = 'import'", "0");
}

static void partial_takes_the_good_rows(void **state)
{
    assert_true(import(*state, KIND_INVOLVEMENT, REQUEST_PARTIAL, NULL, mixed));
    assert_counts(*state, 1, 0, 0, 4);
    assert_reject(*state, mixed_rejects);
    assert_query(*state, "SELECT count(*) FROM involvements", "1");
}

static void a_dry_run_changes_nothing(void **state)
{
    assert_true(import(*state, KIND_NETWORK, REQUEST_DRY_RUN, NULL, network));
    assert_counts(*state, 1, 1, 0, 0);
    assert_int_equal(((struct base *)*state)->reply.step, 0);
    assert_query(*state, "SELECT name FROM network", "Alina Hofman");
    assert_true(import(*state, KIND_INVOLVEMENT, REQUEST_DRY_RUN | REQUEST_PARTIAL, NULL, mixed));
    assert_query(*state, "SELECT count(*) FROM involvements", "0");
}

static void later_rows_are_waited_for(void **state)
{
    static const char *const people[] = {
        "household=T2|person=P2|same_as=T2/P3", "household=T2|person=P3|same_as=T2/P4",
        "household=T2|person=P4", "household=T2|person=P5|same_as=T2/P9", NULL};
    static const char *const coordinators[] = {"login=a1|mentor=z1", "login=z1", NULL};
    static const char *const spans[] = {"household=T1|from=2024-01-01",
                                        "household=T2|from=2024-01-01", NULL};
    static const char *const moved[] = {"household=T1|from=2025-01-01",
                                        "household=T2|from=2025-01-01",
                                        "household=T1|from=2024-01-01|until=2024-12-31", NULL};
    assert_true(import(*state, KIND_PERSON, REQUEST_PARTIAL, NULL, people));
    assert_counts(*state, 3, 0, 0, 1);
    assert_reject(*state, "3 same_as \"T2/P9\" no such person/");
    assert_query(*state,
                 "SELECT p.person || s.person FROM people AS p JOIN people AS s ON "
                 "s.id = p.same_as_id ORDER BY p.person",
                 "P2P4 P3P4");
    assert_true(import(*state, KIND_COORDINATOR, 0, NULL, coordinators));
    assert_counts(*state, 2, 0, 0, 0);
    assert_true(import(*state, KIND_COORDINATION, 0, NULL, spans));
    assert_true(import(*state, KIND_COORDINATION, REQUEST_PARTIAL, NULL, moved));
    assert_counts(*state, 1, 1, 0, 1);
    assert_reject(*state, "1 from \"2025-01-01\" overlaps the coordination from 2024-01-01/");
}

// A disk that takes no more, as far as this process is concerned.
static bool import_on_full_disk(struct base *base, const char *const *rows)
{
    struct rlimit limit;
    getrlimit(RLIMIT_FSIZE, &limit);
    struct rlimit full = {.rlim_cur = 1, .rlim_max = limit.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &full);
    bool done = import(base, KIND_NETWORK, 0, NULL, rows);
    setrlimit(RLIMIT_FSIZE, &limit);
    return done;
}

static void what_could_not_be_kept_is_not_counted(void **state)
{
    struct base *base = *state;
    assert_false(import_on_full_disk(base, network));
    assert_int_equal(base->reply.status, STATUS_ERROR);
    assert_counts(base, 0, 0, 0, 0);
    assert_int_equal(base->reply.step, 0);
    assert_query(base, "SELECT count(*) FROM network", "1");
    assert_true(import(base, KIND_NETWORK, 0, NULL, network));
    assert_counts(base, 1, 1, 0, 0);
}

static void an_import_sent_twice_is_done_once(void **state)
{
    struct base *base = *state;
    for (int i = 0; i < 2; i++) {
        base->ask.last_number = 4710;
        assert_true(import(base, KIND_NETWORK, 0, NULL, network));
        assert_counts(base, 1, 1, 0, 0);
    }
}

static void malformed_rows_are_refused(void **state)
{
    struct base *base = *state;
    struct request request;
    request_init(&request, VERB_IMPORT);
    rows_init(&request.rows, KIND_NETWORK);
    buf_add(&request.rows.bytes, "\x07\x07", 2);
    request.rows.count = 1;
    base->ask.coded = false;
    assert_false(base_ask(base, &request));
    assert_int_equal(base->reply.status, STATUS_INVALID);
}

// All rows of a kind in pages of *limit*.
static void export(struct base *from, enum kind kind, int limit, struct rows *all)
{
    char *after = xstrdup("");
    rows_init(all, kind);
    while (after) {
        struct request request;
        request_init(&request, VERB_EXPORT);
        request.kind = kind;
        request.limit = limit;
        request_set_after(&request, after);
        assert_true(base_ask(from, &request));
        assert_true(limit == 0 || from->reply.rows.count <= (size_t)limit);
        buf_add(&all->bytes, from->reply.rows.bytes.data ? from->reply.rows.bytes.data : "",
                from->reply.rows.bytes.len);
        all->count += from->reply.rows.count;
        free(after);
        after = xstrdup(from->reply.next);
    }
}

static void assert_same_rows(const struct rows *a, const struct rows *b)
{
    struct record_list x;
    struct record_list y;
    assert_true(rows_read(a, &x));
    assert_true(rows_read(b, &y));
    assert_int_equal(x.count, y.count);
    for (size_t i = 0; i < x.count; i++) {
        assert_true(record_equal(a->kind, record_list_at(&x, i), record_list_at(&y, i)));
    }
    record_list_clear(&x);
    record_list_clear(&y);
}

static void a_city_comes_back_equal(void **state)
{
    struct base one;
    struct base two;
    (void)state;
    base_init(&one);
    base_init(&two);
    city_import(&one.ask, &one.settings);
    for (enum kind kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        struct rows out;
        struct rows small;
        struct rows back;
        struct request request;
        export(&one, kind, 0, &out);
        export(&one, kind, 7, &small);
        assert_int_equal(out.bytes.len, small.bytes.len);
        assert_memory_equal(out.bytes.data, small.bytes.data, out.bytes.len);
        for (int again = 0; again < 2; again++) {
            request_init(&request, VERB_IMPORT);
            rows_init(&request.rows, kind);
            buf_add(&request.rows.bytes, out.bytes.data, out.bytes.len);
            request.rows.count = out.count;
            assert_true(base_ask(&two, &request));
            assert_counts(&two, again ? 0 : (int64_t)out.count, 0, again ? (int64_t)out.count : 0,
                          0);
        }
        export(&two, kind, 0, &back);
        assert_same_rows(&out, &back);
        rows_clear(&out);
        rows_clear(&small);
        rows_clear(&back);
    }
    base_clear(&one);
    base_clear(&two);
}

static void export_keeps_to_household_and_day(void **state)
{
    struct base *base = *state;
    static const struct {
        enum kind kind;
        const char *household;
        unsigned flags;
        size_t count;
    } cases[] = {
        {KIND_HOUSEHOLD, "T1", 0, 1},    {KIND_PERSON, "T1", 0, 2},
        {KIND_PROFESSIONAL, "T1", 0, 1}, {KIND_ORGANISATION, "T1", 0, 1},
        {KIND_COORDINATOR, "T1", 0, 1},  {KIND_PROFESSIONAL, NULL, 0, 2},
        {KIND_INVOLVEMENT, NULL, 0, 2},  {KIND_INVOLVEMENT, NULL, REQUEST_ACTIVE, 1},
        {KIND_INVOLVEMENT, "T2", 0, 1},  {KIND_COORDINATION, "T2", 0, 0},
    };
    base_new(base, KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care|until=2026-11-21");
    base_new(base, KIND_INVOLVEMENT, "household=T2|professional=HV2|domain=care|until=2026-11-22");
    base_new(base, KIND_COORDINATION, "household=T1|from=2026-01-01|coordinator=co2");
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct request request;
        request_init(&request, VERB_EXPORT);
        request.kind = cases[i].kind;
        request.flags = cases[i].flags;
        request.household_id =
            cases[i].household ? base_id(base, KIND_HOUSEHOLD, cases[i].household) : 0;
        assert_true(base_ask(base, &request));
        assert_int_equal(base->reply.rows.count, cases[i].count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_are_new_changed_or_unchanged, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(persons_in_any_order_are_unchanged, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(columns_that_are_absent_stay, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(any_bad_row_keeps_all_out, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(partial_takes_the_good_rows, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(a_dry_run_changes_nothing, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(later_rows_are_waited_for, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(an_import_sent_twice_is_done_once, base_set_up,
                                        base_tear_down),
        cmocka_unit_test_setup_teardown(malformed_rows_are_refused, base_set_up, base_tear_down),
        cmocka_unit_test_setup_teardown(what_could_not_be_kept_is_not_counted, base_set_up,
                                        base_tear_down),
        cmocka_unit_test(a_city_comes_back_equal),
        cmocka_unit_test_setup_teardown(export_keeps_to_household_and_day, base_set_up,
                                        base_tear_down),
    };
    return cmocka_run_group_tests_name("store_import", tests, NULL, NULL);
}
