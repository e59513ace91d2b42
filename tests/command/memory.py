#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: memory.py TILBURG FAULTS.SO DATABASE STRIDE
Every STRIDE-th allocation of some commands and of a session on the screen fails once. Each ends by itself, with
its work done or with a sentence; the terminal is as it was; the database is sound and nothing is in it by half.
The last line tells how many allocations failed and how many went wrong."""
import os
import pty
import select
import shutil
import signal
import subprocess
import sys

TODAY = ["--today", "2026-11-22"]
RECORD = "household;name;question\nM1;van Memory;{}\n".format("wat is er nodig? " * 20)
KEYS = ["j", "\r", "2", "1", "e", "\t\t\tx", "\x13", "\x13", "q", "q"]
PATIENCE = 20  # seconds, for a program that hangs


class Machine:
    def __init__(self, program, library, database):
        self.program, self.library, self.database = program, library, database
        self.failures = []

    def environment(self, number):
        return dict(os.environ, LD_PRELOAD=self.library, TILBURG_FAIL_ALLOC=str(number),
                    TILBURG_COUNT="count", TERM="xterm-256color")

    def fresh(self):
        for ending in ("-wal", "-shm", "-lock", ""):
            if os.path.exists("m.db" + ending):
                os.unlink("m.db" + ending)
            if ending in ("", "-wal") and os.path.exists(self.database + ending):
                shutil.copy(self.database + ending, "m.db" + ending)

    def wrong(self, what):
        self.failures.append(what)
        print(what)

    def check(self, name):
        done = subprocess.run([self.program, "-d", "m.db", "check"], capture_output=True)
        if done.returncode != 0:
            self.wrong(f"{name}: check: {done.stdout} {done.stderr}")

    def judge(self, name, status, errors):
        told = "memory" in errors or "geheugen" in errors  # before the settings are read
        by_curses = status == 1 and "Out of memory" in errors  # before it has the terminal
        if not (status == 0 or (status in (5, 70) and told) or by_curses):
            self.wrong(f"{name}: exit status {status}: {errors[-300:]!r}")


def run_command(machine, arguments, number):
    given = RECORD if arguments[0] == "import" else ""
    return subprocess.run([machine.program, "-d", "m.db"] + TODAY + arguments, input=given.encode(),
                          capture_output=True, env=machine.environment(number), timeout=PATIENCE)


def read_some(terminal, shown, seconds, silence=0.01):
    """What is shown until it is silent, and whether the program has ended."""
    while select.select([terminal], [], [], seconds)[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            return shown, True
        if not piece:
            return shown, True
        shown += piece
        seconds = silence
    return shown, False


def run_screen(machine, number):
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(machine.program, [machine.program, "-d", "m.db"] + TODAY, machine.environment(number))
    shown, ended = read_some(terminal, b"", PATIENCE)
    for key in KEYS:
        if not ended:
            os.write(terminal, key.encode())
            shown, ended = read_some(terminal, shown, 1)
    for number in (signal.SIGTERM, signal.SIGKILL):
        if not ended:
            os.kill(pid, number)
            shown, ended = read_some(terminal, shown, PATIENCE, PATIENCE)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.close(terminal)
    return shown.decode(errors="replace"), status


def count():
    with open("count") as file:
        return int(file.read())


def try_command(machine, arguments, stride):
    machine.fresh()
    run_command(machine, arguments, 0)
    total = count()
    for number in range(1, total + 1, stride):
        name = f"{' '.join(arguments)}, allocation {number}"
        machine.fresh()
        done = run_command(machine, arguments, number)
        machine.judge(name, done.returncode, done.stderr.decode(errors="replace"))
        if arguments[0] == "import":
            machine.check(name)
    return len(range(1, total + 1, stride))


def try_screen(machine, stride):
    machine.fresh()
    shown, status = run_screen(machine, 0)
    if status != 0:
        machine.wrong(f"screen: exit status {status}: {shown[-300:]!r}")
    total = count()
    for number in range(1, total + 1, stride):
        name = f"screen, allocation {number}"
        machine.fresh()
        shown, status = run_screen(machine, number)
        machine.judge(name, max(status, 0) if status != -signal.SIGKILL else status, shown)
        if shown.rfind("\x1b[?1049h") > shown.rfind("\x1b[?1049l"):
            machine.wrong(f"{name}: the terminal is left as it was drawn")
        machine.check(name)
    return len(range(1, total + 1, stride))


def main():
    machine = Machine(*sys.argv[1:4])
    stride = int(sys.argv[4])
    runs = 0
    for arguments in (["find", "van"], ["show", "G000001"], ["import", "households", "-"],
                      ["export", "people"]):
        runs += try_command(machine, arguments, stride)
    runs += try_screen(machine, stride * 4)
    print(f"{runs} {len(machine.failures)}")


if __name__ == "__main__":
    sys.exit(main())
