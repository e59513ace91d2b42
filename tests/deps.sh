#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# usage: tests/deps.sh [build] [check] [coverage]
# Installs what is missing for these purposes. Says what; silent when all is there.
set -eu

build="gcc libc6-dev make pkg-config libncurses-dev libsqlite3-dev libcsv-dev libinih-dev
    libutf8proc-dev libseccomp-dev libsodium-dev ncurses-term"
check="clang clang-format clang-tidy libclang-rt-dev libcmocka-dev libvterm-dev gettext mandoc
    git openssh-client openssh-server python3 sqlite3 systemd binutils e2fsprogs"
coverage="gcovr"

wanted=""
for purpose in "$@"; do
    case $purpose in
    build) wanted="$wanted $build" ;;
    check) wanted="$wanted $check" ;;
    coverage) wanted="$wanted $coverage" ;;
    *) echo "usage: tests/deps.sh [build] [check] [coverage]" >&2; exit 2 ;;
    esac
done
# shellcheck disable=SC2086
set -- $wanted

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is no Debian; please see to it that these are there (Debian's names): $*" >&2
    exit 0
fi

missing=""
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
for package in "$@"; do
    if ! printf '%s\n' "$installed" | grep -qx "installed $package"; then
        missing="$missing $package"
    fi
done
[ -n "$missing" ] || exit 0

echo "Missing:$missing"
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    as_root="sudo"
    command -v sudo >/dev/null || {
        echo "Please run as root: apt-get install$missing" >&2
        exit 1
    }
fi
# shellcheck disable=SC2086
install_missing()
{
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $missing </dev/null
}
case $missing in
*openssh-server*)
    echo "The tests need sshd, which they start by themselves. Where nobody is to log in:"
    echo "    systemctl disable --now ssh"
    ;;
esac
install_missing || { $as_root apt-get update </dev/null && install_missing; }
