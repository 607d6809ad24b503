'use client';

import { peopleKeys } from '@/components/people/queries';
import { READ_BY } from '@/components/people/read-by';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { type Person, reinstateUserOperation, suspendUserOperation } from '@/lib/contracts/people/person';
import { UNDO_DAYS } from '@/lib/contracts/rules/subject-states';

interface StatusDialogProps {
  onClose: () => void;
  person: Person;
}

/** Asks before an active person is suspended, or another one is active again, and says what follows. */
export function StatusDialog({ onClose, person }: StatusDialogProps) {
  const { full_name, status, uuid } = person;
  const isActive = status === 'active';
  const change = useFormChange(() => (isActive ? suspendUserOperation : reinstateUserOperation), peopleKeys.all);
  const confirm = (reason: string) =>
    change.mutate(
      { uuid, reason },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${full_name} ${isActive ? 'suspended' : 'reinstated'}` });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={`${isActive ? 'Suspend' : 'Reinstate'} ${full_name}?`}
      confirmLabel={isActive ? 'Suspend' : 'Reinstate'}
      variant={isActive ? 'danger' : 'primary'}
      description={READ_BY}
      error={change.error}
      isPending={change.isPending}
      onClose={onClose}
      onConfirm={confirm}
    >
      {isActive ? (
        <>
          <p>They are signed out everywhere, can’t sign in, and get no more emails.</p>
          <p>Their API tokens stop working, and their open actions are resolved. Their roles stay.</p>
        </>
      ) : (
        <>
          <p>They can sign in again. Their API tokens work again, and their roles count again.</p>
          {status === 'deleted' && <p>Their data isn’t purged.</p>}
        </>
      )}
      <p className="text-text-muted">You can undo this for {UNDO_DAYS} days.</p>
    </ReasonDialog>
  );
}
