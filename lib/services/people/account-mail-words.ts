import { env } from '@/lib/core/env';
import { linkLives } from '@/lib/core/link-lives';
import { forgotPasswordPage, preferencesPage } from '@/lib/core/routes';
import { exactly } from '@/lib/core/wording';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import type { AccountFacts } from '@/lib/emails/account-facts';
import type { AccountMailProps } from '@/lib/emails/account-mail';

/** Whom a mail is for, and in which zone they read instants. */
export type AccountHolder = { full_name: string; email: string; time_zone: string };

type Words = Omit<AccountMailProps, 'siteName'>;
type OfLink = Extract<AccountFacts, { link_id: string }>;
type OfExpiry = Extract<AccountFacts, { mail: 'token_expiring' }>;
type OfEvent = Exclude<AccountFacts, OfLink>;

const site = env.HEED_SITE_NAME;

/** The words of each mail about an account. `url` is the one-time link of those that have one. */
export function accountMailWords(facts: AccountFacts, holder: AccountHolder, url: string): Words {
  return 'link_id' in facts ? linkWords(facts, holder, url) : eventWords(facts, holder);
}

function linkWords(facts: OfLink, { email, full_name }: AccountHolder, url: string): Words {
  const reason = `${site} sends this because someone requested it for ${email}.`;
  switch (facts.mail) {
    case 'invitation':
      return {
        heading: `Welcome to ${site}, ${full_name}`,
        paragraphs: [
          `${facts.inviter ?? 'An admin'} has invited you. ${site} shows what needs your attention and lets you deal with it in one place.`,
          `You’ll sign in as ${email}. Choose a password to get started.`,
        ],
        button: { label: 'Choose a password', url },
        note: `The link works once, within ${linkLives.invitation.words}. After that, use “Forgot your password?” on the sign-in page to get another.`,
        reason: `${site} sends this because an admin entered your address.`,
      };
    case 'password_reset':
      if (facts.resetter !== undefined)
        return {
          heading: 'Set a new password',
          paragraphs: [`${facts.resetter}, an admin, asks you to set a new password for ${email}.`],
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

function eventWords(facts: OfEvent, holder: AccountHolder): Words {
  if (facts.mail === 'token_expiring') return expiryWords(facts, holder);
  const { email, time_zone } = holder;
  const rest = {
    button: { label: 'This wasn’t me', url: absoluteUrl(forgotPasswordPage) },
    note: 'If this was you, ignore this email. If not, set a new password now: it signs you out everywhere else. Then revoke API tokens you don’t recognise and tell an admin.',
    reason: `${site} always sends this when an account changes.`,
  };
  const when = exactly(facts.at, time_zone);
  switch (facts.mail) {
    case 'password_changed':
      return {
        heading: 'Your password was changed',
        paragraphs: [`${when}: the password of ${email} was changed, and all other sessions were signed out.`],
        ...rest,
      };
    case 'new_sign_in':
      return {
        heading: 'New sign-in to your account',
        paragraphs: [
          `${when}: someone signed in as ${email} from a new network.`,
          `${facts.browser}, network ${facts.network}`,
        ],
        ...rest,
      };
  }
}

function expiryWords({ token_name, expires_at }: OfExpiry, { email, time_zone }: AccountHolder): Words {
  return {
    heading: `Your API token “${token_name}” is about to expire`,
    paragraphs: [
      `It expires on ${exactly(expires_at, time_zone)}. After that, programs that use it lose access.`,
      'If you still need it, create a new token in Preferences, replace it where it is used, and revoke the old one.',
    ],
    button: { label: 'Open Preferences', url: absoluteUrl(preferencesPage) },
    note: 'If nothing uses it any more, ignore this email.',
    reason: `${site} sends this because the token belongs to ${email}. You get one such email for each token.`,
  };
}
