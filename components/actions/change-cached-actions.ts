import type { QueryClient } from '@tanstack/react-query';
import { type ActionPage, actionKeys } from '@/components/actions/queries';
import type { UserAction } from '@/lib/contracts/actions/actions';

/** Puts the caches back as they were. */
export type Rollback = () => void;

/**
 * Takes actions out of every cached list that hides silenced ones, and changes them where they stay visible.
 * The caches are right again once the queries are invalidated; until then rollback undoes this.
 */
export async function changeCachedActions(
  client: QueryClient,
  uuids: ReadonlySet<string>,
  change: (action: UserAction) => UserAction,
): Promise<Rollback> {
  await client.cancelQueries({ queryKey: actionKeys.all });
  const before = client.getQueriesData({ queryKey: actionKeys.all });
  for (const [key, page] of client.getQueriesData<ActionPage>({ queryKey: actionKeys.lists() })) {
    if (page !== undefined) client.setQueryData(key, changedPage(page, uuids, change, showsSilenced(key)));
  }
  for (const uuid of uuids) {
    client.setQueryData<UserAction>(actionKeys.detail(uuid), (action) => action && change(action));
  }
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

function changedPage(
  { rows, total }: ActionPage,
  uuids: ReadonlySet<string>,
  change: (action: UserAction) => UserAction,
  keepsSilenced: boolean,
): ActionPage {
  const changed = rows.map((row) => (uuids.has(row.uuid) ? change(row) : row));
  const visible = changed.filter((row) => keepsSilenced || !row.is_effectively_silenced);
  return { rows: visible, total: total - (rows.length - visible.length) };
}

function showsSilenced(key: readonly unknown[]): boolean {
  const given = key.at(-1);
  return (
    typeof given === 'object' && given !== null && 'include_silenced' in given && given.include_silenced === 'true'
  );
}
