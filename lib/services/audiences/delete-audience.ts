import type { InputOf } from '@/lib/contracts/operation';
import { deleteAudienceOperation } from '@/lib/contracts/people/audiences';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { holdAudience, readAudienceRow } from '@/lib/services/audiences/audience-row';
import { change, changed } from '@/lib/services/audit/change';

/**
 * Deletes an audience. Whose membership ended keeps that in their history, with its name. With `break_rules` the rules that use it
 * are broken in the same transaction.
 * @throws not_found; moved_on with `used_by` while rules use it
 */
export function deleteAudience(
  ctx: Ctx,
  { break_rules: breaksRules = false, uuid }: InputOf<typeof deleteAudienceOperation>,
): Promise<undefined> {
  return change(ctx, { operation: deleteAudienceOperation.id, subjectType: 'audience' }, async (tx) => {
    await holdAudience(tx, uuid);
    const { name, used_by } = await readAudienceRow(tx, uuid);
    if (used_by.length > 0 && !breaksRules) {
      const detail = `Rules use this audience: ${used_by.map((rule) => rule.name).join(', ')}.`;
      throw new DomainError('moved_on', { detail, members: { used_by } });
    }
    const by = callerId(tx);
    const members = await tx.db.$executeRaw(sql`
      INSERT INTO person_change (user_id, at, kind, facts, by_id)
      SELECT user_id, ${tx.now}::timestamptz, 'audience_left',
        jsonb_build_object('audience_id', audience_id, 'audience', ${name}::text), ${by}::uuid
      FROM audience_member WHERE audience_id = ${uuid}::uuid`);
    await tx.db.audience.delete({ where: { id: uuid } });
    const facts = { name, members, broken_rules: used_by.map(({ rule_id }) => rule_id) };
    const touches = [{ topic: 'audiences' }, { topic: 'people' }] as const;
    const events = [{ type: 'audience.deleted' }] as const;
    return changed(undefined, { subjectId: uuid, facts, events, touches });
  });
}
