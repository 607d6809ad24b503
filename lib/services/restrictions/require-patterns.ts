import { fieldError } from '@/lib/core/errors';
import { findBrokenPattern } from '@/lib/services/restrictions/find-broken-pattern';

/** Refuses email patterns that can’t be used. @throws validation_failed on the list, with the pattern and the reason */
export async function requirePatterns(patterns: readonly string[] = []): Promise<void> {
  const broken = await findBrokenPattern(patterns);
  if (broken !== null) throw fieldError('user_email_patterns', broken);
}
