import { type Priority, priorities } from '@/lib/contracts/alerts/priorities';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { NotificationKind, Subject } from '@/lib/plugins/notification-kinds/notification-kind';
import { addEvent } from '@/lib/services/jobs/add-event';

type Options = {
  /** The id of the person, for kinds with an addressee. */
  to?: string;
  /** The email address, for kinds that reach one with or without an account. */
  address?: string;
  about?: Subject;
  /** Messages with the same key are queued once, ever. */
  dedupeKey?: string;
  /** Left out: that of the kind. */
  priority?: Priority;
  /** Why somebody has it sent once more, for who looks into it; the recipient is not told. */
  resentBecause?: string;
};

/** A message on its way into the outbox. */
export type NewMessage = {
  topic: 'notice' | 'mail';
  kind: string;
  user_id: string | null;
  address: string | null;
  subject_type: string | null;
  subject_id: string | null;
  dedupe_key: string | null;
  payload: { about?: string; priority_rank: number; facts: object; resent_because?: string };
};

/** What a message says, whoever gets it. */
export type MessageContent = Pick<NewMessage, 'topic' | 'kind' | 'payload'>;

/**
 * Notifies whom the kind is for: one message in the outbox, in the transaction that causes it, so that it is rolled back
 * with it. Who gets it on which channels, and its words, are decided after the commit.
 */
export async function notify<Facts extends object>(
  tx: Ctx,
  kind: NotificationKind<Facts>,
  facts: NoInfer<Facts>,
  options: Options = {},
): Promise<void> {
  await queueMessages(tx, [messageOf(kind, facts, options)]);
}

/** A message for `queueMessages`. @throws Error when its kind has an addressee and none is named */
export function messageOf<Facts extends object>(
  kind: NotificationKind<Facts>,
  facts: NoInfer<Facts>,
  options: Options,
): NewMessage {
  const { about, address, dedupeKey, to } = options;
  const isAddressed = { staff: true, addressee: to !== undefined, address: address !== undefined };
  if (typeof kind.audience === 'string' && !isAddressed[kind.audience])
    throw new Error(`A message of kind ${kind.id} must say who gets it.`);
  return {
    ...contentOf(kind, facts, options),
    user_id: to ?? null,
    address: address?.trim().toLowerCase() ?? null,
    subject_type: about?.type ?? null,
    subject_id: about?.id ?? null,
    dedupe_key: dedupeKey ?? null,
  };
}

/** The content of a message. */
export function contentOf<Facts extends object>(
  kind: NotificationKind<Facts>,
  facts: NoInfer<Facts>,
  { about, priority = kind.priority, resentBecause }: Pick<Options, 'about' | 'priority' | 'resentBecause'> = {},
): MessageContent {
  return {
    topic: kind.audience === 'staff' ? 'notice' : 'mail',
    kind: kind.id,
    payload: {
      // Versions from before the columns of the subject, which may run beside this one, read it here.
      ...(about !== undefined && { about: `${about.type}:${about.id}` }),
      priority_rank: priorities.indexOf(priority) + 1,
      facts: { title: kind.title(facts), ...facts },
      ...(resentBecause !== undefined && { resent_because: resentBecause }),
    },
  };
}

/** Queues messages with one statement, and asks for their delivery. */
export async function queueMessages(tx: Ctx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.db.$executeRaw(insertMessages(tx, messages));
  await addEvent(tx, { type: 'delivery.requested' });
}

/** The INSERT of messages whose keys are new, for statements that do more; who runs it asks for the delivery. */
export function insertMessages({ now }: Pick<Ctx, 'now'>, messages: readonly NewMessage[]): Sql {
  return sql`
    INSERT INTO outbox_message (topic, kind, user_id, address, subject_type, subject_id, dedupe_key, payload, created)
    SELECT topic, kind, user_id, address, subject_type, subject_id, dedupe_key, payload, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS message (topic text, kind text, user_id uuid, address text,
      subject_type text, subject_id text, dedupe_key text, payload jsonb)
    ON CONFLICT (dedupe_key) DO NOTHING`;
}
