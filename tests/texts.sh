#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Every text of the sources is in src/po/nl.po, translated, with the same
# placeholders; none is there that the sources no longer use.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

find include src -name '*.[ch]' | LC_ALL=C sort >"$work/files"
xgettext --from-code=UTF-8 --no-wrap -k -k_ -kN_ -k_N:1,2 -k_C:1c,2 --files-from="$work/files" \
    -o "$work/all.pot"
msgfmt --check -o /dev/null src/po/nl.po
msgmerge --quiet --no-fuzzy-matching --no-wrap src/po/nl.po "$work/all.pot" -o "$work/nl.po"
msgfmt --check -o /dev/null "$work/nl.po" || bad=1

# list TITLE MSGATTRIB-OPTION: the texts of that kind, an error when there are any.
list()
{
    msgattrib --no-wrap "$2" "$work/nl.po" | grep -E '^(#: |(#~ )?msg(ctxt|id) )' |
        grep -v 'msgid ""$' >"$work/list" || true
    if [ -s "$work/list" ]; then
        echo "$1"
        cat "$work/list"
        bad=1
    fi
}
list "Not translated in src/po/nl.po:" --untranslated
list "Marked fuzzy in src/po/nl.po:" --only-fuzzy
list "No longer used; take it out of src/po/nl.po:" --only-obsolete
exit $bad
