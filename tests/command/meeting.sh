#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The coming or last meeting as text.
. "$(dirname "$0")/../support/command.sh"

make_city city.db
for kind in goals actions meetings agreements; do
    run 0 -q -d city.db import "$kind" "$data/city/$kind.csv"
done

# The coming one, of two; of one without the family this is said.
run 0 -d city.db meeting T000003 --today 2026-11-22
has out "T000003"
has out "Coming meeting"
has out "Date: 12-01-2027"
hasnot out "18-01-2027"
has out "The family is invited."
run 0 -d city.db meeting T000003 --at 2027-01-13 --today 2026-11-22
has out "Date: 18-01-2027"
has out "The family is not invited to this meeting."
run 0 -d city.db meeting T000003 --at 2027-01-13 --today 2026-11-22 --lang nl
has out "Het gezin is niet uitgenodigd voor dit overleg."

# The last one, with what was agreed there; not one that is still to come.
run 0 -d city.db meeting T000002 --at 2025-11-30
has out "Last meeting"
has out "The family was there."
has out "Minutes: afspraken gemaakt;"
has out "belt de school"
has out "by 06-12-2025"
run 1 -d city.db meeting T000002 --at 2020-01-01
has err "there is no meeting of T000002"
run 1 -d city.db meeting T999999
run 2 -d city.db meeting

# One fact a line with --plain.
run 0 -d city.db meeting T000002 --plain --at 2025-11-30
has out "Household: T000002"
has out "Date: 22-11-2025"
grep -q '^$' out && fault "blank lines with --plain" || ok
grep -q '^ ' out && fault "indented lines with --plain" || ok

# An open agreement stands on the agenda of the coming meeting, overdue ones first.
printf 'household;date;agreement;who;text;due\nT000003;2026-11-01;A1;family;rust;2026-11-20\n' >late.csv
printf 'T000003;2026-11-01;A2;family;slaap;2027-11-20\n' >>late.csv
run 0 -q -d city.db import agreements late.csv
run 0 -d city.db meeting T000003 --today 2026-11-22
has out "! agreement: the family itself: rust, by 20-11-2026"
has out "agreement: the family itself: slaap, by 20-11-2027"

finish
