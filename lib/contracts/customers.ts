import { z } from 'zod';
import {
  chosenFields,
  day,
  givenInstant,
  instant,
  line,
  orderBy,
  pageQuery,
  queryFlag,
  text,
  uuid,
} from '@/lib/contracts/common';
import { countryNames } from '@/lib/contracts/countries';
import { emailAddress } from '@/lib/contracts/email-address';
import { type Operation, operation } from '@/lib/contracts/operation';
import { givenRoleName, graceDays, mostServiceAccounts, reference, restrictions, slug } from '@/lib/contracts/places';

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

const noText = z.literal('');
const LONGEST_EMAIL = 75;
const LONGEST_HOMEPAGE = 255;

const homepage = line(LONGEST_HOMEPAGE).refine(
  (address) => address === '' || (/^https?:\/\//i.test(address) && URL.canParse(address)),
  'Must be an http or https address.',
);

/** A day within them, and the beginning of its day, is in the years 1 to 9999 in every zone. */
const [firstStart, lastStart] = ['0001-01-02', '9999-12-31'];

const country = z
  .string()
  .max(2)
  .refine((code) => code === '' || Object.hasOwn(countryNames, code), 'Must be a country of ISO 3166-1.')
  .describe('A country of ISO 3166-1 by its alpha-2 code; empty for none.');

const changed = z
  .strictObject({
    name: line(255, 1),
    slug,
    native_name: line(160),
    abbreviation: line(12),
    description: text(2_000),
    backend_id: line(255),
    blocked: z.boolean(),
    archived: z.boolean(),
    accounting_start_date: z
      .union([day, givenInstant], { error: 'Must be a date, or a date and time with its offset.' })
      .refine((value) => value >= firstStart && value < lastStart, 'Must be in the years 1 to 9999.')
      .nullable()
      .describe('A day, or an instant of it in the installation’s zone. Null: the day on which it was created.'),
    max_service_accounts: mostServiceAccounts.nullable(),
    grace_period_days: graceDays.nullable(),
    project_metadata_checklist: reference.nullable(),
    ...restrictions,
    email: z.union([noText, emailAddress.pipe(z.string().max(LONGEST_EMAIL))]),
    phone_number: line(255),
    homepage,
    contact_details: text(500),
    registration_code: line(160),
    vat_code: line(20),
    address: text(300),
    postal: line(20),
    country,
    reason: text(500).describe('Why it is blocked or archived.'),
  })
  .partial();

export const changeCustomerOperation = operation({
  id: 'customers_change',
  method: 'PATCH',
  path: '/api/customers/{uuid}/',
  summary: 'Change an organisation; each field has its own permission',
  permission: 'SIGNED_IN',
  params,
  body: changed,
  answer: customer,
  gives: versioned,
  errors: ['not_found', 'not_allowed', 'moved_on', 'already_exists'],
});
