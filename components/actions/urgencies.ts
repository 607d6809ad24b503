import type { Urgency } from '@/lib/contracts/actions/actions';

/** From the most urgent down. */
export const urgencies: readonly Urgency[] = ['high', 'medium', 'low'];
