#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Lists of the coordinator's method that are wrong: each refusal names line, column, value and what is allowed, and
# leaves every record as it was; what is odd but right comes in, goes out and comes in again.
. "$(dirname "$0")/../support/command.sh"

kinds="referrals plans goals actions versions deviations meetings contributions agreements notes lookbacks"
kinds="$kinds proposals proposal-changes advices"
h=T000001

# export_all FILE: everything of these kinds.
export_all()
{
    for kind in $kinds; do
        "$TILBURG" -d city.db export "$kind"
    done >"$1"
}

# columns KIND: the header of its list.
columns()
{
    "$TILBURG" -d city.db export "$1" | sed -n '1{s/^\xef\xbb\xbf//;s/\r$//;p}'
}

# wrong KIND CELLS MESSAGE: one row that is refused with these words after file and line.
wrong()
{
    { columns "$1"; printf '%s\n' "$2"; } >wrong.csv
    run 4 -d city.db import "$1" wrong.csv
    printf 'tilburg: wrong.csv:2: %s\n' "$3" >expected
    same expected err
    printf '0 new, 0 changed, 0 unchanged, 1 rejected\n' >expected
    same expected out
}

# words COUNT FORMAT: that many codes of professionals, parted by blanks.
words()
{
    seq -s ' ' -f "${2:-HV%04g}" "$1"
}

make_city city.db
printf 'household,from,until\n%s,2026-01-02,\n' "$h" >open.csv
printf 'household,goal\n%s,G1\nT000002,G2\n' "$h" >goals.csv
run 0 -q -d city.db import plans open.csv
run 0 -q -d city.db import goals goals.csv
printf 'household;proposal;name\n%s;V1;minder\n' "$h" >proposals.csv
run 0 -q -d city.db import proposals proposals.csv
printf 'household;proposal;professional;domain;from;change;hours_per_week;into\n%s;V1;HV0002;care;;merge;1,5;HV0003\n' \
    "$h" >proposal-changes.csv
run 0 -q -d city.db import proposal-changes proposal-changes.csv
export_all before

in_out='neither in nor out; allowed: in, out'
states='sent, accepted, rejected, started, finished, withdrawn'
wrong referrals "$h;2026-01-01;both;;;;;;;;;" "column direction: \"both\": $in_out"
wrong referrals "$h;2026-01-01;;;;;;;;;;" 'column direction: may not be empty'
wrong referrals "$h;2026-01-01;in;;;ORG999;;;;;;" 'column organisation: "ORG999": unknown organisation'
wrong referrals "$h;2026-01-01;in;;;;;2026-02-30;;;;" 'column discussed_on: "2026-02-30": no such day'
wrong referrals "$h;2026-01-01;in;;;;;;;new;;" "column state: \"new\": unknown state; allowed: $states"
for state in accepted started finished geaccepteerd; do
    wrong referrals "$h;2026-01-01;in;;;;;;;$state;;" \
        'column discussed_on: is needed before a referral is accepted'
done
wrong referrals "$h;2026-01-01;in;$(printf 'a\033[31mb');;;;;;;;" \
    'column by_name: "a[31mb": control character'
wrong plans "$h;2026-02-01;;;2026-01-01" 'column until: "2026-01-01": until before from'
wrong plans "$h;2026-02-01;;;" 'column from: "2026-02-01": the plan from 02-01-2026 is still open'
wrong goals "$h;G 1;;;;;;;;" 'column goal: "G 1": not allowed in a code: blank, comma or semicolon'
wrong goals "$h;G1;;P99;;;;;;" 'column person: "P99": no such person'
wrong goals "$h;G1;;;;;;;done;" \
    'column outcome: "done": unknown outcome; allowed: reached, partly, not, dropped'
wrong actions "$h;A1;;G2;;;;" 'column goal: "G2": no such goal'
wrong actions "$h;A1;;;P1 P2;;;" 'column who: "P1 P2": not allowed in a code: blank, comma or semicolon'
wrong actions "$h;A1;;;login:nobody;;;" 'column who: "login:nobody": nobody is known by this word'
wrong actions "NONE;A1;;;;;;" 'column household: "NONE": unknown household'
wrong versions "$h;2026-01-01;P1 P99;" 'column agreed_with: "P1 P99": unknown: P99'
wrong deviations "$h;D1;2026-01-01;;;;2025-12-31" 'column until: "2025-12-31": until before from'
wrong meetings "$h;2026-01-01;done;;;;;;;" \
    'column state: "done": unknown state; allowed: planned, held, cancelled'
