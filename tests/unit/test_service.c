// SPDX-License-Identifier: EUPL-1.2
// The service with real sockets, step by step.
#include "service/service.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../support/child.h"
#include "../support/disk.h"
#include "../support/store_base.h"
#include "base/array.h"
#include "base/log.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "protocol/codec.h"
#include "protocol/parts.h"
#include "service/limits.h"
#include "service/peer.h"

enum { STEP_MS = 10000, ROOM = PART_BYTES - PART_HEAD };

struct desk {
    struct base base;
    struct settings settings;
    struct service *service;
    bool ended;
};

static void open_service(struct desk *desk)
{
    struct err err;
    if (!service_open(&desk->service, &desk->settings, &err)) {
        fatal("%s", err.text);
    }
}

static int set_up(void **state)
{
    struct desk *desk = xcalloc(1, sizeof(*desk));
    *state = desk;
    base_init(&desk->base);
    base_seed(&desk->base);
    settings_init(&desk->settings);
    desk->settings.language = LANGUAGE_EN;
    desk->settings.database = xstrdup(desk->base.path);
    desk->settings.socket = xasprintf("%s/socket", desk->base.folder);
    desk->settings.login = xstrdup("");
    open_service(desk);
    char *sql = xasprintf("INSERT INTO users (rev, login, uid, name, role, team, phone, rights) "
                          "VALUES (1, 'me', %lu, '', 'process-director', '', '', 'import,export')",
                          (unsigned long)getuid());
    free(base_sql(&desk->base, sql));
    free(sql);
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    service_close(desk->service);
    settings_clear(&desk->settings);
    base_clear(&desk->base);
    free(desk);
    return 0;
}

static int connect_to(struct desk *desk)
{
    int ends[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
    service_adopt(desk->service, ends[1]);
    return ends[0];
}

static void step(struct desk *desk)
{
    desk->ended = desk->ended || !service_step(desk->service, STEP_MS);
}

static bool is_ready(int client)
{
    struct pollfd fd = {.fd = client, .events = POLLIN};
    return poll(&fd, 1, 0) > 0;
}

// Whether the service hung up (after what it may have said).
static bool is_hung_up(struct desk *desk, int client)
{
    char byte;
    ssize_t got;
    do {
        while (!is_ready(client)) {
            step(desk);
        }
        got = recv(client, &byte, 1, MSG_DONTWAIT);
    } while (got > 0);
    return got == 0 || errno == ECONNRESET; // reset: it left unread what was sent
}

static void send_bytes(struct desk *desk, int client, const struct buf *bytes)
{
    size_t sent = 0;
    enum parts_result result;
    do {
        result = parts_send(client, bytes, &sent);
        if (result == PARTS_WAIT) {
            step(desk);
        }
    } while (result == PARTS_MORE || result == PARTS_WAIT);
}

// Sends and clears.
static void send_request(struct desk *desk, int client, struct request *request)
{
    struct buf bytes = {0};
    request->language = LANGUAGE_EN;
    codec_put_request(&bytes, request);
    send_bytes(desk, client, &bytes);
    request_clear(request);
    buf_clear(&bytes);
}

static void receive_reply(struct desk *desk, int client, struct reply *reply)
{
    struct buf bytes = {0};
    enum parts_result result;
    do {
        while (!is_ready(client)) {
            step(desk);
        }
        result = parts_receive(client, &bytes, CODEC_REPLY_LIMIT);
    } while (result == PARTS_MORE);
    assert_int_equal(result, PARTS_WHOLE);
    reply_init(reply);
    assert_true(codec_get_reply(&bytes, reply));
    buf_clear(&bytes);
}

static void fill_new(struct request *request, int64_t number, const char *fields)
{
    struct household household;
    request_init(request, VERB_SAVE);
    request->session = 815;
    request->number = number;
    record_init(KIND_HOUSEHOLD, &household);
    base_fill(KIND_HOUSEHOLD, &household, fields);
    request_add_change(request, KIND_HOUSEHOLD, NULL, &household);
    record_clear(KIND_HOUSEHOLD, &household);
}

static void send_new(struct desk *desk, int client, int64_t number, const char *fields)
{
    struct request request;
    fill_new(&request, number, fields);
    send_request(desk, client, &request);
}

static void send_verb(struct desk *desk, int client, enum verb verb, enum kind kind,
                      const char *text)
{
    struct request request;
    request_init(&request, verb);
    request.kind = kind;
    request_set_text(&request, text);
    send_request(desk, client, &request);
}

static int64_t changes_seen(struct desk *desk, int client)
{
    struct reply reply;
    send_verb(desk, client, VERB_CHANGES, KIND_HOUSEHOLD, "");
    receive_reply(desk, client, &reply);
    assert_int_equal(reply.status, STATUS_DONE);
    int64_t changes = reply.changes;
    reply_clear(&reply);
    return changes;
}

// Asks for a household by its code, which is there or not.
static void assert_there(struct desk *desk, int client, const char *code, bool there)
{
    struct reply reply;
    send_verb(desk, client, VERB_GET, KIND_HOUSEHOLD, code);
    receive_reply(desk, client, &reply);
    assert_int_equal(reply.status, there ? STATUS_DONE : STATUS_NOT_FOUND);
    assert_int_equal(reply.rows.count, there);
    reply_clear(&reply);
}

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
    int client = connect_to(desk);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct request request;
        struct reply reply;
        request_init(&request, cases[i].verb);
        request.kind = cases[i].kind;
        request.sort = cases[i].sort;
        send_request(desk, client, &request);
        receive_reply(desk, client, &reply);
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
    int client = connect_to(desk);
    send_new(desk, client, 1, "household=A1|name=Aa");
    receive_reply(desk, client, &reply);
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
        clients[i] = connect_to(desk);
    }
    int64_t before = changes_seen(desk, clients[0]);
    for (int i = 0; i < 3; i++) {
        char fields[] = "household=A0|name=Aa";
        fields[11] = (char)('0' + i);
        send_new(desk, clients[i], i + 1, fields);
    }
    for (int i = 0; i < 3; i++) {
        receive_reply(desk, clients[i], &reply);
        assert_int_equal(reply.status, STATUS_DONE);
        assert_true(reply.changes > before);
        reply_clear(&reply);
    }
    assert_int_equal(changes_seen(desk, clients[1]), before + 3);
    assert_there(desk, clients[2], "A0", true);
    assert_there(desk, clients[0], "A2", true);
    assert_int_equal(changes_seen(desk, clients[0]), before + 3);
    for (int i = 0; i < 3; i++) {
        close(clients[i]);
    }
}

