#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Odd files that are right come in as EXPECTED.tsv says, and go out so that they come in again.
. "$(dirname "$0")/../support/command.sh"

# names DATABASE: the names of its households, parted by |.
names()
{
    "$TILBURG" -d "$1" export households --delimiter tab | tail -n +2 | cut -f 2 | paste -s -d '|'
}

tail -n +2 "$data/odd/EXPECTED.tsv" >expected.tsv
while IFS='	' read -r file new names; do
    database=${file%.csv}.db
    run 0 -q -d "$database" init
    run 0 -d "$database" import households "$data/odd/$file"
    has out "$new new, 0 changed, 0 unchanged, 0 rejected"
    if [ "$(names "$database")" = "$names" ]; then
        ok
    else
        fault "$file: $(names "$database")"
    fi
    run 0 -d "$database" export households
    cp out exported.csv
    run 0 -d "$database" import households exported.csv
    has out "0 new, 0 changed, $new unchanged, 0 rejected"
    rm -f again.db
    run 0 -q -d again.db init
    run 0 -d again.db import households exported.csv
    run 0 -d again.db export households
    same exported.csv out
done <expected.tsv

# Cells that a spreadsheet would take for a formula.
run 0 -d formula.db export households
has out "B1;'=cmd|' /C calc'!A0;'+31;'-1;"
has out "B2;'t Hof;'@x;''=1;"

finish
