import { beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '@/lib/core/events';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { deleteNotification } from '@/lib/services/notifications/delete-notification';
import { markHandled } from '@/lib/services/notifications/mark-handled';
import { markRead } from '@/lib/services/notifications/mark-read';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import { readNotification } from '@/lib/services/notifications/read-notification';
import { makeUser } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const given = {
  type: 'store_issue',
  priority: 'normal' as const,
  title: 'Till 3 is silent',
  message: '',
  action_required: false,
  action_url: null,
  notification_metadata: {},
};
const at = (minutes: number) => testContext(systemActor, new Date(testNow.getTime() + minutes * 60_000));
const counts = async () =>
  (await database().adminNotification.findMany({ orderBy: { id: 'asc' } })).map(({ fold_count }) => fold_count);

beforeEach(async () => {
  await database().adminNotification.deleteMany();
});

describe('folding', () => {
  it('makes one notice of 200 identical ones at once, and counts each', async () => {
    await Promise.all(Array.from({ length: 200 }, () => createNotification(at(0), given)));
    expect(await counts()).toEqual([200]);
  });

  it('begins a new notice after an hour, one for however many come at once', async () => {
    await createNotification(at(0), given);
    await createNotification(at(59), given);
    await Promise.all(Array.from({ length: 40 }, () => createNotification(at(60), given)));
    expect(await counts()).toEqual([2, 40]);
  });

  it('keeps what differs apart: type, text, where it leads, fingerprint', async () => {
    const others = [{ type: 'other' }, { title: 'x' }, { message: 'x' }, { action_url: '/x' }, { fingerprint: 'x' }];
    for (const other of [{}, ...others]) await createNotification(at(0), { ...given, ...other });
    expect(await counts()).toHaveLength(6);
  });

  it('keeps who has read it, takes the higher priority, and raises its event once', async () => {
    const raised: DomainEvent[] = [];
    const listening = {
      ...at(0),
      react: async (_: unknown, events: readonly DomainEvent[]) => void raised.push(...events),
    };
    const person = await makeUser({ is_staff: true });
    const { id } = await createNotification(listening, given);
    await markRead(testContext(person), { id });
    const again = await createNotification(
      { ...listening, actor: testContext(person).actor },
      { ...given, priority: 'high' },
    );
    expect(again).toMatchObject({ id, is_read: true, priority: 'high', fold_count: 2 });
    expect(raised).toEqual([{ type: 'notification.raised', notificationId: String(id) }]);
  });

  it('is unread again and raised once more when it becomes critical, once', async () => {
    const raised: DomainEvent[] = [];
    const listening = {
      ...at(0),
      react: async (_: unknown, events: readonly DomainEvent[]) => void raised.push(...events),
    };
    const person = await makeUser({ is_staff: true });
    const { id } = await createNotification(listening, given);
    await markRead(testContext(person), { id });
    for (const _ of [1, 2]) await createNotification(listening, { ...given, priority: 'critical' });
    expect(await readNotification(testContext(person), { id })).toMatchObject({ is_read: false, fold_count: 3 });
    expect(raised).toHaveLength(2);
  });

  it('begins a new notice when the old one was handled or deleted', async () => {
    const first = await createNotification(at(0), given);
    await markHandled(at(1), { id: first.id });
    const second = await createNotification(at(2), given);
    expect(second.id).not.toBe(first.id);
    await deleteNotification(at(3), { id: second.id });
    expect(await createNotification(at(4), given)).toMatchObject({ fold_count: 1, handled_at: null });
  });
});

describe('each kind that Heed raises', () => {
  const importId = crypto.randomUUID();

  it.each([
    {
      type: 'import_failure',
      priority: 'high',
      metadata: { import_uuid: importId, file_name: 'a.csv', source: 'api', store_name: 'North', error_count: 7 },
      raise: () =>
        raiseNotification(at(0), 'import_failure', {
          importId,
          fileName: 'a.csv',
          source: 'api',
          storeName: 'North',
          errorCount: 7,
          message: 'Line 3',
        }),
    },
    {
      type: 'order_sync_failure',
      priority: 'high',
      metadata: { source_name: 'Shop', status: 502 },
      raise: () =>
        raiseNotification(at(0), 'order_sync_failure', {
          sourceName: 'Shop',
          message: 'x',
          actionUrl: null,
          metadata: { status: 502 },
        }),
    },
    {
      type: 'order_exception',
      priority: 'normal',
      metadata: { order_key: '7', source_name: 'Shop', unmatched_products: ['tea'] },
      raise: () =>
        raiseNotification(at(0), 'order_exception', {
          orderKey: '7',
          sourceName: 'Shop',
          unmatchedProducts: ['tea'],
          actionUrl: null,
        }),
    },
    {
      type: 'critical_error',
      priority: 'critical',
      metadata: { subject: 'job clean-up', job_id: 'clean-up' },
      raise: () =>
        raiseNotification(at(0), 'critical_error', {
          subject: 'job clean-up',
          message: 'x',
          metadata: { job_id: 'clean-up' },
        }),
    },
    {
      type: 'store_issue',
      priority: 'normal',
      metadata: { store_name: 'North', issue: 'Till silent' },
      raise: () => raiseNotification(at(0), 'store_issue', { storeName: 'North', issue: 'Till silent', message: '' }),
    },
    {
      type: 'security_alert',
      priority: 'critical',
      metadata: { network: '10.0.0.0/24' },
      raise: () =>
        raiseNotification(at(0), 'security_alert', {
          title: 'x',
          message: '',
          fingerprint: 'x',
          metadata: { network: '10.0.0.0/24' },
        }),
    },
  ])('has its own type, priority and metadata: $type', async ({ type, priority, metadata, raise }) => {
    expect(await raise()).toMatchObject({ type, priority, notification_metadata: metadata, fold_count: 1 });
  });

  it('stores texts that hold whatever a file held, cut to length between characters', async () => {
    const fileName = `\u0000\r\nBcc: x\uD800${'🙂'.repeat(300)}`;
    const { title, message } = await raiseNotification(at(0), 'import_failure', {
      importId,
      fileName,
      source: 'api',
      storeName: '',
      errorCount: null,
      message: 'a\u0000b\nc',
    });
    expect(title).toMatch(/^Import failed: Bcc: x\uFFFD/);
    expect([title.length <= 200, title.isWellFormed(), message]).toEqual([true, true, 'a b\nc']);
  });

  it('outlives the transaction that failed when it is raised outside', async () => {
    const failing = transaction(at(0), async (tx) => {
      await createNotification(tx, { ...given, title: 'inside' });
      throw new Error('no');
    });
    await failing.catch(() => raiseNotification(at(0), 'critical_error', { subject: 'job x', message: 'no' }));
    expect((await database().adminNotification.findMany()).map(({ title }) => title)).toEqual([
      'Something went wrong: job x',
    ]);
  });
});
