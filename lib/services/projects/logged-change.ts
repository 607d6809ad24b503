import type { Difference } from '@/lib/services/audit/differences';

/** Of these the event log says only that they changed. */
const undisclosed: ReadonlySet<string> = new Set(['staff_notes', 'image']);

/** What the event log says of a changed field of a project: its values as the API answers them. */
export function loggedChange(name: string, { from, to }: Difference): Difference {
  if (undisclosed.has(name)) return { from: null, to: null };
  return name === 'kind' ? { from: String(from).toLowerCase(), to: String(to).toLowerCase() } : { from, to };
}
