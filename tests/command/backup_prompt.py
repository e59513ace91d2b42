#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: backup_prompt.py TILBURG
A passphrase that is typed: it never stands on the terminal, both times count, and it opens the backup.
In a folder with the database own.db; prints what went wrong, nothing when all is well."""
import os
import pty
import sys

WORDS = "een geheim van tien letters"


def play(arguments, answers):
    """Runs the program on a terminal and answers each of its questions; what the terminal showed, status."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(arguments[0], arguments)
    shown = ""
    answers = list(answers)
    while True:
        try:
            piece = os.read(terminal, 4096).decode()
        except OSError:
            break
        if not piece:
            break
        shown += piece
        if shown.endswith(": ") and answers:
            os.write(terminal, (answers.pop(0) + "\n").encode())
    os.close(terminal)
    return shown, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def expect(name, wanted, words, result):
    shown, status = result
    if status != wanted or words not in shown or WORDS in shown:
        print(f"{name}: exit status {status}, {shown!r}")


def main():
    program = sys.argv[1]
    back_up = [program, "-d", "own.db", "backup", "typed.backup"]
    restore = [program, "-d", "typed.db", "restore", "typed.backup"]
    expect("two that differ", 5, "differ", play(back_up, [WORDS, "another"]))
    expect("nothing typed", 5, "Nothing says who may read", play(back_up, [""]))
    expect("^C", 5, "Nothing says who may read", play(back_up, ["\x03"]))
    expect("the same twice", 0, "Backup: typed.backup", play(back_up, [WORDS, WORDS]))
    expect("a wrong one", 5, "does not open", play(restore, ["another"]))
    expect("not confirmed", 3, "nothing was replaced", play(restore, [WORDS, "no"]))
    expect("confirmed", 0, "is that of the backup now", play(restore, [WORDS, "yes"]))


if __name__ == "__main__":
    sys.exit(main())
