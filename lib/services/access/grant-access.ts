import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Whom a submitter has access given to, and until when. */
export type Grant = {
  requirementId: string;
  submitterId: string;
  accessorIds: readonly string[];
  version: number;
  expiredOn: Date | null;
};

/**
 * Gives people access through a submitter: each has an approval of a new episode from now on, also where it expires earlier than the
 * one before, whose end its history notes. Two statements; says how many have it.
 */
export async function grantAccess(tx: Ctx, grant: Grant): Promise<number> {
  const { accessorIds, expiredOn, requirementId, submitterId, version } = grant;
  const at = sql`${tx.now}::timestamptz`;
  const people = sql`ANY(${[...accessorIds]}::uuid[])`;
  await tx.db.$executeRaw(sql`
    UPDATE access_approval_history AS history
    SET until = least(approval.expired_on, ${at}), by_id = CASE WHEN approval.expired_on <= ${at} THEN NULL ELSE ${callerId(tx)}::uuid END,
      ended_by = CASE WHEN approval.expired_on <= ${at} THEN 'expiry' ELSE 'renewal' END
    FROM access_approval AS approval
    WHERE approval.requirement_id = ${requirementId}::uuid AND approval.submitter_id = ${submitterId}::uuid
      AND approval.accessor_id = ${people} AND history.approval_id = approval.id AND history.episode = approval.episode
      AND history.until IS NULL`);
  return tx.db.$executeRaw(sql`
    WITH granted AS (
      INSERT INTO access_approval AS approval (requirement_id, submitter_id, accessor_id, version, expired_on, created, modified)
      SELECT ${requirementId}::uuid, ${submitterId}::uuid, person.id, ${version}, ${expiredOn}::timestamptz, ${at}, ${at}
      FROM user_account AS person WHERE person.id = ${people} ORDER BY person.id
      ON CONFLICT (requirement_id, submitter_id, accessor_id) DO UPDATE SET version = excluded.version, state = 'APPROVED',
        expired_on = excluded.expired_on, episode = approval.episode + 1, ended_at = NULL, ended_by = NULL, modified = excluded.modified
      RETURNING approval.id, approval.episode, approval.expired_on, approval.version)
    INSERT INTO access_approval_history (approval_id, episode, began_at, expired_on, requirement_version)
    SELECT granted.id, granted.episode, ${at}, granted.expired_on, granted.version FROM granted`);
}
