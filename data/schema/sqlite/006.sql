-- SPDX-License-Identifier: EUPL-1.2
-- Schema step 6: what was published on a materials platform. Frozen once released.

-- No secret is kept here: passwords and login codes live in the keyring.
CREATE TABLE platform_account (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT    NOT NULL UNIQUE,
  rev       INTEGER NOT NULL,
  address   TEXT    NOT NULL,
  login     TEXT    NOT NULL,
  authority TEXT    NOT NULL, -- path of a PEM file; ''
  practice  INTEGER NOT NULL CHECK (practice IN (0, 1))
) STRICT;

CREATE TABLE publication (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  uid       TEXT    NOT NULL UNIQUE,
  rev       INTEGER NOT NULL,
  campaign  INTEGER NOT NULL REFERENCES campaign (id) ON DELETE RESTRICT,
  account   INTEGER NOT NULL REFERENCES platform_account (id) ON DELETE RESTRICT,
  folder    TEXT    NOT NULL,
  last_day  TEXT    NOT NULL,
  published TEXT    NOT NULL,
  withdrawn TEXT    NOT NULL,
  acted     TEXT    NOT NULL, -- when somebody last did something with it: each time is a change
  UNIQUE (campaign, account)
) STRICT;

CREATE INDEX publication_account ON publication (account);

-- What was asked of the platform and what it has, as last known: no change of a person but the state of a queue, so
-- these two have no revision and the journal does not keep them.
CREATE TABLE platform_package (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uid          TEXT    NOT NULL UNIQUE,
  publication  INTEGER NOT NULL REFERENCES publication (id) ON DELETE RESTRICT,
  institution  INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
  label        TEXT    NOT NULL,
  path         TEXT    NOT NULL,
  sha256       TEXT    NOT NULL, -- of the file that has to be there
  size         INTEGER NOT NULL,
  state        TEXT    NOT NULL CHECK (state IN ('planned', 'sending', 'there')),
  there_sha256 TEXT    NOT NULL, -- of the file that is there; ''
  etag         TEXT    NOT NULL,
  file_id      TEXT    NOT NULL,
  upload       TEXT    NOT NULL, -- JSON: what has to be known to go on with sending; ''
  failure      TEXT    NOT NULL,
  link_state   TEXT    NOT NULL CHECK (link_state IN ('planned', 'asking', 'made', 'withdrawn', 'ended')),
  share        TEXT    NOT NULL,
  token        TEXT    NOT NULL,
  url          TEXT    NOT NULL,
  last_day     INTEGER NOT NULL, -- Julian day; 0 for no end
  there_day    INTEGER NOT NULL,
  counted      INTEGER NOT NULL CHECK (counted IN (0, 1)),
  made         TEXT    NOT NULL,
  coded        TEXT    NOT NULL,
  UNIQUE (publication, institution)
) STRICT;

CREATE INDEX platform_package_institution ON platform_package (institution);

-- Each reading is kept with its time: a link that ended takes its count along.
CREATE TABLE download_reading (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT    NOT NULL UNIQUE,
  package INTEGER NOT NULL REFERENCES platform_package (id) ON DELETE RESTRICT,
  token   TEXT    NOT NULL, -- of the link that was counted
  sha256  TEXT    NOT NULL, -- of the file that was behind it
  at      TEXT    NOT NULL,
  count   INTEGER NOT NULL CHECK (count >= 0)
) STRICT;

CREATE INDEX download_reading_package ON download_reading (package, at);
