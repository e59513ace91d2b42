#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The lists of a city in, out and in again; and what import and export do with part of the rows.
. "$(dirname "$0")/../support/command.sh"

kinds="organisations coordinators professionals households people network coordination"
kinds="$kinds involvements scores referrals goals actions meetings agreements notes lookbacks"

# rows FILE: its rows; quoted line breaks are no ends of rows.
rows()
{
    LC_ALL=C.UTF-8 python3 -c 'import csv, sys
print(sum(1 for row in csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline=""), delimiter=";") if row) - 1)' "$1"
}

run 0 -q -d city.db init
for kind in $kinds; do
    count=$(rows "$data/city/$kind.csv")
    run 0 -d city.db import "$kind" "$data/city/$kind.csv"
    echo "$count new, 0 changed, 0 unchanged, 0 rejected" >expected
    same expected out
    : >expected
    same expected err
done
for kind in $kinds; do
    count=$(rows "$data/city/$kind.csv")
    run 0 -d city.db import "$kind" "$data/city/$kind.csv"
    echo "0 new, 0 changed, $count unchanged, 0 rejected" >expected
    same expected out
    run 0 -d city.db export "$kind"
    cp out "$kind.csv"
    [ "$(rows "$kind.csv")" = "$count" ] && ok || fault "$kind: $(rows "$kind.csv") rows of $count"
done

# Exports into an empty database give equal exports, in every shape.
run 0 -q -d again.db init
for kind in $kinds; do
    run 0 -d again.db import "$kind" "$kind.csv"
    run 0 -d again.db export "$kind"
    same "$kind.csv" out
done
for shape in "--delimiter ," "--delimiter tab" "--encoding utf-16" "--encoding utf-16 --delimiter tab"; do
    for kind in professionals households involvements scores; do
        # shellcheck disable=SC2086
        run 0 -d city.db export "$kind" $shape
        cp out shape.csv
        run 0 -d city.db import "$kind" shape.csv
        has out "0 new, 0 changed, $(rows "$kind.csv") unchanged, 0 rejected"
    done
done
run 4 -d city.db export households --encoding windows-1252
has err 'this encoding has no “Đ”; write utf-8'

# What only the program's own lists have.
cat >more.txt <<'END'
plans household;from;going_well;first_things;until|T000001;2025-01-01;school;rust;2025-12-31
versions household;agreed_on;agreed_with;text|T000001;2025-02-01;family P1 co1;G1 rust thuis
deviations household;deviation;from;rule;reason;agreed_by;until|T000001;D1;2025-03-01;regel;reden;family;2025-12-31
contributions household;date;professional;needed;who_else;decision;reason;agreed_by|T000001;2025-04-01;HV0195;no;oma;stop;klaar;family P1
proposals household;proposal;name;made_on;remark;state;state_on|T000001;V1;minder gezichten;2025-05-01;rust;accepted;2025-06-01
proposal-changes household;proposal;professional;domain;from;change;hours_per_week;into|T000001;V1;HV0195;care;;merge;1,50;HV0194
advices household;advice;date;by;to;text;clashes_with|T000001;R1;2025-05-02;HV0195;family co1;elke dag hetzelfde;
END
while IFS='|' read -r first second; do
    kind=${first%% *}
    printf '\357\273\277%s\r\n%s\r\n' "${first#* }" "$second" >more.csv
    for database in city.db again.db; do
        run 0 -d "$database" import "$kind" more.csv
        has out '1 new, 0 changed, 0 unchanged, 0 rejected'
        run 0 -d "$database" export "$kind"
        same more.csv out
    done
done <more.txt

# One household, one day.
run 0 -d city.db export people --household T000001
[ "$(rows out)" = "$(grep -c '^T000001;' "$data/city/people.csv")" ] && ok || fault "people of T000001"
run 0 -d city.db export households --household T000001
[ "$(rows out)" = 1 ] && ok || fault "household T000001"
run 1 -d city.db export people --household NONE
run 2 -d city.db export organisations --household T000001
run 0 -d city.db export coordination --household T000001 --at 2024-12-31
has out 'T000001;2024-08-07;'
[ "$(rows out)" = 1 ] && ok || fault "coordination of T000001 on one day"

