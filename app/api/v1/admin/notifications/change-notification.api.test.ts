import { describe, expect, it } from 'vitest';
import {
  deleteNotificationOperation,
  markAllReadOperation,
  markHandledOperation,
  markReadOperation,
  markUnhandledOperation,
  markUnreadOperation,
  readNotificationOperation,
  restoreNotificationOperation,
} from '@/lib/contracts/alerts/notifications';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeNotification } from '@/lib/testing/make-notification';

const tokenOf = async (is_staff: boolean) => makeToken((await makeUser({ is_staff })).id);
const nowhere = { id: '2147483' };

/** What every address here refuses alike. */
async function deniedStatuses(operation: { method: string; path: string }, body?: unknown) {
  const asked = { params: { id: String((await makeNotification()).id) }, ...(body !== undefined && { body }) };
  const anonymous = await callOperation(operation, asked);
  const person = await callOperation(operation, { ...asked, token: await tokenOf(false) });
  return [anonymous.status, person.status];
}

describe('PUT /api/v1/admin/notifications/{id}/read/', () => {
  it('answers 200, and the first time stays when it is said again', async () => {
    const person = await makeUser({ is_staff: true });
    const token = await makeToken(person.id);
    const params = { id: String((await makeNotification()).id) };
    const first = await (await callOperation(markReadOperation, { token, params })).json();
    expect(first).toMatchObject({ is_read: true, read_by_user_id: person.id, read_by: [] });
    const again = await callOperation(markReadOperation, { token, params });
    expect([again.status, (await again.json()).read_at]).toEqual([200, first.read_at]);
  });

  it('answers 404 to what there is not', async () => {
    expect((await callOperation(markReadOperation, { token: await tokenOf(true), params: nowhere })).status).toBe(404);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(markReadOperation)).toEqual([401, 403]);
  });
});

describe('PUT /api/v1/admin/notifications/mark-all-read/', () => {
  const mark = (token: string, body?: unknown) =>
    callOperation(markAllReadOperation, { token, ...(body !== undefined && { body }) });

  it('answers 200 with how many were not read before: those named, or all', async () => {
    await database().adminNotification.deleteMany();
    const token = await tokenOf(true);
    const { id } = await makeNotification();
    await makeNotification();
    const named = await mark(token, { ids: [id] });
    expect([named.status, await named.json()]).toEqual([200, { updated: 1 }]);
    expect(await (await mark(token)).json()).toEqual({ updated: 1 });
    expect(await (await mark(token)).json()).toEqual({ updated: 0 });
  });

  it('answers 400 to ids that are none', async () => {
    expect((await mark(await tokenOf(true), { ids: ['a'] })).status).toBe(400);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(markAllReadOperation)).toEqual([401, 403]);
  });
});

describe('DELETE /api/v1/admin/notifications/{id}/', () => {
  it('answers 204, and 404 the second time', async () => {
    const asked = { token: await tokenOf(true), params: { id: String((await makeNotification()).id) } };
    expect((await callOperation(deleteNotificationOperation, asked)).status).toBe(204);
    expect((await callOperation(deleteNotificationOperation, asked)).status).toBe(404);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(deleteNotificationOperation)).toEqual([401, 403]);
  });
});

