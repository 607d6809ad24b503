import { z } from 'zod';
import { line, text } from '@/lib/contracts/common';
import { env } from '@/lib/core/env';
import { signInPage } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { ruleNotice } from '@/lib/plugins/notification-kinds/rule-notice';
import { type ActedOn, type ActionResult, defineAction } from '@/lib/plugins/rules/action';
import { fillText, findTextError } from '@/lib/plugins/rules/fill-text';
import { messageOf, queueMessages } from '@/lib/services/messages/notify';

const MOST_SUBJECT = 200;
const MOST_TEXT = 5_000;

const known = (schema: z.ZodString) =>
  schema.superRefine((value, issues) => {
    const error = findTextError(value);
    if (error !== undefined) issues.addIssue({ code: 'custom', message: error });
  });

const configSchema = z.strictObject({
  subject: known(line(MOST_SUBJECT, 1)),
  text: known(text(MOST_TEXT, 1))
    .meta({ isMultiline: true })
    .describe('Plain text with {full_name}, {username}, {site_name} and {link}.'),
});

type Config = z.output<typeof configSchema>;

export const notifyUser = defineAction({
  key: 'notify_user',
  label: 'Send an email',
  configSchema,
  example: { subject: 'Sign in soon', text: 'Hello {full_name}, please sign in: {link}' },
  sentence: ({ subject }) => `Send the email “${subject}”`,
  references: () => [],
  isDestructive: false,
  isReversible: false,
  endsMatch: 'no',
  isDone: () => null,
  runBatch: send,
});

/** Two statements, and the event that asks for delivery, for any number of people. */
async function send(tx: Ctx, people: readonly ActedOn[], config: Config): Promise<ReadonlyMap<string, ActionResult>> {
  const rows = await tx.db.$queryRaw<{ id: string; full_name: string; username: string }[]>(sql`
    SELECT id, full_name, username FROM user_account WHERE id = ANY(${people.map(({ userId }) => userId)}::uuid[])`);
  const found = new Map(rows.map((row) => [row.id, row]));
  const messages = people.flatMap(({ subjectId, userId }) => {
    const person = found.get(userId);
    if (person === undefined) return [];
    const values = { ...person, site_name: env.HEED_SITE_NAME, link: absoluteUrl(signInPage) };
    const facts = { subject: fillText(config.subject, values), text: fillText(config.text, values) };
    return [{ userId, messageKey: `rule_notice:${subjectId}`, facts }];
  });
  await queueMessages(
    tx,
    messages.map(({ facts, messageKey, userId }) =>
      messageOf(ruleNotice, facts, { to: userId, dedupeKey: messageKey }),
    ),
  );
  return new Map(
    messages.map(({ messageKey, userId }) => [userId, { changed: true, note: '', before: null, messageKey }]),
  );
}
