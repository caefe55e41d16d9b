-- SPDX-License-Identifier: EUPL-1.2
-- Schema step 5: channels of institutions and partners, what they can show, and profiles. Frozen once released.

CREATE TABLE profile (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      TEXT    NOT NULL UNIQUE,
  rev      INTEGER NOT NULL,
  kind     TEXT    NOT NULL CHECK (kind IN ('screen', 'app', 'newsletter', 'website', 'portal', 'email', 'social', 'poster', 'other')),
  name     TEXT    NOT NULL,
  supplier TEXT    NOT NULL,
  note     TEXT    NOT NULL,
  sort_key TEXT    NOT NULL  -- of name
) STRICT;

CREATE TABLE channel (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  uid            TEXT    NOT NULL UNIQUE,
  rev            INTEGER NOT NULL,
  institution    INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT, -- or partner
  profile        INTEGER REFERENCES profile (id) ON DELETE RESTRICT,
  kind           TEXT    NOT NULL CHECK (kind IN ('screen', 'app', 'newsletter', 'website', 'portal', 'email', 'social', 'poster', 'other')),
  name           TEXT    NOT NULL,
  status         TEXT    NOT NULL CHECK (status IN ('draft', 'confirmed', 'outdated')),
  valid_from     TEXT    NOT NULL,
  origin         TEXT    NOT NULL CHECK (origin IN ('unknown', 'phone', 'mail', 'visit', 'meeting', 'form', 'paper', 'list', 'register', 'other')),
  confirmed      TEXT    NOT NULL,
  note           TEXT    NOT NULL,
  confirmed_last TEXT,             -- the day that confirmed ends on; NULL where not known
  sort_key       TEXT    NOT NULL  -- of name
) STRICT;

CREATE INDEX channel_institution ON channel (institution);
CREATE INDEX channel_profile ON channel (profile) WHERE profile IS NOT NULL;

-- The locations that a channel is at; none = at all of the institution's.
CREATE TABLE channel_location (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      TEXT    NOT NULL UNIQUE,
  rev      INTEGER NOT NULL,
  channel  INTEGER NOT NULL REFERENCES channel (id) ON DELETE RESTRICT,
  location INTEGER NOT NULL REFERENCES location (id) ON DELETE RESTRICT,
  UNIQUE (channel, location)
) STRICT;

CREATE INDEX channel_location_location ON channel_location (location);

-- An answer of a channel, or of a profile for all channels that have none of their own. No row = not asked.
CREATE TABLE spec_value (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT    NOT NULL UNIQUE,
  rev       INTEGER NOT NULL,
  profile   INTEGER REFERENCES profile (id) ON DELETE RESTRICT,
  channel   INTEGER REFERENCES channel (id) ON DELETE RESTRICT,
  field     TEXT    NOT NULL,
  known     INTEGER NOT NULL CHECK (known IN (0, 1)), -- 0 = asked, and nobody knows
  value     TEXT    NOT NULL, -- '' where it is not known, and of sets: those are rows of spec_item
  words     TEXT    NOT NULL, -- as the school said it
  origin    TEXT    NOT NULL CHECK (origin IN ('unknown', 'phone', 'mail', 'visit', 'meeting', 'form', 'paper', 'list', 'register', 'other')),
  confirmed TEXT    NOT NULL, -- a day, or ''
  CHECK ((profile IS NOT NULL) + (channel IS NOT NULL) = 1)
) STRICT;

CREATE UNIQUE INDEX spec_value_profile ON spec_value (profile, field) WHERE profile IS NOT NULL;
CREATE UNIQUE INDEX spec_value_channel ON spec_value (channel, field) WHERE channel IS NOT NULL;

-- What a set holds: file types, languages, days of the week.
CREATE TABLE spec_item (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        TEXT    NOT NULL UNIQUE,
  rev        INTEGER NOT NULL,
  spec_value INTEGER NOT NULL REFERENCES spec_value (id) ON DELETE RESTRICT,
  code       TEXT    NOT NULL,
  UNIQUE (spec_value, code)
) STRICT;
