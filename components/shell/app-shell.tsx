'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { type MouseEvent, type ReactNode, useCallback, useState } from 'react';
import { wholeSummaryQuery } from '@/components/actions/queries';
import { unreadCountQuery } from '@/components/notifications/queries';
import { Bell } from '@/components/shell/bell';
import { BottomNavigation } from '@/components/shell/bottom-navigation';
import { LiveUpdates } from '@/components/shell/live-updates';
import { PersonMenu } from '@/components/shell/person-menu';
import { SideNavigation } from '@/components/shell/side-navigation';
import { TitleCount } from '@/components/shell/title-count';
import { Link } from '@/components/ui/link';
import { Mark } from '@/components/ui/mark';
import { useMe } from '@/lib/client/me-query';
import { useShortcuts } from '@/lib/client/use-shortcuts';
import { actionsPage } from '@/lib/core/routes';

const KeyboardHelp = dynamic(() => import('./keyboard-help').then((module) => module.KeyboardHelp));

interface AppShellProps {
  children: ReactNode;
  signOut: () => Promise<void>;
  siteName: string;
}

/** What surrounds every page of a signed-in person: header with the bell, navigation, and the page as `main`. */
export function AppShell({ children, signOut, siteName }: AppShellProps) {
  const me = useMe();
  const openCount = useQuery(wholeSummaryQuery).data?.total ?? 0;
  const unread = useQuery({ ...unreadCountQuery, enabled: me.is_staff }).data ?? 0;
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const showHelp = useCallback(() => setIsHelpOpen(true), []);
  useShortcuts(me.keys_enabled, { '?': showHelp });
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place on this page, before scripts run too */}
      <a
        href="#main"
        onClick={skipToContent}
        className="fixed start-2 top-2 z-50 -translate-y-16 rounded-md bg-accent-fill px-3 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-30 flex h-12 items-center gap-4 border-b bg-surface px-4 md:ps-5">
        <Link variant="quiet" href={actionsPage} aria-label={`${siteName}, your actions`}>
          <span className="flex items-center gap-2 font-semibold text-lg">
            <Mark />
            {siteName}
          </span>
        </Link>
        <span className="flex-1" />
        <Bell openCount={openCount} unreadCount={me.is_staff ? unread : null} />
        <PersonMenu me={me} onShowHelp={showHelp} signOut={signOut} />
      </header>
      <div className="flex">
        <SideNavigation me={me} openCount={openCount} />
        <main
          id="main"
          tabIndex={-1}
          className="min-w-0 flex-1 px-4 pt-4 pb-[calc(5rem+env(safe-area-inset-bottom))] outline-none md:px-8 md:pt-6 md:pb-12"
        >
          {children}
        </main>
      </div>
      <BottomNavigation me={me} openCount={openCount} />
      <TitleCount count={openCount + unread} />
      <LiveUpdates />
      {isHelpOpen && <KeyboardHelp isOpen onOpenChange={setIsHelpOpen} areKeysEnabled={me.keys_enabled} />}
    </>
  );
}

/** Leaves the address alone: the router does not come back to an entry that the browser made for a fragment. */
function skipToContent(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
