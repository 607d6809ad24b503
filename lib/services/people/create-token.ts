import { requirePerson } from '@/lib/auth/require';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { createTokenOperation } from '@/lib/contracts/people';
import type { Ctx } from '@/lib/db/context';
import { issueToken } from '@/lib/services/people/issue-token';

/** Makes an API token for the caller; its text is told this once. */
export async function createToken(
  ctx: Ctx,
  { name }: InputOf<typeof createTokenOperation>,
): Promise<AnswerOf<typeof createTokenOperation>> {
  return issueToken(ctx, requirePerson(ctx).userId, name);
}
