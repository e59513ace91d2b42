#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Several Unix users at one service: what each of them gets by the command line, by a client of one's own that
# walks through all ids, and after the last day.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

play_users

make_city city.db
# Where every peer would be the same user there is no service.
unshare --user --map-root-user "$TILBURGD" >out 2>err
[ $? -eq 5 ] && ok || fault "a service in a user namespace"
has err 'Unix users cannot be told apart'
# The first administrator is made where the database is; from then on everything goes by the door.
run 0 -d city.db user add boss --uid 91000 --role administrator
start()
{
    start_service "$@"
    chmod 666 socket
}
start_for_all
as 91000 0 user add co4 --uid 90004 --role coordinator --team Noord --name 'Coördinator 4' --phone 06-00004444
as 91000 0 user add co5 --uid 90005 --role coordinator --team Zuid
as 91000 0 user add co6 --uid 90006 --role teamleider --team Zuid
as 91000 0 user add eva --uid 91001 --role evaluator --rights export
as 91000 0 user add carry --uid 91002 --role coordinator --rights import,export
as 91000 4 user add co4 --uid 91003 --role coordinator
has err 'Login: is already in use'
as 91000 2 user add x --uid 91003 --role king
has err '--role king: unknown role'
as 91000 0 user list --tsv
has out 'co4	90004	Coördinator 4	coordinator	Noord	06-00004444'
as 91000 0 user list --plain
has out 'Login: co4'
as 90004 3 user list
as 91000 2 user
as 91000 2 user nonsense
as 91000 2 user cover co4

