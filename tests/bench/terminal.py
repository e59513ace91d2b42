# SPDX-License-Identifier: EUPL-1.2
"""Runs a program in a pseudo-terminal and times its answer to each key.

The time of a key is that from writing it to the last byte before a silence of QUIET
seconds; the silence is not counted. Nothing is drawn here: bytes are stamped and kept.
Machines are shared: the time in which the program or this driver could have run but waited for
a processor, as the kernel counts it, is taken out, so that the load of others does not count.
"""
import fcntl
import os
import select
import signal
import struct
import termios
import time

QUIET = 0.030
PATIENCE = 20.0  # for the first screen
MUTE = 0.5  # a key without an answer in this time has none


def scheduled(*pids):
    """(seconds on a processor, seconds ready and waiting for one) until now, of all their threads."""
    run = waited = 0
    for pid in pids:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/schedstat") as file:
                times = file.read().split()
            run, waited = run + int(times[0]), waited + int(times[1])
    return run / 1e9, waited / 1e9


def own_memory(pid):
    """What a process has for itself alone, MiB."""
    with open(f"/proc/{pid}/smaps_rollup") as file:
        return sum(int(line.split()[1]) for line in file if line.startswith("Private_")) / 1024


class Terminal:
    def __init__(self, command, environment=None, asks=None):
        """asks: the pid of a service that answers it, whose waiting for a processor counts too."""
        master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        name = os.ttyname(slave)
        env = {key: value for key, value in os.environ.items()
               if key not in ("COLUMNS", "LINES", "LANGUAGE", "NO_COLOR") and key[:3] != "LC_"}
        env.update({"TERM": "xterm-256color", "LANG": "C.UTF-8"}, **(environment or {}))
        os.set_blocking(master, False)
        self.master, self.output, self.status, self.reads = master, b"", None, 0
        self.last = None  # what was used until the last byte
        self.asks = [asks] if asks else []
        asked = scheduled(*self.asks)
        own = scheduled("self")[1]
        self.began = time.monotonic()
        self.pid = os.posix_spawn(
            command[0], command, env, setsid=True,
            file_actions=[(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                          (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)])
        os.close(slave)
        self.mark = (*asked, own)

    def processes(self):
        """The process started, and those that it started itself."""
        with open(f"/proc/{self.pid}/task/{self.pid}/children") as file:
            return [self.pid, *map(int, file.read().split())]

    def used(self):
        """What it and those that it has to wait for used until now, and the waiting of this driver."""
        return *scheduled(*self.processes(), *self.asks), scheduled("self")[1]

    def set_mark(self):
        """Notes what was used until the key that comes now."""
        self.mark = self.used()
        return time.monotonic()

    def without_others(self, seconds):
        """What remains of a time from the mark to the last byte without waiting for a processor."""
        if seconds is None:
            return None
        run, waited, own = self.last
        waiting = waited - self.mark[1] + own - self.mark[2]
        return max(seconds - waiting, run - self.mark[0])

    def read(self, seconds):
        """The time at which bytes came, or None after so many seconds of silence or the end."""
        if not select.select([self.master], [], [], seconds)[0]:
            return None
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            data = b""
        if not data:
            return None
        self.output += data
        return time.monotonic()

    def settle(self, since, patience):
        """Reads until silence; (seconds to the last byte or None when nothing came, bytes)."""
        before, self.reads = len(self.output), 0
        last = at = self.read(patience)
        while at is not None:
            last, self.reads = at, self.reads + 1
            self.last = self.used()
            at = self.read(QUIET)
        return None if last is None else last - since, len(self.output) - before

    def start(self):
        """Seconds until the first screen stands."""
        return self.without_others(self.settle(self.began, PATIENCE)[0])

    def press(self, keys, patience=MUTE):
        """(seconds to the last byte or None when nothing came, bytes)."""
        since = self.set_mark()
        os.write(self.master, keys)
        seconds, count = self.settle(since, patience)
        return self.without_others(seconds), count

    def wait(self, text, seconds=PATIENCE):
        """Whether the bytes came that draw this text in one go."""
        end = time.monotonic() + seconds
        while text.encode() not in self.output and time.monotonic() < end:
            self.read(0.05)
        return text.encode() in self.output

    def processor(self):
        """Seconds of CPU used until now."""
        return scheduled(*self.processes())[0]

    def memory(self):
        """Greatest resident set of the last process, and what those before it have, MiB."""
        *others, last = self.processes()
        with open(f"/proc/{last}/status") as file:
            line = next(line for line in file if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024 + sum(map(own_memory, others))

    def idle(self, seconds):
        """(bytes written, seconds of CPU) while nothing happens."""
        cpu, before, end = self.processor(), len(self.output), time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(end - time.monotonic())
        return len(self.output) - before, self.processor() - cpu

    def ended(self, seconds):
        """Whether the program ended by itself in that time."""
        end = time.monotonic() + seconds
        while self.status is None and time.monotonic() < end:
            self.read(0.0005)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = status if pid else None
        return self.status is not None

    def quit(self, keys):
        """Seconds from the key to the end of the process, or None."""
        since = time.monotonic()
        os.write(self.master, keys)
        return time.monotonic() - since if self.ended(5) else None

    def hang_up(self):
        """Seconds from the lost line to the end of the process, or None."""
        since = time.monotonic()
        os.close(self.master)
        self.master = None
        while time.monotonic() < since + 5:
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                self.status = 0
                return time.monotonic() - since
            time.sleep(0.0002)
        return None

    def close(self):
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.master is not None:
            os.close(self.master)
