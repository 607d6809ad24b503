import { findPatternError } from '@/lib/services/restrictions/email-pattern';
import { shortTurns } from '@/lib/services/restrictions/short-turns';

/** One for all lists that are looked through: what counts is when other work last ran on this thread. */
const pause = shortTurns();

/** The first email pattern that can’t be used, with the reason; null when all can. Other work may run between patterns. */
export async function findBrokenPattern(patterns: readonly string[]): Promise<string | null> {
  for (const pattern of patterns) {
    const error = findPatternError(pattern);
    if (error !== null) return `${pattern}: ${error}`;
    await pause();
  }
  return null;
}
