import type { InputOf } from '@/lib/contracts/operation';
import { changeSettingsOperation, type SettingsAnswer } from '@/lib/contracts/settings';
import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
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
  return change(ctx, { operation: changeSettingsOperation.id, subjectType: 'settings' }, async (tx) => {
    await tx.db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('settings', 0))`);
    const before = await readSettingsDocument(tx);
    requireVersion(before);
    const facts = differencesOf(before.values, given);
    const keys = Object.keys(facts);
    if (keys.length === 0) return unchanged(before);
    for (const [key, value] of Object.entries(given)) {
      if (value !== undefined && keys.includes(key)) await store(tx, key, value);
    }
    return changed(await readSettingsDocument(tx), {
      subjectId: null,
      facts,
      events: [{ type: 'settings.changed', keys }],
      touches: [{ topic: 'actions' }],
    });
  });
}

async function store({ db, actor, now }: Ctx, key: string, value: boolean | number | number[]): Promise<void> {
  const row = { value, modified: now, modified_by_id: callerId({ actor }) };
  await db.setting.upsert({ where: { key }, create: { key, ...row }, update: row });
}
