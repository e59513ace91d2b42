#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: screen.py WAIT KEYS COMMAND…
Runs the command on a terminal of its own, waits until WAIT stands in its output, types KEYS, and ends as it
ends. The output goes to standard output."""
import os
import pty
import select
import signal
import sys

SECONDS = 30


def main():
    wait, keys, command = sys.argv[1].encode(), sys.argv[2].encode(), sys.argv[3:]
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)
    seen, typed = b"", False
    while True:
        if not select.select([terminal], [], [], SECONDS)[0]:
            os.kill(child, signal.SIGKILL)
            break
        try:
            got = os.read(terminal, 65536)
        except OSError:
            got = b""
        if not got:
            break
        seen += got
        if not typed and wait in seen:
            typed = True
            os.write(terminal, keys)
    sys.stdout.buffer.write(seen)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.exit(status if typed else 99)


main()
