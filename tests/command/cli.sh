#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The frame of the command line: help, usage, options, languages, databases that cannot be used.
. "$(dirname "$0")/../support/command.sh"

commands="demo init import export find show web figures check backup restore"
manual=$here/../../docs/tilburg.1

# Help and version; every command and option stands in the manual.
run 0 --version
has out "tilburg "
run 0 --help
for command in $commands; do
    has out "  $command "
    has "$manual" ".It Ic $command"
done
run 0 -h --lang nl
has out "gebruik: tilburg"
for command in $commands; do
    run 0 "$command" --help
    has out "usage: tilburg $command"
    sed -n 's/^.*--\([a-z-]*\).*/\1/p' out >options
    while read -r option; do
        has "$manual" "Fl -$option"
    done <options
done

# wrong SENTENCE ARGUMENT…: wrong usage, told in that sentence, with a hint.
wrong()
{
    sentence=$1
    shift
    run 2 "$@"
    has err "tilburg: $sentence"
    has err "--help"
    [ -s out ] && fault "tilburg $*: wrong usage wrote a result"
}
wrong "unknown command foo" foo
wrong "unknown option --foo" --foo
wrong "unknown option -x" -x
wrong "unknown option -x" find a -qx
wrong "unknown option --house" export --house T1 households # two options begin so
wrong "option --limit needs an argument" find a --limit
wrong "option -d needs an argument" check -d
wrong "option --database needs an argument" -d "" check
wrong "option --config needs an argument" --config= check
wrong "option --quiet=3 takes no argument" --quiet=3 check
wrong "figures has no option --limit" figures --limit 3
wrong "option --tsv goes with a command" --tsv
wrong "find needs TEXT…" find
wrong "import needs KIND FILE…" import households
wrong "too many arguments for show" show T1 T2
wrong "too many arguments for init" init x.db
wrong "--lang de: allowed is nl|en" --lang de check
wrong "--format pdf: allowed is text|svg" web T1 --format pdf
wrong "--today 2021-02-30: no such day" --today 2021-02-30 check
wrong "--at morgen: no such day" show T1 --at morgen
run 2 foo --lang nl
has err "onbekende opdracht foo"

# Making a database.
run 0 -d new.db init
has err "new.db"
[ "$(stat -c %a new.db)" = 600 ] && ok || fault "new.db has mode $(stat -c %a new.db)"
cp new.db kept.db
run 3 -d new.db init
has err "new.db"
same new.db kept.db
run 0 --quiet init --database quiet.db
[ -s err ] && fault "--quiet is not quiet" || ok
run 0 -d new.db check
has out "The database is sound."

run 0 -d new.db import organisations "$data/city/organisations.csv"

# A full disk, as a limit to the size of files: nothing goes in, and nothing is said to have gone in.
(
    ulimit -f 200
    trap '' XFSZ
    run 5 -d new.db import professionals "$data/city/professionals.csv"
    has err "disk"
    has out "0 new, 0 changed, 0 unchanged, 0 rejected"
    run 0 -d new.db check
    exit "$failed"
) || fault "an import on a full disk"

# The order of options and words does not matter, whatever the environment says.
make_city city.db
run 0 figures --tsv -d city.db T000001 --today 2026-11-22
cp out expected
run 0 -d city.db --today=2026-11-22 figures T000001 --tsv
same expected out
run 0 --tsv -dcity.db --tod 2026-11-22 -- figures T000001
same expected out
POSIXLY_CORRECT=1
export POSIXLY_CORRECT
run 0 figures T000001 -d city.db --tsv --today 2026-11-22
same expected out
unset POSIXLY_CORRECT
run 1 -d city.db find -- --tsv

# What never ends or is no file is no file of settings.
mkfifo fifo
for path in fifo /dev/zero /dev/tty folder.ini; do
    [ $path != folder.ini ] || mkdir folder.ini
    run 4 -c $path -d city.db check
    has err "$path"
done

# The rejected rows overwrite nothing that is in use, by whatever name it goes.
printf 'organisation;name\r\nX;Een\r\n' >list.csv
ln list.csv other.csv
ln -s city.db other.db
cp city.db kept.db
cp list.csv kept.csv
for path in list.csv other.csv city.db other.db city.db-lock city.db-wal; do
    run 2 -d city.db import organisations list.csv --rejects $path
    has err "--rejects $path: this file is in use"
done
same city.db kept.db
same list.csv kept.csv

