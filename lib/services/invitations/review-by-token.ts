import { claimsOf, isReviewToken } from '@/lib/auth/invitation-token';
import { personColumns } from '@/lib/auth/person-columns';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import type { PersonActor } from '@/lib/core/actor';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import type { Origin } from '@/lib/services/accounts/note-network';
import { takeLinkTry } from '@/lib/services/accounts/take-attempt';
import { invitationTables, readInvitationRow } from '@/lib/services/invitations/invitation-row';
import { callerMayAdd } from '@/lib/services/invitations/may-add';

/** Where the call comes from. */
export type From = Pick<Origin, 'network'>;

/** What a token lets its holder decide about; null when it lets them decide nothing, any more. Changes nothing. */
export async function readByReviewToken(ctx: Ctx, token: string): Promise<UserInvitation | null> {
  const found = await findReview(ctx, token);
  return found === null ? null : readInvitationRow({ ...ctx, actor: found.actor }, found.uuid);
}

/** What was asked for when the token was made: who asked may change it, which ends the token. */
type Asked = { uuid: string; email: string; role: string };

type Decide = (ctx: Ctx, asked: Asked) => Promise<unknown>;

/** Decides in the name of who was asked by mail. @throws not_found for a token that decides nothing (any more); what `how` throws */
export async function reviewByToken(ctx: Ctx, token: string, { network }: From, how: Decide): Promise<void> {
  const isFound = await transaction(ctx, async (tx) => {
    const found = await findReview(tx, token);
    if (found === null) return false;
    const { actor, ...asked } = found;
    await how({ ...tx, actor }, asked);
    return true;
  });
  if (isFound) return;
  await takeLinkTry(ctx, network);
  throw new DomainError('not_found');
}

type Review = Asked & { actor: PersonActor };

/** The requested invitation of a token, and its reviewer, who still may add the role. */
async function findReview(ctx: Ctx, token: string): Promise<Review | null> {
  const claims = claimsOf(token);
  if (claims === null) return null;
  const { invitationId, reviewerId } = claims;
  const found = await ctx.db.invitation.findFirst({
    where: { id: invitationId, state: 'requested' },
    select: { email: true, link_id: true, role_id: true },
  });
  if (found === null || found.link_id === null) return null;
  const { email, link_id: linkId, role_id: role } = found;
  if (!isReviewToken(token, { invitationId, linkId, reviewerId })) return null;
  const [person] = await ctx.db.$queryRaw<Omit<PersonActor, 'kind' | 'via' | 'scope' | 'credential'>[]>(sql`
    SELECT ${personColumns(ctx.now)} FROM user_account AS person WHERE person.id = ${reviewerId}::uuid AND person.status = 'active'`);
  if (person === undefined) return null;
  const actor: PersonActor = { kind: 'person', via: 'session', scope: 'write', credential: linkId, ...person };
  return (await mayReview({ ...ctx, actor }, invitationId)) ? { uuid: invitationId, email, role, actor } : null;
}

async function mayReview(ctx: Ctx, uuid: string): Promise<boolean> {
  const [found] = await ctx.db.$queryRaw<{ may_add: boolean }[]>(sql`
    SELECT ${callerMayAdd(ctx)} AS may_add FROM ${invitationTables} WHERE invitation.id = ${uuid}::uuid`);
  return found?.may_add === true;
}
