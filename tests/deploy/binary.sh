#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The programs as they are installed: hardened, the same from whatever folder, and none of them can start
# another program.
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
programs="tilburg tilburgd"
export LC_ALL=C

# Each function whose name begins with binary_ is a test.

# has FILE PATTERN: the extended pattern is found in it.
has()
{
    grep -qE -e "$2" "$1" || { echo "no $2"; return 1; }
}

hasnot()
{
    if grep -E -e "$2" "$1"; then
        return 1
    fi
}

binary_is_position_independent()
{
    for program in $programs; do
        readelf -hlW "$BUILD/$program" >"$work/elf"
        has "$work/elf" 'Type: *DYN'
        has "$work/elf" 'INTERP'
        readelf -dW "$BUILD/$program" >"$work/elf"
        has "$work/elf" 'FLAGS_1.*PIE'
        hasnot "$work/elf" 'RPATH|RUNPATH|TEXTREL'
    done
}

binary_binds_all_at_start_and_locks_it()
{
    for program in $programs; do
        readelf -lW "$BUILD/$program" >"$work/elf"
        has "$work/elf" 'GNU_RELRO'
        has "$work/elf" 'GNU_STACK .* RW '
        hasnot "$work/elf" 'LOAD .* RWE '
        readelf -dW "$BUILD/$program" >"$work/elf"
        has "$work/elf" 'FLAGS.*NOW'
    done
}

binary_guards_its_stack_and_buffers()
{
    for program in $programs; do
        nm -D --undefined-only "$BUILD/$program" >"$work/symbols"
        has "$work/symbols" ' __stack_chk_fail'
        has "$work/symbols" ' __[a-z]*printf_chk'
    done
}

# The C library's own parts of a program have no note here, so that IBT cannot be claimed for the whole.
binary_has_notes_of_control_flow()
{
    [ "$(uname -m)" = x86_64 ] || return 0
    for program in $programs; do
        readelf -nW "$BUILD/$program" >"$work/notes"
        has "$work/notes" 'x86 feature: .*SHSTK'
    done
    find "$BUILD/src" -name '*.o' | while read -r object; do
        readelf -nW "$object" >"$work/notes"
        has "$work/notes" 'x86 feature: IBT, SHSTK' || { echo "$object"; exit 1; }
    done
}

# What is not called cannot be called by whoever takes the program over, either.
binary_starts_no_other_program()
{
    for program in $programs; do
        nm -D --undefined-only "$BUILD/$program" | sed 's/@.*//; s/.* //' >"$work/symbols"
        has "$work/symbols" '^open(64)?$' # it can be read at all
        hasnot "$work/symbols" \
            '^(exec[lv][a-z]*|execveat|fexecve|system|popen|posix_spawnp?|wordexp|vfork|dlm?open)$'
    done
}

binary_keeps_no_path_of_the_build()
{
    for program in $programs; do
        for path in "$(pwd)" "$(realpath "$BUILD")" "$HOME/"; do
            [ -s "$BUILD/$program" ]
            if grep -aqF -e "$path" "$BUILD/$program"; then
                echo "$path in $program"
                return 1
            fi
        done
    done
}

binary_is_the_same_from_another_folder()
{
    mkdir -p "$work/else/where"
    cp -r Makefile include src docs tilburg.ini.example tests "$work/else/where/"
    compiler=$(sed 's/ -.*//' "$BUILD/flags")
    strict=$(sed -n 's/.* -Werror .*/WERROR=1/p' "$BUILD/flags")
    env -u MAKEFLAGS -u MAKELEVEL -u MFLAGS make -C "$work/else/where" CC="$compiler" $strict BUILD=other \
        all >"$work/made" 2>&1 || { cat "$work/made"; return 1; }
    for program in $programs; do
        cmp "$BUILD/$program" "$work/else/where/other/$program"
    done
}

. tests/support/named.sh
