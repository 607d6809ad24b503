import type { InputOf } from '@/lib/contracts/operation';
import { type RuleSubject, retrySubjectOperation } from '@/lib/contracts/rules/subjects';
import type { Ctx } from '@/lib/db/context';
import { changeSubject } from '@/lib/services/rules/subjects/change-subject';
import { decisionSql } from '@/lib/services/rules/subjects/decide';

/** Gives a person who needs attention three new tries, or a new warning. @throws not_found; moved_on */
export function retrySubject(ctx: Ctx, { id }: InputOf<typeof retrySubjectOperation>): Promise<RuleSubject> {
  return changeSubject(ctx, id, retrySubjectOperation, (tx, rule) =>
    decisionSql(tx, rule, { decision: 'retry', note: '' }),
  );
}
