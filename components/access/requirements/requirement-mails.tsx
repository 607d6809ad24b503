'use client';

import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { mailPreviewQuery, type WhichMail } from '@/components/access/requirements/queries';
import { noticeTitle } from '@/components/access/review/notice-labels';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Link } from '@/components/ui/link';
import { MailPreview } from '@/components/ui/mail-preview';
import { PageSection } from '@/components/ui/page-section';
import { RecordStates } from '@/components/ui/record-states';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormChange } from '@/components/ui/use-change';
import { useMe } from '@/lib/client/me-query';
import { testAccessMailOperation } from '@/lib/contracts/access/mails';
import { type AccessRequirement, nameOfMilestone } from '@/lib/contracts/access/requirements';
import { adminDeliveriesPage } from '@/lib/core/routes';

const ENDED = 'ended';

/** The emails of a requirement as it is saved, with example people, and a test of each to oneself. */
export function RequirementMails({ requirement }: { requirement: AccessRequirement }) {
  const { id, reminders } = requirement;
  const { is_access_committee } = useMe();
  const [chosen, setChosen] = useState('');
  const milestones = reminders.map(nameOfMilestone);
  const options = [
    ...milestones.map((milestone) => ({
      id: milestone,
      label: noticeTitle({ milestone, type: 'RENEWAL_NOTIFICATION' }),
    })),
    { id: ENDED, label: noticeTitle({ milestone: null, type: 'REVOKE_NOTIFICATION' }) },
  ];
  // A reminder may be gone since it was chosen.
  const shown = options.find((option) => option.id === chosen)?.id ?? options[0]?.id ?? ENDED;
  const which: WhichMail =
    shown === ENDED ? { type: 'REVOKE_NOTIFICATION' } : { type: 'RENEWAL_NOTIFICATION', milestone: shown };
  const preview = useQuery(mailPreviewQuery(id, which));
  return (
    <PageSection title="Emails">
      <div className="space-y-4">
        <p className="text-text-muted">As they are sent now, to you and about example people.</p>
        <div className="flex flex-wrap items-end gap-3">
          <div className="w-72 max-w-full">
            <Select label="Which email" options={options} value={shown} onChange={setChosen} />
          </div>
          {is_access_committee && <TestButton key={shown} id={id} which={which} />}
        </div>
        <RecordStates query={preview} what="the email" loading={<Skeleton className="h-120 w-full" />}>
          {(mail) => <MailPreview mail={mail} />}
        </RecordStates>
      </div>
    </PageSection>
  );
}

/** Sends that email to whoever presses it, and says where it went. */
function TestButton({ id, which }: { id: string; which: WhichMail }) {
  const { is_staff } = useMe();
  const { data, error, isPending, mutate } = useFormChange(() => testAccessMailOperation, ['test-emails']);
  return (
    <>
      <Button icon={<Send />} isPending={isPending} onPress={() => mutate({ id, ...which })}>
        Send test email to me
      </Button>
      <div role="status" className="min-h-9 basis-full empty:hidden">
        {data !== undefined && (
          <Callout tone="success" action={is_staff && <Link href={adminDeliveriesPage}>Open deliveries</Link>}>
            {`A test email is on its way to ${data.recipient}.`}
          </Callout>
        )}
        {error !== null && <Callout tone="danger">{error.message}</Callout>}
      </div>
    </>
  );
}
