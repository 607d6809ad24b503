import { setTimeout } from 'node:timers/promises';
import { asciiAddress } from '@/lib/core/ascii-address';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { findByEmail } from '@/lib/services/accounts/find-by-email';
import { type AskedMail, mailAccountLink } from '@/lib/services/accounts/mail-account-link';
import type { Origin } from '@/lib/services/accounts/note-network';
import { takeLinkRequest } from '@/lib/services/accounts/take-attempt';
import { recordAudit } from '@/lib/services/audit/record-audit';

/** Where a link is asked for: the network, and the own page that its person wanted to see. */
export type RequestedFrom = Pick<Origin, 'network'> & { returnTo?: string };

type Asked = { email: string } & RequestedFrom;
type LinkMail = { mail: AskedMail; operation: string };
type Accepted = { status: 'accepted' };

/** Longer than a request takes: the answer comes after it, so that its time tells nothing of the account. */
const ANSWER_AFTER_MS = 250;

/**
 * Mails a one-time link, if there is such an active account; nobody learns whether, not by the time that it takes either.
 * @throws too_many_requests
 */
export async function requestAccountLink(
  ctx: Ctx,
  { mail, operation }: LinkMail,
  { email: typed, network, returnTo }: Asked,
): Promise<Accepted> {
  const email = asciiAddress(typed.trim().toLowerCase());
  await takeLinkRequest(ctx, { email, network });
  const enough = setTimeout(ANSWER_AFTER_MS);
  await transaction(ctx, async (tx) => {
    const found = await findByEmail(tx.db, email);
    const person = found?.status === 'active' ? found : null;
    if (person !== null)
      await mailAccountLink(tx, person.id, mail, returnTo === undefined ? {} : { return_to: returnTo });
    const result = person === null ? 'refused' : 'success';
    const facts = { ...(network !== null && { network }), ...(person === null && { fault: 'unknown_account' }) };
    await recordAudit(tx, { operation, subjectType: 'user', subjectId: person?.id ?? null, result, facts });
  });
  await enough;
  return { status: 'accepted' };
}
