import { z } from 'zod';
import { env } from '@/lib/core/env';
import { formatPlainDay } from '@/lib/core/wording';
import { always, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

const site = env.HEED_SITE_NAME;

/** Tells people that their account was deleted, and until when they can have it back. */
export const accountDeleted = defineKind({
  id: 'account_deleted',
  label: 'Account deleted',
  description: 'Your account was deleted, and until when it can be restored.',
  audience: 'addressee',
  isMandatory: true,
  reaches: 'deleted',
  priority: 'high',
  channels: { email: always('Sent immediately so you can object in time.') },
  facts: z.object({ purge_due_on: z.iso.date() }),
  title: () => `Your ${site} account was deleted`,
  outdated: async ({ db }, _facts, id) => {
    const isDeleted = id !== null && (await db.user.count({ where: { id, status: 'deleted' } })) > 0;
    return isDeleted ? null : { reason: 'Their account was restored.', isUsed: false };
  },
  write: ({ purge_due_on }, { email }) => ({
    heading: 'Your account was deleted',
    paragraphs: [
      `Your account ${email} was deleted. You can’t sign in any more, and your API tokens have stopped working.`,
      `Until ${formatPlainDay(purge_due_on)}, an admin can restore it. After that, your data is deleted permanently.`,
    ],
    note: 'If this is a mistake, ask an admin before that day.',
    reason: `${site} always sends this when an account is deleted.`,
  }),
});
