'use client';

import { RotateCw } from 'lucide-react';
import { topicLabels } from '@/components/deliveries/set-aside-labels';
import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import type { SetAsideMessage } from '@/lib/contracts/delivery/set-aside-messages';
import { humanized } from '@/lib/core/wording';

interface SetAsideRowProps {
  isPending: boolean;
  message: SetAsideMessage;
  onRetry: () => void;
}

/** One message that was set aside: what it is, since when, why, and another try. */
export function SetAsideRow({ isPending, message, onRetry }: SetAsideRowProps) {
  const { kind, person, reason, set_aside_at, title, topic } = message;
  const name = title === '' ? humanized(kind.replaceAll('.', ' ')) : title;
  return (
    <li className="space-y-1 border-b px-3 py-2">
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 break-words font-medium">{name}</p>
        <Pill tone="warning">{topicLabels[topic]}</Pill>
      </div>
      <p className="text-sm text-text-muted">
        Since <Moment at={set_aside_at} />
        {person !== null && ` · ${person.full_name}`}
      </p>
      <p className="break-words text-sm">{reason}</p>
      <Button size="small" icon={<RotateCw />} isPending={isPending} aria-label={`Retry: ${name}`} onPress={onRetry}>
        Retry
      </Button>
    </li>
  );
}
