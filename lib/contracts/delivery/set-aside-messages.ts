import { z } from 'zod';
import { instant, pageQuery, personName, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** What a message in the outbox may be about. */
export const outboxTopics = ['event', 'notice', 'mail'] as const;

export const setAsideTopics = [...outboxTopics, 'digest'] as const;
export type SetAsideTopic = (typeof setAsideTopics)[number];

/** A message that could not be processed, and why. */
export const setAsideMessage = z.strictObject({
  uuid,
  /** event: for a job. notice: for staff. mail: for one person. digest: one that could not be written. */
  topic: z.enum(setAsideTopics),
  /** The kind of message, or the event. */
  kind: z.string(),
  /** What it tells, in a line; empty where that cannot be read. */
  title: z.string(),
  /** The one person whom it is for; null for others. */
  person: personName.nullable(),
  reason: z.string(),
  set_aside_at: instant,
  /** When it was tried again; null while it is set aside. */
  retried_at: instant.nullable(),
});

export type SetAsideMessage = z.output<typeof setAsideMessage>;

export const listSetAsideMessagesOperation = operation({
  id: 'set_aside_messages_list',
  method: 'GET',
  path: '/api/set-aside-messages/',
  summary: 'List messages that could not be processed and were set aside, newest first',
  permission: 'STAFF',
  query: z.strictObject(pageQuery),
  answer: z.array(setAsideMessage),
  gives: { kind: 'list' },
});

export const retrySetAsideMessageOperation = operation({
  id: 'set_aside_messages_retry',
  method: 'POST',
  path: '/api/set-aside-messages/{uuid}/retry/',
  summary: 'Retry a message that was set aside',
  permission: 'STAFF',
  params: uuidParams,
  answer: setAsideMessage,
  errors: ['not_found', 'moved_on'],
});
