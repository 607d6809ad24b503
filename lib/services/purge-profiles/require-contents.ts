import { fieldError } from '@/lib/core/errors';

/** Refuses a profile that would purge nothing. @throws validation_failed, naming fields */
export function requireContents({ fields, records }: { fields: readonly string[]; records: readonly string[] }): void {
  if (fields.length + records.length === 0) throw fieldError('fields', 'Choose at least one field or record.');
}
