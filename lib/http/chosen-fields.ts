import { z } from 'zod';
import type { Operation } from '@/lib/contracts/operation';

const chosen = z.object({ field: z.array(z.string()).optional() });
const members = z.record(z.string(), z.unknown());
const rows = z.array(members);

/** An answer as JSON with only the members that its caller chose by `field`; with all where they chose none. */
export function withChosenFields({ query }: Operation, input: object, body: string): string {
  const names = 'field' in query.shape ? chosen.parse(input).field : undefined;
  if (names === undefined) return body;
  const only = (row: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
  const answer: unknown = JSON.parse(body);
  return JSON.stringify(Array.isArray(answer) ? rows.parse(answer).map(only) : only(members.parse(answer)));
}
