'use client';

import { Pill } from '@/components/ui/pill';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { MyAccess } from '@/lib/contracts/access/people';
import { calendarDaysBetween } from '@/lib/core/wording';

const SOON_DAYS = 30;

/** Whether the person has access, and whether it ends soon, by colour, icon and word. */
export function AccessPill({ access }: { access: Pick<MyAccess, 'ended_at' | 'expired_on' | 'has_access'> }) {
  const { ended_at, expired_on, has_access } = access;
  const now = useNow();
  const { time_zone: zone } = useMe();
  if (!has_access) return <Pill tone="neutral">{ended_at === null ? 'No access' : 'Ended'}</Pill>;
  const isSoon = expired_on !== null && calendarDaysBetween(now, new Date(expired_on), zone) <= SOON_DAYS;
  return isSoon ? <Pill tone="warning">Expires soon</Pill> : <Pill tone="success">Access</Pill>;
}
