// SPDX-License-Identifier: EUPL-1.2
#include "service/noted.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "protocol/request.h"
#include "store/trail.h"

enum { SLOTS = 8192, KEPT_MS = TRAIL_SAME_OPEN * 1000, BELIEVED_MS = 60000 };

// All that names it, and not a digest: nobody can make one request pass for another.
struct opening {
    bool used;
    uid_t uid;
    enum verb verb;
    enum kind kind;
    int64_t id, household_id;
    int64_t until;
};

struct noted {
    struct opening slots[SLOTS]; // a newer one takes the place of an older one
};

struct noted *noted_new(void)
{
    return xcalloc(1, sizeof(struct noted));
}

void noted_free(struct noted *noted)
{
    free(noted);
}

// Codes are left to the store, and what is printed is noted each time.
static struct opening opening_of(uid_t uid, const struct request *request)
{
    bool record = request->verb == VERB_GET || (request->verb == VERB_HISTORY && request->id != 0);
    bool household = request->verb == VERB_OPEN || request->verb == VERB_HISTORY ||
                     request->verb == VERB_FIGURES;
    bool named = record ? request->id != 0 : household && request->household_id != 0;
    return (struct opening){
        .used = named && (request->flags & REQUEST_PRINT) == 0,
        .uid = uid,
        .verb = request->verb,
        .kind = record ? request->kind : KIND_HOUSEHOLD,
        .id = record ? request->id : 0,
        .household_id = request->household_id,
    };
}

static size_t place_of(const struct opening *opening)
{
    uint64_t mixed = (uint64_t)opening->household_id * 0x9E3779B97F4A7C15U;
    mixed ^= (uint64_t)opening->id * 0xC2B2AE3D27D4EB4FU;
    mixed ^= (uint64_t)opening->uid * 0x165667B19E3779F9U;
    mixed ^= (uint64_t)opening->kind << 8 | (uint64_t)opening->verb;
    return (size_t)((mixed ^ mixed >> 29) % SLOTS);
}

static bool is_same(const struct opening *a, const struct opening *b)
{
    return a->used && b->used && a->uid == b->uid && a->verb == b->verb && a->kind == b->kind &&
           a->id == b->id && a->household_id == b->household_id;
}

bool noted_has(const struct noted *noted, uid_t uid, const struct request *request, int64_t now)
{
    struct opening opening = opening_of(uid, request);
    const struct opening *slot = &noted->slots[place_of(&opening)];
    return is_same(slot, &opening) && now < slot->until;
}

void noted_add(struct noted *noted, uid_t uid, const struct request *request, int64_t now,
               bool before)
{
    struct opening opening = opening_of(uid, request);
    if (opening.used) {
        opening.until = now + (before ? BELIEVED_MS : KEPT_MS);
        noted->slots[place_of(&opening)] = opening;
    }
}

void noted_forget(struct noted *noted, uid_t uid)
{
    for (size_t i = 0; i < SLOTS; i++) {
        noted->slots[i].used = noted->slots[i].used && noted->slots[i].uid != uid;
    }
}
