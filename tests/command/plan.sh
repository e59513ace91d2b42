#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The plan of a household as text.
. "$(dirname "$0")/../support/command.sh"

make_city city.db
for kind in goals actions; do
    run 0 -q -d city.db import "$kind" "$data/city/$kind.csv"
done

cat >plans.csv <<'END'
household,from,going_well,first_things,until
T000399,2024-01-01,everybody goes to school,rest first,
END
cat >versions.csv <<'END'
household,agreed_on,agreed_with,text
T000399,2026-05-01,family,G1 rust thuis
T000399,2027-05-01,,to come
END
cat >deviations.csv <<'END'
household,deviation,from,rule,reason,agreed_by,until
T000399,D1,2026-01-01,one desk each,two desks wait for one another,family,2027-01-01
END
for kind in plans versions deviations; do
    run 0 -q -d city.db import $kind $kind.csv
done

# before TEXT TEXT: in out the first stands above the second.
before()
{
    a=$(grep -nF -e "$1" out | head -n 1 | cut -d : -f 1)
    b=$(grep -nF -e "$2" out | head -n 1 | cut -d : -f 1)
    [ "${a:-9999}" -lt "${b:-0}" ] && ok || fault "“$1” is not above “$2”"
}

run 0 -d city.db plan T000399 --today 2026-11-22
has out "T000399  "
before "What goes well" "everybody goes to school"
before "everybody goes to school" "rest first"
before "rest first" "Goals"
before "Goals" "Other actions"
before "Other actions" "! overdue: 02-09-2026"
before "! overdue: 02-09-2026" "Who carries the actions"
has out "0 of 4 by family and network · 4 of 4 by professionals and coordinators ·"
has out "1 by nobody yet"
before "Who carries the actions" "Closed: 1 goal, 4 actions"
before "Closed: 1 goal" "partly reached 28-09-2026"
before "Closed: 1 goal" "Departed from rules"
has out "agreed with the family · until 01-01-2027"
before "two desks wait" "As agreed on 01-05-2026 with the family"
hasnot out "01-05-2027"

# The day before it was reached, and before everything.
run 0 -d city.db plan T000399 --at 2026-09-27 --today 2026-11-22
before "by 20-03-2026" "Who carries the actions"
hasnot out "partly"
run 0 -d city.db plan T000399 --at 2020-01-01 --today 2026-11-22
hasnot out "Goals"
hasnot out "Later"

# One fact a line.
run 0 -d city.db plan T000399 --plain --today 2026-11-22
has out "Household: T000399"
has out "What comes first: rest first"
has out "Action: brief schrijven · "
has out "Rule: one desk each"
grep -q '^$' out && fault "blank lines with --plain" || ok
grep -q '^ ' out && fault "indented lines with --plain" || ok

run 0 -d city.db --lang nl plan T000399 --today 2026-11-22
has out "Wat goed gaat"
has out "! te laat: 02-09-2026"
has out "0 van 4 door gezin en netwerk"
run 0 -d city.db --ascii plan T000399 --today 2026-11-22
hasnot out "·"

run 1 -d city.db plan T999999
has err "there is no household T999999"
run 2 -d city.db plan

finish
