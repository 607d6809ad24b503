import type { Tone } from '@/components/ui/tone';
import type { Provider } from '@/lib/contracts/actions/providers';
import { formatCount } from '@/lib/core/wording';

/** How the last run of a provider stands, in colour and word. */
export function runState({ last_execution_status: status }: Provider): { tone: Tone; word: string } {
  switch (status) {
    case 'succeeded':
      return { tone: 'success', word: 'Succeeded' };
    case 'failed':
      return { tone: 'danger', word: 'Failed' };
    case 'cancelled':
      return { tone: 'neutral', word: 'Cancelled' };
    case 'running':
      return { tone: 'info', word: 'Running' };
    default:
      return { tone: 'neutral', word: 'Never ran' };
  }
}

/** "12 opened, 3 changed": what the last run did, zeros left out. */
export function formatCounts({ last_counts }: Provider): string {
  const parts = (['opened', 'changed', 'resolved'] as const).flatMap((word) =>
    last_counts[word] === 0 ? [] : [`${last_counts[word]} ${word}`],
  );
  return parts.length === 0 ? 'Nothing changed' : parts.join(', ');
}

/** "240 ms", "1.4 s", "2 min 5 s": how long a run took. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** "3 open actions" */
export function formatOpen({ open_actions }: Provider): string {
  return formatCount(open_actions, 'open action', 'open actions');
}
