import type { CorrectiveAction, UserAction } from '@/lib/contracts/actions/actions';
import { detailsPage } from '@/lib/core/named-pages';

/** Whether doing it takes something away, so that its button warns. */
export function isDestructive({ category, severity }: CorrectiveAction): boolean {
  return category === 'terminate' || category === 'reject' || severity === 'high' || severity === 'critical';
}

/** Whether it does nothing itself, but leads to the page of what an action is about. */
export function leadsAway({ method }: CorrectiveAction): boolean {
  return method === 'GET';
}

/** What is offered about an action; what only leads to a page is left out where there is none. */
export function doable(action: UserAction): CorrectiveAction[] {
  return action.corrective_actions.filter((corrective) => !leadsAway(corrective) || detailsPage(action) !== null);
}

/** The corrective action that comes first: the least drastic one that does something, else the way to the details. */
export function primaryOf(action: UserAction): CorrectiveAction | undefined {
  const offered = doable(action);
  const done = offered.filter((corrective) => !leadsAway(corrective));
  return done.find((corrective) => !isDestructive(corrective)) ?? done[0] ?? offered[0];
}
