import { adminImportsPage } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordAudit } from '@/lib/services/audit/record-audit';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import type { StoreIssue, StoreSource } from '@/lib/services/stores/store-source';

/** A source as it is kept. */
export type FoundSource = StoreSource & {
  id: string;
  badAnswers: number;
  heardAt: Date | null;
  gaps: unknown;
  issue: StoreIssue | null;
  notificationId: number | null;
};

/** The columns of store_source that make a FoundSource. */
export const sourceColumns = sql`id, kind, name, store_name AS "storeName", bad_answers AS "badAnswers", heard_at AS "heardAt",
  gaps, issue, notification_id AS "notificationId"`;

const words: Readonly<Record<StoreIssue, string>> = {
  unreachable: 'can’t be reached',
  nonsense: 'sends what can’t be used',
  silent: 'has gone silent',
};

/** A source, made when it is new, and held until the transaction ends. */
export async function readSource(tx: Ctx, { kind, name, storeName }: StoreSource): Promise<FoundSource> {
  const [found] = await tx.db.$queryRaw<FoundSource[]>(sql`
    INSERT INTO store_source (kind, name, store_name, created, modified)
    VALUES (${kind}, ${name}, ${storeName}, ${tx.now}::timestamptz, ${tx.now}::timestamptz)
    ON CONFLICT (kind, name) DO UPDATE SET store_name = excluded.store_name
    RETURNING ${sourceColumns}`);
  if (found === undefined) throw new Error('A store source was neither found nor made.');
  return found;
}

/** Says what is the matter with the store of a source, or with null that nothing is: what was said before is over then. */
export async function setIssue(tx: Ctx, found: FoundSource, issue: StoreIssue | null, message: string): Promise<void> {
  if (issue === found.issue) return;
  if (found.notificationId !== null) await closeNotification(tx, found.notificationId);
  const raised =
    issue === null
      ? null
      : await raiseNotification(tx, 'store_issue', {
          storeName: found.storeName,
          issue: words[issue],
          message,
          actionUrl: adminImportsPage,
        });
  await tx.db.$executeRaw(sql`
    UPDATE store_source SET issue = ${issue}, issue_at = ${issue === null ? null : tx.now}::timestamptz,
      notification_id = ${raised?.id ?? null}::int WHERE id = ${found.id}::uuid`);
  const facts = { store: found.storeName, source: found.name, issue: { from: found.issue, to: issue } };
  await recordAudit(tx, { operation: 'store_issue', subjectType: 'store_source', subjectId: found.id, facts });
}

/** Nobody has to do anything about it any more. */
async function closeNotification(tx: Ctx, id: number): Promise<void> {
  await tx.db.$executeRaw(sql`
    UPDATE admin_notification SET handled_at = ${tx.now}::timestamptz, is_folding = false
    WHERE id = ${id} AND handled_at IS NULL`);
  tx.touch({ topic: 'notifications' });
}
