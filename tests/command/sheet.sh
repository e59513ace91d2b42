#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Hand-over sheets: what the next one has to know, of which households, and for whom.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

make_city city.db

# before TEXT TEXT: in out the first stands above the second.
before()
{
    a=$(grep -nF -e "$1" out | head -n 1 | cut -d : -f 1)
    b=$(grep -nF -e "$2" out | head -n 1 | cut -d : -f 1)
    [ "${a:-9999}" -lt "${b:-0}" ] && ok || fault "“$1” is not above “$2”"
}

# The households of co5 go to co4; one has a safety note and a scoring with wishes. The service goes by its clock.
day=$(sqlite3 city.db "SELECT CAST(julianday('now', 'localtime', 'start of day') - 2440587.5 AS INTEGER)")
today=$(sqlite3 city.db "SELECT date($day * 86400, 'unixepoch')")
yesterday=$(sqlite3 city.db "SELECT date(($day - 1) * 86400, 'unixepoch')")
shown=$(sqlite3 city.db "SELECT strftime('%d-%m-%Y', $day * 86400, 'unixepoch')")
printf 'household;safety_note;question;wanted\nT000004;Hond bijt;Wie helpt?;Rust\n' >note.csv
printf 'household;person;date;instrument;participation;participation_wanted;participation_talk;participation_note;body\n' \
    >wish.csv
printf 'T000004;P1;%s;positive-health;4,5;7;ja;samen eten;8\n' "$today" >>wish.csv
run 0 -d city.db import households note.csv
printf 'household;professional;domain;from;persons;purpose\nT000004;HV0001;care;%s;P1;boodschappen\n' "$today" \
    >comes.csv
cat >notes.csv <<END
household;date;sequence;kind;with;shared;text;remind_on
T000004;$today;901;call;family;no;"Gebeld:
moe";$today
T000004;$today;902;visit;P1;yes;koffie;
END
run 0 -d city.db import scores wish.csv
run 0 -d city.db import notes notes.csv
run 0 -d city.db import involvements comes.csv
mine=$(sqlite3 city.db "SELECT count(*) FROM coordination AS c JOIN coordinators AS k ON k.id = c.coordinator_id
    WHERE k.login = 'co5' AND coalesce(c.until, $day) >= $day")
[ "$mine" -gt 1 ] && ok || fault "co5 has $mine households"
run 0 -d city.db user hand-over co5 co4 --reason 'met verlof'
has out "$mine households handed over"

run 0 -d city.db sheet T000004
before "Hand-over sheet: $shown" "The family's question"
before "The family's question" "Wanted most now"
before "Wanted most now" "Hond bijt"
before "Hond bijt" "Who lives there"
before "Who lives there" "Who comes, for whom and what for"
has out "Purpose: boodschappen"
before "Who comes, for whom" "Coordination"
before "Coordination" "handed over to"
grep -q '^    .* handed over to .* on [0-9-]*\. Reason: met verlof$' out && ok || fault "who hands over: $(cat out)"
before "on $shown. Reason: met verlof" "Wishes from the spider-web"
has out "Berend, participation: now 4.5, wanted 7, wants to talk about this – samen"
hasnot out "bodily functions"
before "wants to talk about this" "Last contacts"
before "$shown, visit, Berend" "$shown, phone call, family, internal: Gebeld: moe"
before "Last contacts" "Last changes"
has out "new: coordination"
has out "changed: coordination"
awk 'length($0) > 80 { exit 1 }' out && ok || fault "more than 80 columns"
hasnot out "$(printf '\f')"

# In Dutch, and a fact a line.
run 0 -d city.db sheet T000004 --lang nl
has out "Overdrachtsblad: $shown"
has out "Wie er woont"
has out "nu 4,5, gewenst 7, wil hierover praten"
run 0 -d city.db sheet T000004 --plain
has out "Hand-over sheet: $shown"
grep -q '^Wishes from the spider-web: .*, participation: now 4.5' out && ok || fault "a wish is no fact"
grep -q "^Last contacts: $shown, .*, internal: Gebeld: moe – Remind on $shown$" out && ok || fault "a contact is no fact"
[ "$(grep -c '^Last changes: ' out)" -gt 1 ] && ok || fault "changes are no facts"
grep -q '^$\|^ ' out && fault "blank or indented lines with --plain" || ok

# The day before nothing was handed over to that one, and the sheet is the same without it.
run 0 -d city.db --at "$yesterday" sheet T000004
hasnot out "met verlof"

# Several, each on a page of its own; what is not there is told.
run 1 -d city.db sheet T000001 NONE T000004
has err "there is no household NONE"
[ "$(grep -c "$(printf '\f')" out)" -eq 1 ] && ok || fault "pages"
has out "T000001  "
has out "T000004  "

# Without a code: those that were handed over to who asks, and who may not read a household gets no sheet of it.
run 0 -d city.db user add co4 --uid "$(id -u)" --role coordinator
start_service
run 0 sheet
[ "$(grep -c '^Hand-over sheet: ' out)" -eq "$mine" ] && ok || fault "not $mine sheets: $(cat out)"
has out "T000004  "
[ "$(sqlite3 city.db "SELECT count(*) FROM trail WHERE action = 'print' AND kind = 'households' AND role =
    'coordinator'")" -eq "$mine" ] && ok || fault "sheets that are not in the trail as printed"
run 3 sheet T000010
has err "This household is not open to you"
hasnot out "Hand-over sheet"
end_service
run 0 -d city.db user change co4 --uid 90001
run 0 -d city.db user add co7 --uid "$(id -u)" --role coordinator
start_service
run 1 sheet
has err "no household was handed over to you in the last 31 days"
end_service
finish
