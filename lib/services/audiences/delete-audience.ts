import { deleteAudienceOperation } from '@/lib/contracts/audiences';
import type { InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { holdAudience } from '@/lib/services/audiences/audience-row';
import { change, changed } from '@/lib/services/audit/change';

/** Deletes an audience. Whose membership ended keeps that in their history, with its name. @throws not_found */
export function deleteAudience(ctx: Ctx, { uuid }: InputOf<typeof deleteAudienceOperation>): Promise<undefined> {
  return change(ctx, { operation: deleteAudienceOperation.id, subjectType: 'audience' }, async (tx) => {
    const { name } = await holdAudience(tx, uuid);
    const by = callerId(tx);
    const members = await tx.db.$executeRaw(sql`
      INSERT INTO person_change (user_id, at, kind, facts, by_id)
      SELECT user_id, ${tx.now}::timestamptz, 'audience_left',
        jsonb_build_object('audience_id', audience_id, 'audience', ${name}::text), ${by}::uuid
      FROM audience_member WHERE audience_id = ${uuid}::uuid`);
    await tx.db.audience.delete({ where: { id: uuid } });
    const touches = [{ topic: 'audiences' }, { topic: 'people' }] as const;
    const events = [{ type: 'audience.deleted' }] as const;
    return changed(undefined, { subjectId: uuid, facts: { name, members }, events, touches });
  });
}
