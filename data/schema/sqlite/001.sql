-- SPDX-License-Identifier: EUPL-1.2
-- Schema step 1: the calendar, its people, and the journal. Frozen once released.
--
-- Every table has id (never reused), uid (the only id that leaves the store) and rev (raised by each write).
-- Codes and dates are text; dates are ISO 8601, '' where one is not known. Columns that are made from another
-- one (a folded key, the days a date begins and ends on) are listed in duo-derived.c; verify checks them.
-- References are RESTRICT: whoever removes a row says what becomes of the rows that refer to it.

CREATE TABLE manager (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      TEXT    NOT NULL UNIQUE,
  rev      INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  email    TEXT    NOT NULL,
  login    TEXT    NOT NULL UNIQUE,
  sort_key TEXT    NOT NULL -- of name
) STRICT;

CREATE TABLE campaign (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      TEXT    NOT NULL UNIQUE,
  rev      INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  colour   TEXT    NOT NULL CHECK (colour IN ('grey', 'blue', 'green', 'ochre', 'purple', 'red')),
  period   TEXT    NOT NULL,
  sort_key TEXT    NOT NULL -- of name
) STRICT;

CREATE TABLE message (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        TEXT    NOT NULL UNIQUE,
  rev        INTEGER NOT NULL,
  text       TEXT    NOT NULL,
  link       TEXT    NOT NULL,
  audience   TEXT    NOT NULL CHECK (audience IN ('students', 'institutions')),
  status     TEXT    NOT NULL CHECK (status IN ('concept', 'definite', 'withdrawn')),
  campaign   INTEGER REFERENCES campaign (id) ON DELETE RESTRICT,
  note       TEXT    NOT NULL,
  search_key TEXT    NOT NULL -- of text
) STRICT;

CREATE INDEX message_campaign ON message (campaign) WHERE campaign IS NOT NULL;

-- Months are '2020-10', first and last both inclusive.
CREATE TABLE placement (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         TEXT    NOT NULL UNIQUE,
  rev         INTEGER NOT NULL,
  message     INTEGER NOT NULL REFERENCES message (id) ON DELETE RESTRICT,
  sector      TEXT    NOT NULL CHECK (sector IN ('VO', 'MBO', 'HO')),
  first_month TEXT    NOT NULL CHECK (first_month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  last_month  TEXT    NOT NULL CHECK (last_month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  CHECK (first_month <= last_month)
) STRICT;

CREATE INDEX placement_message ON placement (message);
CREATE INDEX placement_months ON placement (first_month, last_month);

CREATE TABLE milestone (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uid           TEXT    NOT NULL UNIQUE,
  rev           INTEGER NOT NULL,
  title         TEXT    NOT NULL,
  planned       TEXT    NOT NULL,
  actual        TEXT    NOT NULL,
  topic         TEXT    NOT NULL,
  audience      TEXT    NOT NULL CHECK (audience IN ('students', 'institutions', 'municipalities')),
  campaign      INTEGER REFERENCES campaign (id) ON DELETE RESTRICT,
  note          TEXT    NOT NULL,
  planned_first TEXT, -- the days that planned and actual begin and end on; NULL where not known
  planned_last  TEXT,
  actual_first  TEXT,
  actual_last   TEXT
) STRICT;

CREATE INDEX milestone_campaign ON milestone (campaign) WHERE campaign IS NOT NULL;
CREATE INDEX milestone_planned ON milestone (planned_first, planned_last);

CREATE TABLE action (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        TEXT    NOT NULL UNIQUE,
  rev        INTEGER NOT NULL,
  text       TEXT    NOT NULL,
  owner      INTEGER REFERENCES manager (id) ON DELETE RESTRICT,
  due        TEXT    NOT NULL,
  done       TEXT    NOT NULL,
  about_kind TEXT    NOT NULL,
  about      INTEGER, -- id in the table of about_kind
  note       TEXT    NOT NULL,
  due_last   TEXT, -- the day that due ends on; NULL where not known
  CHECK ((about IS NULL) = (about_kind = 'none'))
) STRICT;

CREATE INDEX action_owner ON action (owner) WHERE owner IS NOT NULL;
CREATE INDEX action_about ON action (about_kind, about) WHERE about IS NOT NULL;

CREATE TABLE silence (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  uid   TEXT    NOT NULL UNIQUE,
  rev   INTEGER NOT NULL,
  rule  TEXT    NOT NULL,
  cause TEXT    NOT NULL,
  note  TEXT    NOT NULL,
  who   TEXT    NOT NULL,
  at    TEXT    NOT NULL
) STRICT;

CREATE TABLE overview (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT    NOT NULL UNIQUE,
  rev     INTEGER NOT NULL,
  month   TEXT    NOT NULL,
  issued  TEXT    NOT NULL,
  day     TEXT    NOT NULL,
  who     TEXT    NOT NULL,
  content TEXT    NOT NULL,
  hash    TEXT    NOT NULL
) STRICT;

CREATE INDEX overview_month ON overview (month);

-- Marks of the whole store ("sample"). Not of the journal, as the three tables below.
CREATE TABLE setting (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  uid   TEXT    NOT NULL UNIQUE,
  rev   INTEGER NOT NULL,
  key   TEXT    NOT NULL UNIQUE,
  value TEXT    NOT NULL
) STRICT;

-- The journal: a change and the rows it touched. "applied" numbers the changes in the order in which they took
-- hold: one that is redone gets a new number, so that each row's images follow one another in that order.
CREATE TABLE change (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  uid            TEXT    NOT NULL UNIQUE,
  rev            INTEGER NOT NULL,
  kind           TEXT    NOT NULL,
  object_kind    TEXT    NOT NULL,
  object         INTEGER NOT NULL, -- 0 for many or none
  who            TEXT    NOT NULL,
  at             TEXT    NOT NULL,
  state          TEXT    NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  applied        INTEGER NOT NULL UNIQUE,
  taken_back     INTEGER REFERENCES change (id) ON DELETE RESTRICT,
  schema_version INTEGER NOT NULL
) STRICT;

CREATE INDEX change_stack ON change (who, state, applied);
CREATE INDEX change_object ON change (object_kind, object);

-- before and after are JSON objects by column name, without id and rev; NULL where there was no row. top_rev is
-- the highest rev that the row had: a rev never comes back for other content. No uid and no rev of its own: a
-- row is a part of its change, and this is by far the longest table.
CREATE TABLE change_row (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  change    INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT,
  row_table TEXT    NOT NULL,
  row       INTEGER NOT NULL,
  before    TEXT,
  after     TEXT,
  top_rev   INTEGER NOT NULL
) STRICT;

CREATE INDEX change_row_change ON change_row (change);
CREATE INDEX change_row_row ON change_row (row_table, row);
