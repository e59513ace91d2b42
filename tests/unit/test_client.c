// SPDX-License-Identifier: EUPL-1.2
// The client against a service that does as it is told, in a thread of its own.
#include "protocol/client.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"
#include "base/xalloc.h"
#include "protocol/codec.h"
#include "protocol/parts.h"

enum { LONG = 600 * 1000, CONNECTIONS = 3 }; // a test that waits so long is ended

// What it does with a request.
enum deed { ANSWER, HANG_UP, OTHER_VERSION, NOTHING, HANG_UP_AT_ONCE, ANSWER_AND_HANG_UP, REFUSE };

struct service {
    char path[64];
    int listener;
    const enum deed *deeds; // for each connection; the last one for all requests from there on
    size_t count;
    struct buf requests; // all bytes that came, one after the other
    size_t request_len;  // of the last one
    size_t connections;
    pthread_t thread;
};

static bool receive(int socket, struct service *service)
{
    struct buf message = {0};
    enum parts_result result = PARTS_MORE;
    struct pollfd fd = {.fd = socket, .events = POLLIN};
    while (result == PARTS_MORE || (result == PARTS_WAIT && poll(&fd, 1, -1) > 0)) {
        result = parts_receive(socket, &message, CODEC_REQUEST_LIMIT);
    }
    buf_add(&service->requests, buf_text(&message), message.len);
    service->request_len = result == PARTS_WHOLE ? message.len : service->request_len;
    buf_clear(&message);
    return result == PARTS_WHOLE;
}

static void send_reply(int socket, enum status status)
{
    struct reply reply;
    struct buf bytes = {0};
    size_t sent = 0;
    reply_init(&reply);
    reply.id = 4711;
    reply.status = status;
    codec_put_reply(&bytes, &reply);
    parts_send(socket, &bytes, &sent);
    reply_clear(&reply);
    buf_clear(&bytes);
}

static void serve(struct service *service, int socket, enum deed deed)
{
    static const char other[PART_HEAD] = {1, 2, 3, 4, 0};
    while (deed != HANG_UP_AT_ONCE && receive(socket, service)) {
        switch (deed) {
        case ANSWER: send_reply(socket, STATUS_DONE); break;
        case REFUSE: send_reply(socket, STATUS_REFUSED); break;
        case ANSWER_AND_HANG_UP: send_reply(socket, STATUS_DONE); return;
        case HANG_UP_AT_ONCE:
        case HANG_UP: return;
        case OTHER_VERSION:
            if (send(socket, other, sizeof(other), MSG_NOSIGNAL) < 0) {
                return;
            }
            break;
        case NOTHING: break;
        }
    }
}

static void *run(void *data)
{
    struct service *service = data;
    for (size_t i = 0; i < service->count; i++) {
        int socket = accept(service->listener, NULL, NULL);
        if (socket < 0) {
            return NULL;
        }
        service->connections++;
        serve(service, socket, service->deeds[i]);
        close(socket);
    }
    return NULL;
}

static void bind_path(struct service *service)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strcpy(service->path, "/tmp/client.XXXXXX");
    if (!mkdtemp(service->path)) {
        fatal("no folder for the test");
    }
    strcat(service->path, "/s");
    strcpy(address.sun_path, service->path);
    service->listener = socket(AF_UNIX, SOCK_SEQPACKET, 0);
    assert_int_equal(bind(service->listener, (struct sockaddr *)&address, sizeof(address)), 0);
    assert_int_equal(listen(service->listener, CONNECTIONS), 0);
}

static void start(struct service *service, const enum deed *deeds, size_t count)
{
    *service = (struct service){.deeds = deeds, .count = count};
    bind_path(service);
    assert_int_equal(pthread_create(&service->thread, NULL, run, service), 0);
}

