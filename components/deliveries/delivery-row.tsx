'use client';

import { Bell, Mail, Webhook } from 'lucide-react';
import type { ReactNode } from 'react';
import { channelLabels, reasonText, statusOf } from '@/components/deliveries/delivery-labels';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { RowButton } from '@/components/ui/row-button';
import type { Delivery, DeliveryChannel } from '@/lib/contracts/delivery/deliveries';

const icons: Readonly<Record<DeliveryChannel, ReactNode>> = {
  email: <Mail aria-hidden />,
  in_app: <Bell aria-hidden />,
  webhook: <Webhook aria-hidden />,
};

interface DeliveryRowProps {
  delivery: Delivery;
  onOpen: () => void;
}

/** One delivery: what it tells, to whom on which way, and what became of it. */
export function DeliveryRow({ delivery, onOpen }: DeliveryRowProps) {
  const { channel, created, recipient, title } = delivery;
  const { tone, word } = statusOf(delivery);
  const detail = [channelLabels[channel], recipient, reasonText(delivery)];
  return (
    <ListRow
      leading={<span className="text-text-muted [&_svg]:size-4">{icons[channel]}</span>}
      title={
        <span data-row>
          <RowButton onPress={onOpen}>{title || 'Untitled'}</RowButton>
        </span>
      }
      detail={detail.filter(Boolean).join(' · ')}
      trailing={
        <>
          <Pill tone={tone}>{word}</Pill>
          <span className="whitespace-nowrap text-text-muted sm:w-28 sm:text-end">
            <Moment at={created} />
          </span>
        </>
      }
    />
  );
}
