#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What is erased is in no file any more: a household with an unmistakable word in all its texts, of which every file
# of the folder is searched. Alone, by two users of a service, killed in the middle, and after a backup comes back.
. "$(dirname "$0")/../support/command.sh"
. "$here/../support/service.sh"

word=Qxkanarie

# lists N: the lists of a household whose texts all have the word; N makes them others.
lists()
{
    w=$word$1
    printf 'household;name;street;house_number;city;district;email;language;safety_note;question;wanted;strengths;worries\n%s;%s;%s;%s;%s;%s;%s;%s;%s;%s;%s;%s;%s\n' \
        $word "$w" "$w" 1$word "$w" "$w" "$w@x.example" "$w" "$w" "$w" "$w" "$w" "$w" >l-households
    printf 'household;person;given_name;family_name;email;notes\n%s;P1;%s;%s;%s;%s\n' \
        $word "$w" "$w" "$w@x.example" "$w" >l-people
    printf 'household;network;name;relation;offers\n%s;N1;%s;%s;%s\n' $word "$w" "$w" "$w" >l-network
    printf 'household;from;level;coordinator;reason;aim;instruments;until\n%s;01-01-2001;access;P1;%s;%s;%s;01-01-2002\n' \
        $word "$w" "$w" "$w" >l-coordination
    printf 'household;professional;domain;from;persons;purpose;until;end_reason;law\n%s;HV0001;care;01-01-2001;P1;%s;01-01-2002;%s;jeugdwet\n' \
        $word "$w" "$w" >l-involvements
    printf 'household;person;date;instrument;body;body_note\n%s;P1;01-06-2001;positive-health;3,0;%s\n' \
        $word "$w" >l-scores
}

# add DATABASE: the household, each record changed once; a draft and an emergency access.
add()
{
    for number in 1 2; do
        lists $number
        for kind in households people network coordination involvements scores; do
            run 0 -q -d "$1" import $kind l-$kind
        done
    done
    rm l-*
    sqlite3 "$1" "INSERT INTO drafts (rev, login, at, kind, household_id, record_id, record_rev, title, \"values\",
        session, number) SELECT 1, 'me', 1, 'people', id, 0, 0, '$word', 'notes $word', 1, 1 FROM households
        WHERE household = '$word'"
}

# found FILE…: those that have the word, in small letters or not.
found()
{
    grep -liF "$word" -- "$@" 2>/dev/null
}

# clean WHAT FILE…: none has it.
clean()
{
    what=$1
    shift
    found "$@" >left && fault "$what: $(cat left)" || ok
}

# dirty WHAT FILE…: the twin of clean.
dirty()
{
    what=$1
    shift
    found "$@" >left && ok || fault "$what: it is nowhere"
}

# alone
make_city own.db
add own.db
sqlite3 own.db "UPDATE people SET same_as_id = (SELECT id FROM people WHERE given_name LIKE '$word%') WHERE id = 1"
dirty "before" own.db*
run 0 backup --keys secret
printf '[backup]\n%s\n' "$(cat out)" >>tilburg.ini
run 0 -d own.db backup before.backup
run 4 -d own.db erase $word --parts --yes
has err "No involvement of this household has a term that is over."
run 1 -d own.db retention --tsv
has err "nothing is due"
run 0 -d own.db retention --tsv --at 2090-01-01
grep -q "^$word	household	jeugdwet	changed	20	" out && ok || fault "it is not listed: $(head -n 3 out)"
run 1 -d own.db erase NONE
has err "There is no household NONE"
run 4 -d own.db erase $word --yes
has err "needs a reason"
run 3 -d own.db erase $word --reason "$word"
has err "nothing was erased"
"$here/erase_prompt.py" "$TILBURG" $word >prompt 2>&1
: >none
same none prompt
clean "alone" own.db*
run 0 -d own.db check
run 0 -d own.db find van
run 1 -d own.db erase $word --yes --reason again
[ "$(wc -l <own.db-erased)" -eq 1 ] && ok || fault "certificates: $(cat own.db-erased)"

