#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# docs/deployment.md, its own blocks of commands one after the other, and then what somebody who logs in
# gets and does not get. Everything happens on a copy-on-write view of this machine's folders that is gone at the
# end; sshd runs for one connection at a time, without a port. What a container has not: systemd, which
# unit.py stands in for, and a network, so that nothing is installed by apt-get.
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
screen=$tree/tests/support/screen.py

if [ "${1:-}" != --inside ]; then
    if [ "$(id -u)" -ne 0 ] || ! unshare -m true 2>/dev/null; then
        echo "not run: this needs root and a mount namespace of its own"
        echo "0 passed, 0 failed"
        exit 0
    fi
    work=$(mktemp -d)
    trap 'rmdir "$work"' EXIT
    trap 'exit 130' HUP INT TERM
    unshare -m --propagation private "$0" --inside "$work" </dev/null
    exit $?
fi

work=$2
passed=0
failed=0
service=/run/tilburgd.pid

ok()
{
    passed=$((passed + 1))
}

fault()
{
    failed=$((failed + 1))
    echo "FAILED: $*"
}

# check WHAT COMMAND…: it succeeds; its output is in the file out.
check()
{
    what=$1
    shift
    if "$@" >"$work/out" 2>&1 </dev/null; then
        ok
    else
        fault "$what"
        head -n 20 "$work/out"
    fi
}

# refused WHAT TEXT COMMAND…: it fails, and says this; without TEXT it may be silent.
refused()
{
    what=$1
    text=$2
    shift 2
    if ! "$@" >"$work/out" 2>&1 </dev/null && { [ -z "$text" ] || grep -qF -e "$text" "$work/out"; }; then
        ok
    else
        fault "$what"
        head -n 20 "$work/out"
    fi
}

# The view: everything that is written below these lands in memory.
mount -t tmpfs tmpfs "$work" || exit 1
for folder in /etc /usr/local /var/lib /root; do
    upper=$work/upper$folder
    mkdir -p "$upper" "$work/work$folder"
    mount -t overlay overlay -o "lowerdir=$folder,upperdir=$upper,workdir=$work/work$folder" "$folder" ||
        exit 1
done
mount -t tmpfs tmpfs /run
mkdir -p /run/sshd /usr/local/src/tilburg
mount --bind "$tree" /usr/local/src/tilburg
HOME=/root
export HOME
rm -rf ~/.ssh ~/tilburg.pub /etc/tilburg /etc/ssh/tilburg /etc/ssh/sshd_config.d/tilburg.conf
ssh-keygen -q -A
unset TILBURG_CONFIG SSH_AUTH_SOCK LANG LC_ALL LC_MESSAGES LANGUAGE

end_service()
{
    if [ -e "$service" ]; then
        kill "$(cat "$service")" 2>/dev/null
        rm -f "$service"
    fi
}
trap end_service EXIT

# Stand-ins for what is not here.
mkdir "$work/bin"
cat >"$work/bin/ssh" <<END
#!/bin/sh
exec /usr/bin/ssh -o ProxyCommand="/usr/sbin/sshd -i -E $work/sshd.log" -o StrictHostKeyChecking=accept-new \\
    -o LogLevel=ERROR -o BatchMode=yes "\$@"
