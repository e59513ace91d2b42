#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The weekly review on the command line: who may see it, and what of a week it points at.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

# entry TIME ACTION RESULT HOUSEHOLD: by the user of the service, in the week of 9 November 2026.
entry()
{
    sqlite3 city.db "INSERT INTO trail (at, user_id, uid, role, behalf_id, household_id, kind,
        record_id, action, ground, glass_id, session, address, result, count, step_id, words_hash,
        mac) SELECT unixepoch('$1', 'utc'), id, uid, role, 0, $4, '', 0, '$2', 'free', 0, 0, '', '$3', 0, 0,
        x'', zeroblob(32) FROM users WHERE login = 'me'"
}

make_city city.db
admit
for minute in 0 1 2 3 4; do
    entry "2026-11-10 09:0$minute:00" open refused 4
    entry "2026-11-11 1$minute:00:00" open done 2
done
entry "2026-11-14 10:00:00" open done 3
entry "2026-11-12 10:00:00" export done 0

# not for everybody
start_service
run 3 audit --review --week 2026-W46
has err "You have no right to do this."
end_service
run 0 -d city.db user change me --rights review
start_service
run 0 audit --review --week 2026-W46 --tsv
[ "$(head -n 1 out | tr '\t' ' ')" = "week point login name household number count users usual first \
last words" ] && ok || fault "the header: $(head -n 1 out)"
sed 1d out | cut -f 1-3,5-8,10,11 | tr '\t' ' ' >points
cat >wanted <<'POINTS'
2026-W46 refusals me  0 5 0 2026-11-10 09:00 2026-11-10 09:04
2026-W46 hours me  0 1 0 2026-11-14 10:00 2026-11-14 10:00
2026-W46 opened  T000002 2 5 1 2026-11-11 10:00 2026-11-11 14:00
2026-W46 export me  0 1 0 2026-11-12 10:00 2026-11-12 10:00
POINTS
same points wanted
run 0 audit --review --week 2026-W46
has out "Refused again and again"
has out "by 1 user"
run 0 audit --review --week 2026-W46 --lang nl
has out "Ingezien buiten werktijd"
run 0 audit --review --week 2026-W46 --plain
has out "Exports: me"
grep -q '^$' out && fault "blank lines with --plain" || ok
run 1 audit --review --week 2026-W44
end_service

# other hours, other points
printf '[access]\nwork_days = 7\nreview_refusals = 6\n' >>tilburg.ini
start_service
run 0 audit --review --week 2026-W46 --tsv
hasnot out "hours"
hasnot out "refusals"
end_service

run 2 -d city.db audit --review --week 2026-W54
has err "no such week"
run 2 -d city.db audit --week 2026-W46
run 2 -d city.db audit --review T000001
run 2 -d city.db audit --review --verify
finish
