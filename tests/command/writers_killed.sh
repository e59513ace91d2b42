#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Writers without a service are killed again and again, each at another moment of its work: every save that
# was acknowledged is there, none is there twice, and the database is sound.
. "$(dirname "$0")/../support/command.sh"

KILLS=${WRITER_KILLS:-50}

run 0 -q -d x.db init
kill=0
while [ $kill -lt "$KILLS" ]; do
    kill=$((kill + 1))
    # From before it begins to after its end.
    printf 'household;name\nK%s;van K\n' $kill >one.csv
    if timeout -s KILL "0.0$(printf '%02d' $((kill * 7 % 50)))" "$TILBURG" -q -d x.db import \
        households one.csv >told 2>err; then
        echo "K$kill" >>saved
    fi 2>/dev/null # of a killed one the shell would tell
    # The same again is done once, whatever became of the first.
    [ $((kill % 5)) -eq 0 ] || continue
    "$TILBURG" -q -d x.db import households one.csv >told 2>err
    grep -q '^[01] new, 0 changed, [01] unchanged, 0 rejected' told && ok || fault "$(cat told err)"
    echo "K$kill" >>saved
done
sort -u saved >expected
run 0 -d x.db export households
grep -o '^K[0-9]*' out | sort >there
comm -23 expected there >missing
: >none
same none missing
sqlite3 x.db "SELECT household FROM households GROUP BY household HAVING count(*) > 1" >twice
same none twice
run 0 -d x.db check
note "kill -9 of writers" "at any moment of their work" "$KILLS" "$(wc -l <missing)"
echo "$KILLS kills, $(wc -l <expected) saves acknowledged, $(wc -l <there) there"
finish