describe('POST /api/v1/admin/notifications/{id}/restore/', () => {
  it('answers 200 with a deleted notification as it was, with who had read it', async () => {
    const token = await tokenOf(true);
    const { id, title } = await makeNotification({ action_required: true, fold_count: 3, priority_rank: 4 });
    const asked = { token, params: { id: String(id) } };
    for (const reader of [token, await tokenOf(true)])
      await callOperation(markReadOperation, { ...asked, token: reader });
    const before = await (await callOperation(readNotificationOperation, asked)).json();
    expect(before).toMatchObject({ title, is_read: true, fold_count: 3 });
    await callOperation(deleteNotificationOperation, asked);
    const answer = await callOperation(restoreNotificationOperation, asked);
    expect([answer.status, await answer.json()]).toEqual([200, before]);
    expect((await callOperation(deleteNotificationOperation, asked)).status).toBe(204);
    expect((await callOperation(restoreNotificationOperation, asked)).status).toBe(200);
  });

  it('answers 200 beside an identical notification that came meanwhile', async () => {
    const token = await tokenOf(true);
    const { fingerprint, id } = await makeNotification();
    const asked = { token, params: { id: String(id) } };
    await callOperation(deleteNotificationOperation, asked);
    await makeNotification({ fingerprint });
    expect((await callOperation(restoreNotificationOperation, asked)).status).toBe(200);
    expect(await database().adminNotification.count({ where: { fingerprint } })).toBe(2);
  });

  it('answers 404 to one that was not deleted, was restored, or was deleted more than a day ago', async () => {
    const token = await tokenOf(true);
    const { id } = await makeNotification();
    const asked = { token, params: { id: String(id) } };
    const restore = async () => (await callOperation(restoreNotificationOperation, asked)).status;
    expect(await restore()).toBe(404);
    await callOperation(deleteNotificationOperation, asked);
    expect([await restore(), await restore()]).toEqual([200, 404]);
    await callOperation(deleteNotificationOperation, asked);
    const deleted_at = new Date(Date.now() - 25 * 3_600_000);
    await database().deletedNotification.update({ where: { id }, data: { deleted_at } });
    expect(await restore()).toBe(404);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(restoreNotificationOperation)).toEqual([401, 403]);
  });
});

describe('PUT /api/v1/admin/notifications/{id}/handled/', () => {
  it('answers 200 with who took care of it first', async () => {
    const person = await makeUser({ is_staff: true });
    const params = { id: String((await makeNotification()).id) };
    await callOperation(markHandledOperation, { token: await makeToken(person.id), params });
    const again = await callOperation(markHandledOperation, { token: await tokenOf(true), params });
    expect([again.status, await again.json()]).toMatchObject([200, { handled_by: { uuid: person.id } }]);
  });

  it('answers 404 to what there is not', async () => {
    expect((await callOperation(markHandledOperation, { token: await tokenOf(true), params: nowhere })).status).toBe(
      404,
    );
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(markHandledOperation)).toEqual([401, 403]);
  });
});

describe('DELETE /api/v1/admin/notifications/{id}/handled/', () => {
  it('answers 200 with a notification that waits again', async () => {
    const asked = { token: await tokenOf(true), params: { id: String((await makeNotification()).id) } };
    await callOperation(markHandledOperation, asked);
    const answer = await callOperation(markUnhandledOperation, asked);
    expect([answer.status, await answer.json()]).toMatchObject([200, { handled_at: null, handled_by: null }]);
  });

  it('answers 404 to what there is not', async () => {
    expect((await callOperation(markUnhandledOperation, { token: await tokenOf(true), params: nowhere })).status).toBe(
      404,
    );
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(markUnhandledOperation)).toEqual([401, 403]);
  });
});

describe('DELETE /api/v1/admin/notifications/{id}/read/', () => {
  it('answers 200, twice as once, and leaves the reading of others', async () => {
    const [token, other] = [await tokenOf(true), await tokenOf(true)];
    const params = { id: String((await makeNotification()).id) };
    for (const reader of [token, other]) await callOperation(markReadOperation, { token: reader, params });
    for (let repeated = 0; repeated < 2; repeated++) {
      const answer = await callOperation(markUnreadOperation, { token, params });
      const shown = await answer.json();
      expect([answer.status, shown]).toMatchObject([200, { is_read: false, read_at: null }]);
      expect(shown.read_by).toHaveLength(1);
    }
  });

  it('answers 404 to what there is not', async () => {
    expect((await callOperation(markUnreadOperation, { token: await tokenOf(true), params: nowhere })).status).toBe(
      404,
    );
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(markUnreadOperation)).toEqual([401, 403]);
  });
});
