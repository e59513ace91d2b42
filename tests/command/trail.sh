#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What a service notes of several Unix users, in the terms of the trail; and the heads that it gives to the
# system's log, a real socket at /dev/log, by which a trail is found out that was cut off and whose key was
# known.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

play_users
mkdir dev
: >dev/null
mkfifo log
"$here/../support/syslog.py" "$work/dev/log" >log &
log=$!
exec 4<log
trap 'end_service; kill $log; rm -rf "$work"' EXIT
read -r line <&4
[ "$line" = ready ] && ok || fault "the system's log: $line"

# The service sees this log as the machine's.
real=$TILBURGD
cat >tilburgd <<END
#!/bin/sh
exec unshare --mount sh -c 'mount --make-rprivate / && mount --bind /dev/null "$work/dev/null" &&
    mount --rbind "$work/dev" /dev && exec "$real" "\$@"' sh "\$@"
END
chmod +x tilburgd
TILBURGD=$work/tilburgd

# stop: ends the service, and waits until its last head has come to the log: $head, of the newest entry.
stop()
{
    end_service
    newest=$(sqlite3 city.db "SELECT max(id) FROM trail")
    head=
    while [ "${head#*: trail head "$newest" }" = "$head" ] && read -r head <&4; do
        echo "$head" >>heads
    done
}

# expect LINE…: these are the newest entries, each "UID ACTION GROUND RESULT COUNT".
expect()
{
    printf '%s\n' "$@" >expected
    sqlite3 city.db "SELECT uid || ' ' || action || ' ' || ground || ' ' || result || ' ' || count FROM trail
        ORDER BY id DESC LIMIT $#" | tac >got
    same expected got
}

make_city city.db
run 0 -q -d city.db user add boss --uid 91000 --role administrator
run 0 -q -d city.db user add co4 --uid 90004 --role coordinator --team Noord
run 0 -q -d city.db user add co5 --uid 90005 --role coordinator --team Zuid
run 0 -q -d city.db user add officer --uid 90006 --role evaluator --rights review
day=$(sqlite3 city.db "SELECT CAST(julianday('now', 'localtime', 'start of day') - 2440587.5 AS INTEGER)")
# household_of LOGIN: one that this one coordinates
household_of()
{
    sqlite3 city.db "SELECT h.household FROM households AS h JOIN coordination AS c ON c.household_id = h.id
        JOIN coordinators AS k ON k.id = c.coordinator_id WHERE k.login = '$1' AND c.\"from\" <= $day AND
        coalesce(c.until, $day) >= $day ORDER BY h.household LIMIT 1"
}
own=$(household_of co4)
other=$(household_of co5)

# A session each: what is shown, what is refused, what is searched for, and by whom.
start_for_all
as 90004 0 show "$own"
as 90004 3 show "$other"
as 90004 0 find "$own"
as 90004 0 show "$own" # within ten minutes: the same opening
as 92000 3 show "$own" # nobody
as 92000 3 find van
stop
expect '90004 login right done 0' '90004 open own done 0' '90004 logout right done 0' \
    '90004 login right done 0' '90004 open none refused 0' '90004 logout right done 0' \
    '90004 login right done 0' "$(sqlite3 city.db "SELECT '90004 search right done ' || count FROM trail
        WHERE action = 'search'")" '90004 logout right done 0' \
    '90004 login right done 0' '90004 logout right done 0' '92000 login none refused 2'
[ "$(sqlite3 city.db "SELECT words FROM trail_words ORDER BY id DESC LIMIT 1")" = "$(echo "$own" | tr T t)" ] && ok ||
    fault "the search text"
[ "$(sqlite3 city.db "SELECT count FROM trail WHERE action = 'search'")" -ge 1 ] && ok || fault "the hits"
[ "$(sqlite3 city.db "SELECT DISTINCT address FROM trail WHERE uid = 90004")" = 192.0.2.7 ] && ok ||
    fault "the address: $(sqlite3 city.db "SELECT DISTINCT address FROM trail WHERE uid = 90004")"
[ "$(sqlite3 city.db "SELECT count(DISTINCT session) FROM trail WHERE uid = 90004")" -eq 4 ] && ok ||
    fault "the sessions"

# The head: a number and a hash, no name and no content, to who keeps secrets.
echo "$head" | grep -q '^<86>[A-Z][a-z][a-z] [ 0-9:]* tilburgd\[[0-9]*\]: trail head [1-9][0-9]* [0-9a-f]\{64\}$' &&
    ok || fault "the head: $head"
run 0 -d city.db audit --verify --heads heads

# The printed page and the look at the trail are noted; the service checks the heads that are sent to it.
start_for_all
as 90004 0 audit "$own"
as 90006 0 audit --tsv
as 90006 0 audit --verify
stop
expect '90004 login right done 0' '90004 print own done 0' '90004 logout right done 0' \
    '90006 login right done 0' '90006 audit right done 0' '90006 logout right done 0' \
    '90006 login right done 0' '90006 verify right done 0' '90006 logout right done 0'
[ "$(wc -l <heads)" -eq 4 ] && ok || fault "not a head at each start and end: $(cat heads)"
run 0 -d city.db audit --verify --heads heads
"$TILBURG" -d city.db audit --verify --heads - <heads >out 2>err && ok || fault "heads by standard input"

# So are a page for the fridge and a calendar.
served=$(sqlite3 city.db "SELECT h.household FROM coordination AS c JOIN households AS h ON h.id = c.household_id
    JOIN coordinators AS k ON k.id = c.coordinator_id WHERE k.login = 'co4' AND c.\"from\" <= $day AND
    coalesce(c.until, $day) >= $day AND EXISTS (SELECT 1 FROM involvements AS i WHERE i.household_id = h.id AND
    i.weekdays <> '' AND i.\"from\" <= $day AND coalesce(i.until, $day) >= $day) LIMIT 1")
before=$newest
start_for_all
as 90004 0 roster "$served" --format page
as 90004 0 roster "$served" --format ics
stop
[ "$(sqlite3 city.db "SELECT group_concat(action || ' ' || kind) FROM trail WHERE id > $before AND
    action = 'print'")" = 'print roster,print roster' ] && ok || fault "what left: $(sqlite3 city.db "SELECT * FROM
    trail WHERE id > $before")"

# A service that did nothing tells one head.
start_for_all
stop
[ "$(wc -l <heads)" -eq 7 ] && ok || fault "one that did nothing: $(cat heads)"
run 0 -d city.db audit --verify --heads heads

# What was cut off at the end, as if it had never been, is whole by itself, but not by the heads.
sqlite3 city.db "DROP TRIGGER trail_stays; DELETE FROM trail_words WHERE id > $newest - 2;
    DELETE FROM trail WHERE id > $newest - 2"
run 0 -d city.db audit --verify
run 5 -d city.db audit --verify --heads heads
has out "cut off"
finish
