#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A household as text.
. "$(dirname "$0")/../support/command.sh"

make_city city.db

# before TEXT TEXT: in out the first stands above the second.
before()
{
    a=$(grep -nF -e "$1" out | head -n 1 | cut -d : -f 1)
    b=$(grep -nF -e "$2" out | head -n 1 | cut -d : -f 1)
    [ "${a:-9999}" -lt "${b:-0}" ] && ok || fault "“$1” is not above “$2”"
}

run 0 -d city.db show T000002 --today 2026-11-22
has out "T000002  't Béguin"
before "The family's question" "Wanted most now"
has out 'Eén vast gezicht, niet "iedere week een ander"'
before "Wanted most now" "Members"
has out "Zuiderveldlaan 384, 0152 VA Tilburg"
before "Members" "Figures on 22-11-2026"
before "Figures on" "Involved professionals"
has out "Helpers: 3"
has out "€ 29 707"

run 0 -d city.db --ascii show T000002 --today 2026-11-22
has out "E 29 707"
hasnot out "·"
has out "'t Béguin" # letters stay

run 0 -d city.db show T000001 --today 2026-11-22 --lang nl
has out "Nu het liefst"
has out "Sanna Đorđević"
has out "56 jaar"
has out "3,00"
has out "zorgcoördinatie"
before "minder gesprekken;" "meer tijd samen"
hasnot out "HV0503" # ended the day before

run 0 -d city.db show T000001 --at 2026-11-21
has out "welfare"
run 0 -d city.db show T000001 --at 2026-11-22
hasnot out "welfare"

# One fact a line, no line without its label but headings, no blank lines.
run 0 -d city.db show T000001 --plain --today 2026-11-22
has out "Household: T000001"
has out "Name: Sanna Đorđević"
has out "minder gesprekken; meer tijd samen"
grep -q '^$' out && fault "blank lines with --plain" || ok
grep -q '^ ' out && fault "indented lines with --plain" || ok

# Every household can be shown, on any day, in both languages.
tail -n +2 "$data/city/households.csv" | grep -o '^T[0-9]*' | awk 'NR % 20 == 1' >codes
while read -r code; do
    run 0 -d city.db show "$code" --lang nl
    run 0 -d city.db show "$code" --at 1990-01-01 --plain
done <codes

finish
