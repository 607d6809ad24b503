import { z } from 'zod';
import { instant, orderBy, pageQuery, personName, queryFlag, text, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const accessChangeTypes = ['GAIN_ACCESS', 'RENEW_ACCESS', 'REVOKE_ACCESS'] as const;
export const accessSubmissionStates = ['DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'CANCELLED'] as const;
export const accessDocumentKinds = ['duc', 'irb'] as const;
export type AccessDocumentKind = (typeof accessDocumentKinds)[number];

export const MOST_ACCESSORS = 500;

const accessorChange = z.strictObject({ user_id: uuid, type: z.enum(accessChangeTypes) });

/** What a submission asks for which people, each once. */
export const accessorChanges = z
  .array(accessorChange)
  .min(1)
  .max(MOST_ACCESSORS)
  .refine(
    (changes) => new Set(changes.map(({ user_id }) => user_id)).size === changes.length,
    'Must name each person once.',
  );

/** A document of a submission: the data use certificate or the ethics approval. */
export const accessDocument = z.strictObject({
  kind: z.enum(accessDocumentKinds),
  file_name: z.string(),
  size: z.int(),
  sha256: z.string(),
  uploaded_at: instant,
  uploaded_by: personName,
});

/** Somebody asks for access, for themselves and for others, or to renew or end it. */
export const accessSubmission = z.strictObject({
  id: uuid,
  requirement_id: uuid,
  /** That of the requirement when it was submitted. */
  requirement_version: z.int(),
  label: z.string(),
  submitter_id: uuid,
  submitter_name: z.string(),
  is_renewal: z.boolean(),
  accessor_changes: z.array(accessorChange),
  documents: z.array(accessDocument),
  /** Who was to get access at the approval and was not active any more. */
  left_out: z.array(z.strictObject({ user_id: uuid, reason: z.enum(['not_active']) })),
  state: z.enum(accessSubmissionStates),
  rejected_reason: z.string(),
  created: instant,
  submitted_at: instant.nullable(),
  reviewed_at: instant.nullable(),
  reviewed_by: personName.nullable(),
});

export type AccessSubmission = z.output<typeof accessSubmission>;

const path = '/api/access-submissions/';
const params = z.strictObject({ id: uuid });

export const listAccessSubmissionsOperation = operation({
  id: 'access_submissions_list',
  method: 'GET',
  path,
  summary: 'List your access submissions; the access committee, staff and support list everyone’s',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    requirement: uuid.optional(),
    submitter: uuid.optional(),
    state: z.enum(accessSubmissionStates).optional(),
    is_renewal: queryFlag.optional(),
    o: orderBy(['created', 'submitted_at', 'reviewed_at']),
  }),
  answer: z.array(accessSubmission),
  gives: { kind: 'list' },
});

export const createAccessSubmissionOperation = operation({
  id: 'access_submissions_create',
  method: 'POST',
  path,
  summary: 'Draft a submission for access; there is one open one per requirement and person',
  permission: 'SIGNED_IN',
  body: z.strictObject({ requirement_id: uuid, accessor_changes: accessorChanges }),
  status: 201,
  answer: accessSubmission,
  errors: ['already_exists', 'rule_broken'],
});

export const readAccessSubmissionOperation = operation({
  id: 'access_submissions_read',
  method: 'GET',
  path: `${path}{id}/`,
  summary: 'Read a submission for access',
  permission: 'SIGNED_IN',
  params,
  answer: accessSubmission,
  errors: ['not_found'],
});

export const changeAccessSubmissionOperation = operation({
  id: 'access_submissions_change',
  method: 'PATCH',
  path: `${path}{id}/`,
  summary: 'Change who a draft of yours is about',
  permission: 'SIGNED_IN',
  params,
  body: z.strictObject({ accessor_changes: accessorChanges }),
  answer: accessSubmission,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const submitAccessSubmissionOperation = operation({
  id: 'access_submissions_submit',
  method: 'POST',
  path: `${path}{id}/submit/`,
  summary: 'Submit a draft of yours to the access committee',
  permission: 'SIGNED_IN',
  params,
  answer: accessSubmission,
  errors: ['not_found', 'not_allowed', 'moved_on', 'rule_broken'],
});

export const cancelAccessSubmissionOperation = operation({
  id: 'access_submissions_cancel',
  method: 'POST',
  path: `${path}{id}/cancel/`,
  summary: 'Cancel an open submission of yours',
  permission: 'SIGNED_IN',
  params,
  answer: accessSubmission,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const approveAccessSubmissionOperation = operation({
  id: 'access_submissions_approve',
  method: 'POST',
  path: `${path}{id}/approve/`,
  summary: 'Approve a submission: people get, keep or lose access as it asks; for the access committee and staff',
  permission: 'ACCESS_COMMITTEE',
  params,
  answer: accessSubmission.extend({ approval_count: z.int() }),
  errors: ['not_found', 'not_allowed', 'moved_on', 'rule_broken'],
});

export const rejectAccessSubmissionOperation = operation({
  id: 'access_submissions_reject',
  method: 'POST',
  path: `${path}{id}/reject/`,
  summary: 'Reject a submission; for the access committee and staff',
  permission: 'ACCESS_COMMITTEE',
  params,
  body: z.strictObject({ reason: text(2_000, 3).describe('The submitter reads it.') }),
  answer: accessSubmission,
  errors: ['not_found', 'not_allowed', 'moved_on', 'rule_broken'],
});
