// SPDX-License-Identifier: EUPL-1.2
#include "model/trail_words.h"

#include <string.h>

#include "base/array.h"
#include "base/str.h"
#include "base/text.h"
#include "model/choice.h"
#include "model/record.h"

struct word {
    const char *name;
    const char *label; // N_()
};

static const struct word actions[] = {
    {"login", N_("log-in")},
    {"logout", N_("log-out")},
    {"open", N_("looked at")},
    {"search", N_("searched")},
    {"print", N_("printed")},
    {"export", N_("exported")},
    {"import", N_("imported")},
    {"change", N_("changed")},
    {"undo", N_("undone")},
    {"break", N_("emergency access")},
    {"refuse", N_("refused")},
    {"backup", N_("backup made")},
    {"check", N_("database checked")},
    {"permit", N_("rights changed")},
    {"hand-over", N_("handed over to another")},
    {"audit", N_("trail looked at")},
    {"verify", N_("trail verified")},
    {"review", N_("trail reviewed")},
    {"sign", N_("review signed")},
    {"retention", N_("retention looked at")},
    {"erase", N_("erased")},
    {"restore", N_("backup put back")},
};

static const struct word grounds[] = {
    {"own", N_("own household")},      {"covered", N_("in another's place")},
    {"team", N_("of the team")},       {"named", N_("named for it")},
    {"glass", N_("emergency access")}, {"free", N_("nobody coordinates")},
    {"right", N_("by the job")},       {"none", N_("no ground")},
};

static const struct word results[] = {
    {"done", N_("carried out")},   {"refused", N_("refused")}, {"not-found", N_("not there")},
    {"throttled", N_("too fast")}, {"invalid", N_("invalid")}, {"failed", N_("failed")},
};

static const char *find(const struct word *words, size_t count, const char *name)
{
    for (size_t i = 0; name && i < count; i++) {
        if (strcmp(words[i].name, name) == 0) {
            return _(words[i].label);
        }
    }
    return str_text(name);
}

const char *trail_words_action(const char *action)
{
    return find(actions, ARRAY_SIZE(actions), action);
}

bool trail_words_says_all(const char *action)
{
    static const char *const whole[] = {"break", "audit", "verify", "review", "sign"};
    for (size_t i = 0; action && i < ARRAY_SIZE(whole); i++) {
        if (strcmp(whole[i], action) == 0) {
            return true;
        }
    }
    return false;
}

const char *trail_words_ground(const char *ground)
{
    return find(grounds, ARRAY_SIZE(grounds), ground);
}

const char *trail_words_result(const char *result)
{
    return find(results, ARRAY_SIZE(results), result);
}

const char *trail_words_role(const char *role)
{
    const struct choice *choice =
        role ? choice_find(choices_get(NULL, CHOICES_COORDINATOR_ROLE), role) : NULL;
    return choice ? choice_label(choice) : role && strcmp(role, "owner") != 0 ? role : "";
}

const char *trail_words_kind(const char *kind)
{
    for (int i = 0; kind && *kind && i < KIND_COUNT; i++) {
        if (strcmp(kind_get((enum kind)i)->name, kind) == 0) {
            return _(kind_get((enum kind)i)->label);
        }
    }
    return str_is_given(kind) ? kind : _("several parts");
}