END
cat >"$work/bin/apt-get" <<'END'
#!/bin/sh
shift 2 # install -y
exec dpkg-query -s "$@"
END
cat >"$work/bin/loginctl" <<'END'
#!/bin/sh
test "$1" = terminate-user && id "$2"
END
cat >"$work/bin/systemctl" <<END
#!/bin/sh
units=/usr/local/lib/systemd/system
case "\$*" in
daemon-reload) exec systemd-analyze --version ;;
"enable --now tilburgd") exec "$here/unit.py" "\$units/tilburgd.service" "$service" ;;
"is-active tilburgd") kill -0 "\$(cat "$service")" && echo active ;;
"reload ssh") exec /usr/sbin/sshd -t ;;
"enable --now tilburg-backup.timer") exec test -s "\$units/tilburg-backup.timer" ;;
*) echo "systemctl \$*: not known here"; exit 1 ;;
esac
END
chmod +x "$work/bin"/*
PATH=$work/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH

# Each block of the document in a file of its own.
awk -v folder="$work" '
/^```sh$/ { file = sprintf("%s/block%02d", folder, ++count); next }
/^```$/ { if (file) close(file); file = ""; next }
file { print >file }' "$tree/docs/deployment.md"
blocks=$(find "$work" -name 'block*' | LC_ALL=C sort)
[ "$(echo "$blocks" | wc -l)" -ge 12 ] && ok || fault "blocks of the document: $blocks"

# run_block FILE: as it stands there.
run_block()
{
    if grep -q 'ssh -t' "$1"; then
        check "$(cat "$1")" "$screen" huishoudens q sh -eu "$1"
    elif printf '\n\n' | sh -eu "$1" >"$work/out" 2>&1; then # ssh-keygen reads an empty passphrase
        ok
    else
        fault "$(cat "$1")"
        cat "$work/out" "$work/sshd.log" /run/tilburgd.log 2>/dev/null
    fi
    # The public half is sent.
    if grep -q ssh-keygen "$1"; then
        cp ~/.ssh/tilburg.pub ~/tilburg.pub
    fi
}

leaves=$(grep -l devries $blocks)
factor=$(grep -l '#Pubkey' $blocks)
for block in $blocks; do
    if [ "$block" != "$leaves" ] && [ "$block" != "$factor" ]; then
        cd / && run_block "$block"
    fi
done
cd "$work" || exit 1
[ "$failed" -eq 0 ] || cat "$work/sshd.log" /run/tilburgd.log 2>/dev/null

# What she gets.
check "find over ssh" ssh city find H1 --tsv
grep -q "^H1	household	Jansen" out && ok || fault "find: $(cat out)"
check "export over ssh" ssh city export households
grep -q "^H1;Jansen;" out && ok || fault "export: $(cat out)"
check "the screen shows the household" "$screen" Jansen q ssh -t city
check "the unit's exposure is at most 1.0" systemd-analyze security --offline=true --threshold=10 \
    /usr/local/lib/systemd/system/tilburgd.service
check "the unit of the backup" systemd-analyze security --offline=true --threshold=10 \
    /usr/local/lib/systemd/system/tilburg-backup.service

# No shell, whatever the words.
for words in sh "sh -i" "/bin/sh" "find H1; id" 'find $(id)' 'find `id`' "find H1 | sh" "find H1
id" "exec sh" "-oProxyCommand=id" "../../bin/sh" "/usr/lib/openssh/sftp-server" "internal-sftp" "--ssh"; do
    refused "ssh city $words" "tilburg: " ssh city -- "$words"
    grep -q 'uid=' out && fault "a shell: $words" || ok
done
refused "sftp" "" ssh -s city sftp
# On the screen neither ! nor Ctrl-Z leads to one.
check "the screen after ! and Ctrl-Z" "$screen" Jansen "$(printf '!\032q')" ssh -t city
refused "an interactive shell" "tilburg: " ssh -T city

# Nothing of her environment.
check "an environment" ssh -o SetEnv="LD_PRELOAD=/nowhere.so TERMINFO=/nowhere PAGER=id" city find H1
grep -q "Jansen" out && ok || fault "with another environment: $(cat out)"
if grep -q "nowhere" out; then fault "LD_PRELOAD came through: $(cat out)"; else ok; fi

# No file.
for file in /var/lib/tilburg /var/lib/tilburg/tilburg.db /etc/ssh/ssh_host_ed25519_key; do
    refused "reading $file" "Permission denied" setpriv --reuid jansen --regid tilburg --clear-groups \
        sh -c "ls $file/ && cat $file || cat $file"
done
refused "writing a key" "Permission denied" setpriv --reuid jansen --regid tilburg --clear-groups \
    sh -c "echo x >>/etc/ssh/tilburg/jansen"
printf 'household;name\nH2;x\n' >h2.csv
refused "a file of the server" "standaardinvoer" ssh city import households "$work/h2.csv"
refused "another database" "kan niet via ssh" ssh city -- -d /var/lib/tilburg/tilburg.db \
    find H1

# Not the socket either, for who is not in the group.
useradd --no-create-home --shell /bin/sh stranger
refused "a stranger at the socket" "cannot be reached" setpriv --reuid stranger --regid nogroup \
    --clear-groups tilburg --lang en find H1

# forward WANTED WHAT ARGUMENT…: what comes of ssh -W to a port of the server.
forward()
{
    wanted=$1
    what=$2
    shift 2
    "$here/reach.py" ssh "$@" -W 127.0.0.1:PORT city >out 2>&1
    grep -q "^$wanted" out && ok || fault "$what: $(cat out)"
}
forward "not reached" "forwarding is refused"
refused "a port of the server" "" ssh -o ExitOnForwardFailure=yes -R 127.0.0.1:0:127.0.0.1:1 -N city
refused "a socket of the server" "" ssh -o ExitOnForwardFailure=yes -R "$work/x.sock:127.0.0.1:1" -N city
[ ! -e x.sock ] && ok || fault "a socket was made on the server"

# The twin that has to be noticed: the same with forwarding left on.
cp /etc/ssh/sshd_config.d/tilburg.conf kept.conf
sed -i 's/DisableForwarding yes/DisableForwarding no/' /etc/ssh/sshd_config.d/tilburg.conf
forward "reached" "the check cannot see that forwarding is on"
cp kept.conf /etc/ssh/sshd_config.d/tilburg.conf

# The same steps for a second one, who leaves.
sed 's/jansen/devries/g' $(grep -l -e 'useradd --gid tilburg' -e 'user add jansen' $blocks) >second
check "a second coordinator" sh -eu second
check "his log-in" ssh -l devries city find H1
run_block "$leaves"
refused "his log-in afterwards" "Permission denied" ssh -l devries city find H1
install -m 644 ~/tilburg.pub /etc/ssh/tilburg/devries
refused "his log-in with a key again" "" ssh -l devries city find H1

# Keys are root's alone.
rm -f /etc/ssh/tilburg/jansen
refused "without a key of root" "Permission denied" ssh city find H1
install -m 644 ~/tilburg.pub /etc/ssh/tilburg/jansen
check "with it" ssh city find H1

# The second factor: keys that are only a file stay outside.
run_block "$factor"
refused "a key in a file" "Permission denied" ssh city find H1

# The service ends as it should, and make uninstall leaves nothing of its own.
end_service
make -C /usr/local/src/tilburg uninstall >out 2>&1 && ok || fault "uninstall: $(cat out)"
left=$(cd "$work/upper/usr/local" && find . -path ./src -prune -o -type f -print)
[ -z "$left" ] && ok || fault "make uninstall leaves $left"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
