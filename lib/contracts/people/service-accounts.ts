import { z } from 'zod';
import { chosenFields, instant, line, pageQuery, text, uuid, uuidParams } from '@/lib/contracts/common';
import { reference } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';

export const serviceAccountStates = ['OK', 'Closed'] as const;

const members = {
  url: z.string(),
  uuid,
  created: instant,
  modified: instant,
  error_message: z.literal(''),
  state: z.enum(serviceAccountStates),
  /** In the answers that make one; null in all others. */
  token: z.string().nullable(),
  expires_at: z.null(),
  customer_uuid: uuid,
  customer_name: z.string(),
  customer_abbreviation: z.string(),
  username: z.string(),
  description: z.string(),
  email: z.literal(''),
  preferred_identifier: z.literal(''),
};

/** A person without sign-in that acts by token in a project. */
export const projectServiceAccount = z.strictObject({
  ...members,
  project: uuid,
  project_uuid: uuid,
  project_name: z.string(),
});

/** A person without sign-in that acts by token in an organisation. */
export const customerServiceAccount = z.strictObject({ ...members, customer: uuid });

export type ProjectServiceAccount = z.output<typeof projectServiceAccount>;
export type CustomerServiceAccount = z.output<typeof customerServiceAccount>;
export type ServiceAccount = ProjectServiceAccount | CustomerServiceAccount;

const filters = {
  username: text(200).optional(),
  state: z.array(z.enum(serviceAccountStates)).optional(),
};

const ignored = z.string().max(500).nullable().optional().describe('Not looked at.');
const described = { email: ignored, preferred_identifier: ignored };
const description = text(2_000);
const named = {
  username: line(150, 1).optional().describe('Made from the slug of the place where it is left out.'),
  description: description.optional(),
  ...described,
};
const changed = z.strictObject({ description: description.optional(), ...described });

export const listProjectServiceAccountsOperation = operation({
  id: 'project_service_accounts_list',
  method: 'GET',
  path: '/api/marketplace-project-service-accounts/',
  summary: 'List service accounts of the projects that you can see, by username',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(projectServiceAccount),
    project_uuid: uuid.optional(),
    ...filters,
  }),
  answer: z.array(projectServiceAccount),
  gives: { kind: 'list' },
});

export const listCustomerServiceAccountsOperation = operation({
  id: 'customer_service_accounts_list',
  method: 'GET',
  path: '/api/marketplace-customer-service-accounts/',
  summary: 'List service accounts of the organisations that you can see, by username',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(customerServiceAccount),
    customer_uuid: uuid.optional(),
    ...filters,
  }),
  answer: z.array(customerServiceAccount),
  gives: { kind: 'list' },
});

export const readProjectAccountOperation = operation({
  id: 'project_service_accounts_read',
  method: 'GET',
  path: '/api/marketplace-project-service-accounts/{uuid}/',
  summary: 'Read a service account of a project',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject(chosenFields(projectServiceAccount)),
  answer: projectServiceAccount,
  errors: ['not_found'],
});

export const readCustomerAccountOperation = operation({
  id: 'customer_service_accounts_read',
  method: 'GET',
  path: '/api/marketplace-customer-service-accounts/{uuid}/',
  summary: 'Read a service account of an organisation',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject(chosenFields(customerServiceAccount)),
  answer: customerServiceAccount,
  errors: ['not_found'],
});

export const createProjectServiceAccountOperation = operation({
  id: 'project_service_accounts_create',
  method: 'POST',
  path: '/api/marketplace-project-service-accounts/',
  summary: 'Create a service account of a project; its token is returned only once',
  permission: 'SIGNED_IN',
  reachesOut: true,
  body: z.strictObject({ project: reference, ...named }),
  status: 201,
  answer: projectServiceAccount,
  isAnswerSecret: true,
  errors: ['not_allowed', 'moved_on', 'already_exists', 'rule_broken'],
});

export const createCustomerServiceAccountOperation = operation({
  id: 'customer_service_accounts_create',
  method: 'POST',
  path: '/api/marketplace-customer-service-accounts/',
  summary: 'Create a service account of an organisation; its token is returned only once',
  permission: 'SIGNED_IN',
  reachesOut: true,
  body: z.strictObject({ customer: reference, ...named }),
  status: 201,
  answer: customerServiceAccount,
  isAnswerSecret: true,
  errors: ['not_allowed', 'already_exists', 'rule_broken'],
});

export const changeProjectAccountOperation = operation({
  id: 'project_service_accounts_change',
  method: 'PATCH',
  path: '/api/marketplace-project-service-accounts/{uuid}/',
  summary: 'Change the description of a service account of a project',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: changed,
  answer: projectServiceAccount,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});

export const changeCustomerAccountOperation = operation({
  id: 'customer_service_accounts_change',
  method: 'PATCH',
  path: '/api/marketplace-customer-service-accounts/{uuid}/',
  summary: 'Change the description of a service account of an organisation',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: changed,
  answer: customerServiceAccount,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});
