import type { ToastMessage } from '@/components/ui/toast';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { undoRunOperation } from '@/lib/contracts/rules/runs';
import { formatCount } from '@/lib/core/wording';

/** What came of undoing a run: for how many people, and why not for the others. */
export function undoneInWords({ not_undone, undone }: AnswerOf<typeof undoRunOperation>): ToastMessage {
  const people = new Map<string, number>();
  for (const { reason } of not_undone) people.set(reason, (people.get(reason) ?? 0) + 1);
  const reasons = [...people].map(([reason, count]) => `Not for ${formatCount(count, 'person', 'people')}: ${reason}`);
  return {
    tone: not_undone.length === 0 ? 'success' : 'warning',
    title:
      undone === 0 && not_undone.length > 0
        ? 'Nothing undone'
        : `Undone for ${formatCount(undone, 'person', 'people')}`,
    ...(reasons.length > 0 && { description: reasons.join(' ') }),
  };
}
