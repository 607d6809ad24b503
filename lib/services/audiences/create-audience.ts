import type { InputOf } from '@/lib/contracts/operation';
import { type Audience, createAudienceOperation } from '@/lib/contracts/people/audiences';
import type { Ctx } from '@/lib/db/context';
import { readAudienceRow } from '@/lib/services/audiences/audience-row';
import { requireFreeName } from '@/lib/services/audiences/require-free-name';
import { change, changed } from '@/lib/services/audit/change';

/** Creates an audience without members. @throws already_exists */
export function createAudience(ctx: Ctx, { name }: InputOf<typeof createAudienceOperation>): Promise<Audience> {
  return change(ctx, { operation: createAudienceOperation.id, subjectType: 'audience' }, async (tx) => {
    await requireFreeName(tx, name);
    const { id } = await tx.db.audience.create({ data: { name, created: tx.now, modified: tx.now } });
    return changed(await readAudienceRow(tx, id), {
      subjectId: id,
      facts: { name },
      touches: [{ topic: 'audiences' }],
    });
  });
}
