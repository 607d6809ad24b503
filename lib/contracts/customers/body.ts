import { z } from 'zod';
import { day, givenInstant, line, text, webAddress } from '@/lib/contracts/common';
import { countryNames } from '@/lib/contracts/customers/countries';
import { graceDays, mostServiceAccounts, reference, restrictions, slug } from '@/lib/contracts/members/places';
import { emailAddress } from '@/lib/contracts/people/email-address';

const noText = z.literal('');
const LONGEST_EMAIL = 75;
const LONGEST_HOMEPAGE = 255;

/** A day within them, and the beginning of its day, is in the years 1 to 9999 in every zone. */
const [firstStart, lastStart] = ['0001-01-02', '9999-12-31'];

const country = z
  .string()
  .max(2)
  .refine((code) => code === '' || Object.hasOwn(countryNames, code), 'Must be a country of ISO 3166-1.')
  .describe('A country of ISO 3166-1 by its alpha-2 code; empty for none.');

const name = line(255, 1);

const optional = z
  .strictObject({
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
    homepage: webAddress(LONGEST_HOMEPAGE),
    contact_details: text(500),
    registration_code: line(160),
    vat_code: line(20),
    address: text(300),
    postal: line(20),
    country,
    image: z
      .string()
      .max(2_000)
      .nullable()
      .describe('null or an empty text removes the picture. A new one is sent as multipart/form-data.'),
    reason: text(500).describe('Why it is blocked or archived.'),
  })
  .partial();

export const givenCustomer = optional.omit({ reason: true }).extend({ name });
export const replacedCustomer = optional.extend({ name });
export const changedCustomer = optional.extend({ name: name.optional() });
