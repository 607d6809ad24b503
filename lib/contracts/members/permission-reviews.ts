import { z } from 'zod';
import {
  chosenFields,
  givenInstant,
  instant,
  orderBy,
  pageQuery,
  queryFlag,
  uuid,
  uuidParams,
} from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** Somebody looks at who has access to a place. */
const review = {
  url: z.string(),
  uuid,
  reviewer_full_name: z.string(),
  reviewer_uuid: uuid.nullable(),
  is_pending: z.boolean(),
  created: instant,
  closed: instant.nullable(),
};

const projectReview = z.strictObject({ ...review, project_uuid: uuid, project_name: z.string() });
const customerReview = z.strictObject({ ...review, customer_uuid: uuid, customer_name: z.string() });

export type ProjectReview = z.output<typeof projectReview>;
export type CustomerReview = z.output<typeof customerReview>;

export const reviewDecisions = ['keep', 'expire', 'remove'] as const;

export const MOST_DECISIONS = 1_000;

const closing = z.strictObject({
  decisions: z
    .array(
      z
        .strictObject({
          role_uuid: uuid.describe('The role that someone holds, as list_users/ names it.'),
          decision: z.enum(reviewDecisions),
          expiration_time: givenInstant.nullable().optional().describe('For expire; null means for good.'),
        })
        .refine(({ decision, expiration_time }) => decision !== 'expire' || expiration_time !== undefined, {
          path: ['expiration_time'],
          message: 'Say when it expires.',
        }),
    )
    .max(MOST_DECISIONS)
    .refine(
      (decisions) => new Set(decisions.map(({ role_uuid }) => role_uuid)).size === decisions.length,
      'Decide about each role once.',
    )
    .optional(),
});

export type ReviewDecision = NonNullable<z.output<typeof closing>['decisions']>[number];

const filters = {
  ...pageQuery,
  is_pending: queryFlag.optional(),
  closed: givenInstant.optional(),
  reviewer_uuid: uuid.optional(),
  o: orderBy(['created', 'closed']),
};

const projectPath = '/api/project-permissions-reviews/';
const customerPath = '/api/customer-permissions-reviews/';

export const listProjectReviewsOperation = operation({
  id: 'project_reviews_list',
  method: 'GET',
  path: projectPath,
  summary: 'List reviews of who has access to a project, newest first',
  permission: 'SIGNED_IN',
  query: z.strictObject({ ...filters, ...chosenFields(projectReview), project_uuid: uuid.optional() }),
  answer: z.array(projectReview),
  gives: { kind: 'list' },
});

export const readProjectReviewOperation = operation({
  id: 'project_reviews_read',
  method: 'GET',
  path: `${projectPath}{uuid}/`,
  summary: 'Read a review of who has access to a project',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject(chosenFields(projectReview)),
  answer: projectReview,
  errors: ['not_found'],
});

export const closeProjectReviewOperation = operation({
  id: 'project_reviews_close',
  method: 'POST',
  path: `${projectPath}{uuid}/close/`,
  summary: 'Close a review of who has access to a project, with what was decided about each role',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: closing,
  answer: projectReview,
  errors: ['not_found', 'not_allowed', 'moved_on', 'rule_broken'],
});

export const listCustomerReviewsOperation = operation({
  id: 'customer_reviews_list',
  method: 'GET',
  path: customerPath,
  summary: 'List reviews of who has access to an organisation, newest first',
  permission: 'SIGNED_IN',
  query: z.strictObject({ ...filters, ...chosenFields(customerReview), customer_uuid: uuid.optional() }),
  answer: z.array(customerReview),
  gives: { kind: 'list' },
});

export const readCustomerReviewOperation = operation({
  id: 'customer_reviews_read',
  method: 'GET',
  path: `${customerPath}{uuid}/`,
  summary: 'Read a review of who has access to an organisation',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject(chosenFields(customerReview)),
  answer: customerReview,
  errors: ['not_found'],
});

export const closeCustomerReviewOperation = operation({
  id: 'customer_reviews_close',
  method: 'POST',
  path: `${customerPath}{uuid}/close/`,
  summary: 'Close a review of who has access to an organisation, with what was decided about each role',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: closing,
  answer: customerReview,
  errors: ['not_found', 'not_allowed', 'moved_on', 'rule_broken'],
});
