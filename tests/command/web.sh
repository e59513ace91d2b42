#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The spider-web as text and as SVG.
. "$(dirname "$0")/../support/command.sh"

make_city city.db

# The latest scoring and the one before, as the lists have them.
run 0 -d city.db web T000001 --person P1 --today 2026-11-22
has out "Sanna Đorđević"
has out "Now: 21-12-2025"
has out "Before, dashed: 17-10-2023"
has out "⠂"
for axis in "bodily functions" "mental well-being" "meaningfulness" "quality of life" \
    "participation" "daily functioning"; do
    [ "$(grep -c -i "$axis" out)" -eq 2 ] && ok || fault "$axis is not in chart and table"
done
has out "2 → 4" # mind
has out "8 → –" # participation, left blank by the latest one
hasnot out "T000001/P2"

# Before the second scoring there is one; before the first there is none.
run 0 -d city.db web T000001 --person P1 --at 2025-12-20
has out "Now: 17-10-2023"
hasnot out "Before, dashed"
run 1 -d city.db web T000001 --at 2023-10-16
run 1 -d city.db web T000001 --person P99
has err "P99"

# Dutch, ASCII signs, plain facts.
run 0 -d city.db web T000001 --person P1 --lang nl --ascii --today 2026-11-22
has out "lichaamsfuncties"
has out "2 -> 4"
LC_ALL=C grep -q "$(printf '\342\240')" out && fault "Braille with --ascii" || ok
run 0 -d city.db web T000001 --person P1 --plain --lang nl --today 2026-11-22
has out "mentaal welbevinden, nu: 4"
has out "mentaal welbevinden, eerder: 2"
has out "meedoen, nu: niet besproken"
has out "wil hierover praten"
hasnot out "→"

# SVG is sound XML with a line for each pair of neighbours and a point for each mark.
tail -n +2 "$data/city/scores.csv" | grep -o '^T[0-9]*' | sort -u | awk 'NR % 12 == 1' >codes
while read -r code; do
    for language in nl en; do
        run 0 -d city.db web "$code" --format svg --lang $language
        python3 -c 'import sys, xml.etree.ElementTree as tree; tree.parse(sys.argv[1])' out &&
            ok || fault "the SVG of $code is broken"
    done
done <codes
run 0 -d city.db web T000001 --person P1 --format svg --lang nl --today 2026-11-22
[ "$(grep -c '<circle.*class="now"' out)" -eq 3 ] && ok || fault "points of now"
[ "$(grep -c '<line.*class="now"' out)" -eq 1 ] && ok || fault "lines of now and legend"
[ "$(grep -c '<circle.*class="before"' out)" -eq 5 ] && ok || fault "points of before"
[ "$(grep -c '<line.*class="before"' out)" -eq 5 ] && ok || fault "lines of before and legend"

finish
