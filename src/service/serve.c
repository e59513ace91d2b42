// SPDX-License-Identifier: EUPL-1.2
#include "service/serve.h"

#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"
#include "base/text.h"
#include "model/settings.h"
#include "service/limits.h"
#include "service/noted.h"
#include "service/notes.h"
#include "service/peer.h"
#include "service/queue.h"
#include "service/quota.h"
#include "service/service.h"
#include "service/state.h"
#include "store/store.h"

// Connections

static void tell_more(const struct service *service, const struct burst *goodbyes)
{
    if (goodbyes->count > 1) {
        text_set_language(service->settings->language);
        log_message(_N("uid %lu was sent away %lld more time",
                       "uid %lu was sent away %lld more times", (long)goodbyes->count - 1),
                    (unsigned long)goodbyes->uid, (long long)goodbyes->count - 1);
    }
}

// The first one of a user, and after a minute how many came since: nobody fills the log with them.
static void say_goodbye(struct service *service, const struct peer *peer, const char *reason)
{
    const struct burst one = {.uid = peer->uid, .count = 1, .since = clock_ms()};
    struct burst oldest;
    size_t before = service->goodbyes.count;
    bool full = bursts_add(&service->goodbyes, &one, &oldest);
    if (full) {
        tell_more(service, &oldest);
    }
    if (full || service->goodbyes.count > before) {
        text_set_language(service->settings->language);
        log_message(_("uid %lu is sent away: %s"), (unsigned long)peer->uid, _(reason));
    }
}

void serve_tell_goodbyes(struct service *service, int64_t now, bool all)
{
    struct burst goodbyes;
    while (bursts_take(&service->goodbyes, now, all, &goodbyes)) {
        tell_more(service, &goodbyes);
    }
}

static void wait_for(struct service *service, struct peer *peer, unsigned events)
{
    struct epoll_event event = {.events = events, .data = {.ptr = peer}};
    if (peer->socket >= 0 && peer->events != events) {
        epoll_ctl(service->epoll, EPOLL_CTL_MOD, peer->socket, &event);
        peer->events = events;
    }
}

static void drop(struct service *service, struct peer *peer)
{
    notes_end(service, peer);
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
    if (peer->refused) {
        notes_burst(service, peer, TRAIL_LOGIN, TRAIL_THROTTLED);
    }
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
        drop(service, peer);
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
        notes_found(peer, task);
        follow_up(service, peer, peer_answer(peer, &task->reply));
    }
    task_free(task);
}

static bool is_long_list(const struct request *request)
{
    bool computed = request->sort == SORT_HELPERS || request->sort == SORT_LAST_CONTACT;
    bool goes_on = str_is_given(request->after);
    bool referrals = request->kind == KIND_REFERRAL_ROW;
    bool found_further = request->text && (goes_on || (request->flags & REQUEST_BACKWARD) != 0);
    return computed || referrals || found_further;
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
    case VERB_AUDIT:
    case VERB_VERIFY:
    case VERB_RETENTION:
    case VERB_FIND:
    case VERB_BACKUP: return ROUTE_READER;
    case VERB_REVIEW: return request->kind == KIND_REVIEW ? ROUTE_READER : ROUTE_LOOP;
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

static void give_to(struct service *service, struct worker *worker, struct task *task)
{
    task->peer->task = task;
    wait_for(service, task->peer, 0);
    worker_give(worker, task);
}

static bool must_note(struct service *service, const struct task *task)
{
    store_set_user(service->store, task->uid);
    return store_must_note(service->store, &task->request);
}

// Who asks for what is noted each time may do so for a while, and then no longer.
static bool may_note(struct service *service, struct task *task, bool take)
{
    if (quota_may_note(service->quota, task->uid, clock_ms(), take)) {
        return true;
    }
    notes_burst(service, task->peer, TRAIL_REFUSE, TRAIL_THROTTLED);
    return reply_fail(&task->reply, STATUS_REFUSED, "%s",
                      _("That was too much in a minute: wait a moment."));
}

static void note_first(struct service *service, struct peer *peer, struct task *task)
{
    if (may_note(service, task, true)) {
        task->notes = true;
        give_to(service, service->writer, task);
    } else {
        answer(service, peer, task);
    }
}

// Who is refused what would not have been noted, or what was open a moment ago, is noted after all.
static void end_read(struct service *service, struct peer *peer, struct task *task)
{
    bool lost = task->known && task->reply.status != STATUS_DONE;
    if (lost && must_note(service, task)) {
        reply_clear(&task->reply);
        reply_init(&task->reply);
        note_first(service, peer, task);
    } else {
        answer(service, peer, task);
    }
}

// The counter is read before the records, so that a change in between is seen the next time.
static void read_now(struct service *service, struct peer *peer, struct task *task)
{
    task->changes = service->changes;
    notes_follow(service, peer, task);
    if (route_of(&task->request) == ROUTE_READER) {
        give_to(service, idlest_reader(service), task);
    } else {
        store_set_user(service->store, task->uid);
        store_answer(service->store, &task->request, &task->reply);
        end_read(service, peer, task);
    }
}

// Whoever walks through all households is stopped before the store looks for any.
static bool may_ask(struct service *service, struct task *task)
{
    const struct request *request = &task->request;
    if (quota_take(service->quota, task->uid, request, clock_ms())) {
        return !verb_writes(request->verb) || may_note(service, task, false);
    }
    notes_burst(service, task->peer, TRAIL_REFUSE, TRAIL_THROTTLED);
    return reply_fail(&task->reply, STATUS_REFUSED,
                      _("You may open %lld households in a minute: wait a moment."),
                      (long long)service->settings->opens_per_minute);
}

// Else the reply tells why not.
static bool is_served(struct service *service, struct peer *peer, struct task *task)
{
    if (peer->refused) {
        return reply_fail(&task->reply, STATUS_REFUSED,
                          _("You are connected %d times already: end another session first."),
                          (int)LIMIT_PEERS_OF_ONE);
    }
    return notes_begin(service, peer, task) && may_ask(service, task) &&
           notes_may_search(service, peer, task);
}

// What was opened a moment ago, or is not noted at all, needs no look into the trail.
static void take_read(struct service *service, struct peer *peer, struct task *task)
{
    const struct request *request = &task->request;
    int64_t now = clock_ms();
    task->known = !store_notes(request) || noted_has(service->noted, task->uid, request, now);
    if (!task->known && must_note(service, task)) {
        note_first(service, peer, task);
        return;
    }
    if (!task->known) {
        noted_add(service->noted, task->uid, request, now, true);
    }
    read_now(service, peer, task);
}

static void take_on(struct service *service, struct peer *peer, struct task *task)
{
    text_set_language(task->request.language);
    if (!is_served(service, peer, task)) {
        answer(service, peer, task);
        return;
    }
    memcpy(task->address, peer->address, sizeof(task->address));
    if (verb_writes(task->request.verb)) {
        notes_follow(service, peer, task);
        give_to(service, service->writer, task);
    } else {
        take_read(service, peer, task);
    }
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
        drop(service, peer);
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
        drop(service, peer);
    }
}

