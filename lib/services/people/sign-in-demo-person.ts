import type { Session } from '@/lib/auth/session-cookie';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { admitPerson } from '@/lib/services/people/conclude-sign-in';
import type { Origin } from '@/lib/services/people/note-network';

/**
 * Starts a session without any proof, on demo installations only.
 * @throws not_allowed elsewhere; not_authenticated when the person is not active
 */
export async function signInDemoPerson(ctx: Ctx, { uuid, origin }: { uuid: string; origin: Origin }): Promise<Session> {
  if (!env.HEED_DEMO) throw new DomainError('not_allowed');
  return admitPerson(ctx, { way: 'demo', userId: uuid, origin });
}