# of co4's own and another's, by SQL and not by the program; the service goes by its clock
day=$(sqlite3 city.db "SELECT CAST(julianday('now', 'localtime', 'start of day') - 2440587.5 AS INTEGER)")
own=$(sqlite3 city.db "SELECT h.household FROM households AS h JOIN coordination AS c ON c.household_id = h.id
    JOIN coordinators AS k ON k.id = c.coordinator_id WHERE k.login = 'co4' AND c.\"from\" <= $day AND
    coalesce(c.until, $day) >= $day ORDER BY h.household LIMIT 1")
other=$(sqlite3 city.db "SELECT h.household FROM households AS h JOIN coordination AS c ON c.household_id = h.id
    JOIN coordinators AS k ON k.id = c.coordinator_id WHERE k.login = 'co5' AND c.\"from\" <= $day AND
    coalesce(c.until, $day) >= $day ORDER BY h.household LIMIT 1")
street=$(sqlite3 city.db "SELECT street FROM households WHERE household = '$other'")
[ -n "$own" ] && [ -n "$other" ] && [ -n "$street" ] && ok || fault "the city has no such households"

# a coordinator
as 90004 0 show "$own"
as 90004 3 show "$other"
has err 'This household is not open to you'
hasnot err "$street"
as 90004 0 find "$own"
as 90004 0 find "$other"
hasnot out "$street"
as 90004 3 export households
as 90004 3 export households --household "$own"
as 90004 3 check
as 90004 3 import households "$data/city/households.csv"
as 90004 0 figures --tsv
grep -q "^$own	" out && ok || fault "one's own figures"
hasnot out "$other	"

# what was made of households that are not one's own is not told either
for command in plan meeting inbox silence contact; do
    as 90004 3 $command "$other"
    has err 'This household is not open to you'
    hasnot out "$other"
    as 91001 3 $command "$own"
    as 91000 3 $command "$own"
    [ "$command" = plan ] || [ "$command" = meeting ] || {
        as 90004 0 $command --tsv
        hasnot out "$other	"
    }
done
for kind in people referrals notes; do
    as 91002 3 export $kind --household "$other"
    has err 'This household is not open to you'
    as 91001 3 export $kind --household "$other"
done

# a team lead: coverings and restricted households of the team
as 91000 0 user add co7 --uid 90007 --role coordinator --team Zuid
as 90007 3 export households --household "$other"
as 90006 0 user cover co7 co5 --reason ziek
as 90006 0 user list covers --tsv
has out 'co7	co5	'
as 90006 0 user uncover co7 co5
as 90006 3 user cover co7 co4
has err 'A team lead lets people of the team alone cover each other.'
as 90006 3 user list
as 90006 3 user restrict "$own" co6
has err 'A team lead restricts households of the team alone.'
as 90006 3 user restrict "$other" co4 co6
has err 'A team lead names people of the team alone.'
as 90006 0 user restrict "$other" co5 co6
as 90007 1 show "$other"
as 90006 0 user list restricted --tsv
has out "$other	co5 co6"
as 90006 0 user restrict "$other"
as 90007 0 show "$other"
as 90007 3 user restrict "$other" co7
# over ssh as well
SSH_ORIGINAL_COMMAND='user list covers' as 90006 0 --ssh -c "$work/tilburg.ini"
has out co7

# who is nobody, and who was
as 92000 3 find van
has err 'You are no user of this service (Unix user 92000)'
as 91000 0 user remove co5 --hand-over co6 --reason 'naar een andere stad'
grep -q '^[1-9][0-9]* households* handed over$' out && ok || fault "hand-over: $(cat out err)"
as 90005 3 find van
has err 'Your access ended on'
as 90006 0 show "$other"
as 91000 0 user list --tsv
grep -q '^co5	.*	20[0-9-]*$' out && ok || fault "who leaves is not kept"

# covering
as 91000 0 user cover co4 co6 --from 2020-01-01 --until 2099-01-01
as 90004 0 show "$other"
as 91000 0 user uncover co4 co6
as 90004 3 show "$other"
as 91000 1 user uncover co4 co6
as 91000 0 user list covers --tsv
has out 'co4	co6	2020-01-01	'

# restricted
as 91000 0 user restrict "$own" co6
as 90004 1 show "$own"
has err "there is no household $own"
as 90004 1 show NONE
has err 'there is no household NONE'
for command in plan meeting inbox silence contact; do
    as 90004 1 $command "$own"
    has err "there is no household $own"
done
as 91002 1 export notes --household "$own"
as 91000 0 user list restricted --tsv
has out "$own	co6"
as 91000 0 user restrict "$own"
as 90004 0 show "$own"

# files
as 91001 0 export households
hasnot out "$own"
hasnot out "$street"
as 91001 0 figures --tsv
hasnot out "$own"
as 91002 0 import organisations "$data/city/organisations.csv"
as 91002 0 export households
[ "$(wc -l <out)" -eq 1 ] && ok || fault "whose households? $(wc -l <out)"

# walk LIMIT: a client that asks for 1 000 ids, and a session that goes on after its user was ended; what it got,
# and what was refused and throttled, stands in the trail (its session is 815).
walk()
{
    before=$(sqlite3 city.db "SELECT max(id) FROM trail")
    "$here/walk_ids.py" "$work" city.db 90004 "$1" >walked 2>&1 && ok || fault "walking through ids"
    cat walked
    end_service
    sqlite3 city.db "SELECT count(DISTINCT household_id) FILTER (WHERE action = 'open' AND result = 'done') ||
        ' got, ' || count(*) FILTER (WHERE id > $before AND action = 'open' AND result = 'refused') ||
        ' refused, ' || count(*) FILTER (WHERE id > $before AND action = 'open' AND result = 'not-found') ||
        ' not there, ' || coalesce(sum(count) FILTER (WHERE id > $before AND result = 'throttled'), 0) ||
        ' throttled' FROM trail WHERE uid = 90004 AND session = 815" >noted
    sed 's/.*: //' walked >told
    same told noted
    echo "the trail says: $(cat noted)"
    [ "$(sqlite3 city.db "SELECT count(*) <= 2 FROM trail WHERE id > $before AND result = 'throttled'")" = 1 ] &&
        ok || fault "an entry for each that was throttled"
    run 0 -d city.db audit --verify
}
run 0 -d city.db user restrict "$own" co6
walk 60
printf '[access]\nopens_per_minute = 2000\n' >>tilburg.ini
start_for_all
walk 2000
finish
