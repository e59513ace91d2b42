#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The sources are laid out as .clang-format says; names those that are not.
set -eu
cd "$(dirname "$0")/.."
find include src tests -name '*.[ch]' -print0 | LC_ALL=C sort -z | xargs -0 -n 1 -P 2 sh -c '
    clang-format "$1" | cmp -s - "$1" || { echo "$1: make format lays it out"; exit 1; }' -
