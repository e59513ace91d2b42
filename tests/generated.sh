#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# usage: tests/generated.sh [-w]
# What BUILD/tests/docs/gen_NAME prints is what docs/NAME.* holds: says which
# documents are stale. -w writes them instead. The manual page is read by its
# generator, which makes its list of keys anew.
set -eu
cd "$(dirname "$0")/.."
write=${1:-}
bad=0

for source in tests/docs/gen_*.c; do
    [ -e "$source" ] || continue
    program=$(basename "$source" .c)
    case $program in
    gen_schema) document=docs/schema.sql ;;
    gen_manual) document=docs/tilburg.1 ;;
    *) document=docs/${program#gen_}.md ;;
    esac
    if [ "$write" = -w ]; then
        "$BUILD/tests/docs/$program" >"$document.new"
        mv "$document.new" "$document"
    elif ! "$BUILD/tests/docs/$program" | diff -u "$document" -; then
        echo "$document is stale; make docs writes it anew"
        bad=1
    fi
done
exit $bad
