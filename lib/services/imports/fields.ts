import '@/lib/core/validation-sentences';
import { z } from 'zod';
import { line as oneLine, text } from '@/lib/contracts/common';
import { isTimeZone } from '@/lib/core/dates';
import { sql } from '@/lib/db/client';
import { isZoneOfDatabase } from '@/lib/db/zones';
import type { RecordError } from '@/lib/services/imports/record-kind';

const isWhole = (value: string) => value.isWellFormed();

/** One line of text that the database can hold: no control characters, no half of a surrogate pair. */
export function line(maximum: number, minimum = 1) {
  return oneLine(maximum, minimum).refine(isWhole, 'Must be well-formed text.');
}

/** The same in any number of lines, or empty. */
export function prose(maximum: number) {
  return text(maximum).refine(isWhole, 'Must be well-formed text.');
}

/** The key of a record in the system that it comes from. */
export const externalId = line(200);

/** A day that the database can hold. */
export const recordDay = z.iso
  .date('Must be a date (YYYY-MM-DD).')
  .refine((value) => value > '0001', 'Must be after year 1.');

/** An instant with its offset, in years that the database and JSON can hold. */
export const recordInstant = z.iso
  .datetime({ offset: true, error: 'Must be a date and time, for example 2026-01-31T09:00:00Z.' })
  .transform((value) => new Date(value))
  .refine(
    (value) => /^\d{4}-/.test(value.toISOString()) && value.toISOString() > '0001',
    'Must be in the years 1 to 9999.',
  );

export const timeZone = z.string().refine(isTimeZone, 'Must be an IANA time zone, for example Europe/Tallinn.');

/** The error of a zone that the database cannot compute with. Asked only of zones that are new to their row. */
export const unknownZone: RecordError = {
  field: 'time_zone',
  when: sql`given.time_zone <> 'UTC' AND given.time_zone IS DISTINCT FROM known.time_zone
    AND NOT ${isZoneOfDatabase(sql`given.time_zone`)}`,
  message: sql`format('Unknown time zone: %s.', given.time_zone)`,
};

/** A set of short texts; doubles are dropped, order is kept. */
export function lines(maximum: number) {
  return z.array(line(maximum)).transform((values) => [...new Set(values)]);
}
