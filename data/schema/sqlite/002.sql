-- SPDX-License-Identifier: EUPL-1.2
-- Schema step 2: the register of institutions. Frozen once released.
--
-- Where the values of a row come from stands in its sources: groups "day kind letters", separated by ";", where
-- "~" in front of the day marks what was taken from a location (see duo-register-record.c). A row for each field
-- would be twenty rows for each institution, and as many images in the journal of each import.

CREATE TABLE board (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uid          TEXT    NOT NULL UNIQUE,
  rev          INTEGER NOT NULL,
  number       TEXT    NOT NULL UNIQUE CHECK (number GLOB '[0-9][0-9][0-9][0-9][0-9]' OR number GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'),
  name         TEXT    NOT NULL, -- '' where only its number is known
  street       TEXT    NOT NULL,
  house_number TEXT    NOT NULL,
  postcode     TEXT    NOT NULL,
  place        TEXT    NOT NULL,
  municipality TEXT    NOT NULL,
  denomination TEXT    NOT NULL,
  phone        TEXT    NOT NULL,
  website      TEXT    NOT NULL,
  email        TEXT    NOT NULL,
  kvk          TEXT    NOT NULL,
  rio_code     TEXT    NOT NULL,
  open_from    TEXT    NOT NULL,
  open_until   TEXT    NOT NULL, -- exclusive: closed on that day
  sources      TEXT    NOT NULL,
  sort_key     TEXT    NOT NULL  -- of name
) STRICT;

CREATE TABLE institution (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uid          TEXT    NOT NULL UNIQUE,
  rev          INTEGER NOT NULL,
  brin         TEXT    UNIQUE CHECK (brin GLOB '[0-9][0-9][A-Z][A-Z]'),
  kind         TEXT    NOT NULL CHECK (kind IN ('institution', 'partner')),
  name         TEXT    NOT NULL,
  short_name   TEXT    NOT NULL,
  board        INTEGER REFERENCES board (id) ON DELETE RESTRICT,
  street       TEXT    NOT NULL,
  house_number TEXT    NOT NULL,
  postcode     TEXT    NOT NULL,
  place        TEXT    NOT NULL,
  municipality TEXT    NOT NULL,
  province     TEXT    NOT NULL,
  denomination TEXT    NOT NULL,
  phone        TEXT    NOT NULL,
  website      TEXT    NOT NULL,
  email        TEXT    NOT NULL,
  structure    TEXT    NOT NULL,
  class        TEXT    NOT NULL,
  kvk          TEXT    NOT NULL,
  rio_code     TEXT    NOT NULL,
  open_from    TEXT    NOT NULL,
  open_until   TEXT    NOT NULL,
  owner        INTEGER REFERENCES manager (id) ON DELETE RESTRICT,
  substitute   INTEGER REFERENCES manager (id) ON DELETE RESTRICT,
  note         TEXT    NOT NULL,
  sources      TEXT    NOT NULL,
  sort_key     TEXT    NOT NULL, -- of name
  CHECK (brin IS NOT NULL OR kind = 'partner')
) STRICT;

CREATE INDEX institution_board ON institution (board) WHERE board IS NOT NULL;
CREATE INDEX institution_owner ON institution (owner) WHERE owner IS NOT NULL;
CREATE INDEX institution_substitute ON institution (substitute) WHERE substitute IS NOT NULL;
CREATE INDEX institution_sort ON institution (sort_key);

CREATE TABLE institution_sector (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  uid         TEXT    NOT NULL UNIQUE,
  rev         INTEGER NOT NULL,
  institution INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
  sector      TEXT    NOT NULL CHECK (sector IN ('VO', 'MBO', 'HO')),
  UNIQUE (institution, sector)
) STRICT;

CREATE TABLE location (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uid          TEXT    NOT NULL UNIQUE,
  rev          INTEGER NOT NULL,
  institution  INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
  code         TEXT    NOT NULL UNIQUE CHECK (code GLOB '[0-9][0-9][A-Z][A-Z][0-9][0-9]'),
  name         TEXT    NOT NULL,
  street       TEXT    NOT NULL,
  house_number TEXT    NOT NULL,
  postcode     TEXT    NOT NULL,
  place        TEXT    NOT NULL,
  municipality TEXT    NOT NULL,
  province     TEXT    NOT NULL,
  denomination TEXT    NOT NULL,
  phone        TEXT    NOT NULL,
  website      TEXT    NOT NULL,
  structure    TEXT    NOT NULL,
  rio_code     TEXT    NOT NULL,
  open_from    TEXT    NOT NULL,
  open_until   TEXT    NOT NULL,
  sources      TEXT    NOT NULL
) STRICT;

CREATE INDEX location_institution ON location (institution);

CREATE TABLE location_sector (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  uid      TEXT    NOT NULL UNIQUE,
  rev      INTEGER NOT NULL,
  location INTEGER NOT NULL REFERENCES location (id) ON DELETE RESTRICT,
  sector   TEXT    NOT NULL CHECK (sector IN ('VO', 'MBO', 'HO')),
  UNIQUE (location, sector)
) STRICT;

-- Whole, by function and code as text, also of organisations that are not here; resolved when asked.
CREATE TABLE transition (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uid           TEXT    NOT NULL UNIQUE,
  rev           INTEGER NOT NULL,
  from_function TEXT    NOT NULL,
  from_code     TEXT    NOT NULL,
  to_function   TEXT    NOT NULL,
  to_code       TEXT    NOT NULL,
  day           TEXT    NOT NULL,
  transition    TEXT    NOT NULL, -- F merger, S split, V transfer; others occur
  complete      TEXT    NOT NULL,
  state         TEXT    NOT NULL,
  sources       TEXT    NOT NULL,
  UNIQUE (from_function, from_code, to_function, to_code, day, transition)
) STRICT;

CREATE INDEX transition_to ON transition (to_function, to_code);

-- Pupils and students, by the code of the file: a location or institution may not be here.
CREATE TABLE reach (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  uid        TEXT    NOT NULL UNIQUE,
  rev        INTEGER NOT NULL,
  code       TEXT    NOT NULL,
  sector     TEXT    NOT NULL CHECK (sector IN ('VO', 'MBO', 'HO')),
  year       TEXT    NOT NULL,
  persons    TEXT    NOT NULL, -- those that are known, added up; '' where none is
  suppressed TEXT    NOT NULL, -- how many cells the publisher kept back
  sources    TEXT    NOT NULL,
  UNIQUE (code, sector, year)
) STRICT;

-- A reference of names that a BRIN has or had; makes no institution.
CREATE TABLE brin_name (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT    NOT NULL UNIQUE,
  rev     INTEGER NOT NULL,
  code    TEXT    NOT NULL CHECK (code GLOB '[0-9][0-9][A-Z][A-Z]'),
  name    TEXT    NOT NULL,
  sources TEXT    NOT NULL,
  UNIQUE (code, name)
) STRICT;

-- Search as you type: the folded words of each institution, made anew at commit for those in search_todo, which
-- the triggers fill, whoever writes: an edit, an import, undo. Neither is of the journal.
CREATE VIRTUAL TABLE institution_search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', detail = 'none');

CREATE TABLE search_todo (institution INTEGER PRIMARY KEY) STRICT;

CREATE TRIGGER institution_added AFTER INSERT ON institution BEGIN
  INSERT INTO search_todo VALUES (new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER institution_changed AFTER UPDATE OF brin, name, short_name, board, place, municipality ON institution BEGIN
  INSERT INTO search_todo VALUES (new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER institution_removed AFTER DELETE ON institution BEGIN
  INSERT INTO search_todo VALUES (old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER board_changed AFTER UPDATE OF number, name ON board BEGIN
  INSERT INTO search_todo SELECT id FROM institution WHERE board = new.id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER brin_name_added AFTER INSERT ON brin_name BEGIN
  INSERT INTO search_todo SELECT id FROM institution WHERE brin = new.code ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER brin_name_changed AFTER UPDATE ON brin_name BEGIN
  INSERT INTO search_todo SELECT id FROM institution WHERE brin IN (new.code, old.code) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER brin_name_removed AFTER DELETE ON brin_name BEGIN
  INSERT INTO search_todo SELECT id FROM institution WHERE brin = old.code ON CONFLICT DO NOTHING;
END;
