// SPDX-License-Identifier: EUPL-1.2
// The service: who asks is answered, and what is saved is saved once.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistd.h>

#include "../support/desk.h"
#include "base/array.h"
#include "service/peer.h"

static void answers_what_is_asked(void **state)
{
    static const struct {
        enum verb verb;
        enum kind kind;
        enum sort sort;
        size_t rows;
    } cases[] = {
        {VERB_LIST, KIND_HOUSEHOLD_ROW, SORT_NAME, 2},
        {VERB_LIST, KIND_HOUSEHOLD_ROW, SORT_HELPERS, 2}, // by the reader
        {VERB_EXPORT, KIND_ORGANISATION, SORT_NAME, 2},   // by the reader
        {VERB_FIGURES, KIND_FIGURES, SORT_NAME, 2},       // by the reader
        {VERB_STEPS, KIND_STEP, SORT_NAME, 0},
    };
    struct desk *desk = *state;
    int client = desk_connect(desk);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct request request;
        struct reply reply;
        request_init(&request, cases[i].verb);
        request.kind = cases[i].kind;
        request.sort = cases[i].sort;
        desk_send(desk, client, &request);
        desk_receive(desk, client, &reply);
        print_message("case %zu\n", i);
        assert_int_equal(reply.status, STATUS_DONE);
        assert_int_equal(reply.rows.count, cases[i].rows);
        reply_clear(&reply);
    }
    close(client);
}

// Whatever is in the message: who writes is who the system says.
static void the_system_says_who_it_is(void **state)
{
    struct desk *desk = *state;
    struct reply reply;
    int client = desk_connect(desk);
    desk_send_new(desk, client, 1, "household=A1|name=Aa");
    desk_receive(desk, client, &reply);
    assert_int_equal(reply.status, STATUS_DONE);
    reply_clear(&reply);
    char *written = base_query(&desk->base, "SELECT login FROM steps WHERE session = 815");
    assert_string_equal(written, "me");
    free(written);
    close(client);
}

static void all_write_and_see_it(void **state)
{
    struct desk *desk = *state;
    int clients[3];
    struct reply reply;
    for (int i = 0; i < 3; i++) {
        clients[i] = desk_connect(desk);
    }
    int64_t before = desk_changes(desk, clients[0]);
    for (int i = 0; i < 3; i++) {
        char fields[] = "household=A0|name=Aa";
        fields[11] = (char)('0' + i);
        desk_send_new(desk, clients[i], i + 1, fields);
    }
    for (int i = 0; i < 3; i++) {
        desk_receive(desk, clients[i], &reply);
        assert_int_equal(reply.status, STATUS_DONE);
        assert_true(reply.changes > before);
        reply_clear(&reply);
    }
    assert_int_equal(desk_changes(desk, clients[1]), before + 3);
    desk_assert_there(desk, clients[2], "A0", true);
    desk_assert_there(desk, clients[0], "A2", true);
    assert_int_equal(desk_changes(desk, clients[0]), before + 3);
    for (int i = 0; i < 3; i++) {
        close(clients[i]);
    }
}

// What changed nothing makes no screen load anew.
static void a_refused_write_is_no_change(void **state)
{
    struct desk *desk = *state;
    struct reply reply;
    int client = desk_connect(desk);
    int64_t before = desk_changes(desk, client);
    desk_send_new(desk, client, 1, "household=T1|name=Twice");
    desk_receive(desk, client, &reply);
    assert_int_equal(reply.status, STATUS_INVALID);
    assert_int_equal(reply.number, 1);
    reply_clear(&reply);
    assert_int_equal(desk_changes(desk, client), before);
    close(client);
}

// Who sees more or less than before learns it at the next question.
static void changed_rights_are_a_change(void **state)
{
    struct desk *desk = *state;
    struct reply reply;
    struct request request;
    int client = desk_connect(desk);
    int64_t before = desk_changes(desk, client);
    free(base_sql(&desk->base, "UPDATE users SET role = 'coordinator' WHERE login = 'me'"));
    request_init(&request, VERB_BREAK);
    request.household_id = base_id(&desk->base, KIND_HOUSEHOLD, "T1");
    request_set_text(&request, "Crisis: de politie belt");
    desk_send(desk, client, &request);
    desk_receive(desk, client, &reply);
    assert_int_equal(reply.status, STATUS_DONE);
    assert_int_equal(reply.changes, before + 1);
    reply_clear(&reply);
    free(base_sql(&desk->base, "UPDATE users SET role = 'administrator' WHERE login = 'me'"));
    for (int good = 0; good < 2; good++) {
        struct restricted restricted;
        record_init(KIND_RESTRICTED, &restricted);
        base_fill(KIND_RESTRICTED, &restricted,
                  good ? "household=T1|logins=me" : "household=T1|logins=none");
        request_init(&request, VERB_PERMIT);
        rows_init(&request.rows, KIND_RESTRICTED);
        rows_add(&request.rows, &restricted);
        record_clear(KIND_RESTRICTED, &restricted);
        desk_send(desk, client, &request);
        desk_receive(desk, client, &reply);
        assert_int_equal(reply.status, good ? STATUS_DONE : STATUS_INVALID);
        reply_clear(&reply);
        assert_int_equal(desk_changes(desk, client), before + 1 + good);
    }
    close(client);
}

// The client sends the same again on a new line, also to a service that was started again.
static void sent_again_is_done_once(void **state)
{
    struct desk *desk = *state;
    struct reply first, second;
    for (int restarted = 0; restarted < 2; restarted++) {
        int client = desk_connect(desk);
        desk_send_new(desk, client, restarted + 1, restarted ? "household=A1" : "household=A2");
        desk_receive(desk, client, &first);
        close(client);
        if (restarted) {
            service_close(desk->service);
            desk_open(desk);
        }
        client = desk_connect(desk);
        desk_send_new(desk, client, restarted + 1, restarted ? "household=A1" : "household=A2");
        desk_receive(desk, client, &second);
        assert_int_equal(second.status, STATUS_DONE);
        assert_int_equal(second.id, first.id);
        assert_int_equal(second.step, first.step);
        reply_clear(&first);
        reply_clear(&second);
        close(client);
    }
}

static void who_has_gone_is_saved_for(void **state)
{
    struct desk *desk = *state;
    int leaver = desk_connect(desk);
    desk_send_new(desk, leaver, 1, "household=A1|name=Aa");
    close(leaver);
    int client = desk_connect(desk);
    int64_t before = desk_changes(desk, client);
    while (desk_changes(desk, client) == before) {
    }
    desk_assert_there(desk, client, "A1", true);
    close(client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(answers_what_is_asked, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(the_system_says_who_it_is, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(all_write_and_see_it, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(a_refused_write_is_no_change, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(changed_rights_are_a_change, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(sent_again_is_done_once, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(who_has_gone_is_saved_for, desk_set_up, desk_tear_down),
    };
    store_use_threads();
    return cmocka_run_group_tests_name("service", tests, NULL, NULL);
}
