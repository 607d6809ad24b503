import { z } from 'zod';
import { MOST_ENTRIES } from '@/lib/contracts/rule-definition';
import { asciiDomain } from '@/lib/core/ascii-address';
import { sql } from '@/lib/db/client';
import { defineFilter } from '@/lib/plugins/rules/filter';
import { listInWords } from '@/lib/plugins/rules/list-in-words';

const LONGEST = 253;
const DOMAIN = /^(\*\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(LONGEST)
  .refine((value) => DOMAIN.test(writtenDomain(value)), 'Must be a domain, for example example.org or *.example.org.');

const configSchema = z.strictObject({
  domains: z.array(domain).min(1).max(MOST_ENTRIES).describe('*.example.org takes example.org and all its subdomains.'),
});

/** What stands after the last @, in the form that mail is sent to. */
const domainOf = sql`split_part(CASE WHEN octet_length(person.email) = char_length(person.email) THEN lower(person.email)
  ELSE ascii_address(lower(person.email)) END, '@', -1)`;

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
    const isOne = sql`${domainOf} = ANY(${exact}::text[])`;
    if (parents.length === 0) return isOne;
    const endings = parents.map((parent) => `%.${parent}`);
    return sql`(${isOne} OR ${domainOf} LIKE ANY(${endings}::text[]))`;
  },
  episode: () => null,
  why: () => sql`'Their email address is at ' || ${domainOf} || '.'`,
});

/** A domain, or all below one, in the form that mail is sent to; what has none stays as it is. */
function writtenDomain(value: string): string {
  const start = value.startsWith('*.') ? 2 : 0;
  return `${value.slice(0, start)}${asciiDomain(value.slice(start)) ?? value.slice(start)}`;
}
