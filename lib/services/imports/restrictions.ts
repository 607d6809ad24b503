import { z } from 'zod';
import { restrictions as givenRestrictions } from '@/lib/contracts/members/places';
import { sql } from '@/lib/db/client';
import { maybe } from '@/lib/services/imports/define-record-kind';
import type { RecordKind } from '@/lib/services/imports/record-kind';
import { findBrokenPattern } from '@/lib/services/restrictions/find-broken-pattern';

const NO_TEXTS = sql`'{}'::text[]`;

/** A list as the API takes it, of texts that the database can hold. */
function storable(list: z.ZodType<string[]>) {
  return list.refine((values) => values.every((value) => value.isWellFormed()), 'Must be well-formed text.');
}

/** Whom a customer or project lets in. */
export const restrictions = {
  user_email_patterns: maybe(storable(givenRestrictions.user_email_patterns), 'text[]', NO_TEXTS, { csv: 'list' }),
  user_affiliations: maybe(storable(givenRestrictions.user_affiliations), 'text[]', NO_TEXTS, { csv: 'list' }),
  user_identity_sources: maybe(storable(givenRestrictions.user_identity_sources), 'text[]', NO_TEXTS, { csv: 'list' }),
};

const emailPatterns = z.array(z.string()).nullish();

/** The first email pattern of a record that can’t be used. */
export const restrictionCheck: NonNullable<RecordKind['check']> = {
  field: 'user_email_patterns',
  find: async (fields) => findBrokenPattern(emailPatterns.parse(fields['user_email_patterns']) ?? []),
};
