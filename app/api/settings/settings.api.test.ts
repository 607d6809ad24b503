import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeSettingsOperation, defaultSettings, readSettingsOperation } from '@/lib/contracts/settings';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';

const tokenOf = async (fields: { is_staff: boolean }) => makeToken((await makeUser(fields)).id);
const patch = (token: string, body: unknown, ifMatch?: string) =>
  callOperation(changeSettingsOperation, {
    token,
    body,
    ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
  });

beforeEach(async () => {
  await database().setting.deleteMany();
});

describe('GET /api/settings/', () => {
  it('answers 200 with values, defaults and a version', async () => {
    const answer = await callOperation(readSettingsOperation, { token: await tokenOf({ is_staff: true }) });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toMatch(/^"[\w-]{27}"$/);
    expect(await answer.json()).toEqual({
      values: defaultSettings,
      defaults: defaultSettings,
      modified: null,
      modified_by: null,
    });
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readSettingsOperation)).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await callOperation(readSettingsOperation, { token: await tokenOf({ is_staff: false }) })).status).toBe(
      403,
    );
  });

  it('answers 405 to other methods', async () => {
    expect((await callOperation(readSettingsOperation, { method: 'POST' })).status).toBe(405);
  });
});

describe('PATCH /api/settings/', () => {
  it('answers 200 with a new version, which is the one that GET answers', async () => {
    const token = await tokenOf({ is_staff: true });
    const read = await callOperation(readSettingsOperation, { token });
    const answer = await patch(token, { USER_ACTIONS_OVERDUE_DAYS: 10 }, read.headers.get('etag') ?? '');
    expect([answer.status, await answer.json()]).toMatchObject([200, { values: { USER_ACTIONS_OVERDUE_DAYS: 10 } }]);
    expect(answer.headers.get('etag')).not.toBe(read.headers.get('etag'));
    expect(answer.headers.get('etag')).toBe(
      (await callOperation(readSettingsOperation, { token })).headers.get('etag'),
    );
  });

  it('answers 200 with the same version to a call that is repeated', async () => {
    const token = await tokenOf({ is_staff: true });
    const headers = { 'idempotency-key': randomUUID() };
    const change = () =>
      callOperation(changeSettingsOperation, { token, headers, body: { USER_ACTIONS_OVERDUE_DAYS: 11 } });
    const [first, again] = [await change(), await change()];
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
  });

  it('answers 412 to a change of an older version, and changes nothing', async () => {
    const token = await tokenOf({ is_staff: true });
    const version = (await callOperation(readSettingsOperation, { token })).headers.get('etag') ?? '';
    await patch(token, { USER_ACTIONS_OVERDUE_DAYS: 10 }, version);
    const answer = await patch(token, { USER_ACTIONS_OVERDUE_DAYS: 20 }, version);
    expect([answer.status, await answer.json()]).toMatchObject([412, { code: 'version_stale' }]);
    expect(await (await callOperation(readSettingsOperation, { token })).json()).toMatchObject({
      values: { USER_ACTIONS_OVERDUE_DAYS: 10 },
    });
  });

  it('answers 200 to a change of whatever version there is', async () => {
    const token = await tokenOf({ is_staff: true });
    expect((await patch(token, { USER_ACTIONS_ENABLED: false }, '*')).status).toBe(200);
    expect((await patch(token, { USER_ACTIONS_ENABLED: true })).status).toBe(200);
  });

  it.each([
    { field: 'USER_ACTIONS_ENABLED', value: null },
    { field: 'USER_ACTIONS_ENABLED', value: 'yes' },
    { field: 'USER_ACTIONS_PENDING_ORDER_HOURS', value: 0 },
    { field: 'USER_ACTIONS_PENDING_ORDER_HOURS', value: 169 },
    { field: 'USER_ACTIONS_OVERDUE_DAYS', value: 1.5 },
    { field: 'USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS', value: [] },
    {
      field: 'USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS.1',
      key: 'USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS',
      value: [7, -1],
    },
    { field: 'USER_ACTIONS_WHATEVER', value: 1 },
  ])('answers 400 that names $field for $value', async ({ field, key = field, value }) => {
    const answer = await patch(await tokenOf({ is_staff: true }), { [key]: value });
    expect(answer.status).toBe(400);
    expect(Object.keys(await answer.json())).toContain(field);
  });

  it.each([
    ['INVITATION_LIFETIME_DAYS', 7, [1, 90], [0, 91, 1.5]],
    ['INVITATIONS_PER_DAY', 100, [1, 10_000], [0, 10_001]],
  ] as const)(
    'answers 200 to %s, usually %i, within its bounds, and 400 beyond them',
    async (key, usual, within, beyond) => {
      const token = await tokenOf({ is_staff: true });
      expect(defaultSettings[key]).toBe(usual);
      for (const value of within)
        expect([value, (await patch(token, { [key]: value }, '*')).status]).toEqual([value, 200]);
      for (const value of beyond)
        expect([value, (await patch(token, { [key]: value }, '*')).status]).toEqual([value, 400]);
      expect((await patch(token, { [key]: usual }, '*')).status).toBe(200);
    },
  );

  it('answers 401 without a token', async () => {
    expect((await callOperation(changeSettingsOperation, { body: {} })).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    expect((await patch(await tokenOf({ is_staff: false }), {})).status).toBe(403);
  });
});
