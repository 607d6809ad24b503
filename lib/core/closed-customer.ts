import { DomainError } from '@/lib/core/errors';

/** Why nothing new begins in a customer. */
export const closedSentences = {
  blocked: 'This organisation is blocked.',
  archived: 'This organisation is archived.',
} as const;

type Customer = { archived: boolean; blocked: boolean };

/** Why nothing new begins in this customer; null where it may. */
export function closedSentence({ archived, blocked }: Customer): string | null {
  if (blocked) return closedSentences.blocked;
  return archived ? closedSentences.archived : null;
}

/** Refuses what is new in a customer that is blocked or archived. @throws rule_broken */
export function requireOpen(customer: Customer): void {
  const detail = closedSentence(customer);
  if (detail !== null) throw new DomainError('rule_broken', { detail });
}
