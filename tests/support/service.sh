# SPDX-License-Identifier: EUPL-1.2
# For the tests of the command line that need a service; they begin with
# . "$(dirname "$0")/../support/command.sh"  and  . "$here/../support/service.sh"
# The settings name the socket $work/socket, so that $TILBURG asks the service, and -d FILE still opens
# a file.

TILBURGD=$(dirname "$TILBURG")/tilburgd
printf '[screen]\nlanguage = en\n[database]\npath = %s/city.db\nsocket = %s/socket\n' \
    "$work" "$work" >tilburg.ini
mkfifo ready
service=

# What still runs when a test ends.
end_service()
{
    if [ -n "$service" ]; then
        kill -s "${1:-TERM}" "$service"
        { wait "$service"; } 2>/dev/null # of a killed one the shell would tell
        service_status=$?
        service=
    fi
}
trap 'end_service; rm -rf "$work"' EXIT

# start_service ARGUMENT…: returns when it answers. Its errors are added to the file service.err.
start_service()
{
    "$TILBURGD" "$@" >ready 2>>service.err </dev/null &
    service=$!
    service_line=
    read -r service_line <ready
    [ -n "$service_line" ] || fault "the service does not start: $(cat service.err)"
}

# admit: the database city.db has whoever runs the test as a user who may read every household of this team or
# of nobody, and import and export.
admit()
{
    run 0 -d city.db user add me --uid "$(id -u)" --role process-director --team all \
        --rights import,export
}

# play_users: from here on the test is of several Unix users, which root alone can be; it ends well for others.
play_users()
{
    if [ "$(id -u)" -ne 0 ]; then
        echo "root alone can be several users"
        ok
        finish
        exit
    fi
    chmod 755 "$work"
    cp "$TILBURG" program
    chmod 755 program
}

# start_for_all ARGUMENT…: start_service, at a socket that all may connect to.
start_for_all()
{
    start_service "$@"
    chmod 666 socket
}

# as UID STATUS ARGUMENT…: like run, by this Unix user, who came from elsewhere.
as()
{
    uid=$1
    expected=$2
    shift 2
    SSH_CONNECTION='192.0.2.7 52022 192.0.2.1 22' \
        setpriv --reuid "$uid" --regid "$uid" --clear-groups ./program "$@" >out 2>err </dev/null
    status=$?
    if [ "$status" -eq "$expected" ]; then
        ok
    else
        fault "uid $uid: tilburg $*: exit status $status, not $expected"
        head -n 20 out err
    fi
}
