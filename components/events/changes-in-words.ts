import { z } from 'zod';
import { formatPlainDay, humanized } from '@/lib/core/wording';

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const labels: ReadonlyMap<string, string> = new Map([
  ['customer', 'Organisation'],
  ['kind', 'Type'],
  ['oecd_fos_2007_code', 'OECD code'],
  ['slug', 'Short name'],
  ['type', 'Category'],
  ['is_industry', 'Industry'],
]);

const changes = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }));

/** What an event says was changed: "End date: none → 1 Mar 2027". Empty where it says nothing of the kind. */
export function changesInWords(context: Readonly<Record<string, unknown>>): string {
  const read = changes.safeParse(context['changes']);
  if (!read.success) return '';
  return Object.entries(read.data)
    .map(([name, { from, to }]) =>
      isDisclosed(from, to)
        ? `${labelOf(name)}: ${valueInWords(from)} → ${valueInWords(to)}`
        : `${labelOf(name)} changed`,
    )
    .join('; ');
}

/** Of some fields an event says only that they changed, and ids say nothing to people. */
function isDisclosed(from: unknown, to: unknown): boolean {
  return !(from === null && to === null) && !isId(from) && !isId(to);
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && ID.test(value);
}

function labelOf(name: string): string {
  return labels.get(name) ?? humanized(name);
}

/** Whose role an event is about: "ada: Project manager". Empty for other events. */
export function roleInWords({ affected_user_username, role_name }: Readonly<Record<string, unknown>>): string {
  return typeof role_name === 'string' && typeof affected_user_username === 'string'
    ? `${affected_user_username}: ${humanized(role_name.toLowerCase()).replace(/^Customer/, 'Organisation')}`
    : '';
}

function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueInWords).join(', ');
  if (typeof value === 'object') return 'changed';
  return typeof value === 'string' && DAY.test(value) ? formatPlainDay(value) : String(value);
}
