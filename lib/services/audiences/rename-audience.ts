import { type Audience, renameAudienceOperation } from '@/lib/contracts/audiences';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { holdAudience, readAudienceRow } from '@/lib/services/audiences/audience-row';
import { requireFreeName } from '@/lib/services/audiences/require-free-name';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';

/** Gives an audience another name. @throws not_found; already_exists */
export function renameAudience(ctx: Ctx, { uuid, name }: InputOf<typeof renameAudienceOperation>): Promise<Audience> {
  return change(ctx, { operation: renameAudienceOperation.id, subjectType: 'audience' }, async (tx) => {
    const before = await holdAudience(tx, uuid);
    const facts = differencesOf(before, { name });
    if (Object.keys(facts).length === 0) return unchanged(await readAudienceRow(tx, uuid));
    await requireFreeName(tx, name, uuid);
    await tx.db.audience.update({ where: { id: uuid }, data: { name, modified: tx.now } });
    const touches = [{ topic: 'audiences' }, { topic: 'people' }] as const;
    return changed(await readAudienceRow(tx, uuid), { subjectId: uuid, facts, touches });
  });
}
