'use client';

import { useRouter } from 'next/navigation';
import { RequirementForm } from '@/components/access/requirements/requirement-form';
import { PageHeading } from '@/components/ui/page-heading';
import { toast } from '@/components/ui/toast';
import { adminAccessRequirementPage, adminAccessRequirementsPage } from '@/lib/core/routes';

/** The form of a requirement that isn’t there yet. */
export function NewRequirementView() {
  const router = useRouter();
  return (
    <>
      <PageHeading title="Create requirement">
        Names data that people request access to. They can request it as soon as it is created.
      </PageHeading>
      <RequirementForm
        start={null}
        backHref={adminAccessRequirementsPage}
        confirmLabel="Create requirement"
        onSaved={({ id }) => {
          toast({ tone: 'success', title: 'Requirement created' });
          router.push(adminAccessRequirementPage(id));
        }}
      />
    </>
  );
}
