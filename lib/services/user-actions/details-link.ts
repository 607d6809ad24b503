import { detailsPage } from '@/lib/core/named-pages';
import type { ActionSubject } from '@/lib/plugins/providers/provider';
import { providerOf } from '@/lib/plugins/providers/registry';

/** What an action's details are called, and the page on which they are; null where it leads to none. */
export function detailsLink(subject: ActionSubject): { label: string; page: string } | null {
  const { action_type, id: uuid, route_name, route_params } = subject;
  const page = detailsPage({ uuid, route_name, route_params });
  const view = providerOf(action_type)?.correctives.find(
    ({ category, run }) => category === 'view' && run === undefined,
  );
  return page === null || view === undefined ? null : { label: view.label, page };
}
