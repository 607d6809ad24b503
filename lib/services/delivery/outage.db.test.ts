import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { priorities } from '@/lib/contracts/alerts/priorities';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { deliver } from '@/lib/services/delivery/deliver';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { type ReceivedMail, startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { inHaste } from '@/lib/testing/in-haste';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const PEOPLE = 10;
const NOTICES = 20;
const TAKEN_AT_A_TIME = 30;
const SENT_AT_ONCE = 4;
const MINUTES = 60;
const LONGEST_REST_MINUTES = 15;
/** More than it takes. */
const STEPS = 20;

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;

const later = (minutes: number) => testContext(systemActor, new Date(testNow.getTime() + minutes * 60_000));

beforeEach(async () => {
  provider = await startFakeMailServer();
});

afterEach(() => provider.stop());

const slowDown = (response: ServerResponse, seconds: number) =>
  response.writeHead(429, { 'retry-after': String(seconds) }).end('{"statusCode":429,"message":"slow down"}');

/** 429, 500 and nothing by turns. */
function failByTurns(call: number, response: ServerResponse): boolean {
  if (call % 3 === 0) slowDown(response, 30);
  if (call % 3 === 1) response.writeHead(500).end('oops');
  return true;
}

/** Sends at an instant at which the provider takes so many mails and no more. */
async function deliverSome(ctx: Ctx): Promise<void> {
  let room = TAKEN_AT_A_TIME;
  provider.state.misbehave = (_call, response) => {
    const isFull = room-- <= 0;
    if (isFull) slowDown(response, 1);
    return isFull;
  };
  await deliver(ctx, inHaste);
}

async function makePeople(): Promise<void> {
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => makeUser({ is_staff: true })));
  const data = people.map(({ id }) => ({ user_id: id, kind: 'notice', channel: 'email', when: 'at_once' }));
  await database().notificationPreference.createMany({ data });
}

/** Raised one after the other while nothing can be sent, the priorities by turns. */
async function raise(minute: number): Promise<void> {
  await createNotification(later(minute), {
    type: 'store_issue',
    priority: priorities[minute % priorities.length] ?? 'normal',
    title: uniqueName('notice'),
    message: '',
    action_required: false,
    action_url: null,
    notification_metadata: {},
  });
}

/** How many less pressing mails came before each mail, at the most. */
function mostOvertaking(mails: readonly ReceivedMail[]): number {
  const ranks = mails.map(({ subject }) => priorities.findIndex((word) => subject.startsWith(`[Heed] ${word}:`)));
  const overtaking = ranks.map((rank, at) => ranks.slice(0, at).filter((earlier) => earlier < rank).length);
  return Math.max(...overtaking);
}

test('after an hour without a provider, which then takes a few at a time, each of many mails has gone once and by priority', async () => {
  await makePeople();
  provider.state.misbehave = failByTurns;
  for (let minute = 0; minute < MINUTES; minute++) {
    if (minute < NOTICES) await raise(minute);
    await deliver(later(minute), inHaste);
  }
  expect(provider.mails).toEqual([]);
  expect(provider.state.calls).toBeGreaterThan(5);
  const expected = PEOPLE * NOTICES;
  for (let step = 0; step < STEPS; step++) await deliverSome(later(MINUTES + LONGEST_REST_MINUTES + step / 10));
  const mails = provider.mails.filter(({ subject }) => !subject.includes('Emails can’t be sent'));
  expect(mails).toHaveLength(expected);
  expect(new Set(mails.map(({ to, subject }) => `${to} ${subject}`)).size).toBe(expected);
  // What is handed over side by side may arrive in any order.
  expect(mostOvertaking(mails)).toBeLessThan(SENT_AT_ONCE);
  expect(await database().delivery.count({ where: { channel: 'email', state: { not: 'sent' } } })).toBe(0);
}, 60_000);
