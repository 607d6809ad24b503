-- AlterTable
ALTER TABLE "rule_run" ADD COLUMN     "cancelled_warnings" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "counts" JSONB;

-- AlterTable
ALTER TABLE "rule_run_person" ADD COLUMN     "outcome" TEXT NOT NULL DEFAULT 'listed';

-- What Prisma's schema language cannot say.

ALTER TABLE rule_run_person
  ADD CONSTRAINT rule_run_person_outcome_known CHECK (outcome IN ('listed', 'warned', 'done', 'skipped', 'failed', 'needs_attention'));
-- What is due for another try, and which warnings are on their way or wait.
CREATE INDEX rule_subject_next_try ON rule_subject (next_try_at) WHERE state = 'failed';
CREATE INDEX rule_subject_warned ON rule_subject (rule_id) WHERE state = 'warned';
-- Whom a run has yet to reach.
CREATE INDEX rule_run_person_to_reach ON rule_run_person (run_id, subject_id) WHERE outcome = 'listed';