# Only the folders of the usual database are made.
run 5 demo --households 0 --output nowhere/x.db
[ -e nowhere ] && fault "demo made a folder" || ok

# What is not there.
for command in show web figures; do
    run 1 -d city.db $command T999999
    has err "there is no household T999999"
done
run 1 -d city.db figures T999999 T000001 --tsv --today 2026-11-22
same expected out
run 1 -d city.db show "T000001' OR '1'='1"
run 1 -d city.db show ""

# Databases that cannot be used: a sentence that says what to do.
mkdir folder
printf 'this is no database, but it is long enough to be one at first sight\n%2000s' "" >text.db
for path in missing.db folder text.db nowhere/x.db; do
    run 5 -d $path find a
    has err "$path"
    [ "$(wc -l <err)" -eq 1 ] && ok || fault "more than one line about $path"
done
[ -e missing.db ] && fault "missing.db was made by find" || ok
run 5 -d nowhere/x.db init

# The usual database is made on first use, for its owner alone.
run 5 check
has err "tilburg init"
[ -e .local ] && fault "check made a folder" || ok
run 0 import organisations "$data/city/organisations.csv"
[ "$(stat -c %a .local/share/tilburg)" = 700 ] && ok || fault "the folder is open to others"
[ "$(stat -c %a .local/share/tilburg/tilburg.db)" = 600 ] && ok || fault "the file is open to others"
run 0 find anker
XDG_DATA_HOME=$work/data
export XDG_DATA_HOME
run 5 find anker
run 0 init
[ -e data/tilburg/tilburg.db ] && ok || fault "XDG_DATA_HOME is passed over"
unset XDG_DATA_HOME

# Settings: a faulty file starts nothing; options win over it.
printf '[screen]\nlanguage = de\n' >faulty.ini
run 4 -c faulty.ini -d city.db check
has err "faulty.ini:2"
run 4 -c missing.ini -d city.db check
has err "missing.ini"
# keys LINES SENTENCE: these [keys] are refused, whatever the command.
keys()
{
    printf "[keys]\n$1\n" >keys.ini
    run 4 -c keys.ini --lang en -d city.db check
    has err "tilburg: keys.ini:$2"
}
keys 'help = C-h\nfoo = a' '3: There is no action "foo"'
keys 'list-search = nokey' '2: list-search: there is no key "nokey". Allowed are '
keys 'list-new = C-o\nform-save = s' '3: form-save: "s" is text where this is used'
keys 'list-new = /\nundo = C-u' '2: The key / would do both '
sed -n 's/^# \(list-search = .*\)/[keys]\n\1/p' "$here/../../tilburg.ini.example" >keys.ini
run 0 -c keys.ini -d city.db check

printf '[screen]\nlanguage = nl\n[database]\npath = city.db\n' >dutch.ini
run 0 -c dutch.ini check
has out "De database is in orde."
run 0 -c dutch.ini --lang en check
has out "The database is sound."
TILBURG_CONFIG=dutch.ini "$TILBURG" check >out
has out "De database is in orde."

# The language of the environment.
speaks()
{
    word=$1
    shift
    env "$@" "$TILBURG" -c empty.ini foo 2>err
    has err "$word"
}
for pair in nl_NL.UTF-8:nl nl:nl en_US:en C:nl fr_FR.UTF-8:nl; do
    case $pair in
    *:nl) speaks "onbekende opdracht" LC_ALL=${pair%:*} ;;
    *:en) speaks "unknown command" LC_ALL=${pair%:*} ;;
    esac
done
speaks "unknown command" -u LC_ALL LC_MESSAGES= LANG=en_GB.UTF-8
speaks "onbekende opdracht" -u LC_ALL LC_MESSAGES=nl_NL LANG=en_GB.UTF-8
speaks "onbekende opdracht" -u LC_ALL -u LC_MESSAGES -u LANG

# Output that cannot be written is an error, and never lands in a database.
if [ -w /dev/full ]; then
    "$TILBURG" -d city.db figures --tsv >/dev/full 2>err
    [ $? -eq 5 ] && ok || fault "a full disk went unnoticed"
    has err "the disk is full"
fi
cp city.db kept.db
"$TILBURG" -d city.db figures --tsv >&- 2>err
[ $? -eq 5 ] && ok || fault "a closed output went unnoticed"
"$TILBURG" -d city.db find nobody <&- >&- 2>&-
run 0 -d city.db check

finish
