-- SPDX-License-Identifier: EUPL-1.2
-- Schema step 4: campaigns, their steps and waves, and who takes part. Frozen once released.

ALTER TABLE campaign ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN audience TEXT NOT NULL DEFAULT 'students' CHECK (audience IN ('students', 'institutions', 'municipalities'));
ALTER TABLE campaign ADD COLUMN owner INTEGER REFERENCES manager (id) ON DELETE RESTRICT;
ALTER TABLE campaign ADD COLUMN question_address TEXT NOT NULL DEFAULT 'campagnes@duo.nl';
ALTER TABLE campaign ADD COLUMN goals TEXT NOT NULL DEFAULT '';

CREATE INDEX campaign_owner ON campaign (owner) WHERE owner IS NOT NULL;

-- A step of a campaign is a milestone with its kind.
ALTER TABLE milestone ADD COLUMN step TEXT NOT NULL DEFAULT ''
  CHECK (step IN ('', 'invite', 'forms-back', 'platform', 'materials', 'mailing', 'live', 'off-screen', 'evaluation', 'rollout'));

CREATE UNIQUE INDEX milestone_step ON milestone (campaign, step) WHERE step <> '' AND campaign IS NOT NULL;

-- A sector of a campaign: its waves are its sectors.
CREATE TABLE wave (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        TEXT    NOT NULL UNIQUE,
  rev        INTEGER NOT NULL,
  campaign   INTEGER NOT NULL REFERENCES campaign (id) ON DELETE RESTRICT,
  sector     TEXT    NOT NULL CHECK (sector IN ('VO', 'MBO', 'HO')),
  number     INTEGER NOT NULL CHECK (number >= 1), -- sectors with the same one go together
  concluded  TEXT    NOT NULL,
  conclusion TEXT    NOT NULL,
  reason     TEXT    NOT NULL, -- why it opened early
  UNIQUE (campaign, sector)
) STRICT;

-- Dated facts, '' where they did not happen: the funnel is computed from them. answer means nothing while answered
-- is ''. There is no row until the first fact.
CREATE TABLE participation (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         TEXT    NOT NULL UNIQUE,
  rev         INTEGER NOT NULL,
  campaign    INTEGER NOT NULL REFERENCES campaign (id) ON DELETE RESTRICT,
  institution INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
  sector      TEXT    NOT NULL CHECK (sector IN ('VO', 'MBO', 'HO')),
  invited     TEXT    NOT NULL,
  reminded    TEXT    NOT NULL,
  answered    TEXT    NOT NULL,
  answer      TEXT    NOT NULL CHECK (answer IN ('unknown', 'yes', 'no', 'condition')),
  condition   TEXT    NOT NULL,
  origin      TEXT    NOT NULL CHECK (origin IN ('unknown', 'phone', 'mail', 'visit', 'meeting', 'form', 'paper', 'list', 'register', 'other')),
  person      TEXT    NOT NULL,
  note        TEXT    NOT NULL,
  form_made   TEXT    NOT NULL,
  form_back   TEXT    NOT NULL,
  code_issued TEXT    NOT NULL,
  downloaded  TEXT    NOT NULL,
  shown       TEXT    NOT NULL,
  evaluated   TEXT    NOT NULL,
  UNIQUE (campaign, institution, sector)
) STRICT;

CREATE INDEX participation_institution ON participation (institution);

-- What of a returned form needs a human.
CREATE TABLE review_item (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         TEXT    NOT NULL UNIQUE,
  rev         INTEGER NOT NULL,
  campaign    INTEGER REFERENCES campaign (id) ON DELETE RESTRICT,
  institution INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
  sector      TEXT    NOT NULL CHECK (sector IN ('VO', 'MBO', 'HO')),
  kind        TEXT    NOT NULL CHECK (kind IN ('unclear', 'contact', 'twice', 'other-campaign', 'other-year', 'institution')),
  file        TEXT    NOT NULL,
  place       TEXT    NOT NULL,
  target      TEXT    NOT NULL, -- uid of a channel or contact; ''
  field       TEXT    NOT NULL,
  words       TEXT    NOT NULL,
  proposals   TEXT    NOT NULL, -- a line each
  noted       TEXT    NOT NULL,
  settled     TEXT    NOT NULL,
  outcome     TEXT    NOT NULL
) STRICT;

CREATE INDEX review_item_campaign ON review_item (campaign) WHERE campaign IS NOT NULL;
CREATE INDEX review_item_institution ON review_item (institution) WHERE institution IS NOT NULL;

-- Of schools, as the government publishes them; last_day inclusive, region '' for the whole country.
CREATE TABLE school_holiday (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT    NOT NULL UNIQUE,
  rev       INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  region    TEXT    NOT NULL,
  first_day TEXT    NOT NULL,
  last_day  TEXT    NOT NULL,
  UNIQUE (name, region, first_day),
  CHECK (first_day <= last_day)
) STRICT;

INSERT INTO personal_column VALUES
  ('participation', 'person'), ('participation', 'note'), ('participation', 'condition'),
  ('review_item', 'words'), ('review_item', 'proposals'), ('review_item', 'outcome');
