import type { Reaction } from '@/lib/db/context';
import { breakRules } from '@/lib/services/rules/runs/break-rules';

/** Breaks the rules that name an audience, in the transaction that deletes it. */
export const breakRulesOfAudiences: Reaction = async (ctx, events) => {
  if (events.some(({ type }) => type === 'audience.deleted')) await breakRules(ctx);
};
