#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The panes of insight show the numbers of their commands, with nobody, one helper, 28 and 17 who met: the screens
# are those that tests/screen keeps of the same lists.
. "$(dirname "$0")/../support/command.sh"

make_city city.db "$data/city"
for kind in referrals goals actions meetings agreements notes lookbacks; do
    run 0 -q -d city.db import "$kind" "$data/city/$kind.csv"
done

# compare CODE READER TABLE: the screen with that index, and the table of that household.
compare()
{
    run 0 -d city.db "$3" "$1" --tsv --today 2026-11-22
    if python3 "$here/panes.py" "$2" "$1" "$here/../screen/panes.golden" "$index" \
        "$data/city/people.csv" <out >differs; then
        ok
    else
        cat differs
        fault "a pane and the command $3 differ for $1"
    fi
}

# In the order of panes.keys.
index=0
for code in T000004 T000016 T000008 T000012; do
    for table in figures stacking figures gaps roster contact; do
        case $index in
        2|8|14|20) reader=what_if ;;
        *) reader=$table ;;
        esac
        compare "$code" "$reader" "$table"
        [ "$table" = roster ] && compare "$code" roster_numbers figures
        index=$((index + 1))
    done
done
run 0 -d city.db report caseload --tsv --today 2026-11-22
if python3 "$here/panes.py" team - "$here/../screen/panes.golden" "$index" "$data/city/people.csv" <out >differs; then
    ok
else
    cat differs
    fault "the team and the command differ"
fi
finish