// Nobody answers any more once it has ended.
static void stop(struct service *service)
{
    shutdown(service->listener, SHUT_RDWR);
    pthread_join(service->thread, NULL);
    close(service->listener);
    service->listener = -1;
}

static void clean(struct service *service)
{
    unlink(service->path);
    *strrchr(service->path, '/') = '\0';
    rmdir(service->path);
    buf_clear(&service->requests);
}

static struct client *connect_to(const struct service *service, int patience)
{
    struct client *client;
    struct err err;
    text_set_language(LANGUAGE_EN);
    if (!client_open(&client, service->path, patience, &err)) {
        fail_msg("%s", err.text);
    }
    return client;
}

static void ask_it(struct client *client, enum verb verb, struct reply *reply)
{
    struct request request;
    request_init(&request, verb);
    request.number = 7;
    reply_init(reply);
    client_answer(client, &request, reply);
    request_clear(&request);
}

static void asks_and_is_answered(void **state)
{
    static const enum deed deeds[] = {ANSWER};
    struct service service;
    struct reply reply;
    (void)state;
    start(&service, deeds, 1);
    struct client *client = connect_to(&service, LONG);
    for (int i = 0; i < 3; i++) {
        ask_it(client, VERB_GET, &reply);
        assert_int_equal(reply.status, STATUS_DONE);
        assert_int_equal(reply.id, 4711);
        reply_clear(&reply);
    }
    client_close(client);
    stop(&service);
    assert_int_equal(service.connections, 1);
    clean(&service);
}

// The line is lost before the reply: word for word the same comes again.
static void sends_again_on_a_new_line(void **state)
{
    static const enum deed deeds[] = {HANG_UP, HANG_UP, ANSWER};
    struct service service;
    struct reply reply;
    (void)state;
    start(&service, deeds, 3);
    struct client *client = connect_to(&service, LONG);
    ask_it(client, VERB_SAVE, &reply);
    assert_int_equal(reply.status, STATUS_DONE);
    assert_int_equal(reply.id, 4711);
    reply_clear(&reply);
    client_close(client);
    stop(&service);
    size_t len = service.request_len;
    assert_int_equal(service.requests.len, 3 * len);
    assert_memory_equal(service.requests.data, service.requests.data + len, len);
    assert_memory_equal(service.requests.data, service.requests.data + 2 * len, len);
    clean(&service);
}

static size_t count_of(const struct buf *bytes, const char *word)
{
    size_t count = 0, len = strlen(word);
    for (size_t i = 0; i + len <= bytes->len; i++) {
        count += memcmp(bytes->data + i, word, len) == 0;
    }
    return count;
}

// Each connection begins with where the person is, and what was asked comes after it.
static void tells_where_the_person_is(void **state)
{
    static const enum deed deeds[] = {ANSWER_AND_HANG_UP, ANSWER};
    struct service service;
    struct reply reply;
    (void)state;
    start(&service, deeds, 2);
    struct client *client = connect_to(&service, LONG);
    client_introduce(client, "192.0.2.7");
    for (int i = 0; i < 3; i++) {
        ask_it(client, VERB_GET, &reply);
        assert_int_equal(reply.status, STATUS_DONE);
        reply_clear(&reply);
    }
    client_close(client);
    stop(&service);
    assert_int_equal(service.connections, 2);
    assert_int_equal(count_of(&service.requests, "192.0.2.7"), 2);
    clean(&service);
}

// Who is refused at the beginning is told so, and begins anew the next time.
static void a_refused_beginning_is_the_answer(void **state)
{
    static const enum deed deeds[] = {REFUSE, ANSWER};
    struct service service;
    struct reply reply;
    (void)state;
    start(&service, deeds, 2);
    struct client *client = connect_to(&service, LONG);
    client_introduce(client, "");
    ask_it(client, VERB_GET, &reply);
    assert_int_equal(reply.status, STATUS_REFUSED);
    reply_clear(&reply);
    ask_it(client, VERB_GET, &reply);
    assert_int_equal(reply.status, STATUS_DONE);
    reply_clear(&reply);
    client_close(client);
    stop(&service);
    assert_int_equal(service.connections, 2);
    clean(&service);
}

