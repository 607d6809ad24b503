import { z } from 'zod';
import { env } from '@/lib/core/env';
import { requestAccessPage } from '@/lib/core/routes';
import { exactly } from '@/lib/core/wording';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { always, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';
import { requirementNow } from '@/lib/plugins/notification-kinds/requirement-now';

/** What the title says after the label. */
export const REVOKED_TITLE = ' Access Revoked';

const facts = z.object({
  requirement_id: z.guid(),
  label: z.string(),
  ended_at: z.iso.datetime(),
  cause: z.enum(['expiry', 'committee', 'submission', 'import']),
  /** What the committee said, where the person is to read it. */
  reason: z.string(),
  submitter_name: z.string(),
  /** Read when the mail is written. */
  is_archived: z.boolean().default(false),
  is_test: z.boolean().default(false),
});

export type RevocationFacts = z.output<typeof facts>;

/** Tells somebody that their access ended. */
export const accessRevoked = defineKind({
  id: 'access_revoked',
  label: 'Ended access',
  description: 'Your access to data has expired or was withdrawn.',
  audience: 'addressee',
  isMandatory: true,
  overrides: true,
  reaches: 'suspended',
  isTitleSubject: true,
  priority: 'high',
  channels: { email: always('Sent immediately because you have to delete all copies.') },
  facts,
  current: async (ctx, about) => {
    const requirement = await requirementNow(ctx, about.requirement_id);
    if (requirement === null) return about;
    return { ...about, label: requirement.label, is_archived: requirement.is_archived };
  },
  title: ({ is_test, label }) => `${is_test ? '[Test] ' : ''}${label}${REVOKED_TITLE}`,
  write: (about, { email, time_zone }) => ({
    heading: `You no longer have access to ${about.label}`,
    paragraphs: [
      `Since ${exactly(about.ended_at, time_zone)} you have no access to ${about.label}: ${causeOf(about)}`,
      'Delete all copies of the data that you have.',
      ...(about.is_archived
        ? []
        : ['If you still need access, request it again, or ask the person who requested it for you.']),
    ],
    ...(!about.is_archived && {
      button: { label: 'Request access', url: absoluteUrl(requestAccessPage(about.requirement_id)) },
    }),
    reason: `${env.HEED_SITE_NAME} always sends this to ${email}, whose access ended.`,
  }),
});

function causeOf({ cause, reason, submitter_name }: RevocationFacts): string {
  if (cause === 'expiry') return 'the access has expired.';
  if (cause === 'submission') return `${submitter_name} ended it.`;
  return reason === '' ? 'the access committee withdrew it.' : `the access committee withdrew it. “${reason}”`;
}
