#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Who changed what in a household, as text.
. "$(dirname "$0")/../support/command.sh"

make_city city.db
printf 'household;wanted;phone\nT000002;"Eén gezicht; rust";06-00001111\n' >changed.csv
run 0 -d city.db --today 2100-01-02 import households changed.csv

run 0 -d city.db history T000002 --lang nl
has out "T000002  't Béguin"
has out "gewijzigd: huishouden 't Béguin (door een import)"
has out "Nu het liefst: "
has out "→ Eén gezicht; rust"
has out "nieuw: persoon"

# Up to a day; the day itself is part of it.
run 0 -d city.db history T000002
first=$(grep -c . out)
run 0 -d city.db history T000002 --at 2100-01-01
hasnot out "Wanted most now"
has out "new: household 't Béguin (by an import)"
run 0 -d city.db history T000002 --at 2100-01-02
has out "Wanted most now"
[ "$(grep -c . out)" -eq "$first" ] && ok || fault "$first lines without a day, not as many with it"

run 0 -d city.db history T000002 --ascii
has out "> Eén gezicht; rust"
hasnot out "→"

# One fact a line.
run 0 -d city.db history T000002 --plain
has out "Time: 02-01-2100 12:00"
has out "What was done: changed: household 't Béguin (by an import)"
has out "Phone: before "
grep -q '^$' out && fault "blank lines with --plain" || ok
grep -q '^ ' out && fault "indented lines with --plain" || ok

# Codes and a header line, the same in every language.
run 0 -d city.db history T000002 --tsv
cp out english.tsv
run 0 -d city.db history T000002 --tsv --lang nl
same out english.tsv
head -n 1 out >header
printf 'household\tat\tlogin\tname\tkind\trecord\tverb\taction\tfield\told_value\tnew_value\n' >wanted
same header wanted
awk -F '\t' 'NF != 11 { bad = 1 } END { exit bad }' out && ok || fault "not 11 cells in a line"
grep -q 'T000002	2100-01-02 12:00	.*	import	change	phone	.*	06-00001111$' out && ok ||
    fault "no line of the phone"

run 1 -d city.db history T999999
has err "there is no household T999999"
run 2 -d city.db history
finish
