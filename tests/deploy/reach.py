#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: reach.py COMMAND…
Listens on a free port of this machine and runs the command, in which PORT stands for it; says "reached" when
the command's standard output carries what the listener sends, else "not reached"."""
import socket
import subprocess
import sys
import threading

WORD = b"what only somebody on this machine can read\n"
SECONDS = 30


def answer(listener):
    try:
        while True:
            connection, _ = listener.accept()
            connection.sendall(WORD)
            connection.close()
    except OSError:
        pass


def main():
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=answer, args=(listener,), daemon=True).start()
    port = str(listener.getsockname()[1])
    command = [word.replace("PORT", port) for word in sys.argv[1:]]
    got = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS,
                         check=False)
    print("reached" if WORD in got.stdout else "not reached", got.stderr.decode(errors="replace"))


main()
