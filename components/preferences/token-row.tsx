'use client';

import { Trash2 } from 'lucide-react';
import { formatExpiry, scopeNames } from '@/components/preferences/token-labels';
import { Button } from '@/components/ui/button';
import { ListRow } from '@/components/ui/list-row';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { ApiToken } from '@/lib/contracts/people/people';
import { formatDay, fromNow } from '@/lib/core/wording';

interface TokenRowProps {
  onRevoke: () => void;
  token: ApiToken;
}

/** One token: its name, how it begins, what it may do, and when it expires, was created and used. */
export function TokenRow({ onRevoke, token }: TokenRowProps) {
  const now = useNow();
  const { time_zone } = useMe();
  const used = token.last_used_at === null ? 'never used' : `last used ${fromNow(token.last_used_at, now, time_zone)}`;
  return (
    <ListRow
      title={token.name}
      detail={
        <>
          <code>{token.prefix}…</code> · {formatExpiry(token, now, time_zone)} · {scopeNames[token.scope]} · created{' '}
          {formatDay(token.created, time_zone)} · {used}
        </>
      }
      actions={
        <Button
          size="small"
          variant="danger-secondary"
          icon={<Trash2 />}
          aria-label={`Revoke ${token.name}`}
          onPress={onRevoke}
        >
          Revoke
        </Button>
      }
    />
  );
}
