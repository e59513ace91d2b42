#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The service is killed again and again while many write and look at what they wrote: each save that was
# acknowledged is there, none is there twice, each household that was shown is in the trail, which is whole, and
# they notice nothing but a moment, the longest of which is told.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

KILLS=${SERVICE_KILLS:-50}

# write_on WRITER: saves one record after the other, and looks at it, until the file "enough" is there. The file
# tookWRITER gets how many milliseconds each save took.
write_on()
{
    number=0
    while [ ! -e enough ]; do
        number=$((number + 1))
        began=$(date +%s%3N)
        printf 'household;name\nW%s-%s;van W\n' "$1" $number |
            "$TILBURG" -q import households - >>"told$1" 2>&1 || echo "W$1-$number failed" >>"told$1"
        echo $(($(date +%s%3N) - began)) >>"took$1"
        echo "W$1-$number" >>"saved$1"
        "$TILBURG" -q show "W$1-$number" >/dev/null 2>&1 && echo "W$1-$number" >>"shown$1"
        echo >&3
    done
}

printf '[access]\nopens_per_minute = 100000\n' >>tilburg.ini
run 0 -q -d city.db init
admit
mkfifo acknowledged
exec 3<>acknowledged
for writer in 1 2 3 4; do
    write_on $writer &
    writers="${writers:-} $!"
done
kill=0
while [ $kill -lt "$KILLS" ]; do
    kill=$((kill + 1))
    start_service
    saves=$((kill % 7))
    while [ $saves -gt 0 ] && read -r _ <&3; do
        saves=$((saves - 1))
    done
    end_service KILL
done
start_service
: >enough
for writer in $writers; do
    wait "$writer"
done

cat saved? | sort >saved
cat told? | sort | uniq -c | sed 's/^ *//' >counted
echo "$(wc -l <saved) 1 new, 0 changed, 0 unchanged, 0 rejected" >expected
same expected counted
[ "$(wc -l <saved)" -ge 100 ] && ok || fault "only $(wc -l <saved) records were saved"
run 0 export households
grep -o '^W[0-9-]*' out | sort >there
same saved there
end_service
run 0 -d city.db check
cat shown? | sort >shown
sqlite3 city.db "SELECT DISTINCT h.household FROM trail AS t JOIN households AS h ON h.id = t.household_id
    WHERE t.action = 'open' AND t.result = 'done'" | sort >noted
comm -23 shown noted >unnoted
: >none
same none unnoted
[ "$(wc -l <shown)" -ge 100 ] && ok || fault "only $(wc -l <shown) households were shown"
run 0 -d city.db audit --verify
note "kill -9 of the service" "households shown that are not in the trail" "$(wc -l <shown)" "$(wc -l <unnoted)"
sqlite3 city.db "SELECT label FROM steps WHERE verb = 'import' GROUP BY label HAVING count(*) > 1" >twice
same none twice
longest=$(sort -n took? | tail -n 1)
note "kill -9 of the service" "while four write; the longest wait for the next one and the save $longest ms" \
    "$KILLS" "$(comm -23 saved there | wc -l)"
finish
