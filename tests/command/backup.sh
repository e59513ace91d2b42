#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Backups on the command line: under load and equal row by row, by a service into its own folder, and back.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

SAVES=${BACKUP_SAVES:-40}

# settings LINE…: the settings with these lines under [backup].
settings()
{
    printf '[screen]\nlanguage = en\n[backup]\n' >backup.ini
    printf '%s\n' "$@" >>backup.ini
}

# rows DATABASE FILE: every row of every table of records, but of the trail what a restore adds, and log-ins and
# log-outs: the one who makes the backup logs out after it.
rows()
{
    for table in $(sqlite3 "$1" "SELECT name FROM sqlite_schema WHERE type = 'table' AND
        name NOT LIKE 'search_index%' AND name <> 'sqlite_sequence' ORDER BY name"); do
        sqlite3 -quote "$1" "SELECT * FROM \"$table\"" | sed "s/^/$table|/"
    done | grep -v -e "^trail|.*,'restore'," -e "^trail|.*,'log[a-z]*'," -e '^trail_keys|' | sort >"$2"
}

make_city own.db
run 0 backup --keys secret
[ "$(stat -c %a secret)" = 600 ] && ok || fault "the mode of the secret key: $(stat -c %a secret)"
grep -q '^public_key = [0-9a-f]\{64\}$' out && ok || fault "the public key: $(cat out)"
key=$(cat out)
run 5 backup --keys secret
has err "exists already"

# nothing says where it goes, or who may read it
settings
run 5 -c backup.ini -d own.db backup
has err "name a folder"
run 5 -c backup.ini -d own.db backup x.backup
has err "name a public_key"

# it comes back equal, and never over a file that is there
settings "$key"
run 0 -c backup.ini -d own.db backup x.backup
has out "Backup: x.backup"
has err "read back"
[ "$(stat -c %a x.backup)" = 600 ] && ok || fault "the mode of the backup"
run 5 -c backup.ini -d own.db backup x.backup
run 5 -d back.db restore x.backup --yes
has err "--key"
run 0 -d back.db restore x.backup --key secret --yes
has err "400 households"
rows own.db before
rows back.db after
same before after
run 0 -d back.db check

# without a terminal nobody can confirm
run 3 -d back.db restore x.backup --key secret
has err "nothing was replaced"

# cut off, changed, and something else
head -c 300000 x.backup >cut.backup
run 5 -d back.db restore cut.backup --key secret --yes
has err "cut off or changed"
run 5 -d back.db restore own.db --key secret --yes
has err "no backup of tilburg"
run 0 -d back.db check

# a passphrase in a file
settings "passphrase_file = $work/words"
printf 'vijf woorden in een zin\n' >words
chmod 644 words
run 5 -c backup.ini -d own.db backup y.backup
has err "Others may read"
chmod 600 words
run 0 -c backup.ini -d own.db backup y.backup
run 0 -c backup.ini -d more.db restore y.backup --yes
rows more.db after
same before after

# a passphrase that is typed
"$here/backup_prompt.py" "$TILBURG" >prompt 2>&1
: >none
same none prompt
rows typed.db after
same before after

# The service writes into its own folder, while many write. Whatever was acknowledged before it began is
# in it, and every row that it has is the row that the database has.
mkdir kept
printf '[backup]\nfolder = %s/kept\n%s\ndaily = 1\nmonthly = 0\n' "$work" "$key" >>tilburg.ini
printf '[access]\nopens_per_minute = 100000\n' >>tilburg.ini # four programs a moment, all of one user
run 0 -q -d city.db init
run 0 -d city.db user add me --uid "$(id -u)" --role administrator --rights import
start_service
run 3 backup x2.backup
has err "a folder of its own"
for writer in 1 2 3 4; do
    number=0
    while [ $number -lt "$SAVES" ]; do
        number=$((number + 1))
        printf 'household;name\nW%s-%s;van W\n' $writer $number |
            "$TILBURG" -q import households - >/dev/null && echo "W$writer-$number" >>saved$writer
    done &
    writers="${writers:-} $!"
done
until [ "$(cat saved? 2>/dev/null | wc -l)" -ge "$SAVES" ]; do :; done
cat saved? >early
run 0 backup
has out "Backup: tilburg-"
mv kept/*.backup loaded.backup
cp loaded.backup kept/tilburg-2020-01-01-000000.backup # names go by the second
run 0 check
for writer in $writers; do
    wait "$writer"
done
run 0 backup
[ "$(ls kept | wc -l)" -eq 1 ] && ok || fault "kept: $(ls kept)"
has out "No longer kept: tilburg-"

# who has the database open is not overrun, and the settings' database is the service's
run 3 restore loaded.backup --key secret --yes
has err "are kept by the service"
run 5 -d city.db restore loaded.backup --key secret --yes
has err "end the service"
rows city.db all
run 0 -d loaded.db restore loaded.backup --key secret --yes
rows loaded.db part
comm -23 part all >strange
same none strange
grep '^households|' part >there
while read -r code; do
    grep -q "'$code'" there || echo "$code"
done <early >missing
same none missing
run 0 -d loaded.db check
run 0 -d whole.db restore kept/*.backup --key secret --yes
rows whole.db after
same all after

# what is replaced is kept
end_service
run 0 -d city.db restore loaded.backup --key secret --yes
has out "What was there before: city.db.replaced-"
rows city.db after
same part after
run 0 -d city.db audit --verify
has out "The trail is whole"
run 0 -d city.db audit --action restore
rows "$(echo city.db.replaced-*)" after
same all after
note "backup under load" "restored, and compared row by row" "$(wc -l <part)" \
    "$(($(wc -l <strange) + $(wc -l <missing)))"
echo "$SAVES saves by each of 4 writers, $(wc -l <early) before the backup, $(wc -l <part) rows in it"
finish
