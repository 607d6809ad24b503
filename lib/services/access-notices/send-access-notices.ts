import { can } from '@/lib/auth/permissions';
import { accessChanged } from '@/lib/core/access-changed';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { renewalKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import {
  type DueRenewal,
  type NoticePlace,
  type PickedNotices,
  pickNotices,
  readRenewals,
} from '@/lib/services/access-notices/due-notices';
import { notifiedRecently } from '@/lib/services/access-notices/notified-recently';
import { queueNotices } from '@/lib/services/access-notices/queue-notices';
import { reportAccessProblems } from '@/lib/services/access-notices/report-access-problems';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { cancelReminders } from '@/lib/services/ledger/cancel-reminders';
import type { Stopped } from '@/lib/services/ledger/queue-reminders';
import { supersede } from '@/lib/services/ledger/supersede-reminders';

/** How many notices were taken, how many of these late, and how many are not told. */
export type SentNotices = { taken: number; late: number; superseded: number; cancelled: number };

const BATCH = 1_000;
const TIMEOUT_MS = 60_000;

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

/** What became of a batch; `last` is the place of its last notice, null where no more are due. */
type Batch = SentNotices & { last: NoticePlace | null };

/** A batch of those behind a place. */
async function sendBatch(tx: Ctx, after: NoticePlace | null): Promise<Batch> {
  const picked = await pickNotices(tx, after, BATCH);
  if (picked === null) return { last: null, taken: 0, late: 0, superseded: 0, cancelled: 0 };
  const done = await decide(tx, picked);
  if (Object.values(done).some((count) => count > 0)) {
    await recordAudit(tx, { operation: 'access-reminders', subjectType: 'reminder', subjectId: null, facts: done });
    tx.touch({ topic: 'access' });
  }
  return { last: picked.count < BATCH ? null : picked.last, ...done };
}

/** Tells those of these notices that still wait, unless something says not to. */
async function decide(tx: Ctx, picked: PickedNotices): Promise<SentNotices> {
  const renewals = await holdRenewals(tx, sql`reminder.id = ANY(${picked.renewals}::uuid[])`);
  const due = renewals.filter(({ is_superseded, why }) => why === null && !is_superseded);
  const repeated = await notifiedRecently(tx, due);
  const newer = renewals.filter(({ is_superseded, why }) => why === null && is_superseded).map(({ id }) => id);
  const {
    told: queued,
    late,
    stopped,
  } = await queueNotices(tx, {
    renewals: sql`reminder.id = ANY(${due.flatMap(({ id }) => (repeated.has(id) ? [] : [id]))}::uuid[])`,
    revocations: sql`reminder.id = ANY(${picked.revocations}::uuid[]) AND ${isWaiting}`,
  });
  const ofRenewals = renewals.flatMap(({ id, why }) =>
    stoppedBy(id, why ?? (repeated.has(id) ? 'told_recently' : null)),
  );
  const cancelled = await cancelReminders(tx, withTheirGroups([...ofRenewals, ...stopped]));
  const superseded = await supersede(tx, sql`reminder.id = ANY(${newer}::uuid[])`);
  if (renewals.length > 0) tx.emit(accessChanged(renewals.map(({ submitter_id }) => submitter_id)));
  return { taken: queued, late, superseded, cancelled };
}

const isWaiting = sql`reminder.status = 'SCHEDULED' AND reminder.outbox_message_id IS NULL`;

/** Renewal notices that still wait. Whoever cancels one without its pair, such as by archiving, waits until it is decided, or was first. */
async function holdRenewals(tx: Ctx, condition: Sql): Promise<DueRenewal[]> {
  await tx.db.$executeRaw(
    sql`SELECT FROM reminder WHERE ${condition} AND ${isWaiting} ORDER BY reminder.id FOR UPDATE`,
  );
  return readRenewals(tx, sql`${condition} AND ${isWaiting}`);
}

const stoppedBy = (id: string, why: string | null): Stopped[] => (why === null ? [] : [{ id, why }]);

/** What stops the renewal notices of a group stops those that are not due yet, too, but for a recipient who may be back by then. */
function withTheirGroups(stopped: readonly Stopped[]): Sql {
  return sql`
    WITH stopped AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${JSON.stringify(stopped)}::jsonb) AS stopped (id uuid, why text))
    SELECT stopped.id, stopped.why FROM stopped
    UNION SELECT later.id, stopped.why
    FROM stopped JOIN reminder AS due ON due.id = stopped.id
    JOIN reminder AS later ON later.kind = ${renewalKind} AND later.object_id = due.object_id
      AND later.recipient_id = due.recipient_id AND later.episode = due.episode AND later.status = 'SCHEDULED'
    WHERE due.kind = ${renewalKind} AND stopped.why NOT IN ('recipient_inactive', 'told_recently')`;
}
