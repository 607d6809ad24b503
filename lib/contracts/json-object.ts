import { z } from 'zod';

const DEEPEST = 20;

/** An open-ended JSON object that the database can hold: not too deep, and its text well-formed, without NUL. */
export const jsonObject = z
  .record(z.string(), z.unknown(), 'Must be a JSON object.')
  .refine((value) => isShallow(value, DEEPEST), `Must be at most ${DEEPEST} levels deep and contain plain text only.`);

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value === 'string') return isPlain(value);
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.entries(value).every(([name, member]) => isPlain(name) && isShallow(member, levels - 1));
}

function isPlain(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
