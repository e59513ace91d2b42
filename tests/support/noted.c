// SPDX-License-Identifier: EUPL-1.2
#include "noted.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/xalloc.h"
#include "store/answer.h"
#include "store/store.h"
#include "store/trail.h"

static char *newest(const struct base *base, int count)
{
    char *sql = xasprintf(
        "SELECT coalesce(u.login, t.role) || ':' || t.action || ':' || t.ground || ':' || "
        "coalesce(h.household, '-') || ':' || t.kind || ':' || t.result || CASE WHEN t.behalf_id "
        "THEN ':for-' || b.login ELSE '' END || CASE WHEN t.glass_id THEN ':glass' ELSE '' END "
        "FROM trail AS t LEFT JOIN users AS u ON u.id = t.user_id LEFT JOIN users AS b ON "
        "b.id = t.behalf_id LEFT JOIN households AS h ON h.id = t.household_id "
        "WHERE t.id > " NEWEST " - %d ORDER BY t.id",
        count);
    char *found = base_query(base, sql);
    free(sql);
    return found;
}

void noted_assert_newest(const struct base *base, int count, const char *expected)
{
    char *found = newest(base, count);
    assert_string_equal(found, expected);
    free(found);
}

int64_t noted_count(const struct base *base)
{
    char *count = base_query(base, "SELECT count(*) FROM trail");
    int64_t number = strtoll(count, NULL, 10);
    free(count);
    return number;
}

void noted_assert_whole(struct base *base)
{
    struct reply reply;
    reply_init(&reply);
    reply_set_kind(&reply, KIND_FINDING);
    trail_check(base->store, &reply);
    assert_int_equal(reply.rows.count, 0);
    reply_clear(&reply);
}

struct request *asked_begin(struct asked *asked, enum verb verb, int64_t household_id)
{
    request_init(&asked->request, verb);
    reply_init(&asked->reply);
    asked->request.session = NOTED_SESSION;
    asked->request.language = LANGUAGE_EN;
    asked->request.household_id = household_id;
    return &asked->request;
}

void asked_end(struct asked *asked)
{
    request_clear(&asked->request);
    reply_clear(&asked->reply);
}

bool noted_read_as(struct base *base, int64_t uid, struct asked *asked)
{
    base_as(base, uid);
    bool must = store_must_note(base->store, &asked->request);
    if (!must || store_note(base->store, &asked->request, &asked->reply)) {
        store_answer(base->store, &asked->request, &asked->reply);
    }
    return must;
}

bool noted_open_as(struct base *base, int64_t uid, const char *code)
{
    struct base owner;
    struct asked asked;
    base_join(&owner, base, "co1");
    int64_t id = base_id(&owner, KIND_HOUSEHOLD, code);
    base_leave(&owner);
    asked_begin(&asked, VERB_OPEN, id)->kinds = KIND_BIT(KIND_HOUSEHOLD);
    bool noted = noted_read_as(base, uid, &asked);
    asked_end(&asked);
    return noted;
}
