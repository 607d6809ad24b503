import '@/lib/core/validation-sentences';
import { z } from 'zod';
import { MOST_CSV_ROWS } from '@/lib/core/most-csv-rows';

/** An instant, as ISO 8601 with an offset. */
export const instant = z.iso.datetime({ offset: true });

const firstInstant = Date.parse('0001-01-01T00:00:00Z');
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');

/** An instant that callers give, in UTC to the millisecond; in the years that can be stored and written in four digits. */
export const givenInstant = instant
  .refine((value) => isWithinYears(Date.parse(value)), 'Must be in the years 1 to 9999.')
  .transform((value) => new Date(value).toISOString());

function isWithinYears(instantMs: number): boolean {
  return instantMs >= firstInstant && instantMs <= lastInstant;
}

/** A calendar day, YYYY-MM-DD. The database knows no year 0. */
export const day = z.iso.date().refine((value) => value >= '0001-01-01', 'The year must be 1 or later.');

export const uuid = z.guid().transform((value) => value.toLowerCase());

/** true, True or 1 and their opposites, as clients in use write them. */
export const queryFlag = z
  .enum(['true', 'True', '1', 'false', 'False', '0'])
  .transform((value) => value === 'true' || value === 'True' || value === '1');

const wholeNumber = z.string().regex(/^\d{1,9}$/, 'Must be a whole number.');

/** An integer key in a path. */
export const integerId = wholeNumber.transform(Number).pipe(z.number().int().min(1).max(2_147_483_647));

export const MOST_PER_PAGE = 300;

/** The page of a list: 1…, with 10 rows unless asked for more, at most 300. */
export const pageQuery = {
  page: wholeNumber.transform(Number).pipe(z.number().int().min(1).max(1_000_000)).default(1),
  page_size: wholeNumber.transform(Number).pipe(z.number().int().min(1).max(MOST_PER_PAGE)).default(10),
};

/** What a list takes that can also be read by cursor and downloaded as CSV. */
export const downloadQuery = {
  cursor: z
    .string()
    .max(2_000)
    .optional()
    .describe(
      'Continues after a row instead of by page, so rows added in the meantime shift nothing. Start with an empty cursor; `Link` gives the next one, and `X-Result-Count` counts the rows from there.',
    ),
  format: z
    .enum(['json', 'csv'])
    .default('json')
    .describe(
      `csv, or \`Accept: text/csv\`, returns every row that matches, on one page. More than ${MOST_CSV_ROWS.toLocaleString('en')} rows are rejected.`,
    ),
};

export type PageQuery = { page: number; page_size: number };

/** `o` over the named fields, each descending with a leading minus; several separated by commas. */
export function orderBy<const F extends string>(fields: readonly F[]) {
  const known = new Set<string>(fields.flatMap((field) => [field, `-${field}`]));
  return z
    .string()
    .max(200)
    .transform((value) => value.split(','))
    .refine(
      (parts) => parts.every((part) => known.has(part)),
      `Must be one of ${fields.join(', ')}, each with an optional leading minus.`,
    )
    .transform((parts) => parts.map((part) => ({ field: part.replace(/^-/, ''), descending: part.startsWith('-') })))
    .optional()
    .describe(
      `The sort order: ${fields.join(', ')}. A leading minus sorts in descending order; separate several with commas, or repeat it.`,
    );
}

/** Which members of an answer its caller wants; all of them where it is left out. */
export function chosenFields({ shape }: z.ZodObject) {
  return {
    field: z
      .array(z.enum(Object.keys(shape)))
      .optional()
      .describe('Only these members are sent. Repeatable.'),
  };
}

export type Ordering = readonly { field: string; descending: boolean }[];

/** A person as others are told of them. */
export const personName = z.strictObject({ uuid, full_name: z.string() });

/** The name of a kind of thing, as programs write it. */
export const kindName = z
  .string()
  .max(50)
  .regex(/^[a-z][a-z0-9_]*$/, 'Use lower-case letters, digits and underscores, starting with a letter.');

export const uuidParams = z.strictObject({ uuid });
export const idParams = z.strictObject({ id: integerId });

/** Text of people: trimmed, without control characters but line breaks and tabs. */
export function text(maximum: number, minimum = 0) {
  return z
    .string()
    .trim()
    .min(minimum)
    .max(maximum)
    .refine((value) => !hasControl(value), 'Must not contain control characters.');
}

/** Text that may be left out, or null: empty then. */
export function optionalText(maximum: number) {
  return text(maximum)
    .nullable()
    .default('')
    .transform((value) => value ?? '');
}

/** Text of one line: what stands in headers and lists. */
export function line(maximum: number, minimum = 0) {
  return text(maximum, minimum).refine((value) => !/[\n\r\t\u0085\u2028\u2029]/.test(value), 'Must be one line.');
}

/** An http or https address of one line, or an empty text for none. */
export function webAddress(maximum: number) {
  return line(maximum).refine(
    (address) => address === '' || (/^https?:\/\//i.test(address) && URL.canParse(address)),
    'Must be an http or https address.',
  );
}

/** What tells one notice or alert from others of its kind, as its reporter writes it. */
export const givenFingerprint = line(200, 1);

const MOST_OBJECT_CHARACTERS = 20_000;

/** A JSON object of the caller's own making, small enough to be kept in a row. */
export const smallObject = z
  .record(z.string(), z.unknown())
  .refine((value) => JSON.stringify(value).length <= MOST_OBJECT_CHARACTERS, 'Must be at most 20,000 characters long.')
  .refine((value) => !JSON.stringify(value).includes('\\u0000'), 'Must not contain NUL.');

/** Whether text has a control character beyond tabs and line ends. Every text that is given is asked: it makes no array of it. */
function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 127 || (code < 32 && !'\n\r\t'.includes(text.charAt(at)))) return true;
  }
  return false;
}
