-- SPDX-License-Identifier: EUPL-1.2
-- Schema step 3: people at institutions, what was agreed with them, and what they answered. Frozen once released.

-- The columns that say something about a person: erasing him overwrites them, here, in the journal and in
-- overviews that were issued. A step that adds such a column adds a line.
CREATE TABLE personal_column (
  row_table   TEXT NOT NULL,
  column_name TEXT NOT NULL,
  PRIMARY KEY (row_table, column_name)
) STRICT;

INSERT INTO personal_column VALUES
  ('contact', 'name'), ('contact', 'email'), ('contact', 'phone'), ('contact', 'note'), ('contact', 'sort_key'),
  ('contact_link', 'function'), ('contact_link', 'purpose'),
  ('contact_moment', 'text'),
  ('willingness', 'person'), ('willingness', 'note');

CREATE TABLE contact (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         TEXT    NOT NULL UNIQUE,
  rev         INTEGER NOT NULL,
  name        TEXT    NOT NULL, -- '' for a mailbox that is known by its role
  email       TEXT    NOT NULL, -- as given: what is wrong with it is pointed out, not refused
  phone       TEXT    NOT NULL,
  do_not_mail INTEGER NOT NULL CHECK (do_not_mail IN (0, 1)),
  note        TEXT    NOT NULL,
  sort_key    TEXT    NOT NULL  -- of name
) STRICT;

CREATE INDEX contact_sort ON contact (sort_key);

-- What a contact is to a board, an institution or a location.
CREATE TABLE contact_link (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  uid            TEXT    NOT NULL UNIQUE,
  rev            INTEGER NOT NULL,
  contact        INTEGER NOT NULL REFERENCES contact (id) ON DELETE RESTRICT,
  board          INTEGER REFERENCES board (id) ON DELETE RESTRICT,
  institution    INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
  location       INTEGER REFERENCES location (id) ON DELETE RESTRICT,
  role           TEXT    NOT NULL CHECK (role IN ('communication', 'bron', 'board', 'technical', 'other')),
  function       TEXT    NOT NULL, -- the same in their own words
  preferred      INTEGER NOT NULL CHECK (preferred IN (0, 1)),
  origin         TEXT    NOT NULL CHECK (origin IN ('unknown', 'phone', 'mail', 'visit', 'meeting', 'form', 'paper', 'list', 'register', 'other')),
  purpose        TEXT    NOT NULL,
  confirmed      TEXT    NOT NULL,
  keep_until     TEXT    NOT NULL,
  confirmed_last TEXT, -- the day that confirmed ends on; NULL where not known
  CHECK ((board IS NOT NULL) + (institution IS NOT NULL) + (location IS NOT NULL) = 1)
) STRICT;

CREATE INDEX contact_link_contact ON contact_link (contact);
CREATE INDEX contact_link_board ON contact_link (board) WHERE board IS NOT NULL;
CREATE INDEX contact_link_institution ON contact_link (institution) WHERE institution IS NOT NULL;
CREATE INDEX contact_link_location ON contact_link (location) WHERE location IS NOT NULL;
CREATE UNIQUE INDEX contact_link_board_preferred ON contact_link (board, role) WHERE preferred = 1 AND board IS NOT NULL;
CREATE UNIQUE INDEX contact_link_institution_preferred ON contact_link (institution, role) WHERE preferred = 1 AND institution IS NOT NULL;
CREATE UNIQUE INDEX contact_link_location_preferred ON contact_link (location, role) WHERE preferred = 1 AND location IS NOT NULL;

CREATE TABLE contact_moment (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         TEXT    NOT NULL UNIQUE,
  rev         INTEGER NOT NULL,
  day         TEXT    NOT NULL,
  kind        TEXT    NOT NULL CHECK (kind IN ('phone', 'visit', 'mail', 'meeting')),
  manager     INTEGER REFERENCES manager (id) ON DELETE RESTRICT,
  board       INTEGER REFERENCES board (id) ON DELETE RESTRICT,
  institution INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
  contact     INTEGER REFERENCES contact (id) ON DELETE RESTRICT,
  text        TEXT    NOT NULL,
  day_last    TEXT, -- the day that day ends on; NULL where not known
  CHECK (board IS NOT NULL OR institution IS NOT NULL OR contact IS NOT NULL)
) STRICT;

