import type { ReactNode } from 'react';
import { PageHeading } from '@/components/ui/page-heading';
import { PageLinks } from '@/components/ui/page-links';
import {
  adminAccessNotificationsPage,
  adminAccessPage,
  adminAccessRequirementsPage,
  adminAccessSubmissionsPage,
} from '@/lib/core/routes';

const pages = [
  { href: adminAccessPage, label: 'Current access' },
  { href: adminAccessSubmissionsPage, label: 'Requests' },
  { href: adminAccessNotificationsPage, label: 'Notices' },
  { href: adminAccessRequirementsPage, label: 'Requirements' },
] as const;

/** The heading of the committee’s pages, and the way from one to another. */
export function ReviewHeading({ actions }: { actions?: ReactNode }) {
  return (
    <>
      <PageHeading title="Access review" actions={actions}>
        Who has access to what, who requests it, and which notices people get.
      </PageHeading>
      <PageLinks label="Access review" pages={pages} />
    </>
  );
}
