'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { editedRequirementQuery } from '@/components/access/requirements/queries';
import { RequirementForm } from '@/components/access/requirements/requirement-form';
import { PageHeading } from '@/components/ui/page-heading';
import { RecordStates } from '@/components/ui/record-states';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { toast } from '@/components/ui/toast';
import { adminAccessRequirementPage } from '@/lib/core/routes';

/** The form of a stored requirement, saved on top of the version that was read. */
export function EditRequirementView({ id }: { id: string }) {
  const found = useQuery({ ...editedRequirementQuery(id), refetchOnWindowFocus: false });
  const router = useRouter();
  const page = adminAccessRequirementPage(id);
  const onSaved = () => {
    toast({ tone: 'success', title: 'Requirement saved' });
    router.push(page);
  };
  const readAgain = async () => {
    const { data, error } = await found.refetch();
    return error === null ? data : undefined;
  };
  const shown = { ...found, data: found.isFetchedAfterMount ? found.data : undefined };
  return (
    <RecordStates
      query={shown}
      what="the requirement"
      loading={<SkeletonRows label="Loading the requirement" count={6} />}
    >
      {(start) => (
        <>
          <PageHeading title={`Edit ${start.requirement.label}`}>
            Access that was approved before isn’t touched: it lasts until it expires.
          </PageHeading>
          <RequirementForm
            start={start}
            backHref={page}
            confirmLabel="Save requirement"
            onSaved={onSaved}
            readAgain={readAgain}
          />
        </>
      )}
    </RecordStates>
  );
}
