-- SPDX-License-Identifier: EUPL-1.2
-- Schema step 8: where the form lies that a question is about. Frozen once released.

-- '' where that is not known: questions of before this step.
ALTER TABLE review_item ADD COLUMN path TEXT NOT NULL DEFAULT '';
