import { z } from 'zod';
import { env } from '@/lib/core/env';
import { accessSubmissionPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { choice, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** What a message of this kind is about. */
export const ACCESS_SUBMISSION = 'access_submission';

const facts = z.object({
  submission_id: z.guid(),
  label: z.string(),
  outcome: z.enum(['APPROVED', 'REJECTED', 'CANCELLED']),
  /** Why it was rejected; empty otherwise. */
  reason: z.string(),
  /** How many people were left out, because they are not active any more. */
  left_out: z.int().nonnegative(),
});

type Decision = z.output<typeof facts>;

/** Tells who submitted a request for access what became of it. */
export const submissionDecided = defineKind({
  id: 'submission_decided',
  label: 'Access requests',
  description: 'Your request for access is approved or rejected, or cancelled by the access committee.',
  audience: 'addressee',
  isTitleSubject: true,
  channels: { email: choice('at_once', ['at_once', 'digest', 'off']) },
  facts,
  title: ({ label, outcome }) => `${label} Access Request ${words[outcome]}`,
  write: (decision, { email }) => ({
    heading: `Your request for access to ${decision.label} was ${words[decision.outcome].toLowerCase()}`,
    paragraphs: paragraphsOf(decision),
    button: { label: 'Open the request', url: absoluteUrl(accessSubmissionPage(decision.submission_id)) },
    reason: `${env.HEED_SITE_NAME} sends this because ${email} asked for access.`,
  }),
});

const words = { APPROVED: 'Approved', REJECTED: 'Rejected', CANCELLED: 'Cancelled' } as const;

function paragraphsOf({ label, left_out, outcome, reason }: Decision): string[] {
  switch (outcome) {
    case 'APPROVED': {
      const without = formatCount(left_out, 'person was', 'people were');
      const rest = left_out === 0 ? [] : [`${without} left out, because they are no longer active.`];
      return [`Access to ${label} is as you requested.`, ...rest];
    }
    case 'REJECTED':
      return [`Access to ${label} stays as it is.`, `“${reason}”`];
    case 'CANCELLED':
      return [
        `${label} no longer takes requests, so no one decides on yours. Access that was given stays until it expires.`,
      ];
    default:
      return outcome satisfies never;
  }
}
