-- SPDX-License-Identifier: EUPL-1.2
-- The form of the database, version 10; made by "make docs", not by hand.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    organisation TEXT NOT NULL UNIQUE CHECK (organisation NOT GLOB '*[ ,;]*' AND
        organisation <> ''),
    name TEXT NOT NULL,
    sector TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_id INTEGER NOT NULL
) STRICT;

CREATE INDEX organisations_by_name ON organisations (sort_key, organisation);

CREATE TABLE coordinators (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    login TEXT NOT NULL UNIQUE CHECK (login NOT GLOB '*[ ,;]*' AND login <> ''),
    name TEXT NOT NULL,
    organisation_id INTEGER REFERENCES organisations,
    team TEXT NOT NULL,
    fte INTEGER CHECK (fte >= 0),
    role TEXT NOT NULL CHECK (role = '' OR role = 'coordinator' OR role = 'team-lead' OR
        role = 'process-director' OR role = 'evaluator' OR role = 'administrator'),
    approved_on INTEGER,
    methods TEXT NOT NULL,
    funding TEXT NOT NULL,
    mentor_id INTEGER REFERENCES coordinators,
    "from" INTEGER,
    until INTEGER,
    sort_key TEXT NOT NULL,
    CHECK (until >= "from")
) STRICT;

CREATE INDEX coordinators_by_name ON coordinators (sort_key, login);

CREATE INDEX coordinators_by_organisation ON coordinators (organisation_id);

CREATE INDEX coordinators_by_mentor ON coordinators (mentor_id)
    WHERE mentor_id IS NOT NULL;

CREATE TABLE professionals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    professional TEXT NOT NULL UNIQUE CHECK (professional NOT GLOB '*[ ,;]*' AND
        professional <> ''),
    given_name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    family_name TEXT NOT NULL,
    function TEXT NOT NULL,
    organisation_id INTEGER REFERENCES organisations,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_id INTEGER NOT NULL
) STRICT;

CREATE INDEX professionals_by_name ON professionals (sort_key, professional);

CREATE INDEX professionals_by_organisation ON professionals (organisation_id);

CREATE TABLE households (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household TEXT NOT NULL UNIQUE CHECK (household NOT GLOB '*[ ,;]*' AND household <> ''),
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    house_number TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    district TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    safety_note TEXT NOT NULL,
    weight TEXT NOT NULL CHECK (weight = '' OR weight = 'light' OR weight = 'heavy'),
    question TEXT NOT NULL,
    wanted TEXT NOT NULL,
    strengths TEXT NOT NULL,
    worries TEXT NOT NULL,
    self_coordination TEXT NOT NULL CHECK (self_coordination = '' OR
        self_coordination = 'yes' OR self_coordination = 'with-support' OR
        self_coordination = 'no'),
    self_coordination_on INTEGER,
    sort_key TEXT NOT NULL,
    search_id INTEGER NOT NULL
) STRICT;

CREATE INDEX households_by_name ON households (sort_key, household);

CREATE TABLE people (
    -- One row for each person in a household: names as that household has them.
    -- same_as_id is the row that stands for the human being (never a chain).
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    person TEXT NOT NULL CHECK (person NOT GLOB '*[ ,;]*' AND person <> ''),
    given_name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    family_name TEXT NOT NULL,
    birth_date INTEGER,
    role TEXT NOT NULL CHECK (role = '' OR role = 'parent' OR role = 'child' OR
        role = 'partner' OR role = 'grandparent' OR role = 'other'),
    authority TEXT NOT NULL CHECK (authority = '' OR authority = 'both' OR
        authority = 'one' OR authority = 'guardian' OR authority = 'none'),
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    notes TEXT NOT NULL,
    "from" INTEGER,
    until INTEGER,
    same_as_id INTEGER REFERENCES people CHECK (same_as_id <> id),
    search_id INTEGER NOT NULL,
    CHECK (until >= "from"),
    UNIQUE (household_id, person)
) STRICT;

CREATE INDEX people_by_same_as ON people (same_as_id) WHERE same_as_id IS NOT NULL;

CREATE TABLE network (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    network TEXT NOT NULL CHECK (network NOT GLOB '*[ ,;]*' AND network <> ''),
    name TEXT NOT NULL,
    relation TEXT NOT NULL,
    phone TEXT NOT NULL,
    offers TEXT NOT NULL,
    search_id INTEGER NOT NULL,
    UNIQUE (household_id, network)
) STRICT;

CREATE TABLE coordination (
    -- Who coordinates is at most one of coordinator, professional, person, network
    -- member and the family itself.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    "from" INTEGER NOT NULL,
    level TEXT NOT NULL,
    coordinator_id INTEGER REFERENCES coordinators,
    professional_id INTEGER REFERENCES professionals,
    person_id INTEGER REFERENCES people,
    network_id INTEGER REFERENCES network,
    family INTEGER NOT NULL CHECK (family IN (0, 1)),
    reason TEXT NOT NULL,
    aim TEXT NOT NULL,
    instruments TEXT NOT NULL,
    expected_until INTEGER,
    until INTEGER,
    exit TEXT NOT NULL CHECK (exit = '' OR exit = 'independent' OR
        exit = 'lighter-help' OR exit = 'pilot-light' OR exit = 'handed-over' OR
        exit = 'stopped-by-family'),
    CHECK (until >= "from"),
    CHECK ((coordinator_id IS NOT NULL) + (professional_id IS NOT NULL) +
        (person_id IS NOT NULL) + (network_id IS NOT NULL) + family <= 1),
    UNIQUE (household_id, "from")
) STRICT;

