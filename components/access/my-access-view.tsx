'use client';

import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { myAccessFilters } from '@/components/access/access-filters';
import { AccessHeading } from '@/components/access/access-heading';
import { MyAccessRow } from '@/components/access/my-access-row';
import { myAccessQuery } from '@/components/access/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { newAccessRequestPage } from '@/lib/core/routes';

/** What the person has or had access to: a row per requirement. */
export function MyAccessView() {
  const filters = useListFilters(myAccessFilters);
  const list = useQuery(myAccessQuery(filters.query));
  return (
    <ListScreen
      label="My access"
      nouns={['requirement', 'requirements']}
      filters={filters}
      list={list}
      noMatches="No access matches these filters."
      heading={<AccessHeading />}
      empty={
        <EmptyState
          icon={<KeyRound />}
          title="No access yet"
          action={<ButtonLink href={newAccessRequestPage}>Request access</ButtonLink>}
        >
          Data that you may use appears here with the day on which your access expires.
        </EmptyState>
      }
      renderRow={(access) => <MyAccessRow key={access.requirement_id} access={access} />}
    />
  );
}
