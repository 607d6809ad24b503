import { z } from 'zod';
import { uuid } from '@/lib/contracts/common';
import { graceDays, USUAL_GRACE_DAYS } from '@/lib/contracts/people/purging';
import { formatCount } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import { defineAction } from '@/lib/plugins/rules/action';
import { resultsOf } from '@/lib/plugins/rules/actions/status-results';
import { nameOf } from '@/lib/plugins/rules/filter';
import { followStatuses } from '@/lib/services/people/follow-statuses';
import { holdPeople } from '@/lib/services/people/hold-person';
import { restoreStatuses } from '@/lib/services/people/restore-statuses';
import { softDelete } from '@/lib/services/people/soft-delete';
import { findPurgePlan } from '@/lib/services/purging/purge-plan';

export const deleteUser = defineAction({
  key: 'delete_user',
  label: 'Delete the account',
  configSchema: z.strictObject({
    grace_days: graceDays.default(USUAL_GRACE_DAYS),
    profile_id: uuid
      .meta({ reference: 'profile', title: 'Purge profile' })
      .optional()
      .describe('What is purged: a profile for deleted people, or their default one.'),
  }),
  example: { grace_days: USUAL_GRACE_DAYS },
  sentence: ({ grace_days, profile_id }, names) => {
    const by = profile_id === undefined ? '' : ` by the profile “${nameOf(names, 'profile', profile_id)}”`;
    return `Delete the account, and purge its data${by} after ${formatCount(grace_days, 'day', 'days')}`;
  },
  references: ({ profile_id }) =>
    profile_id === undefined ? [] : [{ kind: 'profile', target: profile_id, path: 'profile_id', within: 'deleted' }],
  isDestructive: true,
  isReversible: true,
  endsMatch: 'yes',
  isDone: () => sql`person.status = 'deleted'`,
  complete: async (ctx, config) => {
    if (config.profile_id !== undefined) return config;
    return { ...config, profile_id: (await findPurgePlan(ctx, null, 'deleted')).profile_id };
  },
  runBatch: async (tx, people, { grace_days, profile_id = null }, { ruleId, version }) => {
    const ids = people.map(({ userId }) => userId);
    const held = (await holdPeople(tx, ids)).filter(({ status }) => status !== 'deleted');
    const before = new Map(held.map((person) => [person.id, person]));
    const deleted = people.flatMap(({ approverIds, userId: id }) => (before.has(id) ? [{ id, approverIds }] : []));
    if (deleted.length > 0) {
      const rule = { id: ruleId, version };
      await softDelete(tx, deleted, { graceDays: grace_days, profileId: profile_id, rule });
    }
    await followStatuses(tx, { userIds: [...before.keys()], endedIds: [...before.keys()], isLoss: true });
    return resultsOf(ids, before);
  },
  undoBatch: (tx, acts) => restoreStatuses(tx, acts, 'deleted'),
});
