#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The tests' own tools go red when they must: the runner, the stairs and the
# maker of the table of texts, each on small made-up input.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
passed=0
failed=0

# expect NAME WANTED GOT
expect()
{
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf '%s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"
    fi
}

# runner NAME WANTED SCRIPT: the runner's last line when it runs this script.
runner()
{
    printf '#!/bin/sh\n%s\n' "$3" >one
    chmod +x one
    expect "$1" "$2" "$("$here/run.sh" ./one 2>&1 | tail -n 1)"
}

# colour COMMAND…: green when it succeeds, else red.
colour()
{
    if "$@" >/dev/null 2>&1; then
        echo green
    else
        echo red
    fi
}

runner "a script counts as one" "1 passed, 0 failed" "exit 0"
runner "a script that fails" "0 passed, 1 failed" "echo why; exit 3"
expect "the runner's status" red "$(colour "$here/run.sh" ./one)"
runner "its own count" "5 passed, 0 failed" "echo 5 passed, 0 failed"
runner "its own failures" "5 passed, 2 failed" "echo 5 passed, 2 failed"
runner "a count, then a failure" "5 passed, 1 failed" "echo 5 passed, 0 failed; exit 9"
runner "cmocka" "1 passed, 2 failed" \
    "echo '[ RUN      ] a
[       OK ] a
[ RUN      ] b
[  FAILED  ] b
[ RUN      ] c'; exit 1"
runner "cmocka, one passed over counts as failed" "1 passed, 1 failed" \
    "echo '[ RUN      ] a
[       OK ] a
[ RUN      ] b
[  SKIPPED ] b
[==========] 2 test(s) run.
[  PASSED  ] 1 test(s).
[  SKIPPED ] 1 test(s), listed below:
[  SKIPPED ] b'"
"$here/run.sh" -r results -l one ./one >/dev/null 2>&1
expect "the results" "one - failed
one a ok" "$(cat results)"
expect "the last test is counted" "2 passed, 2 failed" "$(cp one two; "$here/run.sh" -l two ./one 2>&1 | tail -n 1)"
expect "nothing to run is no success" red "$(colour "$here/run.sh")"
expect "a test that is not there" red "$(colour "$here/run.sh" ./none)"

mkdir -p tests src/model include/model
cp "$here/stairs.sh" tests/
licence="// SPDX-License-Identifier: EUPL-1.2"

# stairs NAME COLOUR FILE TEXT
stairs()
{
    printf '%s\n' "$4" >"$3"
    expect "stairs: $1" "$2" "$(colour tests/stairs.sh)"
    rm "$3"
}

stairs "in order" green src/model/a.c "$licence
#include \"model/a.h\"
#include \"base/err.h\""
stairs "upwards" red src/model/a.c "$licence
#include \"store/db.h\""
stairs "a library of another room" red src/model/a.c "$licence
#include <sqlite3.h>"
stairs "no licence" red src/model/a.c "#include <stdio.h>"
stairs "a guard" green include/model/a.h "$licence
#ifndef MODEL_A_H
#define MODEL_A_H"
stairs "no guard" red include/model/a.h "$licence"
stairs "too long" red src/model/a.c "$licence
$(seq 600)"
stairs "a test may" green tests/a.c "$licence
#include <sqlite3.h>"
stairs "a test without licence" red tests/a.c "#include <stdio.h>"
mkdir src/attic
stairs "an unknown room" red src/attic/a.c "$licence"

cat >two.po <<'END'
msgid ""
msgstr "Language: nl\n"

msgid "b \"quoted\""
msgstr "tweede"

#, c-format
msgctxt "x"
msgid "a"
msgstr ""
"der"
"de"

#, fuzzy
msgid "fuzzy"
msgstr "onzeker"

msgid "%d a"
msgid_plural "%d as"
msgstr[0] "%d een"
msgstr[1] "%d meer"

msgid "empty"
msgstr ""
#~ msgid "old"
#~ msgstr "oud"
END
wanted='    {"", "%d a", "%d een", "%d meer"},
    {"", "b \"quoted\"", "tweede", ""},
    {"x", "a", "derde", ""},'
expect "po2c: the table" "$wanted" "$(LC_ALL=C awk -f "$here/../src/po/po2c.awk" two.po | grep '{"')"
printf 'msgid "a"\nmsgstr oops\n' >bad.po
expect "po2c: a broken file" red "$(colour awk -f "$here/../src/po/po2c.awk" bad.po)"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
