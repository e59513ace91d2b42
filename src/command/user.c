// SPDX-License-Identifier: EUPL-1.2
// "tilburg user": who may use the service of a city.
#include "command/user.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/records.h"
#include "model/settings.h"

static uint64_t field_bit(enum kind kind, const char *name)
{
    return UINT64_C(1) << kind_field_index(kind, kind_field(kind, name));
}

// The user with this login as it stands; an exit status, and says why not.
static int find_user(struct command_context *context, const char *login, struct user *user)
{
    struct record_list users;
    int status = users_ask(context, KIND_USER, &users);
    bool found = false;
    for (size_t i = 0; status == EXIT_DONE && i < users.count; i++) {
        const struct user *one = record_list_at(&users, i);
        if (strcmp(one->login, login) == 0) {
            record_copy(KIND_USER, user, one);
            found = true;
        }
    }
    record_list_clear(&users);
    if (status == EXIT_DONE && !found) {
        log_message(_("there is no user %s"), login);
        return EXIT_NOTHING;
    }
    return status;
}

static int list(struct command_context *context, int argc, char **argv)
{
    struct record_list rows;
    enum kind kind = KIND_USER;
    if (argc > 0 && strcmp(argv[0], "covers") == 0) {
        kind = KIND_COVER;
    } else if (argc > 0 && strcmp(argv[0], "restricted") == 0) {
        kind = KIND_RESTRICTED;
    }
    int status = users_ask(context, kind, &rows);
    if (status == EXIT_DONE) {
        records_print(context, &rows);
        status = rows.count > 0 ? EXIT_DONE : EXIT_NOTHING;
    }
    record_list_clear(&rows);
    return status;
}

static int add(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct user user;
    uint64_t fields = field_bit(KIND_USER, "login");
    record_init(KIND_USER, &user);
    user.login = xstrdup(argv[0]);
    int status = users_read_options(context, KIND_USER, &user, &fields)
                     ? users_permit(context, KIND_USER, UINT64_MAX, &user)
                     : EXIT_USAGE;
    record_clear(KIND_USER, &user);
    return status;
}

static int change(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct user user;
    uint64_t fields = field_bit(KIND_USER, "login");
    record_init(KIND_USER, &user);
    int status = find_user(context, argv[0], &user);
    if (status == EXIT_DONE) {
        status = users_read_options(context, KIND_USER, &user, &fields)
                     ? users_permit(context, KIND_USER, fields, &user)
                     : EXIT_USAGE;
    }
    record_clear(KIND_USER, &user);
    return status;
}

// Without a day it is over at once: yesterday was the last one.
static void end_user(const struct command_context *context, struct user *user, uint64_t *fields)
{
    if (!context->options[OPTION_UNTIL]) {
        user->until = context->settings->today - 1;
        *fields |= field_bit(KIND_USER, "until");
    }
    if (user->from != NONE && user->from > user->until) {
        user->from = user->until;
        *fields |= field_bit(KIND_USER, "from");
    }
}

// The households go first: who is ended with them still there would leave them to nobody.
static int remove_user(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct user user;
    const char *heir = context->options[OPTION_HAND_OVER];
    uint64_t fields = field_bit(KIND_USER, "login");
    record_init(KIND_USER, &user);
    int status = find_user(context, argv[0], &user);
    if (status == EXIT_DONE && !users_read_options(context, KIND_USER, &user, &fields)) {
        status = EXIT_USAGE;
    }
    if (status == EXIT_DONE && heir) {
        status = users_hand_over(context, argv[0], heir);
    }
    if (status == EXIT_DONE) {
        end_user(context, &user, &fields);
        status = users_permit(context, KIND_USER, fields, &user);
    }
    record_clear(KIND_USER, &user);
    return status;
}

static int cover(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct cover wish;
    uint64_t fields = 0;
    record_init(KIND_COVER, &wish);
    wish.login = xstrdup(argv[0]);
    wish.covers = xstrdup(argv[1]);
    int status = users_read_options(context, KIND_COVER, &wish, &fields)
                     ? users_permit(context, KIND_COVER, UINT64_MAX, &wish)
                     : EXIT_USAGE;
    record_clear(KIND_COVER, &wish);
    return status;
}

// Ends all coverings of the one by the other that have not ended.
static int uncover(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct record_list covers;
    int64_t last = context->settings->today - 1;
    int ended = 0;
    int status = users_ask(context, KIND_COVER, &covers);
    for (size_t i = 0; status == EXIT_DONE && i < covers.count; i++) {
        struct cover *one = record_list_at(&covers, i);
        bool meant = strcmp(one->login, argv[0]) == 0 && strcmp(one->covers, argv[1]) == 0;
        if (meant && (one->until == NONE || one->until > last)) {
            one->until = last;
            status = users_permit(context, KIND_COVER, field_bit(KIND_COVER, "until"), one);
            ended++;
        }
    }
    record_list_clear(&covers);
    if (status == EXIT_DONE && ended == 0) {
        log_message(_("%s does not cover %s"), argv[0], argv[1]);
        return EXIT_NOTHING;
    }
    return status;
}

static int restrict_household(struct command_context *context, int argc, char **argv)
{
    struct restricted wish;
    struct buf logins = {0};
    record_init(KIND_RESTRICTED, &wish);
    for (int i = 1; i < argc; i++) {
        buf_addf(&logins, "%s%s", i > 1 ? " " : "", argv[i]);
    }
    wish.household = xstrdup(argv[0]);
    xreplace(&wish.logins, buf_text(&logins));
    int status = users_permit(context, KIND_RESTRICTED, UINT64_MAX, &wish);
    record_clear(KIND_RESTRICTED, &wish);
    buf_clear(&logins);
    return status;
}

static int hand_over(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    return users_hand_over(context, argv[0], argv[1]);
}

static const struct word {
    const char *name;
    command_function *run; // argv: the words behind it
    int least, most;       // words behind it; most -1: any number
} words[] = {
    {"list", list, 0, 1},
    {"add", add, 1, 1},
    {"change", change, 1, 1},
    {"remove", remove_user, 1, 1},
    {"cover", cover, 2, 2},
    {"uncover", uncover, 2, 2},
    {"restrict", restrict_household, 1, -1},
    {"hand-over", hand_over, 2, 2},
};

int command_user(struct command_context *context, int argc, char **argv)
{
    struct err err;
    for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
        const struct word *word = &words[i];
        if (strcmp(word->name, argv[0]) != 0) {
            continue;
        }
        if (argc - 1 < word->least || (word->most >= 0 && argc - 1 > word->most)) {
            err_set(&err, _("user %s takes another number of words"), word->name);
            return command_usage(context, &err);
        }
        return word->run(context, argc - 1, argv + 1);
    }
    err_set(&err, _("user %s: there is no such word"), argv[0]);
    return command_usage(context, &err);
}
