import { fieldError } from '@/lib/core/errors';
import { patternFault } from '@/lib/services/restrictions/email-pattern';
import { shortTurns } from '@/lib/services/restrictions/short-turns';

/** Refuses email patterns that can’t be used. @throws validation_failed on the list, with the pattern and the reason */
export async function requirePatterns(patterns: readonly string[] = []): Promise<void> {
  const pause = shortTurns();
  for (const pattern of patterns) {
    const fault = patternFault(pattern);
    if (fault !== null) throw fieldError('user_email_patterns', `${pattern}: ${fault}`);
    await pause();
  }
}
