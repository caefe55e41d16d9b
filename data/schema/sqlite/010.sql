-- SPDX-License-Identifier: EUPL-1.2
-- Schema step 10: whether a code and a download are of the practice platform. Frozen once released.

ALTER TABLE participation ADD COLUMN exercise INTEGER NOT NULL DEFAULT 0 CHECK (exercise IN (0, 1));

-- What is there already was practised, where the campaign was never on another platform.
UPDATE participation SET exercise = 1
  WHERE (code_issued <> '' OR downloaded <> '')
    AND EXISTS (SELECT 1 FROM publication p JOIN platform_account a ON a.id = p.account WHERE p.campaign = participation.campaign AND a.practice = 1)
    AND NOT EXISTS (SELECT 1 FROM publication p JOIN platform_account a ON a.id = p.account WHERE p.campaign = participation.campaign AND a.practice = 0);