wrong meetings "$h;2026-01-01;;;;;perhaps;;;" 'column family_invited: "perhaps": neither yes nor no'
wrong meetings "$h;2026-01-01;;;$(words 100);$(words 100);;;;" \
    'column present: "HV0001 HV0002 HV0003 HV0004 HV0005 HV000…": more than 160 names'
wrong contributions "$h;2026-01-01;co1;;;;;" 'column professional: "co1": unknown professional'
wrong contributions "$h;2026-01-01;HV0001;;;dance;;" \
    'column decision: "dance": unknown decision; allowed: keep, reduce, merge, stop'
wrong agreements "$h;2026-01-01;A1;nobody;;;" 'column who: "nobody": nobody is known by this word'
wrong agreements "$h;;A1;;;;" 'column date: may not be empty'
# named as they are in the file, whatever the words mean
wrong notes "$h;2026-01-01;1;;login:co1 co1;;;;;;" 'column with: "login:co1 co1": named twice'
wrong notes "$h;2026-01-01;1;;family gezin;;;;;;" 'column with: "family gezin": named twice'
wrong notes "$h;2026-01-01;1;;login:HV0001;;;;;;" 'column with: "login:HV0001": unknown: login:HV0001'
wrong notes "$h;2026-01-01;1;;professional:;;;;;;" 'column with: "professional:": unknown: professional:'
wrong notes "$h;2026-01-01;1;;$(words 161);;;;;;" \
    'column with: "HV0001 HV0002 HV0003 HV0004 HV0005 HV000…": more than 160 names'
wrong notes "$h;2026-01-01;0;;;;;;;;" 'column sequence: "0": counts from 1'
wrong notes "$h;2026-01-01;1000;;;;;;;;" 'column sequence: "1000": above 999'
wrong notes "$h;2026-01-01;1;;;;-5;;;;" 'column minutes_coordination: "-5": below 0'
wrong notes "$h;2026-01-01;1;;;;;2000;;;" 'column minutes_care: "2000": above 1440'
wrong notes "$h;2026-01-01;1;;;;;;;$(head -c 65537 /dev/zero | tr '\0' x);" \
    'column text: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…": longer than 65536 bytes'
wrong lookbacks "$h;HV0001;care;2026-01-01;4;;;" 'column months: "4": allowed: 3, 6, 12'
wrong lookbacks "$h;HV0001;care;2026-01-01;13;;;" 'column months: "13": allowed: 3, 6, 12'
wrong lookbacks "$h;HV0001;care;2026-01-01;;;;" 'column months: may not be empty'
wrong lookbacks "$h;HV0001;;2026-01-01;3;;;" 'column domain: may not be empty'
wrong lookbacks "$h;HV9999;care;2026-01-01;3;;;" 'column professional: "HV9999": unknown professional'
states='open, accepted, dropped'
wrong proposals "$h;V 1;;;;;" 'column proposal: "V 1": not allowed in a code: blank, comma or semicolon'
wrong proposals "$h;V2;;;;maybe;" "column state: \"maybe\": unknown state; allowed: $states"
wrong proposal-changes "$h;V9;HV0001;care;;stop;;" 'column proposal: "V9": no such proposal'
wrong proposal-changes "$h;V1;HV0001;care;;;;" 'column change: may not be empty'
wrong proposal-changes "$h;V1;HV0001;care;;keep;;" \
    'column change: "keep": unknown change; allowed: reduce, merge, stop'
wrong proposal-changes "$h;V1;HV0001;;;stop;;" 'column domain: may not be empty'
wrong proposal-changes "$h;V1;HV0001;care;;stop;2;" 'column hours_per_week: "2": what stops has no hours'
wrong proposal-changes "$h;V1;HV0001;care;;merge;2;" 'column into: may not be empty'
wrong proposal-changes "$h;V1;HV0001;care;;merge;;HV9999" 'column into: "HV9999": unknown professional'
wrong proposal-changes "$h;V1;HV0001;care;;merge;;HV0001" 'column into: "HV0001": is the same professional'
wrong proposal-changes "$h;V1;HV0001;care;;reduce;1;HV0002" 'column into: "HV0002": is told of a merger alone'
wrong advices "$h;R1;;;;;R7" 'column clashes_with: "R7": no such advice'
wrong advices "$h;R1;;P99;;;" 'column by: "P99": nobody is known by this word'
wrong advices "$h;R1;;;P1 P99;;" 'column to: "P1 P99": unknown: P99'
export_all after
same before after
run 2 -d city.db export snapshots
has err 'unknown kind of records snapshots; allowed: '