CREATE INDEX coordination_by_coordinator ON coordination (coordinator_id)
    WHERE coordinator_id IS NOT NULL;

CREATE INDEX coordination_by_professional ON coordination (professional_id)
    WHERE professional_id IS NOT NULL;

CREATE INDEX coordination_by_person ON coordination (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX coordination_by_network ON coordination (network_id)
    WHERE network_id IS NOT NULL;

CREATE TABLE involvements (
    -- Without rows in involvement_persons it is for the whole household.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    professional_id INTEGER NOT NULL REFERENCES professionals,
    domain TEXT NOT NULL CHECK (domain <> ''),
    "from" INTEGER,
    purpose TEXT NOT NULL,
    dimension TEXT NOT NULL,
    until INTEGER,
    end_reason TEXT NOT NULL,
    hours_per_week INTEGER CHECK (hours_per_week BETWEEN 0 AND 10080),
    visits_per_week INTEGER CHECK (visits_per_week >= 0),
    weekdays TEXT NOT NULL,
    place TEXT NOT NULL CHECK (place = '' OR place = 'home' OR place = 'school' OR
        place = 'office' OR place = 'screen'),
    law TEXT NOT NULL,
    hourly_tariff INTEGER CHECK (hourly_tariff >= 0),
    yearly_amount INTEGER CHECK (yearly_amount >= 0),
    known INTEGER CHECK (known IN (0, 1)),
    for_whom_clear INTEGER CHECK (for_whom_clear IN (0, 1)),
    purpose_clear INTEGER CHECK (purpose_clear IN (0, 1)),
    helps INTEGER CHECK (helps IN (0, 1)),
    trusted INTEGER CHECK (trusted IN (0, 1)),
    family_mark TEXT NOT NULL CHECK (family_mark = '' OR family_mark = 'unclear' OR
        family_mark = 'redundant'),
    coordinator_mark TEXT NOT NULL CHECK (coordinator_mark = '' OR
        coordinator_mark = 'unclear' OR coordinator_mark = 'redundant'),
    CHECK (until >= "from")
) STRICT;

CREATE UNIQUE INDEX involvements_by_key
    ON involvements (household_id, professional_id, domain, coalesce("from", -1000000));

CREATE TABLE involvement_persons (
    involvement_id INTEGER NOT NULL REFERENCES involvements ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people,
    PRIMARY KEY (involvement_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX involvement_persons_by_person ON involvement_persons (person_id);

CREATE TABLE scores (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    person_id INTEGER NOT NULL REFERENCES people,
    date INTEGER NOT NULL,
    instrument TEXT NOT NULL CHECK (instrument <> ''),
    stage TEXT NOT NULL CHECK (stage = '' OR stage = 'start' OR stage = 'interim' OR
        stage = 'end' OR stage = 'follow-up'),
    filled_in_by TEXT NOT NULL CHECK (filled_in_by = '' OR filled_in_by = 'self' OR
        filled_in_by = 'with-help' OR filled_in_by = 'proxy'),
    UNIQUE (person_id, date, instrument)
) STRICT;

CREATE INDEX scores_by_household ON scores (household_id, date);

CREATE TABLE marks (
    scoring_id INTEGER NOT NULL REFERENCES scores ON DELETE CASCADE,
    axis TEXT NOT NULL CHECK (axis <> ''),
    mark INTEGER CHECK (mark BETWEEN 0 AND 100),
    wanted INTEGER CHECK (wanted BETWEEN 0 AND 100),
    talk INTEGER CHECK (talk IN (0, 1)),
    note TEXT NOT NULL,
    PRIMARY KEY (scoring_id, axis)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER coordination_overlap_insert BEFORE INSERT ON coordination
WHEN EXISTS (SELECT 1 FROM coordination AS other WHERE other.household_id = NEW.household_id
    AND other."from" <= coalesce(NEW.until, 1000000)
    AND coalesce(other.until, 1000000) >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'coordination spans overlap'); END;

CREATE TRIGGER coordination_overlap_update BEFORE UPDATE OF "from", until ON coordination
WHEN EXISTS (SELECT 1 FROM coordination AS other WHERE other.household_id = NEW.household_id
    AND other.id <> NEW.id AND other."from" <= coalesce(NEW.until, 1000000)
    AND coalesce(other.until, 1000000) >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'coordination spans overlap'); END;

CREATE TRIGGER coordination_who_insert BEFORE INSERT ON coordination
WHEN (NEW.person_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM people WHERE id = NEW.person_id))
    OR (NEW.network_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM network WHERE id = NEW.network_id))
BEGIN SELECT RAISE(ABORT, 'who coordinates is not of this household'); END;

CREATE TRIGGER coordination_who_update BEFORE UPDATE OF person_id, network_id
    ON coordination
WHEN (NEW.person_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM people WHERE id = NEW.person_id))
    OR (NEW.network_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM network WHERE id = NEW.network_id))
BEGIN SELECT RAISE(ABORT, 'who coordinates is not of this household'); END;

CREATE TRIGGER involvement_persons_insert BEFORE INSERT ON involvement_persons
WHEN (SELECT household_id FROM people WHERE id = NEW.person_id) IS NOT
    (SELECT household_id FROM involvements WHERE id = NEW.involvement_id)
BEGIN SELECT RAISE(ABORT, 'person is not of this household'); END;

