import { z } from 'zod';
import { env } from '@/lib/core/env';
import { myAccessPage } from '@/lib/core/routes';
import { exactly } from '@/lib/core/wording';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { choice, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

const facts = z.object({
  change: z.enum(['granted', 'changed', 'revoked', 'expired']),
  /** What the role is called, as "Project manager". */
  role: z.string(),
  place: z.string(),
  /** When it ends; null for good. */
  expires_at: z.string().nullable(),
});

type RoleFacts = z.output<typeof facts>;

/** Tells people of a role that they were given, that ends otherwise than before, or that they have lost. */
export const roleChanged = defineKind({
  id: 'role_changed',
  label: 'Your roles',
  description: 'A role of yours is granted, changed or revoked, or expires.',
  audience: 'addressee',
  channels: { email: choice('at_once', ['at_once', 'digest', 'off']) },
  facts,
  title: titleOf,
  write: (about, { email, time_zone }) => ({
    heading: titleOf(about),
    paragraphs: [sentenceOf(about, time_zone)],
    button: { label: 'View your roles', url: absoluteUrl(myAccessPage) },
    reason: `${env.HEED_SITE_NAME} sends this because a role of ${email} changed.`,
  }),
});

function titleOf({ change, place }: RoleFacts): string {
  switch (change) {
    case 'granted':
      return `You have a new role in ${place}`;
    case 'changed':
      return `The expiry of your role in ${place} changed`;
    case 'revoked':
      return `Your role in ${place} was revoked`;
    case 'expired':
      return `Your role in ${place} has expired`;
  }
}

function sentenceOf({ change, expires_at, place, role }: RoleFacts, zone: string): string {
  const end = expires_at === null ? '' : exactly(expires_at, zone);
  switch (change) {
    case 'granted':
      return end === '' ? `You now have the role “${role}” there.` : `You have the role “${role}” there until ${end}.`;
    case 'changed':
      return end === ''
        ? `Your role “${role}” there no longer expires.`
        : `Your role “${role}” there now expires on ${end}.`;
    case 'revoked':
      return `You no longer have the role “${role}” in ${place}.`;
    case 'expired':
      return `Your role “${role}” in ${place} has expired.`;
  }
}
