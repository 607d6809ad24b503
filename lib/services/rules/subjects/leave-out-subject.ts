import type { InputOf } from '@/lib/contracts/operation';
import { leaveOutSubjectOperation, type RuleSubject } from '@/lib/contracts/rules/subjects';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { changeSubject } from '@/lib/services/rules/subjects/change-subject';
import { decisionSql } from '@/lib/services/rules/subjects/decide';

/** Leaves out a person who was warned or needs attention, for this episode. @throws not_found; moved_on */
export function leaveOutSubject(
  ctx: Ctx,
  { id, note }: InputOf<typeof leaveOutSubjectOperation>,
): Promise<RuleSubject> {
  return changeSubject(ctx, id, leaveOutSubjectOperation, async (tx, rule) => {
    const { set } = await decisionSql(tx, rule, { decision: 'leave_out', note });
    return { set, condition: sql`subject.state IN ('warned', 'needs_attention')` };
  });
}