static bool is_change(const struct task *task)
{
    const struct reply *reply = &task->reply;
    bool rights = verb_changes_rights(task->request.verb) && reply->status == STATUS_DONE;
    return reply->step != 0 || rights;
}

// Of the service's own notes nobody is told, but they must not be missed in silence.
static void end_event(struct service *service, struct task *task)
{
    if (task->reply.status != STATUS_DONE) {
        text_set_language(service->settings->language);
        log_message(_("uid %lu: the trail cannot be written: %s"), (unsigned long)task->uid,
                    task->reply.message);
    }
    task_free(task);
}

// It stands in the trail, and can be shown.
static void read_noted(struct service *service, struct task *task)
{
    struct peer *peer = task->peer;
    noted_add(service->noted, task->uid, &task->request, clock_ms(), false);
    peer->task = NULL;
    task->notes = false;
    if (peer->socket >= 0) {
        read_now(service, peer, task);
    } else {
        task_free(task);
    }
}

// Whether the writer may have noted that it was tried in vain, or what it shows (trail_after()).
static bool was_noted(const struct reply *reply)
{
    return reply->status == STATUS_REFUSED || reply->status == STATUS_NOT_FOUND ||
           reply->status == STATUS_INVALID || reply->status == STATUS_CONFLICT;
}

static void end_write(struct service *service, struct task *task)
{
    if (was_noted(&task->reply) && !task->notes) {
        quota_may_note(service->quota, task->uid, clock_ms(), true);
    }
    if (task->request.verb == VERB_BREAK) {
        noted_forget(service->noted, task->uid);
    }
    task->changes = service->changes;
    answer(service, task->peer, task);
}

// What several had changed is counted before anyone is told.
void serve_take_written(struct service *service)
{
    struct task *first = worker_take(service->writer);
    service->wrote = service->wrote || first;
    for (struct task *task = first; task; task = task->next) {
        service->changes += is_change(task);
    }
    for (struct task *task = first, *next; task; task = next) {
        next = task->next;
        if (!task->peer) {
            end_event(service, task);
        } else if (task->notes && task->reply.status == STATUS_DONE) {
            read_noted(service, task);
        } else {
            end_write(service, task);
        }
    }
}

void serve_take_read(struct service *service)
{
    for (size_t i = 0; i < LIMIT_READERS; i++) {
        for (struct task *task = worker_take(service->readers[i]), *next; task; task = next) {
            next = task->next;
            end_read(service, task->peer, task);
        }
    }
}

void serve_drop_stalled(struct service *service, int64_t now)
{
    for (struct peer *peer = service->peers; peer; peer = peer->next) {
        if (peer_is_stalled(peer, now, LIMIT_STALL_MS)) {
            say_goodbye(service, peer, N_("it stopped halfway"));
            drop(service, peer);
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
            drop(service, peer);
        }
        waits = waits || writes || sends;
    }
    return waits;
}
