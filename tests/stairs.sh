#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The order of the tree: which room may include which, which library belongs to
# which room, the licence line, the guards of headers, the length of files. Tests
# may include everything.
set -eu
cd "$(dirname "$0")/.."

find include src tests -name '*.[ch]' | LC_ALL=C sort | xargs -r awk '
BEGIN {
    may["base"] = "base"
    may["model"] = "model base"
    may["figures"] = "figures model base"
    may["protocol"] = "protocol model base"
    may["store"] = "store protocol figures model base"
    may["service"] = "service store protocol model base"
    may["io"] = "io model base"
    may["print"] = "print figures model base"
    may["ui"] = "ui base"
    may["screen"] = "screen ui protocol io print figures model base"
    may["command"] = "command protocol io print figures model base"
    may["app"] = may[""] = \
        "app command screen ui print io service store protocol figures model base"
    only["sqlite3.h"] = only["sodium.h"] = "store"
    only["seccomp.h"] = only["linux/landlock.h"] = "base"
    only["csv.h"] = only["ini.h"] = "io"
    only["curses.h"] = only["ncurses.h"] = only["ncursesw/curses.h"] = "ui"
    only["cairo.h"] = only["pango/pango.h"] = "print"
}
function complain(line, text)
{
    printf "%s:%d: %s\n", file, line, text
    bad = 1
}
function end_file()
{
    if (file == "") {
        return
    }
    if (lines > 600) {
        complain(lines, "more than 600 lines: part it")
    }
    if (file ~ /\.h$/ && !guarded) {
        complain(1, "no guard " guard)
    }
}
FNR == 1 {
    end_file()
    file = FILENAME
    guarded = 0
    parts = split(file, path, "/")
    room = path[1] == "tests" ? "tests" : parts > 2 ? path[2] : ""
    guard = toupper(path[parts - 1] "_" path[parts])
    gsub(/[^A-Z0-9]/, "_", guard)
    if (room != "tests" && !(room in may)) {
        complain(1, "the room " room " is not known to tests/stairs.sh")
        may[room] = "base"
    }
    if ($0 != "// SPDX-License-Identifier: EUPL-1.2") {
        complain(1, "does not begin with the SPDX line")
    }
}
{ lines = FNR }
$0 == "#define " guard { guarded = 1 }
room == "tests" { next }
/^#include </ {
    name = $2
    gsub(/[<>]/, "", name)
    if (name in only && only[name] != room) {
        complain(FNR, "<" name "> belongs to " only[name] "/ alone")
    }
}
/^#include "/ {
    name = $2
    gsub(/"/, "", name)
    if (split(name, target, "/") == 2 && index(" " may[room] " ", " " target[1] " ") == 0) {
        complain(FNR, (room == "" ? "src" : room) "/ may not include " name)
    }
}
END {
    end_file()
    exit bad
}'
