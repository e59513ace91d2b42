// SPDX-License-Identifier: EUPL-1.2
#include "command/command.h"

#include <string.h>

#include "base/array.h"
#include "base/text.h"

#define ON(id) (UINT64_C(1) << OPTION_##id)

static const struct command commands[] = {
    {
        .name = "demo",
        .arguments = "",
        .help = N_("the screen on invented households that are gone at the end"),
        .run = command_demo,
        .options = ON(HOUSEHOLDS) | ON(SEED) | ON(OUTPUT),
    },
    {
        .name = "init",
        .arguments = "",
        .help = N_("make an empty database"),
        .run = command_init,
        .database = DATABASE_CREATE,
    },
    {
        .name = "import",
        .arguments = N_("KIND FILE…"),
        .help = N_("read CSV files; - is standard input"),
        .run = command_import,
        .database = DATABASE_EITHER,
        .least = 2,
        .most = -1,
        .options = ON(DRY_RUN) | ON(REJECTS) | ON(PARTIAL) | ON(DELIMITER) | ON(ENCODING) | ON(MAP),
        .remote = true,
        .files = 2,
    },
    {
        .name = "export",
        .arguments = N_("KIND"),
        .help = N_("write CSV to standard output"),
        .run = command_export,
        .database = DATABASE_OPEN,
        .least = 1,
        .most = 1,
        .options = ON(HOUSEHOLD) | ON(PSEUDONYMISE) | ON(ENCODING) | ON(DELIMITER) | ON(AT),
        .remote = true,
    },
    {
        .name = "find",
        .arguments = N_("TEXT…"),
        .help = N_("look up a household, person, helper, phone number, street or postcode"),
        .run = command_find,
        .database = DATABASE_OPEN,
        .least = 1,
        .most = -1,
        .options = ON(LIMIT) | ON(TSV) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "show",
        .arguments = N_("CODE"),
        .help = N_("one household as text"),
        .run = command_show,
        .database = DATABASE_OPEN,
        .least = 1,
        .most = 1,
        .options = ON(AT) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "plan",
        .arguments = N_("CODE"),
        .help = N_("the plan of one household as text"),
        .run = command_plan,
        .database = DATABASE_OPEN,
        .least = 1,
        .most = 1,
        .options = ON(AT) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "sheet",
        .arguments = N_("[CODE…]"),
        .help = N_("hand-over sheets of households, or of those that you took over lately"),
        .run = command_sheet,
        .database = DATABASE_OPEN,
        .most = -1,
        .options = ON(AT) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "history",
        .arguments = N_("CODE"),
        .help = N_("who changed what in a household, and when"),
        .run = command_history,
        .database = DATABASE_OPEN,
        .least = 1,
        .most = 1,
        .options = ON(AT) | ON(TSV) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "meeting",
        .arguments = N_("CODE"),
        .help = N_("the coming or last meeting of a household: invited, agenda, agreements"),
        .run = command_meeting,
        .database = DATABASE_OPEN,
        .least = 1,
        .most = 1,
        .options = ON(AT) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "web",
        .arguments = N_("CODE"),
        .help = N_("the spider-web of each person, as text or SVG"),
        .run = command_web,
        .database = DATABASE_OPEN,
        .least = 1,
        .most = 1,
        .options = ON(PERSON) | ON(AT) | ON(FORMAT) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "figures",
        .arguments = N_("[CODE…]"),
        .help = N_("helpers, hours, visits and costs of households"),
        .run = command_figures,
        .database = DATABASE_OPEN,
        .most = -1,
        .options = ON(AT) | ON(TSV) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "contact",
        .arguments = N_("[CODE…]"),
        .help = N_("which share of the helpers have met"),
        .run = command_contact,
        .database = DATABASE_OPEN,
        .most = -1,
        .options = ON(AT) | ON(TSV) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "silence",
        .arguments = N_("[CODE…]"),
        .help = N_("what stands still in households"),
        .run = command_silence,
        .database = DATABASE_OPEN,
        .most = -1,
        .options = ON(AT) | ON(TSV) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "inbox",
        .arguments = N_("[CODE…]"),
        .help = N_("what needs a look: overdue, today and coming"),
        .run = command_inbox,
        .database = DATABASE_OPEN,
        .most = -1,
        .options = ON(AT) | ON(MINE) | ON(TSV) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "check",
        .arguments = "",
        .help = N_("look whether the database is sound"),
        .run = command_check,
        .database = DATABASE_OPEN,
        .options = ON(PLAIN),
        .remote = true,
    },
    {
        .name = "user",
        .arguments = N_("list|add|change|remove|cover|uncover|restrict|hand-over [WORD…]"),
        .help = N_("who may use the service, and what"),
        .run = command_user,
        .database = DATABASE_OPEN,
        .least = 1,
        .most = -1,
        .options = ON(UID) | ON(ROLE) | ON(NAME) | ON(TEAM) | ON(PHONE) | ON(RIGHTS) | ON(FROM) |
                   ON(UNTIL) | ON(REASON) | ON(HAND_OVER) | ON(TSV) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "retention",
        .arguments = "",
        .help = N_("which households' records are due to be erased"),
        .run = command_retention,
        .database = DATABASE_OPEN,
        .options = ON(AT) | ON(TSV) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "erase",
        .arguments = N_("[CODE]"),
        .help = N_("erase a household for good, or list what was asked for"),
        .run = command_erase,
        .most = 1,
        .options = ON(REASON) | ON(PARTS) | ON(YES) | ON(TSV) | ON(PLAIN),
        .remote = true,
    },
    {
        .name = "audit",
        .arguments = N_("[CODE]"),
        .help = N_("who has looked at what and changed it; of a household for the family to read"),
        .run = command_audit,
        .database = DATABASE_OPEN,
        .most = 1,
        .options = ON(USER) | ON(FROM) | ON(UNTIL) | ON(ACTION) | ON(VERIFY) | ON(HEADS) |
                   ON(REVIEW) | ON(WEEK) | ON(TSV) | ON(PLAIN),
        .remote = true,
        .files = 2,
    },
    {
        .name = "backup",
        .arguments = N_("[FILE]"),
        .help = N_("write a sealed copy of the database while others go on working"),
        .run = command_backup,
        .most = 1,
        .options = ON(KEYS),
    },
    {
        .name = "restore",
        .arguments = N_("FILE"),
        .help = N_("put a backup in the place of the database"),
        .run = command_restore,
        .least = 1,
        .most = 1,
        .options = ON(KEY) | ON(YES),
    },
};

const struct command *command_table(size_t *count)
{
    *count = ARRAY_SIZE(commands);
    return commands;
}

const struct command *command_get(const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}
