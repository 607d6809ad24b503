'use client';

import type { ReactNode } from 'react';
import { CalendarSection } from '@/components/preferences/calendar-section';
import { NotificationsSection } from '@/components/preferences/notifications-section';
import { PreferencesSection } from '@/components/preferences/preferences-section';
import { SessionsSection } from '@/components/preferences/sessions-section';
import { TokensSection } from '@/components/preferences/tokens-section';
import { useChangeMe } from '@/components/preferences/use-change-me';
import { PageHeading } from '@/components/ui/page-heading';
import { Switch } from '@/components/ui/switch';
import { TimeZoneField } from '@/components/ui/time-zone-field';
import { useMe } from '@/lib/client/me-query';

interface PreferencesViewProps {
  keyList: ReactNode;
  signOutOfAll: () => Promise<void>;
  themeChoice: ReactNode;
}

/** What a person decides for themselves; each change counts at once. */
export function PreferencesView({ keyList, signOutOfAll, themeChoice }: PreferencesViewProps) {
  const me = useMe();
  const change = useChangeMe();
  return (
    <div className="max-w-180">
      <PageHeading title="Preferences">
        {me.full_name}, {me.email}. Changes are saved right away.
      </PageHeading>
      <PreferencesSection title="Time and theme">
        <div className="grid gap-6 sm:grid-cols-2">
          <TimeZoneField
            description="Due dates are counted in this time zone."
            value={me.time_zone}
            onChange={(time_zone) => change.mutate({ time_zone })}
          />
          {themeChoice}
        </div>
      </PreferencesSection>
      <NotificationsSection />
      <CalendarSection />
      <PreferencesSection title="Keyboard">
        <div className="mb-4">
          <Switch
            label="Keyboard shortcuts"
            description="Turn them off if they interfere with speech input or a screen reader."
            isSelected={me.keys_enabled}
            onChange={(keys_enabled) => change.mutate({ keys_enabled })}
          />
        </div>
        {keyList}
      </PreferencesSection>
      <TokensSection />
      <SessionsSection signOutOfAll={signOutOfAll} />
    </div>
  );
}
