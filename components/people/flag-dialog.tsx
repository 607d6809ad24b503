'use client';

import { peopleKeys } from '@/components/people/queries';
import { READ_BY } from '@/components/people/read-by';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { changeUserOperation, type Person } from '@/lib/contracts/people/person';

export type Flag = 'legal_hold' | 'is_service_account';

interface FlagDialogProps {
  flag: Flag;
  onClose: () => void;
  person: Person;
}

const labels = {
  legal_hold: {
    set: 'Put on legal hold',
    clear: 'End legal hold',
    whenSet: 'No one can suspend or delete them until the hold ends.',
    whenCleared: 'They can be suspended and deleted again.',
  },
  is_service_account: {
    set: 'Mark as service account',
    clear: 'Unmark as service account',
    whenSet: 'It stands for a program, not a person. It can’t be suspended or deleted by hand.',
    whenCleared: 'It counts as a person’s account again, and can be suspended and deleted.',
  },
} as const;

export function isSet(flag: Flag, person: Person): boolean {
  return flag === 'legal_hold' ? person.legal_hold.is_on : person.is_service_account;
}

/** What the flag's menu entry, its dialog and its button say. */
export function labelOfFlag(flag: Flag, person: Person): string {
  return isSet(flag, person) ? labels[flag].clear : labels[flag].set;
}

/** Asks why before a flag is set or cleared. */
export function FlagDialog({ flag, onClose, person }: FlagDialogProps) {
  const change = useFormChange(() => changeUserOperation, peopleKeys.all);
  const isOn = isSet(flag, person);
  const title = labelOfFlag(flag, person);
  const confirm = (reason: string) =>
    change.mutate(
      { uuid: person.uuid, [flag]: !isOn, reason },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${person.full_name} changed` });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`${title}: ${person.full_name}`}
      confirmLabel={title}
      description={READ_BY}
      error={change.error}
      isPending={change.isPending}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{isOn ? labels[flag].whenCleared : labels[flag].whenSet}</p>
    </ReasonDialog>
  );
}
