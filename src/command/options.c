// SPDX-License-Identifier: EUPL-1.2
#include "command/command.h"

#include <string.h>

#include "base/text.h"
#include "command/demo_city.h"

static const struct option_info options[OPTION_COUNT] = {
    [OPTION_CONFIG] = {"config", 'c', N_("FILE"), N_("settings instead of the usual ones")},
    [OPTION_DATABASE] = {"database", 'd', N_("FILE"), N_("database instead of the usual one")},
    [OPTION_LANG] = {"lang", 0, "nl|en", N_("language of the interface")},
    [OPTION_ASCII] = {"ascii", 0, NULL, N_("draw with ASCII signs alone")},
    [OPTION_TODAY] = {"today", 0, N_("DATE"), N_("the day that everything goes by")},
    [OPTION_QUIET] = {"quiet", 'q', NULL, N_("leave out what is no error")},
    [OPTION_HELP] = {"help", 'h', NULL, N_("show this help")},
    [OPTION_VERSION] = {"version", 'V', NULL, N_("show the version")},
    [OPTION_PLAIN] = {"plain", 0, NULL, N_("one fact a line, for screen readers")},
    [OPTION_TSV] = {"tsv", 0, NULL, N_("tab-separated values with a header line")},
    [OPTION_AT] = {"at", 0, N_("DATE"), N_("as on this day")},
    [OPTION_LIMIT] = {"limit", 0, N_("NUMBER"), N_("most lines (20)")},
    [OPTION_PERSON] = {"person", 0, "P1", N_("of this person alone")},
    [OPTION_FORMAT] = {"format", 0, N_("NAME"), N_("what is written")},
    [OPTION_DRY_RUN] = {"dry-run", 0, NULL, N_("check everything, keep nothing")},
    [OPTION_REJECTS] = {"rejects", 0, N_("FILE"), N_("write the rejected rows here")},
    [OPTION_PARTIAL] = {"partial", 0, NULL, N_("keep the good rows when others are rejected")},
    [OPTION_DELIMITER] = {"delimiter", 0, N_("SIGN"), N_("between the cells: ; , or tab")},
    [OPTION_ENCODING] = {"encoding", 0, N_("NAME"), N_("utf-8, utf-16, windows-1252 or latin1")},
    [OPTION_MAP] = {"map", 0, N_("NAME"), N_("header names by [import NAME] of the settings")},
    [OPTION_HOUSEHOLD] = {"household", 0, N_("CODE"), N_("of this household alone")},
    [OPTION_PSEUDONYMISE] = {"pseudonymise", 0, NULL, N_("without names, addresses and free text")},
    [OPTION_HOUSEHOLDS] = {"households", 0, N_("NUMBER"), N_("generated households (400)")},
    [OPTION_SEED] = {"seed", 0, N_("NUMBER"), N_("other data for another number (1)")},
    [OPTION_OUTPUT] = {"output", 0, N_("FILE"), N_("write the database here, open no screen")},
    [OPTION_UID] = {"uid", 0, N_("NUMBER"), N_("the Unix user")},
    [OPTION_ROLE] = {"role", 0, N_("ROLE"),
                     N_("coordinator, team-lead, process-director, evaluator or administrator")},
    [OPTION_NAME] = {"name", 0, N_("NAME"), N_("of the user")},
    [OPTION_TEAM] = {"team", 0, N_("TEAM"), N_("whose households the user may read")},
    [OPTION_PHONE] = {"phone", 0, N_("NUMBER"), N_("by which colleagues reach the user")},
    [OPTION_RIGHTS] = {"rights", 0, N_("WORDS"),
                       N_("import, export, review, with commas between them, or none")},
    [OPTION_FROM] = {"from", 0, N_("DATE"), N_("the first day")},
    [OPTION_UNTIL] = {"until", 0, N_("DATE"), N_("the last day")},
    [OPTION_REASON] = {"reason", 0, N_("TEXT"), N_("why")},
    [OPTION_HAND_OVER] = {"hand-over", 0, N_("LOGIN"), N_("who gets the households")},
    [OPTION_KEYS] = {"keys", 0, NULL, N_("make a pair of keys, the secret one in FILE")},
    [OPTION_KEY] = {"key", 0, N_("FILE"), N_("the secret key that opens the backup")},
    [OPTION_USER] = {"user", 0, N_("LOGIN"), N_("what this user did")},
    [OPTION_ACTION] = {"action", 0, N_("NAME"), N_("this alone: open, change, export, break …")},
    [OPTION_VERIFY] = {"verify", 0, NULL, N_("look whether the trail is whole")},
    [OPTION_HEADS] = {"heads", 0, N_("FILE"),
                      N_("and fits the heads in these lines of syslog; - is standard input")},
    [OPTION_REVIEW] = {"review", 0, NULL, N_("what of a week needs a look")},
    [OPTION_WEEK] = {"week", 0, N_("WEEK"), N_("this week, 2026-W47; else the last one")},
    [OPTION_MINE] = {"mine", 0, NULL, N_("of the households that you coordinate or cover alone")},
    [OPTION_PARTS] = {"parts", 0, NULL, N_("no more than involvements whose own term is over")},
    [OPTION_YES] = {"yes", 0, NULL, N_("do not ask whether it is meant")},
};

const struct option_info *option_get(enum option_id id)
{
    return &options[id];
}

bool option_is_local(enum option_id id)
{
    return options[id].argument && strcmp(options[id].argument, "FILE") == 0;
}

const struct option_number *option_number(enum option_id id)
{
    static const struct option_number limit = {20, 1, 1000000};
    static const struct option_number households = {400, 0, DEMO_HOUSEHOLDS_MOST};
    static const struct option_number seed = {1, 0, INT64_MAX};
    switch (id) {
    case OPTION_LIMIT: return &limit;
    case OPTION_HOUSEHOLDS: return &households;
    case OPTION_SEED: return &seed;
    default: return NULL;
    }
}
