import type { CorrectiveAction, UserAction } from '@/lib/contracts/user-actions';

/** Whether doing it takes something away, so that its button warns. */
export function isDestructive({ category, severity }: CorrectiveAction): boolean {
  return category === 'terminate' || category === 'reject' || severity === 'high' || severity === 'critical';
}

/** The corrective actions that do something here; those that only lead to the details are the row itself. */
export function doable(action: UserAction): CorrectiveAction[] {
  return action.corrective_actions.filter(({ category }) => category !== 'view');
}

/** The corrective action that comes first: the least drastic one. */
export function primaryOf(action: UserAction): CorrectiveAction | undefined {
  const correctives = doable(action);
  return correctives.find((corrective) => !isDestructive(corrective)) ?? correctives[0];
}
