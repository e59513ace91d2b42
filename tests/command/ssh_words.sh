#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The commands as they come over ssh: sshd starts "tilburg --ssh" and gives the words in
# SSH_ORIGINAL_COMMAND. Nothing but standard input and output, no shell, no other environment.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

run 0 -q -d city.db init
admit
run 0 -q -d city.db import organisations "$data/city/organisations.csv"
run 0 -q -d city.db import households "$data/city/households.csv"
start_service

# sent STATUS WORDS: as sshd would start it, with an environment that somebody sent along.
sent()
{
    expected=$1
    SSH_ORIGINAL_COMMAND=$2 LC_ALL=en_GB.UTF-8 TILBURG_CONFIG=/nowhere TERMINFO=/nowhere HOME=/nowhere \
        "$TILBURG" --ssh -c "$work/tilburg.ini" >out 2>err <"${3:-/dev/null}"
    status=$?
    [ "$status" -eq "$expected" ] && ok || fault "$2: exit status $status, not $expected: $(cat err)"
}

# both WORD…: the same words here and over ssh.
both()
{
    run 0 "$@"
    cp out own
    sent 0 "$*"
    same own out
}
both find T000001
both find T000001 --tsv
both show T000001
both figures T000001 T000002
both export organisations
sent 3 check # is for administrators
sent 0 "--help"
hasnot out "--database"
hasnot out "demo"
has out "import"

# one list in, through standard input
printf 'household;name\nS1;van '"'"'t Hof\n' >list.csv
sent 0 "import households - --dry-run" list.csv
has out "1 new"
sent 0 "import households -" list.csv
has out "1 new, 0 changed, 0 unchanged, 0 rejected"
sent 0 "find \"van 't Hof\" --tsv"
has out "van 't Hof"
sent 2 "find van 't Hof"
has err "is not closed"

# no file of this machine
for words in "import households $work/list.csv" "import households ../list.csv" \
    "import households - /etc/passwd"; do
    sent 2 "$words"
    has err "standard input alone"
done
for words in "-d $work/city.db find T000001" "find T000001 -c /etc/shadow" \
    "import households - --rejects $work/rejects" "demo --output $work/x.db"; do
    sent 2 "$words"
    has err "is not possible over ssh"
done
[ ! -e rejects ] && [ ! -e x.db ] && ok || fault "a file was made"
sent 2 init
has err "is not possible over ssh"
sent 1 "show ../../etc/passwd"
has err "there is no household"

# no shell, no second option of the kind
for words in 'find a; touch pwned' 'find $(touch pwned)' 'find `touch pwned`' \
    'find a | touch pwned' 'find a & touch pwned' 'find a > pwned' "find a
touch pwned" 'find "$(touch pwned)"'; do
    sent 2 "$words"
done
[ ! -e pwned ] && ok || fault "a shell was at work"
sent 2 "--ssh"
has err "unknown option --ssh"
sent 2 "-oProxyCommand=id"
has err "unknown option -o"
sent 2 "sh -i"
has err "unknown option -i"
sent 2 "sh"
has err "unknown command sh"

# without words it is the screen, which needs a terminal
sent 2 ""
has err "needs a terminal"

# What stands in the environment does not make a run here a remote one, nor is --ssh an option of it.
SSH_ORIGINAL_COMMAND="find nobody" "$TILBURG" find T000001 >out 2>err && ok || fault "a local run"
has out T000001
run 2 find T000001 --ssh
has err "unknown option --ssh"
LC_ALL=en_GB.UTF-8 run 2 --ssh find T000001
has err "behind --ssh"

# Without a service nothing is opened over ssh.
printf '[screen]\nlanguage = en\n[database]\npath = %s/city.db\n' "$work" >own.ini
SSH_ORIGINAL_COMMAND="find T000001" "$TILBURG" --ssh -c own.ini >out 2>err
[ $? -eq 5 ] && ok || fault "a database was opened over ssh"
has err "name no service"

end_service
finish
