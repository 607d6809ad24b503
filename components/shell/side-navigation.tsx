'use client';

import { NavLink } from '@/components/shell/nav-link';
import { adminLinks, firstPlaces, morePlacesOf, type Place } from '@/components/shell/navigation';
import type { Me } from '@/lib/contracts/people/people';
import { actionsPage } from '@/lib/core/routes';

interface SideNavigationProps {
  me: Me;
  openCount: number;
}

/** The navigation beside the page, where there is room for it. */
export function SideNavigation({ me, openCount }: SideNavigationProps) {
  return (
    <nav
      aria-label="Main"
      className="sticky top-12 hidden h-[calc(100dvh-3rem)] w-52 shrink-0 overflow-y-auto border-e bg-surface-sunken px-3 py-4 md:block"
    >
      <Places places={[...firstPlaces, ...morePlacesOf(me)]} openCount={openCount} />
      {me.is_staff && (
        <>
          <h2 className="mt-6 mb-1 px-2 font-medium text-sm text-text-faint" id="admin-places">
            Admin
          </h2>
          <Places places={adminLinks} openCount={0} labelledBy="admin-places" />
        </>
      )}
    </nav>
  );
}

interface PlacesProps {
  labelledBy?: string;
  openCount: number;
  places: readonly Place[];
}

function Places({ labelledBy, openCount, places }: PlacesProps) {
  return (
    <ul className="space-y-0.5" {...(labelledBy !== undefined && { 'aria-labelledby': labelledBy })}>
      {places.map((place) => (
        <li key={place.href}>
          <NavLink place={place} shape="side" count={place.href === actionsPage ? openCount : 0} />
        </li>
      ))}
    </ul>
  );
}
