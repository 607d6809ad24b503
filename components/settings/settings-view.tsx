'use client';

import { useQuery } from '@tanstack/react-query';
import { settingsQuery } from '@/components/settings/queries';
import { SettingsForm } from '@/components/settings/settings-form';
import { LoadingRegion } from '@/components/ui/loading-region';
import { PageHeading } from '@/components/ui/page-heading';
import { QueryError } from '@/components/ui/query-error';
import { Skeleton } from '@/components/ui/skeleton';

/** What the whole installation does, in one form. */
export function SettingsView() {
  const settings = useQuery(settingsQuery);
  return (
    <div className="max-w-180">
      <PageHeading title="Settings">These apply to everyone. Changes are recorded in the audit trail.</PageHeading>
      {settings.data === undefined && settings.error !== null && (
        <QueryError title="Couldn’t load settings" error={settings.error} query={settings} />
      )}
      {settings.isPending && (
        <LoadingRegion label="Loading settings">
          <Skeleton className="mb-4 h-40 w-full" />
          <Skeleton className="mb-4 h-40 w-full" />
          <Skeleton className="h-40 w-full" />
        </LoadingRegion>
      )}
      {settings.data !== undefined && <SettingsForm read={settings.data} />}
    </div>
  );
}
