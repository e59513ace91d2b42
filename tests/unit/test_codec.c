// SPDX-License-Identifier: EUPL-1.2
#include "protocol/codec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "model/records.h"

static void numbers_come_back(void **state)
{
    (void)state;
    static const struct {
        int64_t value;
        size_t bytes;
    } cases[] = {
        {NONE, 1},      {0, 1},         {1, 1},         {-1, 1},      {62, 1},
        {63, 1},        {64, 2},        {-64, 2},       {1 << 20, 4}, {INT64_MAX, 10},
        {NONE + 1, 10}, {INT32_MIN, 5}, {INT32_MAX, 5},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf bytes = {0};
        size_t offset = 0;
        int64_t value = 7;
        codec_put_number(&bytes, cases[i].value);
        assert_int_equal(bytes.len, cases[i].bytes);
        assert_true(codec_get_number(&bytes, &offset, &value));
        assert_int_equal(value, cases[i].value);
        assert_int_equal(offset, bytes.len);
        assert_false(codec_get_number(&bytes, &offset, &value));
        buf_clear(&bytes);
    }
}

static void refuses_numbers_that_do_not_fit(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "\x80",                                     // cut off
        "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", // 65 bits
        "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf bytes = {0};
        size_t offset = 0;
        int64_t value;
        buf_add_text(&bytes, cases[i]);
        assert_false(codec_get_number(&bytes, &offset, &value));
        buf_clear(&bytes);
    }
}

static void refuses_a_text_longer_than_the_message(void **state)
{
    (void)state;
    struct buf bytes = {0};
    size_t offset = 0, len;
    const char *text;
    codec_put_number(&bytes, 4);
    buf_add(&bytes, "abc", 3);
    assert_false(codec_get_text(&bytes, &offset, &text, &len));
    buf_clear(&bytes);
    offset = 0;
    codec_put_number(&bytes, -1);
    assert_false(codec_get_text(&bytes, &offset, &text, &len));
    buf_clear(&bytes);
}

static void make_household(struct household *household)
{
    record_init(KIND_HOUSEHOLD, household);
    household->head = (struct record){.id = 12, .rev = 3, .household_id = 12};
    household->household = xstrdup("T000001");
    household->name = xstrdup("van 't Hof-Müller");
    household->question = xstrdup("Rust.\nEén gezicht.");
    household->self_coordination_on = 20000;
}

static void fill_request(struct request *request)
{
    struct household before, after;
    make_household(&before);
    make_household(&after);
    free(after.name);
    after.name = xstrdup("");
    after.self_coordination_on = NONE;
    request_init(request, VERB_SAVE);
    request->number = 99;
    request->on = 20777;
    request->flags = REQUEST_PARTIAL | REQUEST_ACTIVE;
    request->limit = 40;
    request->kinds = KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_FINDING);
    request_set_text(request, "van 't");
    request_set_after(request, "");
    assert_true(request_add_change(request, KIND_HOUSEHOLD, &before, &after));
    assert_true(request_add_change(request, KIND_HOUSEHOLD, NULL, &after));
    assert_true(request_add_change(request, KIND_HOUSEHOLD, &before, NULL));
    assert_false(request_add_change(request, KIND_HOUSEHOLD, &before, &before));
    rows_clear(&request->rows);
    rows_init(&request->rows, KIND_HOUSEHOLD);
    rows_add(&request->rows, &before);
    record_clear(KIND_HOUSEHOLD, &before);
    record_clear(KIND_HOUSEHOLD, &after);
}

static void a_request_comes_back(void **state)
{
    (void)state;
    struct request sent, arrived;
    struct buf bytes = {0}, again = {0};
    fill_request(&sent);
    codec_put_request(&bytes, &sent);
    request_init(&arrived, VERB_GET);
    assert_true(codec_get_request(&bytes, &arrived));
    codec_put_request(&again, &arrived);
    assert_int_equal(again.len, bytes.len);
    assert_memory_equal(again.data, bytes.data, bytes.len);
    assert_int_equal(arrived.verb, VERB_SAVE);
    assert_string_equal(arrived.text, "van 't");
    assert_int_equal(arrived.kinds, sent.kinds);
    assert_string_equal(arrived.after, "");
    assert_int_equal(arrived.change_count, 3);
    assert_int_equal(arrived.changes[0].action, CHANGE_FIELDS);
    assert_int_equal(arrived.changes[0].field_count, 2);
    assert_string_equal(arrived.changes[0].fields[0].old_value, "van 't Hof-Müller");
    assert_string_equal(arrived.changes[0].fields[0].new_value, "");
    assert_int_equal(arrived.changes[0].rev, 3);
    assert_int_equal(arrived.changes[1].id, 0);
    assert_int_equal(arrived.changes[2].action, CHANGE_DELETE);
    request_clear(&sent);
    request_clear(&arrived);
    buf_clear(&bytes);
    buf_clear(&again);
}

