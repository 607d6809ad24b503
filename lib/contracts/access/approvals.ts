import { z } from 'zod';
import { accessNotification } from '@/lib/contracts/access/notifications';
import {
  downloadQuery,
  givenInstant,
  instant,
  orderBy,
  pageQuery,
  personName,
  queryFlag,
  text,
  uuid,
} from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const accessApprovalStates = ['APPROVED', 'REVOKED'] as const;
export const accessEndings = ['expiry', 'submission', 'committee', 'import'] as const;
export const episodeEndings = [...accessEndings, 'renewal'] as const;

/** That somebody has access through a submitter, or had it. */
export const accessApproval = z.strictObject({
  id: uuid,
  external_id: z.string().nullable(),
  requirement_id: uuid,
  /** That of the requirement for which it was given. */
  requirement_version: z.int(),
  label: z.string(),
  submitter_id: uuid,
  submitter_name: z.string(),
  accessor_id: uuid,
  accessor_name: z.string(),
  state: z.enum(accessApprovalStates),
  /** Approved and not expired: only then does it grant access. */
  is_live: z.boolean(),
  /** Null for access that never expires. */
  expired_on: instant.nullable(),
  episode: z.int(),
  ended_at: instant.nullable(),
  ended_by: z.enum(accessEndings).nullable(),
  modified: instant,
});

export type AccessApproval = z.output<typeof accessApproval>;

/** One episode of an approval. The current one has no end. */
export const accessEpisode = z.strictObject({
  episode: z.int(),
  from: instant,
  until: instant.nullable(),
  expired_on: instant.nullable(),
  requirement_version: z.int(),
  ended_by: z.enum(episodeEndings).nullable(),
  by: personName.nullable(),
  /** For the committee and support, and for who lost access where they were told it; null otherwise. */
  reason: z.string().nullable(),
});

/** The approvals of one requirement through one submitter that expire at one instant. */
export const accessorGroup = z.strictObject({
  requirement_id: uuid,
  label: z.string(),
  submitter_id: uuid,
  submitter_name: z.string(),
  expired_on: instant.nullable(),
  is_live: z.boolean(),
  /** At most 500. */
  accessor_ids: z.array(uuid),
  accessors_count: z.int(),
  /** At most 20: renewal notices by time, then revocation notices. */
  notifications: z.array(accessNotification),
  notifications_count: z.int(),
});

export type AccessorGroup = z.output<typeof accessorGroup>;

const path = '/api/access-approvals/';
const params = z.strictObject({ id: uuid });

export const listAccessApprovalsOperation = operation({
  id: 'access_approvals_list',
  method: 'GET',
  path,
  summary: 'List approvals that you have or gave others; the access committee, staff and support list everyone’s',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    requirement: uuid.optional(),
    submitter: uuid.optional(),
    accessor: uuid.optional(),
    state: z.enum(accessApprovalStates).optional(),
    expires_before: givenInstant.optional(),
    expires_after: givenInstant.optional(),
    is_live: queryFlag.optional(),
    never_expires: queryFlag.optional().describe('Whether to list approvals without an expiry, or those with one.'),
    o: orderBy(['expired_on', 'modified']),
  }),
  answer: z.array(accessApproval),
  gives: { kind: 'list' },
});

export const readAccessApprovalOperation = operation({
  id: 'access_approvals_read',
  method: 'GET',
  path: `${path}{id}/`,
  summary: 'Read an approval',
  permission: 'SIGNED_IN',
  params,
  answer: accessApproval,
  errors: ['not_found'],
});

export const listAccessHistoryOperation = operation({
  id: 'access_approvals_history',
  method: 'GET',
  path: `${path}{id}/history/`,
  summary: 'List the episodes of an approval, newest first',
  permission: 'SIGNED_IN',
  params,
  query: z.strictObject(pageQuery),
  answer: z.array(accessEpisode),
  gives: { kind: 'list' },
  errors: ['not_found'],
});

export const listAccessorGroupsOperation = operation({
  id: 'access_groups_list',
  method: 'GET',
  path: `${path}groups/`,
  summary: 'List who has access by requirement, submitter and expiry; for the access committee, staff and support',
  permission: 'ACCESS_COMMITTEE_OR_SUPPORT',
  query: z.strictObject({
    ...pageQuery,
    ...downloadQuery,
    requirement: uuid.optional(),
    submitter: uuid.optional(),
    accessor: uuid.optional(),
    expire_before: givenInstant.optional(),
    expired: queryFlag.default(false).describe('Whether to list groups of approvals that have ended, too.'),
    o: orderBy(['expired_on', 'requirement', 'submitter']),
  }),
  answer: z.array(accessorGroup),
  gives: { kind: 'list' },
  errors: ['not_allowed'],
});

export const revokeAccessOperation = operation({
  id: 'access_groups_revoke',
  method: 'POST',
  path: `${path}groups/revoke/`,
  summary: 'End all access of a requirement through a submitter; for the access committee and staff',
  permission: 'ACCESS_COMMITTEE',
  body: z.strictObject({
    requirement_id: uuid,
    submitter_id: uuid,
    reason: text(500).optional().describe('3 to 500 characters; not needed for a dry run.'),
    tell_reason: z.boolean().default(false).describe('Whether those who lose access read the reason.'),
    dry_run: z.boolean().default(false).describe('Only counts.'),
  }),
  answer: z.strictObject({
    revoked: z.int(),
    told: z.int(),
    /** People who have access through somebody else, and are not told. */
    keep_access: z.int(),
  }),
  errors: ['not_allowed', 'moved_on'],
});

export const accessReasons = [
  'account_inactive',
  'granted',
  'requirement_archived',
  'expired',
  'revoked',
  'never_granted',
] as const;

export const checkAccessOperation = operation({
  id: 'access_requirements_access',
  method: 'GET',
  path: '/api/access-requirements/{id}/access/',
  summary: 'Check whether you may use it now; the access committee, staff and support check anyone',
  permission: 'SIGNED_IN',
  params,
  query: z.strictObject({
    user: text(300, 1)
      .optional()
      .describe('A UUID, username or external_id, looked up in that order; you if left out.'),
  }),
  answer: z.strictObject({
    has_access: z.boolean(),
    /** The first that holds. */
    reason: z.enum(accessReasons),
    /** Null for access that never expires, and without access. */
    until: instant.nullable(),
  }),
  errors: ['not_found'],
});
