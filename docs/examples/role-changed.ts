import { z } from 'zod';
import { env } from '@/lib/core/env';
import { actionsPage } from '@/lib/core/routes';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { choice, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

/** Notifies people of a role that they were given or have lost. */
export const roleChanged = defineKind({
  id: 'role_changed',
  label: 'Your roles',
  description: 'A role of yours was granted or revoked.',
  audience: 'addressee',
  channels: { email: choice('at_once', ['at_once', 'digest', 'off']) },
  facts: z.object({ change: z.enum(['granted', 'revoked']), role: z.string(), project: z.string() }),
  title: ({ project }) => `Your role in ${project}`,
  write: ({ change, project, role }, { email }) => ({
    heading: `Your role in ${project} was ${change}`,
    paragraphs: [`${change === 'granted' ? 'You now have' : 'You no longer have'} the role “${role}” there.`],
    button: { label: 'Open your actions', url: absoluteUrl(actionsPage) },
    reason: `${env.HEED_SITE_NAME} sends this because a role of ${email} changed.`,
  }),
});
