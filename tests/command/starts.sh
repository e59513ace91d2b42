#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Many people start a screen at the same service within a short time: each gets it. How long they wait is
# measured and told, and fails no test. START_USERS (20) says how many; who is not root has one Unix user
# for all, who may have 8.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

users=${START_USERS:-20}
[ "$(id -u)" -eq 0 ] || users=8
chmod 755 "$work"
cp "$TILBURG" program
run 0 -q demo --households 400 --today 2026-11-22 --output city.db
sqlite3 city.db "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $users)
    INSERT INTO users (rev, login, uid, name, role, team, phone, rights)
    SELECT 1, 'u' || i, CASE WHEN i < $users THEN 20000 + i ELSE $(id -u) END, '', 'process-director', 'all', '', ''
    FROM n" && ok || fault "no users"
start_service
chmod 666 socket
python3 "$here/starts.py" "$work/program" "$users" >told 2>&1
read -r begun wrong median p99 <<END
$(tail -n 1 told)
END
[ "$wrong" = 0 ] && ok || {
    fault "not everybody got a screen"
    cat told
}
end_service
[ "$service_status" -eq 0 ] && ok || fault "the service ended with $service_status"
note "load, starts" "screens at one service, 200 in 5 s; first screen after $median ms (median), $p99 ms (p99)" \
    "$begun" "$wrong"
echo "$begun starts, first screen after $median ms (median), $p99 ms (p99)"
finish
