import { can } from '@/lib/auth/permissions';
import { accessChanged } from '@/lib/core/access-changed';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { isNeverNotified, keepsAccess } from '@/lib/services/access/keeps-access';
import { lockPairs } from '@/lib/services/access/lock-pairs';
import { recordAudit } from '@/lib/services/audit/record-audit';

/** How many approvals expired; whom that is told, and who keeps access by another approval. */
export type ExpiredAccess = { revoked: number; told: number; keep_access: number };

const BATCH = 1_000;
const TIMEOUT_MS = 60_000;

/** Revokes all that has expired, oldest first, in batches of one transaction each with a fixed number of statements. */
export async function expireAccess(ctx: Ctx): Promise<ExpiredAccess> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const total: ExpiredAccess = { revoked: 0, told: 0, keep_access: 0 };
  for (;;) {
    const { picked, ...done } = await transaction(ctx, expireBatch, TIMEOUT_MS);
    total.revoked += done.revoked;
    total.told += done.told;
    total.keep_access += done.keep_access;
    if (picked < BATCH) return total;
  }
}

async function expireBatch(tx: Ctx): Promise<ExpiredAccess & { picked: number }> {
  const at = sql`${tx.now}::timestamptz`;
  const picked = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT approval.id FROM access_group AS grouped
    CROSS JOIN LATERAL (SELECT id FROM access_approval
      WHERE requirement_id = grouped.requirement_id AND submitter_id = grouped.submitter_id AND expired_on = grouped.expired_on
        AND state = 'APPROVED' OFFSET 0) AS approval
    WHERE grouped.members > 0 AND grouped.expired_on <= ${at} ORDER BY grouped.expired_on, approval.id LIMIT ${BATCH}`);
  if (picked.length === 0) return { picked: 0, revoked: 0, told: 0, keep_access: 0 };
  const ids = sql`ANY(${picked.map(({ id }) => id)}::uuid[])`;
  await lockPairs(tx, sql`SELECT requirement_id, submitter_id FROM access_approval WHERE id = ${ids}`);
  const ended = await tx.db.$queryRaw<{ id: string; submitter_id: string }[]>(sql`
    WITH ended AS (
      UPDATE access_approval SET state = 'REVOKED', ended_at = expired_on, ended_by = 'expiry', modified = ${at}
      WHERE id = ${ids} AND state = 'APPROVED' AND expired_on <= ${at}
      RETURNING id, submitter_id, episode, expired_on),
    noted AS (
      UPDATE access_approval_history AS history SET until = ended.expired_on, ended_by = 'expiry'
      FROM ended WHERE history.approval_id = ended.id AND history.episode = ended.episode)
    SELECT id, submitter_id FROM ended`);
  if (ended.length === 0) return { picked: picked.length, revoked: 0, told: 0, keep_access: 0 };
  const [count] = await tx.db.$queryRaw<{ told: number; keep_access: number }[]>(sql`
    SELECT count(*) FILTER (WHERE NOT judged.keeps AND judged.is_planned AND judged.is_reached)::int AS told, count(*) FILTER (WHERE judged.keeps)::int AS keep_access
    FROM (SELECT ${keepsAccess(tx.now)} AS keeps, EXISTS (SELECT FROM reminder WHERE reminder.kind = 'access_revoked'
        AND reminder.object_id = approval.id AND reminder.episode = approval.episode::text AND reminder.status = 'SCHEDULED') AS is_planned,
        NOT ${isNeverNotified} AS is_reached
      FROM access_approval AS approval JOIN user_account AS person ON person.id = approval.accessor_id
      WHERE approval.id = ANY(${ended.map(({ id }) => id)}::uuid[])) AS judged`);
  const done = { revoked: ended.length, told: count?.told ?? 0, keep_access: count?.keep_access ?? 0 };
  await recordAudit(tx, { operation: 'access-expiry', subjectType: 'access_approval', subjectId: null, facts: done });
  tx.emit(accessChanged(ended.map(({ submitter_id }) => submitter_id)));
  tx.touch({ topic: 'access' });
  return { picked: picked.length, ...done };
}
