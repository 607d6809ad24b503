-- Warnings and their cancellations stay in a person's history, though the row of the ledger is used again.
ALTER TABLE person_change DROP CONSTRAINT person_change_kind_known;
ALTER TABLE person_change ADD CONSTRAINT person_change_kind_known CHECK (kind IN ('flag_changed', 'audience_joined',
  'audience_left', 'role_granted', 'role_revoked', 'warned', 'warning_cancelled'));

-- What the ledger still knows of those so far.
INSERT INTO person_change (user_id, at, kind, reason, facts)
SELECT user_id, coalesce(warned_at, at), 'warned', '',
  jsonb_build_object('rule_id', rule_id, 'rule_version', version, 'subject_id', id)
FROM rule_subject WHERE rule_id IS NOT NULL AND (state = 'warned' OR warned_at IS NOT NULL)
UNION ALL
SELECT user_id, at, 'warning_cancelled', reason,
  jsonb_build_object('rule_id', rule_id, 'rule_version', version, 'subject_id', id)
FROM rule_subject WHERE rule_id IS NOT NULL AND state = 'cancelled' AND warned_run_id IS NOT NULL;
