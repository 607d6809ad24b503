import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { ACCESS_SUBMISSION, submissionDecided } from '@/lib/plugins/notification-kinds/submission-decided';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';

type Decided = {
  id: string;
  submitter_id: string;
  label: string;
  state: 'APPROVED' | 'REJECTED' | 'CANCELLED';
  reason: string;
  left_out: number;
};

/** Tells submitters what became of their submissions. Two statements, or three where a message is the first. */
export async function notifySubmitters(tx: Ctx, submissionIds: readonly string[]): Promise<void> {
  if (submissionIds.length === 0) return;
  const decided = await tx.db.$queryRaw<Decided[]>(sql`
    SELECT submission.id, submission.submitter_id, ${requirementLabel} AS label, submission.state,
      CASE WHEN submission.state = 'REJECTED' THEN submission.reason ELSE '' END AS reason,
      jsonb_array_length(submission.left_out)::int AS left_out
    FROM access_submission AS submission JOIN access_requirement AS requirement ON requirement.id = submission.requirement_id
    WHERE submission.id = ANY(${[...submissionIds]}::uuid[])`);
  const messages = decided.map(({ id, label, left_out, reason, state: outcome, submitter_id: to }) =>
    messageOf(
      submissionDecided,
      { submission_id: id, label, outcome, reason, left_out },
      { to, about: { type: ACCESS_SUBMISSION, id }, dedupeKey: `submission_decided:${id}` },
    ),
  );
  await queueMessages(tx, messages);
}
