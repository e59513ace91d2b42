#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The demonstration city as a database: the same for the same seed and day, sound, and gone when
# it is not kept.
. "$(dirname "$0")/../support/command.sh"

today="--today 2026-11-22"
kinds="organisations coordinators professionals households people network coordination
    involvements scores"

run 0 demo $today --output a.db --households 60
run 0 demo $today --output b.db --households 60
run 0 demo $today --output c.db --households 60 --seed 2
[ "$(stat -c %a a.db)" = 600 ] || fault "a.db has mode $(stat -c %a a.db)"
for kind in $kinds; do
    run 0 -d a.db export "$kind"
    mv out "a-$kind"
    run 0 -d b.db export "$kind"
    cmp -s out "a-$kind" || fault "$kind: the same seed gave something else"
    [ "$(wc -l <out)" -gt 20 ] || fault "$kind: hardly any"
done
run 0 -d c.db export households
cmp -s out a-households && fault "another seed gave the same households"
run 0 -d a.db check

# An existing file stays as it was.
cp a.db kept.db
run 3 demo $today --output a.db
has err "a.db"
cmp -s a.db kept.db || fault "an existing file was changed"
run 2 demo --households 1000001 --output d.db
run 2 demo --seed x --output d.db
[ -e d.db ] && fault "wrong usage made a database"

# The default size: the family with its story, 28 and 17 helpers, costs up to half a million.
run 0 demo $today --output city.db
helpers()
{
    run 0 -d city.db figures --tsv --at "$1" "$2"
    found=$(awk -F '\t' 'NR == 2 { print $2 }' out)
    [ "$found" = "$3" ] || fault "$2 on $1: $found helpers, not $3"
}
helpers 2023-11-22 G000001 18
helpers 2025-05-22 G000001 11
helpers 2026-11-22 G000001 6
helpers 2026-11-22 G000028 28
helpers 2026-11-22 G000017 17
run 0 $today -d city.db figures --tsv
awk -F '\t' 'NR > 1 { count++; if ($9 > most) most = $9; if ($2 > 15) many++; if ($2 == 0) none++
                      if ($9 < 50000) cheap++ }
    END { exit !(count == 401 && most > 420000 && most <= 500000 && many == 2 && none > 5 &&
                 none < 60 && cheap > 200) }' out || fault "the figures are not those of a city"
run 0 $today -d city.db show G000001
has out "Mireille"
has out "Hugo"

# What a start would have to look through is not left behind.
run 0 demo $today --output large.db --households 1600
[ ! -s large.db-wal ] || fault "the log of a large one was left at $(stat -c %s large.db-wal) bytes"

# What is not kept is gone, also after a signal.
mkdir runtime
XDG_RUNTIME_DIR=$PWD/runtime "$TILBURG" demo --households 100000 >out 2>err &
child=$!
while [ ! -s "$(echo runtime/*/tilburg.db)" ] && kill -0 "$child" 2>/dev/null; do
    :
done
[ "$(stat -c %a runtime/*)" = 700 ] || fault "the folder is open to others"
kill -TERM "$child"
wait "$child" && fault "a signal did not end it"
[ -z "$(ls runtime)" ] || fault "left behind: $(ls runtime)"
XDG_RUNTIME_DIR=$PWD/runtime TERM=none "$TILBURG" demo --households 3 </dev/null >out 2>err
[ -z "$(ls runtime)" ] || fault "left behind: $(ls runtime)"

finish
