import type { InputOf } from '@/lib/contracts/operation';
import { changeSettingsOperation, type SettingsAnswer } from '@/lib/contracts/settings';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/records/record-audit';
import { readSettingsDocument } from '@/lib/services/settings/read-settings-document';

/** `requireVersion` is given the settings as they are now and refuses a change by somebody who read older ones. */
type Precondition = { requireVersion: (current: SettingsAnswer) => void };

/**
 * Changes the settings given; the others stay. Changes wait for one another, so that none is lost.
 * @throws version_stale
 */
export async function changeSettings(
  ctx: Ctx,
  given: InputOf<typeof changeSettingsOperation>,
  { requireVersion }: Precondition,
): Promise<SettingsAnswer> {
  return transaction(ctx, async (tx) => {
    await tx.db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('settings', 0))`);
    const before = await readSettingsDocument(tx);
    requireVersion(before);
    const earlier: Record<string, unknown> = before.values;
    const changes = Object.entries(given).flatMap(([key, to]) =>
      to === undefined || isSame(earlier[key], to) ? [] : [{ key, to }],
    );
    if (changes.length === 0) return before;
    for (const { key, to } of changes) await store(tx, key, to);
    tx.touch({ topic: 'actions' });
    tx.emit({ type: 'settings.changed', keys: changes.map(({ key }) => key) });
    const facts = Object.fromEntries(changes.map(({ key, to }) => [key, { from: earlier[key], to }]));
    await recordAudit(tx, { operation: changeSettingsOperation.id, subjectType: 'settings', subjectId: null, facts });
    return readSettingsDocument(tx);
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function store({ db, actor, now }: Ctx, key: string, value: boolean | number | number[]): Promise<void> {
  const row = { value, modified: now, modified_by_id: actor.kind === 'person' ? actor.userId : null };
  await db.setting.upsert({ where: { key }, create: { key, ...row }, update: row });
}
