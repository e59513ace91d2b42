// SPDX-License-Identifier: EUPL-1.2
// VERB_HAND_OVER: all households that one coordinates, today or from a later day on, or those of them that the
// text names, go to another, as one step.
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/history.h"
#include "store/records.h"
#include "store/save.h"
#include "store/trail.h"
#include "store/users.h"

struct hand_over {
    struct saving saving;
    struct cover wish; // login: to whom; covers: from whom
    const char *codes; // of the households, parted by blanks; "": all
    int64_t day;
    struct reply *reply;
};

// In a service the other one has to be a user who can do the work, and a team lead stays within the team.
static bool check_users(struct store *store, const struct hand_over *now)
{
    struct user from;
    record_init(KIND_USER, &from);
    bool able = user_by_login(store, now->wish.covers, &from) &&
                user_may_coordinate(store, now->wish.login, now->day);
    record_clear(KIND_USER, &from);
    if (!user_may_entrust(store, now->wish.covers, now->wish.login)) {
        rights_refuse(store, 0);
        return reply_fail(now->reply, STATUS_REFUSED, "%s",
                          _("A team lead hands over within the team alone."));
    }
    return able || reply_fail(now->reply, STATUS_INVALID,
                              _("%s is no user who can coordinate households."), now->wish.login);
}

static bool check_wish(struct store *store, const struct hand_over *now)
{
    const struct cover *wish = &now->wish;
    if (!wish->login || !wish->covers || strcmp(wish->login, wish->covers) == 0) {
        return reply_fail(now->reply, STATUS_INVALID, "%s",
                          _("A caseload goes from one coordinator to another."));
    }
    if (!wish->reason || wish->reason[0] == '\0') {
        return reply_fail(now->reply, STATUS_INVALID, "%s", _("A hand-over needs a reason."));
    }
    const char *const logins[] = {wish->covers, wish->login};
    for (size_t i = 0; i < ARRAY_SIZE(logins); i++) {
        if (record_by_code(store, KIND_COORDINATOR, 0, logins[i]) == 0) {
            return reply_fail(now->reply, STATUS_NOT_FOUND, _("There is no coordinator %s."),
                              logins[i]);
        }
    }
    return store->role == ROLE_OWNER || check_users(store, now);
}

// "login:" says that nobody else is meant; it is left away where it need not stand.
static void set_coordinator(struct coordination *span, const char *login)
{
    free(span->coordinator);
    span->coordinator = xasprintf("login:%s", login);
}

// A span that begins today or later changes hands; one that began before ends yesterday, and its like
// begins today.
static bool hand_over_span(struct hand_over *now, const struct coordination *span,
                           struct fault *fault)
{
    struct coordination before, next;
    bool done = true;
    record_init(KIND_COORDINATION, &before);
    record_init(KIND_COORDINATION, &next);
    record_copy(KIND_COORDINATION, &before, span);
    record_copy(KIND_COORDINATION, &next, span);
    set_coordinator(&next, now->wish.login);
    xreplace(&next.reason, now->wish.reason);
    if (span->from < now->day) {
        before.until = now->day - 1;
        xreplace(&before.exit, "handed-over");
        done = save_put(&now->saving, KIND_COORDINATION, span, &before, fault);
        next.head = (struct record){0};
        next.from = now->day;
    }
    done = done &&
           save_put(&now->saving, KIND_COORDINATION, next.head.id != 0 ? span : NULL, &next, fault);
    record_clear(KIND_COORDINATION, &before);
    record_clear(KIND_COORDINATION, &next);
    return done;
}

static void load_spans(struct store *store, const struct hand_over *now, struct record_list *spans)
{
    struct statement *ids = db_statement(
        store->db, "SELECT id FROM coordination WHERE coordinator_id = (SELECT id FROM "
                   "coordinators WHERE login = :login) AND coalesce(until, :on) >= :on "
                   "ORDER BY id");
    bind_text(ids, ":login", now->wish.covers);
    bind_number(ids, ":on", now->day);
    record_list_init(spans, KIND_COORDINATION);
    record_load_all(store, KIND_COORDINATION, ids, spans);
}

