# SPDX-License-Identifier: EUPL-1.2
# For the tests of the command line; they begin with  . "$(dirname "$0")/../support/command.sh"
# Goes to a folder of its own, with settings that say no more than English, with $TILBURG as the program;
# $data holds the lists. A test ends with "finish".

here=$(cd "$(dirname "$0")" && pwd)
TILBURG=$(realpath "${TILBURG:-$here/../../build/tilburg}")
data=$(cd "$here/../data" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
cd "$work" || exit 1

: >empty.ini
printf '[screen]\nlanguage = en\n' >tilburg.ini
TILBURG_CONFIG=$work/tilburg.ini
HOME=$work
LC_ALL=C.UTF-8
export TILBURG_CONFIG HOME LC_ALL
unset XDG_CONFIG_HOME XDG_DATA_HOME LANGUAGE NO_COLOR POSIXLY_CORRECT

passed=0
failed=0

ok()
{
    passed=$((passed + 1))
}

# fault WHAT: counts a failure and shows it.
fault()
{
    failed=$((failed + 1))
    echo "FAILED: $*"
}

# run STATUS ARGUMENT…: runs the program; standard output in the file out, errors in err.
run()
{
    expected=$1
    shift
    "$TILBURG" "$@" >out 2>err </dev/null
    status=$?
    if [ "$status" -eq "$expected" ]; then
        ok
    else
        fault "tilburg $*: exit status $status, not $expected"
        head -n 20 out err
    fi
}

# has FILE TEXT: the file holds this text.
has()
{
    if grep -qF -e "$2" "$1"; then
        ok
    else
        fault "no “$2” in $1"
        head -n 40 "$1"
    fi
}

# hasnot FILE TEXT: the file does not hold this text.
hasnot()
{
    if grep -qF -e "$2" "$1"; then
        fault "“$2” in $1"
        head -n 40 "$1"
    else
        ok
    fi
}

# same FILE FILE: the files are equal, byte for byte.
same()
{
    if diff "$1" "$2" >difference 2>&1; then
        ok
    else
        fault "$1 and $2 differ"
        head -n 20 difference
    fi
}

# make_city FILE [FOLDER]: a database with the lists of the city, or of the same ones in that folder.
make_city()
{
    folder=${2:-$data/city}
    run 0 -q -d "$1" init
    for kind in organisations coordinators professionals households people network coordination \
        involvements scores; do
        run 0 -q -d "$1" import "$kind" "$folder/$kind.csv"
    done
}

finish()
{
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}

# note FAULT HOW RUNS LOST: what a test of reliability found, for docs/reliability.md.
note()
{
    [ -z "${TEST_RESULTS:-}" ] || printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" >>"$TEST_RESULTS"
}
