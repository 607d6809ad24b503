import { z } from 'zod';
import { RowError } from '@/lib/db/row-error';

const LONGEST_REASON = 500;
const MOST_ISSUES = 3;

/** Why something could not be processed, in a line for staff: what does not parse, or the last line of an error. */
export function reasonOf(error: unknown): string {
  if (error instanceof RowError) return reasonOf(error.cause);
  const text = error instanceof z.ZodError ? issuesOf(error) : lastLineOf(error);
  const reason = text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  return reason === '' ? 'Unknown error' : reason.slice(0, LONGEST_REASON).toWellFormed();
}

function issuesOf({ issues }: z.ZodError): string {
  const shown = issues.slice(0, MOST_ISSUES);
  return shown.map(({ message, path }) => `${path.join('.') || 'payload'}: ${message}`).join(' ');
}

/** Prisma puts the statement first and what the server said last. */
function lastLineOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split('\n').at(-1) ?? '';
}
