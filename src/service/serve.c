// SPDX-License-Identifier: EUPL-1.2
#include "service/serve.h"

#include <errno.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "model/settings.h"
#include "service/limits.h"
#include "service/peer.h"
#include "service/queue.h"
#include "service/quota.h"
#include "service/service.h"
#include "service/state.h"
#include "store/store.h"

// Connections

static void say_goodbye(struct service *service, const struct peer *peer, const char *reason)
{
    text_set_language(service->settings->language);
    log_message(_("uid %lu is sent away: %s"), (unsigned long)peer->uid, _(reason));
}

static void wait_for(struct service *service, struct peer *peer, unsigned events)
{
    struct epoll_event event = {.events = events, .data = {.ptr = peer}};
    if (peer->socket >= 0 && peer->events != events) {
        epoll_ctl(service->epoll, EPOLL_CTL_MOD, peer->socket, &event);
        peer->events = events;
    }
}

static void drop(struct peer *peer)
{
    peer_close(peer);
    if (peer->task) {
        worker_forget(peer->task);
    }
}

// Those that are gone, now that no event of this turn can name them any more.
void serve_sweep(struct service *service)
{
    for (struct peer **at = &service->peers; *at;) {
        struct peer *peer = *at;
        if (peer->socket < 0 && !peer->task) {
            *at = peer->next;
            service->peer_count--;
            service->full = false;
            peer_free(peer);
        } else {
            at = &peer->next;
        }
    }
}

static size_t count_of(const struct service *service, uid_t uid)
{
    size_t count = 0;
    for (const struct peer *peer = service->peers; peer; peer = peer->next) {
        count += peer->uid == uid && peer->socket >= 0;
    }
    return count;
}

static void admit(struct service *service, int socket, uid_t uid)
{
    size_t others = count_of(service, uid);
    struct peer *peer = peer_new(socket, uid);
    struct epoll_event event = {.events = EPOLLIN, .data = {.ptr = peer}};
    peer->events = EPOLLIN;
    peer->refused = peer->leaves = others >= LIMIT_PEERS_OF_ONE;
    peer->next = service->peers;
    service->peers = peer;
    service->peer_count++;
    if (others >= LIMIT_PEERS_OF_ONE + LIMIT_TOLD_OF_ONE ||
        epoll_ctl(service->epoll, EPOLL_CTL_ADD, socket, &event) != 0) {
        say_goodbye(service, peer, N_("too many connections"));
        peer_close(peer);
    }
}

void service_adopt(struct service *service, int socket)
{
    uid_t uid;
    if (listen_uid(socket, &uid)) {
        admit(service, socket, uid);
    } else {
        close(socket);
    }
}

void serve_welcome(struct service *service)
{
    uid_t uid;
    int socket;
    errno = 0;
    while (service->peer_count < LIMIT_PEERS &&
           (socket = listen_accept(&service->listener, &uid)) >= 0) {
        admit(service, socket, uid);
    }
    service->full = service->peer_count > 0 && (errno == EMFILE || errno == ENFILE);
}

// While there is no room, who connects waits in the system's queue.
void serve_set_accepting(struct service *service)
{
    bool accepts = !service->full && service->peer_count < LIMIT_PEERS;
    struct epoll_event event = {.events = accepts ? EPOLLIN : 0,
                                .data = {.ptr = &service->listener}};
    if (service->listener.socket >= 0 && accepts != service->accepts) {
        epoll_ctl(service->epoll, EPOLL_CTL_MOD, service->listener.socket, &event);
        service->accepts = accepts;
    }
}

// Answers

static void follow_up(struct service *service, struct peer *peer, enum peer_news news)
{
    if (news == PEER_LOST) {
        drop(peer);
    } else {
        wait_for(service, peer, news == PEER_WAITS ? EPOLLOUT : EPOLLIN);
    }
}

static void answer(struct service *service, struct peer *peer, struct task *task)
{
    peer->task = NULL;
    if (peer->socket >= 0) {
        text_set_language(task->request.language);
        task->reply.number = task->request.number;
        task->reply.changes = task->reply.status == STATUS_REFUSED ? 0 : task->changes;
        follow_up(service, peer, peer_answer(peer, &task->reply));
    }
    task_free(task);
}

static bool is_long_list(const struct request *request)
{
    bool computed = request->sort == SORT_HELPERS || request->sort == SORT_LAST_CONTACT;
    bool goes_on = request->after && request->after[0] != '\0';
    bool found_further = request->text && (goes_on || (request->flags & REQUEST_BACKWARD) != 0);
    return computed || found_further;
}

enum route { ROUTE_LOOP, ROUTE_WRITER, ROUTE_READER };

// What goes through the records of all households, or through all that is found, takes long in a
// large city.
static enum route route_of(const struct request *request)
{
    bool all = request->household_id == 0 && request->scope == SCOPE_ALL;
    if (verb_writes(request->verb)) {
        return ROUTE_WRITER;
    }
    switch (request->verb) {
    case VERB_EXPORT:
    case VERB_CHECK:
    case VERB_FIND:
    case VERB_BACKUP: return ROUTE_READER;
    case VERB_FIGURES: return request->household_id == 0 ? ROUTE_READER : ROUTE_LOOP;
    case VERB_LIST: return all && is_long_list(request) ? ROUTE_READER : ROUTE_LOOP;
    default: return ROUTE_LOOP;
    }
}

