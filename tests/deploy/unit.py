#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: unit.py UNIT PIDFILE
Starts the service as its systemd unit says, as far as a container without systemd can: user, group, folders,
limits, no capabilities, the filter of system calls, and the wait for READY=1. Prints nothing."""
import ctypes
import grp
import os
import pwd
import resource
import shlex
import socket
import subprocess
import sys

PR_SET_NO_NEW_PRIVS, PR_CAPBSET_DROP = 38, 24
SCMP_ACT_ALLOW, SCMP_ACT_EPERM = 0x7FFF0000, 0x00050001
READY_SECONDS = 30


def read_unit(path):
    """Each key of [Service] with all its values."""
    keys, section = {}, ""
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if line.startswith("["):
            section = line
        elif section == "[Service]" and "=" in line and line[0] != "#":
            key, value = line.split("=", 1)
            keys.setdefault(key, []).append(value)
    return keys


def calls_of(name):
    """The system calls of a group, or the one of that name."""
    if not name.startswith("@"):
        return {name}
    told = subprocess.run(["systemd-analyze", "syscall-filter", name], check=True,
                          capture_output=True, text=True).stdout
    found = set()
    for line in told.splitlines()[1:]:
        word = line.strip()
        if word and word[0] != "#":
            found |= calls_of(word)
    return found


def allowed_calls(lines):
    """As systemd does it: what is named adds to the list, after ~ it is taken away."""
    allowed = calls_of("@default")
    for line in lines:
        take = line.startswith("~")
        for word in line.lstrip("~").split():
            allowed = allowed - calls_of(word) if take else allowed | calls_of(word)
    return allowed


def load_filter(calls):
    library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(SCMP_ACT_EPERM)))
    for call in calls:
        number = library.seccomp_syscall_resolve_name(call.encode())
        if number >= 0:
            library.seccomp_rule_add(context, ctypes.c_uint32(SCMP_ACT_ALLOW), number, 0)
    if library.seccomp_load(context) != 0:
        sys.exit("the filter of system calls cannot be loaded")


def make_folder(base, name, mode, user, group):
    path = os.path.join(base, name)
    os.makedirs(path, exist_ok=True)
    os.chown(path, user, group)
    os.chmod(path, int(mode, 8))


def become(keys, user, group, calls):
    """In the child: what systemd does before it starts the program."""
    libc = ctypes.CDLL(None)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.umask(int(keys["UMask"][-1], 8))
    for capability in range(64):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    load_filter(calls)


def main():
    keys = read_unit(sys.argv[1])
    user = pwd.getpwnam(keys["User"][-1]).pw_uid
    group = grp.getgrnam(keys["Group"][-1]).gr_gid
    make_folder("/var/lib", keys["StateDirectory"][-1], keys["StateDirectoryMode"][-1], user, group)
    make_folder("/run", keys["RuntimeDirectory"][-1], keys["RuntimeDirectoryMode"][-1], user, group)
    calls = allowed_calls(keys["SystemCallFilter"])
    ready = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ready.bind("/run/notify-test")
    os.chmod("/run/notify-test", 0o666)
    ready.settimeout(READY_SECONDS)
    with open("/run/tilburgd.log", "ab") as log:
        child = subprocess.Popen(
            shlex.split(keys["ExecStart"][-1]), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            cwd="/", env={"PATH": "/usr/bin", "LANG": "C.UTF-8", "NOTIFY_SOCKET": "/run/notify-test"},
            preexec_fn=lambda: become(keys, user, group, calls), start_new_session=True)
    with open(sys.argv[2], "w", encoding="ascii") as file:
        file.write(str(child.pid))
    try:
        if ready.recv(64) != b"READY=1":
            sys.exit("the service told something else than READY=1")
    except TimeoutError:
        sys.exit("the service did not become ready: " + open("/run/tilburgd.log").read())
    os.unlink("/run/notify-test")


main()
