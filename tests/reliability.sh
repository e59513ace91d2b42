#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# usage: tests/reliability.sh NEW KEPT
# Prints docs/reliability.md. NEW: what the tests of this run found (TEST_RESULTS); it is added to what earlier
# ones found and is kept in KEPT, each line with the day and the sum of the sources that were tested.
set -eu
cd "$(dirname "$0")/.."

sources=$(find include src tests -type f -not -name '*.pyc' -exec cksum {} + | LC_ALL=C sort | cksum | cut -d' ' -f1)
touch "$1" "$2"
awk -v sum="$sources" -v day="$(date +%Y-%m-%d)" -F '\t' '{ print $0 "\t" day "\t" sum }' "$1" >>"$2"

cat <<'END'
# What the program survives

Made by `make soak` from the results of its tests; a shorter run of each is part of `make check`. *Lost* counts what was
acknowledged and is not there, or is there twice, or came back changed, or a run that ended without a sentence.
A test's twin has a fault built in and has to lose: a test that cannot fail shows nothing.

| fault | how it is injected | runs | lost | when |
| --- | --- | ---: | ---: | --- |
END
awk -v sum="$sources" -F '\t' '
BEGIN {
    count = split("power cut|power cut, lying disk|power cut, synchronous=NORMAL|power cut, ext4|" \
        "power cut, ext4, lying fsync|I/O error|disk full|disk 100 % full|out of memory|" \
        "kill -9 of the service|kill -9 of writers|kill -9 of screens|" \
        "kill -9 of screens, on a file that is held|line|lost updates|lost updates, saved blindly|" \
        "load, saves|load, households opened|load, beside a report|load, starts|backup under load", \
        wanted, "|")
}
{ # the newest of the same fault and way counts; how it went is told behind a semicolon, so that differs
    way = $2
    sub(/;.*/, "", way)
    key = $1 "\t" way
    if (!(key in line)) {
        keys[$1] = keys[$1] "\n" key
    }
    line[key] = $0
}
END {
    for (i = 1; i <= count; i++) {
        parts = split(keys[wanted[i]], each, "\n")
        if (parts == 0) {
            printf "| %s | | | | **not run** |\n", wanted[i]
        }
        for (j = 2; j <= parts; j++) {
            split(line[each[j]], field, "\t")
            old = field[6] == sum ? "" : ", **before the sources changed**"
            printf "| %s | %s | %s | %s | %s%s |\n", field[1], field[2], field[3], field[4], field[5], old
        }
    }
}' "$2"