// What is hidden from a team lead is not there: it is the administrators' to hand over.
static bool is_passed_over(struct store *store, const struct coordination *span)
{
    return store->role == ROLE_TEAM_LEAD && sight_hides(store, span->head.household_id);
}

// Whether the household is one of those that are meant.
static bool is_meant(const struct hand_over *now, const char *household)
{
    size_t len = strlen(household);
    for (const char *at = now->codes; *at != '\0';) {
        size_t word = strcspn(at, " ");
        if (word == len && strncmp(at, household, len) == 0) {
            return true;
        }
        at += word + strspn(at + word, " ");
    }
    return now->codes[0] == '\0';
}

static bool is_among(struct store *store, const struct record_list *spans, const char *code,
                     size_t len)
{
    for (size_t i = 0; i < spans->count; i++) {
        const struct coordination *span = record_list_at(spans, i);
        if (!is_passed_over(store, span) && strlen(span->household) == len &&
            strncmp(span->household, code, len) == 0) {
            return true;
        }
    }
    return false;
}

// Somebody else may have it meanwhile: then nothing is handed over.
static bool check_codes(struct store *store, const struct hand_over *now,
                        const struct record_list *spans)
{
    for (const char *at = now->codes; *at != '\0';) {
        size_t len = strcspn(at, " ");
        if (!is_among(store, spans, at, len)) {
            return reply_fail(now->reply, STATUS_NOT_FOUND, _("%s does not coordinate %.*s."),
                              now->wish.covers, (int)len, at);
        }
        at += len + strspn(at + len, " ");
    }
    return true;
}

static bool hand_over_spans(struct store *store, struct hand_over *now,
                            const struct record_list *spans, int64_t *count)
{
    struct fault fault = {0};
    for (size_t i = 0; i < spans->count; i++) {
        const struct coordination *span = record_list_at(spans, i);
        if (is_passed_over(store, span) || !is_meant(now, span->household)) {
            continue;
        }
        if (!hand_over_span(now, span, &fault)) {
            reply_set_fault(now->reply, STATUS_INVALID, KIND_COORDINATION, &fault);
            return false;
        }
        ++*count;
    }
    return true;
}

static bool hand_over(struct store *store, struct hand_over *now)
{
    int64_t count = 0;
    struct record_list spans;
    if (!check_wish(store, now)) {
        return false;
    }
    load_spans(store, now, &spans);
    bool done = check_codes(store, now, &spans) && hand_over_spans(store, now, &spans, &count);
    now->saving.new_count = 0; // what is counted are households
    now->saving.changed_count = now->reply->changed_count = count;
    record_list_clear(&spans);
    saving_finish(&now->saving);
    now->reply->step = now->saving.step;
    return done && now->saving.step != 0;
}

static bool read_wish(struct store *store, const struct request *request, struct hand_over *now)
{
    size_t offset = 0;
    record_init(KIND_COVER, &now->wish);
    now->day = sight_day(store);
    now->codes = request_text(request);
    return (request->rows.kind == KIND_COVER &&
            rows_next(&request->rows, &offset, &now->wish, NULL)) ||
           reply_fail(now->reply, STATUS_INVALID, "%s", _("The rows cannot be read."));
}

void answer_hand_over(struct store *store, const struct request *request, struct reply *reply)
{
    struct hand_over now = {.reply = reply};
    if (read_wish(store, request, &now) && db_begin_write(store->db)) {
        bool keep = false;
        if (!history_repeated(store, request, reply)) {
            saving_init(&now.saving, store, request);
            keep = hand_over(store, &now) && (request->flags & REQUEST_DRY_RUN) == 0;
            reply->step = keep ? reply->step : 0;
            saving_clear(&now.saving);
        }
        trail_end(store, request, reply, keep);
    }
    record_clear(KIND_COVER, &now.wish);
}
