import type { ImportRecord, LineError } from '@/lib/services/imports/record-kind';

/** What is said of a record that the database refuses for a reason that no check foresaw. */
export function databaseLineError({ line, type, external_id }: ImportRecord): LineError {
  const message = 'The database rejected this record: it conflicts with stored data.';
  return { line, record_type: type, external_id: external_id ?? '', field: '', message };
}
