'use client';

import { RotateCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import type { Tone } from '@/components/ui/tone';
import { kindLabel } from '@/components/webhooks/kind-labels';
import type { WebhookMessage } from '@/lib/contracts/delivery/webhook-endpoints';
import { formatCount } from '@/lib/core/wording';

interface MessageRowProps {
  isPending: boolean;
  message: WebhookMessage;
  /** Left out while nothing can be sent. */
  onReplay?: () => void;
}

/** One message: what it tells, how far it has come, and why not further. */
export function MessageRow({ isPending, message, onReplay }: MessageRowProps) {
  const { attempts, created, kind, last_error, next_attempt_at, state, title } = message;
  const { tone, word } = stateOf(message);
  const name = title === '' ? kindLabel(kind) : title;
  return (
    <li className="space-y-1 border-b px-3 py-2">
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 break-words font-medium">{name}</p>
        <Pill tone={tone}>{word}</Pill>
      </div>
      <p className="text-sm text-text-muted">
        <Moment at={created} />
        {attempts > 0 && `, ${formatCount(attempts, 'attempt', 'attempts')}`}
        {state === 'queued' && next_attempt_at !== null && attempts > 0 && (
          <>
            , next <Moment at={next_attempt_at} />
          </>
        )}
      </p>
      {last_error !== '' && state !== 'sent' && <p className="break-words text-sm">{last_error}</p>}
      {state === 'failed' && onReplay !== undefined && (
        <Button
          size="small"
          icon={<RotateCw />}
          isPending={isPending}
          aria-label={`Resend: ${name}`}
          onPress={onReplay}
        >
          Resend
        </Button>
      )}
    </li>
  );
}

function stateOf({ attempts, state }: WebhookMessage): { tone: Tone; word: string } {
  switch (state) {
    case 'sent':
      return { tone: 'success', word: 'Delivered' };
    case 'failed':
      return { tone: 'danger', word: 'Failed' };
    case 'sending':
      return { tone: 'info', word: 'Sending' };
    case 'queued':
      return attempts > 0 ? { tone: 'warning', word: 'Will retry' } : { tone: 'info', word: 'Queued' };
  }
}
