import type { Metadata } from 'next';
import { Facts } from '@/components/ui/facts';
import { PageHeading } from '@/components/ui/page-heading';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, idOr404 } from '@/lib/auth/found-or-404';
import { exactly } from '@/lib/core/wording';
import { checkAccess } from '@/lib/services/access-approvals/check-access';
import { readAccessRequirement } from '@/lib/services/access-requirements/read-access-requirement';
import { createContext } from '@/lib/services/create-context';

export const metadata: Metadata = { title: 'Access' };

/** Whether the person has access by one requirement, and until when. */
export default async function AccessPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requirePersonPage();
  const ctx = createContext(actor);
  const id = idOr404((await params).id);
  const { label } = await foundOr404(readAccessRequirement(ctx, { id }));
  const { has_access, until } = await foundOr404(checkAccess(ctx, { id }));
  const untilWhen = until === null ? 'It does not expire' : exactly(until, actor.timeZone);
  return (
    <>
      <PageHeading title={label} />
      <Facts
        facts={[
          { label: 'Your access', value: has_access ? 'You have access' : 'You have no access' },
          { label: 'Until', value: has_access && untilWhen },
        ]}
      />
    </>
  );
}
