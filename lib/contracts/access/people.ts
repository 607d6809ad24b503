import { z } from 'zod';
import { accessChangeTypes, accessSubmissionStates } from '@/lib/contracts/access/submissions';
import { instant, pageQuery, queryFlag, text, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** Somebody whom a submission names, with what they have through its submitter now. */
export const accessPerson = z.strictObject({
  user_id: uuid,
  /** Empty for people whom the caller doesn't see, as is the email address. */
  full_name: z.string(),
  email: z.string(),
  is_active: z.boolean(),
  type: z.enum(accessChangeTypes),
  /** Whether they have access through the submitter now. */
  has_access: z.boolean(),
  /** When that expires; null for access that never expires, and without access. */
  expired_on: instant.nullable(),
  /** When their access through the submitter ended; null for who has it or never had it. */
  ended_at: instant.nullable(),
});

export type AccessPerson = z.output<typeof accessPerson>;

const params = z.strictObject({ id: uuid });

export const listSubmissionPeopleOperation = operation({
  id: 'access_submissions_people',
  method: 'GET',
  path: '/api/access-submissions/{id}/people/',
  summary: 'List the people of a submission, with what it asks for them and what they have now',
  permission: 'SIGNED_IN',
  params,
  query: z.strictObject(pageQuery),
  answer: z.array(accessPerson),
  gives: { kind: 'list' },
  errors: ['not_found'],
});

export const readAccessPrefillOperation = operation({
  id: 'access_requirements_prefill',
  method: 'GET',
  path: '/api/access-requirements/{id}/prefill/',
  summary: 'Suggest whom to name in a submission: those with access through you, those who had it, and yourself',
  permission: 'SIGNED_IN',
  params,
  answer: z.strictObject({
    /** At most as many as a submission may name: first you, then who has access. */
    people: z.array(accessPerson),
    /** Your submission that is open already; null without one. */
    open_submission_id: uuid.nullable(),
  }),
  errors: ['not_found'],
});

/** What a person has or had by one requirement. */
export const myAccess = z.strictObject({
  requirement_id: uuid,
  label: z.string(),
  is_archived: z.boolean(),
  has_access: z.boolean(),
  /** The latest live expiry; null for access that never expires, and without access. */
  expired_on: instant.nullable(),
  /** When the last access ended; null for who has access or never had it. */
  ended_at: instant.nullable(),
  /** How many people have access through the caller now. */
  people_count: z.int(),
  /** The caller's submission that is a draft or waits for a decision. */
  open_submission: z.strictObject({ id: uuid, state: z.enum(accessSubmissionStates) }).nullable(),
});

export type MyAccess = z.output<typeof myAccess>;

export const listMyAccessOperation = operation({
  id: 'me_access_list',
  method: 'GET',
  path: '/api/me/access/',
  summary: 'List what you have, had or request access to, a row per requirement; what expires first comes first',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    q: text(200).optional().describe('Words in the label.'),
    requirement: uuid.optional(),
    has_access: queryFlag.optional(),
  }),
  answer: z.array(myAccess),
  gives: { kind: 'list' },
});
