-- Who approved that a rule acts on a person is kept with the person's row, whether by a list, by clearing a run, or by a decision.
ALTER TABLE "rule_subject" ADD COLUMN     "approved_by_id" UUID,
ADD COLUMN     "approved_until" TIMESTAMPTZ(3);

-- What Prisma's schema language cannot say.

-- People about whom staff decided.
CREATE INDEX rule_subject_decided ON rule_subject (rule_id) WHERE act_on IS NOT NULL;

-- About whom staff decided before; decided_by_id is written no more.
UPDATE rule_subject SET approved_by_id = decided_by_id WHERE act_on IS NOT NULL;

-- Whom runs have warned or claimed under an approval that they used.
UPDATE rule_subject AS subject SET approved_by_id = approval.approved_by_id, approved_until = approval.expires_at
FROM rule_run AS run JOIN rule_approval AS approval ON approval.id = run.approval_id
WHERE run.id = coalesce(subject.warned_run_id, subject.run_id) AND subject.approved_by_id IS NULL
  AND subject.state IN ('claimed', 'warned', 'failed', 'needs_attention');

UPDATE rule_subject AS subject SET approved_by_id = run.cleared_by_id, approved_until = run.cleared_at + interval '72 hours'
FROM rule_run AS run
WHERE run.id = coalesce(subject.warned_run_id, subject.run_id) AND run.cleared_by_id IS NOT NULL
  AND subject.approved_by_id IS NULL AND subject.state IN ('claimed', 'warned', 'failed', 'needs_attention');
