import { Pill } from '@/components/ui/pill';
import type { Tone } from '@/components/ui/tone';
import type { ResourceStateName } from '@/lib/contracts/marketplace/names';

const tones: Readonly<Record<ResourceStateName, Tone>> = {
  Creating: 'info',
  OK: 'success',
  Erred: 'danger',
  Updating: 'info',
  Terminating: 'warning',
  Terminated: 'neutral',
};

/** The status of a resource, by colour, icon and word. */
export function ResourcePill({ state }: { state: ResourceStateName }) {
  return <Pill tone={tones[state]}>{state}</Pill>;
}
