import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdTable } from '@/faults/testing/hold-table';
import { raiseCritical } from '@/faults/testing/raise-critical';
import { startVictim, type Victim } from '@/faults/testing/start-victim';
import { untilStill } from '@/faults/testing/until-still';
import { env } from '@/lib/core/env';
import { database, sql } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { startMailStandIn } from '@/lib/testing/mail-stand-in';
import { makeUser } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

/** Killed side by side, so many times: twenty deaths at each stage. */
const VICTIMS = 4;
const ROUNDS = 5;
const PEOPLE = 6;
const SENT_AT_ONCE = 4;
const MINUTE_MS = 60_000;
const titles = Array.from({ length: VICTIMS }, (_, at) => `Store ${at} is closed`);

let provider: Awaited<ReturnType<typeof startMailStandIn>>;
let people: string[];

const later = (minutes: number) => testContext(systemActor, new Date(testNow.getTime() + minutes * MINUTE_MS));

beforeEach(async () => {
  await database().$executeRaw(sql`
    TRUNCATE user_account, admin_notification, platform_alert, outbox_message, delivery, channel_rest CASCADE`);
  people = [];
  for (let made = 0; made < PEOPLE; made++) people.push((await makeUser({ is_staff: true })).email);
  provider = await startMailStandIn();
});

afterEach(() => provider.stop());

function startVictims(argsOf: (at: number) => readonly string[] = () => []): Victim[] {
  const given = { RESEND_API_KEY: env.RESEND_API_KEY ?? '', RESEND_BASE_URL: env.RESEND_BASE_URL ?? '' };
  const more = { ...given, HEED_CLOCK: testNow.toISOString() };
  return titles.map((_, at) => startVictim(['faults/testing/deliver.fixture.ts', ...argsOf(at)], more));
}

async function killAll(victims: readonly Victim[]): Promise<void> {
  await Promise.all(victims.map((victim) => victim.kill()));
}

/** Kills processes while they wait to write into a table. */
async function killBeforeWriting(table: string, argsOf?: (at: number) => readonly string[]): Promise<void> {
  const hold = await holdTable(table);
  const victims = startVictims(argsOf);
  try {
    await hold.untilWaiting(VICTIMS);
  } finally {
    await killAll(victims);
    await hold.release();
  }
  await untilStill();
}

/** Kills processes while they wait for the provider, which took their mails or did not. */
async function killWhileSending(hasTaken: boolean): Promise<void> {
  provider.state.isLate = hasTaken;
  provider.state.misbehave = () => true;
  const calls = provider.state.calls;
  const victims = startVictims();
  try {
    await vi.waitFor(() => expect(provider.state.calls - calls).toBe(VICTIMS * SENT_AT_ONCE), { timeout: 20_000 });
  } finally {
    await killAll(victims);
    provider.state.misbehave = () => false;
  }
  await untilStill();
}

async function raiseAll(): Promise<void> {
  for (const title of titles) await raiseCritical(testContext(), title);
}

/** By the provider's own count each of the staff gets each notice once, and the ledger says so. */
async function expectEachMailedOnce(): Promise<void> {
  await deliver(later(3));
  await deliver(later(30));
  const wanted = people.flatMap((to) => titles.map((title) => `${to} [Heed] critical: ${title}`)).toSorted();
  expect(provider.mails.map(({ to, subject }) => `${to} ${subject}`).toSorted()).toEqual(wanted);
  const states = await database().delivery.groupBy({ by: ['channel', 'state'], _count: true });
  expect(states.map(({ channel, state, _count }) => `${channel} ${state} ${_count}`).toSorted()).toEqual([
    `email sent ${wanted.length}`,
    `in_app delivered ${wanted.length}`,
  ]);
}

const rounds = Array.from({ length: ROUNDS }, (_, at) => at + 1);

test.each(rounds)(
  'killed while notices are raised: none is half there, and told again each is mailed once (%i)',
  async () => {
    await killBeforeWriting('outbox_message', (at) => [titles[at] ?? '']);
    expect(await database().adminNotification.count()).toBe(0);
    expect(await database().outboxMessage.count()).toBe(0);
    await raiseAll();
    await expectEachMailedOnce();
  },
  60_000,
);

test.each(rounds)(
  'killed while it is decided who is told: each is mailed once (%i)',
  async () => {
    await raiseAll();
    await killBeforeWriting('delivery');
    await expectEachMailedOnce();
  },
  60_000,
);

test.each(rounds)(
  'killed while mails are claimed: each is mailed once (%i)',
  async () => {
    await raiseAll();
    await fanOut(testContext());
    await killBeforeWriting('delivery');
    await expectEachMailedOnce();
  },
  60_000,
);

test.each(rounds)(
  'killed before the provider took a mail: each is mailed once (%i)',
  async () => {
    await raiseAll();
    await killWhileSending(false);
    expect(provider.mails).toEqual([]);
    await expectEachMailedOnce();
  },
  60_000,
);

test.each(rounds)(
  'killed after the provider took a mail, before it said so: each is mailed once (%i)',
  async () => {
    await raiseAll();
    await killWhileSending(true);
    expect(provider.mails).toHaveLength(VICTIMS * SENT_AT_ONCE);
    await expectEachMailedOnce();
  },
  60_000,
);

test.each(rounds)(
  'killed while it is written down that a mail was sent: each is mailed once (%i)',
  async () => {
    await raiseAll();
    await killBeforeWriting('delivery_attempt');
    expect(provider.mails.length).toBeGreaterThanOrEqual(VICTIMS);
    await expectEachMailedOnce();
  },
  60_000,
);
