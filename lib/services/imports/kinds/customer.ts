import { sql } from '@/lib/db/client';
import { defineRecordKind, maybe, required } from '@/lib/services/imports/define-record-kind';
import { line } from '@/lib/services/imports/fields';
import { restrictions } from '@/lib/services/imports/restrictions';

export const customerKind = defineRecordKind({
  type: 'customer',
  fields: { name: required(line(200)), abbreviation: maybe(line(50, 0), 'text', sql`''`), ...restrictions },
  storage: { table: 'customer' },
});
