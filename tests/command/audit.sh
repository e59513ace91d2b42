#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The trail on the command line: what is in it, who may see what of it, whether it is whole.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

# heads FILE DATABASE: what a service would have told syslog of the newest entry.
heads()
{
    sqlite3 "$2" "SELECT 'Nov 22 10:00:00 city tilburgd[7]: trail head ' || id || ' ' ||
        lower(hex(mac)) FROM trail ORDER BY id DESC LIMIT 1" >>"$1"
}

# beside SQL: changes own.db with another program, which nothing keeps from it.
beside()
{
    sqlite3 own.db "DROP TRIGGER IF EXISTS trail_stays; DROP TRIGGER IF EXISTS trail_is_fixed; $1"
}

make_city own.db
run 0 -d own.db audit --verify
has out "The trail is whole: 9 entries."
[ "$(stat -c %a own.db-trail.key)" = 600 ] && ok || fault "the mode of the key"

# imports and exports are noted, a dry run and a look are not
run 0 -d own.db show T000001
run 0 -d own.db find hof
run 0 -d own.db import --dry-run households "$data/city/households.csv"
run 0 -d own.db export people
run 0 -d own.db export people --household T000001
run 0 -d own.db audit --tsv
[ "$(head -n 1 out | tr '\t' ' ')" = "entry at login name role behalf action household part number \
record ground glass session address result count words" ] && ok || fault "the header: $(head -n 1 out)"
[ "$(sed 1d out | cut -f 1,7,8,9,16 | head -n 3 | tr '\t\n' ' /')" = \
    "11 export T000001 people done/10 export  people done/9 import  scores done/" ] && ok ||
    fault "the newest entries: $(cat out)"
[ "$(sed 1d out | wc -l)" -eq 11 ] && ok || fault "the number of entries"
run 0 -d own.db audit --action import --tsv
[ "$(sed 1d out | wc -l)" -eq 9 ] && ok || fault "the imports"
run 1 -d own.db audit --action undo
run 1 -d own.db audit --until 2020-01-01
run 0 -d own.db audit --from 2020-01-01 --until 2999-01-01 --plain
has out "Action: exported"
run 2 -d own.db audit --from yesterday
run 0 -d own.db audit
has out "exported"
run 1 -d own.db audit --user nobody
has err "There is no user nobody"

# an import that changes nothing, or nothing because rows are refused, is none
run 0 -d own.db import households "$data/city/households.csv"
printf 'household;name\nT000001;Anders\nT 2;Fout\n' >bad.csv
run 4 -d own.db import households bad.csv
run 0 -d own.db audit --action import --tsv
[ "$(sed 1d out | wc -l)" -eq 9 ] && ok || fault "imports that did nothing"

# of one household, for the family: looking it up to print is noted itself
run 0 --today 2026-11-22 -d own.db audit T000001
has out "T000001"
has out "copied data of your record into a file. Part: person."
has out "had this list printed."
run 0 --today 2026-11-22 --lang nl -d own.db audit T000001
has out "heeft gegevens uit uw dossier in een bestand gezet. Deel: persoon."
has out "heeft deze lijst laten afdrukken. 2 keer op die dag; dit was"
run 0 -d own.db audit T000001 --plain

# that it was found by searching is told, not by what: that may name others
cp own.db found.db
cp own.db-wal found.db-wal 2>/dev/null
cp own.db-trail.key found.db-trail.key
sqlite3 found.db "INSERT INTO trail SELECT id + 1, at + 60, user_id, uid, role, behalf_id, household_id, '', 0, 'search',
    ground, 0, session, '', 'done', 1, 0, x'', mac FROM trail ORDER BY id DESC LIMIT 1;
    INSERT INTO trail_words SELECT id, household_id, zeroblob(32), 'verborgen gezin' FROM trail ORDER BY id DESC LIMIT 1"
run 0 -d found.db audit T000001
has out "found your record by searching."
hasnot out "verborgen gezin"
hasnot out "did something"
run 1 -d own.db audit T999999
run 2 -d own.db audit T000001 --action open
run 2 -d own.db audit T000001 --verify
run 2 -d own.db audit --heads x

