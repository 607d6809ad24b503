'use client';

import { PersonMarks } from '@/components/people/person-marks';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import type { User } from '@/lib/contracts/people/users';
import { adminPersonPage } from '@/lib/core/routes';

interface PersonRowProps {
  /** Nobody does these things to themselves. */
  isMe: boolean;
  onInvite: () => void;
  onResetPassword: () => void;
  onRevokeTokens: () => void;
  user: User;
}

/** One person: who they are, what they may do, and when they were last here. */
export function PersonRow({ user, ...handlers }: PersonRowProps) {
  const hasActions = !handlers.isMe && (user.status === 'active' || user.api_tokens > 0);
  return (
    <ListRow
      leading={<Avatar name={user.full_name} />}
      title={
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={adminPersonPage(user.uuid)} data-row>
            {user.full_name}
          </Link>
          <PersonMarks {...user} />
        </span>
      }
      detail={user.email}
      trailing={
        <span className="whitespace-nowrap text-text-muted">
          <LastSeen {...user} />
        </span>
      }
      actions={hasActions && <PersonActions user={user} {...handlers} />}
    />
  );
}

function PersonActions({ onInvite, onResetPassword, onRevokeTokens, user }: PersonRowProps) {
  const { api_tokens, can_invite, full_name, invited_at, status } = user;
  return (
    <>
      {api_tokens > 0 && (
        <Button size="small" variant="quiet" aria-label={`Revoke tokens of ${full_name}`} onPress={onRevokeTokens}>
          Revoke tokens
        </Button>
      )}
      {can_invite && (
        <Button size="small" aria-label={`Invite ${full_name}`} onPress={onInvite}>
          {invited_at === null ? 'Invite' : 'Invite again'}
        </Button>
      )}
      {!can_invite && status === 'active' && (
        <Button size="small" aria-label={`Reset password of ${full_name}`} onPress={onResetPassword}>
          Reset password
        </Button>
      )}
    </>
  );
}

function LastSeen({ invited_at, last_sign_in_at }: User) {
  if (last_sign_in_at !== null) {
    return (
      <>
        Last sign-in <Moment at={last_sign_in_at} />
      </>
    );
  }
  if (invited_at === null) return <>Never signed in</>;
  return (
    <>
      Invited <Moment at={invited_at} />
    </>
  );
}
