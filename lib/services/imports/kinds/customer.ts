import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { line, restrictionColumns, restrictionForms, restrictions } from '@/lib/services/imports/fields';
import type { RecordKind } from '@/lib/services/imports/record-kind';
import { optional, optionals } from '@/lib/services/imports/storing/stored-value';

export const customerKind: RecordKind = {
  type: 'customer',
  fields: z.strictObject({ name: line(200), abbreviation: line(50, 0).nullish(), ...restrictions }),
  hasOptionalKey: false,
  required: ['external_id', 'name'],
  csvForms: restrictionForms,
  writtenAs: {},
  sharedKeys: () => [],
  storage: {
    table: 'customer',
    given: { name: 'text', abbreviation: 'text', ...restrictionColumns },
    references: {},
    stored: {
      name: sql`given.name`,
      abbreviation: optional('abbreviation', sql`''`),
      ...optionals(Object.keys(restrictionColumns), sql`'{}'::text[]`),
    },
    flaws: [],
    clash: { field: 'external_id', message: 'Another record already uses it.' },
    hasModified: true,
  },
};
