#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Stacking, wish against effort and the roster as they are read; work_city.sh has their tables.
. "$(dirname "$0")/../support/command.sh"

run 0 -q -d family.db init

# linear WHAT: what was printed with --plain is a fact a line, for whoever has it read aloud.
linear()
{
    [ -s out ] || fault "$1 --plain: nothing"
    grep -q '[[:blank:]]$' out && fault "$1 --plain: a blank at a line's end" || ok
    grep -q '^[[:blank:]]' out && fault "$1 --plain: a line that is set in" || ok
    grep -qv '^[^:]*[^: ]: [^ ]' out && fault "$1 --plain: a line without a fact" || ok
    grep -q '─\|│\|┌\|█\|░\|●\|○\|·' out && fault "$1 --plain: a box" || ok
}

# list KIND: reads the lines of standard input as a list of that kind.
list()
{
    cat >"$1.csv"
    run 0 -q -d family.db import "$1" "$1.csv"
}
list organisations <<'END'
organisation;name
ORG1;Stichting Het Anker
END
list professionals <<'END'
professional;given_name;prefix;family_name;function;organisation
HV1;Loïs;van 't;Hof;persoonlijk begeleider;ORG1
HV2;Ada;;Veen;;
HV3;Bo;;Roos;;
END
list households <<'END'
household;name
T1;"Hof; Veen"
END
list people <<'END'
household;person;given_name;role
T1;P1;Mireille;parent
T1;P2;Tim;child
T1;P3;Sam;child
END
list network <<'END'
household;network;name
T1;N1;Oma
END
list involvements <<'END'
household;professional;domain;from;persons;purpose;dimension;until;hours_per_week;weekdays;place
T1;HV1;care;2026-01-01;P1;"was, vouw; en strijk";body;2026-12-31;1,50;mon,thu;home
T1;HV2;care;2026-01-01;P1;;body;;;;
T1;HV2;education;2026-01-01;P2;huiswerk;;;1;tue;school
T1;HV3;education;2026-01-01;P3;huiswerk;;;1;tue;
END
list goals <<'END'
household;goal;domain;dimension;text
T1;G1;housing;mind;rust
T1;G2;welfare;;samen eten
END
list actions <<'END'
household;action;goal;who;text
T1;A1;G1;N1;helpt opruimen
END
list scores <<'END'
household;person;date;instrument;body;body_wanted;mind_talk;daily_talk
T1;P1;2026-02-01;positive-health;3,0;6,5;ja;ja
END

run 0 -d family.db stacking --today 2026-11-22
has out "T1         Mireille         care and assistance         2 Loïs van 't Hof, Ada Veen"
has out "Tim, Sam         education                   2 each child a helper of its own: Ada Veen, Bo Roos"
run 0 -d family.db stacking --today 2026-11-22 --lang nl --plain
has out "Voor: Mireille"
has out "Leefgebied: zorg en hulpverlening"
linear stacking
cat >expected <<'END'
Huishouden: T1
Wat opvalt: elk kind een eigen hulpverlener
Voor: Tim, Sam
Leefgebied: onderwijs
Aantal: 2
Hulpverleners: Ada Veen, Bo Roos
END
tail -6 out >end
same expected end

# With a code all that is pointed out, as on the stacking map.
run 0 -d family.db stacking T1 T1 --today 2026-11-22
cat >expected <<'END'
T1: Pointed out
  Tim, Sam: each a helper of their own in education
    Ada Veen, Bo Roos
  For Mireille alone: 1 helper
    Loïs van 't Hof
  For Sam alone: 1 helper
    Bo Roos
END
sed -n '3,$p' out >end
same expected end
run 0 -d family.db stacking T1 --today 2026-11-22 --plain
linear "stacking T1"
[ "$(grep -c 'Pointed out: ' out)" -eq 3 ] && ok || fault "not three that are pointed out"
has out "Pointed out: helpers for this member alone"
run 0 -d family.db stacking T1 --tsv --today 2026-11-22
grep -q "^T1	P2 P3" out && fault "siblings in the table" || ok
run 0 -d family.db stacking --tsv --today 2026-11-22
printf 'household\tperson\tdomain\thelpers\tprofessionals\nT1\tP1\tcare\t2\tHV1 HV2\n' >expected
same expected out

