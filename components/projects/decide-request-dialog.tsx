'use client';

import { useState } from 'react';
import { EndConsequences } from '@/components/projects/end-consequences-list';
import { formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import {
  approveEndDateRequestOperation,
  type EndDateRequest,
  rejectEndDateRequestOperation,
} from '@/lib/contracts/end-date-requests';
import type { Project } from '@/lib/contracts/projects';
import { formatLongDay } from '@/lib/core/wording';

interface DecideRequestDialogProps {
  isApproval: boolean;
  onClose: () => void;
  project: Project;
  request: EndDateRequest;
}

/** Approves or rejects a request for another end date, with a comment. */
export function DecideRequestDialog({ isApproval, onClose, project, request }: DecideRequestDialogProps) {
  const { created_by_full_name: asker, requested_end_date: day, uuid } = request;
  const [comment, setComment] = useState('');
  const { error, isPending, mutate } = useWideChange(() =>
    isApproval ? approveEndDateRequestOperation : rejectEndDateRequestOperation,
  );
  const submit = () =>
    mutate(
      { uuid, comment },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: isApproval ? 'Request approved' : 'Request rejected' });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={isApproval ? `End the project on ${formatLongDay(day)}?` : `Reject the request of ${asker}?`}
      description={isApproval ? undefined : 'The end date stays as it is.'}
      confirmLabel={isApproval ? 'Approve request' : 'Reject request'}
      variant={isApproval ? 'primary' : 'danger'}
      error={formErrorOf(error, [])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {isApproval && <EndConsequences project={project} end={day} />}
      <TextArea
        autoFocus
        label="Comment"
        description={`${asker} can read it.`}
        maxLength={2_000}
        value={comment}
        onChange={setComment}
      />
    </FormDialog>
  );
}
