#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The power of a real file system is cut while many save: each save that was acknowledged is there, none is there
# twice, the database is sound. A twin whose fsync lies has to lose. Needs root, to make such a disk.
# DISK_CUTS (5) says how often.
. "$(dirname "$0")/../support/command.sh"

CUTS=${DISK_CUTS:-5}
SEED=20261122
faults=$(dirname "$TILBURG")/tests/preload/faults.so

# A disk that can be made, mounted and written.
can_make_disk()
{
    truncate -s 4M image && mkdir try && mkfs.ext4 -q -F image && mount -o loop image try && umount try
}

if ! can_make_disk >out 2>&1; then
    echo "only root can make a disk of ext4: nothing was tested"
    cat out
    note "power cut, ext4" "a loop device; not run: needs root, mkfs.ext4 and loop devices" 0 0
    ok
    finish
    exit
fi
trap 'umount -l cut embedded service lying 2>/dev/null; rm -rf "$work"' EXIT

# cut WAY CUTS: sets "runs" and "lost"; what was found goes to the file found.
cut()
{
    runs=0
    lost=0
    if python3 "$here/power_cut.py" "$TILBURG" "$1" "$2" $SEED "$faults" >found 2>&1; then
        read -r runs lost <<END
$(tail -n 1 found)
END
    fi
    [ "$runs" -eq "$2" ] && ok || fault "power cut, $1: $(cat found)"
}

# keeps WAY CUTS: nothing is lost.
keeps()
{
    cut "$1" "$2"
    [ "$lost" -eq 0 ] && ok || fault "power cut, $1: $(cat found)"
    cuts=$((${cuts:-0} + runs))
    wrong=$((${wrong:-0} + lost))
}

keeps embedded $(((CUTS + 1) / 2))
keeps service $((CUTS / 2))
note "power cut, ext4" "a loop device; its journal replayed; embedded and with a service" "$cuts" "$wrong"
if [ -e "$faults" ]; then # a program under sanitizers has none
    cut lying $(((CUTS + 4) / 5 + 1))
    [ "$lost" -gt 0 ] && ok || fault "a lying fsync loses nothing"
    note "power cut, ext4, lying fsync" "the test's twin, which has to lose" "$runs" "$lost"
    echo "with a lying fsync $lost of $runs"
fi
echo "$cuts cuts, $wrong lost"
finish
