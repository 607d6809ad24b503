import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { defineFilter } from '@/lib/plugins/rules/filter';

export const neverSignedIn = defineFilter({
  key: 'never_signed_in',
  label: 'Never signed in',
  configSchema: z.strictObject({}),
  example: {},
  sentence: () => 'never signed in',
  references: () => [],
  condition: () => sql`person.last_sign_in_at IS NULL`,
  episode: () => sql`person.created`,
  why: () => sql`'They never signed in.'`,
});