// What changed nothing makes no screen load anew.
static void a_refused_write_is_no_change(void **state)
{
    struct desk *desk = *state;
    struct reply reply;
    int client = connect_to(desk);
    int64_t before = changes_seen(desk, client);
    send_new(desk, client, 1, "household=T1|name=Twice");
    receive_reply(desk, client, &reply);
    assert_int_equal(reply.status, STATUS_INVALID);
    assert_int_equal(reply.number, 1);
    reply_clear(&reply);
    assert_int_equal(changes_seen(desk, client), before);
    close(client);
}

// The client sends the same again on a new line, also to a service that was started again.
static void sent_again_is_done_once(void **state)
{
    struct desk *desk = *state;
    struct reply first, second;
    for (int restarted = 0; restarted < 2; restarted++) {
        int client = connect_to(desk);
        send_new(desk, client, restarted + 1, restarted ? "household=A1" : "household=A2");
        receive_reply(desk, client, &first);
        close(client);
        if (restarted) {
            service_close(desk->service);
            open_service(desk);
        }
        client = connect_to(desk);
        send_new(desk, client, restarted + 1, restarted ? "household=A1" : "household=A2");
        receive_reply(desk, client, &second);
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
    int leaver = connect_to(desk);
    send_new(desk, leaver, 1, "household=A1|name=Aa");
    close(leaver);
    int client = connect_to(desk);
    int64_t before = changes_seen(desk, client);
    while (changes_seen(desk, client) == before) {
    }
    assert_there(desk, client, "A1", true);
    close(client);
}

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
            step(desk);
        }
    }
}

// Others are served as if nothing were.
static void rubbish_ends_a_connection(void **state)
{
    struct desk *desk = *state;
    int other = connect_to(desk);
    for (int how = 0; how < 8; how++) {
        print_message("wrong %d\n", how);
        int client = connect_to(desk);
        send_wrong(desk, client, how);
        assert_there(desk, other, "T1", true);
        if (how == 6) { // the head of a part tells which version answers here
            char told[PART_HEAD + 1];
            assert_int_equal(recv(client, told, sizeof(told), 0), PART_HEAD);
        }
        assert_true(is_hung_up(desk, client));
        close(client);
    }
    close(other);
}

// A request half there, a reply half taken: the others do not wait, and it has its time.
static void a_slow_client_keeps_nobody(void **state)
{
    struct desk *desk = *state;
    struct request request;
    int half = connect_to(desk);
    int slow = connect_to(desk);
    int other = connect_to(desk);
    send_packet(half, 0, 1, ROOM);
    request_init(&request, VERB_IMPORT);
    rows_init(&request.rows, KIND_HOUSEHOLD);
    for (int i = 0; i < 20000; i++) { // without a code: all come back
        struct household household = {.head = {0}};
        record_init(KIND_HOUSEHOLD, &household);
        rows_add(&request.rows, &household);
        record_clear(KIND_HOUSEHOLD, &household);
    }
    send_request(desk, slow, &request);
    while (!is_ready(slow)) {
        step(desk);
    }
    assert_there(desk, other, "T1", true);
    struct reply reply;
    receive_reply(desk, slow, &reply);
    assert_int_equal(reply.rejected_count, 20000);
    assert_int_equal(reply.rows.count, 20000);
    reply_clear(&reply);
    close(half);
    close(slow);
    close(other);
}