static struct worker *idlest_reader(const struct service *service)
{
    struct worker *idlest = service->readers[0];
    for (size_t i = 1; i < LIMIT_READERS; i++) {
        if (worker_load(service->readers[i]) < worker_load(idlest)) {
            idlest = service->readers[i];
        }
    }
    return idlest;
}

static void answer_now(struct service *service, const struct peer *peer, struct task *task)
{
    if (peer->refused) {
        reply_fail(&task->reply, STATUS_REFUSED,
                   _("You are connected %d times already: end another session first."),
                   (int)LIMIT_PEERS_OF_ONE);
    } else {
        store_set_user(service->store, peer->uid);
        store_answer(service->store, &task->request, &task->reply);
    }
}

// Whoever walks through all households is stopped before the store looks for any.
static bool is_too_fast(struct service *service, const struct peer *peer, struct task *task)
{
    if (peer->refused || quota_take(service->quota, peer->uid, &task->request, clock_ms())) {
        return false;
    }
    reply_fail(&task->reply, STATUS_REFUSED,
               _("You may open %lld households in a minute: wait a moment."),
               (long long)service->settings->opens_per_minute);
    return true;
}

// The counter is read before the records, so that a change in between is seen the next time.
static void take_on(struct service *service, struct peer *peer, struct task *task)
{
    enum route route = peer->refused ? ROUTE_LOOP : route_of(&task->request);
    text_set_language(task->request.language);
    task->changes = service->changes;
    if (is_too_fast(service, peer, task)) {
        answer(service, peer, task);
        return;
    }
    if (route == ROUTE_LOOP) {
        answer_now(service, peer, task);
        answer(service, peer, task);
        return;
    }
    peer->task = task;
    wait_for(service, peer, 0);
    worker_give(route == ROUTE_WRITER ? service->writer : idlest_reader(service), task);
}

static bool is_too_much(const struct service *service)
{
    size_t bytes = 0;
    for (const struct peer *peer = service->peers; peer; peer = peer->next) {
        bytes += peer->weight;
    }
    return bytes > LIMIT_BYTES;
}

static void receive(struct service *service, struct peer *peer)
{
    const char *reason = N_("the service has too much to do");
    struct task *task = task_new(peer);
    enum peer_news news = peer_receive(peer, &task->request, &reason);
    if (news == PEER_ASKS) {
        take_on(service, peer, task);
        return;
    }
    task_free(task);
    bool wrong = news == PEER_WRONG || (news == PEER_WAITS && is_too_much(service));
    if (wrong) {
        say_goodbye(service, peer, reason);
    }
    if (wrong || news == PEER_LOST) {
        drop(peer);
    }
}

void serve_peer(struct service *service, struct peer *peer, unsigned events)
{
    if (peer->socket < 0) {
        return;
    }
    if (peer->events & events & EPOLLOUT) {
        follow_up(service, peer, peer_send(peer));
    } else if (peer->events & events & EPOLLIN) {
        receive(service, peer);
    } else if (events & (EPOLLHUP | EPOLLERR)) {
        drop(peer);
    }
}

static bool is_change(const struct task *task)
{
    const struct reply *reply = &task->reply;
    bool rights = verb_changes_rights(task->request.verb) && reply->status == STATUS_DONE;
    return reply->step != 0 || rights;
}

// What several had changed is counted before anyone is told.
void serve_take_written(struct service *service)
{
    struct task *first = worker_take(service->writer);
    for (struct task *task = first; task; task = task->next) {
        service->changes += is_change(task);
    }
    for (struct task *task = first, *next; task; task = next) {
        next = task->next;
        task->changes = service->changes;
        answer(service, task->peer, task);
    }
}

void serve_take_read(struct service *service)
{
    for (size_t i = 0; i < LIMIT_READERS; i++) {
        for (struct task *task = worker_take(service->readers[i]), *next; task; task = next) {
            next = task->next;
            answer(service, task->peer, task);
        }
    }
}

void serve_drop_stalled(struct service *service, int64_t now)
{
    for (struct peer *peer = service->peers; peer; peer = peer->next) {
        if (peer_is_stalled(peer, now, LIMIT_STALL_MS)) {
            say_goodbye(service, peer, N_("it stopped halfway"));
            drop(peer);
        }
    }
}

// Who waits for a write gets its reply; who waits for nothing, or for something to read, can ask
// the next service.
bool serve_last(struct service *service)
{
    bool waits = false;
    for (struct peer *peer = service->peers; peer; peer = peer->next) {
        bool writes = peer->task && verb_writes(peer->task->request.verb);
        bool sends = peer->out.len > 0 && clock_ms() - peer->since < LIMIT_ENDING_MS;
        if (peer->socket >= 0 && !writes && !sends) {
            drop(peer);
        }
        waits = waits || writes || sends;
    }
    return waits;
}
