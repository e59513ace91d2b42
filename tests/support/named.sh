# SPDX-License-Identifier: EUPL-1.2
# Runs every function of the script whose name begins as the script's does, each in a shell of its own, and tells
# them as cmocka does, so that they are counted and can be named elsewhere. A test ends with
# . tests/support/named.sh

failures=0
prefix=$(basename "$0" .sh)
for test in $(sed -n "s/^\\(${prefix}_[a-z0-9_]*\\)()\$/\\1/p" "$0"); do
    echo "[ RUN      ] $test"
    (
        set -e
        "$test"
    )
    if [ $? -eq 0 ]; then
        echo "[       OK ] $test"
    else
        echo "[  FAILED  ] $test"
        failures=$((failures + 1))
    fi
done
[ "$failures" -eq 0 ]
