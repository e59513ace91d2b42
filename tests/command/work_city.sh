#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Contact, silence, the inbox, stacking, wish against effort and the roster of a city's households, and the
# caseloads of its coordinators agree, byte for byte, with a calculation in another language that is made straight from the lists.
. "$(dirname "$0")/../support/command.sh"

# The city's notes remind of nothing: some more, two of them on one day.
cp -r "$data/city" city
chmod -R u+w city
cat >more.csv <<'END'
household;date;sequence;kind;with;place;minutes_coordination;minutes_care;shared;text;remind_on
T000001;20-11-2026;2;call;;;5;0;nee;nabellen;22-11-2026
T000001;20-11-2026;10;call;;;5;0;nee;brief;06-12-2026
T000001;20-11-2026;11;call;;;5;0;nee;later;07-12-2026
T000009;01-01-2025;1;visit;;;5;0;nee;vragen;01-02-2025
END
tail -n +2 more.csv >>city/notes.csv
# Nor are there days on which a pilot light is looked at.
awk -F ';' -v OFS=';' '$3 == "pilot-light" && NF == 10 { $8 = "01-12-2026" } { print }' \
    "$data/city/coordination.csv" >city/coordination.csv

make_city city.db city
for kind in referrals goals actions meetings agreements notes lookbacks; do
    run 0 -q -d city.db import "$kind" "city/$kind.csv"
done

for table in contact silence inbox stacking gaps roster; do
    for day in 2026-11-22 2025-01-01 2021-05-31 2024-02-29 2026-12-01 2027-03-31 2030-01-01; do
        python3 "$here/work_city.py" "$table" city "$day" >expected
        run 0 -d city.db "$table" --tsv --today "$day"
        same expected out
        run 0 -d city.db "$table" --tsv --plain --today 2026-11-22 --at "$day" --lang nl
        same expected out
    done
done

for day in 2026-11-22 2025-01-01 2021-05-31 2024-02-29 2030-01-01; do
    python3 "$here/work_city.py" caseload city "$day" >expected
    run 0 -d city.db report caseload --tsv --today "$day"
    same expected out
    run 0 -d city.db report caseload --tsv --plain --today 2026-11-22 --at "$day" --lang nl
    same expected out
done

# kinds TABLE KIND…: these kinds of rows are there to be compared, and no other.
kinds()
{
    table=$1
    shift
    run 0 -d city.db "$table" --tsv --today 2026-11-22
    tail -n +2 out | cut -f 2 | LC_ALL=C sort -u >found
    printf '%s\n' "$@" >expected
    same expected found
}
kinds silence birthday ending goal-without-action look-back no-contact overdue-action \
    referral-unanswered
kinds inbox action agreement birthday check-in look-back referral-unanswered reminder

# rows TABLE PATTERN: there are such rows to be compared.
rows()
{
    # shellcheck disable=SC2086
    run 0 -d city.db $1 --tsv --today 2026-11-22
    grep -qE "$2" out && ok || fault "no row like $2 in $1"
}
rows stacking '^[^	]+	P[0-9]+	'
rows stacking '^[^	]+		[a-z-]+	[3-9]	'
rows gaps '^[^	]+	[a-z]+	[1-9][^	]*	[1-9][^	]*	[0-9]+	[1-9]'
rows gaps '	[1-9]$'
rows gaps '^([^	]*	){5}	' # hours that nobody knows
rows roster '^[^	]+	mon	'
rows roster '^[^	]+		.*	P1 P3	'
rows 'report caseload' '	[1-9][0-9]*	[1-9][0-9.]*	[1-9][0-9.]*	-[0-9.]+$' # more than there is

# Chosen households come in the order of their codes, each once.
for table in contact silence inbox stacking gaps roster; do
    python3 "$here/work_city.py" "$table" city 2026-11-22 |
        grep -E '^(household|T000001|T000007|T000120)	' >expected
    run 0 -d city.db "$table" T000120 T000007 T000001 T000007 --tsv --today 2026-11-22
    same expected out
done

# One's own, by the login of who asks.
login=$(cut -d ';' -f 4 city/coordination.csv | grep -v -e family -e coordinator -e '^HV' -e '^P' -e '^N' |
    head -n 1)
printf '[database]\nlogin = %s\n' "$login" >own.ini
python3 "$here/work_city.py" --mine "$login" inbox city 2026-11-22 >expected
run 0 -c own.ini -d city.db inbox --mine --tsv --today 2026-11-22
same expected out

run 2 -d city.db silence --mine
finish
