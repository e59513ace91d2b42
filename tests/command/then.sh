#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Then and now shows the figures that the command gives for both days. The screen's are those that its test holds it
# to (tests/screen/then.golden): the example family, first at its baseline.
. "$(dirname "$0")/../support/command.sh"

golden=$here/../screen/then.golden

run 0 demo --households 40 --today 2026-11-22 --output family.db

# shown LABEL COLUMN: the value in that column (2: then, 3: now) of the first row with this label; what is drawn over
# the quarters is no row of the table.
shown()
{
    awk -v label="$1" -v column="$2" -F '  +' \
        '$1 == label && NF == 4 { print $column; exit }' "$golden"
}

# as_on DAY COLUMN: the command's figures of that day, each beside the screen's.
as_on()
{
    run 0 -d family.db --lang nl --today 2026-11-22 figures G000001 --plain --at "$1"
    grep -v '^Huishouden' out >facts
    while IFS= read -r fact; do
        label=${fact%%: *}
        case $label in
        Gezichten*) label='Gezichten thuis' ;;
        Daarvan*) label='waarvan gemeente' ;;
        esac
        value=$(shown "$label" "$2")
        if [ "$value" = "${fact#*: }" ]; then
            ok
        else
            fault "$1: the screen shows “$value” and the command: $fact"
        fi
    done <facts
    [ "$(wc -l <facts)" -eq 8 ] || fault "other figures than were compared: $(cat facts)"
}

has "$golden" 'Toen  22-11-2023, eerste dag van de regie'
as_on 2023-11-22 2
as_on 2026-11-22 3

finish
