import { z } from 'zod';
import { instant, uuid, uuidParams } from '@/lib/contracts/common';
import { fileAnswer, operation } from '@/lib/contracts/operation';
import { person, reason } from '@/lib/contracts/people/person';
import { purgeFields, purgeRecords } from '@/lib/contracts/people/purge-profiles';

/** How long a deletion can be undone before the purge, in days. */
export const LEAST_GRACE_DAYS = 14;
export const USUAL_GRACE_DAYS = 30;
export const MOST_GRACE_DAYS = 3_650;

export const graceDays = z
  .int()
  .min(LEAST_GRACE_DAYS)
  .max(MOST_GRACE_DAYS)
  .describe('For how many days the deletion can be reversed before the data is purged.');

export const deleteUserOperation = operation({
  id: 'users_delete',
  method: 'POST',
  path: '/api/users/{uuid}/delete/',
  summary: 'Delete an active or suspended person: their access ends, and their data is purged after a period of grace',
  permission: 'STAFF',
  reachesOut: true,
  params: uuidParams,
  body: z.strictObject({
    reason,
    grace_days: graceDays.default(USUAL_GRACE_DAYS),
    profile_id: uuid.optional().describe('What is purged: a profile for deleted people, or their default one.'),
  }),
  answer: person,
  errors: ['not_found', 'moved_on', 'rule_broken'],
});

/** One purge of a person. */
const purge = z.strictObject({
  purged_at: instant,
  /** Null by hand. */
  rule: z.strictObject({ id: uuid, version: z.int() }).nullable(),
  approver_uuids: z.array(uuid),
  /** The name of the profile. */
  profile: z.string(),
  fields: z.array(z.enum(purgeFields)),
  /** How many of each record were purged. */
  records: z.partialRecord(z.enum(purgeRecords), z.int()),
});

/** What was purged of a person, without any personal data. */
export const purgeCertificate = z.strictObject({
  user_uuid: uuid,
  purges: z.array(purge),
  /** SHA-256 in hex over the JSON of the other members, with sorted keys and without spaces. */
  hash: z.string(),
});

export type PurgeCertificate = z.output<typeof purgeCertificate>;

export const readPurgeCertificateOperation = operation({
  id: 'users_purge_certificate',
  method: 'GET',
  path: '/api/users/{uuid}/purge-certificate/',
  summary: 'Download what was purged of a person, by whom and when, as JSON or PDF',
  permission: 'STAFF_OR_SUPPORT',
  params: uuidParams,
  query: z.strictObject({
    format: z.enum(['json', 'pdf']).optional().describe('pdf, or `Accept: application/pdf`, for paper.'),
  }),
  answer: fileAnswer,
  gives: { kind: 'file', mediaTypes: ['application/json', 'application/pdf'] },
  errors: ['not_found'],
});
