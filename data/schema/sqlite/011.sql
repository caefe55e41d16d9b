-- SPDX-License-Identifier: EUPL-1.2
-- Schema step 11: an institution is found by the places of its locations too. Frozen once released.

CREATE TRIGGER location_added AFTER INSERT ON location BEGIN
  INSERT INTO search_todo VALUES (new.institution) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER location_changed AFTER UPDATE OF institution, place ON location BEGIN
  INSERT INTO search_todo SELECT id FROM institution WHERE id IN (old.institution, new.institution) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER location_removed AFTER DELETE ON location BEGIN
  INSERT INTO search_todo VALUES (old.institution) ON CONFLICT DO NOTHING;
END;

INSERT INTO search_todo SELECT DISTINCT institution FROM location WHERE true ON CONFLICT DO NOTHING;
