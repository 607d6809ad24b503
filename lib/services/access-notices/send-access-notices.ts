import { can } from '@/lib/auth/permissions';
import { LATE_AFTER_MINUTES } from '@/lib/contracts/reminders';
import { accessChanged } from '@/lib/core/access-changed';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { renewalKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { ACCESS_RENEWAL, ACCESS_REVOKED } from '@/lib/plugins/notification-kinds/access-notices';
import { lockPairs } from '@/lib/services/access/lock-pairs';
import {
  isDue,
  type NoticePlace,
  noticesWithApproval,
  readRenewals,
  readRevocations,
} from '@/lib/services/access-notices/due-notices';
import { tellRenewal, tellRevocation } from '@/lib/services/access-notices/messages-of-notices';
import { reportAccessProblems } from '@/lib/services/access-notices/report-access-problems';
import { toldRecently } from '@/lib/services/access-notices/told-recently';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { cancelReminders } from '@/lib/services/ledger/cancel-reminders';
import { supersede } from '@/lib/services/ledger/supersede-reminders';
import { tellReminders } from '@/lib/services/ledger/tell-reminders';

/** How many notices were taken, how many of these late, and how many are not told. */
export type SentNotices = { taken: number; late: number; superseded: number; cancelled: number };

const BATCH = 1_000;
const TIMEOUT_MS = 60_000;
const LATE_AFTER_MS = LATE_AFTER_MINUTES * 60_000;
const FIRST = { key: 'first' };

/**
 * Takes every notice of access that is due, oldest first, in batches of one transaction each with a fixed number of statements; then,
 * once a day, tells those who look after access which notices failed.
 */
export async function sendAccessNotices(ctx: Ctx): Promise<SentNotices> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const total: SentNotices = { taken: 0, late: 0, superseded: 0, cancelled: 0 };
  let after: NoticePlace | null = null;
  do {
    const { last, ...done }: Batch = await transaction(ctx, (tx) => sendBatch(tx, after), TIMEOUT_MS);
    total.taken += done.taken;
    total.late += done.late;
    total.superseded += done.superseded;
    total.cancelled += done.cancelled;
    after = last;
  } while (after !== null);
  await reportAccessProblems(ctx);
  return total;
}

type Picked = NoticePlace & { kind: string };

/** What became of a batch; `last` is the place of its last notice, null where no more are due. */
type Batch = SentNotices & { last: NoticePlace | null };

/** A batch of those behind a place. */
async function sendBatch(tx: Ctx, after: NoticePlace | null): Promise<Batch> {
  const picked = await tx.db.$queryRaw<Picked[]>(sql`
    SELECT reminder.id, reminder.scheduled_for, reminder.kind FROM ${noticesWithApproval}
    WHERE ${isDue(tx.now, after)} ORDER BY reminder.scheduled_for, reminder.id LIMIT ${BATCH}`);
  const last = picked.length < BATCH ? null : (picked.at(-1) ?? null);
  if (picked.length === 0) return { last, taken: 0, late: 0, superseded: 0, cancelled: 0 };
  await lockPairs(
    tx,
    sql`SELECT coalesce(approval.requirement_id, reminder.object_id) AS requirement_id,
    coalesce(approval.submitter_id, reminder.recipient_id) AS submitter_id FROM ${noticesWithApproval} WHERE ${isOneOf(picked)}`,
  );
  // Whoever cancels one without these pairs, such as by archiving, waits until it is decided, or was first.
  await tx.db.$executeRaw(sql`SELECT FROM reminder WHERE ${isWaiting(picked)} ORDER BY reminder.id FOR UPDATE`);
  const done = await decide(tx, picked);
  if (Object.values(done).some((count) => count > 0)) {
    await recordAudit(tx, { operation: 'access-reminders', subjectType: 'reminder', subjectId: null, facts: done });
    tx.touch({ topic: 'access' });
  }
  return { last, ...done };
}

const isOneOf = (picked: readonly Picked[]) => sql`reminder.id = ANY(${picked.map(({ id }) => id)}::uuid[])`;
const isWaiting = (picked: readonly Picked[]) =>
  sql`${isOneOf(picked)} AND reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL`;

/** Tells those of these notices that still wait, unless something says not to. */
async function decide(tx: Ctx, picked: readonly Picked[]): Promise<SentNotices> {
  const renewals = await readRenewals(tx, isWaiting(picked.filter(({ kind }) => kind === ACCESS_RENEWAL)));
  const revocations = await readRevocations(tx, isWaiting(picked.filter(({ kind }) => kind === ACCESS_REVOKED)));
  const wanted = renewals.filter(({ is_superseded, why }) => why === null && !is_superseded);
  const repeated = await toldRecently(tx, wanted);
  const newer = renewals.filter(({ is_superseded, why }) => why === null && is_superseded).map(({ id }) => id);
  const stopped = [
    ...renewals.map(({ id, why }) => ({ id, why: why ?? (repeated.has(id) ? 'told_recently' : null) })),
    ...revocations.map(({ id, why }) => ({ id, why })),
  ].filter(({ why }) => why !== null);
  const cancelled = await cancelReminders(tx, withTheirGroups(stopped));
  const superseded = await supersede(tx, sql`reminder.id = ANY(${newer}::uuid[])`);
  const told = [...wanted.filter(({ id }) => !repeated.has(id)), ...revocations.filter(({ why }) => why === null)];
  await tellReminders(
    tx,
    told.map((due) => ('milestone' in due ? tellRenewal(due, FIRST) : tellRevocation(due, FIRST))),
  );
  if (renewals.length > 0) tx.emit(accessChanged(renewals.map(({ submitter_id }) => submitter_id)));
  const late = told.filter((due) => tx.now.getTime() - due.scheduled_for.getTime() > LATE_AFTER_MS).length;
  return { taken: told.length, late, superseded, cancelled };
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
