#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Screens are killed while somebody types: all but the last moment of it comes back at the next start.
# SCREEN_KILLS (20) says how often.
. "$(dirname "$0")/../support/command.sh"

KILLS=${SCREEN_KILLS:-20}

runs=0
if python3 "$here/screens_killed.py" "$TILBURG" "$KILLS" 20261122 >found 2>&1; then
    read -r twins beaten runs lost longest <<END
$(tail -n 1 found)
END
fi
[ "$runs" -eq "$KILLS" ] && [ "$lost" -eq 0 ] && [ "$beaten" -eq "$twins" ] && ok || {
    fault "screens that are killed: twins, of which lost, kills, of which lost, milliseconds"
    cat found
}
if [ "$runs" -gt 0 ]; then
    note "kill -9 of screens" "while somebody types, on a file and with a service; at most $longest ms of typing were lost" \
        "$runs" "$lost"
    note "kill -9 of screens, on a file that is held" "the test's twin, which has to lose" "$twins" "$beaten"
    echo "$runs kills, $lost lost, at most $longest ms of typing"
fi
finish
