import { setTimeout } from 'node:timers/promises';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { issueAccountLink } from '@/lib/services/people/issue-account-link';
import type { Origin } from '@/lib/services/people/note-network';
import { queueAccountMail } from '@/lib/services/people/queue-account-mail';
import { takeLinkRequest } from '@/lib/services/people/take-attempt';
import { recordAudit } from '@/lib/services/records/record-audit';

type Asked = { email: string } & Pick<Origin, 'network'>;
type LinkMail = { mail: 'password_reset' | 'sign_in_link'; operation: string };
type Accepted = { status: 'accepted' };

const minutesOf = { password_reset: 60, sign_in_link: 15 } as const;
const purposeOf = { password_reset: 'set_password', sign_in_link: 'sign_in' } as const;

/** Longer than a request takes: the answer comes after it, so that its time tells nothing of the account. */
const ANSWER_AFTER_MS = 250;

/**
 * Mails a one-time link, if there is such an active account; nobody learns whether, not by the time that it takes either.
 * @throws too_many_requests
 */
export async function requestAccountLink(
  ctx: Ctx,
  { mail, operation }: LinkMail,
  { email: typed, network }: Asked,
): Promise<Accepted> {
  const email = typed.trim().toLowerCase();
  await takeLinkRequest(ctx, { email, network });
  const enough = setTimeout(ANSWER_AFTER_MS);
  await transaction(ctx, async (tx) => {
    const person = await tx.db.user.findFirst({ where: { email, status: 'active' }, select: { id: true } });
    if (person !== null) {
      const asked = { userId: person.id, purpose: purposeOf[mail], minutes: minutesOf[mail] };
      await queueAccountMail(tx, person.id, { mail, link_id: (await issueAccountLink(tx, asked)).id });
    }
    const result = person === null ? 'refused' : 'success';
    const facts = { ...(network !== null && { network }), ...(person === null && { fault: 'unknown_account' }) };
    await recordAudit(tx, { operation, subjectType: 'user', subjectId: person?.id ?? null, result, facts });
  });
  await enough;
  return { status: 'accepted' };
}
