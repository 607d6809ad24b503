'use client';

import { useState } from 'react';
import { peopleKeys } from '@/components/people/queries';
import { READ_BY } from '@/components/people/read-by';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf } from '@/components/ui/field-errors';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import {
  grantInstallationRoleOperation,
  revokeInstallationRoleOperation,
} from '@/lib/contracts/members/installation-roles';
import type { Person } from '@/lib/contracts/people/person';
import { lastSecondOf } from '@/lib/core/wall-clock';
import { dayIn, formatLongDay } from '@/lib/core/wording';

const COMMITTEE = 'ACCESS.COMMITTEE';
const JOIN = 'Add to access committee';
const LEAVE = 'Remove from access committee';

interface CommitteeDialogProps {
  onClose: () => void;
  person: Person;
}

/** Whether a person is on the access committee. */
export function isOnCommittee({ roles }: Person): boolean {
  return roles.some(({ role }) => role === COMMITTEE);
}

/** What the menu entry, the dialog and its button say. */
export function committeeLabel(person: Person): string {
  return isOnCommittee(person) ? LEAVE : JOIN;
}

/** Asks why before somebody joins the access committee, and until when, or leaves it; says what that lets them do. */
export function CommitteeDialog(props: CommitteeDialogProps) {
  // As it was when it was opened: it must not ask the opposite once the person is read again.
  const [isLeaving] = useState(() => isOnCommittee(props.person));
  return isLeaving ? <Leave {...props} /> : <Join {...props} />;
}

function Join({ onClose, person }: CommitteeDialogProps) {
  const { time_zone: zone } = useMe();
  const today = dayIn(useNow(), zone);
  const [day, setDay] = useState('');
  const grant = useFormChange(() => grantInstallationRoleOperation, peopleKeys.all);
  const confirm = (reason: string) =>
    grant.mutate(
      {
        uuid: person.uuid,
        role: COMMITTEE,
        reason,
        expiration_time: day === '' ? null : lastSecondOf(day, zone).toISOString(),
      },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${person.full_name} added to the access committee` });
          onClose();
        },
      },
    );
  const until = day === '' ? 'until someone removes them' : `until the end of ${formatLongDay(day)}`;
  return (
    <ReasonDialog
      title={`Add ${person.full_name} to the access committee?`}
      confirmLabel={JOIN}
      description={READ_BY}
      error={grant.error}
      isPending={grant.isPending}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>
        They decide on access requests and can revoke anyone’s access to controlled data, {until}. They can’t decide on
        requests that they are part of.
      </p>
      <DateField
        label="Last day"
        description="Leave empty if it has no end."
        min={today}
        value={day}
        onChange={setDay}
        error={fieldErrorOf(grant.error, 'expiration_time')}
      />
    </ReasonDialog>
  );
}

function Leave({ onClose, person }: CommitteeDialogProps) {
  const revoke = useFormChange(() => revokeInstallationRoleOperation, peopleKeys.all);
  const confirm = (reason: string) =>
    revoke.mutate(
      { uuid: person.uuid, role: COMMITTEE, reason },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${person.full_name} removed from the access committee` });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`Remove ${person.full_name} from the access committee?`}
      confirmLabel={LEAVE}
      variant="danger"
      description={READ_BY}
      error={revoke.error}
      isPending={revoke.isPending}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>They can no longer decide on access requests or revoke access, starting now. What they decided stays.</p>
      {person.is_staff && <p>They are staff, so they can still do everything the committee can.</p>}
    </ReasonDialog>
  );
}
