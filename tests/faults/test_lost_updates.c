// SPDX-License-Identifier: EUPL-1.2
// Fifty people change the same twenty records through the service, each adding a word to what was
// there: no word that was acknowledged is lost, and who was too late is told. Their twins, who save over
// whatever is there, lose words. LOST_SAVES says how many saves (2000).
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/crowd.h"
#include "../support/results.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/xalloc.h"
#include <cmocka.h>

enum { USERS = 50, ROWS = 20, SAVES = 2000, TWIN_SAVES = 400 };

struct city {
    struct crowd crowd;
    int64_t ids[ROWS];
    int saves; // of each
    bool blind;
};

// One of those who work.
struct editor {
    const struct city *city;
    struct ask *ask;
    int number;
    unsigned random;
};

static unsigned draw(struct editor *user, unsigned end)
{
    user->random = user->random * 1103515245 + 12345;
    return (user->random >> 8) % end;
}

static void read_row(struct editor *user, size_t row, struct household *household)
{
    struct err err;
    if (!ask_get(user->ask, KIND_HOUSEHOLD, user->city->ids[row], household, &err)) {
        fatal("%s", err.text);
    }
}

static void tell(const struct editor *user, bool done, size_t row, int save)
{
    char line[64];
    snprintf(line, sizeof(line), "%s %zu %d-%d\n", done ? "saved" : "conflict", row, user->number,
             save);
    crowd_tell(&user->city->crowd, line);
}

// Adds a word to what was read. What a blind one read may be long out of date.
static bool add_word(struct editor *user, size_t row, int save, struct household *before,
                     const char *basis)
{
    struct household after;
    struct request request;
    struct reply reply;
    record_init(KIND_HOUSEHOLD, &after);
    record_copy(KIND_HOUSEHOLD, &after, before);
    free(after.wanted);
    after.wanted = xasprintf("%s%d-%d ", basis, user->number, save);
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    request_add_change(&request, KIND_HOUSEHOLD, before, &after);
    bool done = ask(user->ask, &request, &reply);
    if (!done && reply.status != STATUS_CONFLICT) {
        fatal("%s", reply.message);
    }
    tell(user, done, row, save);
    request_clear(&request);
    reply_clear(&reply);
    record_clear(KIND_HOUSEHOLD, &after);
    return done;
}

static void save_one(struct editor *user, int save)
{
    size_t row = draw(user, ROWS);
    struct household before;
    record_init(KIND_HOUSEHOLD, &before);
    read_row(user, row, &before);
    char *basis = xstrdup(before.wanted ? before.wanted : "");
    while (!add_word(user, row, save, &before, basis)) {
        read_row(user, row, &before);
        if (!user->city->blind) {
            free(basis);
            basis = xstrdup(before.wanted ? before.wanted : "");
        }
    }
    free(basis);
    record_clear(KIND_HOUSEHOLD, &before);
}

static void work(const struct crowd *crowd, struct ask *ask, int number, void *data)
{
    const struct city *city = data;
    struct editor user = {.city = city, .ask = ask, .number = number};
    (void)crowd;
    user.random = (unsigned)number * 7919 + 1;
    for (int i = 0; i < city->saves; i++) {
        save_one(&user, i);
    }
}

static void open_city(struct city *city, long saves, bool blind)
{
    crowd_open(&city->crowd, 0);
    city->saves = (int)(saves / USERS) + 1;
    city->blind = blind;
    for (size_t i = 0; i < ROWS; i++) {
        char fields[64];
        snprintf(fields, sizeof(fields), "household=H%zu", i);
        city->ids[i] = base_new(&city->crowd.base, KIND_HOUSEHOLD, fields);
    }
}

// Whether the word stands in the row as it is now.
static bool has_word(struct city *city, size_t row, const char *word)
{
    char *wanted = base_field(&city->crowd.base, KIND_HOUSEHOLD, city->ids[row], "wanted");
    char *with_blanks = xasprintf(" %s ", word);
    char *words = xasprintf(" %s ", wanted);
    bool has = strstr(words, with_blanks) != NULL;
    free(wanted);
    free(with_blanks);
    free(words);
    return has;
}

static void count(struct city *city, long *saved, long *conflicts, long *lost)
{
    struct buf told = {0};
    char word[32];
    size_t row;
    *saved = *conflicts = *lost = 0;
    crowd_listen(&city->crowd, &told);
    for (const char *line = buf_text(&told), *end; (end = strchr(line, '\n')); line = end + 1) {
        if (sscanf(line, "saved %zu %31s", &row, word) == 2) {
            ++*saved;
            *lost += !has_word(city, row, word);
        } else {
            ++*conflicts;
        }
    }
    buf_clear(&told);
}

static void no_word_is_lost(void **state)
{
    struct city city;
    long saved, conflicts, lost;
    long saves = results_effort("LOST_SAVES", SAVES);
    (void)state;
    open_city(&city, saves, false);
    crowd_send(&city.crowd, USERS, work, &city);
    count(&city, &saved, &conflicts, &lost);
    print_message("%ld saves, %ld conflicts told, %ld lost\n", saved, conflicts, lost);
    results_note("lost updates", "50 people, 20 records, through the service", saved, lost);
    assert_true(saved > 0);
    assert_true(conflicts > 0);
    assert_int_equal(lost, 0);
    crowd_close(&city.crowd);
}

static void who_saves_blindly_loses_words(void **state)
{
    struct city city;
    long saved, conflicts, lost;
    (void)state;
    open_city(&city, TWIN_SAVES, true);
    crowd_send(&city.crowd, USERS, work, &city);
    count(&city, &saved, &conflicts, &lost);
    print_message("%ld saves, %ld lost\n", saved, lost);
    results_note("lost updates, saved blindly", "the test's twin, which has to lose", saved, lost);
    assert_true(lost > 0);
    crowd_close(&city.crowd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_word_is_lost),
        cmocka_unit_test(who_saves_blindly_loses_words),
    };
    return cmocka_run_group_tests_name("lost_updates", tests, NULL, NULL);
}