CREATE TRIGGER involvement_persons_update BEFORE UPDATE ON involvement_persons
BEGIN SELECT RAISE(ABORT, 'rows of involvement_persons are not changed'); END;

CREATE TRIGGER scores_member_insert BEFORE INSERT ON scores
WHEN NOT EXISTS (SELECT 1 FROM people WHERE id = NEW.person_id
    AND household_id = NEW.household_id AND coalesce("from", -1000000) <= NEW.date
    AND coalesce(until, 1000000) >= NEW.date)
BEGIN SELECT RAISE(ABORT, 'person is not a member on that day'); END;

CREATE TRIGGER scores_member_update BEFORE UPDATE OF person_id, date ON scores
WHEN NOT EXISTS (SELECT 1 FROM people WHERE id = NEW.person_id
    AND household_id = NEW.household_id AND coalesce("from", -1000000) <= NEW.date
    AND coalesce(until, 1000000) >= NEW.date)
BEGIN SELECT RAISE(ABORT, 'person is not a member on that day'); END;

CREATE TRIGGER people_member_update BEFORE UPDATE OF "from", until ON people
WHEN EXISTS (SELECT 1 FROM scores WHERE person_id = NEW.id
    AND (date < coalesce(NEW."from", -1000000) OR date > coalesce(NEW.until, 1000000)))
BEGIN SELECT RAISE(ABORT, 'a scoring lies outside the membership'); END;

CREATE TRIGGER people_same_as_insert BEFORE INSERT ON people
WHEN NEW.same_as_id IS NOT NULL AND EXISTS (SELECT 1 FROM people
    WHERE id = NEW.same_as_id AND same_as_id IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'same_as is a chain'); END;

CREATE TRIGGER people_same_as_update BEFORE UPDATE OF same_as_id ON people
WHEN NEW.same_as_id IS NOT NULL AND (
    EXISTS (SELECT 1 FROM people WHERE id = NEW.same_as_id AND same_as_id IS NOT NULL)
    OR EXISTS (SELECT 1 FROM people WHERE same_as_id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'same_as is a chain'); END;

CREATE TRIGGER people_stay BEFORE UPDATE OF household_id ON people
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER network_stay BEFORE UPDATE OF household_id ON network
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER coordination_stay BEFORE UPDATE OF household_id ON coordination
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER involvements_stay BEFORE UPDATE OF household_id ON involvements
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER scores_stay BEFORE UPDATE OF household_id ON scores
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TABLE steps (
    -- A saved request; what it changed stands in history. session and number make it once;
    -- kind, action and label tell what it did to the first record, first_line and last_line
    -- where its history is.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session INTEGER NOT NULL,
    number INTEGER,
    login TEXT NOT NULL,
    at INTEGER NOT NULL,
    verb TEXT NOT NULL CHECK (verb = 'save' OR verb = 'undo' OR verb = 'import'),
    kind TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action = 'new' OR action = 'change' OR
        action = 'delete'),
    label TEXT NOT NULL,
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    result_id INTEGER NOT NULL,
    new_count INTEGER NOT NULL,
    changed_count INTEGER NOT NULL,
    unchanged_count INTEGER NOT NULL,
    rejected_count INTEGER NOT NULL,
    undone_by INTEGER REFERENCES steps
) STRICT;

CREATE UNIQUE INDEX steps_by_request ON steps (session, number) WHERE number IS NOT NULL;

CREATE INDEX steps_by_session ON steps (session, id);

CREATE TABLE history (
    -- Who changed what: a row for each changed field, one without a field for a new
    -- record, and on deletion a row for each field that was not empty. rev is the record's
    -- revision after it. household_id is 0 for records of no household.
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES steps,
    household_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (action = 'new' OR action = 'change' OR
        action = 'delete'),
    field TEXT NOT NULL,
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL
) STRICT;

CREATE INDEX history_by_record ON history (household_id, kind, record_id);

CREATE TABLE search_docs (
    -- One row for each record that can be found. id is the order in which hits are
    -- shown: kind, packed sort key, sequence. own: words of its own name and code, other:
    -- of its other fields.
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL,
    household_id INTEGER NOT NULL,
    sort_key TEXT NOT NULL,
    own TEXT NOT NULL,
    other TEXT NOT NULL
) STRICT;

CREATE INDEX search_docs_by_key ON search_docs (id >> 18, sort_key);

CREATE VIRTUAL TABLE search_index USING fts5(words, content='', columnsize=0, detail=none,
    prefix='2 3 4 5 6 7 8', tokenize='ascii');

CREATE INDEX involvements_active
    ON involvements (household_id, professional_id, "from", until);

CREATE INDEX involvements_by_professional
    ON involvements (professional_id, household_id, "from", until);

CREATE INDEX households_places ON households (id, search_id);

CREATE TABLE drafts (
    -- What somebody typed into a form and has not saved. No part of the history: it is
    -- written over while they type. household_id is 0 for records of no household,
    -- record_id for a new record; values has a line a field. session and number are those
    -- of the request that kept it last, so that it is done once.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    login TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    household_id INTEGER NOT NULL,
    record_id INTEGER NOT NULL,
    record_rev INTEGER NOT NULL,
    title TEXT NOT NULL,
    "values" TEXT NOT NULL,
    session INTEGER NOT NULL,
    number INTEGER NOT NULL
) STRICT;

CREATE INDEX drafts_by_login ON drafts (login, at);

