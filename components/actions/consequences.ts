import type { CorrectiveAction, UserAction } from '@/lib/contracts/user-actions';
import { plainDayInWords } from '@/lib/core/wording';

/** What happens when a corrective action is done, in a sentence or two. */
export function consequenceOf(action: UserAction, { key, category }: CorrectiveAction): string {
  switch (key) {
    case 'approve_order':
      return 'The order proceeds and is removed from every approver’s list.';
    case 'reject_order':
      return 'The order is rejected permanently and removed from every approver’s list. It must be ordered again.';
    case 'renew_resource':
      return `${ending(action)} Renewing extends it by the renewal period of its offering.`;
    case 'terminate_resource':
      return `${ending(action)} It won’t be renewed, and no more reminders are sent.`;
    default:
      return category === 'terminate' || category === 'reject'
        ? 'You may not be able to undo this.'
        : 'This takes effect right away.';
  }
}

function ending({ days_until_due: daysLeft, evidence }: UserAction): string {
  const day = evidence['end_date'];
  if (typeof day !== 'string') return '';
  return `It ${daysLeft !== null && daysLeft < 0 ? 'ended' : 'ends'} on ${plainDayInWords(day)}.`;
}

/** Whether doing it takes something away, so that its button warns. */
export function isDestructive({ category, severity }: CorrectiveAction): boolean {
  return category === 'terminate' || category === 'reject' || severity === 'high' || severity === 'critical';
}

/** The resource that is kept after all when a corrective action is taken back; null where it cannot be taken back. */
export function keptByUndo(action: UserAction, { key }: CorrectiveAction): string | null {
  return key === 'terminate_resource' ? action.resource_uuid : null;
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
