import { formatCount } from '@/lib/core/wording';
import type { ActionSubject } from '@/lib/plugins/providers/provider';

type Evidence = Readonly<Record<string, unknown>>;

/** A text among the facts of an action; null without one. */
export function textIn(evidence: Evidence, name: string): string | null {
  const value = evidence[name];
  return typeof value === 'string' ? value : null;
}

/** A number among the facts of an action; null without one. */
export function numberIn(evidence: Evidence, name: string): number | null {
  const value = evidence[name];
  return typeof value === 'number' ? value : null;
}

/** How many people an action is about, in words; null where its facts don't say. */
export function peopleOf({ evidence }: Pick<ActionSubject, 'evidence'>): string | null {
  const people = numberIn(evidence, 'people');
  return people === null ? null : formatCount(people, 'person', 'people');
}
