#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# usage: tests/fuzz.sh SECONDS PROGRAM…
# Lets libFuzzer search that long with each program. What it finds new is kept
# beside the program; an input that breaks something is left in tests/fuzz/.
set -eu
seconds=$1
shift
for program in "$@"; do
    name=$(basename "$program")
    found=$(dirname "$program")/found/${name#fuzz_}
    corpus=tests/fuzz/corpus/${name#fuzz_}
    mkdir -p "$found" "$corpus"
    echo "$name: $seconds seconds"
    "$program" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 \
        -verbosity=0 -artifact_prefix="tests/fuzz/${name#fuzz_}-" "$found" "$corpus"
done