run 0 -d family.db gaps --today 2026-11-22
grep -q '^T1  *bodily functions  *0  *3.5  *0  *≥ 1.50  *0$' out && ok || fault "the row of the body"
grep -q '^T1  *daily functioning  *1  *0.0  *0  *0.00  *0 nobody$' out && ok || fault "nobody for the day"
grep -q '^T1  *mental well-being  *1  *0.0  *1  *0.00  *1$' out && ok || fault "the network does it"
grep -q '^T1  *welfare  *1  *0.00  *0 nobody$' out && ok || fault "nobody for welfare"
grep -q '^T1  *housing' out && fault "housing is no gap" || ok
sed -n 2p out | grep -q 'mental' && ok || fault "the greatest mismatch is not first"
run 0 -d family.db gaps --today 2026-11-22 --ascii
grep -q '^T1  *bodily functions  *0  *3.5  *0  *>= 1.50  *0$' out && ok || fault "the row of the body in ASCII"
run 0 -d family.db gaps --today 2026-11-22 --ascii --plain
has out "Hours per week: >= 1.50"
run 0 roster --help --lang en
has out "--format text|ics|page  what is written"
has out "--tsv                   tab-separated"
run 0 -d family.db gaps --today 2026-11-22 --lang nl --plain
has out "Gewenste verandering: 3,5"
has out "Gat: niemand"
has out "Willen erover praten: 1"
linear gaps
for figures in figures silence; do
    run 0 -d family.db $figures --today 2026-11-22 --plain
    linear $figures
done

run 0 -d family.db roster T1 --today 2026-11-22 --lang nl
cat >expected <<'END'
T1  Hof; Veen
Wie komt hier, voor wie en waarvoor · 22-11-2026
Gezichten thuis: 0 · Bezoeken per week: onbekend · Dagen zonder iemand: wo,
vr, za, zo (1 zonder vaste dag)

Maandag
    Loïs van 't Hof, persoonlijk begeleider, Stichting Het Anker
        voor Mireille: was, vouw; en strijk (thuis)

Dinsdag
    Ada Veen
        voor Tim: huiswerk (school)
    Bo Roos
        voor Sam: huiswerk

Donderdag
    Loïs van 't Hof, persoonlijk begeleider, Stichting Het Anker
        voor Mireille: was, vouw; en strijk (thuis)

Zonder vaste dag
    Ada Veen
        voor Mireille
END
same expected out
run 0 -d family.db roster T1 --today 2026-11-22 --plain
has out "Day: Tuesday"
has out "Days without anyone: wed, fri, sat, sun"
has out "Helpers on no fixed day: 1"
grep -q 'sun (' out && fault "two facts in a line" || ok
linear roster

run 0 -d family.db roster T1 --format ics --today 2026-11-22
has out "SUMMARY:Loïs van 't Hof\\, persoonlijk begeleider"
has out 'DESCRIPTION:for Mireille\nwas\, vouw\; en strijk\nStichting Het Anker'
has out "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231"
has out "LOCATION:at home"
[ "$(grep -c 'BEGIN:VEVENT' out)" -eq 4 ] && ok || fault "not four events"
[ "$(grep -c '' out)" -eq "$(grep -c "$(printf '\r')\$" out)" ] && ok || fault "a line without CR LF"
grep '^UID:' out | sort >before
run 0 -d family.db roster T1 --format ics --today 2026-11-29
grep '^UID:' out | sort >expected
same expected before
[ "$(sort -u expected | grep -c '')" -eq 4 ] && ok || fault "an event has the name of another"

list coordination <<'END'
household;from;level;coordinator
T1;2026-05-01;family-manager;HV1
END
run 0 -d family.db roster T1 --format page --today 2026-11-22 --lang nl --ascii
cat >expected <<'END'
#   # ### #####    #   #  ###  #   # #####    #   # ### ##### ####
#   #  #  #        #  #  #   # ## ##   #      #   #  #  #     #   #
# # #  #  ###      ###   #   # # # #   #      #####  #  ###   ####
## ##  #  #        #  #  #   # #   #   #      #   #  #  #     #  #
#   # ### #####    #   #  ###  #   #   #      #   # ### ##### #   #

Wie komt hier, voor wie en waarvoor. Zo is het op 22-11-2026.

#   #  ###   ###  #   # ####   ###   ####
## ## #   # #   # ##  # #   # #   # #
# # # ##### ##### # # # #   # ##### #  ##
#   # #   # #   # #  ## #   # #   # #   #
#   # #   # #   # #   # ####  #   #  ####

  Loïs van 't Hof, persoonlijk begeleider
      voor Mireille: was, vouw; en strijk
