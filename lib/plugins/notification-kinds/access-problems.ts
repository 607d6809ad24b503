import { z } from 'zod';
import { reminderReason } from '@/lib/client/reminder-words';
import { env } from '@/lib/core/env';
import { adminAccessNotificationsPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { ACCESS_RENEWAL } from '@/lib/plugins/notification-kinds/access-notices';
import { choice, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** How many are listed; the rest are counted. */
export const MOST_PROBLEMS_LISTED = 100;

const facts = z.object({
  count: z.int().positive(),
  problems: z
    .array(z.object({ label: z.string(), recipient: z.string(), reason: z.string() }))
    .max(MOST_PROBLEMS_LISTED),
});

/** Tells those who look after access, once a day, whom notices did not reach. */
export const accessProblems = defineKind({
  id: 'access_problems',
  label: 'Access notices that failed',
  description: 'A daily email about notices of access that did not reach their recipients, for the access committee.',
  audience: 'addressee',
  isDaily: true,
  channels: { email: choice('digest', ['digest', 'off']) },
  facts,
  title: ({ count }) => `${formatCount(count, 'access notice', 'access notices')} not delivered`,
  write: ({ count, problems }, { email }) => ({
    heading: `${formatCount(count, 'access notice wasn’t', 'access notices weren’t')} delivered`,
    paragraphs: [
      'Tell these people in another way. Where an email address was wrong, correct it and resend the notice.',
      ...problems.map(({ label, reason, recipient }) => `${label}, to ${recipient}: ${inWords(reason)}`),
      ...(count > problems.length
        ? [`And ${count - problems.length} more, which you find among the notices that failed or were cancelled.`]
        : []),
    ],
    button: { label: 'Open the notices', url: absoluteUrl(adminAccessNotificationsPage) },
    reason: `${env.HEED_SITE_NAME} sends this because ${email} looks after access.`,
  }),
});

/** Notices failed, or were cancelled because their recipient was not active. */
function inWords(reason: string): string {
  const status = reason === 'recipient_inactive' ? 'CANCELLED' : 'FAILED';
  return reminderReason({ kind: ACCESS_RENEWAL, reason, status });
}
