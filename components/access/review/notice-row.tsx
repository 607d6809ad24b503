'use client';

import { noticeReason, noticeTitle } from '@/components/access/review/notice-labels';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { RowButton } from '@/components/ui/row-button';
import { reminderStatusLabels } from '@/lib/client/reminder-words';
import type { ListedAccessNotification } from '@/lib/contracts/access/notifications';

interface NoticeRowProps {
  notice: ListedAccessNotification;
  /** Opens the attempts to send it. Left out: the row does not open. */
  onOpen?: () => void;
}

/** One notice of access: what it tells of what, to whom and when, and why it was not sent. */
export function NoticeRow({ notice, onOpen }: NoticeRowProps) {
  const { is_late, label, recipient_name, sent_at, status, timestamp } = notice;
  const { label: word, tone } = reminderStatusLabels[status];
  const title = `${noticeTitle(notice)}: ${label}`;
  return (
    <ListRow
      title={
        onOpen === undefined ? (
          title
        ) : (
          <span data-row>
            <RowButton onPress={onOpen}>{title}</RowButton>
          </span>
        )
      }
      detail={[`To ${recipient_name}`, noticeReason(notice)].filter((part) => part !== '').join(' · ')}
      trailing={
        <>
          {is_late && <Pill tone="warning">Late</Pill>}
          <Pill tone={tone}>{word}</Pill>
          <span className="whitespace-nowrap text-text-muted sm:w-32 sm:text-end">
            <Moment at={sent_at ?? timestamp} />
          </span>
        </>
      }
    />
  );
}
