'use client';

import { LogOut } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ListRow } from '@/components/ui/list-row';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { Session } from '@/lib/contracts/people/sessions';
import { formatDay, fromNow } from '@/lib/core/wording';

interface SessionRowProps {
  onEnd: () => void;
  session: Session;
}

/** One browser that is signed in: what it is, where it was last seen, and a button to sign it out. */
export function SessionRow({ onEnd, session }: SessionRowProps) {
  const now = useNow();
  const { time_zone } = useMe();
  const seen = session.is_current ? 'this device' : `last seen ${fromNow(session.last_seen_at, now, time_zone)}`;
  return (
    <ListRow
      title={session.browser}
      detail={
        <>
          {seen} · {session.network ?? 'unknown network'} · signed in {formatDay(session.created, time_zone)}
        </>
      }
      actions={
        session.is_current ? null : (
          <Button
            size="small"
            variant="danger-secondary"
            icon={<LogOut />}
            aria-label={`Sign out ${session.browser}, ${seen}`}
            onPress={onEnd}
          >
            Sign out
          </Button>
        )
      }
    />
  );
}
