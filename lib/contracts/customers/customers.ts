import { z } from 'zod';
import { chosenFields, instant, orderBy, pageQuery, queryFlag, text, uuid } from '@/lib/contracts/common';
import { changedCustomer, givenCustomer, replacedCustomer } from '@/lib/contracts/customers/body';
import { givenRoleName } from '@/lib/contracts/members/places';
import { fileAnswer, type Operation, operation } from '@/lib/contracts/operation';
import { pictureFormats } from '@/lib/contracts/picture-formats';
import { picturePart } from '@/lib/contracts/projects/body';

const count = z.int().min(0);
const texts = z.array(z.string());

/** An organisation. */
const customer = z.strictObject({
  url: z.string(),
  uuid,
  created: instant,
  modified: instant,
  /** Its abbreviation, else its name. */
  display_name: z.string(),
  name: z.string(),
  slug: z.string(),
  native_name: z.string(),
  abbreviation: z.string(),
  description: z.string(),
  backend_id: z.string(),
  image: z.string().nullable(),
  blocked: z.boolean(),
  archived: z.boolean(),
  /** The beginning of its day in the installation’s zone. */
  accounting_start_date: instant,
  projects_count: count,
  users_count: count,
  max_service_accounts: count.nullable(),
  project_metadata_checklist: uuid.nullable(),
  grace_period_days: count.nullable(),
  user_email_patterns: texts,
  user_affiliations: texts,
  user_identity_sources: texts,
  email: z.string(),
  phone_number: z.string(),
  homepage: z.string(),
  contact_details: z.string(),
  registration_code: z.string(),
  vat_code: z.string(),
  address: z.string(),
  postal: z.string(),
  country: z.string(),
  country_name: z.string(),
  billing_price_estimate: z.strictObject({
    total: z.string(),
    current: z.string(),
    tax: z.literal('0.00'),
    tax_current: z.literal('0.00'),
  }),
});

export type Customer = z.output<typeof customer>;

/** What changes without a change of the customer. */
const derived = ['projects_count', 'users_count', 'billing_price_estimate'];
const versioned: Operation['gives'] = { kind: 'versioned', derived };

const word = text(200).optional();

const filters = {
  name: word,
  name_exact: word,
  native_name: word,
  abbreviation: word,
  query: word,
  archived: queryFlag.default(false),
  backend_id: word,
  slug: word,
  registration_code: word,
  contact_details: word,
  owned_by_current_user: queryFlag.optional(),
  current_user_has_role: z.array(givenRoleName).optional(),
  current_user_has_project_create_permission: queryFlag.optional(),
  has_resources: queryFlag.optional(),
  accounting_is_running: queryFlag.optional(),
  user_uuid: uuid.optional(),
};

export const listCustomersOperation = operation({
  id: 'customers_list',
  method: 'GET',
  path: '/api/customers/',
  summary: 'List organisations where you have a role',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...filters,
    ...pageQuery,
    ...chosenFields(customer),
    o: orderBy(['name', 'created', 'abbreviation', 'native_name', 'projects_count', 'users_count']),
  }),
  answer: z.array(customer),
  gives: { kind: 'list' },
});

const params = z.strictObject({ uuid });

export const readCustomerOperation = operation({
  id: 'customers_read',
  method: 'GET',
  path: '/api/customers/{uuid}/',
  summary: 'Read an organisation',
  permission: 'SIGNED_IN',
  params,
  query: z.strictObject(chosenFields(customer)),
  answer: customer,
  gives: versioned,
  errors: ['not_found'],
});

export const createCustomerOperation = operation({
  id: 'customers_create',
  method: 'POST',
  path: '/api/customers/',
  summary: 'Create an organisation',
  permission: 'STAFF',
  body: givenCustomer,
  takes: { kind: 'json', file: picturePart },
  status: 201,
  answer: customer,
  errors: ['already_exists'],
});

export const changeCustomerOperation = operation({
  id: 'customers_change',
  method: 'PATCH',
  path: '/api/customers/{uuid}/',
  summary: 'Change an organisation; each field has its own permission',
  permission: 'SIGNED_IN',
  params,
  body: changedCustomer,
  takes: { kind: 'json', file: picturePart },
  answer: customer,
  gives: versioned,
  errors: ['not_found', 'not_allowed', 'moved_on', 'already_exists'],
});

export const replaceCustomerOperation = operation({
  ...changeCustomerOperation,
  id: 'customers_replace',
  method: 'PUT',
  summary: 'Change an organisation; its name is required, other fields left out stay as they are',
  body: replacedCustomer,
});

export const readCustomerImageOperation = operation({
  id: 'customers_image',
  method: 'GET',
  path: '/api/customers/{uuid}/image/',
  summary: 'Read the picture of an organisation',
  permission: 'SIGNED_IN',
  params,
  answer: fileAnswer,
  gives: { kind: 'file', mediaTypes: pictureFormats },
  errors: ['not_found'],
});

/** What people do with an organisation, each where its call would let them now. */
export const customerCommandKeys = [
  'change',
  'change_administration',
  'check_restrictions',
  'create_project',
  'delete',
] as const;

export type CustomerCommandKey = (typeof customerCommandKeys)[number];

export const listCustomerCommandsOperation = operation({
  id: 'customers_commands',
  method: 'GET',
  path: '/api/customers/{uuid}/commands/',
  summary: 'List what you can do with an organisation as it is now',
  permission: 'SIGNED_IN',
  params,
  answer: z.array(z.enum(customerCommandKeys)),
  errors: ['not_found'],
});
