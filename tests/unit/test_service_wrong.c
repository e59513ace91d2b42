// SPDX-License-Identifier: EUPL-1.2
// The service when something is wrong: clients, limits, the disk.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../support/desk.h"
#include "../support/disk.h"
#include "base/array.h"
#include "base/xalloc.h"
#include "protocol/codec.h"
#include "protocol/parts.h"
#include "service/bursts.h"
#include "service/limits.h"
#include "service/peer.h"
#include "service/serve.h"

enum { ROOM = PART_BYTES - PART_HEAD };

// A packet with our signature unless it is spoilt, the sign for more, and so many bytes.
static void send_packet(int client, int spoilt, char more, size_t len)
{
    char *packet = xcalloc(1, PART_HEAD + len);
    uint32_t signature = codec_signature() + (uint32_t)spoilt;
    for (int i = 0; i < 4; i++) {
        packet[i] = (char)(signature >> (8 * i));
    }
    packet[4] = more;
    assert_int_equal(send(client, packet, PART_HEAD + len, MSG_NOSIGNAL), PART_HEAD + len);
    free(packet);
}

static void send_wrong(struct desk *desk, int client, int how)
{
    switch (how) {
    case 0: assert_int_equal(send(client, "abc", 3, 0), 3); break; // no part
    case 1: send_packet(client, 0, 7, 10); break;
    case 2: send_packet(client, 0, 1, 0); break;
    case 3: send_packet(client, 0, 0, 0); break; // an empty request
    case 4: send_packet(client, 0, 0, 1000); break;
    case 5: send_packet(client, 0, 0, ROOM + 1); break; // a part too long
    case 6: send_packet(client, 1, 0, 10); break;       // another version
    default:                                            // a request too long
        for (size_t sent = 0; sent <= CODEC_REQUEST_LIMIT; sent += ROOM) {
            send_packet(client, 0, 1, ROOM);
            desk_step(desk);
        }
    }
}

// What standard error had while it was led elsewhere.
static char *told_by(struct desk *desk, int times)
{
    char text[4096];
    FILE *file = tmpfile();
    assert_non_null(file);
    fflush(stderr);
    int kept = dup(STDERR_FILENO);
    assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
    for (int i = 0; i < times; i++) {
        int client = desk_connect(desk);
        send_wrong(desk, client, 0);
        assert_true(desk_is_hung_up(desk, client));
        close(client);
    }
    serve_tell_goodbyes(desk->service, clock_ms() + BURST_MS - 5000, false);
    serve_tell_goodbyes(desk->service, clock_ms() + BURST_MS + 1, false);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    rewind(file);
    size_t len = fread(text, 1, sizeof(text) - 1, file);
    text[len] = '\0';
    fclose(file);
    return xstrdup(text);
}

static size_t lines_of(const char *text)
{
    size_t count = 0;
    for (; *text; text++) {
        count += *text == '\n';
    }
    return count;
}

static void nobody_fills_the_log(void **state)
{
    struct desk *desk = *state;
    char *told = told_by(desk, 50);
    assert_int_equal(lines_of(told), 2);
    assert_non_null(strstr(told, "49"));
    free(told);
    told = told_by(desk, 1); // a minute later
    assert_int_equal(lines_of(told), 1);
    free(told);
}

// Others are served as if nothing were.
static void rubbish_ends_a_connection(void **state)
{
    struct desk *desk = *state;
    int other = desk_connect(desk);
    for (int how = 0; how < 8; how++) {
        print_message("wrong %d\n", how);
        int client = desk_connect(desk);
        send_wrong(desk, client, how);
        desk_assert_there(desk, other, "T1", true);
        if (how == 6) { // the head of a part tells which version answers here
            char told[PART_HEAD + 1];
            assert_int_equal(recv(client, told, sizeof(told), 0), PART_HEAD);
        }
        assert_true(desk_is_hung_up(desk, client));
        close(client);
    }
    close(other);
}

