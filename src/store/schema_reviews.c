// SPDX-License-Identifier: EUPL-1.2
// The form of the database, version 7: the weekly review of the trail.
#include "store/migrate.h"

const char schema_reviews[] =
    "CREATE TABLE reviews (\n"
    "    -- That somebody has looked at what the review of a week points at. week is its Monday, as\n"
    "    -- a day since 1970; scope a team, or empty: the whole city. at is seconds since 1970.\n"
    "    id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
    "    week INTEGER NOT NULL CHECK (week % 7 = 4),\n"
    "    scope TEXT NOT NULL,\n"
    "    user_id INTEGER NOT NULL REFERENCES users,\n"
    "    at INTEGER NOT NULL,\n"
    "    remark TEXT NOT NULL,\n"
    "    UNIQUE (week, scope)\n"
    ") STRICT;\n"
    "CREATE INDEX trail_opened ON trail (at, user_id, household_id)\n"
    "    WHERE action IN ('open', 'print') AND result = 'done';\n"
    "CREATE INDEX trail_not_done ON trail (at) WHERE result <> 'done';\n";
