import { requirePerson } from '@/lib/auth/require';
import type { previewAccessMailOperation } from '@/lib/contracts/access/mails';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { readRequirementRow } from '@/lib/services/access/requirement-row';
import { exampleMail } from '@/lib/services/access-notices/example-mail';
import { composeMessage, findReader } from '@/lib/services/messages/compose-message';

const NORMAL_RANK = 2;

/** A mail of a requirement as the caller would read it. @throws not_allowed; not_found; validation_failed for an unknown milestone */
export async function previewAccessMail(
  ctx: Ctx,
  { id, ...requested }: InputOf<typeof previewAccessMailOperation>,
): Promise<AnswerOf<typeof previewAccessMailOperation>> {
  const { email, userId } = requirePerson(ctx);
  const { facts, kind } = exampleMail(await readRequirementRow(ctx, id), requested, ctx.now, false);
  const reader = await findReader(ctx, userId, email);
  if (reader === null) throw new DomainError('not_found');
  const { html, subject, text } = await composeMessage(
    kind,
    { facts, subject: null, priority_rank: NORMAL_RANK },
    reader,
  );
  return { subject, html, text };
}
