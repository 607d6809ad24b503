'use client';

import { EndConsequences } from '@/components/projects/end-consequences-list';
import { DecisionDialog } from '@/components/ui/decision-dialog';
import { useWideChange } from '@/components/ui/use-change';
import {
  approveEndDateRequestOperation,
  type EndDateRequest,
  rejectEndDateRequestOperation,
} from '@/lib/contracts/projects/end-date-requests';
import type { Project } from '@/lib/contracts/projects/projects';
import { formatLongDay } from '@/lib/core/wording';

interface DecideRequestDialogProps {
  isApproval: boolean;
  onClose: () => void;
  project: Project;
  request: EndDateRequest;
}

/** Approves or rejects a request for another end date. */
export function DecideRequestDialog({ isApproval, onClose, project, request }: DecideRequestDialogProps) {
  const { created_by_full_name: asker, requested_end_date: day, uuid } = request;
  const { error, isPending, mutate } = useWideChange(() =>
    isApproval ? approveEndDateRequestOperation : rejectEndDateRequestOperation,
  );
  return (
    <DecisionDialog
      {...{ asker, error, isApproval, isPending, onClose }}
      title={isApproval ? `End the project on ${formatLongDay(day)}?` : `Reject ${asker}’s request?`}
      description={isApproval ? undefined : 'The end date stays as it is.'}
      onDecide={(comment, options) => mutate({ uuid, comment }, options)}
    >
      {isApproval && <EndConsequences project={project} end={day} />}
    </DecisionDialog>
  );
}
