import type { InputOf } from '@/lib/contracts/operation';
import { type Audience, renameAudienceOperation } from '@/lib/contracts/people/audiences';
import type { Ctx } from '@/lib/db/context';
import { holdAudience, readAudienceRow } from '@/lib/services/audiences/audience-row';
import { requireFreeName } from '@/lib/services/audiences/require-free-name';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';

/** `requireVersion` is given the audience as it is now and refuses a change by somebody who read an older version. */
type Precondition = { requireVersion: (current: Audience) => void };

/** Gives an audience another name. @throws not_found; already_exists; version_stale */
export function renameAudience(
  ctx: Ctx,
  { uuid, name }: InputOf<typeof renameAudienceOperation>,
  { requireVersion }: Precondition,
): Promise<Audience> {
  return change(ctx, { operation: renameAudienceOperation.id, subjectType: 'audience' }, async (tx) => {
    await holdAudience(tx, uuid);
    const before = await readAudienceRow(tx, uuid);
    requireVersion(before);
    const facts = differencesOf(before, { name });
    if (Object.keys(facts).length === 0) return unchanged(before);
    await requireFreeName(tx, name, uuid);
    await tx.db.audience.update({ where: { id: uuid }, data: { name, modified: tx.now } });
    const touches = [{ topic: 'audiences' }, { topic: 'people' }] as const;
    return changed(await readAudienceRow(tx, uuid), { subjectId: uuid, facts, touches });
  });
}
