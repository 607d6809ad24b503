'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deletionProfilesQuery, peopleKeys } from '@/components/people/queries';
import { READ_BY } from '@/components/people/read-by';
import { NumberField } from '@/components/ui/number-field';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { CallError } from '@/lib/client/call';
import type { Person } from '@/lib/contracts/people/person';
import {
  deleteUserOperation,
  LEAST_GRACE_DAYS,
  MOST_GRACE_DAYS,
  USUAL_GRACE_DAYS,
} from '@/lib/contracts/people/purging';
import { UNDO_DAYS } from '@/lib/contracts/rules/subject-states';
import { formatCount, formatPlainDay } from '@/lib/core/wording';

interface DeleteDialogProps {
  onClose: () => void;
  person: Person;
}

/** Asks before a person is deleted, and says what ends and until when it can be reversed. */
export function DeleteDialog({ onClose, person: { full_name, uuid } }: DeleteDialogProps) {
  const [days, setDays] = useState(USUAL_GRACE_DAYS);
  const [profileId, setProfileId] = useState<string | null>(null);
  const change = useFormChange(() => deleteUserOperation, peopleKeys.all);
  const profiles = useQuery(deletionProfilesQuery()).data?.rows ?? [];
  const profile = profiles.find(({ id, is_default }) => (profileId === null ? is_default : id === profileId));
  const daysError = change.error instanceof CallError ? change.error.fields['grace_days']?.[0] : undefined;
  const confirm = (reason: string) =>
    change.mutate(
      { uuid, reason, grace_days: days, ...(profileId !== null && { profile_id: profileId }) },
      {
        onSuccess: ({ purge_due_on }) => {
          const until = purge_due_on === null ? '' : ` They can be reinstated until ${formatPlainDay(purge_due_on)}.`;
          toast({ tone: 'success', title: `${full_name} deleted`, description: until.trim() });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`Delete ${full_name}?`}
      confirmLabel="Delete"
      variant="danger"
      description={READ_BY}
      error={change.error}
      isPending={change.isPending}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>They are signed out everywhere, can’t sign in, and are notified by email.</p>
      <p>Their API tokens stop working, and their open actions are resolved.</p>
      <p>
        You can undo this for {UNDO_DAYS} days, and reinstate them for{' '}
        {formatCount(Number.isNaN(days) ? 0 : days, 'day', 'days')}. After that, their data is purged for good.
      </p>
      <div className="grid gap-4 pt-2 sm:grid-cols-2">
        <NumberField
          isRequired
          label="Days until the purge"
          minValue={LEAST_GRACE_DAYS}
          maxValue={MOST_GRACE_DAYS}
          value={days}
          onChange={setDays}
          error={daysError}
        />
        <Select
          label="What is purged"
          options={profiles.map(({ id, name }) => ({ id, label: name }))}
          value={profile?.id ?? null}
          onChange={setProfileId}
        />
      </div>
    </ReasonDialog>
  );
}
