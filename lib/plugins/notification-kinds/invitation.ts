import { z } from 'zod';
import { reviewToken } from '@/lib/auth/invitation-token';
import { linkSecret } from '@/lib/auth/link-secret';
import { env } from '@/lib/core/env';
import { invitationLinkPage, reviewInvitationPage } from '@/lib/core/invitation-routes';
import { exactly } from '@/lib/core/wording';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import type { LetterWords } from '@/lib/emails/letter';
import { always, defineKind, type Reader } from '@/lib/plugins/notification-kinds/notification-kind';

/** What a message of this kind is about. */
export const INVITATION = 'invitation';

const site = env.HEED_SITE_NAME;
const HIDDEN = 'hidden';

const about = {
  invitation_uuid: z.guid(),
  /** Names the secret of the link, which no queue ever holds. */
  link_id: z.guid(),
  /** What the role is called, as "Manager of a project". */
  role: z.string(),
  place: z.string(),
  inviter: z.string().nullable(),
};

const facts = z.discriminatedUnion('mail', [
  z.object({ ...about, mail: z.literal('invited'), expires_at: z.string(), text: z.string() }),
  /** To who may add the role that somebody else asks for. */
  z.object({ ...about, mail: z.literal('requested'), reviewer_id: z.guid(), address: z.string() }),
]);

type InvitationFacts = z.output<typeof facts>;

/** Invites an address to a role, whether it has an account or not; and asks for approval where the inviter may not add the role. */
export const invitation = defineKind({
  id: 'invitation',
  label: 'Invitations',
  description: 'Someone invites you to a project or an organisation, or asks you to approve an invitation.',
  audience: 'address',
  isMandatory: true,
  isResendable: false,
  priority: 'high',
  channels: { email: always('Sent when someone invites you.') },
  facts,
  title: titleOf,
  outdated: async ({ db, now }, { invitation_uuid: id, link_id, mail }) => {
    const found = await db.invitation.findUnique({
      where: { id },
      select: { state: true, link_id: true, expires_at: true },
    });
    const awaited = mail === 'invited' ? 'pending' : 'requested';
    const hasExpired = mail === 'invited' && found?.expires_at != null && found.expires_at <= now;
    if (found?.link_id === link_id && found.state === awaited && !hasExpired) return null;
    return { reason: 'Its link no longer works.', isUsed: found?.state === 'accepted' };
  },
  write: writeLetter,
});

function titleOf({ mail, place }: InvitationFacts): string {
  return mail === 'invited' ? `You’re invited to ${place}` : `Approve an invitation to ${place}`;
}

function writeLetter(letterFacts: InvitationFacts, reader: Reader): LetterWords {
  const { inviter, place, role } = letterFacts;
  const url = absoluteUrl(pageOf(letterFacts, reader));
  if (letterFacts.mail === 'requested')
    return {
      heading: titleOf(letterFacts),
      paragraphs: [
        `${inviter ?? 'Someone'} asks to invite ${letterFacts.address} to ${place} as “${role}”. Your approval is needed.`,
      ],
      button: { label: 'Review the request', url },
      note: 'Nothing happens until you decide on the page that opens.',
      reason: `${site} sends this because ${reader.email} can give people this role.`,
    };
  return {
    heading: titleOf(letterFacts),
    paragraphs: [
      `${inviter ?? 'An admin'} invites you to ${place} as “${role}”.`,
      ...(letterFacts.text === '' ? [] : [`“${letterFacts.text}”`]),
    ],
    button: { label: 'View invitation', url },
    note: `The link works once, until ${exactly(letterFacts.expires_at, reader.time_zone)}.`,
    reason: `${site} sends this because ${inviter ?? 'an admin'} entered your address.`,
  };
}

function pageOf(letterFacts: InvitationFacts, { hidesLinks }: Reader): string {
  const { invitation_uuid: invitationId, link_id: linkId } = letterFacts;
  if (letterFacts.mail === 'invited') return invitationLinkPage(invitationId, hidesLinks ? HIDDEN : linkSecret(linkId));
  const link = { invitationId, linkId, reviewerId: letterFacts.reviewer_id };
  return reviewInvitationPage(hidesLinks ? HIDDEN : reviewToken(link));
}