CREATE TABLE places (
    -- Where somebody was when the program ended; household_id 0: in the list.
    login TEXT PRIMARY KEY,
    household_id INTEGER NOT NULL,
    pane TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
    -- Who leaves is ended (until), never removed: what was done keeps its name. rights are
    -- those given by name, parted by commas.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    login TEXT NOT NULL UNIQUE CHECK (login NOT GLOB '*[ ,;]*' AND login <> ''),
    uid INTEGER NOT NULL UNIQUE CHECK (uid BETWEEN 0 AND 4294967294),
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role = 'coordinator' OR role = 'team-lead' OR
        role = 'process-director' OR role = 'evaluator' OR role = 'administrator'),
    team TEXT NOT NULL,
    phone TEXT NOT NULL,
    rights TEXT NOT NULL,
    "from" INTEGER,
    until INTEGER
) STRICT;

CREATE TRIGGER users_stay BEFORE DELETE ON users
BEGIN SELECT RAISE(ABORT, 'users are ended, not deleted'); END;

CREATE TABLE covers (
    -- A user does the work of another for some days.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    user_id INTEGER NOT NULL REFERENCES users,
    covered_id INTEGER NOT NULL REFERENCES users CHECK (covered_id <> user_id),
    "from" INTEGER,
    until INTEGER,
    reason TEXT NOT NULL,
    CHECK (until >= "from")
) STRICT;

CREATE INDEX covers_by_user ON covers (user_id);

