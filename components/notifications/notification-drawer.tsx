'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CheckCheck, ExternalLink, Mail, RotateCcw, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { PriorityPill } from '@/components/notifications/priority';
import { notificationQuery } from '@/components/notifications/queries';
import { useNotificationChange } from '@/components/notifications/use-notification-change';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Drawer } from '@/components/ui/drawer';
import { Facts } from '@/components/ui/facts';
import { IconButton } from '@/components/ui/icon-button';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { toastWithUndo } from '@/components/ui/toast';
import type { AdminNotification } from '@/lib/contracts/alerts/notifications';
import { humanized } from '@/lib/core/wording';

interface NotificationDrawerProps {
  id: number;
  /** Deleted while it is still on show. */
  isGone: boolean;
  onClose: () => void;
  onDelete: () => void;
  /** Who was told of it. */
  recipients: ReactNode;
}

interface AboutProps {
  notification: AdminNotification;
}

/** Everything about one notification. Opening it is reading it. */
export function NotificationDrawer({ id, isGone, onClose, onDelete, recipients }: NotificationDrawerProps) {
  const read = useQuery({ ...notificationQuery(useQueryClient(), id), enabled: !isGone });
  const notification = read.data;
  useReadOnceOpened(notification);
  return (
    <Drawer
      isOpen
      title={notification?.title ?? 'Notification'}
      onOpenChange={(stays) => stays || onClose()}
      overline={notification && <Standing notification={notification} />}
      actions={notification && <NotificationActions notification={notification} onDelete={onDelete} />}
    >
      {notification === undefined && read.error !== null && (
        <QueryError title="Couldn’t load the notification" error={read.error} query={read} />
      )}
      {notification === undefined && read.error === null && <SkeletonRows label="Loading the notification" count={4} />}
      {notification && (
        <div className="space-y-6">
          <p className="whitespace-pre-wrap break-words">{notification.message || 'No message.'}</p>
          <Course notification={notification} />
          <Metadata metadata={notification.notification_metadata} />
          {recipients}
        </div>
      )}
    </Drawer>
  );
}

/** Marks it read when it is opened; whoever marks it unread then keeps that. */
function useReadOnceOpened(notification: AdminNotification | undefined): void {
  const { mutate } = useNotificationChange((contract) => contract.markReadOperation);
  const readId = useRef<number | null>(null);
  useEffect(() => {
    if (notification === undefined || readId.current === notification.id) return;
    readId.current = notification.id;
    if (!notification.is_read) mutate({ id: String(notification.id) });
  }, [mutate, notification]);
}

function Standing({ notification: { handled_at, is_read, priority, type } }: AboutProps) {
  return (
    <>
      <PriorityPill priority={priority} />
      {!is_read && <Pill tone="info">Unread</Pill>}
      {handled_at !== null && (
        <Pill tone="success" icon={<CheckCheck aria-hidden />}>
          Handled
        </Pill>
      )}
      {humanized(type)}
    </>
  );
}

function NotificationActions({ notification, onDelete }: AboutProps & Pick<NotificationDrawerProps, 'onDelete'>) {
  const markUnread = useNotificationChange((contract) => contract.markUnreadOperation);
  const handle = useNotificationChange((contract) => contract.markHandledOperation);
  const unhandle = useNotificationChange((contract) => contract.markUnhandledOperation);
  const { action_url, handled_at, is_read } = notification;
  const input = { id: String(notification.id) };
  const onSuccess = () => toastWithUndo('Marked as handled', () => unhandle.mutate(input));
  return (
    <>
      <IconButton icon={<Trash2 />} label="Delete" onPress={onDelete} />
      {is_read && (
        <Button icon={<Mail />} isPending={markUnread.isPending} onPress={() => markUnread.mutate(input)}>
          Mark as unread
        </Button>
      )}
      {handled_at === null ? (
        <Button icon={<CheckCheck />} isPending={handle.isPending} onPress={() => handle.mutate(input, { onSuccess })}>
          Mark as handled
        </Button>
      ) : (
        <Button icon={<RotateCcw />} isPending={unhandle.isPending} onPress={() => unhandle.mutate(input)}>
          Mark as not handled
        </Button>
      )}
      {action_url !== null && (
        <ButtonLink href={action_url} variant="primary" icon={<ExternalLink />}>
          Open
        </ButtonLink>
      )}
    </>
  );
}

function Course({ notification }: AboutProps) {
  const { created_at, fold_count, handled_at, handled_by, last_at, read_at, read_by } = notification;
  return (
    <Facts
      facts={[
        { label: 'Received', value: <Moment at={created_at} shows="both" /> },
        { label: 'Repeated', value: fold_count > 1 && `${fold_count} times in an hour` },
        { label: 'Last received', value: fold_count > 1 && <Moment at={last_at} shows="both" /> },
        { label: 'Read', value: read_at && <Moment at={read_at} /> },
        { label: 'Also read by', value: read_by.map(({ full_name }) => full_name).join(', ') },
        { label: 'Handled', value: handled_at && <Moment at={handled_at} shows="both" /> },
        { label: 'Handled by', value: handled_by?.full_name },
      ]}
    />
  );
}

function Metadata({ metadata }: { metadata: AdminNotification['notification_metadata'] }) {
  const entries = Object.entries(metadata).filter(([, value]) => value !== null);
  if (entries.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 border-t pt-4 font-semibold">Details</h3>
      <Facts
        facts={entries.map(([name, value]) => ({
          label: humanized(name),
          value: typeof value === 'string' ? value : JSON.stringify(value),
        }))}
      />
    </section>
  );
}
