'use client';

import { KeyRound } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button-link';
import { classNames } from '@/components/ui/class-names';
import { PageHeading } from '@/components/ui/page-heading';
import { PageLink } from '@/components/ui/page-link';
import { accessNoticesPage, accessPage, accessRequestsPage, newAccessRequestPage } from '@/lib/core/routes';

const pages = [
  { href: accessPage, label: 'My access' },
  { href: accessRequestsPage, label: 'My requests' },
  { href: accessNoticesPage, label: 'Notices' },
] as const;

/** The heading of the pages about a person’s own access, and the way from one to another. */
export function AccessHeading() {
  const pathname = usePathname();
  return (
    <>
      <PageHeading
        title="Access"
        actions={
          <ButtonLink variant="primary" icon={<KeyRound />} href={newAccessRequestPage}>
            Request access
          </ButtonLink>
        }
      >
        The data that you may use, until when, and what you requested.
      </PageHeading>
      <nav aria-label="Access" className="mb-4 flex gap-1 overflow-x-auto border-b">
        {pages.map(({ href, label }) => (
          <PageLink
            key={href}
            href={href}
            aria-current={pathname === href ? 'page' : undefined}
            className={classNames(
              'flex min-h-9 items-center whitespace-nowrap border-b-2 px-3 font-medium transition-colors focus-visible:-outline-offset-2',
              pathname === href ? 'border-accent text-text' : 'border-transparent text-text-muted hover:text-text',
            )}
          >
            {label}
          </PageLink>
        ))}
      </nav>
    </>
  );
}
