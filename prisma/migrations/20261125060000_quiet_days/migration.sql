-- Quiet hours can be switched off without being forgotten, and hold on chosen days of the week.
ALTER TABLE "user_account" ADD COLUMN     "quiet_days" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5, 6, 7]::INTEGER[],
ADD COLUMN     "quiet_enabled" BOOLEAN NOT NULL DEFAULT false;

UPDATE user_account SET quiet_enabled = true WHERE quiet_from_minute IS NOT NULL;

-- What Prisma's schema language cannot say.

ALTER TABLE user_account
  ALTER COLUMN quiet_days SET NOT NULL,
  ADD CONSTRAINT quiet_hours_known CHECK (NOT quiet_enabled OR quiet_from_minute IS NOT NULL),
  ADD CONSTRAINT quiet_days_known CHECK (cardinality(quiet_days) BETWEEN 1 AND 7
    AND quiet_days <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::INTEGER[]);
