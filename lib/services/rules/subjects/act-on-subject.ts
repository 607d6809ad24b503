import type { InputOf } from '@/lib/contracts/operation';
import { actOnSubjectOperation, type RuleSubject } from '@/lib/contracts/rules/subjects';
import type { Ctx } from '@/lib/db/context';
import { changeSubject } from '@/lib/services/rules/subjects/change-subject';
import { decisionSql } from '@/lib/services/rules/subjects/decide';

/** Has the first run from a day on act on a person whom no warning reaches. @throws not_found; not_allowed; moved_on; validation_failed */
export function actOnSubject(ctx: Ctx, { id, note, on }: InputOf<typeof actOnSubjectOperation>): Promise<RuleSubject> {
  return changeSubject(ctx, id, actOnSubjectOperation, (tx, rule) =>
    decisionSql(tx, rule, { decision: 'act', note, on }),
  );
}
