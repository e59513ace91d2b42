#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What a coordinator who wants to get onto the server tries with the program: each test is named after the row
# "the server" of the table of attacks.
cd "$(dirname "$0")/../.." || exit 1
TILBURG=$(realpath "${TILBURG:-build/tilburg}")
screen=$PWD/tests/support/screen.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
cat >"$work/evil" <<END
#!/bin/sh
touch "$work/pwned"
END
chmod +x "$work/evil"
printf '[screen]\nlanguage = en\n' >"$work/own.ini"
printf '[database]\nsocket = %s/socket\n' "$work" >>"$work/own.ini"
HOME=$work
TILBURG_CONFIG=/dev/null
export HOME TILBURG_CONFIG
"$TILBURG" -q demo --households 3 --today 2026-11-22 --output "$work/x.db" || exit 1

# Each function whose name begins with server_ is a test.

# on_screen KEYS: what the terminal gets while these keys are typed on the list of households.
on_screen()
{
    "$screen" G000001 "$1" "$TILBURG" -d "$work/x.db" --lang en >"$work/out"
}

# sent WORDS: refused before anything is asked or opened.
sent()
{
    status=0
    SSH_ORIGINAL_COMMAND=$1 LANG=en_GB "$TILBURG" --ssh -c "$work/own.ini" >"$work/out" 2>&1 </dev/null ||
        status=$?
    [ "$status" -eq 2 ] || { echo "$1: $status"; cat "$work/out"; return 1; }
}

nothing_ran()
{
    [ ! -e "$work/pwned" ]
}

server_pager()
{
    PAGER=$work/evil MANPAGER=$work/evil LESSOPEN="|$work/evil" on_screen "?$(printf '\033')vq"
    PAGER=$work/evil "$TILBURG" -d "$work/x.db" find a >"$work/out"
    PAGER=$work/evil "$TILBURG" --help >"$work/out"
    nothing_ran
}

# In the form of a new household, where an editor would be at hand.
server_editor()
{
    EDITOR=$work/evil VISUAL=$work/evil on_screen "$(printf 'nx\005\030\005\007\033y')qq"
    nothing_ran
}

server_bang()
{
    SHELL=$work/evil on_screen "!$(printf '\r')!qq"
    SHELL=$work/evil on_screen "/!$work/evil$(printf '\r\003\003')"
    nothing_ran
}

server_words_separators()
{
    for words in "find a; $work/evil" "find a|$work/evil" "find a&$work/evil" "find a && $work/evil" "find a
$work/evil" "find a >$work/pwned"; do
        sent "$words"
    done
    nothing_ran
}

server_words_substitution()
{
    for words in "find \$($work/evil)" "find \`$work/evil\`" "find \"\$($work/evil)\"" 'find $HOME' \
        'find ${HOME}' 'find ~root' 'find /etc/*' 'find a\ b' 'find !!'; do
        sent "$words"
    done
    nothing_ran
}

server_words_options()
{
    for words in "-oProxyCommand=$work/evil" "-o x" "-d $work/x.db find a" "--database=$work/x.db check" \
        "find a -c /etc/shadow" "--config /etc/shadow" "import households - --rejects $work/pwned" \
        "demo --output $work/pwned"; do
        sent "$words"
    done
    nothing_ran
}

server_words_paths()
{
    for words in "import households ../x.csv" "import households /etc/passwd" "import households - ../x" \
        "/bin/sh" "../../bin/sh" "./tilburg find a"; do
        sent "$words"
    done
}

# A terminal description of somebody's own, with words of it in every frame.
server_terminfo()
{
    infocmp -x xterm-256color | sed -e 's/clear=[^,]*,/clear=PWNED,/' -e 's/cup=[^,]*,/cup=PWNED%p1%p2,/' |
        tic -x -o "$work/terminfo" - 2>/dev/null
    TERM=xterm-256color TERMINFO=$work/terminfo tput clear >"$work/out"
    grep -q PWNED "$work/out" # it works where it is read
    TERMINFO=$work/terminfo TERMINFO_DIRS=$work/terminfo on_screen q
    if grep -q PWNED "$work/out"; then return 1; fi
}

# LD_PRELOAD, LD_LIBRARY_PATH, GCONV_PATH, LOCPATH: what is opened once the program runs is only its own.
server_ld_preload()
{
    mkdir -p "$work/lib"
    GCONV_PATH=$work/lib LOCPATH=$work/lib LD_LIBRARY_PATH=$work/lib NLSPATH="$work/lib/%N" \
        TZ=":$work/evil" "$TILBURG" -d "$work/x.db" export households --encoding windows-1252 >"$work/out"
    cmp -s "$work/out" /dev/null && return 1
    grep -q "LD_PRELOAD came through" tests/deploy/deployment.sh # over ssh it is tried there
    nothing_ran
}

# The screen as it runs: no new rights, the filter on, no core dump.
server_sandbox_is_on()
{
    cat >"$work/look.py" <<'END'
import os, pty, re, sys
child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm-256color"
    os.execv(sys.argv[1], sys.argv[1:])
seen = b""
while b"G000001" not in seen:
    seen += os.read(terminal, 65536)
def is_held(pid):
    status = open(f"/proc/{pid}/status").read()
    limits = open(f"/proc/{pid}/limits").read()
    return re.search("Seccomp:\t2", status) and re.search("NoNewPrivs:\t1", status) and re.search(
        "Max core file size +0 +0 ", limits)
# the keeper of the terminal, and the program that it started
started = open(f"/proc/{child}/task/{child}/children").read().split()
held = started and all(is_held(pid) for pid in [child, *started])
os.write(terminal, b"q")
try:
    while os.read(terminal, 65536):
        pass
except OSError:
    pass
os.waitpid(child, 0)
sys.exit(0 if held else 1)
END
    python3 "$work/look.py" "$TILBURG" -d "$work/x.db"
}

# A kernel without Landlock: the screen opens nevertheless, and says so.
server_sandbox_is_missing()
{
    cat >"$work/without.py" <<'END'
import ctypes, os, sys
library = ctypes.CDLL("libseccomp.so.2")
library.seccomp_init.restype = ctypes.c_void_p
context = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(0x7FFF0000)))
number = library.seccomp_syscall_resolve_name(b"landlock_create_ruleset")
library.seccomp_rule_add(context, ctypes.c_uint32(0x00050000 | 38), number, 0)
if library.seccomp_load(context) != 0:
    sys.exit(1)
os.execv(sys.argv[1], sys.argv[1:])
END
    "$screen" G000001 q python3 "$work/without.py" "$TILBURG" -d "$work/x.db" --lang en >"$work/out"
    grep -qa "no Landlock" "$work/out"
    python3 "$work/without.py" "$TILBURG" -d "$work/x.db" -c "$work/own.ini" find G000001 \
        >"$work/out" 2>"$work/err"
    grep -q "no Landlock" "$work/err"
}

. tests/support/named.sh
