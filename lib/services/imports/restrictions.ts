import { z } from 'zod';
import { isPlainPattern } from '@/lib/contracts/places';
import { sql } from '@/lib/db/client';
import { maybe } from '@/lib/services/imports/define-record-kind';
import { line, lines } from '@/lib/services/imports/fields';

const LONGEST_PATTERN = 200;

const emailPattern = line(LONGEST_PATTERN).refine(
  isPlainPattern,
  'Must be a pattern without look-around or back-references.',
);

const NO_TEXTS = sql`'{}'::text[]`;

/** Whom a customer or project lets in. */
export const restrictions = {
  user_email_patterns: maybe(z.array(emailPattern), 'text[]', NO_TEXTS, { csv: 'list' }),
  user_affiliations: maybe(lines(200), 'text[]', NO_TEXTS, { csv: 'list' }),
  user_identity_sources: maybe(lines(200), 'text[]', NO_TEXTS, { csv: 'list' }),
};
