import { z } from 'zod';
import { accountLinkUrl, type LinkPurpose } from '@/lib/auth/account-link-url';
import { env } from '@/lib/core/env';
import { linkLives } from '@/lib/core/link-lives';
import { setPasswordPage, signInLinkPage } from '@/lib/core/routes';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import type { LetterWords } from '@/lib/emails/letter';
import { always, defineKind, type Reader } from '@/lib/plugins/notification-kinds/notification-kind';

const link_id = z.uuid();
/** Where their person wanted to go. */
const return_to = z.string().optional();
const site = env.HEED_SITE_NAME;
const HIDDEN = 'hidden';

/** What a link is for, as the outbox keeps it: never its secret. */
const facts = z.discriminatedUnion('mail', [
  z.object({ mail: z.literal('invitation'), link_id, inviter: z.string().nullable() }),
  /** `resetter` is the member of staff who asked for it. */
  z.object({ mail: z.literal('password_reset'), link_id, return_to, resetter: z.string().optional() }),
  z.object({ mail: z.literal('sign_in_link'), link_id, return_to }),
]);

type LinkFacts = z.output<typeof facts>;

const titles: Readonly<Record<LinkFacts['mail'], string>> = {
  invitation: `You’re invited to ${site}`,
  password_reset: 'Set a new password',
  sign_in_link: 'Your sign-in link',
};

export const accountLink = defineKind({
  id: 'account_link',
  label: 'Account links',
  description: 'Invitations, and links to set a password or to sign in.',
  audience: 'addressee',
  isMandatory: true,
  ignoresBounces: true,
  isResendable: false,
  priority: 'critical',
  channels: { email: always('Sent when you ask for one or are invited.') },
  facts,
  title: ({ mail }) => titles[mail],
  outdated: async ({ db, now }, { link_id: id }, user_id) => {
    const link = await db.accountLink.findFirst({ where: { id, ...(user_id !== null && { user_id }) } });
    if (link !== null && link.used_at === null && link.expires_at > now) return null;
    return { reason: 'Its link or token no longer works.', isUsed: link !== null && link.used_at !== null };
  },
  write: (about, reader) => writeLetter(about, reader, urlOf(about, reader)),
});

function urlOf(about: LinkFacts, { hidesLinks }: Reader): string {
  const purpose: LinkPurpose = about.mail === 'sign_in_link' ? 'sign_in' : 'set_password';
  if (hidesLinks) return absoluteUrl(purpose === 'sign_in' ? signInLinkPage(HIDDEN) : setPasswordPage(HIDDEN));
  return accountLinkUrl(purpose, about.link_id, about.mail === 'invitation' ? undefined : about.return_to);
}

function writeLetter(about: LinkFacts, { email, full_name }: Reader, url: string): LetterWords {
  const reason = `${site} sends this because someone requested it for ${email}.`;
  switch (about.mail) {
    case 'invitation':
      return {
        heading: `Welcome to ${site}, ${full_name}`,
        paragraphs: [
          `${about.inviter ?? 'An admin'} has invited you. ${site} shows what needs your attention and lets you deal with it in one place.`,
          `You’ll sign in as ${email}. Choose a password to get started.`,
        ],
        button: { label: 'Choose a password', url },
        note: `The link works once, within ${linkLives.invitation.words}. After that, use “Forgot your password?” on the sign-in page to get another.`,
        reason: `${site} sends this because an admin entered your address.`,
      };
    case 'password_reset':
      if (about.resetter !== undefined)
        return {
          heading: 'Set a new password',
          paragraphs: [`${about.resetter}, an admin, asks you to set a new password for ${email}.`],
          button: { label: 'Set a new password', url },
          note: `The link works once, within ${linkLives.password_reset.words}. Setting a password signs you out everywhere else.`,
          reason: `${site} sends this because an admin requested it.`,
        };
      return {
        heading: 'Set a new password',
        paragraphs: [`Someone asked to set a new password for ${email}. If it was you, continue here.`],
        button: { label: 'Set a new password', url },
        note: `The link works once, within ${linkLives.password_reset.words}. If it wasn’t you, ignore this email: your password won’t change.`,
        reason,
      };
    case 'sign_in_link':
      return {
        heading: `Sign in to ${site}`,
        paragraphs: [`Someone asked for a link to sign in as ${email}. If it was you, continue here.`],
        button: { label: 'Sign in', url },
        note: `The link works once, within ${linkLives.sign_in_link.words}. If it wasn’t you, ignore this email and don’t share the link.`,
        reason,
      };
  }
}
