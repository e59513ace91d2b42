#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Databases that were damaged by chance, always the same ones.
. "$(dirname "$0")/../support/command.sh"

run 0 -q demo --households 12 --today 2026-11-22 --output x.db
python3 -c 'import sqlite3; sqlite3.connect("x.db").execute("PRAGMA wal_checkpoint(TRUNCATE)")'
python3 "$here/damaged.py" "$TILBURG" "$data" x.db "${MUTATION_SEED:-1}" "${MUTATIONS:-30}" >told
cat told
passed=$((passed + $(sed -n '$s/ passed.*//p' told)))
failed=$((failed + $(sed -n '$s/.*, \([0-9]*\) failed/\1/p' told)))

finish
