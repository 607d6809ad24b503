import { z } from 'zod';
import { liveRoles } from '@/lib/auth/live-roles';
import { env } from '@/lib/core/env';
import { endDateRequestPage } from '@/lib/core/routes';
import { formatLongDay } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import type { LetterWords } from '@/lib/emails/letter';
import { choice, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** What a message of this kind is about. */
export const END_DATE_REQUEST = 'end_date_change_request';

const asked = { request_uuid: z.guid(), project_name: z.string(), requested_end_date: z.iso.date() };

const facts = z.discriminatedUnion('mail', [
  z.object({ ...asked, mail: z.literal('asked'), asker_name: z.string(), comment: z.string() }),
  z.object({
    ...asked,
    mail: z.literal('ended'),
    state: z.enum(['approved', 'rejected', 'canceled']),
    review_comment: z.string(),
  }),
]);

type EndDateRequestFacts = z.output<typeof facts>;

/** Roles that grant the decision, in the customer of a request that is pending; over `person` and `message`. */
const decides = sql`EXISTS (
  SELECT FROM end_date_change_request AS asked JOIN project ON project.id = asked.project_id
  JOIN ${liveRoles(sql`now()`, 'PROJECT.DELETE')} AS held ON held.customer_id = project.customer_id AND held.user_id = person.id
  WHERE asked.id = message.subject_id::uuid AND asked.state = 'pending' AND asked.created_by_id <> person.id
    AND NOT project.is_removed AND NOT person.is_service_account)`;

/** Tells those who may decide that somebody asks for another end date of a project, and the asker of the outcome. */
export const endDateRequest = defineKind({
  id: 'end_date_request',
  label: 'End date requests',
  description: 'Someone asks to move the end of a project of yours, or your own request is decided.',
  audience: {
    people: sql`message.subject_type = ${END_DATE_REQUEST}
      AND CASE WHEN message.user_id IS NULL THEN ${decides} ELSE person.id = message.user_id END`,
  },
  channels: { email: choice('at_once', ['at_once', 'digest', 'off']) },
  facts,
  title: titleOf,
  write: (about, { email }): LetterWords => ({
    heading: titleOf(about),
    paragraphs: paragraphsOf(about),
    button: { label: 'Open the request', url: absoluteUrl(endDateRequestPage(about.request_uuid)) },
    reason:
      about.mail === 'asked'
        ? `${env.HEED_SITE_NAME} sends this because ${email} can decide on it.`
        : `${env.HEED_SITE_NAME} sends this because ${email} asked for it.`,
  }),
  outdated: async ({ db, now }, { mail, request_uuid }, userId) => {
    if (mail === 'ended') return null;
    const [left] = await db.$queryRaw<{ count: number }[]>(sql`
      SELECT count(*)::int AS count FROM end_date_change_request AS asked JOIN project ON project.id = asked.project_id
      JOIN ${liveRoles(now, 'PROJECT.DELETE')} AS held ON held.customer_id = project.customer_id
      WHERE asked.id = ${request_uuid}::uuid AND asked.state = 'pending' AND held.user_id = ${userId}::uuid`);
    return (left?.count ?? 0) > 0 ? null : { reason: 'There is nothing left to decide.', isUsed: false };
  },
});

function titleOf(about: EndDateRequestFacts): string {
  if (about.mail === 'asked') return `End date asked for: ${about.project_name}`;
  const outcome = { approved: 'approved', rejected: 'rejected', canceled: 'cancelled' }[about.state];
  return `Your request for ${about.project_name} was ${outcome}`;
}

function paragraphsOf(about: EndDateRequestFacts): string[] {
  const day = formatLongDay(about.requested_end_date);
  if (about.mail === 'asked') {
    const quoted = about.comment === '' ? [] : [`“${about.comment}”`];
    return [`${about.asker_name} asks to move the end of ${about.project_name} to ${day}.`, ...quoted];
  }
  const quoted = about.review_comment === '' ? [] : [`“${about.review_comment}”`];
  const outcome = {
    approved: `${about.project_name} now ends on ${day}.`,
    rejected: `The end of ${about.project_name} stays as it is.`,
    canceled: `No one decides on it any more. The end of ${about.project_name} stays as it is.`,
  }[about.state];
  return [outcome, ...quoted];
}
