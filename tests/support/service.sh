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
