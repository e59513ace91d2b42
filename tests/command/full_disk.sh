#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A disk that is full to the last byte: everything can be read, nothing can be saved, nor exported, since
# that could not be noted in the trail; which is said in a sentence, and the same save does once there is
# room. From a service a household that was not open cannot be opened. Needs root, to make such a disk.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

mkdir disk
if ! mount -t tmpfs -o size=24m tmpfs disk 2>/dev/null; then
    echo "only root can make a small disk: nothing was tested"
    note "disk 100 % full" "a tmpfs; not run: needs root" 0 0
    ok
    finish
    exit
fi
trap 'end_service; umount "$work/disk"; rm -rf "$work"' EXIT

fill()
{
    cat /dev/zero >disk/full 2>/dev/null
    [ "$(df --output=avail disk | tail -n 1)" -eq 0 ] && ok || fault "the disk is not full"
}

# reads ARGUMENT…: what can be done without room
reads()
{
    run 0 "$@" find van
    has out "van"
    run 0 "$@" show F1
    run 0 "$@" figures F1
    [ $# -eq 0 ] || run 0 "$@" check # of a service it is for administrators
}

# refuses CODE ARGUMENT…: what cannot, and can when there is room
refuses()
{
    code=$1
    shift
    printf 'household;name;question\n%s;van F;%0900d\n' "$code" 0 >new.csv
    awk 'BEGIN { print "household;question"; for (i = 0; i < 900; i++) printf "B%d;%0900d\n", i, i }' >big.csv
    run 5 "$@" import households big.csv
    has err "is full: make room and try again."
    reads "$@"
    if [ $# -gt 0 ]; then
        run 5 "$@" export households
        has err "is full: make room and try again."
    fi
    rm disk/full
    run 0 "$@" import households new.csv
    has out "1 new"
    [ $# -eq 0 ] || run 0 "$@" check # of a service it is for administrators
}

run 0 -q -d disk/city.db init
run 0 -d disk/city.db user add me --uid "$(id -u)" --role process-director --rights import,export
printf 'household;name\nF0;Closed\nF1;van Full\n' >first.csv
run 0 -q -d disk/city.db import households first.csv

fill
reads -d disk/city.db
refuses F2 -d disk/city.db

sed -i "s|path = .*|path = $work/disk/city.db|" tilburg.ini
start_service
run 0 show F1
fill
reads
run 5 show F0
has err "is full: make room and try again."
hasnot out "Closed"
grep -q 'the trail cannot be written: .* is full' service.err && ok || fault "log-ins lost in silence"
refuses F3
run 0 show F0
run 0 backup --keys secret
key=$(cat out)
printf '[backup]\nfolder = %s/disk\n%s\n' "$work" "$key" >>tilburg.ini
end_service
start_service
fill
end_service # and one that starts on a full disk
start_service
run 5 -d disk/city.db backup
has err "cannot be written: the disk is full."
[ -z "$(ls disk | grep backup)" ] && ok || fault "left behind: $(ls disk)"
reads
end_service
run 0 -d disk/city.db check

# What is erased with no room to write the file anew waits for that, and says so once.
rm -f disk/*
run 0 -q -d disk/own.db init
run 0 -q -d disk/own.db import households first.csv
dd if=/dev/zero of=disk/full bs=1024 count=$(($(df --output=avail disk | tail -n 1) - 768)) 2>none
run 0 -d disk/own.db erase F1 --yes --reason request
has err "what was erased is still in the files: writing them anew takes"
run 0 -d disk/own.db find Closed
hasnot err "still in the files"
run 5 -d disk/own.db check
has out "what was erased is still in the files"
run 0 -d disk/own.db user add me --uid "$(id -u)" --role process-director
sed -i "s|path = .*|path = $work/disk/own.db|" tilburg.ini
rm service.err
start_service
run 0 show F0
end_service
[ "$(grep -c "still in the files" service.err)" -eq 1 ] && ok || fault "told again: $(cat service.err)"
rm disk/full
start_service
run 0 show F0
end_service
run 0 -d disk/own.db check
note "disk 100 % full" "a tmpfs, embedded and with a service" 3 "$failed"
finish
