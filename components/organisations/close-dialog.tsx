'use client';

import { ReasonDialog } from '@/components/ui/reason-dialog';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { type Customer, changeCustomerOperation } from '@/lib/contracts/customers/customers';

/** What closes an organisation to what is new, or opens it again. */
export type Closing = 'block' | 'unblock' | 'archive' | 'unarchive';

const words: Readonly<
  Record<Closing, { label: string; done: string; change: object; sentences: readonly string[]; isDanger: boolean }>
> = {
  block: {
    label: 'Block',
    done: 'blocked',
    change: { blocked: true },
    sentences: [
      'No new projects, orders, members or invitations.',
      'What’s there can still be viewed and ended. You can unblock it at any time.',
    ],
    isDanger: true,
  },
  unblock: {
    label: 'Unblock',
    done: 'unblocked',
    change: { blocked: false },
    sentences: ['New projects, orders, members and invitations are possible again.'],
    isDanger: false,
  },
  archive: {
    label: 'Archive',
    done: 'archived',
    change: { archived: true },
    sentences: [
      'It disappears from lists, nothing new can be created in it, and its reminders and role reviews stop.',
      'You can unarchive it at any time.',
    ],
    isDanger: true,
  },
  unarchive: {
    label: 'Unarchive',
    done: 'unarchived',
    change: { archived: false },
    sentences: ['It is listed again, and new projects and members are possible.'],
    isDanger: false,
  },
};

interface CloseDialogProps {
  closing: Closing;
  onClose: () => void;
  organisation: Customer;
}

/** Blocks or archives an organisation, or takes that back, and asks why. */
export function CloseDialog({ closing, onClose, organisation: { name, uuid } }: CloseDialogProps) {
  const { change, done, isDanger, sentences, label } = words[closing];
  const { error, isPending, mutate } = useWideChange(() => changeCustomerOperation);
  const confirm = (reason: string) =>
    mutate(
      { uuid, ...change, reason },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${name} ${done}` });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`${label} ${name}?`}
      description="Everyone who sees the events of this organisation can read it."
      confirmLabel={label}
      variant={isDanger ? 'danger' : 'primary'}
      error={error}
      isPending={isPending}
      onClose={onClose}
      onConfirm={confirm}
    >
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </ReasonDialog>
  );
}
