-- SPDX-License-Identifier: EUPL-1.2
-- Schema step 7: materials of campaigns. Frozen once released.

-- One version of a file; the content itself lies beside the store, under its sha256. What the columns from format on
-- mean stands in duo-media.h.
CREATE TABLE material (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  uid           TEXT    NOT NULL UNIQUE,
  rev           INTEGER NOT NULL,
  campaign      INTEGER NOT NULL REFERENCES campaign (id) ON DELETE RESTRICT,
  previous      INTEGER UNIQUE REFERENCES material (id) ON DELETE RESTRICT, -- the version that it takes the place of
  version       INTEGER NOT NULL CHECK (version >= 1),
  title         TEXT    NOT NULL,
  file_name     TEXT    NOT NULL,
  status        TEXT    NOT NULL CHECK (status IN ('concept', 'released')),
  alt_text      TEXT    NOT NULL,
  captions      TEXT    NOT NULL CHECK (captions IN ('none', 'in_picture', 'file', 'exempt')),
  captions_note TEXT    NOT NULL,
  language      TEXT    NOT NULL,
  rights        TEXT    NOT NULL CHECK (rights IN ('unknown', 'unlimited', 'until')),
  rights_until  TEXT    NOT NULL,
  kinds         INTEGER NOT NULL, -- kinds of channels that it is meant for, a bit for each
  note          TEXT    NOT NULL,
  format        TEXT    NOT NULL,
  width         INTEGER NOT NULL,
  height        INTEGER NOT NULL,
  pages         INTEGER NOT NULL,
  duration      INTEGER NOT NULL,
  frame_rate    INTEGER NOT NULL,
  has_audio     INTEGER NOT NULL CHECK (has_audio IN (0, 1)),
  container     TEXT    NOT NULL,
  codec         TEXT    NOT NULL,
  audio_codec   TEXT    NOT NULL,
  size          INTEGER NOT NULL,
  sha256        TEXT    NOT NULL,
  text          TEXT    NOT NULL,
  title_chars   INTEGER NOT NULL,
  chars         INTEGER NOT NULL,
  words         INTEGER NOT NULL,
  text_bytes    INTEGER NOT NULL,
  notes         INTEGER NOT NULL,
  sort_key      TEXT    NOT NULL -- of title
) STRICT;

CREATE INDEX material_campaign ON material (campaign);
CREATE INDEX material_sha256 ON material (sha256);
