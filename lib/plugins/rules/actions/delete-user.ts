import { z } from 'zod';
import { uuid } from '@/lib/contracts/common';
import { graceDays, USUAL_GRACE_DAYS } from '@/lib/contracts/purging';
import { formatCount } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import { defineAction } from '@/lib/plugins/rules/action';
import { nameOf } from '@/lib/plugins/rules/filter';
import { followers } from '@/lib/services/people/act-on-person';
import { holdPerson } from '@/lib/services/people/hold-person';
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
  run: async (tx, { approverIds, userId }, { grace_days, profile_id = null }, { ruleId, version }) => {
    const before = await holdPerson(tx, userId);
    if (before.status === 'deleted') return { changed: false, note: '', before: null };
    const origin = { rule: { id: ruleId, version }, approver_ids: [...approverIds] };
    await softDelete(tx, before, { ...origin, graceDays: grace_days, profileId: profile_id });
    const { events, touches } = followers(userId);
    for (const event of events) tx.emit(event);
    for (const touch of touches) tx.touch(touch);
    return { changed: true, note: '', before };
  },
  undoBatch: (tx, acts) => restoreStatuses(tx, acts, 'deleted'),
});
