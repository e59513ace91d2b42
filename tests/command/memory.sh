#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Memory runs out at any allocation: MEMORY_STRIDE says at each how many-th (97).
. "$(dirname "$0")/../support/command.sh"

faults=$(dirname "$TILBURG")/tests/preload/faults.so
if [ ! -e "$faults" ]; then
    ok # a program under sanitizers has its own allocations
    finish
    exit
fi
# Where the login is not named, glibc's getpwuid() is asked, which crashes without memory.
printf '[database]\nlogin = co1\n' >>tilburg.ini
run 0 -q demo --households 12 --today 2026-11-22 --output x.db
"$here/memory.py" "$TILBURG" "$faults" x.db "${MEMORY_STRIDE:-97}" >told 2>&1
read -r runs wrong <<END
$(tail -n 1 told)
END
[ "$wrong" = 0 ] && ok || {
    fault "memory that runs out"
    cat told
}
note "out of memory" "the n-th allocation of commands and of a session finds none" "$runs" "$wrong"
echo "$runs allocations failed"
finish
