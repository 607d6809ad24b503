import { isDemoPerson } from '@/lib/auth/is-demo-person';
import type { Session } from '@/lib/auth/session-cookie';
import { env, isPublicDemo } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { admitPerson } from '@/lib/services/accounts/conclude-sign-in';
import type { Origin } from '@/lib/services/accounts/note-network';
import { takeLinkTry } from '@/lib/services/accounts/take-attempt';

type DemoSignIn = { uuid: string; origin: Origin };

/**
 * Starts a session without any proof, on demo installations only and for the people who came with them. Visitors share
 * these people, so their addresses are not kept; in a public demo a network may do so thirty times an hour.
 * @throws not_allowed elsewhere; not_authenticated for anyone else; too_many_requests
 */
export async function signInDemoPerson(ctx: Ctx, { uuid, origin }: DemoSignIn): Promise<Session> {
  if (env.HEED_DEMO === '0') throw new DomainError('not_allowed');
  const { browser, network } = origin;
  if (isPublicDemo()) await takeLinkTry(ctx, network);
  const when = isDemoPerson(sql`person`);
  return admitPerson(ctx, { method: 'demo', userId: uuid, origin: { browser, network: null }, when });
}
