import type { Metadata } from 'next';
import { Facts } from '@/components/ui/facts';
import { PageHeading } from '@/components/ui/page-heading';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, idOr404 } from '@/lib/auth/found-or-404';
import { exactly, formatCount, humanized } from '@/lib/core/wording';
import { readAccessSubmission } from '@/lib/services/access-submissions/read-access-submission';
import { createContext } from '@/lib/services/create-context';

export const metadata: Metadata = { title: 'Access request' };

/** A request for access with what became of it. */
export default async function AccessSubmissionPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requirePersonPage();
  const id = idOr404((await params).id);
  const submission = await foundOr404(readAccessSubmission(createContext(actor), { id }));
  const { accessor_changes, label, rejected_reason, reviewed_at, state, submitted_at, submitter_name } = submission;
  const at = (instant: string | null) => instant !== null && exactly(instant, actor.timeZone);
  return (
    <>
      <PageHeading title={`Access request: ${label}`} />
      <Facts
        facts={[
          { label: 'Status', value: humanized(state.toLowerCase()) },
          { label: 'Submitted by', value: submitter_name },
          { label: 'People', value: formatCount(accessor_changes.length, 'person', 'people') },
          { label: 'Submitted', value: at(submitted_at) },
          { label: 'Decided', value: at(reviewed_at) },
          { label: 'Reason', value: rejected_reason },
        ]}
      />
    </>
  );
}
