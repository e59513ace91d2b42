#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: starts.py TILBURG USERS
USERS people start a screen, all at the pace of 200 in 5 seconds; each has a Unix user of its own from 20000 on where
this is root. All stay until the last one has its list, and then leave. The last line tells how many
began, how many came to nothing, and of the others how many milliseconds it took from the start of the program to
the first screen: the median and the 99th percentile."""
import os
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from screens import Loop, Screen

UID = 20000
PACE = 5 / 200  # seconds from one start to the next
SHOWN = (b"All households", b"G000", b"quit")  # title, a record, a key of the bottom line


class Starts:
    def __init__(self):
        self.loop = Loop()
        self.screens = []
        self.took = {}

    def look(self, screen):
        if screen not in self.took and all(part in screen.output for part in SHOWN):
            self.took[screen] = time.monotonic() - screen.began

    def begin(self, program, users):
        environment = dict(os.environ, TERM="xterm-256color")
        first = time.monotonic()
        for number in range(users):
            self.loop.wait_until(first + number * PACE, self.look)
            uid = UID + number if os.geteuid() == 0 else None
            self.screens.append(Screen([program, "--today", "2026-11-22"], environment, uid))
            self.loop.add(self.screens[-1])
        self.loop.wait_for(lambda: all(screen in self.took or screen.ended for screen in self.screens),
                           self.look)

    def leave(self):
        """How many have something to complain of."""
        for screen in self.screens:
            screen.type("q")
        self.loop.wait_for(lambda: all(screen.ended for screen in self.screens))
        wrong = [screen for screen in self.screens
                 if not screen.ended or screen.status() != 0 or screen not in self.took]
        for screen in wrong[:3]:
            print(screen.output.decode(errors="replace")[-500:])
        return len(wrong)


def main():
    starts = Starts()
    starts.begin(sys.argv[1], int(sys.argv[2]))
    wrong = starts.leave()
    took = sorted(1000 * seconds for seconds in starts.took.values()) or [0]
    print(f"{len(starts.screens)} {wrong} {took[len(took) // 2]:.0f} {took[len(took) * 99 // 100]:.0f}")


main()