CREATE TABLE restricted (
    -- A household that stands here is nowhere but for these users.
    household_id INTEGER NOT NULL REFERENCES households ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users,
    PRIMARY KEY (household_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE glass (
    -- Break the glass: another's household opened in an emergency, for some hours. at and
    -- until are seconds since 1970.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    household_id INTEGER NOT NULL REFERENCES households ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users,
    at INTEGER NOT NULL,
    until INTEGER NOT NULL CHECK (until > at),
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX glass_by_user ON glass (user_id, until);

CREATE INDEX glass_by_household ON glass (household_id, id);

CREATE TABLE glass_seen (
    -- Whom it was shown to: the household's coordinator, the team lead.
    glass_id INTEGER NOT NULL REFERENCES glass ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users,
    PRIMARY KEY (glass_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE trail (
    -- What was seen and done, one row for each; only added to. ids follow one another from 1.
    -- No names and no content stand here: users, households and records by their internal
    -- numbers, 0: none. at is seconds since 1970; user_id 0: the owner of a database without
    -- a service, or nobody. mac covers the row and the mac before it, with a key that is not
    -- in the database; words_hash the row of trail_words in the same way, empty: there was
    -- none.
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    uid INTEGER NOT NULL,
    role TEXT NOT NULL,
    behalf_id INTEGER NOT NULL,
    household_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (action <> ''),
    ground TEXT NOT NULL CHECK (ground <> ''),
    glass_id INTEGER NOT NULL,
    session INTEGER NOT NULL,
    address TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result <> ''),
    count INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    words_hash BLOB NOT NULL CHECK (length(words_hash) = 0 OR length(words_hash) = 32),
    mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE INDEX trail_by_time ON trail (at);

CREATE INDEX trail_by_user ON trail (user_id, at);

CREATE INDEX trail_by_household ON trail (household_id, at) WHERE household_id > 0;

CREATE INDEX trail_by_action ON trail (action, at);

CREATE TRIGGER trail_stays BEFORE DELETE ON trail
BEGIN SELECT RAISE(ABORT, 'the trail is only added to'); END;

CREATE TRIGGER trail_is_fixed BEFORE UPDATE ON trail
BEGIN SELECT RAISE(ABORT, 'the trail is only added to'); END;

CREATE TABLE trail_words (
    -- The personal part of an entry: what was searched for, a reason. Erasing takes it away,
    -- and the chain stays whole.
    id INTEGER PRIMARY KEY REFERENCES trail,
    household_id INTEGER NOT NULL,
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    words TEXT NOT NULL
) STRICT;

CREATE INDEX trail_words_by_household ON trail_words (household_id) WHERE household_id > 0;

CREATE TABLE trail_keys (
    -- From which entry on which key was used; key_id is a keyed hash by which it is known.
    first_id INTEGER PRIMARY KEY,
    key_id BLOB NOT NULL CHECK (length(key_id) = 32)
) STRICT;

CREATE TABLE erasures (
    -- Certificates: that a household was erased, and nothing of it. hashes are those of the codes
    -- that it had, each over salt and code; counts are rows for each table. They stand in the file
    -- beside the database as well, for backups made before. records: "involvements 3,7" when not all
    -- of it was erased. session and number make one once.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    household_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    asked_by TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    ground TEXT NOT NULL,
    salt TEXT NOT NULL UNIQUE,
    hashes TEXT NOT NULL,
    counts TEXT NOT NULL,
    records TEXT NOT NULL,
    session INTEGER NOT NULL,
    number INTEGER NOT NULL
) STRICT;

CREATE INDEX erasures_by_household ON erasures (household_id);

CREATE TRIGGER erasures_stay_update BEFORE UPDATE ON erasures
BEGIN SELECT RAISE(ABORT, 'certificates stay'); END;

CREATE TRIGGER erasures_stay_delete BEFORE DELETE ON erasures
BEGIN SELECT RAISE(ABORT, 'certificates stay'); END;

CREATE TABLE erasures_asked (
    -- A household, or what of it is due by itself, that a user wants erased, until another one confirms
    -- it. knows: 1 when who asks may read it. at and until are seconds since 1970.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    household_id INTEGER NOT NULL UNIQUE,
    part TEXT NOT NULL CHECK (part = 'household' OR part = 'involvement'),
    user_id INTEGER NOT NULL REFERENCES users,
    at INTEGER NOT NULL,
    until INTEGER NOT NULL CHECK (until > at),
    knows INTEGER NOT NULL CHECK (knows IN (0, 1)),
    reason TEXT NOT NULL,
    session INTEGER NOT NULL,
    number INTEGER NOT NULL
) STRICT;

CREATE INDEX history_gone ON history (old_value, record_id)
    WHERE kind = 'households' AND action = 'delete' AND field = 'household';

CREATE TABLE reviews (
    -- That somebody has looked at what the review of a week points at. week is its Monday, as
    -- a day since 1970; scope a team, or empty: the whole city. at is seconds since 1970.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    week INTEGER NOT NULL CHECK (week % 7 = 4),
    scope TEXT NOT NULL,
    user_id INTEGER NOT NULL REFERENCES users,
    at INTEGER NOT NULL,
    remark TEXT NOT NULL,
    UNIQUE (week, scope)
) STRICT;

CREATE INDEX trail_opened ON trail (at, user_id, household_id)
    WHERE action IN ('open', 'print') AND result = 'done';

CREATE INDEX trail_not_done ON trail (at) WHERE result <> 'done';

CREATE TABLE referrals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    date INTEGER NOT NULL,
    direction TEXT NOT NULL CHECK (direction = 'in' OR direction = 'out'),
    by_name TEXT NOT NULL,
    by_role TEXT NOT NULL,
    organisation_id INTEGER REFERENCES organisations,
    reason TEXT NOT NULL,
    discussed_on INTEGER,
    answer TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state = '' OR state = 'sent' OR state = 'accepted' OR
        state = 'rejected' OR state = 'started' OR state = 'finished' OR
        state = 'withdrawn'),
    state_on INTEGER,
    state_reason TEXT NOT NULL,
    CHECK (discussed_on IS NOT NULL OR (state <> 'accepted' AND state <> 'started' AND
        state <> 'finished')),
    UNIQUE (household_id, date, direction)
) STRICT;

CREATE INDEX referrals_by_organisation ON referrals (organisation_id)
    WHERE organisation_id IS NOT NULL;

CREATE TABLE plans (
    -- At most one is open (one household, one plan).
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    "from" INTEGER NOT NULL,
    going_well TEXT NOT NULL,
    first_things TEXT NOT NULL,
    until INTEGER,
    CHECK (until >= "from"),
    UNIQUE (household_id, "from")
) STRICT;

CREATE UNIQUE INDEX plans_open ON plans (household_id) WHERE until IS NULL;

CREATE TABLE goals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    goal TEXT NOT NULL CHECK (goal NOT GLOB '*[ ,;]*' AND goal <> ''),
    set_on INTEGER,
    person_id INTEGER REFERENCES people,
    domain TEXT NOT NULL,
    dimension TEXT NOT NULL,
    text TEXT NOT NULL,
    target_date INTEGER,
    outcome TEXT NOT NULL CHECK (outcome = '' OR outcome = 'reached' OR outcome = 'partly' OR
        outcome = 'not' OR outcome = 'dropped'),
    outcome_date INTEGER,
    UNIQUE (household_id, goal)
) STRICT;

CREATE INDEX goals_by_person ON goals (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE actions (
    -- Who does it is at most one of coordinator, professional, person, network member and the
    -- family.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    action TEXT NOT NULL CHECK (action NOT GLOB '*[ ,;]*' AND action <> ''),
    set_on INTEGER,
    goal_id INTEGER REFERENCES goals,
    coordinator_id INTEGER REFERENCES coordinators,
    professional_id INTEGER REFERENCES professionals,
    person_id INTEGER REFERENCES people,
    network_id INTEGER REFERENCES network,
    family INTEGER NOT NULL CHECK (family IN (0, 1)),
    text TEXT NOT NULL,
    due INTEGER,
    done_on INTEGER,
    CHECK ((coordinator_id IS NOT NULL) + (professional_id IS NOT NULL) +
        (person_id IS NOT NULL) + (network_id IS NOT NULL) + family <= 1),
    UNIQUE (household_id, action)
) STRICT;

CREATE INDEX actions_by_goal ON actions (goal_id) WHERE goal_id IS NOT NULL;

CREATE INDEX actions_by_coordinator ON actions (coordinator_id)
    WHERE coordinator_id IS NOT NULL;

CREATE INDEX actions_by_professional ON actions (professional_id)
    WHERE professional_id IS NOT NULL;

CREATE INDEX actions_by_person ON actions (person_id)
    WHERE person_id IS NOT NULL;

CREATE INDEX actions_by_network ON actions (network_id)
    WHERE network_id IS NOT NULL;

CREATE TABLE versions (
    -- The plan as it was agreed on; with whom stands in named.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    agreed_on INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (household_id, agreed_on)
) STRICT;

CREATE TABLE deviations (
    -- Rules that are departed from; who agreed stands in named.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    deviation TEXT NOT NULL CHECK (deviation NOT GLOB '*[ ,;]*' AND deviation <> ''),
    "from" INTEGER,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    until INTEGER,
    CHECK (until >= "from"),
    UNIQUE (household_id, deviation)
) STRICT;

CREATE TABLE meetings (
    -- Who was invited and who was there stands in named.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    date INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state = '' OR state = 'planned' OR state = 'held' OR
        state = 'cancelled'),
    place TEXT NOT NULL,
    family_invited INTEGER CHECK (family_invited IN (0, 1)),
    family_present INTEGER CHECK (family_present IN (0, 1)),
    agenda TEXT NOT NULL,
    minutes TEXT NOT NULL,
    UNIQUE (household_id, date)
) STRICT;

CREATE TABLE contributions (
    -- What a helper said before a meeting, and what was decided there; who agreed stands in named.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    date INTEGER NOT NULL,
    professional_id INTEGER NOT NULL REFERENCES professionals,
    needed INTEGER CHECK (needed IN (0, 1)),
    who_else TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision = '' OR decision = 'keep' OR decision = 'reduce' OR
        decision = 'merge' OR decision = 'stop'),
    reason TEXT NOT NULL,
    UNIQUE (household_id, date, professional_id)
) STRICT;

CREATE INDEX contributions_by_professional ON contributions (professional_id);

CREATE TABLE agreements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    date INTEGER NOT NULL,
    agreement TEXT NOT NULL CHECK (agreement NOT GLOB '*[ ,;]*' AND agreement <> ''),
    coordinator_id INTEGER REFERENCES coordinators,
    professional_id INTEGER REFERENCES professionals,
    person_id INTEGER REFERENCES people,
    network_id INTEGER REFERENCES network,
    family INTEGER NOT NULL CHECK (family IN (0, 1)),
    text TEXT NOT NULL,
    due INTEGER,
    kept INTEGER CHECK (kept IN (0, 1)),
    CHECK ((coordinator_id IS NOT NULL) + (professional_id IS NOT NULL) +
        (person_id IS NOT NULL) + (network_id IS NOT NULL) + family <= 1),
    UNIQUE (household_id, date, agreement)
) STRICT;