static void tells_that_nobody_answers(void **state)
{
    static const enum deed deeds[] = {HANG_UP_AT_ONCE};
    struct service service;
    struct reply reply;
    struct client *none;
    struct err err;
    (void)state;
    start(&service, deeds, 1);
    struct client *client = connect_to(&service, 1);
    stop(&service);
    ask_it(client, VERB_SAVE, &reply);
    assert_int_equal(reply.status, STATUS_BUSY);
    assert_non_null(strstr(reply.message, "does not answer"));
    reply_clear(&reply);
    client_close(client);
    assert_false(client_open(&none, service.path, 1, &err));
    assert_null(none);
    assert_non_null(strstr(err.text, "cannot be reached"));
    clean(&service);
}

// The question of every second.
static void does_not_wait_without_end(void **state)
{
    static const enum deed deeds[] = {HANG_UP_AT_ONCE};
    struct service service;
    struct reply reply;
    (void)state;
    start(&service, deeds, 1);
    struct client *client = connect_to(&service, LONG);
    stop(&service);
    ask_it(client, VERB_CHANGES, &reply);
    assert_int_equal(reply.status, STATUS_BUSY);
    reply_clear(&reply);
    client_close(client);
    clean(&service);
}

static bool leave(void)
{
    return true;
}

static void leaves_when_told(void **state)
{
    static const enum deed deeds[] = {NOTHING};
    struct service service;
    struct reply reply;
    (void)state;
    start(&service, deeds, 1);
    struct client *client = connect_to(&service, LONG);
    client_set_leaving(client, leave);
    ask_it(client, VERB_SAVE, &reply);
    assert_int_equal(reply.status, STATUS_BUSY);
    reply_clear(&reply);
    client_close(client);
    stop(&service);
    clean(&service);
}

static void knows_another_version(void **state)
{
    static const enum deed deeds[] = {OTHER_VERSION};
    struct service service;
    struct reply reply;
    (void)state;
    start(&service, deeds, 1);
    struct client *client = connect_to(&service, LONG);
    ask_it(client, VERB_GET, &reply);
    assert_int_equal(reply.status, STATUS_BUSY);
    assert_non_null(strstr(reply.message, "another version"));
    reply_clear(&reply);
    client_close(client);
    stop(&service);
    clean(&service);
}

static void too_much_is_not_sent(void **state)
{
    static const enum deed deeds[] = {ANSWER};
    struct service service;
    struct request request;
    struct reply reply;
    (void)state;
    start(&service, deeds, 1);
    struct client *client = connect_to(&service, LONG);
    request_init(&request, VERB_IMPORT);
    reply_init(&reply);
    request.text = xmalloc(CODEC_REQUEST_LIMIT + 1);
    memset(request.text, 'x', CODEC_REQUEST_LIMIT);
    request.text[CODEC_REQUEST_LIMIT] = '\0';
    client_answer(client, &request, &reply);
    assert_int_equal(reply.status, STATUS_INVALID);
    assert_non_null(strstr(reply.message, "16 MiB"));
    client_close(client);
    stop(&service);
    assert_int_equal(service.requests.len, 0);
    request_clear(&request);
    reply_clear(&reply);
    clean(&service);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_and_is_answered),
        cmocka_unit_test(sends_again_on_a_new_line),
        cmocka_unit_test(tells_that_nobody_answers),
        cmocka_unit_test(does_not_wait_without_end),
        cmocka_unit_test(leaves_when_told),
        cmocka_unit_test(knows_another_version),
        cmocka_unit_test(too_much_is_not_sent),
        cmocka_unit_test(tells_where_the_person_is),
        cmocka_unit_test(a_refused_beginning_is_the_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
