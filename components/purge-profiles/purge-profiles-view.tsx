'use client';

import { useQuery } from '@tanstack/react-query';
import { Eraser, Plus } from 'lucide-react';
import { useState } from 'react';
import { DeleteProfileDialog } from '@/components/purge-profiles/delete-profile-dialog';
import { ProfileDialog } from '@/components/purge-profiles/profile-dialog';
import { profileFilters } from '@/components/purge-profiles/profile-filters';
import { ProfileRow } from '@/components/purge-profiles/profile-row';
import { purgeProfileListQuery } from '@/components/purge-profiles/queries';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import type { PurgeProfile } from '@/lib/contracts/people/purge-profiles';

type Asked = { what: 'create' } | { what: 'change' | 'delete'; profile: PurgeProfile };

/** What is purged of suspended and deleted people, and when. */
export function PurgeProfilesView() {
  const filters = useListFilters(profileFilters);
  const list = useQuery(purgeProfileListQuery(filters.query));
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const create = (
    <Button variant="primary" icon={<Plus />} onPress={() => setAsked({ what: 'create' })}>
      Create purge profile
    </Button>
  );
  return (
    <ListScreen
      label="Purge profiles"
      nouns={['purge profile', 'purge profiles']}
      filters={filters}
      list={list}
      heading={
        <PageHeading title="Purge profiles" actions={create}>
          Which data of suspended and deleted people is purged, and when.
        </PageHeading>
      }
      empty={
        <EmptyState icon={<Eraser />} title="No purge profiles">
          Create one to purge the data of people who have left.
        </EmptyState>
      }
      renderRow={(profile) => (
        <ProfileRow
          key={profile.id}
          profile={profile}
          onChange={() => setAsked({ what: 'change', profile })}
          onDelete={() => setAsked({ what: 'delete', profile })}
        />
      )}
    >
      {asked?.what === 'create' && <ProfileDialog profile={null} onClose={close} />}
      {asked?.what === 'change' && <ProfileDialog profile={asked.profile} onClose={close} />}
      {asked?.what === 'delete' && <DeleteProfileDialog profile={asked.profile} onClose={close} />}
    </ListScreen>
  );
}
