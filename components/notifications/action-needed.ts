import type { ComposedFilter } from '@/lib/client/filters/filter';

type ActionNeededQuery = { action_required: 'true'; is_handled: 'false' };

/** What still needs someone: what has been handled is left out. The address keeps the name of the API's parameter. */
export const actionNeeded: ComposedFilter<boolean, ActionNeededQuery> = {
  type: 'composed',
  control: { type: 'switch', label: 'Action needed' },
  off: false,
  parse: (read) => read('action_required') === 'true',
  write: (isOn) => (isOn ? { action_required: 'true', is_handled: 'false' } : null),
  address: (isOn) => (isOn ? { action_required: 'true' } : {}),
};
