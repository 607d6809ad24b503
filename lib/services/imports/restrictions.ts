import type { z } from 'zod';
import { restrictions as givenRestrictions } from '@/lib/contracts/places';
import { sql } from '@/lib/db/client';
import { maybe } from '@/lib/services/imports/define-record-kind';
import { patternFault } from '@/lib/services/restrictions/email-pattern';

const NO_TEXTS = sql`'{}'::text[]`;

/** A list as the API takes it, of texts that the database can hold. */
function storable(list: z.ZodType<string[]>) {
  return list.refine((values) => values.every((value) => value.isWellFormed()), 'Must be well-formed text.');
}

const emailPatterns = storable(givenRestrictions.user_email_patterns).superRefine((patterns, context) => {
  for (const pattern of patterns) {
    const fault = patternFault(pattern);
    if (fault !== null) context.addIssue({ code: 'custom', message: `${pattern}: ${fault}` });
  }
});

/** Whom a customer or project lets in. */
export const restrictions = {
  user_email_patterns: maybe(emailPatterns, 'text[]', NO_TEXTS, { csv: 'list' }),
  user_affiliations: maybe(storable(givenRestrictions.user_affiliations), 'text[]', NO_TEXTS, { csv: 'list' }),
  user_identity_sources: maybe(storable(givenRestrictions.user_identity_sources), 'text[]', NO_TEXTS, { csv: 'list' }),
};
