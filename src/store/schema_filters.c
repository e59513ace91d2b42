// SPDX-License-Identifier: EUPL-1.2
// Version 10: criteria of the selection list that somebody keeps under a name.
#include "store/migrate.h"

const char schema_filters[] =
    "CREATE TABLE filters (\n"
    "    -- Of the selection list; NULL or '': it is not asked for. No part of the history.\n"
    "    login TEXT NOT NULL,\n"
    "    name TEXT NOT NULL,\n"
    "    helpers INTEGER,\n"
    "    yearly_cost INTEGER,\n"
    "    municipal_cost INTEGER,\n"
    "    domains INTEGER,\n"
    "    district TEXT NOT NULL,\n"
    "    coordinated INTEGER CHECK (coordinated IN (0, 1)),\n"
    "    PRIMARY KEY (login, name)\n"
    ") STRICT, WITHOUT ROWID;\n";
