import type { Actor } from '@/lib/core/actor';

/** The id of the person who acts; null for programs and jobs. */
export function callerId({ actor }: { actor: Actor }): string | null {
  return actor.kind === 'person' ? actor.userId : null;
}
