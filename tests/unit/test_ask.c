// SPDX-License-Identifier: EUPL-1.2
#include "protocol/ask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/array.h"

// A door that answers as it is told and remembers who asked.
struct door {
    enum status status;
    int64_t number, session;
};

static void answer(void *data, const struct request *request, struct reply *reply)
{
    struct door *door = data;
    door->number = request->number;
    door->session = request->session;
    reply->status = door->status;
}

// Asks with this text; the number that the door saw.
static int64_t ask_once(struct ask *asker, enum verb verb, const char *text, enum status status)
{
    struct door *door = asker->door;
    struct request request;
    struct reply reply;
    request_init(&request, verb);
    reply_init(&reply);
    request_set_text(&request, text);
    door->status = status;
    assert_int_equal(ask(asker, &request, &reply), status == STATUS_DONE);
    request_clear(&request);
    reply_clear(&reply);
    return door->number;
}

static void all_of_a_session_say_so(void **state)
{
    struct door one = {0}, other = {0};
    struct ask first = {.answer = answer, .door = &one};
    struct ask second = {.answer = answer, .door = &other};
    (void)state;
    ask_once(&first, VERB_GET, "", STATUS_DONE);
    ask_once(&second, VERB_GET, "", STATUS_DONE);
    int64_t session = one.session;
    assert_true(session > 0);
    assert_int_not_equal(session, other.session);
    ask_once(&first, VERB_SAVE, "", STATUS_DONE);
    assert_int_equal(one.session, session);
}

static void writes_are_numbered(void **state)
{
    struct door door = {0};
    struct ask asker = {.answer = answer, .door = &door};
    (void)state;
    assert_int_equal(ask_once(&asker, VERB_SAVE, "a", STATUS_DONE), 1);
    assert_int_equal(ask_once(&asker, VERB_LIST, "a", STATUS_DONE), 0);
    assert_int_equal(ask_once(&asker, VERB_UNDO, "a", STATUS_REFUSED), 2);
    assert_int_equal(ask_once(&asker, VERB_SAVE, "a", STATUS_CONFLICT), 3);
    assert_int_equal(ask_once(&asker, VERB_SAVE, "a", STATUS_DONE), 4);
}

// Nobody knows whether what came to nothing was done: it must not be done twice.
static void a_doubtful_write_keeps_its_number(void **state)
{
    static const enum status statuses[] = {STATUS_BUSY, STATUS_ERROR};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(statuses); i++) {
        struct door door = {0};
        struct ask asker = {.answer = answer, .door = &door};
        assert_int_equal(ask_once(&asker, VERB_SAVE, "a", statuses[i]), 1);
        assert_int_equal(ask_once(&asker, VERB_SAVE, "a", statuses[i]), 1);
        assert_int_equal(ask_once(&asker, VERB_SAVE, "a", STATUS_DONE), 1);
        assert_int_equal(ask_once(&asker, VERB_SAVE, "a", STATUS_DONE), 2);
        assert_int_equal(ask_once(&asker, VERB_SAVE, "a", statuses[i]), 3);
        assert_int_equal(ask_once(&asker, VERB_SAVE, "b", STATUS_DONE), 4);
        assert_int_equal(ask_once(&asker, VERB_SAVE, "a", STATUS_DONE), 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_a_session_say_so),
        cmocka_unit_test(writes_are_numbered),
        cmocka_unit_test(a_doubtful_write_keeps_its_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