CREATE INDEX agreements_by_coordinator ON agreements (coordinator_id)
    WHERE coordinator_id IS NOT NULL;

CREATE INDEX agreements_by_professional ON agreements (professional_id)
    WHERE professional_id IS NOT NULL;

CREATE INDEX agreements_by_person ON agreements (person_id)
    WHERE person_id IS NOT NULL;

CREATE INDEX agreements_by_network ON agreements (network_id)
    WHERE network_id IS NOT NULL;

CREATE TABLE notes (
    -- Contacts; with whom stands in named. A reminder is open as long as remind_on is set.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    date INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    kind TEXT NOT NULL CHECK (kind = '' OR kind = 'visit' OR kind = 'call' OR kind = 'message' OR
        kind = 'office'),
    place TEXT NOT NULL,
    minutes_coordination INTEGER CHECK (minutes_coordination >= 0),
    minutes_care INTEGER CHECK (minutes_care >= 0),
    shared INTEGER CHECK (shared IN (0, 1)),
    text TEXT NOT NULL,
    remind_on INTEGER,
    UNIQUE (household_id, date, sequence)
) STRICT;

CREATE TABLE lookbacks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    professional_id INTEGER NOT NULL REFERENCES professionals,
    domain TEXT NOT NULL CHECK (domain <> ''),
    until INTEGER NOT NULL,
    months INTEGER NOT NULL CHECK (months = 3 OR months = 6 OR months = 12),
    result TEXT NOT NULL CHECK (result = '' OR result = 'good' OR result = 'resumed' OR
        result = 'elsewhere'),
    note TEXT NOT NULL,
    answered_on INTEGER,
    UNIQUE (household_id, professional_id, domain, until, months)
) STRICT;

CREATE INDEX lookbacks_by_professional ON lookbacks (professional_id);

CREATE TRIGGER goals_inside_insert BEFORE INSERT ON goals
WHEN (NEW.person_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM people WHERE id = NEW.person_id))
BEGIN SELECT RAISE(ABORT, 'the person is not of this household'); END;

CREATE TRIGGER goals_inside_update BEFORE UPDATE OF person_id ON goals
WHEN (NEW.person_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM people WHERE id = NEW.person_id))
BEGIN SELECT RAISE(ABORT, 'the person is not of this household'); END;

CREATE TRIGGER actions_inside_insert BEFORE INSERT ON actions
WHEN (NEW.person_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM people WHERE id = NEW.person_id))
    OR (NEW.network_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM network WHERE id = NEW.network_id))
    OR (NEW.goal_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM goals WHERE id = NEW.goal_id))
BEGIN SELECT RAISE(ABORT, 'who or the goal is not of this household'); END;

CREATE TRIGGER actions_inside_update BEFORE UPDATE OF person_id, network_id, goal_id ON actions
WHEN (NEW.person_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM people WHERE id = NEW.person_id))
    OR (NEW.network_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM network WHERE id = NEW.network_id))
    OR (NEW.goal_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM goals WHERE id = NEW.goal_id))
BEGIN SELECT RAISE(ABORT, 'who or the goal is not of this household'); END;

CREATE TRIGGER agreements_inside_insert BEFORE INSERT ON agreements
WHEN (NEW.person_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM people WHERE id = NEW.person_id))
    OR (NEW.network_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM network WHERE id = NEW.network_id))
BEGIN SELECT RAISE(ABORT, 'who is not of this household'); END;

CREATE TRIGGER agreements_inside_update BEFORE UPDATE OF person_id, network_id ON agreements
WHEN (NEW.person_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM people WHERE id = NEW.person_id))
    OR (NEW.network_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM network WHERE id = NEW.network_id))
BEGIN SELECT RAISE(ABORT, 'who is not of this household'); END;

