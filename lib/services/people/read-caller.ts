import { requirePerson } from '@/lib/auth/require';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { readCallerOperation } from '@/lib/contracts/people/profiles';
import type { Ctx } from '@/lib/db/context';
import { findProfile } from '@/lib/services/people/find-profile';

/** The person who calls. */
export async function readCaller(ctx: Ctx): Promise<AnswerOf<typeof readCallerOperation>> {
  return { ...(await findProfile(ctx, requirePerson(ctx).userId)), permissions: [] };
}
