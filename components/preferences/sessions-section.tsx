'use client';

import { useQuery } from '@tanstack/react-query';
import { LogOut, MonitorSmartphone } from 'lucide-react';
import { startTransition, useState } from 'react';
import { PreferencesSection } from '@/components/preferences/preferences-section';
import { sessionListQuery } from '@/components/preferences/queries';
import { SessionRow } from '@/components/preferences/session-row';
import { useEndSession } from '@/components/preferences/use-end-session';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { ListStates } from '@/components/ui/list-states';
import { toast } from '@/components/ui/toast';
import type { Session } from '@/lib/contracts/people/sessions';

/** Where the person is signed in: signing out one browser, or all of them. */
export function SessionsSection({ signOutOfAll }: { signOutOfAll: () => Promise<void> }) {
  const [isAsking, setIsAsking] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = () => {
    setIsLeaving(true);
    startTransition(signOutOfAll);
  };
  const everywhere = (
    <Button size="small" variant="danger-secondary" icon={<LogOut />} onPress={() => setIsAsking(true)}>
      Sign out everywhere
    </Button>
  );
  return (
    <PreferencesSection title="Sessions" action={everywhere}>
      <Sessions />
      <ConfirmDialog
        variant="danger"
        title="Sign out everywhere?"
        description="This signs you out on all devices, including this one. API tokens keep working."
        confirmLabel="Sign out everywhere"
        isOpen={isAsking}
        isPending={isLeaving}
        onOpenChange={setIsAsking}
        onConfirm={leave}
      />
    </PreferencesSection>
  );
}

function Sessions() {
  const list = useQuery(sessionListQuery);
  const end = useEndSession();
  const signOut = ({ uuid, browser }: Session) =>
    end.mutate(uuid, {
      onSuccess: () => toast({ tone: 'success', title: `${browser} signed out` }),
      onError: (error) => toast({ tone: 'danger', title: `Couldn’t sign out ${browser}`, description: error.message }),
    });
  const none = (
    <EmptyState icon={<MonitorSmartphone />} title="No sessions">
      Browsers in which you sign in appear here.
    </EmptyState>
  );
  return (
    <ListStates query={list} what="sessions" skeletonCount={2} empty={none}>
      {({ rows }) => (
        <ul className="border-t">
          {rows.map((session) => (
            <SessionRow key={session.uuid} session={session} onEnd={() => signOut(session)} />
          ))}
        </ul>
      )}
    </ListStates>
  );
}