# Nobody is named under pseudonyms, and records stay tied to one another.
run 0 -d city.db export people --pseudonymise
hasnot out T000001
hasnot out Sanna
head -n 1 out | grep -q 'household;person;birth_date;role;authority;from;until;same_as' && ok || fault columns
[ "$(rows out)" = "$(rows people.csv)" ] && ok || fault "people under pseudonyms"
[ "$(tail -n +2 out | cut -d ';' -f 1 | sort -u | wc -l)" = "$(tail -n +2 people.csv | cut -d ';' -f 1 | sort -u | wc -l)" ] &&
    ok || fault "households under pseudonyms"
tail -n +2 out | LC_ALL=C sort -c && ok || fault "the order tells whose the lines are"

# Some of the rows: none without --partial, the good ones with it, the others in a file.
printf 'household;name;weight;foo\r\nR1;a;light;1\r\nR2;b;medium;2\r\nR1;c;;3\r\nT000001;d;;4\r\n' >some.csv
run 4 -d city.db import households some.csv --rejects rejects.csv
has out '0 new, 0 changed, 0 unchanged, 2 rejected'
has err 'some.csv:3: column weight: "medium": unknown'
has err 'some.csv:4: column household: "R1": already in this file at line 2'
has err 'some.csv:1: columns that nothing is known of are passed over: foo'
run 0 -d city.db export households
same households.csv out
run 1 -d city.db import households some.csv --rejects rejects.csv --partial --dry-run
has out '1 new, 1 changed, 0 unchanged, 2 rejected'
run 0 -d city.db export households
same households.csv out
run 1 -q -d city.db import --partial --rejects=rejects.csv households some.csv
has out '1 new, 1 changed, 0 unchanged, 2 rejected'
hasnot err 'passed over'
printf '\357\273\277household;name;weight;foo;reason\r\nR2;b;medium;2;"weight: unknown weight; allowed: light, heavy"\r\nR1;c;;3;household: already in this file at line 2\r\n' >expected
same expected rejects.csv
sed 's/medium/heavy/; s/^R1/R3/' rejects.csv >mended.csv
run 0 -d city.db import households mended.csv --rejects rejects.csv
has out '2 new, 0 changed, 0 unchanged, 0 rejected'
printf '\357\273\277household;name;weight;foo;reason\r\n' >expected
same expected rejects.csv

# A column that is not there leaves the field alone, an empty cell empties it.
printf 'household;name\nR2;\n' >partial.csv
run 0 -d city.db import households partial.csv
has out '0 new, 1 changed, 0 unchanged, 0 rejected'
run 0 -d city.db export households --household R2
has out 'R2;;;;;;;;;;;heavy;'

# Several files as one, and standard input.
printf 'household;name\nM1;a\n' >one.csv
printf 'name,household\nb,M2\nc,M1\n' >two.csv
run 4 -d city.db import households one.csv two.csv
has err 'two.csv:3: column household: "M1": already in one.csv at line 2'
"$TILBURG" -d city.db import households - <one.csv >out 2>err && ok || fault "standard input"
has out '1 new, 0 changed, 0 unchanged, 0 rejected'
printf 'household;name\nM3;"a\n' | "$TILBURG" -d city.db import households - >out 2>err
[ $? -eq 4 ] && ok || fault "exit status of a broken standard input"
has err 'tilburg: -:2: column name: quote not closed'

# What does not arrive is told.
"$TILBURG" -d city.db export households >/dev/full 2>err
[ $? -eq 5 ] && ok || fault "exit status of a full disk"
has err 'standard output cannot be written'
{ "$TILBURG" -d city.db export households 2>err; echo $? >status; } | true
has status 5
has err 'standard output cannot be written'
run 2 -d city.db import households one.csv --rejects /nowhere/rejects.csv
has err '/nowhere/rejects.csv: no such file or folder'

finish