# the heads that were given elsewhere
heads heads.log own.db
echo 'Nov 22 10:00:01 city sshd[8]: trail head without a number' >>heads.log
run 0 -d own.db export organisations
heads heads.log own.db
run 0 -d own.db audit --verify --heads heads.log
has out "The trail is whole"
"$TILBURG" -d own.db audit --verify --heads - <heads.log >out && ok || fault "heads by standard input"
run 4 -d own.db audit --verify --heads bad.csv
has err "no heads"
run 4 -d own.db audit --verify --heads missing.log

# what is done to it is found, by audit and by check
cp own.db kept.db
cp own.db-wal kept.db-wal 2>/dev/null
cp own.db-trail.key kept.db-trail.key
beside "DELETE FROM trail WHERE id > 12"
run 0 -d own.db audit --verify
run 5 -d own.db audit --verify --heads heads.log
has out "a head of entry 15 was noted"
beside "UPDATE trail SET user_id = 9 WHERE id = 4"
run 5 -d own.db audit --verify
has out "Entry 4 is not what was written there"
has err "not whole"
run 5 --lang nl -d own.db audit --verify
has out "Regel 4 is niet wat daar is geschreven"
run 5 -d own.db check
has out "trail: Entry 4"
run 0 -d kept.db audit --verify --heads heads.log
rm -f kept.db-trail.key
run 5 -d kept.db audit --verify
has out "made with another key"
run 0 -d kept.db check

# a backup takes the trail along, and the key goes on
printf '[screen]\nlanguage = en\n[access]\ntrail_key = %s/trail.key\n[backup]\npassphrase_file = %s/words\n' \
    "$work" "$work" >keyed.ini
printf 'vijf woorden in een zin\n' >words
chmod 600 words
run 0 -c keyed.ini -q -d keyed.db init
run 0 -c keyed.ini -q -d keyed.db import organisations "$data/city/organisations.csv"
[ ! -e keyed.db-trail.key ] && ok || fault "a key beside the database, too"
run 0 -c keyed.ini -d keyed.db backup keyed.backup
run 0 -c keyed.ini -d keyed.db export organisations
run 0 -c keyed.ini -d keyed.db restore keyed.backup --yes
run 0 -c keyed.ini -d keyed.db audit --verify
has out "whole: 2 entries" # the import, and the restore; the export came later than the backup
run 0 -c keyed.ini -d keyed.db audit --action restore
has out "backup put back"

# a service has to have the right key
make_city city.db
admit
mv city.db-trail.key away
"$TILBURGD" >out 2>err </dev/null
[ $? -eq 5 ] && ok || fault "a service without its key"
has err "is gone: put it back"
[ ! -e city.db-trail.key ] && ok || fault "the service made another key"
head -c 32 /dev/urandom >city.db-trail.key
"$TILBURGD" >out 2>err </dev/null
[ $? -eq 5 ] && ok || fault "a service with another key"
has err "is not the key"
mv away city.db-trail.key

# the right to it is given by name, and works over ssh but for files
start_service
: >none
run 3 audit
same none out
run 3 audit --tsv
same none out
run 3 audit --verify
end_service
run 0 -d city.db user change me --rights import,export,review
run 0 -d city.db user restrict T000001 me
start_service
run 0 audit --tsv
has out "permit"
run 1 audit --user me --action erase
run 0 audit --verify
has out "The trail is whole"
SSH_ORIGINAL_COMMAND='audit --verify' "$TILBURG" --ssh -c "$TILBURG_CONFIG" >out 2>err </dev/null && ok ||
    fault "over ssh: $(cat err)"
SSH_ORIGINAL_COMMAND='audit --verify --heads x' "$TILBURG" --ssh -c "$TILBURG_CONFIG" >out 2>err </dev/null
[ $? -eq 2 ] && ok || fault "a file over ssh"
run 0 audit T000001
has out "decided who may look at your record."
end_service

finish
