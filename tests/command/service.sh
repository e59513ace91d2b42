#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# All commands through a service say what they say on a database of one's own; many write at once; what is
# acknowledged outlives the service, and nothing is done twice.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

kinds="organisations coordinators professionals households people network coordination"
kinds="$kinds involvements scores"
today="--today 2026-11-22"

# without a service: a sentence, soon
run 5 find jansen
has err "The service $work/socket cannot be reached"

# wrong starts
"$TILBURGD" >out 2>err
[ $? -eq 5 ] && ok || fault "a service without a database"
has err "tilburgd: There is no database $work/city.db: \"tilburg init\" makes one."
"$TILBURGD" -c empty.ini >out 2>err
[ $? -eq 4 ] && ok || fault "a service without a socket"
has err "[database]"
"$TILBURGD" word >out 2>err
[ $? -eq 2 ] && ok || fault "a service with an argument"
"$TILBURGD" -V >out 2>err && ok || fault "the version of the service"
has out "tilburgd "

# the same lists into both
run 0 -q -d city.db init
run 0 -q -d own.db init
admit
number=0
for login in $(sed -n 's/^\(co[0-9]*\);.*/\1/p' "$data/city/coordinators.csv"); do
    number=$((number + 1))
    run 0 -d city.db user add "$login" --uid $((90000 + number)) --role coordinator --team all
done
start_service
[ "$service_line" = "tilburgd answers at $work/socket" ] && ok || fault "ready: $service_line"
[ "$(stat -c %a socket)" = 660 ] && ok || fault "the mode of the socket: $(stat -c %a socket)"
run 3 init
has err "kept by the service"
for kind in $kinds; do
    run 0 -d own.db import "$kind" "$data/city/$kind.csv"
    cp out own
    run 0 import "$kind" "$data/city/$kind.csv"
    same own out
done

# compare ARGUMENT…: the same words from both
compare()
{
    run 0 -d own.db "$@"
    cp out own
    run 0 "$@"
    same own out
}
for kind in $kinds; do
    compare export "$kind"
done
compare $today figures
compare $today figures T000001 T000002
compare $today figures --tsv
compare $today find van
compare $today show T000001
compare $today web T000001
run 3 check
has err "You have no right to do this."
run 0 -d city.db check
run 1 $today find nobodyofthisname
run 1 $today show NONE
has err "there is no household NONE"

# what is refused comes back with its reasons
printf 'household;name;weight\nR1;a;light\nR2;b;medium\nR1;c;\n' >some.csv
run 4 import households some.csv --rejects rejects.csv
has err 'some.csv:3: column weight: "medium"'
has out '0 new, 0 changed, 0 unchanged, 2 rejected'
printf 'household;person;role\nT000001;P99;nonsense\nNONE;P1;parent\n' >people.csv
run 4 import people people.csv
has err 'people.csv:3:'
run 1 import people people.csv --partial
has out 'rejected'

# A list that is longer than one part of a message, and one that is longer than a request may be.
awk 'BEGIN { print "household;question"; for (i = 0; i < 3000; i++) printf "L%d;%0400d\n", i, i }' >long.csv
run 0 import households long.csv
has out '3000 new, 0 changed, 0 unchanged, 0 rejected'
awk 'BEGIN { print "household;question"; for (i = 0; i < 9000; i++) printf "M%d;%02000d\n", i, i }' >longer.csv
run 4 import households longer.csv
has err 'more than 16 MiB at once: part it'

# A second service neither takes the socket nor harms the first.
"$TILBURGD" >out 2>err
[ $? -eq 5 ] && ok || fault "a second service"
has err "Another service answers"
run 0 find van

# Its end takes the socket away; the next one may be killed, and the one after that takes its place.
end_service
[ "$service_status" -eq 0 ] && ok || fault "exit status $service_status"
[ ! -e socket ] && ok || fault "the socket is still there"
start_service
end_service KILL
[ -e socket ] && ok || fault "the socket of a killed service is gone"
start_service

# Many write at once.
for writer in 1 2 3 4; do
    for number in 1 2 3 4 5 6 7 8 9 10; do
        printf 'household;name\nW%s%s;van W\n' $writer $number | "$TILBURG" -q import households - ||
            echo "writer $writer failed"
    done >written$writer 2>&1 &
    writers="${writers:-} $!"
done
for writer in $writers; do
    wait "$writer"
done
cat written* >out
if [ "$(grep -c "^1 new, 0 changed, 0 unchanged, 0 rejected" out)" -eq 40 ] &&
    [ "$(wc -l <out)" -eq 40 ]; then
    ok
else
    fault "not every writer was served"
    sort out | uniq -c
fi
run 0 export households
[ "$(grep -c '^W[1-4]' out)" -eq 40 ] && ok || fault "$(grep -c '^W[1-4]' out) of 40 records are there"

# Strange clients, and a line that is cut just before the answer.
"$here/service_client.py" "$TILBURG" "$work" "$service" >out 2>&1 && ok || {
    fault "clients"
    cat out
}
has service.err "is sent away"
run 0 find van

end_service
[ "$service_status" -eq 0 ] && ok || fault "exit status $service_status"
run 0 -d city.db check
finish
