'use client';

import type { Decision } from '@/components/reviews/decisions';
import { Avatar } from '@/components/ui/avatar';
import { DateField } from '@/components/ui/date-field';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { Member } from '@/lib/contracts/members';
import { addDays, dayOf } from '@/lib/core/dates';
import { roleInWords } from '@/lib/core/role-in-words';
import { humanized } from '@/lib/core/wording';

type Choice = Decision['decision'] | 'undecided';

const segments: readonly { id: Choice; label: string }[] = [
  { id: 'keep', label: 'Keep' },
  { id: 'expire', label: 'Change end' },
  { id: 'remove', label: 'Remove' },
];

interface PersonRowProps {
  decision: Decision | undefined;
  onDecide: (decision: Decision) => void;
  role: Member;
}

/** Somebody who has access, by which role and until when, and what is decided about that. */
export function PersonRow({ decision, onDecide, role }: PersonRowProps) {
  const { expiration_time, meets_restrictions, role_name, user_email, user_full_name } = role;
  const { time_zone: zone } = useMe();
  const tomorrow = addDays(dayOf(useNow(), zone), 1);
  const chosen: Choice = decision?.decision ?? 'undecided';
  const lastDay = decision?.lastDay ?? '';
  const choose = (id: Choice) => id !== 'undecided' && onDecide({ role, decision: id, lastDay });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-3 py-2">
      <Avatar name={user_full_name} />
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium">{user_full_name}</p>
        <p className="break-words text-sm text-text-muted">
          {humanized(roleInWords(role_name))} · {user_email} ·{' '}
          {expiration_time === null ? 'no expiry' : <Moment at={expiration_time} />}
        </p>
        {!meets_restrictions && <Pill tone="warning">Wouldn’t get in today</Pill>}
      </div>
      <SegmentedControl
        label={`Access of ${user_full_name}, ${roleInWords(role_name)}`}
        segments={segments}
        value={chosen}
        onChange={choose}
      />
      {chosen === 'expire' && (
        <DateField
          label="Last day"
          isRequired
          min={tomorrow}
          value={lastDay}
          onChange={(day) => onDecide({ role, decision: 'expire', lastDay: day })}
        />
      )}
    </li>
  );
}