// Whatever is missing at the end, or lies behind it, the message is refused.
static void a_cut_or_longer_request_is_refused(void **state)
{
    (void)state;
    struct request sent;
    struct buf bytes = {0};
    fill_request(&sent);
    codec_put_request(&bytes, &sent);
    for (size_t len = 0; len <= bytes.len + 1; len++) {
        struct request arrived;
        struct buf part = {0};
        buf_add(&part, bytes.data, len);
        request_init(&arrived, VERB_GET);
        assert_int_equal(codec_get_request(&part, &arrived), len == bytes.len);
        request_clear(&arrived);
        buf_clear(&part);
    }
    request_clear(&sent);
    buf_clear(&bytes);
}

static void a_reply_comes_back(void **state)
{
    (void)state;
    struct household household;
    struct reply sent, arrived;
    struct record_list list;
    struct buf bytes = {0};
    make_household(&household);
    reply_init(&sent);
    reply_fail(&sent, STATUS_CONFLICT, "%s changed it", "co1");
    sent.field = 3;
    sent.next = xstrdup("key|7");
    sent.changes = 5;
    rows_clear(&sent.rows);
    rows_init(&sent.rows, KIND_HOUSEHOLD);
    rows_add(&sent.rows, &household);
    rows_add(&sent.rows, &household);
    codec_put_reply(&bytes, &sent);
    reply_init(&arrived);
    assert_true(codec_get_reply(&bytes, &arrived));
    assert_int_equal(arrived.status, STATUS_CONFLICT);
    assert_string_equal(arrived.message, "co1 changed it");
    assert_string_equal(arrived.next, "key|7");
    assert_null(arrived.previous);
    assert_true(rows_read(&arrived.rows, &list));
    assert_int_equal(list.count, 2);
    assert_true(record_equal(KIND_HOUSEHOLD, record_list_at(&list, 1), &household));
    assert_int_equal(((struct household *)record_list_at(&list, 1))->head.rev, 3);
    record_list_clear(&list);
    record_clear(KIND_HOUSEHOLD, &household);
    reply_clear(&sent);
    reply_clear(&arrived);
    buf_clear(&bytes);
}

static void fill_lists(struct reply *reply)
{
    struct household household;
    make_household(&household);
    reply_init(reply);
    rows_add(reply_add_list(reply, KIND_HOUSEHOLD), &household);
    reply_add_list(reply, KIND_PERSON);
    struct rows *twice = reply_add_list(reply, KIND_HOUSEHOLD);
    rows_add(twice, &household);
    rows_add(twice, &household);
    record_clear(KIND_HOUSEHOLD, &household);
}

static void lists_come_back(void **state)
{
    (void)state;
    struct reply sent, arrived;
    struct buf bytes = {0};
    fill_lists(&sent);
    codec_put_reply(&bytes, &sent);
    reply_init(&arrived);
    assert_true(codec_get_reply(&bytes, &arrived));
    assert_int_equal(arrived.list_count, sent.list_count);
    for (size_t i = 0; i < sent.list_count; i++) {
        assert_int_equal(arrived.lists[i].kind, sent.lists[i].kind);
        assert_int_equal(arrived.lists[i].count, sent.lists[i].count);
        assert_int_equal(arrived.lists[i].bytes.len, sent.lists[i].bytes.len);
    }
    reply_clear(&sent);
    reply_clear(&arrived);
    buf_clear(&bytes);
}

static void cut_or_too_many_lists_are_refused(void **state)
{
    (void)state;
    struct reply sent, arrived;
    struct buf bytes = {0};
    fill_lists(&sent);
    codec_put_reply(&bytes, &sent);
    for (size_t len = 0; len < bytes.len; len++) {
        struct buf part = {0};
        buf_add(&part, bytes.data, len);
        reply_init(&arrived);
        assert_false(codec_get_reply(&part, &arrived));
        reply_clear(&arrived);
        buf_clear(&part);
    }
    while (sent.list_count <= KIND_COUNT) {
        reply_add_list(&sent, KIND_PERSON);
    }
    buf_reset(&bytes);
    codec_put_reply(&bytes, &sent);
    reply_init(&arrived);
    assert_false(codec_get_reply(&bytes, &arrived));
    reply_clear(&sent);
    reply_clear(&arrived);
    buf_clear(&bytes);
}

