#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# No byte that could harm a terminal gets out, wherever it comes from.
. "$(dirname "$0")/../support/command.sh"

# harmless: what the run before wrote is UTF-8 without control, bidi or zero-width characters.
harmless()
{
    cat out err >both
    if python3 - <<'END'; then
import re, sys
text = open("both", "rb").read().decode("utf-8")
sys.exit(bool(re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", text)))
END
        ok
    else
        fault "a wrong byte got out: $(cat -v both)"
    fi
}

escape=$(printf '\033[31mrood\033]0;x\007\302\233\342\200\256\342\200\213')
bytes=$(printf '\377\376\303(')

run 0 -q -d x.db demo --households 2 --today 2026-11-22 --output x.db
for text in "$escape" "$bytes"; do
    run 2 "$text"
    harmless
    run 2 "--$text"
    harmless
    run 2 --lang "$text"
    harmless
    run 5 -d "$text" check
    harmless
    run 4 -c "$text" check
    harmless
    run 4 -d x.db import people "$text"
    harmless
    run 2 -d x.db import "$text" x.csv
    harmless
    run 1 -d x.db show "$text"
    harmless
    run 1 -d x.db web G000001 --person "$text"
    harmless
    run 1 -d x.db find "$text"
    harmless
    run 1 -d x.db export people --household "$text"
    harmless
done

# A database that something else has written in.
python3 - <<'END'
import sqlite3
db = sqlite3.connect("x.db")
bad = "a\x1b[31m\x07b\r\nc\x9b\u202e"
for table, columns in (
    ("households", "name street phone safety_note question wanted"),
    ("people", "given_name family_name role phone notes"),
    ("professionals", "family_name function phone"),
    ("organisations", "name"),
):
    for column in columns.split():
        try:
            db.execute(f"UPDATE {table} SET {column} = {column} || ?", (bad,))
        except sqlite3.IntegrityError:
            pass # of the given words only
db.commit()
END
for code in G000001 G000002; do
    for command in show web figures; do
        run 0 -d x.db $command $code --today 2026-11-22
        harmless
    done
    run 0 -d x.db show $code --plain --today 2026-11-22
    harmless
    run 0 -d x.db web $code --plain --today 2026-11-22
    harmless
done
run 0 -d x.db find G000001
harmless
run 0 -d x.db find G000001 --tsv
harmless

finish
