'use client';

import { CheckCheck, MailOpen } from 'lucide-react';
import { PriorityIcon, PriorityPill } from '@/components/notifications/priority';
import { Checkbox } from '@/components/ui/checkbox';
import { classNames } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { RowButton } from '@/components/ui/row-button';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { AdminNotification } from '@/lib/contracts/alerts/notifications';
import { humanized } from '@/lib/core/wording';

interface NotificationRowProps {
  isSelected: boolean;
  notification: AdminNotification;
  onMarkRead: () => void;
  onOpen: () => void;
  onSelect: () => void;
}

/** One notification in the list: how pressing, what, whether it is read, and when it came. */
export function NotificationRow({ isSelected, notification, onMarkRead, onOpen, onSelect }: NotificationRowProps) {
  const { fold_count, is_read, priority, title } = notification;
  return (
    <ListRow
      isSelected={isSelected}
      leading={
        <span className="flex items-center gap-1 sm:gap-3">
          <Checkbox aria-label={`Select ${title}`} isSelected={isSelected} onChange={onSelect} />
          <UnreadDot isRead={is_read} />
          <span className="max-sm:hidden">
            <PriorityIcon priority={priority} />
          </span>
        </span>
      }
      title={
        <span data-row>
          <RowButton onPress={onOpen}>
            <span className={classNames(is_read ? 'font-normal text-text-muted' : 'font-semibold')}>{title}</span>
            {fold_count > 1 && <span className="ms-1.5 text-text-muted tabular-nums">× {fold_count}</span>}
          </RowButton>
        </span>
      }
      detail={`${humanized(notification.type)} · ${notification.message}`}
      trailing={<Trailing notification={notification} />}
      actions={
        <span className={classNames('w-8', is_read && 'max-sm:hidden')}>
          {!is_read && <IconButton icon={<MailOpen />} label={`Mark as read: ${title}`} onPress={onMarkRead} />}
        </span>
      }
    />
  );
}

function UnreadDot({ isRead }: { isRead: boolean }) {
  return (
    <span className="grid w-2 place-items-center">
      {!isRead && (
        <>
          <span aria-hidden className="size-2 rounded-full bg-accent-fill" />
          <VisuallyHidden>Unread</VisuallyHidden>
        </>
      )}
    </span>
  );
}

function Trailing({ notification }: { notification: AdminNotification }) {
  const { action_required, handled_at, last_at, priority } = notification;
  return (
    <>
      {handled_at !== null && (
        <Pill tone="success" icon={<CheckCheck aria-hidden />}>
          Handled
        </Pill>
      )}
      {handled_at === null && action_required && <Pill tone="neutral">Action needed</Pill>}
      <PriorityPill priority={priority} />
      <span className="whitespace-nowrap text-text-muted sm:w-28 sm:text-end">
        <Moment at={last_at} />
      </span>
    </>
  );
}
