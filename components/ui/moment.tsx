'use client';

import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { exactly, fromNow } from '@/lib/core/wording';

interface MomentProps {
  at: string;
  /** `both` writes the exact time below the words, `words` leaves it to the tooltip, `exact` leaves the words out. */
  shows?: 'words' | 'both' | 'exact';
}

/** An instant in words, and exactly in the person's zone. */
export function Moment({ at, shows = 'words' }: MomentProps) {
  const now = useNow();
  const { time_zone: zone } = useMe();
  return (
    <time dateTime={at} title={exactly(at, zone)} className="tabular-nums">
      {shows === 'exact' ? exactly(at, zone) : fromNow(at, now, zone)}
      {shows === 'both' && <span className="block text-sm text-text-faint">{exactly(at, zone)}</span>}
    </time>
  );
}
