#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The figures of a city's households agree, byte for byte, with a calculation in another language
# that is made straight from the lists.
. "$(dirname "$0")/../support/command.sh"

make_city city.db
for day in 2026-11-22 2025-01-01 2021-05-31 2024-02-29 2030-01-01; do
    python3 "$here/figures_city.py" "$data/city" "$day" >expected
    run 0 -d city.db figures --tsv --today "$day"
    same expected out
    run 0 -d city.db figures --tsv --today 2026-11-22 --at "$day" --lang nl
    same expected out
done

# Chosen households come in the order of their codes, each once.
python3 "$here/figures_city.py" "$data/city" 2026-11-22 |
    grep -E '^(household|T000001|T000007|T000120)	' >expected
run 0 -d city.db figures T000120 T000007 T000001 T000007 --tsv --today 2026-11-22
same expected out

finish