CREATE TRIGGER versions_named AFTER DELETE ON versions
BEGIN DELETE FROM named WHERE record_id = OLD.id AND
    list = 'versions.agreed_with'; END;

CREATE TRIGGER deviations_named AFTER DELETE ON deviations
BEGIN DELETE FROM named WHERE record_id = OLD.id AND
    list = 'deviations.agreed_by'; END;

CREATE TRIGGER meetings_named AFTER DELETE ON meetings
BEGIN DELETE FROM named WHERE record_id = OLD.id AND
    (list = 'meetings.invited' OR list = 'meetings.present'); END;

CREATE TRIGGER contributions_named AFTER DELETE ON contributions
BEGIN DELETE FROM named WHERE record_id = OLD.id AND
    list = 'contributions.agreed_by'; END;

CREATE TRIGGER notes_named AFTER DELETE ON notes
BEGIN DELETE FROM named WHERE record_id = OLD.id AND
    list = 'notes.with'; END;

CREATE TRIGGER referrals_stay BEFORE UPDATE OF household_id ON referrals
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER plans_stay BEFORE UPDATE OF household_id ON plans
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER goals_stay BEFORE UPDATE OF household_id ON goals
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER actions_stay BEFORE UPDATE OF household_id ON actions
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER versions_stay BEFORE UPDATE OF household_id ON versions
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER deviations_stay BEFORE UPDATE OF household_id ON deviations
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER meetings_stay BEFORE UPDATE OF household_id ON meetings
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER contributions_stay BEFORE UPDATE OF household_id ON contributions
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER agreements_stay BEFORE UPDATE OF household_id ON agreements
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER notes_stay BEFORE UPDATE OF household_id ON notes
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER lookbacks_stay BEFORE UPDATE OF household_id ON lookbacks
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TABLE proposals (
    -- What would be if, kept by name for a meeting; what it changes stands in
    -- "proposal-changes". None of it is so until it is accepted.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    proposal TEXT NOT NULL CHECK (proposal NOT GLOB '*[ ,;]*' AND proposal <> ''),
    name TEXT NOT NULL,
    made_on INTEGER,
    remark TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state = '' OR state = 'open' OR state = 'accepted' OR
        state = 'dropped'),
    state_on INTEGER,
    UNIQUE (household_id, proposal)
) STRICT;

CREATE TABLE "proposal-changes" (
    -- Professional, domain and from are the key of an involvement, which may end or go meanwhile.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    proposal_id INTEGER NOT NULL REFERENCES proposals,
    professional_id INTEGER NOT NULL REFERENCES professionals,
    domain TEXT NOT NULL CHECK (domain <> ''),
    "from" INTEGER,
    change TEXT NOT NULL CHECK (change = 'stop' OR change = 'reduce' OR change = 'merge'),
    hours_per_week INTEGER CHECK (hours_per_week BETWEEN 0 AND 10080),
    into_id INTEGER REFERENCES professionals,
    CHECK ((change = 'merge') = (into_id IS NOT NULL)),
    CHECK (into_id <> professional_id),
    CHECK (change <> 'stop' OR hours_per_week IS NULL)
) STRICT;

CREATE UNIQUE INDEX "proposal-changes_by_key" ON "proposal-changes"
    (proposal_id, professional_id, domain, coalesce("from", -1000000));

CREATE INDEX "proposal-changes_by_household" ON "proposal-changes" (household_id);

CREATE INDEX "proposal-changes_by_professional" ON "proposal-changes" (professional_id);

CREATE INDEX "proposal-changes_by_into" ON "proposal-changes" (into_id)
    WHERE into_id IS NOT NULL;

CREATE TABLE advices (
    -- Who gave it is at most one of coordinator, professional, person, network member and the
    -- family; to whom stands in named. It clashes with one that was written down before it.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    advice TEXT NOT NULL CHECK (advice NOT GLOB '*[ ,;]*' AND advice <> ''),
    date INTEGER,
    coordinator_id INTEGER REFERENCES coordinators,
    professional_id INTEGER REFERENCES professionals,
    person_id INTEGER REFERENCES people,
    network_id INTEGER REFERENCES network,
    family INTEGER NOT NULL CHECK (family IN (0, 1)),
    text TEXT NOT NULL,
    clashes_id INTEGER REFERENCES advices CHECK (clashes_id < id),
    CHECK ((coordinator_id IS NOT NULL) + (professional_id IS NOT NULL) +
        (person_id IS NOT NULL) + (network_id IS NOT NULL) + family <= 1),
    UNIQUE (household_id, advice)
) STRICT;

CREATE INDEX advices_by_coordinator ON advices (coordinator_id)
    WHERE coordinator_id IS NOT NULL;

CREATE INDEX advices_by_professional ON advices (professional_id)
    WHERE professional_id IS NOT NULL;

CREATE INDEX advices_by_person ON advices (person_id)
    WHERE person_id IS NOT NULL;

CREATE INDEX advices_by_network ON advices (network_id)
    WHERE network_id IS NOT NULL;

CREATE INDEX advices_by_clash ON advices (clashes_id)
    WHERE clashes_id IS NOT NULL;

