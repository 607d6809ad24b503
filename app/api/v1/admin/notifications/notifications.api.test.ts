import { beforeEach, describe, expect, it } from 'vitest';
import {
  countUnreadOperation,
  createNotificationOperation,
  listNotificationsOperation,
  listRecentNotificationsOperation,
  markReadOperation,
  readNotificationOperation,
  summariseNotificationsOperation,
} from '@/lib/contracts/alerts/notifications';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeNotification } from '@/lib/testing/make-notification';

const tokenOf = async (is_staff: boolean) => makeToken((await makeUser({ is_staff })).id);
const aNotice = { type: 'store_issue', title: 'Till 3 is silent' };
const nowhere = { id: '2147483' };
const namesOf = (notices: readonly { title: string }[]) => notices.map(({ title }) => title);

/** What every address here refuses alike. */
async function deniedStatuses(operation: { method: string; path: string }, body?: unknown) {
  const asked = { params: { id: String((await makeNotification()).id) }, ...(body !== undefined && { body }) };
  const anonymous = await callOperation(operation, asked);
  const person = await callOperation(operation, { ...asked, token: await tokenOf(false) });
  return [anonymous.status, person.status];
}

beforeEach(async () => {
  await database().adminNotification.deleteMany();
});

describe('GET /api/v1/admin/notifications/', () => {
  const list = async (query = '') => callOperation(listNotificationsOperation, { token: await tokenOf(true), query });

  it('answers 200 with the newest first, or the most pressing first by meaning', async () => {
    for (const [at, priority_rank] of [4, 1, 3, 2].entries()) {
      await makeNotification({
        title: `rank ${priority_rank}`,
        priority_rank,
        created_at: new Date(Date.UTC(2026, 0, at + 1)),
      });
    }
    const newest = await list();
    expect([newest.status, newest.headers.get('x-result-count')]).toEqual([200, '4']);
    expect(namesOf(await newest.json())).toEqual(['rank 2', 'rank 3', 'rank 1', 'rank 4']);
    expect(namesOf(await (await list('?o=priority')).json())).toEqual(['rank 4', 'rank 3', 'rank 2', 'rank 1']);
    expect(namesOf(await (await list('?page=2&page_size=3')).json())).toEqual(['rank 4']);
  });

  it.each([
    '?type=import_failure',
    '?priority=high',
    '?action_required=true',
    '?is_handled=true',
    '?q=SILENT%20till',
    '?type=import_failure&q=silent',
  ])('answers 200 with what fits %s', async (query) => {
    await makeNotification({ title: 'Other' });
    await makeNotification({
      title: 'Till 3 is silent',
      type: 'import_failure',
      priority_rank: 3,
      action_required: true,
      handled_at: new Date(0),
    });
    expect(namesOf(await (await list(query)).json())).toEqual(['Till 3 is silent']);
  });

  it.each(['?type=A', '?priority=urgent', '?page=0', '?sort=x', '?is_read=perhaps'])(
    'answers 400 to %s',
    async (query) => {
      expect((await list(query)).status).toBe(400);
    },
  );

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(listNotificationsOperation)).toEqual([401, 403]);
  });
});

describe('POST /api/v1/admin/notifications/', () => {
  const post = async (body: unknown) =>
    callOperation(createNotificationOperation, { token: await tokenOf(true), body });

  it('answers 201 to an address in capitals, and keeps it as browsers write it', async () => {
    const answer = await post({ ...aNotice, title: 'Capitals', action_url: 'HTTPS://Example.ORG/X' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ action_url: 'https://example.org/X' });
  });

  it('answers 201 with the notification, unread', async () => {
    const answer = await post({ ...aNotice, action_url: '/admin/imports', notification_metadata: { till: 3 } });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      ...aNotice,
      priority: 'normal',
      is_read: false,
      read_by: [],
      fold_count: 1,
      action_url: '/admin/imports',
      notification_metadata: { till: 3 },
    });
    expect(await database().auditEntry.count({ where: { operation: createNotificationOperation.id } })).toBeGreaterThan(
      0,
    );
  });

  it('answers 200 with the one that there is when the same is said again', async () => {
    const first = await (await post(aNotice)).json();
    const again = await post(aNotice);
    expect([again.status, await again.json()]).toMatchObject([200, { id: first.id, fold_count: 2 }]);
  });

  it.each([
    { field: 'title', value: '' },
    { field: 'title', value: 'x'.repeat(201) },
    { field: 'title', value: 'Hello\r\nBcc: all@example.org' },
    { field: 'title', value: 'Hello\u2028there' },
    { field: 'title', value: 'Hello\u0000' },
    { field: 'message', value: 'x'.repeat(5_001) },
    { field: 'message', value: 'a\u0000b' },
    { field: 'type', value: 'Import failure' },
    { field: 'priority', value: 'urgent' },
    { field: 'action_url', value: 'javascript:alert(1)' },
    { field: 'action_url', value: 'data:text/html,x' },
    { field: 'action_url', value: '//evil.example' },
    { field: 'action_url', value: '/\\evil.example' },
    { field: 'action_url', value: '/x\r\nLocation: y' },
    { field: 'notification_metadata', value: 'text' },
    { field: 'notification_metadata', value: { a: 'a\u0000' } },
    { field: 'notification_metadata', value: { a: 'x'.repeat(20_001) } },
    { field: 'is_read', value: true },
  ])('answers 400 that names $field for $value, and stores nothing', async ({ field, value }) => {
    const answer = await post({ ...aNotice, [field]: value });
    expect(answer.status).toBe(400);
    const problem = await answer.json();
    expect(problem[`field_${field}`] ?? problem[field]).toEqual([expect.any(String)]);
    expect(await database().adminNotification.count()).toBe(0);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(createNotificationOperation, aNotice)).toEqual([401, 403]);
  });
});

