import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { createWebhookEndpoint } from '@/lib/services/webhooks/create-webhook-endpoint';
import { uniqueName } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';
import { startWebhookReceiver } from '@/lib/testing/webhook-receiver';

const DAY_MS = 86_400_000;
const unitsMs: Readonly<Record<string, number>> = { s: 1_000, min: 60_000, h: 3_600_000 };

/** "2 h 36 min 5 s" */
function msOf(words: string): number {
  const parts = [...words.matchAll(/(\d+) (h|min|s)\b/g)];
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitsMs[unit] ?? Number.NaN), 0);
}

/** The table of attempts in docs/webhooks.md. */
function documented() {
  const text = readFileSync(path.join(import.meta.dirname, '../../../docs/webhooks.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (\d+) +\| ([^|]+) \| ([^|]+) \|$/gm)];
  return rows.map(([, attempt, wait = '', since = '']) => {
    return { attempt: Number(attempt), waitMs: msOf(wait), sinceMs: msOf(since) };
  });
}

const at = (time: Date) => testContext(systemActor, time);
const only = () => database().delivery.findFirstOrThrow({ where: { channel: 'webhook' } });

afterEach(() => {
  vi.restoreAllMocks();
});

test('a webhook that never gets through is tried as documented for three days, then has failed', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0);
  const receiver = await startWebhookReceiver();
  receiver.answers.push(...Array.from({ length: 50 }, () => 503));
  receiver.retryAfter = '';
  try {
    await createWebhookEndpoint(at(testNow), { url: receiver.url, description: '', kinds: ['store_issue'] });
    const notice = { title: uniqueName('notice'), message: '', action_required: false, action_url: null };
    const raised = { ...notice, type: 'store_issue', priority: 'normal' as const, notification_metadata: {} };
    await createNotification(at(testNow), raised);
    let now = testNow;
    let since = 0;
    const table = documented();
    for (const { attempt, waitMs, sinceMs } of table) {
      if (attempt > 1) {
        const { next_attempt_at } = await only();
        await deliver(at(new Date((next_attempt_at?.getTime() ?? 0) - 1_000)));
        expect(receiver.received).toHaveLength(attempt - 1);
        now = next_attempt_at ?? now;
      }
      since += waitMs;
      expect(since).toBe(sinceMs);
      await deliver(at(now));
      expect(receiver.received).toHaveLength(attempt);
      const last = await database().deliveryAttempt.findFirstOrThrow({ orderBy: { id: 'desc' } });
      const nextWaitMs = table[attempt]?.waitMs;
      const next = nextWaitMs === undefined ? null : new Date(last.at.getTime() + nextWaitMs);
      expect((await only()).next_attempt_at).toEqual(next);
    }
    expect(since).toBeGreaterThan(2.9 * DAY_MS);
    expect(since).toBeLessThanOrEqual(3 * DAY_MS);
    expect(await only()).toMatchObject({ state: 'failed', attempts: 11, last_error: 'It responded 503.' });
    await deliver(at(new Date(now.getTime() + DAY_MS)));
    expect(receiver.received).toHaveLength(11);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await database().adminNotification.count({ where: { type: 'delivery_failure' } })).toBe(1);
  } finally {
    receiver.close();
  }
}, 60_000);
