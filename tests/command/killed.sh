#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# An import that is killed is there as a whole or not at all, and writers at the same time lose nothing.
. "$(dirname "$0")/../support/command.sh"

lists="organisations coordinators professionals households people"
run 0 -q -d start.db init
for kind in $lists; do
    run 0 -q -d start.db import "$kind" "$data/city/$kind.csv"
done
run 0 -d start.db export involvements
header=$(wc -l <out)

# fresh FILE: the database without what was killed before; a copy has no log of its own.
fresh()
{
    rm -f "$1" "$1"-wal "$1"-shm "$1"-lock
    for end in "" -wal; do
        cp start.db$end "$1$end"
    done
}

for moment in 0.01 0.02 0.04 0.06 0.08 0.1 0.12 0.14 0.17 0.2 0.3; do
    fresh x.db
    # Killed by its parent at that moment, unless it was faster.
    timeout -s KILL "$moment" "$TILBURG" -q -d x.db import involvements \
        "$data/city/involvements.csv" >told 2>err </dev/null
    run 0 -d x.db check
    run 0 -d x.db export involvements
    rows=$(($(wc -l <out) - header))
    case $rows-$(cat told) in
    0- | 1826-*) ok ;;
    *) fault "killed after $moment s: $rows rows, “$(cat told)”" ;;
    esac
    run 0 -d x.db import involvements "$data/city/involvements.csv"
    has out " 0 rejected"
done

# Four writers of single records while a long list comes in.
fresh x.db
for writer in 1 2 3 4; do
    for number in 1 2 3 4 5 6 7 8 9 10; do
        printf 'household;name\nW%s%s;van W\n' $writer $number |
            "$TILBURG" -q -d x.db import households - || echo "writer $writer failed"
    done >written$writer 2>&1 &
done
run 0 -q -d x.db import involvements "$data/city/involvements.csv"
has out "1826 new, 0 changed, 0 unchanged, 0 rejected"
wait
cat written* >out
if [ "$(grep -c "^1 new, 0 changed, 0 unchanged, 0 rejected" out)" -eq 40 ] &&
    [ "$(wc -l <out)" -eq 40 ]; then
    ok
else
    fault "not every writer was served"
    sort out | uniq -c
fi
run 0 -d x.db check
run 0 -d x.db export households
if [ "$(grep -c '^W' out)" -eq 40 ]; then
    ok
else
    fault "$(grep -c '^W' out) of 40 records are there"
fi

finish
