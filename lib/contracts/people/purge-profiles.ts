import { z } from 'zod';
import { instant, line, pageQuery, personName, text, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** The fields of a person that a purge sets to what says nothing of anyone. */
export const purgeFields = [
  'full_name',
  'email',
  'username',
  'affiliations',
  'identity_source',
  'external_id',
  'time_zone',
  'locale',
] as const;
export type PurgeField = (typeof purgeFields)[number];

/** What Heed keeps of a person beside them, and a purge deletes. */
export const purgeRecords = [
  'password',
  'sessions',
  'tokens',
  'sign_in_networks',
  'preferences',
  'actions',
  'executions',
  'deliveries',
  'digests',
  'audiences',
  'roles',
  'invitations',
  'answers',
  'documents',
  'calendar',
] as const;
export type PurgeRecord = (typeof purgeRecords)[number];

/** Whom a profile is for. */
export const purgedStatuses = ['suspended', 'deleted'] as const;
export type PurgedStatus = (typeof purgedStatuses)[number];

export const MOST_AFTER_DAYS = 3_650;

const fields = z.array(z.enum(purgeFields)).max(100);
const records = z.array(z.enum(purgeRecords)).max(100);

export const purgeProfile = z.strictObject({
  id: uuid,
  name: z.string(),
  applies_to: z.enum(purgedStatuses),
  /** How long people have been suspended or deleted when their data is purged. */
  after_days: z.int(),
  fields,
  records,
  is_on: z.boolean(),
  is_default: z.boolean(),
  /** The built-in rule that carries it out; null while it is off. */
  rule_id: uuid.nullable(),
  /** Other rules that name it. */
  used_by: z.array(z.strictObject({ rule_id: uuid, name: z.string() })),
  modified: instant,
  modified_by: personName.nullable(),
});

export type PurgeProfile = z.output<typeof purgeProfile>;

const given = {
  name: line(255, 1).describe('Unique, whether in upper or lower case.'),
  after_days: z.int().min(0).max(MOST_AFTER_DAYS).describe('After how many days as suspended or deleted.'),
};

const idParams = z.strictObject({ id: uuid });

export const listPurgeProfilesOperation = operation({
  id: 'purge_profiles_list',
  method: 'GET',
  path: '/api/purge-profiles/',
  summary: 'List purge profiles, by name',
  permission: 'STAFF_OR_SUPPORT',
  query: z.strictObject({ ...pageQuery, q: text(200).optional(), applies_to: z.enum(purgedStatuses).optional() }),
  answer: z.array(purgeProfile),
  gives: { kind: 'list' },
});

export const createPurgeProfileOperation = operation({
  id: 'purge_profiles_create',
  method: 'POST',
  path: '/api/purge-profiles/',
  summary: 'Create a purge profile: what is purged of suspended or deleted people, and after how many days',
  permission: 'STAFF',
  body: z.strictObject({
    ...given,
    applies_to: z.enum(purgedStatuses),
    fields: fields.default([]).describe('At least one field or record.'),
    records: records.default([]),
    is_on: z.boolean().default(false),
    is_default: z.boolean().default(false).describe('Takes the mark from the default so far.'),
  }),
  status: 201,
  answer: purgeProfile,
  errors: ['already_exists'],
});

export const readProfileOperation = operation({
  id: 'purge_profiles_read',
  method: 'GET',
  path: '/api/purge-profiles/{id}/',
  summary: 'Read a purge profile',
  permission: 'STAFF_OR_SUPPORT',
  params: idParams,
  answer: purgeProfile,
  gives: { kind: 'versioned' },
  errors: ['not_found'],
});

export const changeProfileOperation = operation({
  id: 'purge_profiles_change',
  method: 'PATCH',
  path: '/api/purge-profiles/{id}/',
  summary: 'Change a purge profile',
  permission: 'STAFF',
  params: idParams,
  body: z.strictObject({
    name: given.name.optional(),
    after_days: given.after_days.optional(),
    fields: fields.optional(),
    records: records.optional(),
    is_on: z.boolean().optional(),
    is_default: z.boolean().optional(),
  }),
  answer: purgeProfile,
  gives: { kind: 'versioned' },
  errors: ['not_found', 'already_exists', 'moved_on'],
});

export const deleteProfileOperation = operation({
  id: 'purge_profiles_delete',
  method: 'DELETE',
  path: '/api/purge-profiles/{id}/',
  summary: 'Delete a purge profile that no rule names',
  permission: 'STAFF',
  params: idParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'moved_on'],
});
