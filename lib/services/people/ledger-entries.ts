import { type Sql, sql } from '@/lib/db/client';

/** What the history calls that which was done to a person. Warnings, and joining and leaving audiences, are told by their own records. */
const ofAction = sql`(VALUES
  ('suspend_user', 'suspended', 'Suspended', 'Suspension undone', true, true),
  ('reinstate_user', 'reinstated', 'Reinstated', 'Reinstatement undone', true, true),
  ('delete_user', 'deleted', 'Deleted', 'Deletion undone', true, true),
  ('purge_user_data', 'purged', 'Data purged', '', false, false),
  ('revoke_roles', 'roles_revoked', 'Roles revoked', 'Revocation of roles undone', true, false),
  ('notify_user', 'notified', 'Notified', '', false, false)) AS told (action, kind, done, undone, is_reversible, is_status)`;

/** Of what changed the status only the last can be undone. */
const isLatest = sql`NOT EXISTS (SELECT FROM rule_subject AS later JOIN ${ofAction} USING (action)
  WHERE later.user_id = subject.user_id AND later.state = 'done' AND told.is_status
    AND (later.at, later.id) > (subject.at, subject.id))`;

/** The ledger of a person as entries of their history: what was done, and what was undone. */
export function ledgerOf(user: Sql): Sql {
  return sql`
    SELECT subject.id::text AS id, subject.at, told.kind, told.done AS text, subject.by_id AS actor_id, subject.reason,
      subject.rule_id, subject.version, subject.id AS subject_id, subject.undone_at, told.is_reversible AND (NOT told.is_status OR ${isLatest}) AS can_undo
    FROM rule_subject AS subject JOIN ${ofAction} USING (action)
    WHERE subject.user_id = ${user} AND subject.state IN ('done', 'undone')
    UNION ALL
    SELECT subject.id::text || ':undone', subject.undone_at, 'undone', told.undone, subject.undone_by_id, '', NULL, NULL, NULL, NULL, false
    FROM rule_subject AS subject JOIN ${ofAction} USING (action)
    WHERE subject.user_id = ${user} AND subject.undone_at IS NOT NULL`;
}
