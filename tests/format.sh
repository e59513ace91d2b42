#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The sources are laid out as .clang-format says ("make format" does it).
set -eu
cd "$(dirname "$0")/.."
find include src tests -name '*.[ch]' | LC_ALL=C sort | xargs clang-format --dry-run -Werror
