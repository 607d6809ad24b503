import type { BrokenPattern } from '@/lib/contracts/members/restrictions';
import { findPatternError } from '@/lib/services/restrictions/email-pattern';
import type { Pause } from '@/lib/services/restrictions/judge-level';

/** The email patterns that can’t be used, with the reasons; they match nothing. Other work may run between patterns. */
export async function brokenPatterns(patterns: readonly string[], pause: Pause): Promise<BrokenPattern[]> {
  const broken: BrokenPattern[] = [];
  for (const pattern of patterns) {
    const reason = findPatternError(pattern);
    if (reason !== null) broken.push({ pattern, reason });
    await pause();
  }
  return broken;
}