static void it_has_its_time(void **state)
{
    struct request request;
    const char *reason;
    int ends[2];
    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
    struct peer *peer = peer_new(ends[1], getuid());
    request_init(&request, VERB_GET);
    assert_false(peer_is_stalled(peer, clock_ms() + 1000, 10)); // an idle one may be
    send_packet(ends[0], 0, 1, 10);
    assert_int_equal(peer_receive(peer, &request, &reason), PEER_WAITS);
    assert_false(peer_is_stalled(peer, peer->since + 10, 10));
    assert_true(peer_is_stalled(peer, peer->since + 11, 10));
    peer_free(peer);
    request_clear(&request);
    close(ends[0]);
}

static void one_user_does_not_take_all(void **state)
{
    struct desk *desk = *state;
    int clients[LIMIT_PEERS_OF_ONE + LIMIT_TOLD_OF_ONE + 1];
    struct reply reply;
    for (size_t i = 0; i < ARRAY_SIZE(clients); i++) {
        clients[i] = connect_to(desk);
    }
    assert_there(desk, clients[LIMIT_PEERS_OF_ONE - 1], "T1", true);
    send_verb(desk, clients[LIMIT_PEERS_OF_ONE], VERB_GET, KIND_HOUSEHOLD, "T1");
    receive_reply(desk, clients[LIMIT_PEERS_OF_ONE], &reply);
    assert_int_equal(reply.status, STATUS_REFUSED);
    assert_non_null(strstr(reply.message, "8 times"));
    assert_int_equal(reply.rows.count, 0);
    reply_clear(&reply);
    assert_true(is_hung_up(desk, clients[LIMIT_PEERS_OF_ONE]));
    assert_true(is_hung_up(desk, clients[ARRAY_SIZE(clients) - 1]));
    close(clients[0]);
    step(desk);
    int client = connect_to(desk);
    send_verb(desk, client, VERB_GET, KIND_HOUSEHOLD, "T1");
    receive_reply(desk, client, &reply); // those that were refused still count
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
    int idle = connect_to(desk);
    int client = connect_to(desk);
    assert_there(desk, idle, "T1", true);
    send_new(desk, client, 1, "household=A1|name=Aa");
    step(desk); // it is accepted
    service_end(desk->service);
    receive_reply(desk, client, &reply);
    assert_int_equal(reply.status, STATUS_DONE);
    reply_clear(&reply);
    assert_true(is_hung_up(desk, idle));
    assert_true(is_hung_up(desk, client));
    while (!desk->ended) {
        step(desk);
    }
    assert_int_equal(access(desk->settings.socket, F_OK), -1);
    close(idle);
    close(client);
}

// Nobody is told that all is well, and there is no second try.
static void a_failing_disk_ends_it(void **state)
{
    struct desk *desk = *state;
    int client = connect_to(desk);
    disk_set_failing(true);
    send_new(desk, client, 1, "household=A1|name=Aa");
    while (!desk->ended) {
        step(desk);
    }
    disk_set_failing(false);
    assert_false(is_ready(client));
    service_close(desk->service);
    assert_true(is_hung_up(desk, client));
    close(client);
    open_service(desk);
}

static struct desk *shared;

static void open_another(void)
{
    struct service *service;
    struct err err;
    if (service_open(&service, &shared->settings, &err)) {
        exit(0);
    }
    log_message("%s", err.text);
    exit(1);
}

static void assert_refused(const char *reason)
{
    char told[1024];
    assert_int_equal(child_run(open_another, told, sizeof(told)), 1);
    if (!strstr(told, reason)) {
        fail_msg("%s", told);
    }
}

static void one_service_answers_at_a_place(void **state)
{
    struct desk *desk = *state;
    char *lock = xasprintf("%s-lock", desk->settings.socket);
    shared = desk;
    assert_refused("Another service answers");
    assert_int_equal(unlink(lock), 0); // nor when somebody took its lock away
    assert_refused("Another service answers");
    free(lock);
}

static void takes_the_place_of_one_that_was_killed(void **state)
{
    struct desk *desk = *state;
    char told[1024];
    service_close(desk->service);
    desk->service = NULL;
    shared = desk;
    // The child ends without taking its socket away.
    assert_int_equal(child_run(open_another, told, sizeof(told)), 0);
    assert_int_equal(access(desk->settings.socket, F_OK), 0);
    open_service(desk);
    service_close(desk->service);
    desk->service = NULL;
    FILE *file = fopen(desk->settings.socket, "w");
    fclose(file);
    assert_refused("is no socket");
    assert_int_equal(unlink(desk->settings.socket), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(answers_what_is_asked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_system_says_who_it_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_write_and_see_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_refused_write_is_no_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sent_again_is_done_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_has_gone_is_saved_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rubbish_ends_a_connection, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_slow_client_keeps_nobody, set_up, tear_down),
        cmocka_unit_test(it_has_its_time),
        cmocka_unit_test_setup_teardown(one_user_does_not_take_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_end_finishes_what_was_begun, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failing_disk_ends_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_service_answers_at_a_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_the_place_of_one_that_was_killed, set_up, tear_down),
    };
    store_use_threads();
    disk_use();
    return cmocka_run_group_tests_name("service", tests, NULL, NULL);
}