END
head -16 out >begin
same expected begin
has out "      niet thuis: school"
[ "$(tail -1 out)" = "Vragen? Vraag het Loïs van 't Hof." ] && ok || fault "nobody to ask"
run 0 -d family.db roster T1 --format page --today 2026-11-22 --plain
has out "On no fixed day"
grep -q '█\|#' out && fault "large letters with --plain" || ok
grep -q '^ \| $' out && fault "a page that is set in with --plain" || ok
for word in T1 HV1 P1 P2 Anker mon; do
    grep -qw "$word" out && fault "$word on the page for the fridge" || ok
done
[ "$(tr -dc '\f' <out)" ] && fault "a form feed behind the only sheet" || ok

# Sheets of at most 60 lines, a form feed between two and none at the end; read aloud it is one.
make_city city.db "$data/city"
run 0 -d city.db roster T000008 --format page --today 2026-11-22
awk 'BEGIN { RS = "\f"; FS = "\n" } NF > 61 || NF < 10 { bad = 1 } END { exit bad || NR < 2 }' out && ok || fault "sheets"
[ "$(tail -c 1 out | tr '\n\f' 'n ')" = n ] && ok || fault "a form feed at the end"
run 0 -d city.db roster T000008 --format page --today 2026-11-22 --plain
hasnot out "$(printf '\f')"
run 2 -d family.db roster --format page
has err "a page for the fridge is of one household"
run 1 -d family.db roster T1 --format page --at 2020-01-01
has err "nobody comes to T1"
[ -s out ] && fault "something on standard output" || ok

run 2 -d family.db roster --format ics
has err "a calendar is of one household"
run 2 -d family.db roster T1 --format svg
has err "--format svg: allowed is text|ics|page"
run 2 -d family.db web T1 --format ics
has err "--format ics: allowed is text|svg"
run 1 -d family.db roster T1 --format ics --at 2020-01-01
has err "nobody comes to T1 on a fixed day"
[ -s out ] && fault "something on standard output" || ok
run 1 -d family.db roster T9

# Who never met, for the same person, and whose advice clashes: with codes alone, and not in the table.
run 0 -d family.db contact T1 T1 --today 2026-11-22
has out "T1: Never met, for the same person"
has out "  Loïs van 't Hof – Ada Veen: Mireille (care and assistance)"
[ "$(grep -c '' out)" -eq 4 ] && ok || fault "more than one pair, or it stands there twice"
run 0 -d family.db contact --today 2026-11-22
[ "$(grep -c '' out)" -eq 2 ] && ok || fault "a pair without a code"
run 0 -d family.db contact T1 --today 2026-11-22 --lang nl --plain
linear contact
cat >expected <<'END'
Huishouden: T1
Nooit samen aan tafel, voor dezelfde persoon: Loïs van 't Hof en Ada Veen
Voor: Mireille
Leefgebieden: zorg en hulpverlening
END
tail -4 out >end
same expected end
run 0 -d family.db contact T1 --tsv --today 2026-11-22
printf 'household\thelpers\tpairs\tmet\tcoverage\nT1\t3\t3\t0\t0.0\n' >expected
same expected out
list meetings <<'END'
household;date;state;present
T1;2025-01-01;held;HV1 HV2
END
run 0 -d family.db contact T1 --today 2026-11-22
[ "$(grep -c '' out)" -eq 2 ] && ok || fault "who met long ago is told to have never met"
list advices <<'END'
household;advice;date;by;to;text;clashes_with
T1;R1;2026-10-01;HV2;family;elke dag wandelen;
T1;R2;2026-11-01;HV1;P1;rust;R1
END
run 0 -d family.db contact T1 --today 2026-11-22
has out "T1: Advice that clashes"
has out "  Loïs van 't Hof – Ada Veen: “rust” – “elke dag wandelen”"
run 0 -d family.db contact T1 --today 2026-11-22 --plain
linear "contact with advice"
has out "Advice that clashes: Loïs van 't Hof and Ada Veen"
has out "Advice of Loïs van 't Hof: rust"
has out "Advice of Ada Veen: elke dag wandelen"
run 0 -d family.db contact T1 --today 2026-10-31
grep -q clashes out && fault "advice that was not given yet clashes" || ok
run 1 -d family.db contact T9
finish
