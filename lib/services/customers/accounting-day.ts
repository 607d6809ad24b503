import { dayOf, isDay } from '@/lib/core/dates';
import { env } from '@/lib/core/env';

/** The same fields with the start of accounting as the day that is stored, of which the API answers the beginning. */
export function withAccountingDay<F extends { accounting_start_date?: string | null | undefined }>(fields: F): F {
  const start = fields.accounting_start_date;
  if (typeof start !== 'string' || isDay(start)) return fields;
  return { ...fields, accounting_start_date: dayOf(new Date(start), env.HEED_TIME_ZONE) };
}
