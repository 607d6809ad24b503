'use client';

import { useQuery } from '@tanstack/react-query';
import { Package } from 'lucide-react';
import { useState } from 'react';
import { offeringFilters } from '@/components/offerings/offering-filters';
import { OfferingRow } from '@/components/offerings/offering-row';
import { offeringListQuery, usualScheduleQuery } from '@/components/offerings/queries';
import { RemindersDialog } from '@/components/offerings/reminders-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import type { Offering } from '@/lib/contracts/marketplace/offerings';

/** What can be ordered, and how long before the end each reminds people of its resources. */
export function OfferingsView() {
  const filters = useListFilters(offeringFilters);
  const list = useQuery(offeringListQuery(filters.query));
  const usual = useQuery(usualScheduleQuery);
  const [edited, setEdited] = useState<Offering | null>(null);
  return (
    <ListScreen
      label="Offerings"
      nouns={['offering', 'offerings']}
      filters={filters}
      list={list}
      heading={
        <PageHeading title="Offerings">
          What can be ordered, and how long before the end people are reminded of its prepaid resources.
        </PageHeading>
      }
      empty={
        <EmptyState icon={<Package />} title="No offerings yet">
          Offerings from your imports appear here.
        </EmptyState>
      }
      renderRow={(offering) => (
        <OfferingRow
          key={offering.uuid}
          offering={offering}
          usualSchedule={usual.data}
          onEdit={() => setEdited(offering)}
        />
      )}
    >
      {edited !== null && (
        <RemindersDialog
          uuid={edited.uuid}
          name={edited.name}
          usualSchedule={usual.data}
          onClose={() => setEdited(null)}
        />
      )}
    </ListScreen>
  );
}
