'use client';

import { useQuery } from '@tanstack/react-query';
import { Plug, Plus } from 'lucide-react';
import { useState } from 'react';
import { DeleteSettingsDialog } from '@/components/service-settings/delete-settings-dialog';
import { serviceSettingsListQuery } from '@/components/service-settings/queries';
import { SettingsDialog } from '@/components/service-settings/settings-dialog';
import { settingsFilters } from '@/components/service-settings/settings-filters';
import { SettingsRow } from '@/components/service-settings/settings-row';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { useMe } from '@/lib/client/me-query';
import type { ServiceSettings } from '@/lib/contracts/people/service-settings';

type Asked = { what: 'create' } | { what: 'change' | 'delete'; settings: ServiceSettings };

/** How the backends of resources are reached: shared settings, and those of each organisation. */
export function ServiceSettingsView() {
  const filters = useListFilters(settingsFilters);
  const list = useQuery(serviceSettingsListQuery(filters.query));
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const { is_staff } = useMe();
  const create = is_staff && (
    <Button variant="primary" icon={<Plus />} onPress={() => setAsked({ what: 'create' })}>
      Create settings
    </Button>
  );
  return (
    <ListScreen
      label="Service settings"
      nouns={['entry', 'entries']}
      filters={filters}
      list={list}
      heading={
        <PageHeading title="Service settings" actions={create}>
          How the backends of resources are reached. Credentials are stored encrypted.
        </PageHeading>
      }
      empty={
        <EmptyState icon={<Plug />} title="No service settings">
          Settings appear here, and can be chosen for resources.
        </EmptyState>
      }
      renderRow={(settings) => (
        <SettingsRow
          key={settings.uuid}
          settings={settings}
          onAsk={is_staff ? (what) => setAsked({ what, settings }) : null}
        />
      )}
    >
      {asked?.what === 'create' && <SettingsDialog settings={null} onClose={close} />}
      {asked?.what === 'change' && <SettingsDialog settings={asked.settings} onClose={close} />}
      {asked?.what === 'delete' && <DeleteSettingsDialog settings={asked.settings} onClose={close} />}
    </ListScreen>
  );
}
