import { z } from 'zod';
import {
  chosenFields,
  instant,
  line,
  orderBy,
  pageQuery,
  queryFlag,
  text,
  uuid,
  uuidParams,
  webAddress,
} from '@/lib/contracts/common';
import { jsonObject } from '@/lib/contracts/json-object';
import { reference } from '@/lib/contracts/members/places';
import { type Operation, operation } from '@/lib/contracts/operation';

/** What service settings hold to reach a backend; written and never read. */
export const credentialNames = ['username', 'password', 'token', 'certificate'] as const;
export type CredentialName = (typeof credentialNames)[number];

const MOST_OPTION_BYTES = 16_000;

/** How a backend is reached: shared, or of one organisation. */
export const serviceSettings = z.strictObject({
  url: z.string(),
  uuid,
  name: z.string(),
  type: z.string(),
  state: z.literal('OK'),
  error_message: z.literal(''),
  /** Whether they are of no organisation, so that resources of all can use them. */
  shared: z.boolean(),
  customer: z.string().nullable(),
  customer_uuid: uuid.nullable(),
  customer_name: z.string().nullable(),
  customer_native_name: z.string().nullable(),
  terms_of_services: z.literal(''),
  /** Left out of shared ones, but for staff and support. */
  options: z.record(z.string(), z.unknown()).optional(),
  backend_url: z.string().optional(),
  is_active: z.boolean(),
  has_credentials: z.boolean(),
  /** Of the resources that the caller sees, those that use them and are not terminated. */
  resources_count: z.int().min(0),
  created: instant,
  modified: instant,
});

export type ServiceSettings = z.output<typeof serviceSettings>;

/** What changes without a change of the settings. */
const versioned: Operation['gives'] = { kind: 'versioned', derived: ['resources_count'] };

const word = text(255).optional();

export const listServiceSettingsOperation = operation({
  id: 'service_settings_list',
  method: 'GET',
  path: '/api/service-settings/',
  summary: 'List service settings: shared ones, and those of your organisations',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(serviceSettings),
    name: word,
    name_exact: word,
    type: word,
    shared: queryFlag.optional(),
    customer: reference.optional(),
    customer_uuid: uuid.optional(),
    o: orderBy(['name']),
  }),
  answer: z.array(serviceSettings),
  gives: { kind: 'list' },
});

export const readServiceSettingsOperation = operation({
  id: 'service_settings_read',
  method: 'GET',
  path: '/api/service-settings/{uuid}/',
  summary: 'Read service settings',
  permission: 'SIGNED_IN',
  params: uuidParams,
  query: z.strictObject(chosenFields(serviceSettings)),
  answer: serviceSettings,
  gives: versioned,
  errors: ['not_found'],
});

/** Everyone who sees the settings sees the address, so what opens the backend does not belong in it. */
const backendUrl = webAddress(255).refine(
  (address) => !/^https?:[\\/]*[^\\/?#]*@/i.test(address),
  'Must not contain a username or password.',
);

const options = jsonObject.refine(
  (value) => new TextEncoder().encode(JSON.stringify(value)).length <= MOST_OPTION_BYTES,
  'Must be at most 16 kB.',
);

/** A text that is kept as it is, or null for none. */
function credential(maximum: number) {
  return z
    .string()
    .min(1)
    .max(maximum)
    .nullable()
    .optional()
    .meta({ description: 'Written, never read. Null clears it.', writeOnly: true });
}

const credentials = {
  username: credential(255),
  password: credential(1_000),
  token: credential(5_000),
  certificate: credential(20_000),
} satisfies Readonly<Record<CredentialName, z.ZodType>>;

const name = line(150, 1);
const type = line(255, 1);
const optional = {
  customer: reference.nullable().optional().describe('The organisation that they are for. Null: shared.'),
  backend_url: backendUrl.optional(),
  options: options.optional(),
  is_active: z.boolean().optional().describe('False: no resource can be given them.'),
  ...credentials,
};

export const createServiceSettingsOperation = operation({
  id: 'service_settings_create',
  method: 'POST',
  path: '/api/service-settings/',
  summary: 'Create service settings; shared ones by staff only',
  permission: 'SIGNED_IN',
  body: z.strictObject({ name, type, ...optional }),
  status: 201,
  answer: serviceSettings,
  errors: ['not_allowed'],
});

export const changeServiceSettingsOperation = operation({
  id: 'service_settings_change',
  method: 'PATCH',
  path: '/api/service-settings/{uuid}/',
  summary: 'Change service settings; shared ones by staff only',
  permission: 'SIGNED_IN',
  params: uuidParams,
  body: z.strictObject({ name: name.optional(), type: type.optional(), ...optional }),
  answer: serviceSettings,
  gives: versioned,
  errors: ['not_found', 'not_allowed', 'moved_on'],
});