CREATE INDEX contact_moment_manager ON contact_moment (manager) WHERE manager IS NOT NULL;
CREATE INDEX contact_moment_board ON contact_moment (board) WHERE board IS NOT NULL;
CREATE INDEX contact_moment_institution ON contact_moment (institution) WHERE institution IS NOT NULL;
CREATE INDEX contact_moment_contact ON contact_moment (contact) WHERE contact IS NOT NULL;

-- Each answer is a row: the newest one stands, by the day since which it holds, then by the order in which they
-- were noted; those before it are its history.
CREATE TABLE willingness (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         TEXT    NOT NULL UNIQUE,
  rev         INTEGER NOT NULL,
  board       INTEGER REFERENCES board (id) ON DELETE RESTRICT,
  institution INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
  sector      TEXT    NOT NULL CHECK (sector IN ('VO', 'MBO', 'HO')),
  answer      TEXT    NOT NULL CHECK (answer IN ('unknown', 'yes', 'no', 'condition')),
  condition   TEXT    NOT NULL,
  since       TEXT    NOT NULL,
  origin      TEXT    NOT NULL CHECK (origin IN ('unknown', 'phone', 'mail', 'visit', 'meeting', 'form', 'paper', 'list', 'register', 'other')),
  contact     INTEGER REFERENCES contact (id) ON DELETE RESTRICT,
  person      TEXT    NOT NULL,
  note        TEXT    NOT NULL,
  since_first TEXT, -- the day that since begins on; NULL where not known
  CHECK ((board IS NOT NULL) + (institution IS NOT NULL) = 1)
) STRICT;

CREATE INDEX willingness_board ON willingness (board, sector) WHERE board IS NOT NULL;
CREATE INDEX willingness_institution ON willingness (institution, sector) WHERE institution IS NOT NULL;
CREATE INDEX willingness_contact ON willingness (contact) WHERE contact IS NOT NULL;

-- Institutions are found by the names and addresses of their contacts, and of those of their board and locations.
CREATE TRIGGER contact_link_added AFTER INSERT ON contact_link BEGIN
  INSERT INTO search_todo SELECT id FROM institution WHERE id = new.institution ON CONFLICT DO NOTHING;
  INSERT INTO search_todo SELECT institution FROM location WHERE id = new.location ON CONFLICT DO NOTHING;
  INSERT INTO search_todo SELECT id FROM institution WHERE board = new.board ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER contact_link_changed AFTER UPDATE OF contact, board, institution, location ON contact_link BEGIN
  INSERT INTO search_todo SELECT id FROM institution WHERE id IN (old.institution, new.institution) ON CONFLICT DO NOTHING;
  INSERT INTO search_todo SELECT institution FROM location WHERE id IN (old.location, new.location) ON CONFLICT DO NOTHING;
  INSERT INTO search_todo SELECT id FROM institution WHERE board IN (old.board, new.board) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER contact_link_removed AFTER DELETE ON contact_link BEGIN
  INSERT INTO search_todo SELECT id FROM institution WHERE id = old.institution ON CONFLICT DO NOTHING;
  INSERT INTO search_todo SELECT institution FROM location WHERE id = old.location ON CONFLICT DO NOTHING;
  INSERT INTO search_todo SELECT id FROM institution WHERE board = old.board ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER contact_changed AFTER UPDATE OF name, email ON contact BEGIN
  INSERT INTO search_todo SELECT institution FROM contact_link WHERE contact = new.id AND institution IS NOT NULL ON CONFLICT DO NOTHING;
  INSERT INTO search_todo SELECT l.institution FROM contact_link k JOIN location l ON l.id = k.location WHERE k.contact = new.id ON CONFLICT DO NOTHING;
  INSERT INTO search_todo SELECT i.id FROM contact_link k JOIN institution i ON i.board = k.board WHERE k.contact = new.id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER location_moved AFTER UPDATE OF institution ON location BEGIN
  INSERT INTO search_todo SELECT id FROM institution WHERE id IN (old.institution, new.institution) ON CONFLICT DO NOTHING;
END;