describe('GET /api/v1/admin/notifications/recent/', () => {
  it('answers 200 with the newest that the caller has not read, at most as many as asked for', async () => {
    const token = await tokenOf(true);
    const made = [];
    for (const day of [1, 2, 3]) {
      made.push(await makeNotification({ title: `day ${day}`, created_at: new Date(Date.UTC(2026, 0, day)) }));
    }
    await callOperation(markReadOperation, { token, params: { id: String(made[2]?.id) } });
    const recent = async (query = '') =>
      (await callOperation(listRecentNotificationsOperation, { token, query })).json();
    expect(namesOf(await recent())).toEqual(['day 2', 'day 1']);
    expect(namesOf(await recent('?limit=1'))).toEqual(['day 2']);
  });

  it.each(['0', '51', 'x', '-1', '1.5'])('answers 400 to a limit of %s', async (limit) => {
    const asked = { token: await tokenOf(true), query: `?limit=${limit}` };
    expect((await callOperation(listRecentNotificationsOperation, asked)).status).toBe(400);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(listRecentNotificationsOperation)).toEqual([401, 403]);
  });
});

describe('GET /api/v1/admin/notifications/unread-count/', () => {
  it('answers 200 with how many the caller has not read, whatever others have', async () => {
    const [one, other] = [await tokenOf(true), await tokenOf(true)];
    const { id } = await makeNotification();
    await makeNotification();
    await callOperation(markReadOperation, { token: one, params: { id: String(id) } });
    const countOf = async (token: string) => (await callOperation(countUnreadOperation, { token })).json();
    expect([await countOf(one), await countOf(other)]).toEqual([{ unread_count: 1 }, { unread_count: 2 }]);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(countUnreadOperation)).toEqual([401, 403]);
  });
});

describe('GET /api/v1/admin/notifications/{id}/', () => {
  it('answers 200 with the notification and who else has read it', async () => {
    const { id } = await makeNotification();
    const reader = await makeUser({ is_staff: true });
    await callOperation(markReadOperation, { token: await makeToken(reader.id), params: { id: String(id) } });
    const answer = await callOperation(readNotificationOperation, {
      token: await tokenOf(true),
      params: { id: String(id) },
    });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { id, is_read: false, read_by_user_id: null, read_by: [{ uuid: reader.id, full_name: reader.full_name }] },
    ]);
  });

  it('answers 404 to what there is not', async () => {
    const token = await tokenOf(true);
    expect((await callOperation(readNotificationOperation, { token, params: nowhere })).status).toBe(404);
    expect((await callOperation(readNotificationOperation, { token, params: { id: 'nonsense' } })).status).toBe(404);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(readNotificationOperation)).toEqual([401, 403]);
  });
});

describe('GET /api/v1/admin/notifications/summary/', () => {
  it('answers 200 with counts under the filters of the list', async () => {
    const token = await tokenOf(true);
    const read = await makeNotification({ title: 'Till 1' });
    await makeNotification({ title: 'Till 2', type: 'security_alert' });
    await makeNotification({ title: 'Door' });
    await callOperation(markReadOperation, { token, params: { id: String(read.id) } });
    const answer = await callOperation(summariseNotificationsOperation, { token, query: '?q=till&is_read=true' });
    expect([answer.status, await answer.json()]).toEqual([200, { total: 1, unread: 1, by_type: { store_issue: 1 } }]);
  });

  it('answers 200 with zeroes when nothing matches', async () => {
    const answer = await callOperation(summariseNotificationsOperation, { token: await tokenOf(true) });
    expect([answer.status, await answer.json()]).toEqual([200, { total: 0, unread: 0, by_type: {} }]);
  });

  it('answers 400 to a filter that cannot be', async () => {
    const asked = { token: await tokenOf(true), query: '?is_read=perhaps' };
    expect((await callOperation(summariseNotificationsOperation, asked)).status).toBe(400);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(summariseNotificationsOperation)).toEqual([401, 403]);
  });
});
