#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Looking things up in a city's lists.
. "$(dirname "$0")/../support/command.sh"

make_city city.db
tab=$(printf '\t')

find_tsv()
{
    run 0 -d city.db find --tsv --today 2026-11-22 "$@"
    [ "$(head -n 1 out)" = "household${tab}kind${tab}name${tab}phone${tab}detail" ] &&
        ok || fault "header of find $*"
    [ "$(awk -F'\t' 'NF != 5' out | wc -l)" -eq 0 ] && ok || fault "columns of find $*"
    tail -n +2 out >hits
}

# first HOUSEHOLD KIND: the first hit.
first()
{
    [ "$(head -n 1 hits | cut -f 1,2)" = "$1$tab$2" ] && ok || fault "first hit: $(head -n 1 hits)"
}

# Any spelling of a name, a code, an address, a phone number.
for text in dordevic Đorđević ĐORĐEVIĆ dord T000001 t000001 0675zf "0675 ZF" "Groothuizenweg 126" \
    06-00002957 "06 0000 2957" +31600002957 "0031 6 00002957" "+31 (0)6 0000 2957" 00002957; do
    # shellcheck disable=SC2086
    find_tsv "$text" --limit 1000
    has hits "T000001${tab}"
done
find_tsv T000001
first T000001 household
find_tsv dordevic groothuizenweg
first T000001 household
find_tsv "'t béguin"
has hits "T000002${tab}household"

# A helper is found with the number of households; a member and a friend with theirs.
find_tsv HV0195
has hits "${tab}professional${tab}"
first "" professional
count=$(python3 - "$data/city/involvements.csv" <<'PYTHON'
import csv, datetime, sys
day = lambda text: datetime.datetime.strptime(text, "%d-%m-%Y").date() if text else None
on = datetime.date(2026, 11, 22)
households = set()
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    for row in csv.DictReader(file, delimiter=";"):
        begin, end = day(row["from"]), day(row["until"])
        if row["professional"] == "HV0195" and (not begin or begin <= on) and (not end or on <= end):
            households.add(row["household"])
print(len(households))
PYTHON
)
[ "$(head -n 1 hits | cut -f 5)" = "$count" ] && ok || fault "HV0195 comes in $count households"
find_tsv 06-00001703
first T000001 person
find_tsv 06-00004185
has hits "T000005${tab}network${tab}"

# Kinds in their order; no more lines than asked for; the same begins every longer list.
find_tsv jan --limit 1000
[ "$(grep -c "" hits)" -gt 20 ] && ok || fault "too few hits for jan"
cp hits all
for limit in 1 7 20; do
    find_tsv jan --limit $limit
    head -n $limit all >expected
    same expected hits
done
find_tsv jan
head -n 20 all >expected
same expected hits

# Nothing, and signs that mean something to an engine.
run 1 -d city.db find --tsv zzzzzz
[ "$(wc -l <out)" -eq 1 ] && ok || fault "hits for zzzzzz"
for text in '"' "'" '*' '(' ')' AND 'a AND' NEAR '-' '%' ':' '^' '{' ';' '\' "' OR 1=1 --" 'n*' '+31' ''; do
    "$TILBURG" -d city.db find -- "$text" >out 2>err
    [ $? -le 1 ] && ok || fault "find $text: $(cat err)"
done
"$TILBURG" -d city.db find "$(printf '\377\376')" >out 2>err
[ $? -le 1 ] && ok || fault "find with invalid UTF-8"
run 2 -d city.db find a --limit 0
run 2 -d city.db find a --limit many

# For people.
run 0 -d city.db find HV0195 --today 2026-11-22
has out "professional"
run 0 -d city.db find HV0195 --plain --lang nl
has out "Telefoon: "

finish
