import type { Urgency } from '@/lib/contracts/actions/actions';

/** Urgency as rows keep it, so that order is by meaning. */
export const rankOf: Readonly<Record<Urgency, number>> = { high: 3, medium: 2, low: 1 };
