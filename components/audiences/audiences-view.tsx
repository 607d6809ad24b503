'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { audienceFilters } from '@/components/audiences/audience-filters';
import { AudienceNameDialog } from '@/components/audiences/audience-name-dialog';
import { audienceListQuery } from '@/components/audiences/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListScreen } from '@/components/ui/list-screen';
import { Moment } from '@/components/ui/moment';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { adminAudiencePage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

/** Named sets of people. */
export function AudiencesView() {
  const filters = useListFilters(audienceFilters);
  const list = useQuery(audienceListQuery(filters.query));
  const [isCreating, setIsCreating] = useState(false);
  const create = (
    <Button variant="primary" icon={<Plus />} onPress={() => setIsCreating(true)}>
      Create audience
    </Button>
  );
  return (
    <ListScreen
      label="Audiences"
      nouns={['audience', 'audiences']}
      filters={filters}
      list={list}
      heading={
        <PageHeading title="Audiences" actions={create}>
          Named groups of people.
        </PageHeading>
      }
      empty={
        <EmptyState icon={<UsersRound />} title="No audiences">
          Create one and add people, or import audiences from another system.
        </EmptyState>
      }
      renderRow={({ members_count, modified, name, used_by, uuid }) => (
        <ListRow
          key={uuid}
          title={
            <Link href={adminAudiencePage(uuid)} data-row>
              {name}
            </Link>
          }
          detail={[
            formatCount(members_count, 'member', 'members'),
            ...(used_by.length > 0 ? [`used by ${formatCount(used_by.length, 'rule', 'rules')}`] : []),
          ].join(' · ')}
          trailing={
            <span className="whitespace-nowrap text-text-muted">
              Changed <Moment at={modified} />
            </span>
          }
        />
      )}
    >
      {isCreating && <AudienceNameDialog onClose={() => setIsCreating(false)} />}
    </ListScreen>
  );
}
