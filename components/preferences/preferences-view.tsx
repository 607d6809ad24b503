'use client';

import { LogOut } from 'lucide-react';
import { type ReactNode, startTransition, useState } from 'react';
import { NotificationsSection } from '@/components/preferences/notifications-section';
import { PreferencesSection } from '@/components/preferences/preferences-section';
import { TimeZoneField } from '@/components/preferences/time-zone-field';
import { TokensSection } from '@/components/preferences/tokens-section';
import { useChangeMe } from '@/components/preferences/use-change-me';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { PageHeading } from '@/components/ui/page-heading';
import { Switch } from '@/components/ui/switch';
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
        {me.full_name}, {me.email}. Changes count at once.
      </PageHeading>
      <PreferencesSection title="Time and theme">
        <div className="grid gap-6 sm:grid-cols-2">
          <TimeZoneField value={me.time_zone} onChange={(time_zone) => change.mutate({ time_zone })} />
          {themeChoice}
        </div>
      </PreferencesSection>
      <NotificationsSection />
      <PreferencesSection title="Keyboard">
        <div className="mb-4">
          <Switch
            label="Single keys"
            description="Switch them off when they get in the way of speech input or a screen reader."
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

function SessionsSection({ signOutOfAll }: { signOutOfAll: () => Promise<void> }) {
  const [isAsking, setIsAsking] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = () => {
    setIsLeaving(true);
    startTransition(signOutOfAll);
  };
  return (
    <PreferencesSection title="Sessions">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-100 text-text-muted">
          Ends your sessions on all devices, this one included. Tokens go on working.
        </p>
        <Button variant="danger-secondary" icon={<LogOut />} onPress={() => setIsAsking(true)}>
          Sign out everywhere
        </Button>
      </div>
      <ConfirmDialog
        variant="danger"
        title="Sign out everywhere?"
        description="Every device has to sign in again, this one too."
        confirmLabel="Sign out everywhere"
        isOpen={isAsking}
        isPending={isLeaving}
        onOpenChange={setIsAsking}
        onConfirm={leave}
      />
    </PreferencesSection>
  );
}
