import { z } from 'zod';
import { chosenFields, day, instant, optionalText, orderBy, pageQuery, text, uuid } from '@/lib/contracts/common';
import { reference } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';

export const endDateRequestStates = ['pending', 'approved', 'rejected', 'canceled'] as const;

/** Somebody asks for another end date of a project. */
export const endDateRequest = z.strictObject({
  url: z.string(),
  uuid,
  state: z.enum(endDateRequestStates),
  project: z.string(),
  project_uuid: uuid,
  project_name: z.string(),
  customer_uuid: uuid,
  customer_name: z.string(),
  requested_end_date: day,
  created: instant,
  created_by_uuid: uuid,
  created_by_full_name: z.string(),
  reviewed_at: instant.nullable(),
  reviewed_by_uuid: uuid.nullable(),
  reviewed_by_full_name: z.string(),
  comment: z.string(),
  review_comment: z.string(),
});

export type EndDateRequest = z.output<typeof endDateRequest>;

const path = '/api/project-end-date-change-requests/';
const params = z.strictObject({ uuid });
const comment = text(2_000);

export const listEndDateRequestsOperation = operation({
  id: 'end_date_requests_list',
  method: 'GET',
  path,
  summary: 'List requests for another end date of a project',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(endDateRequest),
    created_by_uuid: uuid.optional(),
    customer_uuid: uuid.optional(),
    project_uuid: uuid.optional(),
    state: z.array(z.enum(endDateRequestStates)).optional(),
    o: orderBy(['created', 'state', 'requested_end_date']),
  }),
  answer: z.array(endDateRequest),
  gives: { kind: 'list' },
});

export const createEndDateRequestOperation = operation({
  id: 'end_date_requests_create',
  method: 'POST',
  path,
  summary: 'Ask for another end date of a project',
  permission: 'SIGNED_IN',
  body: z.strictObject({ project: reference, requested_end_date: day, comment: optionalText(2_000) }),
  status: 201,
  answer: endDateRequest,
  errors: ['not_allowed', 'moved_on', 'already_exists', 'rule_broken'],
});

export const readEndDateRequestOperation = operation({
  id: 'end_date_requests_read',
  method: 'GET',
  path: `${path}{uuid}/`,
  summary: 'Read a request for another end date',
  permission: 'SIGNED_IN',
  params,
  query: z.strictObject(chosenFields(endDateRequest)),
  answer: endDateRequest,
  errors: ['not_found'],
});

export const approveEndDateRequestOperation = operation({
  id: 'end_date_requests_approve',
  method: 'POST',
  path: `${path}{uuid}/approve/`,
  summary: 'Approve a request for another end date, which sets it',
  permission: 'SIGNED_IN',
  params,
  body: z.strictObject({ comment: comment.default('') }),
  answer: endDateRequest,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const rejectEndDateRequestOperation = operation({
  id: 'end_date_requests_reject',
  method: 'POST',
  path: `${path}{uuid}/reject/`,
  summary: 'Reject a request for another end date',
  permission: 'SIGNED_IN',
  params,
  body: z.strictObject({ comment: comment.default('') }),
  answer: endDateRequest,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const cancelEndDateRequestOperation = operation({
  id: 'end_date_requests_cancel',
  method: 'POST',
  path: `${path}{uuid}/cancel/`,
  summary: 'Cancel a request for another end date',
  permission: 'SIGNED_IN',
  params,
  answer: endDateRequest,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});
