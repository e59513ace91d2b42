// SPDX-License-Identifier: EUPL-1.2
#include "service/service.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/array.h"
#include "base/err.h"
#include "base/log.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "model/settings.h"
#include "service/limits.h"
#include "service/noted.h"
#include "service/notes.h"
#include "service/peer.h"
#include "service/queue.h"
#include "service/quota.h"
#include "service/serve.h"
#include "service/state.h"
#include "store/store.h"

enum { EVENTS = 64, LOOK_MS = 1000 };

void service_end(struct service *service)
{
    service->ending = true;
    listen_close(&service->listener);
}

// What the descriptor tells is that it can be read.
static void read_news(int fd)
{
    char news[sizeof(struct signalfd_siginfo)];
    ssize_t ignored = read(fd, news, sizeof(news));
    (void)ignored;
}

// Until a failed commit nothing is said of it: what was acknowledged before is on the disk.
static void take_done(struct service *service)
{
    read_news(service->wake);
    service->failed = worker_failed(service->writer);
    if (!service->failed) {
        serve_take_written(service);
        serve_take_read(service);
    }
}

static void handle(struct service *service, const struct epoll_event *event)
{
    void *at = event->data.ptr;
    if (at == &service->signals) {
        read_news(service->signals);
        service_end(service);
    } else if (at == &service->wake) {
        take_done(service);
    } else if (at == &service->listener) {
        serve_welcome(service);
    } else {
        serve_peer(service, at, event->events);
    }
}

static void look_around(struct service *service)
{
    int64_t now = clock_ms();
    if (now - service->looked >= LOOK_MS) {
        service->looked = now;
        serve_drop_stalled(service, now);
        serve_tell_goodbyes(service, now, false);
        notes_look(service, now);
    }
}

bool service_step(struct service *service, int milliseconds)
{
    struct epoll_event events[EVENTS];
    int count = epoll_wait(service->epoll, events, EVENTS, milliseconds);
    for (int i = 0; i < count && !service->failed; i++) {
        handle(service, &events[i]);
    }
    look_around(service);
    bool goes_on = !service->failed && (!service->ending || serve_last(service));
    serve_sweep(service);
    serve_set_accepting(service);
    return goes_on;
}

bool service_run(struct service *service)
{
    bool more = true;
    while (more) {
        bool waits =
            service->peers || service->ending || service->goodbyes.count > 0 || notes_wait(service);
        more = service_step(service, waits ? LOOK_MS : -1);
    }
    return !service->failed;
}

// Opening and closing

static bool watch(struct service *service, int fd, void *name)
{
    struct epoll_event event = {.events = EPOLLIN, .data = {.ptr = name}};
    return fd >= 0 && epoll_ctl(service->epoll, EPOLL_CTL_ADD, fd, &event) == 0;
}

// Before any thread is started, so that none of them gets the signals.
static int catch_signals(void)
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    sigprocmask(SIG_BLOCK, &ending, NULL);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK);
}

static bool open_loop(struct service *service, struct err *err)
{
    service->signals = catch_signals();
    service->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    service->epoll = epoll_create1(EPOLL_CLOEXEC);
    service->accepts = true;
    return (service->epoll >= 0 && watch(service, service->signals, &service->signals) &&
            watch(service, service->wake, &service->wake) &&
            watch(service, service->listener.socket, &service->listener)) ||
           err_set(err, "%s", err_system(errno));
}

static bool open_stores(struct service *service, struct err *err)
{
    const struct settings *settings = service->settings;
    store_use_threads();
    bool opened = store_open(&service->written, settings, STORE_SERVE, err) == STORE_OK &&
                  store_open(&service->store, settings, STORE_READ, err) == STORE_OK;
    for (size_t i = 0; i < LIMIT_READERS && opened; i++) {
        opened = store_open(&service->read[i], settings, STORE_READ, err) == STORE_OK;
    }
    return opened;
}

static void start_workers(struct service *service)
{
    service->writer = worker_start(service->written, WORKER_WRITES, service->wake);
    for (size_t i = 0; i < LIMIT_READERS; i++) {
        service->readers[i] = worker_start(service->read[i], WORKER_READS, service->wake);
    }
}

bool service_open(struct service **opened, const struct settings *settings, struct err *err)
{
    struct service *service = xcalloc(1, sizeof(*service));
    *service = (struct service){
        .settings = settings,
        .listener = {.socket = -1, .lock = -1},
        .epoll = -1,
        .signals = -1,
        .wake = -1,
        .quota = quota_new(settings->opens_per_minute),
        .noted = noted_new(),
        .told_at = INT64_MIN / 2, // long ago: one at its start
        .wrote = true,
        .changes = (int64_t)time(NULL) * 1000000, // another number than before a restart
    };
    *opened = NULL;
    if (!open_stores(service, err) || !listen_open(&service->listener, settings->socket, err) ||
        !open_loop(service, err)) {
        service_close(service);
        return false;
    }
    start_workers(service);
    *opened = service;
    return true;
}

static void close_fd(int fd)
{
    if (fd >= 0) {
        close(fd);
    }
}

static void end_workers(struct service *service)
{
    if (!service->writer) {
        return;
    }
    serve_tell_goodbyes(service, 0, true);
    notes_finish(service);
    worker_end(service->writer, false);
    for (size_t i = 0; i < LIMIT_READERS; i++) {
        worker_end(service->readers[i], true);
    }
}

void service_close(struct service *service)
{
    if (!service) {
        return;
    }
    listen_close(&service->listener);
    end_workers(service);
    if (service->writer && !service->failed) {
        notes_tell_head(service);
    }
    for (struct peer *peer = service->peers, *next; peer; peer = next) {
        next = peer->next;
        peer_free(peer);
    }
    store_close(service->written);
    store_close(service->store);
    for (size_t i = 0; i < LIMIT_READERS; i++) {
        store_close(service->read[i]);
    }
    close_fd(service->epoll);
    close_fd(service->signals);
    close_fd(service->wake);
    quota_free(service->quota);
    noted_free(service->noted);
    free(service);
}
