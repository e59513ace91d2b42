#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The lists that a Dutch spreadsheet saved come in through a mapping of their headers, with names intact.
. "$(dirname "$0")/../support/command.sh"

cat >>tilburg.ini <<'END'
[import dossiers]
household = Dossiernummer
name = Gezinsnaam
street = Straat
house_number = Huisnummer
city = Woonplaats
district = Wijk
phone = Telefoon
weight = Zwaarte
question = Hulpvraag
self_coordination = Kan zelf coördineren
[import helpers]
professional = Nr
given_name = Voornaam
prefix = Tussenvoegsel
family_name = Achternaam
function = Functie
organisation = Organisatie
phone = Tel.
email = E-mail
END

run 0 -q -d x.db init
run 0 -q -d x.db import organisations "$data/city/organisations.csv"
run 0 -d x.db import households "$data/excel/Huishoudens export.csv" --map dossiers
has out '120 new, 0 changed, 0 unchanged, 0 rejected'
has err 'columns that nothing is known of are passed over: Behandelaar'
run 0 -q -d x.db import --map helpers professionals "$data/excel/Hulpverleners.csv"
has out '300 new, 0 changed, 0 unchanged, 0 rejected'
run 0 -d x.db import households "$data/excel/Huishoudens export.csv" --map dossiers
has out '0 new, 0 changed, 120 unchanged, 0 rejected'

run 0 -d x.db export households
has out "X000002;'t Béguin;Zuiderveldlaan;384;0152 VA;Tilburg;West;06-00007120;;;;light;\"Eén vast gezicht, niet \"\"iedere week een ander\"\"\";"
run 0 -d x.db export professionals
for name in Müller Öztürk Ørsted; do
    has out ";$name;"
done
hasnot out '�'
hasnot out 'Ã'

# The same file, said to be what it is.
run 0 -d x.db import --encoding windows-1252 --delimiter ';' --map helpers professionals "$data/excel/Hulpverleners.csv"
has out '0 new, 0 changed, 300 unchanged, 0 rejected'
run 4 -d x.db import --encoding utf-8 --map helpers professionals "$data/excel/Hulpverleners.csv"
has err 'invalid byte in a file that is UTF-8: '

# Without the mapping its headers mean nothing.
run 4 -d x.db import households "$data/excel/Huishoudens export.csv"
has err ':1: column household: missing'

finish
