#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# usage: tests/run.sh [-r RESULTS] [-l LAST] [-b BUILD] TEST… [-b BUILD TEST…]
# Runs the tests, two at a time, and counts. A test is a program or script that
# gets BUILD and TILBURG (the program) in its environment. What counts, in this order: its last line
# "N passed, N failed"; the tests that cmocka names; itself, by its exit status.
# The output of those that fail is shown. The last line is the sum. -r writes to the file RESULTS what became of
# each test, and of each that cmocka names ("TEST CASE ok"); the test LAST runs when that is written.
set -u

LIMIT=${TEST_LIMIT:-300} # seconds for one test
JOBS=${TEST_JOBS:-2}

count_lines()
{
    grep -c "$1" "$2"
}

# Writes "passed failed" of the finished test with output $1 and exit status $2.
count_test()
{
    told=$(tail -n 1 "$1" | sed -n 's/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p')
    passed=${told% *}
    failed=${told#* }
    if [ -z "$told" ]; then
        started=$(count_lines '\[ RUN      \]' "$1")
        passed=$(count_lines '\[       OK \]' "$1")
        failed=$((started - passed))
        if [ "$started" -eq 0 ] && [ "$2" -eq 0 ]; then
            passed=1
        fi
    fi
    if [ "$2" -ne 0 ] && [ "$failed" -eq 0 ]; then
        failed=1
    fi
    echo "$passed $failed"
}

# Writes what became of the test $1 with output $2 and the counts $3: without the folder it was built in, since
# it may run in several.
tell_results()
{
    name=${1#./}
    name=${name#"$BUILD"/}
    case $3 in
    "0 0") return ;; # it said that it cannot be run here
    *" 0") echo "$name - ok" ;;
    *) echo "$name - failed" ;;
    esac
    sed -n -e "s|^\[       OK \] \([a-z0-9_]*\)\$|$name \1 ok|p" \
        -e "s|^\[  FAILED  \] \([a-z0-9_]*\)\$|$name \1 failed|p" "$2"
}

run_one()
{
    BUILD=${2%% *}
    test=${2#* }
    TILBURG=$(realpath -m "$BUILD/tilburg")
    ASAN_OPTIONS=allocator_may_return_null=1:${ASAN_OPTIONS:-}
    UBSAN_OPTIONS=print_stacktrace=1:${UBSAN_OPTIONS:-}
    export BUILD TILBURG ASAN_OPTIONS UBSAN_OPTIONS
    out=$1/$(printf '%s' "$2" | tr '/ ' '__')
    timeout -k 5 "$LIMIT" "$test" >"$out" 2>&1 </dev/null
    status=$?
    counts=$(count_test "$out" "$status")
    echo "$counts" >"$out.count"
    tell_results "$test" "$out" "$counts" >"$out.results"
    if [ "${counts#* }" -ne 0 ]; then
        printf 'FAILED %s (exit status %d)\n%s\n' "$test" "$status" "$(tail -n 200 "$out")"
    else
        printf 'ok     %s (%s)\n' "$test" "${counts% *}"
    fi
}

if [ "${1:-}" = --one ]; then
    run_one "$2" "$3"
    exit 0
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
trap 'exit 130' HUP INT TERM

BUILD=${BUILD:-build}
file=
last=
while :; do
    case ${1:-} in
    -r) file=$2 ;;
    -l) last=$2 ;;
    *) break ;;
    esac
    shift 2
done
while [ $# -gt 0 ]; do
    if [ "$1" = -b ]; then
        BUILD=$2
        shift
    else
        case $1 in
        /* | ./*) test=$1 ;;
        *) test=./$1 ;;
        esac
        printf '%s %s\0' "$BUILD" "$test"
    fi
    shift
done | xargs -0 -r -n 1 -P "$JOBS" "$0" --one "$results"

if [ -n "$file" ]; then
    find "$results" -name '*.results' -exec cat {} + | LC_ALL=C sort -u >"$file"
fi
if [ -n "$last" ]; then
    "$0" --one "$results" "$BUILD ./$last"
fi

find "$results" -name '*.count' -exec cat {} + |
    awk '{ passed += $1; failed += $2 }
         END { printf "%d passed, %d failed\n", passed, failed; exit passed + 0 == 0 || failed > 0 }'
