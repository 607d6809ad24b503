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
  const reason = `${site} sends this because somebody asked for it with the address ${email}.`;
  switch (facts.mail) {
    case 'invitation':
      return {
        heading: `Welcome to ${site}, ${full_name}`,
        paragraphs: [
          `${facts.inviter ?? 'An admin'} has invited you. ${site} tells you what needs you, such as orders to approve, access and resources that are about to expire, and projects that end, and lets you settle it on the spot.`,
          `You will sign in as ${email}. Choose a password to begin.`,
        ],
        button: { label: 'Choose a password', url },
        note: `The link works once, within ${linkLives.invitation.words}. After that, “Forgot your password?” on the sign-in page sends another.`,
        reason: `${site} sends this because an admin entered your address.`,
      };
    case 'password_reset':
      if (facts.resetter !== undefined)
        return {
          heading: 'Set a new password',
          paragraphs: [`${facts.resetter} asks you, as an admin, to set a new password for ${email}.`],
          button: { label: 'Set a new password', url },
          note: `The link works once, within ${linkLives.password_reset.words}. Setting a password signs you out everywhere else.`,
          reason: `${site} sends this because an admin asked for it.`,
        };
      return {
        heading: 'Set a new password',
        paragraphs: [`Somebody asked to set a new password for ${email}. If that was you, go on here.`],
        button: { label: 'Set a new password', url },
        note: `The link works once, within ${linkLives.password_reset.words}. If it was not you, do nothing: your password stays as it is.`,
        reason,
      };
    case 'sign_in_link':
      return {
        heading: `Sign in to ${site}`,
        paragraphs: [`Somebody asked for a link to sign in as ${email}. If that was you, go on here.`],
        button: { label: 'Sign in', url },
        note: `The link works once, within ${linkLives.sign_in_link.words}. If it was not you, do nothing, and give the link to nobody.`,
        reason,
      };
  }
}

function eventWords(facts: OfEvent, holder: AccountHolder): Words {
  if (facts.mail === 'token_expiring') return expiryWords(facts, holder);
  const { email, time_zone } = holder;
  const rest = {
    button: { label: 'It was not me', url: absoluteUrl(forgotPasswordPage) },
    note: 'If it was you, there is nothing to do. If not, set a new password at once: that signs you out everywhere else. Revoke the API tokens that you do not know in Preferences, and tell an admin.',
    reason: `${site} tells everybody of such changes to their account. This cannot be switched off.`,
  };
  const when = exactly(facts.at, time_zone);
  switch (facts.mail) {
    case 'password_changed':
      return {
        heading: 'Your password was changed',
        paragraphs: [`${when}: the password of ${email} was changed, and all other sessions ended.`],
        ...rest,
      };
    case 'new_sign_in':
      return {
        heading: 'New sign-in to your account',
        paragraphs: [
          `${when}: somebody signed in as ${email} from a network that was not used for it before.`,
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
      `It expires on ${exactly(expires_at, time_zone)}. After that, whatever uses it is rejected.`,
      'If it is still needed, create a new token in Preferences, replace it where it is used, and revoke the old one.',
    ],
    button: { label: 'Open Preferences', url: absoluteUrl(preferencesPage) },
    note: 'If nothing uses it any more, there is nothing to do.',
    reason: `${site} sends this because the token belongs to ${email}. You get one such email for each token.`,
  };
}
