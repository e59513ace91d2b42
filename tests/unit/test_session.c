// SPDX-License-Identifier: EUPL-1.2
// What a session knows of its own saves: whose rows in the list have to be asked again.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "screen/households.h"
#include "screen/session.h"

enum { HERE = 7, THERE = 8 };

static struct session session;
static int asked; // for a list
static struct screen_stack stack = {.program = &session};
static struct screen screen = {.stack = &stack};

static int set_up(void **state)
{
    (void)state;
    session = (struct session){.changes_seen = 100};
    return 0;
}

static void save(int64_t touched, int64_t others)
{
    struct reply reply;
    reply_init(&reply);
    reply.changes = session.changes_seen + 1 + others;
    session_show_saved(&screen, &reply, touched);
    assert_int_equal(session.changes_seen, reply.changes);
    reply_clear(&reply);
}

static void one_household_is_asked_again(void **state)
{
    (void)state;
    save(HERE, 0);
    save(HERE, 0);
    assert_int_equal(session_take_touched(&session), HERE);
    assert_int_equal(session_take_touched(&session), TOUCHED_NONE);
    save(HERE, 0);
    save(THERE, 0);
    assert_int_equal(session_take_touched(&session), TOUCHED_MANY);
}

static void what_no_row_shows_adds_nothing(void **state)
{
    (void)state;
    save(TOUCHED_UNLISTED, 0);
    assert_int_equal(session_take_touched(&session), TOUCHED_UNLISTED);
    save(TOUCHED_UNLISTED, 0);
    save(HERE, 0);
    save(TOUCHED_UNLISTED, 0);
    assert_int_equal(session_take_touched(&session), HERE);
    save(TOUCHED_MANY, 0);
    save(TOUCHED_UNLISTED, 0);
    assert_int_equal(session_take_touched(&session), TOUCHED_MANY);
}

static void who_saved_too_may_have_changed_any(void **state)
{
    (void)state;
    save(TOUCHED_UNLISTED, 1);
    assert_int_equal(session_take_touched(&session), TOUCHED_MANY);
    save(HERE, 1);
    assert_int_equal(session_take_touched(&session), TOUCHED_MANY);
}

static void answer_nothing(void *door, const struct request *request, struct reply *reply)
{
    (void)door;
    asked += request->verb == VERB_LIST;
    rows_init(&reply->rows, request->kind);
}

static int asked_after(int64_t touched)
{
    struct screen *list = stack.top;
    asked = 0;
    save(touched, 0);
    list->class->layout(list, (struct rect){.rows = 24, .cols = 80});
    return asked;
}

static void the_list_is_asked_only_for_what_it_shows(void **state)
{
    (void)state;
    struct settings settings;
    struct ask ask = {.answer = answer_nothing};
    settings_init(&settings);
    session.settings = &settings;
    session.ask = &ask;
    households_open(&stack);
    assert_int_equal(asked_after(TOUCHED_UNLISTED), 0);
    assert_int_equal(asked_after(TOUCHED_MANY), 1);
    assert_int_equal(asked_after(TOUCHED_UNLISTED), 0);
    screen_quit(&stack);
    screen_sweep(&stack);
    settings_clear(&settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(one_household_is_asked_again, set_up),
        cmocka_unit_test_setup(what_no_row_shows_adds_nothing, set_up),
        cmocka_unit_test_setup(who_saved_too_may_have_changed_any, set_up),
        cmocka_unit_test_setup(the_list_is_asked_only_for_what_it_shows, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
