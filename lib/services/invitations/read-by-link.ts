import type { InvitationDetails } from '@/lib/contracts/members/invitations';
import type { PersonActor } from '@/lib/core/actor';
import { asciiAddress } from '@/lib/core/ascii-address';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { findByEmail } from '@/lib/services/accounts/find-by-email';
import { readDetails } from '@/lib/services/invitations/invitation-row';
import { findLink } from '@/lib/services/invitations/register-invited';

/** What the link of an invitation shows, and what its reader may do: by the account of the invited address, and who is signed in. */
export type InvitedBy = {
  details: InvitationDetails;
  /** What the inviter says that they are called. */
  full_name: string;
  /** own: they are signed in; other: somebody else is; known: nobody is; none: there is no account. */
  account: 'own' | 'other' | 'known' | 'inactive' | 'none';
};

/** What is behind the link of a mail; null for one that opens nothing. Changes nothing. */
export async function readByLink(
  ctx: Ctx,
  uuid: string,
  token: string,
  person: PersonActor | null,
): Promise<InvitedBy | null> {
  const link = await findLink(ctx, uuid, token);
  if (link === null) return null;
  const details = await readDetails(ctx, sql`invitation.id = ${uuid}::uuid`);
  return { details, full_name: link.full_name, account: await accountOf(ctx, link.email, person) };
}

async function accountOf(ctx: Ctx, email: string, person: PersonActor | null): Promise<InvitedBy['account']> {
  const isSame = person !== null && asciiAddress(person.email.toLowerCase()) === asciiAddress(email);
  if (isSame) return 'own';
  const account = await findByEmail(ctx.db, email);
  if (account !== undefined && account.status !== 'active') return 'inactive';
  if (person !== null) return 'other';
  return account === undefined ? 'none' : 'known';
}
