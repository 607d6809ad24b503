'use client';

import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { noticeReason, noticeTitle } from '@/components/access/review/notice-labels';
import { noticeQuery } from '@/components/access/review/queries';
import { ResendDialog } from '@/components/access/review/resend-dialog';
import { Button } from '@/components/ui/button';
import { Drawer } from '@/components/ui/drawer';
import { Facts } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { useMe } from '@/lib/client/me-query';
import { reminderStatusLabels } from '@/lib/client/reminder-words';
import type { AccessNotification } from '@/lib/contracts/access/notifications';
import { adminAccessRequirementPage, adminDeliveryPage, adminPersonPage, noticesOfPersonPage } from '@/lib/core/routes';
import { humanized } from '@/lib/core/wording';

interface NoticeDrawerProps {
  id: string;
  onClose: () => void;
}

/** A notice of access with its reason, its delivery and each attempt to send it. */
export function NoticeDrawer({ id, onClose }: NoticeDrawerProps) {
  const notice = useQuery(noticeQuery(id));
  return (
    <Drawer
      isOpen
      title={notice.data === undefined ? 'Notice' : `${noticeTitle(notice.data)}: ${notice.data.label}`}
      onOpenChange={(stays) => stays || onClose()}
    >
      <RecordStates query={notice} what="the notice" loading={<Skeleton className="h-40" />}>
        {(found) => <NoticeDetails notice={found} />}
      </RecordStates>
    </Drawer>
  );
}

function NoticeDetails({ notice }: { notice: AccessNotification }) {
  const { is_access_committee, is_staff } = useMe();
  const [isResending, setIsResending] = useState(false);
  const recipient = is_staff ? (
    <Link href={adminPersonPage(notice.recipientId)}>{notice.recipient_name}</Link>
  ) : (
    notice.recipient_name
  );
  return (
    <div className="space-y-5">
      <Facts
        facts={[
          { label: 'Status', value: reminderStatusLabels[notice.status].label },
          { label: 'Reason', value: noticeReason(notice) },
          { label: 'To', value: recipient },
          {
            label: 'Requirement',
            value: <Link href={adminAccessRequirementPage(notice.accessRequirementId)}>{notice.label}</Link>,
          },
          { label: 'Access through', value: notice.submitter_name },
          { label: 'Planned for', value: <Moment at={notice.timestamp} shows="both" /> },
          { label: 'Sent', value: notice.sent_at !== null && <Moment at={notice.sent_at} shows="both" /> },
          {
            label: 'Access until',
            value: notice.expired_on !== null && <Moment at={notice.expired_on} shows="both" />,
          },
        ]}
      />
      <p>
        <Link href={noticesOfPersonPage(notice.recipientId)}>All notices to {notice.recipient_name}</Link>
      </p>
      <Attempts notice={notice} isLinked={is_staff} />
      {notice.status === 'FAILED' && is_access_committee && (
        <Button icon={<Send />} onPress={() => setIsResending(true)}>
          Resend
        </Button>
      )}
      {isResending && <ResendDialog notice={notice} onClose={() => setIsResending(false)} />}
    </div>
  );
}

function Attempts({ isLinked, notice: { attempts } }: { isLinked: boolean; notice: AccessNotification }) {
  if (attempts.length === 0) return null;
  return (
    <section aria-label="Emails" className="space-y-2">
      <h3 className="font-medium">Emails</h3>
      <ul className="space-y-1">
        {attempts.map(({ at, by, delivery_uuid, outcome, reason }) => (
          <li key={delivery_uuid} className="text-text-muted">
            {isLinked ? <Link href={adminDeliveryPage(delivery_uuid)}>{humanized(outcome)}</Link> : humanized(outcome)},{' '}
            <Moment at={at} />
            {by !== null && `, resent by ${by.full_name}`}
            {reason !== null && `: ${reason}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
