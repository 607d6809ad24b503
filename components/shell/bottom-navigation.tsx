'use client';

import { ShieldCheck } from 'lucide-react';
import { adminPlaces, ownPlaces } from '@/components/shell/navigation';
import { PlaceLink } from '@/components/shell/place-link';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { actionsPage } from '@/lib/core/routes';

interface BottomNavigationProps {
  isStaff: boolean;
  openCount: number;
}

/** The navigation of a phone, within reach of the thumb. */
export function BottomNavigation({ isStaff, openCount }: BottomNavigationProps) {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(3.5rem+env(safe-area-inset-bottom))] items-stretch border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {ownPlaces.map((place) => (
        <PlaceLink key={place.href} place={place} shape="bottom" count={place.href === actionsPage ? openCount : 0} />
      ))}
      {isStaff && <AdminMenu />}
    </nav>
  );
}

function AdminMenu() {
  const entries = adminPlaces.map(({ href, label, icon }) => ({ id: href, href, label, icon }));
  return (
    <div className="grid flex-1 place-items-center">
      <Menu
        label="Admin"
        placement="top end"
        groups={[{ id: 'admin', entries }]}
        trigger={
          <Button variant="quiet" icon={<ShieldCheck />}>
            Admin
          </Button>
        }
      />
    </div>
  );
}
