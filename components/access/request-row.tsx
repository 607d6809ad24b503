import { changesInWords, countChanges } from '@/components/access/access-labels';
import { SubmissionPill } from '@/components/access/submission-pill';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import type { AccessSubmission } from '@/lib/contracts/access/submissions';
import { accessSubmissionPage } from '@/lib/core/routes';

interface RequestRowProps {
  /** Whether the list is of more than one person, so that each row says whose it is. */
  isSubmitterShown?: boolean;
  submission: AccessSubmission;
}

/** One request in a list: for what, for how many people, and where it stands. */
export function RequestRow({ isSubmitterShown = false, submission }: RequestRowProps) {
  const { accessor_changes, created, id, is_renewal, label, rejected_reason, reviewed_at, state, submitted_at } =
    submission;
  const detail = [
    isSubmitterShown && submission.submitter_name,
    is_renewal ? 'Renewal' : 'New request',
    changesInWords(countChanges(accessor_changes)),
    rejected_reason,
  ];
  return (
    <ListRow
      title={
        <Link variant="quiet" href={accessSubmissionPage(id)} data-row>
          {label}
        </Link>
      }
      detail={detail.filter(Boolean).join(' · ')}
      trailing={
        <>
          <SubmissionPill state={state} />
          <span className="text-text-muted">
            <Moment at={reviewed_at ?? submitted_at ?? created} />
          </span>
        </>
      }
    />
  );
}
