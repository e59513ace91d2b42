#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: erase_prompt.py TILBURG CODE
The code is typed once more before a household of own.db is erased; prints what went wrong."""
import sys

from backup_prompt import expect, play


def main():
    program, code = sys.argv[1:]
    erase = [program, "-d", "own.db", "erase", code, "--reason", "on request"]
    expect("nothing typed", 3, "nothing was erased", play(erase, [""]))
    expect("yes", 3, "nothing was erased", play(erase, ["yes"]))
    expect("the code", 0, f"Household {code} is erased.", play(erase, [code]))


if __name__ == "__main__":
    sys.exit(main())
