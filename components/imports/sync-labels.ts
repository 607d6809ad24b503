import type { Tone } from '@/components/ui/tone';
import type { OrderSync } from '@/lib/contracts/marketplace/order-sync';

type Run = NonNullable<OrderSync['last_run']>;

/** How a sync stands, in colour and word. */
export function syncState(status: Run['status']): { tone: Tone; word: string } {
  switch (status) {
    case 'succeeded':
      return { tone: 'success', word: 'Succeeded' };
    case 'failed':
      return { tone: 'danger', word: 'Failed' };
    default:
      return { tone: 'info', word: 'Running' };
  }
}

/** "3 new, 2 changed, 1 could not be used": what a sync did, zeros left out. */
export function formatSyncCounts({ created, updated, refused: rejected }: Run): string {
  const parts = [
    created > 0 && `${created} new`,
    updated > 0 && `${updated} changed`,
    rejected > 0 && `${rejected} rejected`,
  ].filter(Boolean);
  return parts.length === 0 ? 'Nothing changed' : parts.join(', ');
}

/** Whether a run that was asked for has not begun: the last one is still what it was then. */
export function isWaitingFor(askedAfter: string | null | undefined, { last_run }: OrderSync): boolean {
  return askedAfter !== undefined && askedAfter === (last_run?.started_at ?? null);
}
