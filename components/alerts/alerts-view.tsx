'use client';

import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { AlertDrawer } from '@/components/alerts/alert-drawer';
import { alertFilters } from '@/components/alerts/alert-filters';
import { AlertRow } from '@/components/alerts/alert-row';
import { alertsContract } from '@/components/alerts/contract';
import { alertListQuery, alertStatisticsQuery } from '@/components/alerts/queries';
import { DownloadCsv } from '@/components/ui/download-csv';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { ListScreen } from '@/components/ui/list-screen';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { useOpenId } from '@/lib/client/use-open-id';
import { adminSourcesPage } from '@/lib/core/routes';

const loadOperation = async () => (await alertsContract()).listAlertsOperation;

/** The alerts of the platform: filters, the list, and the details of one. */
export function AlertsView({ renderRecipients }: { renderRecipients: (about: string) => ReactNode }) {
  const filters = useListFilters(alertFilters);
  const list = useQuery(alertListQuery(filters.query));
  const types = useQuery(alertStatisticsQuery(filters.matching)).data?.listed_by_type;
  const [openId, setOpenId] = useOpenId();
  return (
    <ListScreen
      label="Alerts"
      nouns={['alert', 'alerts']}
      download={<DownloadCsv operation={loadOperation} query={filters.matching} total={list.data?.total ?? 0} />}
      filters={filters}
      list={list}
      occurring={types && { alert_type: types }}
      empty={
        <EmptyState icon={<ShieldCheck />} title="No alerts">
          Alerts reported by monitoring, other systems and people appear here, most severe first. Connect systems in{' '}
          <Link href={adminSourcesPage}>Sources</Link>.
        </EmptyState>
      }
      renderRow={(alert) => <AlertRow key={alert.id} alert={alert} onOpen={() => setOpenId(alert.id)} />}
    >
      {openId !== null && (
        <AlertDrawer
          id={Number(openId)}
          recipients={renderRecipients(`alert:${openId}`)}
          onClose={() => setOpenId(null)}
        />
      )}
    </ListScreen>
  );
}
