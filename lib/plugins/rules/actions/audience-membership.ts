import { z } from 'zod';
import { uuid } from '@/lib/contracts/common';
import type { FilterNode } from '@/lib/contracts/rules/definition';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { ActedOn, ActingRule, ActionResult, RegisteredAction } from '@/lib/plugins/rules/action';
import type { Reference } from '@/lib/plugins/rules/filter';
import { verdictOn } from '@/lib/plugins/rules/verdict-on';
import { changeMemberships, type MembershipChange } from '@/lib/services/audiences/change-memberships';
import type { UndoResult } from '@/lib/services/people/undo-result';

export const audienceConfig = z.strictObject({
  audience_uuid: uuid.meta({ reference: 'audience', title: 'Audience' }),
});

type Config = z.output<typeof audienceConfig>;

export const exampleAudience: Config = { audience_uuid: '00000000-0000-4000-8000-000000000000' };

export function audienceReference({ audience_uuid: target }: Config): Reference[] {
  return [{ kind: 'audience', target, path: 'audience_uuid' }];
}

/** Whether a row of `user_account AS person` is a member. */
export function isMember({ audience_uuid }: Config): Sql {
  return sql`person.id IN (SELECT user_id FROM audience_member WHERE audience_id = ${audience_uuid}::uuid)`;
}

type Rule = Pick<ActingRule, 'ruleId' | 'version'>;
type Moves = (
  tx: Ctx,
  people: readonly ActedOn[],
  config: Config,
  rule: Rule,
) => Promise<ReadonlyMap<string, ActionResult>>;

/** Makes people members, or ends that. @throws rule_broken when the audience is gone */
export function moves(kind: MembershipChange['kind']): Moves {
  return async (tx, people, { audience_uuid: audienceId }, { ruleId, version }) => {
    const userIds = people.map(({ userId }) => userId);
    if ((await tx.db.audience.count({ where: { id: audienceId } })) === 0) throw goneAudience();
    const moved = await changeMemberships(tx, userIds, { audienceId, kind, rule: { id: ruleId, version } });
    const results = userIds.map((id): [string, ActionResult] => {
      const since = moved.get(id);
      const before = since === undefined ? null : { audience_id: audienceId, since };
      return [id, { changed: before !== null, note: '', before }];
    });
    return new Map(results);
  };
}

const stored = z.object({ audience_id: z.uuid(), since: z.string() });

/** Takes back a change of membership. Refused where the audience is gone, and of who joined or left again since. */
export function movesBack(kind: MembershipChange['kind']): NonNullable<RegisteredAction['undoBatch']> {
  return async (tx, acts) => {
    const befores = acts.map(({ before, userId }) => ({ ...stored.parse(before), userId }));
    const results = new Map<string, UndoResult>();
    for (const [audienceId, of] of Map.groupBy(befores, ({ audience_id }) => audience_id)) {
      const isGone = (await tx.db.audience.count({ where: { id: audienceId } })) === 0;
      const since = new Map(of.map((one) => [one.userId, one.since]));
      const moved = isGone ? since : await changeMemberships(tx, [...since.keys()], { audienceId, kind, since });
      for (const { userId } of of) {
        if (isGone) results.set(userId, { error: goneAudience() });
        else if (moved.has(userId)) results.set(userId, { left: '' });
        else results.set(userId, { error: changedSince() });
      }
    }
    return results;
  };
}

function changedSince(): DomainError {
  return new DomainError('moved_on', { detail: 'Their membership changed again after this.' });
}

function goneAudience(): DomainError {
  return new DomainError('rule_broken', { detail: 'The audience no longer exists.' });
}

const asked = z.object({ audience_uuids: z.array(z.string()), any_of: z.boolean() });

/** Whether filters can hold for nobody who is, or who is not, a member. */
export function endsWithMembership(filters: FilterNode, { audience_uuid }: Config, isIn: boolean): boolean {
  const verdict = verdictOn(filters, ({ config, key }) => {
    const condition = key === 'audience' ? asked.safeParse(config).data : undefined;
    if (condition === undefined || !condition.audience_uuids.includes(audience_uuid)) return null;
    const isAlone = condition.audience_uuids.every((one) => one === audience_uuid);
    // Of any: one membership is enough. Of all: one that is missing is.
    return isAlone || condition.any_of === isIn ? isIn : null;
  });
  return verdict === false;
}
