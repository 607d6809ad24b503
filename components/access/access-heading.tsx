import { KeyRound } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeading } from '@/components/ui/page-heading';
import { PageLinks } from '@/components/ui/page-links';
import { accessNoticesPage, accessPage, accessRequestsPage, newAccessRequestPage } from '@/lib/core/routes';

const pages = [
  { href: accessPage, label: 'My access' },
  { href: accessRequestsPage, label: 'My requests' },
  { href: accessNoticesPage, label: 'Notices' },
] as const;

/** The heading of the pages about a person’s own access, and the way from one to another. */
export function AccessHeading() {
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
      <PageLinks label="Access" pages={pages} />
    </>
  );
}