CREATE TABLE snapshots (
    -- Figures of a household as they were on a day of evaluation. coverage: tenths of a per cent.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL CHECK (rev >= 1),
    household_id INTEGER NOT NULL REFERENCES households,
    date INTEGER NOT NULL,
    stage TEXT NOT NULL CHECK (stage = 'start' OR stage = 'interim' OR stage = 'end' OR
        stage = 'follow-up'),
    helpers INTEGER CHECK (helpers >= 0),
    organisations INTEGER CHECK (organisations >= 0),
    hours_per_week INTEGER CHECK (hours_per_week >= 0),
    unknown_hours INTEGER CHECK (unknown_hours >= 0),
    hours_per_helper INTEGER CHECK (hours_per_helper >= 0),
    visits_per_week INTEGER CHECK (visits_per_week >= 0),
    faces INTEGER CHECK (faces >= 0),
    yearly_cost INTEGER CHECK (yearly_cost >= 0),
    unknown_costs INTEGER CHECK (unknown_costs >= 0),
    municipal_cost INTEGER CHECK (municipal_cost >= 0),
    coverage INTEGER CHECK (coverage BETWEEN 0 AND 1000),
    remark TEXT NOT NULL,
    UNIQUE (household_id, date, stage)
) STRICT;

CREATE TABLE named (
    -- Those whom a field of a record names, one a row; list is "table.field".
    list TEXT NOT NULL CHECK (list = 'versions.agreed_with' OR list = 'deviations.agreed_by' OR
        list = 'meetings.invited' OR list = 'meetings.present' OR
        list = 'contributions.agreed_by' OR list = 'notes.with' OR list = 'advices.to'),
    record_id INTEGER NOT NULL,
    household_id INTEGER NOT NULL REFERENCES households,
    coordinator_id INTEGER REFERENCES coordinators,
    professional_id INTEGER REFERENCES professionals,
    person_id INTEGER REFERENCES people,
    network_id INTEGER REFERENCES network,
    family INTEGER NOT NULL CHECK (family IN (0, 1)),
    CHECK ((coordinator_id IS NOT NULL) + (professional_id IS NOT NULL) +
        (person_id IS NOT NULL) + (network_id IS NOT NULL) + family = 1)
) STRICT;

CREATE INDEX named_by_record ON named (record_id, list);

CREATE INDEX named_by_household ON named (household_id);

CREATE INDEX named_by_coordinator ON named (coordinator_id)
    WHERE coordinator_id IS NOT NULL;

CREATE INDEX named_by_professional ON named (professional_id)
    WHERE professional_id IS NOT NULL;

CREATE INDEX named_by_person ON named (person_id)
    WHERE person_id IS NOT NULL;

CREATE INDEX named_by_network ON named (network_id)
    WHERE network_id IS NOT NULL;

CREATE TRIGGER named_inside_insert BEFORE INSERT ON named
WHEN (NEW.person_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM people WHERE id = NEW.person_id))
    OR (NEW.network_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM network WHERE id = NEW.network_id))
BEGIN SELECT RAISE(ABORT, 'who is named is not of this household'); END;

CREATE TRIGGER named_update BEFORE UPDATE ON named
BEGIN SELECT RAISE(ABORT, 'rows of named are not changed'); END;

CREATE TRIGGER advices_named AFTER DELETE ON advices
BEGIN DELETE FROM named WHERE record_id = OLD.id AND
    list = 'advices.to'; END;

CREATE TRIGGER "proposal-changes_inside_insert" BEFORE INSERT ON "proposal-changes"
WHEN NEW.household_id IS NOT (SELECT household_id FROM proposals WHERE id = NEW.proposal_id)
BEGIN SELECT RAISE(ABORT, 'the proposal is not of this household'); END;

CREATE TRIGGER "proposal-changes_inside_update" BEFORE UPDATE OF proposal_id
    ON "proposal-changes"
WHEN NEW.household_id IS NOT (SELECT household_id FROM proposals WHERE id = NEW.proposal_id)
BEGIN SELECT RAISE(ABORT, 'the proposal is not of this household'); END;

CREATE TRIGGER advices_inside_insert BEFORE INSERT ON advices
WHEN (NEW.person_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM people WHERE id = NEW.person_id))
    OR (NEW.network_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM network WHERE id = NEW.network_id))
    OR (NEW.clashes_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM advices WHERE id = NEW.clashes_id))
BEGIN SELECT RAISE(ABORT, 'who or the other advice is not of this household'); END;

CREATE TRIGGER advices_inside_update BEFORE UPDATE OF person_id, network_id, clashes_id
    ON advices
WHEN (NEW.person_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM people WHERE id = NEW.person_id))
    OR (NEW.network_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM network WHERE id = NEW.network_id))
    OR (NEW.clashes_id IS NOT NULL AND NEW.household_id IS NOT
        (SELECT household_id FROM advices WHERE id = NEW.clashes_id))
BEGIN SELECT RAISE(ABORT, 'who or the other advice is not of this household'); END;

CREATE TRIGGER proposals_stay BEFORE UPDATE OF household_id ON proposals
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER "proposal-changes_stay" BEFORE UPDATE OF household_id ON "proposal-changes"
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER advices_stay BEFORE UPDATE OF household_id ON advices
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TRIGGER snapshots_stay BEFORE UPDATE OF household_id ON snapshots
WHEN NEW.household_id <> OLD.household_id
BEGIN SELECT RAISE(ABORT, 'a record stays in its household'); END;

CREATE TABLE filters (
    -- Of the selection list; NULL or '': it is not asked for. No part of the history.
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    helpers INTEGER,
    yearly_cost INTEGER,
    municipal_cost INTEGER,
    domains INTEGER,
    district TEXT NOT NULL,
    coordinated INTEGER CHECK (coordinated IN (0, 1)),
    PRIMARY KEY (login, name)
) STRICT, WITHOUT ROWID;