enum { REFUSED_ROWS = 20000 };

// Without a code: all come back, in many parts.
static void send_refused_rows(struct desk *desk, int client)
{
    struct request request;
    request_init(&request, VERB_IMPORT);
    rows_init(&request.rows, KIND_HOUSEHOLD);
    for (int i = 0; i < REFUSED_ROWS; i++) {
        struct household household;
        record_init(KIND_HOUSEHOLD, &household);
        rows_add(&request.rows, &household);
        record_clear(KIND_HOUSEHOLD, &household);
    }
    desk_send(desk, client, &request);
}

// A request half there, a reply half taken: the others do not wait, and nothing of it is lost.
static void a_slow_client_keeps_nobody(void **state)
{
    struct desk *desk = *state;
    struct reply reply;
    int half = desk_connect(desk);
    int slow = desk_connect(desk);
    int other = desk_connect(desk);
    send_packet(half, 0, 1, ROOM);
    send_refused_rows(desk, slow);
    while (!desk_is_ready(slow)) {
        desk_step(desk);
    }
    desk_assert_there(desk, other, "T1", true);
    desk_receive(desk, slow, &reply);
    assert_int_equal(reply.rejected_count, REFUSED_ROWS);
    assert_int_equal(reply.rows.count, REFUSED_ROWS);
    reply_clear(&reply);
    close(half);
    close(slow);
    close(other);
}

// An idle client may stay; one in the middle of a request, or of a reply, has its time.
static void who_stops_halfway_is_sent_away(void **state)
{
    struct desk *desk = *state;
    int idle = desk_connect(desk);
    int half = desk_connect(desk);
    int slow = desk_connect(desk);
    desk_assert_there(desk, idle, "T1", true);
    send_packet(half, 0, 1, ROOM);
    send_refused_rows(desk, slow);
    while (!desk_is_ready(slow)) {
        desk_step(desk);
    }
    serve_drop_stalled(desk->service, clock_ms() + LIMIT_STALL_MS - 5000);
    desk_assert_there(desk, idle, "T1", true);
    assert_false(desk_is_ready(half));
    serve_drop_stalled(desk->service, clock_ms() + LIMIT_STALL_MS + 1);
    desk_assert_there(desk, idle, "T1", true);
    assert_true(desk_is_hung_up(desk, half));
    assert_true(desk_is_hung_up(desk, slow));
    close(idle);
    close(half);
    close(slow);
}

static void one_user_does_not_take_all(void **state)
{
    struct desk *desk = *state;
    int clients[LIMIT_PEERS_OF_ONE + LIMIT_TOLD_OF_ONE + 1];
    struct reply reply;
    for (size_t i = 0; i < ARRAY_SIZE(clients); i++) {
        clients[i] = desk_connect(desk);
    }
    desk_assert_there(desk, clients[LIMIT_PEERS_OF_ONE - 1], "T1", true);
    desk_send_verb(desk, clients[LIMIT_PEERS_OF_ONE], VERB_GET, KIND_HOUSEHOLD, "T1");
    desk_receive(desk, clients[LIMIT_PEERS_OF_ONE], &reply);
    assert_int_equal(reply.status, STATUS_REFUSED);
    assert_non_null(strstr(reply.message, "8 times"));
    assert_int_equal(reply.rows.count, 0);
    reply_clear(&reply);
    assert_true(desk_is_hung_up(desk, clients[LIMIT_PEERS_OF_ONE]));
    assert_true(desk_is_hung_up(desk, clients[ARRAY_SIZE(clients) - 1]));
    close(clients[0]);
    desk_step(desk);
    int client = desk_connect(desk);
    desk_send_verb(desk, client, VERB_GET, KIND_HOUSEHOLD, "T1");
    desk_receive(desk, client, &reply); // those that were refused still count
    assert_int_equal(reply.status, STATUS_REFUSED);
    reply_clear(&reply);
    close(client);
    for (size_t i = 1; i < ARRAY_SIZE(clients); i++) {
        close(clients[i]);
    }
}

