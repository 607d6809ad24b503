import { z } from 'zod';

const MOST_DIGITS = 15;

/** Decimal digits that numbers of JavaScript keep, so that they are compared as they are written. */
function isDecimal(value: string | number): boolean {
  const written = String(value);
  return /^-?\d+(\.\d+)?$/.test(written) && written.replace(/\D/g, '').length <= MOST_DIGITS;
}

/** A number as a number or as text, of at most 15 digits; comes out as it was given. */
export const decimal = z
  .union([z.number(), z.string().trim()], { error: 'Must be a number.' })
  .refine(isDecimal, 'Must be a number of at most 15 digits.');

/** The same without a fraction. */
export const wholeDecimal = decimal.refine((value) => /^-?\d+$/.test(String(value)), 'Must be a whole number.');
