// SPDX-License-Identifier: EUPL-1.2
#include "service/quota.h"

#include <stdlib.h>

#include "base/str.h"
#include "base/xalloc.h"
#include "protocol/request.h"

enum { MINUTE_MS = 60000, MORE_NOTES = 600 };

// What counts: households by their number, and records by kind and number, or by their code.
enum sort_of_open { OPEN_NOTHING, OPEN_HOUSEHOLD, OPEN_RECORD };

struct opened {
    enum sort_of_open sort;
    uint64_t what;
    int64_t at;
};

struct user_opens {
    struct user_opens *next;
    uid_t uid;
    size_t notes; // since then
    int64_t notes_since;
    size_t count;
    struct opened opened[]; // those of the last minute
};

struct quota {
    size_t most;
    struct user_opens *users;
};

struct quota *quota_new(int64_t most)
{
    struct quota *quota = xcalloc(1, sizeof(*quota));
    quota->most = (size_t)most;
    return quota;
}

void quota_free(struct quota *quota)
{
    for (struct user_opens *user = quota ? quota->users : NULL, *next; user; user = next) {
        next = user->next;
        free(user);
    }
    free(quota);
}

static struct user_opens *user_of(struct quota *quota, uid_t uid)
{
    for (struct user_opens *user = quota->users; user; user = user->next) {
        if (user->uid == uid) {
            return user;
        }
    }
    struct user_opens *user = xcalloc(1, sizeof(*user) + 2 * quota->most * sizeof(user->opened[0]));
    user->uid = uid;
    user->next = quota->users;
    quota->users = user;
    return user;
}

static void forget_old(struct user_opens *user, int64_t now)
{
    size_t kept = 0;
    for (size_t i = 0; i < user->count; i++) {
        if (now - user->opened[i].at < MINUTE_MS) {
            user->opened[kept++] = user->opened[i];
        }
    }
    user->count = kept;
}

static uint64_t mix(uint64_t digest, uint64_t value) // FNV-1a
{
    return (digest ^ value) * 1099511628211U;
}

static uint64_t record_of(const struct request *request)
{
    uint64_t digest = mix(14695981039346656037U, request->kind);
    digest = mix(digest, (uint64_t)request->id);
    digest = mix(digest, (uint64_t)request->household_id);
    for (const char *at = request->id == 0 && request->text ? request->text : ""; *at; at++) {
        digest = mix(digest, (unsigned char)*at);
    }
    return digest;
}

static bool is_register(enum kind kind)
{
    return kind == KIND_ORGANISATION || kind == KIND_COORDINATOR || kind == KIND_PROFESSIONAL;
}

static struct opened opened_by(const struct request *request)
{
    bool record = request->verb == VERB_GET || (request->verb == VERB_HISTORY && request->id != 0);
    if (record && !is_register(request->kind)) {
        return (struct opened){OPEN_RECORD, record_of(request), 0};
    }
    bool household = request->verb == VERB_OPEN || request->verb == VERB_HISTORY ||
                     request->verb == VERB_FIGURES || request->verb == VERB_EXPORT;
    if (!record && household && request->household_id != 0) {
        return (struct opened){OPEN_HOUSEHOLD, (uint64_t)request->household_id, 0};
    }
    return (struct opened){0};
}

bool quota_take(struct quota *quota, uid_t uid, const struct request *request, int64_t now)
{
    struct opened opened = opened_by(request);
    size_t count = 0;
    if (opened.sort == OPEN_NOTHING) {
        return true;
    }
    struct user_opens *user = user_of(quota, uid);
    forget_old(user, now);
    for (size_t i = 0; i < user->count; i++) {
        if (user->opened[i].sort == opened.sort && user->opened[i].what == opened.what) {
            return true;
        }
        count += user->opened[i].sort == opened.sort;
    }
    if (count >= quota->most) {
        return false;
    }
    opened.at = now;
    user->opened[user->count++] = opened;
    return true;
}

bool quota_may_note(struct quota *quota, uid_t uid, int64_t now, bool take)
{
    struct user_opens *user = user_of(quota, uid);
    if (now - user->notes_since >= MINUTE_MS) {
        user->notes_since = now;
        user->notes = 0;
    }
    bool may = user->notes < quota->most + MORE_NOTES;
    user->notes += may && take;
    return may;
}
