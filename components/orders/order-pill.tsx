import { Pill } from '@/components/ui/pill';
import type { Tone } from '@/components/ui/tone';
import type { OrderStateName } from '@/lib/contracts/marketplace/names';
import { formatOrderState } from '@/lib/core/wording';

const tones: Readonly<Record<OrderStateName, Tone>> = {
  'pending-consumer': 'warning',
  'pending-provider': 'warning',
  'pending-project': 'warning',
  'pending-start-date': 'warning',
  executing: 'info',
  done: 'success',
  erred: 'danger',
  canceled: 'neutral',
  rejected: 'neutral',
};

/** The status of an order, by colour, icon and word. */
export function OrderPill({ state }: { state: OrderStateName }) {
  return <Pill tone={tones[state]}>{formatOrderState(state)}</Pill>;
}