static void rows_are_added_to_a_list(void **state)
{
    (void)state;
    struct reply reply;
    struct record_list list;
    fill_lists(&reply);
    assert_true(rows_read(&reply.lists[0], &list));
    assert_true(rows_append(&reply.lists[2], &list));
    assert_int_equal(list.count, 3);
    reply.lists[2].count++;
    assert_false(rows_append(&reply.lists[2], &list));
    record_list_clear(&list);
    reply_clear(&reply);
}

// Each wrong value on its own is refused, not clamped.
static void values_outside_their_range_are_refused(void **state)
{
    (void)state;
    for (int wrong = 0; wrong < 6; wrong++) {
        struct request request, arrived;
        struct buf bytes = {0};
        fill_request(&request);
        switch (wrong) {
        case 0: request.verb = VERB_COUNT; break;
        case 1: request.kind = KIND_COUNT; break;
        case 2: request.flags = REQUEST_FLAGS_ALL + 1; break;
        case 3: request.limit = -1; break;
        case 4: request.kinds = REQUEST_KINDS_ALL + 1; break;
        default: request.changes[0].fields[0].field = 95; break;
        }
        codec_put_request(&bytes, &request);
        request_init(&arrived, VERB_GET);
        assert_false(codec_get_request(&bytes, &arrived));
        request_clear(&request);
        request_clear(&arrived);
        buf_clear(&bytes);
    }
}

// Numbers that the store would take for "nothing", and days with which it could not reckon.
static void numbers_outside_their_range_are_refused(void **state)
{
    (void)state;
    static const struct {
        size_t offset;
        int64_t value;
        bool good;
    } cases[] = {
        {offsetof(struct request, number), NONE, false},
        {offsetof(struct request, session), NONE, false},
        {offsetof(struct request, session), -1, false},
        {offsetof(struct request, session), INT64_MAX, true},
        {offsetof(struct request, id), NONE, false},
        {offsetof(struct request, id), -1, false},
        {offsetof(struct request, household_id), NONE, false},
        {offsetof(struct request, household_id), INT64_MAX, true},
        {offsetof(struct request, on), NONE, true},
        {offsetof(struct request, on), -9999999, true},
        {offsetof(struct request, on), 10000000, false},
        {offsetof(struct request, on), NONE + 1, false},
        {offsetof(struct request, on), INT64_MAX, false},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct request request, arrived;
        struct buf bytes = {0};
        fill_request(&request);
        *(int64_t *)(void *)((char *)&request + cases[i].offset) = cases[i].value;
        codec_put_request(&bytes, &request);
        request_init(&arrived, VERB_GET);
        assert_int_equal(codec_get_request(&bytes, &arrived), cases[i].good);
        request_clear(&request);
        request_clear(&arrived);
        buf_clear(&bytes);
    }
}

static void rows_carry_only_their_columns(void **state)
{
    (void)state;
    struct household household, read;
    struct rows rows;
    size_t offset = 0;
    bool malformed;
    make_household(&household);
    rows_init(&rows, KIND_HOUSEHOLD);
    rows.columns = (struct columns){.index = {0}, .count = 1};
    rows_add(&rows, &household);
    record_init(KIND_HOUSEHOLD, &read);
    read.name = xstrdup("stays");
    assert_true(rows_next(&rows, &offset, &read, &malformed));
    assert_string_equal(read.household, "T000001");
    assert_string_equal(read.name, "stays");
    assert_false(rows_next(&rows, &offset, &read, &malformed));
    assert_false(malformed);
    rows.bytes.len--;
    offset = 0;
    assert_false(rows_next(&rows, &offset, &read, &malformed));
    assert_true(malformed);
    record_clear(KIND_HOUSEHOLD, &household);
    record_clear(KIND_HOUSEHOLD, &read);
    rows_clear(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_come_back),
        cmocka_unit_test(refuses_numbers_that_do_not_fit),
        cmocka_unit_test(refuses_a_text_longer_than_the_message),
        cmocka_unit_test(a_request_comes_back),
        cmocka_unit_test(a_cut_or_longer_request_is_refused),
        cmocka_unit_test(a_reply_comes_back),
        cmocka_unit_test(lists_come_back),
        cmocka_unit_test(cut_or_too_many_lists_are_refused),
        cmocka_unit_test(rows_are_added_to_a_list),
        cmocka_unit_test(values_outside_their_range_are_refused),
        cmocka_unit_test(numbers_outside_their_range_are_refused),
        cmocka_unit_test(rows_carry_only_their_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
