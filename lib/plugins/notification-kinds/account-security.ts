import { z } from 'zod';
import { env } from '@/lib/core/env';
import { forgotPasswordPage, preferencesPage } from '@/lib/core/routes';
import { exactly } from '@/lib/core/wording';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import type { LetterWords } from '@/lib/emails/letter';
import { always, defineKind, type Reader } from '@/lib/plugins/notification-kinds/notification-kind';

const at = z.iso.datetime();
const site = env.HEED_SITE_NAME;

const facts = z.discriminatedUnion('mail', [
  z.object({ mail: z.literal('password_changed'), at }),
  z.object({ mail: z.literal('new_sign_in'), at, network: z.string(), browser: z.string() }),
  z.object({ mail: z.literal('token_expiring'), token_id: z.uuid(), token_name: z.string(), expires_at: at }),
]);

type SecurityFacts = z.output<typeof facts>;
type Expiry = Extract<SecurityFacts, { mail: 'token_expiring' }>;

const titles: Readonly<Record<SecurityFacts['mail'], string>> = {
  password_changed: 'Your password was changed',
  new_sign_in: 'New sign-in to your account',
  token_expiring: 'An API token is about to expire',
};

export const accountSecurity = defineKind({
  id: 'account_security',
  label: 'Account security',
  description: 'Sign-ins from new networks, password changes, and API tokens about to expire.',
  audience: 'addressee',
  isMandatory: true,
  ignoresBounces: true,
  isResendable: false,
  priority: 'critical',
  channels: { email: always('Sent immediately so you notice anything that wasn’t you.') },
  facts,
  title: ({ mail }) => titles[mail],
  outdated: async ({ db, now }, about) => {
    if (about.mail !== 'token_expiring') return null;
    const live = await db.apiToken.count({ where: { id: about.token_id, revoked_at: null, expires_at: { gt: now } } });
    return live > 0 ? null : { reason: 'Its link or token no longer works.', isUsed: false };
  },
  write: (about, reader) => (about.mail === 'token_expiring' ? writeExpiry(about, reader) : writeEvent(about, reader)),
});

function writeEvent(event: Exclude<SecurityFacts, Expiry>, { email, time_zone }: Reader): LetterWords {
  const rest = {
    button: { label: 'This wasn’t me', url: absoluteUrl(forgotPasswordPage) },
    note: 'If this was you, ignore this email. If not, set a new password now: it signs you out everywhere else. Then revoke API tokens you don’t recognise and tell an admin.',
    reason: `${site} always sends this when an account changes.`,
  };
  const when = exactly(event.at, time_zone);
  switch (event.mail) {
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
          `${event.browser}, network ${event.network}`,
        ],
        ...rest,
      };
  }
}

function writeExpiry({ token_name, expires_at }: Expiry, { email, time_zone }: Reader): LetterWords {
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
