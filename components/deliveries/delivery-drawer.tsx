'use client';

import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { channelLabels, formatType, reasonText, statusOf } from '@/components/deliveries/delivery-labels';
import { deliveryQuery } from '@/components/deliveries/queries';
import { useResend } from '@/components/deliveries/use-resend';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Drawer } from '@/components/ui/drawer';
import { Facts } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { MailPreview } from '@/components/ui/mail-preview';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import type { DeliveryDetail } from '@/lib/contracts/delivery/deliveries';
import { adminDeliveryPage, adminNoticePage } from '@/lib/core/routes';

interface DeliveryDrawerProps {
  onClose: () => void;
  uuid: string;
}

/** One delivery: what became of it and why, each attempt, and the mail as it was sent. */
export function DeliveryDrawer({ onClose, uuid }: DeliveryDrawerProps) {
  const read = useQuery(deliveryQuery(uuid));
  const [isAsking, setIsAsking] = useState(false);
  const resend = useResend();
  const delivery = read.data;
  return (
    <>
      <Drawer
        isOpen
        title={delivery?.title || 'Delivery'}
        onOpenChange={(stays) => stays || onClose()}
        overline={
          delivery && (
            <>
              <Status {...delivery} />
              {channelLabels[delivery.channel]}
            </>
          )
        }
        actions={
          delivery?.can_resend && (
            <Button icon={<Send />} onPress={() => setIsAsking(true)}>
              Resend
            </Button>
          )
        }
      >
        {delivery === undefined && read.error !== null && (
          <QueryError title="Couldn’t load the delivery" error={read.error} query={read} />
        )}
        {delivery === undefined && read.error === null && <SkeletonRows label="Loading the delivery" count={5} />}
        {delivery && <Story delivery={delivery} />}
      </Drawer>
      {delivery && isAsking && (
        <ConfirmDialog
          title="Resend this email?"
          description={`“${delivery.mail?.subject ?? delivery.title}” will be sent to ${delivery.recipient} again, unchanged.`}
          confirmLabel="Resend"
          isOpen
          isPending={resend.isPending}
          onConfirm={() => resend.mutate(uuid, { onSettled: () => setIsAsking(false) })}
          onOpenChange={(stays) => stays || setIsAsking(false)}
        />
      )}
    </>
  );
}

function Status(delivery: DeliveryDetail) {
  const { tone, word } = statusOf(delivery);
  return <Pill tone={tone}>{word}</Pill>;
}

function Story({ delivery }: { delivery: DeliveryDetail }) {
  const { about, attempt_log, created, digest, kind, mail, next_attempt_at, note, person, recipient, sent_at } =
    delivery;
  return (
    <div className="space-y-6">
      <Facts
        facts={[
          { label: 'To', value: recipient },
          { label: 'Person', value: person !== null && person.full_name !== recipient && person.full_name },
          { label: 'Type', value: formatType(kind) },
          { label: 'Reason', value: reasonText(delivery) },
          { label: 'Required', value: delivery.override_notification_setting && 'Sent whatever their settings say' },
          { label: 'Note', value: note },
          { label: 'About', value: about && <Link href={adminNoticePage(about)}>The {about.split(':')[0]}</Link> },
          {
            label: 'Digest',
            value: digest && <Link href={adminDeliveryPage(digest.uuid)}>Open the digest</Link>,
          },
          { label: 'Created', value: <Moment at={created} shows="both" /> },
          { label: 'Sent', value: sent_at && <Moment at={sent_at} shows="both" /> },
          { label: 'Next attempt', value: next_attempt_at && <Moment at={next_attempt_at} shows="both" /> },
        ]}
      />
      <Attempts log={attempt_log} />
      {mail && <MailPreview mail={mail} />}
    </div>
  );
}

const outcomes: Readonly<Record<DeliveryDetail['attempt_log'][number]['outcome'], string>> = {
  sent: 'Accepted',
  retry: 'Will retry',
  permanent: 'Rejected',
};

function Attempts({ log }: { log: DeliveryDetail['attempt_log'] }) {
  if (log.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 border-t pt-4 font-semibold">Attempts</h3>
      <ol className="space-y-1">
        {log.map(({ at, outcome, reason }) => (
          <li key={`${at} ${outcome}`} className="flex flex-wrap gap-x-2">
            <span className="text-text-muted">
              <Moment at={at} />
            </span>
            <span>{outcomes[outcome]}</span>
            {reason !== '' && <span className="break-words text-text-muted">{reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