# Of pieces of advice that clash the later one names the other, in whatever order they come.
printf 'household;advice;text;clashes_with\n%s;R1;a;R3\n%s;R2;b;R1\n%s;R3;c;\n' "$h" "$h" "$h" >advices.csv
run 0 -d city.db import advices advices.csv
has out '3 new, 0 changed, 0 unchanged, 0 rejected'
printf 'household;advice;clashes_with\n%s;R3;R2\n' "$h" >circle.csv
run 4 -d city.db import advices circle.csv
has err 'column clashes_with: "R2": was written down later: say it at that one'

# A list that has a column "reason" of its own can be mended as well; one open plan a household within a file too.
printf 'household;date;direction;reason;state\n%s;2026-01-06;in;words;sent\n%s;2026-01-06;IN;twice;\n' \
    "$h" "$h" >referrals.csv
run 1 -d city.db import referrals referrals.csv --partial --rejects rejects.csv
has err 'already in this file at line 2'
has rejects.csv "$h;2026-01-06;IN;twice;;already in this file at line 2"
sed 's/;IN;/;out;/' rejects.csv >mended.csv
run 0 -d city.db import referrals mended.csv
has out '1 new, 0 changed, 0 unchanged, 0 rejected'
run 0 -d city.db export referrals
has out "$h;2026-01-06;out;;;;twice;"
printf 'household,from,until\nT000002,2026-01-02,\nT000002,2026-01-03,\n' >two.csv
run 4 -d city.db import plans two.csv --dry-run
has err 'two.csv:3: column from: "2026-01-03": the plan from 02-01-2026 is still open'

# Words for somebody that mean two are kept apart, also when the second one comes later.
cat >odd.csv <<END
household;date;sequence;with;text
$h;2026-03-01;1;GEZIN, P1;"=cmd|' /C calc'!A0"
$h;2026-03-02;1;$(words 160);"several
lines ""quoted"""
$h;2026-03-03;999;professional:HV0001;''-1
END
run 0 -d city.db import notes odd.csv
has out '3 new, 0 changed, 0 unchanged, 0 rejected'
printf 'login,name\nHV0001,a\nP1,b\nfamily,c\n' >clash.csv
run 0 -q -d city.db import coordinators clash.csv
printf 'household,action,who\n%s,A1,HV0001\n' "$h" >clash.csv
run 4 -d city.db import actions clash.csv
has err 'column who: "HV0001": is a login and a professional: put login: or professional: in front'
printf 'household,action,who\n%s,A1,login:HV0001\n%s,A2,login:P1\n%s,A3,P1\n%s,A4,login:family\n' \
    "$h" "$h" "$h" "$h" >clash.csv
run 0 -d city.db import actions clash.csv
run 0 -d city.db export notes
has out "$h;2026-03-01;1;;family P1;"
has out "$h;2026-03-03;999;;professional:HV0001;;;;;''-1;"
run 0 -q -d again.db init
for kind in organisations coordinators professionals households people network coordination involvements \
    scores $kinds; do
    run 0 -d city.db export "$kind"
    cp out exported.csv
    run 0 -d again.db import "$kind" exported.csv
    run 0 -d again.db export "$kind"
    same exported.csv out
done
for shape in "--delimiter ," "--delimiter tab" "--encoding utf-16"; do
    for kind in $kinds; do
        # shellcheck disable=SC2086
        run 0 -d city.db export "$kind" $shape
        cp out shape.csv
        run 0 -d city.db import "$kind" shape.csv
        has out '0 new, 0 changed, '
    done
done

# Nobody's words go out under pseudonyms.
run 0 -d city.db export notes --pseudonymise
hasnot out "$h"
hasnot out lines
hasnot out HV0001

finish
