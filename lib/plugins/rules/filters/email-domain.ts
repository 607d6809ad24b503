import { z } from 'zod';
import { MOST_ENTRIES } from '@/lib/contracts/rules/definition';
import { asciiDomain } from '@/lib/core/ascii-address';
import { type Sql, sql } from '@/lib/db/client';
import { defineFilter } from '@/lib/plugins/rules/filter';
import { listInWords } from '@/lib/plugins/rules/list-in-words';

const LONGEST = 253;
const MOST_PATTERNS = 8;
const DOMAIN = /^(\*\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(LONGEST)
  .refine((value) => DOMAIN.test(writtenDomain(value)), 'Must be a domain, for example example.org or *.example.org.');

const configSchema = z.strictObject({
  domains: z
    .array(domain)
    .min(1)
    .max(MOST_ENTRIES)
    .meta({ title: 'Email address at' })
    .describe('*.example.org takes example.org and all its subdomains.'),
});

/** What stands after the last @, in the form that mail is sent to. Stored addresses are in lower case. */
const domainOf = sql`split_part(CASE WHEN octet_length(person.email) = char_length(person.email) THEN person.email
  ELSE ascii_address(person.email) END, '@', -1)`;

export const emailDomain = defineFilter({
  key: 'email_domain',
  label: 'Email domain',
  configSchema,
  example: { domains: ['example.org'] },
  sentence: ({ domains }) => `email address at ${listInWords(domains, 'or')}`,
  references: () => [],
  condition: ({ domains }) => {
    const written = domains.map(writtenDomain);
    const parents = written.flatMap((one) => (one.startsWith('*.') ? [one.slice(2)] : []));
    const exact = [...written.filter((one) => !one.startsWith('*.')), ...parents];
    return exact.length + parents.length > MOST_PATTERNS ? isAtAny(exact, parents) : endsInAny(exact, parents);
  },
  episode: () => null,
  why: () => sql`'Their email address is at ' || ${domainOf} || '.'`,
});

/** However many there are: those that are whole are found by their hash. */
function isAtAny(exact: readonly string[], parents: readonly string[]): Sql {
  const isExact = sql`${domainOf} = ANY(${exact}::text[])`;
  if (parents.length === 0) return isExact;
  return sql`(${isExact} OR ${domainOf} LIKE ANY(${parents.map((parent) => `%.${parent}`)}::text[]))`;
}

/** Of a few the end of the address says enough; only addresses that are not ASCII are brought into that form. */
function endsInAny(exact: readonly string[], parents: readonly string[]): Sql {
  const endings = [...exact.map((one) => `%@${one}`), ...parents.map((parent) => `%.${parent}`)];
  return sql`(person.email LIKE ANY(${endings}::text[])
    OR octet_length(person.email) <> char_length(person.email) AND ${isAtAny(exact, parents)})`;
}

/** A domain, or all below one, in the form that mail is sent to; what has none stays as it is. */
function writtenDomain(value: string): string {
  const start = value.startsWith('*.') ? 2 : 0;
  return `${value.slice(0, start)}${asciiDomain(value.slice(start)) ?? value.slice(start)}`;
}
