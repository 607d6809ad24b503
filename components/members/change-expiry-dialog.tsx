'use client';

import { useState } from 'react';
import { LastDayField } from '@/components/members/last-day-field';
import { type MembersPlace, memberKeys } from '@/components/members/queries';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { useMe } from '@/lib/client/me-query';
import { roleLabel } from '@/lib/client/role-labels';
import {
  changeCustomerMemberOperation,
  changeProjectMemberOperation,
  type Member,
} from '@/lib/contracts/members/members';
import { endOfRole } from '@/lib/core/wall-clock';
import { dayIn } from '@/lib/core/wording';

interface ChangeExpiryDialogProps {
  member: Member;
  onClose: () => void;
  place: MembersPlace;
}

/** Changes when a role of a member ends. */
export function ChangeExpiryDialog({ member, onClose, place }: ChangeExpiryDialogProps) {
  const { time_zone: zone } = useMe();
  const { expiration_time, role_name, user_full_name, user_uuid } = member;
  const [day, setDay] = useState(() => (expiration_time === null ? '' : dayIn(new Date(expiration_time), zone)));
  const { error, isPending, mutate } = useFormChange(
    () => (place.kind === 'project' ? changeProjectMemberOperation : changeCustomerMemberOperation),
    memberKeys.of(place),
  );
  const submit = () =>
    mutate(
      { uuid: place.uuid, user: user_uuid, role: role_name, expiration_time: endOfRole(day, zone) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Expiry changed' });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title="Change expiry"
      description={`${user_full_name}, ${roleLabel({ name: role_name })}. They are notified.`}
      confirmLabel="Change expiry"
      error={formErrorOf(error, ['expiration_time'])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <LastDayField value={day} onChange={setDay} error={fieldErrorOf(error, 'expiration_time')} />
    </FormDialog>
  );
}
