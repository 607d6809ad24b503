import { z } from 'zod';

const OWN_ORIGIN = 'http://own.invalid';
const LONGEST = 2_000;
/** Control characters, spaces and line separators: browsers drop some of them, which makes another address of a harmless one. */
const unwritable = /[\p{Cc}\p{Cf}\p{Z}\\]/u;

const TOO_LONG = `Must be at most ${LONGEST} characters long, counted after percent-encoding.`;

/**
 * Where a notice leads: a path of ours, or an address of the web without a name and password in it. Comes out as browsers
 * write it, scheme and host in small letters: the database's own rule, notification_leads_on, knows no other.
 */
export const actionUrl = leadsTo(
  isActionUrl,
  'Must be a path on this site starting with one slash, or an http or https URL.',
);

/** The same, without paths of ours: an http or https address of the web. */
export const webUrl = leadsTo(
  (value) => !value.startsWith('/') && isActionUrl(value),
  'Must be an http or https URL, for example https://example.org/renewal.',
);

function leadsTo(isAllowed: (value: string) => boolean, sentence: string) {
  return z
    .string()
    .min(1)
    .max(LONGEST)
    .refine(isAllowed, sentence)
    .transform(normalised)
    .refine((value) => value.length <= LONGEST, TOO_LONG);
}

function normalised(value: string): string {
  if (!isActionUrl(value)) return value;
  const url = new URL(value, OWN_ORIGIN);
  return value.startsWith('/') ? `${url.pathname}${url.search}${url.hash}` : url.href;
}

/** True for what a link of ours may lead to. */
export function isActionUrl(value: string): boolean {
  if (unwritable.test(value) || !URL.canParse(value, OWN_ORIGIN)) return false;
  const url = new URL(value, OWN_ORIGIN);
  if (value.startsWith('/')) return url.origin === OWN_ORIGIN && !url.pathname.startsWith('//');
  return /^https?:\/\/[^/]/i.test(value) && url.username === '' && url.password === '';
}
