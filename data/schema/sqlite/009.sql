-- SPDX-License-Identifier: EUPL-1.2
-- Schema step 9: an institution or partner is found by its own e-mail address too. Frozen once released.

DROP TRIGGER institution_changed;
CREATE TRIGGER institution_changed AFTER UPDATE OF brin, name, short_name, board, place, municipality, email ON institution BEGIN
  INSERT INTO search_todo VALUES (new.id) ON CONFLICT DO NOTHING;
END;

INSERT INTO search_todo SELECT id FROM institution WHERE email <> '' ON CONFLICT DO NOTHING;
