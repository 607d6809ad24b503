'use client';

import { Ellipsis, ShieldCheck } from 'lucide-react';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { NavLink } from '@/components/shell/nav-link';
import { adminLinks, firstPlaces, isAt, morePlacesOf, type Place } from '@/components/shell/navigation';
import { classNames } from '@/components/ui/class-names';
import { Menu } from '@/components/ui/menu';
import type { Me } from '@/lib/contracts/people/people';
import { actionsPage } from '@/lib/core/routes';

interface BottomNavigationProps {
  me: Me;
  openCount: number;
}

/** The navigation of a phone, within reach of the thumb. */
export function BottomNavigation({ me, openCount }: BottomNavigationProps) {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(3.5rem+env(safe-area-inset-bottom))] items-stretch border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {firstPlaces.map((place) => (
        <NavLink key={place.href} place={place} shape="bottom" count={place.href === actionsPage ? openCount : 0} />
      ))}
      <PlacesMenu label="More" icon={<Ellipsis aria-hidden />} places={morePlacesOf(me)} />
      {me.is_staff && <PlacesMenu label="Admin" icon={<ShieldCheck aria-hidden />} places={adminLinks} />}
    </nav>
  );
}

interface PlacesMenuProps {
  icon: ReactNode;
  label: string;
  places: readonly Place[];
}

function PlacesMenu({ icon: ownIcon, label: ownLabel, places }: PlacesMenuProps) {
  const entries = places.map(({ href, label, icon }) => ({ id: href, href, label, icon }));
  const pathname = usePathname();
  const isCurrent = places.some((place) => isAt(pathname, place));
  return (
    <Menu
      placement="top end"
      groups={[{ id: ownLabel, entries }]}
      trigger={
        <Button
          className={classNames(
            'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 font-medium text-xs focus-visible:-outline-offset-2 [&_svg]:size-5',
            isCurrent ? 'text-accent' : 'text-text-muted',
          )}
        >
          {ownIcon}
          {ownLabel}
        </Button>
      }
    />
  );
}
