import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { admitPerson, type StartedSession } from '@/lib/services/people/conclude-sign-in';

/**
 * Starts a session without any proof, on demo installations only.
 * @throws not_allowed elsewhere; not_authenticated when the person is not active
 */
export async function signInDemoPerson(ctx: Ctx, { uuid }: { uuid: string }): Promise<StartedSession> {
  if (!env.HEED_DEMO) throw new DomainError('not_allowed');
  return admitPerson(ctx, { way: 'demo', userId: uuid });
}
