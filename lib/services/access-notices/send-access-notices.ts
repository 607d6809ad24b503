import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { accessChanged } from '@/lib/services/access/access-changed';
import { lockPairs } from '@/lib/services/access/lock-pairs';
import { isDue, noticesWithApproval, readRenewals, readRevocations } from '@/lib/services/access-notices/due-notices';
import { tellRenewal, tellRevocation } from '@/lib/services/access-notices/messages-of-notices';
import { reportAccessProblems } from '@/lib/services/access-notices/report-access-problems';
import { toldRecently } from '@/lib/services/access-notices/told-recently';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { cancelReminders } from '@/lib/services/ledger/cancel-reminders';
import { tellReminders } from '@/lib/services/ledger/tell-reminders';

/** How many notices were taken, how many of these late, and how many are not told. */
export type SentNotices = { taken: number; late: number; superseded: number; cancelled: number };

const BATCH = 1_000;
const TIMEOUT_MS = 60_000;
const LATE_AFTER_MS = 15 * 60_000;
const FIRST = { key: 'first' };

/**
 * Takes every notice of access that is due, oldest first, in batches of one transaction each with a fixed number of statements; then,
 * once a day, tells those who look after access which notices failed.
 */
export async function sendAccessNotices(ctx: Ctx): Promise<SentNotices> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const total: SentNotices = { taken: 0, late: 0, superseded: 0, cancelled: 0 };
  for (;;) {
    const { picked, ...done } = await transaction(ctx, sendBatch, TIMEOUT_MS);
    total.taken += done.taken;
    total.late += done.late;
    total.superseded += done.superseded;
    total.cancelled += done.cancelled;
    if (picked < BATCH) break;
  }
  await reportAccessProblems(ctx);
  return total;
}

async function sendBatch(tx: Ctx): Promise<SentNotices & { picked: number }> {
  const picked = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT reminder.id FROM ${noticesWithApproval} WHERE ${isDue(tx.now)} ORDER BY reminder.scheduled_for, reminder.id LIMIT ${BATCH}`);
  if (picked.length === 0) return { picked: 0, taken: 0, late: 0, superseded: 0, cancelled: 0 };
  const ids = sql`reminder.id = ANY(${picked.map(({ id }) => id)}::uuid[])`;
  await lockPairs(
    tx,
    sql`SELECT coalesce(approval.requirement_id, reminder.object_id) AS requirement_id,
    coalesce(approval.submitter_id, reminder.recipient_id) AS submitter_id FROM ${noticesWithApproval} WHERE ${ids}`,
  );
  const isWaiting = sql`${ids} AND reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL`;
  // Whoever cancels one without these pairs, such as by archiving, waits until it is decided, or was first.
  await tx.db.$executeRaw(sql`SELECT FROM reminder WHERE ${isWaiting} ORDER BY reminder.id FOR UPDATE`);
  const done = await decide(tx, isWaiting);
  if (Object.values(done).some((count) => count > 0)) {
    await recordAudit(tx, { operation: 'access-reminders', subjectType: 'reminder', subjectId: null, facts: done });
    tx.touch({ topic: 'access' });
  }
  return { picked: picked.length, ...done };
}

/** Tells the notices that a condition finds, unless something says not to. */
async function decide(tx: Ctx, condition: ReturnType<typeof sql>): Promise<SentNotices> {
  const renewals = await readRenewals(tx, condition);
  const revocations = await readRevocations(tx, condition);
  const wanted = renewals.filter(({ is_superseded, why }) => why === null && !is_superseded);
  const repeated = await toldRecently(tx, wanted);
  const superseded = renewals.filter(({ is_superseded, why }) => why === null && is_superseded).map(({ id }) => id);
  const stopped = [
    ...renewals.map(({ id, why }) => ({ id, why: why ?? (repeated.has(id) ? 'told_recently' : null) })),
    ...revocations.map(({ id, why }) => ({ id, why })),
  ].filter(({ why }) => why !== null);
  const cancelled = await cancelReminders(tx, withTheirGroups(stopped));
  await supersede(tx, superseded);
  const told = [...wanted.filter(({ id }) => !repeated.has(id)), ...revocations.filter(({ why }) => why === null)];
  await tellReminders(
    tx,
    told.map((due) => ('milestone' in due ? tellRenewal(due, FIRST) : tellRevocation(due, FIRST))),
  );
  if (renewals.length > 0) tx.emit(accessChanged(renewals.map(({ submitter_id }) => submitter_id)));
  const late = told.filter((due) => tx.now.getTime() - due.scheduled_for.getTime() > LATE_AFTER_MS).length;
  return { taken: told.length, late, superseded: superseded.length, cancelled };
}

/** What stops the renewal notices of a group stops those that are not due yet, too, but for a recipient who may be back by then. */
function withTheirGroups(stopped: readonly { id: string; why: string | null }[]): Sql {
  return sql`
    WITH stopped AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(stopped)}::jsonb) AS stopped (id uuid, why text))
    SELECT stopped.id, stopped.why FROM stopped
    UNION SELECT later.id, stopped.why
    FROM stopped JOIN reminder AS due ON due.id = stopped.id
    JOIN reminder AS later ON later.kind = ${renewalKind} AND later.object_id = due.object_id
      AND later.recipient_id = due.recipient_id AND later.episode = due.episode AND later.status = 'SCHEDULED'
    WHERE due.kind = ${renewalKind} AND stopped.why NOT IN ('recipient_inactive', 'told_recently')`;
}

async function supersede({ db, now }: Ctx, ids: readonly string[]): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE reminder SET status = 'SUPERSEDED', reason = 'newer_milestone', modified = ${now}::timestamptz
    WHERE id = ANY(${[...ids]}::uuid[]) AND status = 'SCHEDULED' AND kind <> ${revokedKind}`);
}
