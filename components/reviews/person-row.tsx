'use client';

import type { Decision } from '@/components/reviews/decisions';
import { Avatar } from '@/components/ui/avatar';
import { DateField } from '@/components/ui/date-field';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { Member } from '@/lib/contracts/members/members';
import { roleInWords } from '@/lib/core/role-in-words';
import { dayIn, humanized } from '@/lib/core/wording';

type Choice = Decision['decision'] | 'undecided';

const segments: readonly { id: Choice; label: string }[] = [
  { id: 'keep', label: 'Keep' },
  { id: 'expire', label: 'Change expiry' },
  { id: 'remove', label: 'Remove' },
];

interface PersonRowProps {
  decision: Decision | undefined;
  /** Null for who only reads the review. */
  onDecide: ((decision: Decision) => void) | null;
  role: Member;
}

/** Somebody who has access, by which role and until when, and what is decided about that. */
export function PersonRow({ decision, onDecide, role }: PersonRowProps) {
  const { expiration_time, meets_restrictions, role_name, user_email, user_full_name } = role;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-3 py-2">
      <Avatar name={user_full_name} />
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium">{user_full_name}</p>
        <p className="break-words text-sm text-text-muted">
          {humanized(roleInWords(role_name))} · {user_email} ·{' '}
          {expiration_time === null ? (
            'no expiry'
          ) : (
            <>
              expires <Moment at={expiration_time} />
            </>
          )}
        </p>
        {!meets_restrictions && <Pill tone="warning">Wouldn’t get in today</Pill>}
      </div>
      {onDecide !== null && <Deciding {...{ decision, onDecide, role }} />}
    </li>
  );
}

interface DecidingProps {
  decision: Decision | undefined;
  onDecide: (decision: Decision) => void;
  role: Member;
}

function Deciding({ decision, onDecide, role }: DecidingProps) {
  const { expiration_time, role_name, user_full_name } = role;
  const { time_zone: zone } = useMe();
  const today = dayIn(useNow(), zone);
  const endsOn = expiration_time === null ? '' : dayIn(new Date(expiration_time), zone);
  const chosen: Choice = decision?.decision ?? 'undecided';
  const lastDay = decision?.decision === 'expire' ? decision.lastDay : endsOn;
  const choose = (id: Choice) => id !== 'undecided' && onDecide({ role, decision: id, lastDay });
  return (
    <>
      <SegmentedControl
        label={`Access of ${user_full_name}, ${roleInWords(role_name)}`}
        segments={segments}
        value={chosen}
        onChange={choose}
      />
      {chosen === 'expire' && (
        <DateField
          label="Last day"
          {...(endsOn === '' ? { isRequired: true } : { description: 'Leave empty for no expiry.' })}
          min={today}
          value={lastDay}
          onChange={(day) => onDecide({ role, decision: 'expire', lastDay: day })}
        />
      )}
    </>
  );
}
