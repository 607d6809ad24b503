import { CalendarClock, UserMinus } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import { IconButton } from '@/components/ui/icon-button';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { useMe } from '@/lib/client/me-query';
import { roleLabel } from '@/lib/client/role-labels';
import type { Member, MemberRights } from '@/lib/contracts/members/members';
import { adminPersonPage } from '@/lib/core/routes';

interface MemberRowProps {
  member: Member;
  onChange: () => void;
  onRemove: () => void;
  rights: MemberRights | undefined;
}

/** One role of a member: whose, until when, and what can be done about it. */
export function MemberRow({ member, onChange, onRemove, rights }: MemberRowProps) {
  const { is_staff } = useMe();
  const { expiration_time, meets_restrictions, role_name, user_email, user_full_name, user_uuid } = member;
  const whose = `${user_full_name}, ${roleLabel({ name: role_name })}`;
  const mayChange = rights?.refusal === null && rights.can_change.includes(role_name);
  return (
    <ListRow
      leading={<Avatar name={user_full_name} />}
      title={
        is_staff ? (
          <Link variant="quiet" href={adminPersonPage(user_uuid)} prefetch={false}>
            {user_full_name}
          </Link>
        ) : (
          user_full_name
        )
      }
      detail={`${roleLabel({ name: role_name })} · ${user_email}`}
      trailing={
        <>
          {!meets_restrictions && <Pill tone="warning">Wouldn’t get in today</Pill>}
          <span className="whitespace-nowrap text-text-muted">
            {expiration_time === null ? (
              'No expiry'
            ) : (
              <>
                Expires <Moment at={expiration_time} />
              </>
            )}
          </span>
        </>
      }
      actions={
        <>
          {mayChange && (
            <IconButton size="small" icon={<CalendarClock />} label={`Change expiry: ${whose}`} onPress={onChange} />
          )}
          {rights?.can_remove.includes(role_name) === true && (
            <IconButton size="small" icon={<UserMinus />} label={`Remove: ${whose}`} onPress={onRemove} />
          )}
        </>
      }
    />
  );
}
