import { z } from 'zod';
import { env } from '@/lib/core/env';
import { permissionRequestPage } from '@/lib/core/invitation-routes';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { choice, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** What a message of this kind is about. */
export const PERMISSION_REQUEST = 'permission_request';

const facts = z.object({
  request_uuid: z.guid(),
  state: z.enum(['approved', 'rejected', 'canceled']),
  place: z.string(),
  /** Approval makes a project, in which `role` is given, instead of giving it in `place`. */
  creates_project: z.boolean().default(false),
  /** What the role is called, as "Project manager". */
  role: z.string(),
  /** The project that the approval made; null where it made none. */
  project: z.string().nullable(),
  review_comment: z.string(),
});

type RequestFacts = z.output<typeof facts>;

/** Tells who asked to join what became of it. */
export const permissionRequest = defineKind({
  id: PERMISSION_REQUEST,
  label: 'Requests to join',
  description: 'Your request to join a project or an organisation is decided.',
  audience: 'addressee',
  channels: { email: choice('at_once', ['at_once', 'digest', 'off']) },
  facts,
  title: titleOf,
  write: (about, { email }) => ({
    heading: titleOf(about),
    paragraphs: [outcomeOf(about), ...(about.review_comment === '' ? [] : [`“${about.review_comment}”`])],
    button: { label: 'Open the request', url: absoluteUrl(permissionRequestPage(about.request_uuid)) },
    reason: `${env.HEED_SITE_NAME} sends this because ${email} asked to join.`,
  }),
});

function titleOf({ place, state }: RequestFacts): string {
  const outcome = { approved: 'approved', rejected: 'rejected', canceled: 'cancelled' }[state];
  return `Your request to join ${place} was ${outcome}`;
}

function outcomeOf({ creates_project, place, project, role, state }: RequestFacts): string {
  const asked = creates_project ? 'a project of your own' : `the role “${role}”`;
  switch (state) {
    case 'approved':
      return project === null
        ? `You now have the role “${role}” in ${place}.`
        : `The project ${project} was created for you, and you have the role “${role}” in it.`;
    case 'rejected':
      return `You asked for ${asked} in ${place}.`;
    case 'canceled':
      return `The link you used has ended, so your request for ${asked} in ${place} was cancelled.`;
  }
}
