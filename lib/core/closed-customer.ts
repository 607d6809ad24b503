import { DomainError } from '@/lib/core/errors';

/** Why nothing new begins in a customer. */
export const closedSentences = {
  blocked: 'This organisation is blocked.',
  archived: 'This organisation is archived.',
} as const;

/** Refuses what is new in a customer that is blocked or archived. @throws rule_broken */
export function requireOpen({ archived, blocked }: { archived: boolean; blocked: boolean }): void {
  if (blocked) throw new DomainError('rule_broken', { detail: closedSentences.blocked });
  if (archived) throw new DomainError('rule_broken', { detail: closedSentences.archived });
}