# a backup of afterwards, and one of before
run 0 -d own.db backup after.backup
run 0 -d after.db restore after.backup --key secret --yes
clean "a backup of afterwards" after.db*
run 0 -d own.db restore before.backup --key secret --yes
has err "1 erasure that was made since is made again"
clean "a backup of before, over it" own.db*
run 0 -d own.db check
run 0 -d other.db restore before.backup --key secret --yes
dirty "a backup of before, where nobody knows" other.db*

# a part alone
add own.db
run 0 --today 2060-01-01 -d own.db retention --tsv
grep -q "^$word	involvement	" out && fault "all of it is due" || ok
sqlite3 own.db "UPDATE coordination SET until = NULL WHERE reason LIKE '$word%'"
run 0 --today 2060-01-01 -d own.db retention --tsv
grep -q "^$word	involvement	jeugdwet	changed	20	" out && ok || fault "the part is not listed: $(head -n 3 out)"
run 0 --today 2060-01-01 -d own.db erase $word --parts --yes
has out "What was due of household $word is erased."
[ "$(sqlite3 own.db "SELECT count(*) FROM involvements AS i JOIN households AS h ON h.id = i.household_id WHERE
    h.household = '$word'")" -eq 0 ] && ok || fault "the involvement is there"
run 0 -d own.db check

# by two
play_users
make_city city.db
add city.db
run 0 -d city.db user add boss --uid 91000 --role administrator
run 0 -d city.db user add chef --uid 91001 --role administrator
run 0 -d city.db user add lead --uid 91002 --role team-lead --team Noord
run 0 -d city.db user add co1 --uid 91003 --role coordinator --team Noord
run 3 -d city.db erase $word --yes --reason x
has err "two of its users"
start_for_all
as 91002 0 find $word # which is in the trail until then
as 91003 3 retention
as 91003 3 erase $word --reason x
as 91000 1 erase
as 91000 0 erase $word --reason "op verzoek van $word"
has out "Somebody else confirms it"
as 91000 3 erase $word --yes --reason x
has err "somebody else has to confirm"
as 91001 3 erase $word --yes
has err "administrators alone do not erase"
as 91001 0 erase --tsv
has out "$word	household	boss	"
hasnot out "op verzoek"
as 91002 0 erase
has out "op verzoek van $word"
as 91002 3 erase $word
has err "op verzoek van $word"
has err "nothing was erased"

# While it is erased others read and write.
for reader in 1 2; do
    while [ ! -e stop ]; do
        setpriv --reuid 91002 --regid 91002 --clear-groups ./program find van >read$reader 2>>reads ||
            echo "find failed" >>reads
        [ "$reader" -eq 1 ] || echo >>turns
    done &
    readers="${readers:-} $!"
done
: >reads
: >turns
as 91002 0 erase $word --yes
has out "Household $word is erased."
clean "by two, as soon as it says so" city.db*
before=$(wc -l <turns)
until [ "$(wc -l <turns)" -gt "$((before + 2))" ]; do :; done
: >stop
for reader in $readers; do
    wait "$reader"
done
same none reads
as 91002 0 find van # to look for the word would bring it into the trail
hasnot out "$word"
end_service
clean "by two, at the end" city.db*
run 0 -d city.db check

# Killed between the commit and what comes after: somebody reads what was before, so that it cannot end.
add city.db
mkfifo hold
sqlite3 city.db <hold >held &
holder=$!
exec 9>hold
echo "BEGIN; SELECT count(*) > 0 FROM households;" >&9
until [ -s held ]; do :; done
start_for_all
as 91000 0 erase $word --reason x
setpriv --reuid 91002 --regid 91002 --clear-groups ./program erase $word --yes >killed 2>&1 \
    </dev/null 9>&- &
client=$!
until [ "$(sqlite3 city.db 'SELECT count(*) FROM erasures')" -eq 2 ]; do :; done
end_service KILL
dirty "killed" city.db*
[ "$(sqlite3 city.db "SELECT count(*) FROM households WHERE household = '$word'")" -eq 0 ] && ok ||
    fault "killed: the household is there"
exec 9>&-
wait "$holder"
start_for_all
wait "$client" # it asked again
has killed "is erased"
clean "after the next start" city.db*
end_service
run 0 -d city.db check
[ "$(wc -l <city.db-erased)" -eq 2 ] && ok || fault "certificates: $(cat city.db-erased)"
finish
