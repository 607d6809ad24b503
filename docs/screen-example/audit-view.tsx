'use client';

import { useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { ListRow } from '@/components/ui/list-row';
import { ListScreen } from '@/components/ui/list-screen';
import { Moment } from '@/components/ui/moment';
import { PageHeading } from '@/components/ui/page-heading';
import { auditFilters } from '@/docs/screen-example/audit-filters';
import { auditListQuery } from '@/docs/screen-example/queries';
import { useListFilters } from '@/lib/client/filters/use-list-filters';

/** Who did what. */
export function AuditView() {
  const filters = useListFilters(auditFilters);
  const list = useQuery(auditListQuery(filters.query));
  return (
    <ListScreen
      label="Audit log"
      nouns={['entry', 'entries']}
      filters={filters}
      list={list}
      heading={<PageHeading title="Audit log">Who did what.</PageHeading>}
      empty={
        <EmptyState icon={<ScrollText />} title="Nothing recorded yet">
          Changes appear here with who made them.
        </EmptyState>
      }
      renderRow={({ actor_name, at, operation, uuid }) => (
        <ListRow key={uuid} title={operation} detail={actor_name} trailing={<Moment at={at} />} />
      )}
    />
  );
}
