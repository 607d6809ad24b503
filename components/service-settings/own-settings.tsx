'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { DeleteSettingsDialog } from '@/components/service-settings/delete-settings-dialog';
import { ownSettingsQuery, SETTINGS_SHOWN } from '@/components/service-settings/queries';
import { SettingsDialog } from '@/components/service-settings/settings-dialog';
import { SettingsRow } from '@/components/service-settings/settings-row';
import { Button } from '@/components/ui/button';
import { PageSection } from '@/components/ui/page-section';
import { PagedList } from '@/components/ui/paged-list';
import type { ServiceSettings } from '@/lib/contracts/people/service-settings';

interface OwnSettingsProps {
  /** The uuid of the organisation. */
  customer: string;
  /** Whether the person changes them, or only reads them. */
  mayChange: boolean;
}

type Asked = { what: 'create' } | { what: 'change' | 'delete'; settings: ServiceSettings };

/** The service settings of one organisation, for who may see them. */
export function OwnSettings({ customer, mayChange }: OwnSettingsProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <PageSection title="Service settings">
      <PagedList
        label="Service settings"
        what="service settings"
        queryOf={(page) => ownSettingsQuery(customer, page)}
        pageSize={SETTINGS_SHOWN}
        skeletonCount={2}
        empty={<p className="text-text-muted">The organisation’s own backends appear here.</p>}
        renderRow={(settings) => (
          <SettingsRow settings={settings} onAsk={mayChange ? (what) => setAsked({ what, settings }) : null} />
        )}
      />
      {mayChange && (
        <div className="mt-3">
          <Button icon={<Plus />} onPress={() => setAsked({ what: 'create' })}>
            Create settings
          </Button>
        </div>
      )}
      {asked?.what === 'create' && <SettingsDialog customer={customer} settings={null} onClose={close} />}
      {asked?.what === 'change' && <SettingsDialog customer={customer} settings={asked.settings} onClose={close} />}
      {asked?.what === 'delete' && <DeleteSettingsDialog settings={asked.settings} onClose={close} />}
    </PageSection>
  );
}
