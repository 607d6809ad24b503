import { z } from 'zod';
import { env } from '@/lib/core/env';
import { signInPage } from '@/lib/core/routes';
import { formatPlainDay } from '@/lib/core/wording';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import type { LetterWords } from '@/lib/emails/letter';
import { always, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

const site = env.HEED_SITE_NAME;

/** `action` in words, such as "Suspend the account"; `day` is a calendar day in the zone of the rule. */
const facts = z.discriminatedUnion('mail', [
  z.object({ mail: z.literal('warned'), action: z.string(), day: z.string(), can_sign_in: z.boolean() }),
  z.object({ mail: z.literal('moved'), action: z.string(), day: z.string(), can_sign_in: z.boolean().default(false) }),
  z.object({ mail: z.literal('withdrawn'), action: z.string() }),
]);

export type WarningFacts = z.output<typeof facts>;

const titles: Readonly<Record<WarningFacts['mail'], string>> = {
  warned: 'Upcoming change to your account',
  moved: 'The date for your account has changed',
  withdrawn: 'Nothing will happen to your account',
};

/** What a scheduled rule says before it acts, and when it does not act after all. */
export const ruleWarning = defineKind({
  id: 'rule_warning',
  label: 'Warnings about your account',
  description: 'What is about to happen to your account, when, and what prevents it.',
  audience: 'addressee',
  isMandatory: true,
  reaches: 'suspended',
  priority: 'high',
  channels: { email: always('Sent immediately so you can prevent it.') },
  facts,
  title: ({ mail }) => titles[mail],
  write: (about): LetterWords => ({
    heading: titles[about.mail],
    paragraphs: paragraphsOf(about),
    ...(about.mail !== 'withdrawn' &&
      about.can_sign_in && { button: { label: `Open ${site}`, url: absoluteUrl(signInPage) } }),
    reason: `${site} always sends this before anything happens to an account.`,
  }),
});

function paragraphsOf(about: WarningFacts): string[] {
  const action = `${about.action.charAt(0).toLowerCase()}${about.action.slice(1)}`;
  switch (about.mail) {
    case 'warned':
      return [`On or after ${formatPlainDay(about.day)}, ${site} will do this: ${action}.`, prevention(about)];
    case 'moved':
      return [`This will now happen on or after ${formatPlainDay(about.day)}: ${action}.`, prevention(about)];
    case 'withdrawn':
      return [`We warned you that ${site} would do this: ${action}. It won’t happen.`];
  }
}

function prevention({ can_sign_in }: { can_sign_in: boolean }): string {
  return can_sign_in
    ? 'To prevent it, sign in before then.'
    : 'To prevent it, contact the admins of the installation before then.';
}
