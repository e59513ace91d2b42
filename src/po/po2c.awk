# SPDX-License-Identifier: EUPL-1.2
# Turns a .po file into the C table of include/base/text_table.h, sorted by
# context and English text (bytes, so run it with LC_ALL=C).

function warn(text)
{
    printf "%s:%d: %s\n", FILENAME, FNR, text >"/dev/stderr"
}

function fail(text)
{
    warn(text)
    failed = 1
}

# The quoted part of a line, without the quotes and still escaped as in C.
function quoted(line)
{
    if (!match(line, /".*"/)) {
        fail("no text in quotes")
        return ""
    }
    return substr(line, RSTART + 1, RLENGTH - 2)
}

# The bytes that an escaped text stands for, so that sorting is sorting bytes.
function plain(text,    out, i, c)
{
    if (index(text, "\\") == 0) {
        return text
    }
    for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (c == "\\") {
            c = substr(text, ++i, 1)
            c = c == "n" ? "\n" : c == "t" ? "\t" : c
        }
        out = out c
    }
    return out
}

function finish(    key)
{
    if (now == "") {
        return
    }
    if (part["msgid"] != "" && part["msgstr0"] != "" && !fuzzy) {
        key = plain(part["msgctxt"]) "\001" plain(part["msgid"])
        if (key in entry) {
            warn("this English text was translated before: \"" part["msgid"] "\"")
        } else {
            keys[++count] = key
            entry[key] = sprintf("    {\"%s\", \"%s\", \"%s\", \"%s\"},", part["msgctxt"],
                part["msgid"], part["msgstr0"], part["msgstr1"])
        }
    }
    split("", part)
    fuzzy = 0
    now = ""
}

# Shell sort: a few thousand texts take some milliseconds.
function sort(    gap, i, j, key)
{
    for (gap = int(count / 2); gap > 0; gap = int(gap / 2)) {
        for (i = gap + 1; i <= count; i++) {
            key = keys[i]
            for (j = i; j > gap && keys[j - gap] > key; j -= gap) {
                keys[j] = keys[j - gap]
            }
            keys[j] = key
        }
    }
}

/^#, .*fuzzy/ { finish(); fuzzy = 1; next }
/^#/ || /^[ \t]*$/ { next }
/^msgctxt / { finish(); now = "msgctxt" }
/^msgid / { if (now != "msgctxt") { finish() } now = "msgid" }
/^msgid_plural / { now = "msgid_plural" }
/^msgstr / { now = "msgstr0" }
/^msgstr\[0\]/ { now = "msgstr0" }
/^msgstr\[1\]/ { now = "msgstr1" }
/^[m"]/ { part[now] = part[now] quoted($0); next }
{ fail("not understood: " $0) }

END {
    finish()
    sort()
    print "// Made from nl.po by po2c.awk."
    print "#include \"base/text_table.h\"\n"
    print "const struct text_entry text_nl[] = {"
    for (i = 1; i <= count; i++) {
        print entry[keys[i]]
    }
    print "    {0},\n};"
    printf "const size_t text_nl_count = %d;\n", count
    exit failed
}
