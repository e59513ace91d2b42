#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The service is killed again and again while many write: each save that was acknowledged is there, none
# is there twice, and the writers notice nothing but a moment, the longest of which is told.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

KILLS=${SERVICE_KILLS:-50}

# write_on WRITER: saves one record after the other until the file "enough" is there. The file tookWRITER gets
# how many milliseconds each save took.
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
        echo >&3
    done
}

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
sqlite3 city.db "SELECT label FROM steps WHERE verb = 'import' GROUP BY label HAVING count(*) > 1" >twice
: >none
same none twice
longest=$(sort -n took? | tail -n 1)
note "kill -9 of the service" "while four write; the longest wait for the next one and the save $longest ms" \
    "$KILLS" "$(comm -23 saved there | wc -l)"
finish