static void the_end_finishes_what_was_begun(void **state)
{
    struct desk *desk = *state;
    struct reply reply;
    int idle = desk_connect(desk);
    int client = desk_connect(desk);
    desk_assert_there(desk, idle, "T1", true);
    desk_send_new(desk, client, 1, "household=A1|name=Aa");
    desk_step(desk); // it is accepted
    service_end(desk->service);
    desk_receive(desk, client, &reply);
    assert_int_equal(reply.status, STATUS_DONE);
    reply_clear(&reply);
    assert_true(desk_is_hung_up(desk, idle));
    assert_true(desk_is_hung_up(desk, client));
    while (!desk->ended) {
        desk_step(desk);
    }
    assert_int_equal(access(desk->settings.socket, F_OK), -1);
    close(idle);
    close(client);
}

// Who reads can ask the next service: it is not waited for.
static void the_end_breaks_off_what_is_read(void **state)
{
    struct desk *desk = *state;
    int client = desk_connect(desk);
    desk_send_verb(desk, client, VERB_CHECK, KIND_FINDING, "");
    desk_step(desk); // it is accepted
    service_end(desk->service);
    assert_true(desk_is_hung_up(desk, client));
    while (!desk->ended) {
        desk_step(desk);
    }
    close(client);
}

// Nobody is told that all is well, and there is no second try.
static void a_failing_disk_ends_it(void **state)
{
    struct desk *desk = *state;
    int client = desk_connect(desk);
    disk_set_failing(true);
    desk_send_new(desk, client, 1, "household=A1|name=Aa");
    while (!desk->ended) {
        desk_step(desk);
    }
    disk_set_failing(false);
    assert_false(desk_is_ready(client));
    service_close(desk->service);
    assert_true(desk_is_hung_up(desk, client));
    close(client);
    desk_open(desk);
}

// What no file and no form could have given comes from a program that is not ours.
static void rows_that_are_not_clean_are_refused(void **state)
{
    static const char *const names[] = {"clean", "\033[2J", "a\nb", "\342\200\256", "\xff"};
    struct desk *desk = *state;
    int client = desk_connect(desk);
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        struct request request;
        struct reply reply;
        struct household household;
        request_init(&request, VERB_IMPORT);
        rows_init(&request.rows, KIND_HOUSEHOLD);
        record_init(KIND_HOUSEHOLD, &household);
        household.household = xasprintf("A%zu", i);
        household.name = xstrdup(names[i]);
        rows_add(&request.rows, &household);
        record_clear(KIND_HOUSEHOLD, &household);
        desk_send(desk, client, &request);
        desk_receive(desk, client, &reply);
        assert_int_equal(reply.status, i == 0 ? STATUS_DONE : STATUS_INVALID);
        reply_clear(&reply);
    }
    close(client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rubbish_ends_a_connection, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(nobody_fills_the_log, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(a_slow_client_keeps_nobody, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(who_stops_halfway_is_sent_away, desk_set_up,
                                        desk_tear_down),
        cmocka_unit_test_setup_teardown(one_user_does_not_take_all, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(the_end_finishes_what_was_begun, desk_set_up,
                                        desk_tear_down),
        cmocka_unit_test_setup_teardown(the_end_breaks_off_what_is_read, desk_set_up,
                                        desk_tear_down),
        cmocka_unit_test_setup_teardown(a_failing_disk_ends_it, desk_set_up, desk_tear_down),
        cmocka_unit_test_setup_teardown(rows_that_are_not_clean_are_refused, desk_set_up,
                                        desk_tear_down),
    };
    store_use_threads();
    disk_use();
    return cmocka_run_group_tests_name("service_wrong", tests, NULL, NULL);
}
