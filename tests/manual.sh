#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The manual pages are sound mdoc.
set -eu
cd "$(dirname "$0")/.."
set -- docs/*.[1-8]
[ -e "$1" ] || { echo "no manual pages in docs/"; exit 1; }
mandoc -T lint -W warning "$@"
