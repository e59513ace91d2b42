#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The reports as they are read; work_city.sh has their tables.
. "$(dirname "$0")/../support/command.sh"

run 0 -q -d team.db init

# list KIND: reads the lines of standard input as a list of that kind.
list()
{
    cat >"$1.csv"
    run 0 -q -d team.db import "$1" "$1.csv"
}
list coordinators <<'END'
login;name;fte
co1;Sofia Pol;0,5
co2;Loïs van 't Hof;
co3;;1
END
list households <<'END'
household
T1
T2
T3
T4
END
list coordination <<'END'
household;from;level;coordinator;until
T1;2026-01-01;family-manager;co1;
T2;2026-01-01;access;co1;
T3;2026-01-01;;co2;
T4;2026-01-01;access;co3;2026-11-21
END

run 0 -d team.db report caseload --today 2026-11-22
cat >expected <<'END'
Login      Name                       FTE Househ.  Needed Available    Free
co1        Sofia Pol                 0.50       2    5.90     18.00   12.10
co2        Loïs van 't Hof                      1
co3                                  1.00       0    0.00     36.00   36.00
END
same expected out
run 0 -d team.db report caseload --at 2026-11-21 --plain --today 2026-11-22
has out 'Login: co3'
has out 'Norm hours a week: 0.90'
has out 'Free hours a week: 35.10'

# What nobody knows is empty, and no 0.
run 0 -d team.db report caseload --tsv --today 2026-11-22
printf 'co2\tLoïs van %st Hof\t\t1\t\t\t\n' "'" >expected
grep '^co2' out >found
same expected found

# A share of the hours may be for other work.
printf '[screen]\nlanguage = nl\n[thresholds]\ndirect_share = 0.8\n' >less.ini
run 0 -c less.ini -d team.db report caseload --today 2026-11-22
has out 'co1        Sofia Pol                 0,50      2    5,90     14,40    8,50'
printf '[screen]\nlanguage = en\n[thresholds]\ndirect_share = 1.5\n' >more.ini
run 4 -c more.ini -d team.db report caseload
has err 'more.ini:4: '

run 2 -d team.db report weather
has err 'There is no report "weather". There is: caseload.'
run 2 -d team.db report
run 2 -d team.db report caseload T1
finish
