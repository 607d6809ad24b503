import { z } from 'zod';
import { env } from '@/lib/core/env';
import { signInPage } from '@/lib/core/routes';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { choice, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** What a scheduled rule says to the people it finds. */
export const ruleNotice = defineKind({
  id: 'rule_notice',
  label: 'Notices about your account',
  description: 'Messages that admins send to everyone in a certain situation.',
  audience: 'addressee',
  channels: { email: choice('at_once', ['at_once', 'digest', 'off']) },
  facts: z.object({ subject: z.string(), text: z.string() }),
  title: ({ subject }) => subject,
  write: ({ subject, text }) => ({
    heading: subject,
    paragraphs: text.split(/\s*\n\s*/).filter((line) => line !== ''),
    button: { label: `Open ${env.HEED_SITE_NAME}`, url: absoluteUrl(signInPage) },
    reason: `${env.HEED_SITE_NAME} sends this for its admins.`,
  }),
});
