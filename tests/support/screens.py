# SPDX-License-Identifier: EUPL-1.2
"""Programs on terminals of their own, many at once and in one loop, for tests that time or kill them."""
import fcntl
import os
import pty
import selectors
import struct
import termios
import time

PATIENCE = 20  # seconds that anything is waited for


class Screen:
    """A program on a terminal of 24 × 80; *uid* is whose it is (None: the test's own)."""

    def __init__(self, command, environment, uid=None):
        reader, writer = os.pipe()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            become(command, environment, uid, writer)
        os.close(writer)
        self.began = struct.unpack("d", os.read(reader, 8))[0]  # just before it was executed
        os.close(reader)
        self.output = b""
        self.ended = False

    def read(self):
        try:
            piece = os.read(self.terminal, 65536)
        except OSError:
            piece = b""
        self.output += piece
        self.ended = not piece

    def type(self, text):
        try:
            os.write(self.terminal, text.encode())
        except OSError:
            self.ended = True

    def child(self):
        """Of a keeper: who draws the screen."""
        with open(f"/proc/{self.pid}/task/{self.pid}/children") as file:
            return int(file.read().split()[0])

    def status(self):
        """Closes the line and waits for the end: the exit status."""
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def become(command, environment, uid, writer):
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    if uid is not None:
        os.setgid(uid)
        os.setuid(uid)
    os.write(writer, struct.pack("d", time.monotonic()))
    os.execve(command[0], command, environment)


class Loop:
    """Reads all screens, and does what is due; *late* is the longest, in seconds, that something had to
    wait for the processor."""

    def __init__(self):
        self.selector = selectors.DefaultSelector()
        self.late = 0.0

    def add(self, screen):
        self.selector.register(screen.terminal, selectors.EVENT_READ, screen)

    def read_some(self, until, changed):
        for key, _ in self.selector.select(max(until - time.monotonic(), 0)):
            key.data.read()
            if key.data.ended:
                self.selector.unregister(key.data.terminal)
            changed(key.data)

    def wait_until(self, until, changed):
        """Until that moment; *changed* is called for each screen that wrote something or ended."""
        while time.monotonic() < until:
            self.read_some(until, changed)
        self.late = max(self.late, time.monotonic() - until)

    def wait_for(self, is_so, changed=lambda screen: None):
        """Whether it came to be so."""
        end = time.monotonic() + PATIENCE
        while not is_so() and time.monotonic() < end:
            self.read_some(end, changed)
        return is_so()
