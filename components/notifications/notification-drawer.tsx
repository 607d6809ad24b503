'use client';

import { CheckCheck, ExternalLink, MailOpen, RotateCcw } from 'lucide-react';
import { PriorityPill } from '@/components/notifications/priority';
import { useMarkHandled } from '@/components/notifications/use-mark-handled';
import { useMarkRead } from '@/components/notifications/use-mark-read';
import { useMarkUnhandled } from '@/components/notifications/use-mark-unhandled';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Drawer } from '@/components/ui/drawer';
import { Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { toastWithUndo } from '@/components/ui/toast';
import type { AdminNotification } from '@/lib/contracts/notifications';
import { humanised } from '@/lib/core/wording';

interface NotificationDrawerProps {
  notification: AdminNotification;
  onClose: () => void;
}

/** Everything about one notification: its text, who has read it, whether it is taken care of, and what came with it. */
export function NotificationDrawer({ notification, onClose }: NotificationDrawerProps) {
  const { handled_at, is_read, message, priority, title, type } = notification;
  return (
    <Drawer
      isOpen
      title={title}
      onOpenChange={(stays) => stays || onClose()}
      overline={
        <>
          <PriorityPill priority={priority} />
          {!is_read && <Pill tone="info">Unread</Pill>}
          {handled_at !== null && (
            <Pill tone="success" icon={<CheckCheck aria-hidden />}>
              Handled
            </Pill>
          )}
          {humanised(type)}
        </>
      }
      actions={<Deeds notification={notification} />}
    >
      <div className="space-y-6">
        <p className="whitespace-pre-wrap break-words">{message || 'No further text came with it.'}</p>
        <Course notification={notification} />
        <Metadata metadata={notification.notification_metadata} />
      </div>
    </Drawer>
  );
}

function Deeds({ notification }: Pick<NotificationDrawerProps, 'notification'>) {
  const markRead = useMarkRead();
  const handle = useMarkHandled();
  const unhandle = useMarkUnhandled();
  const { action_url, handled_at, id, is_read } = notification;
  const onSuccess = () => toastWithUndo('Marked as taken care of', () => unhandle.mutate(id));
  return (
    <>
      {!is_read && (
        <Button icon={<MailOpen />} isPending={markRead.isPending} onPress={() => markRead.mutate(id)}>
          Mark read
        </Button>
      )}
      {handled_at === null ? (
        <Button icon={<CheckCheck />} isPending={handle.isPending} onPress={() => handle.mutate(id, { onSuccess })}>
          Mark handled
        </Button>
      ) : (
        <Button icon={<RotateCcw />} isPending={unhandle.isPending} onPress={() => unhandle.mutate(id)}>
          Not handled after all
        </Button>
      )}
      {action_url !== null && (
        <ButtonLink href={action_url} variant="primary" icon={<ExternalLink />} prefetch={false}>
          Open
        </ButtonLink>
      )}
    </>
  );
}

function Course({ notification }: Pick<NotificationDrawerProps, 'notification'>) {
  const { created_at, fold_count, handled_at, handled_by, last_at, read_at, read_by } = notification;
  return (
    <Facts
      facts={[
        { label: 'Came', value: <Moment at={created_at} shows="both" /> },
        { label: 'Repeated', value: fold_count > 1 && `${fold_count} times within the hour` },
        { label: 'Last time', value: fold_count > 1 && <Moment at={last_at} shows="both" /> },
        { label: 'You read it', value: read_at && <Moment at={read_at} /> },
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
      <h3 className="mb-2 border-t pt-4 font-semibold">What came with it</h3>
      <Facts
        facts={entries.map(([name, value]) => ({
          label: humanised(name),
          value: typeof value === 'string' ? value : JSON.stringify(value),
        }))}
      />
    </section>
  );
}
