import { requirePerson } from '@/lib/auth/require';
import { testAccessMailOperation } from '@/lib/contracts/access/mails';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readRequirementRow } from '@/lib/services/access/requirement-row';
import { exampleMail } from '@/lib/services/access-notices/example-mail';
import { change, changed } from '@/lib/services/audit/change';
import { queueMessages } from '@/lib/services/messages/notify';

/** Sends a mail of a requirement to the caller, marked as a test; it is no notice. @throws not_allowed; not_found; validation_failed for an unknown milestone */
export async function testAccessMail(
  ctx: Ctx,
  { id, ...requested }: InputOf<typeof testAccessMailOperation>,
): Promise<AnswerOf<typeof testAccessMailOperation>> {
  const { email: recipient, userId: to } = requirePerson(ctx);
  return change(ctx, { operation: testAccessMailOperation.id, subjectType: 'access_requirement' }, async (tx) => {
    const { messageTo } = exampleMail(await readRequirementRow(tx, id), requested, tx.now, true);
    await queueMessages(tx, [messageTo(to)]);
    return changed({ status: 'scheduled' as const, recipient }, { subjectId: id, facts: requested });
  });
}
