import { z } from 'zod';
import { uuid } from '@/lib/contracts/common';
import { purgedStatuses } from '@/lib/contracts/people/purge-profiles';
import { LEAST_GRACE_DAYS } from '@/lib/contracts/people/purging';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import { defineAction } from '@/lib/plugins/rules/action';
import { nameOf } from '@/lib/plugins/rules/filter';
import { PURGE_TIMEOUT_MS, purgePerson } from '@/lib/services/purging/purge-person';
import { findPurgePlan } from '@/lib/services/purging/purge-plan';

const appliesTo = z.enum(purgedStatuses);

export const purgeUser = defineAction({
  key: 'purge_user_data',
  label: 'Purge personal data',
  configSchema: z.strictObject({ profile_id: uuid.meta({ reference: 'profile', title: 'Purge profile' }) }),
  example: { profile_id: '00000000-0000-4000-8000-000000000000' },
  sentence: ({ profile_id }, names) => `Purge personal data by the profile “${nameOf(names, 'profile', profile_id)}”`,
  references: ({ profile_id }) => [{ kind: 'profile', target: profile_id, path: 'profile_id' }],
  isDestructive: true,
  isReversible: false,
  // What a purge leaves depends on its profile, which filters do not say.
  endsMatch: () => false,
  finds: ({ profile_id }, { at }) => sql`(
    person.status = (SELECT applies_to FROM purge_profile WHERE id = ${profile_id}::uuid)
    AND (person.status <> 'deleted'
      OR person.deleted_at <= ${at}::timestamptz - make_interval(hours => ${24 * LEAST_GRACE_DAYS}::int)))`,
  // A profile that names more by now purges once more.
  isDone: ({ profile_id }) => sql`EXISTS (SELECT FROM person_purge AS purge
    JOIN purge_profile AS profile ON profile.id = purge.profile_id AND profile.fields <@ purge.fields
      AND jsonb_exists_all(purge.records, profile.records)
    WHERE purge.user_id = person.id AND purge.profile_id = ${profile_id}::uuid AND purge.status = person.status
      AND purge.purged_at >= coalesce(person.deleted_at, person.suspended_at))`,
  timeoutMs: PURGE_TIMEOUT_MS,
  run: async (tx, { approverIds, userId }, { profile_id }, { ruleId, version }) => {
    const profile = await tx.db.purgeProfile.findUnique({ where: { id: profile_id } });
    if (profile === null) throw new DomainError('rule_broken', { detail: 'The purge profile no longer exists.' });
    const applies_to = appliesTo.parse(profile.applies_to);
    const plan = { ...(await findPurgePlan(tx, profile_id, applies_to)), applies_to };
    await purgePerson(tx, userId, plan, { rule: { id: ruleId, version }, approver_ids: [...approverIds] });
    return { changed: true, note: '', before: null };
  },
});
