import { z } from 'zod';
import { line, uuid } from '@/lib/contracts/common';
import { oecdCodes } from '@/lib/contracts/customers/oecd-codes';
import { isTimeZone } from '@/lib/core/dates';

/** Another object, as its address or its bare uuid; comes out as the uuid. */
export const reference = z
  .string()
  .max(2_000)
  .transform((value) =>
    value.includes('/')
      ? value
          .replace(/[?#].*$/, '')
          .replace(/\/$/, '')
          .replace(/^.*\//, '')
      : value,
  )
  .pipe(uuid)
  .meta({ description: 'The address or the uuid of the object.', format: 'uuid' });

/** The kinds of a project as they are stored. */
export const projectKinds = ['DEFAULT', 'COURSE', 'PUBLIC'] as const;

/** The same, in the same order, as the API names them. */
export const projectKindNames = ['default', 'course', 'public'] as const;

/** In either case; comes out as it is stored. */
export const givenProjectKind = z
  .string()
  .transform((value) => value.toUpperCase())
  .pipe(z.enum(projectKinds, { error: `Must be one of ${projectKindNames.join(', ')}.` }))
  .meta({ enum: [...projectKindNames] });

/** A role by its name with a dot or an underscore; comes out with an underscore, as it is stored. */
export const givenRoleName = line(100, 1).transform((value) => value.toUpperCase().replace('.', '_'));

/** A role by its uuid, or by its name in either spelling. */
export const givenRole = z.union([uuid, givenRoleName]);

/** Where people hold roles that are given to them, as the API names it. */
export const placeKinds = ['customer', 'project'] as const;
export type PlaceKind = (typeof placeKinds)[number];

export const slug = z.string().regex(/^[a-z0-9-]{1,50}$/, 'Use lower-case letters, digits and hyphens, at most 50.');

export const graceDays = z.int().min(0).max(3_650);
export const mostServiceAccounts = z.int().min(0).max(32_767);

/** A zone that this runtime knows; whether the database does is asked when it is stored. */
export const zone = z.string().max(100).refine(isTimeZone, 'Must be an IANA time zone, for example Europe/Tallinn.');

/** One of the OECD's codes; an empty text means none. */
export const oecdCode = z
  .enum(['', ...Object.keys(oecdCodes)])
  .transform((value) => (value === '' ? null : value))
  .nullable();

const MOST_ENTRIES = 100;
const entry = line(200, 1);

/** The distinct ones, in their order. */
function listOf(one: z.ZodType<string>) {
  return z
    .array(one)
    .max(MOST_ENTRIES)
    .transform((values) => [...new Set(values)]);
}

/** Whom a customer or a project lets in; empty lists let everybody in. Whether a pattern is one is asked when it is stored. */
export const restrictions = {
  user_email_patterns: listOf(entry),
  user_affiliations: listOf(entry),
  user_identity_sources: listOf(entry),
};
