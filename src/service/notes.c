// SPDX-License-Identifier: EUPL-1.2
#include "service/notes.h"

#include <string.h>
#include <syslog.h>

#include "base/str.h"
#include "base/text.h"
#include "model/settings.h"
#include "service/bursts.h"
#include "service/peer.h"
#include "service/queue.h"
#include "service/quota.h"
#include "service/state.h"
#include "store/store.h"

enum { MINUTE_MS = 60000 };

static void give(struct service *service, uid_t uid, const char *address,
                 const struct store_event *event)
{
    worker_give(service->writer, task_new_event(uid, address, event));
}

// Bursts

static void note_burst(struct service *service, const struct burst *burst)
{
    const struct store_event event = {.action = burst->action,
                                      .result = burst->result,
                                      .session = burst->session,
                                      .count = burst->count};
    give(service, burst->uid, "", &event);
}

void notes_burst(struct service *service, const struct peer *peer, enum trail_action action,
                 enum trail_result result)
{
    const struct burst one = {.uid = peer->uid,
                              .action = action,
                              .result = result,
                              .session = peer->session,
                              .count = 1,
                              .since = clock_ms()};
    struct burst oldest;
    if (bursts_add(&service->bursts, &one, &oldest)) {
        note_burst(service, &oldest);
    }
}

static void note_bursts(struct service *service, int64_t now, bool all)
{
    struct burst burst;
    while (bursts_take(&service->bursts, now, all, &burst)) {
        note_burst(service, &burst);
    }
}

// Log-ins

static void keep_address(struct peer *peer, const struct request *request)
{
    const char *told = request->verb == VERB_BEGIN && request->text ? request->text : "";
    size_t len = strlen(told);
    if (len < sizeof(peer->address)) {
        memcpy(peer->address, told, len + 1);
    }
}

// Who connects again and again has entries like anybody, up to so many.
static bool may_begin(struct service *service, const struct peer *peer, struct task *task)
{
    store_set_user(service->store, peer->uid);
    if (!store_admits(service->store, &task->reply)) {
        if (task->reply.status == STATUS_REFUSED) { // not when the database cannot be read
            notes_burst(service, peer, TRAIL_LOGIN, TRAIL_REFUSED);
        }
        return false;
    }
    if (!quota_may_note(service->quota, peer->uid, clock_ms(), true)) {
        notes_burst(service, peer, TRAIL_LOGIN, TRAIL_THROTTLED);
        return reply_fail(&task->reply, STATUS_REFUSED, "%s",
                          _("You begin too often: wait a moment."));
    }
    return true;
}

bool notes_begin(struct service *service, struct peer *peer, struct task *task)
{
    struct store_event event = {.action = TRAIL_LOGIN, .session = task->request.session};
    if (peer->begun) {
        return true;
    }
    peer->session = task->request.session;
    if (!may_begin(service, peer, task)) {
        return false;
    }
    keep_address(peer, &task->request);
    peer->begun = true;
    give(service, peer->uid, peer->address, &event);
    return true;
}

// Searches

static void end_search(struct service *service, struct peer *peer)
{
    struct searched *searched = &peer->searched;
    const struct store_event event = {.action = TRAIL_SEARCH,
                                      .session = searched->session,
                                      .household_id = searched->household_id,
                                      .count = searched->hits,
                                      .words = searched->text};
    if (searched->text[0] != '\0') {
        give(service, peer->uid, peer->address, &event);
    }
    *searched = (struct searched){0};
}

// A search that goes on is no further entry.
bool notes_may_search(struct service *service, const struct peer *peer, struct task *task)
{
    const struct request *request = &task->request;
    if (searched_step(request) != SEARCH_ASKED || searched_goes_on(&peer->searched, request) ||
        quota_may_note(service->quota, peer->uid, clock_ms(), true)) {
        return true;
    }
    notes_burst(service, peer, TRAIL_SEARCH, TRAIL_THROTTLED);
    return reply_fail(&task->reply, STATUS_REFUSED, "%s",
                      _("That was too much in a minute: wait a moment."));
}

void notes_follow(struct service *service, struct peer *peer, const struct task *task)
{
    struct searched *searched = &peer->searched;
    const struct request *request = &task->request;
    switch (searched_step(request)) {
    case SEARCH_ASKED:
        if (!searched_goes_on(searched, request)) {
            end_search(service, peer);
        }
        searched_go_on(searched, request, clock_ms());
        break;
    case SEARCH_USED:
        if (searched->text[0] != '\0') {
            searched_use(searched, clock_ms());
        }
        break;
    case SEARCH_LEFT: end_search(service, peer); break;
    case SEARCH_IGNORED: break;
    }
}

void notes_found(struct peer *peer, const struct task *task)
{
    struct searched *searched = &peer->searched;
    if (searched->text[0] == '\0') {
        return;
    }
    if (searched_step(&task->request) == SEARCH_ASKED) {
        searched->hits = (int64_t)task->reply.rows.count;
    } else if (task->reply.status == STATUS_DONE) {
        searched_open(searched, &task->request);
    }
}

void notes_end(struct service *service, struct peer *peer)
{
    const struct store_event event = {.action = TRAIL_LOGOUT, .session = peer->session};
    if (peer->begun && peer->socket >= 0) {
        end_search(service, peer);
        give(service, peer->uid, peer->address, &event);
        peer->begun = false;
    }
}

// Heads

static void tell_head(struct service *service, struct store *store)
{
    struct store_head head;
    if (store_trail_head(store, &head) && head.id > service->told) {
        syslog(LOG_AUTHPRIV | LOG_INFO, "trail head %lld %s", (long long)head.id, head.hash);
        service->told = head.id;
    }
}

void notes_look(struct service *service, int64_t now)
{
    for (struct peer *peer = service->peers; peer; peer = peer->next) {
        if (searched_is_over(&peer->searched, now)) {
            end_search(service, peer);
        }
    }
    note_bursts(service, now, false);
    if (now - service->told_at >= service->settings->trail_heads * MINUTE_MS) {
        service->told_at = now;
        service->wrote = false;
        tell_head(service, service->store);
    }
}

bool notes_wait(const struct service *service)
{
    return service->bursts.count > 0 || service->wrote;
}

void notes_finish(struct service *service)
{
    for (struct peer *peer = service->peers; peer; peer = peer->next) {
        notes_end(service, peer);
    }
    note_bursts(service, 0, true);
}

void notes_tell_head(struct service *service)
{
    tell_head(service, service->written);
}
