import type { ActionResult } from '@/lib/plugins/rules/action';
import type { HeldPerson } from '@/lib/services/people/hold-person';

/** What came of a change of status for each person who was to change, by their id. */
export function resultsOf(
  userIds: readonly string[],
  changed: ReadonlyMap<string, HeldPerson>,
): ReadonlyMap<string, ActionResult> {
  const results = userIds.map((id): [string, ActionResult] => {
    const before = changed.get(id);
    return [
      id,
      before === undefined ? { changed: false, note: '', before: null } : { changed: true, note: '', before },
    ];
  });
  return new Map(results);
}
