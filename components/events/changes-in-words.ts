import { z } from 'zod';
import { humanized } from '@/lib/core/wording';

const changes = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }));

/** What an event says was changed: "End date: none → 2027-03-01". Empty where it says nothing of the kind. */
export function changesInWords(context: Readonly<Record<string, unknown>>): string {
  const read = changes.safeParse(context['changes']);
  if (!read.success) return '';
  return Object.entries(read.data)
    .map(([name, { from, to }]) => `${humanized(name)}: ${valueInWords(from)} → ${valueInWords(to)}`)
    .join('; ');
}

/** Whose role an event is about: "ada: PROJECT.MANAGER". Empty for other events. */
export function roleInWords({ affected_user_username, role_name }: Readonly<Record<string, unknown>>): string {
  return typeof role_name === 'string' && typeof affected_user_username === 'string'
    ? `${affected_user_username}: ${role_name.replace('_', '.')}`
    : '';
}

function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueInWords).join(', ');
  return typeof value === 'object' ? 'changed' : String(value);
}
