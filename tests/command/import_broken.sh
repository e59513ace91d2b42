#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Each broken file gets exactly the messages of EXPECTED.tsv and leaves every record as it was.
. "$(dirname "$0")/../support/command.sh"

kinds="organisations coordinators professionals households people network coordination"
kinds="$kinds involvements scores"

# export_all FILE: everything that is kept.
export_all()
{
    for kind in $kinds; do
        "$TILBURG" -d city.db export "$kind"
    done >"$1"
}

# A cell of 300000 bytes is too long to be kept beside the others.
cp "$data"/broken/*.csv .
{
    printf 'household;name;street;house_number;postcode;city\r\nB1;'
    head -c 300000 /dev/zero | tr '\0' x
    printf ';Hof;1;0100 AA;Tilburg\r\n'
} >long-field.csv

make_city city.db
export_all before
tail -n +2 "$data/broken/EXPECTED.tsv" >expected.tsv

for file in *.csv; do
    awk -F '\t' -v file="$file" '$1 == file {
        printf "tilburg: %s:%s: ", file, $3
        if ($4 != "") printf "column %s: ", $4
        if ($5 != "") printf "\"%s\": ", $5
        print $6
    }' expected.tsv >messages
    has expected.tsv "$file"
    kind=$(awk -F '\t' -v file="$file" '$1 == file { print $2; exit }' expected.tsv)
    rejected=$(awk -F '\t' -v file="$file" '$1 == file { print $3 }' expected.tsv | sort -u | wc -l)
    case $file in
    bad-utf8-mixed.csv | duplicate-column.csv | empty.csv | no-key-column.csv | nul-byte.csv | \
        stray-quote.csv | unterminated-quote.csv) rejected=0 ;; # nothing was read as a row
    esac
    for option in "" --dry-run; do
        # shellcheck disable=SC2086
        run 4 -d city.db import $option "$kind" "$file"
        same messages err
        echo "0 new, 0 changed, 0 unchanged, $rejected rejected" >counts
        same counts out
    done
    export_all after
    same before after
done

# In Dutch the reasons are Dutch, the counts the same.
run 4 -d city.db --lang nl import households duplicate-key.csv
has err 'duplicate-key.csv:3: kolom household: "B1": staat al in dit bestand op regel 2'
has out '0 new, 0 changed, 0 unchanged, 1 rejected'

# A file that cannot be opened, or is none.
run 4 -d city.db import households missing.csv
has err 'missing.csv: no such file or folder'
run 4 -d city.db import households .
has err '.: it is a folder'

# Wrong usage.
run 2 -d city.db import cats duplicate-key.csv
has err 'unknown kind of records cats; allowed: organisations, coordinators'
run 2 -d city.db import --delimiter ab households duplicate-key.csv
run 2 -d city.db import --encoding ebcdic households duplicate-key.csv
run 2 -d city.db import --map nowhere households duplicate-key.csv
has err 'the settings have no [import nowhere]'
export_all after
same before after

finish
