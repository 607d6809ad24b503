import { describe, expect, test } from 'vitest';
import { countUnreadOperation, listRecentNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import type { NotificationPreferences } from '@/lib/contracts/delivery/preferences';
import {
  changeNotificationPreferencesOperation,
  readNotificationPreferencesOperation,
} from '@/lib/contracts/delivery/preferences';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeNotification } from '@/lib/testing/make-notification';

async function caller(fields: Parameters<typeof makeUser>[0] = {}) {
  const person = await makeUser(fields);
  return { person, token: await makeToken(person.id) };
}

const patch = (token: string, body: unknown, ifMatch?: string) =>
  callOperation(changeNotificationPreferencesOperation, {
    token,
    body,
    ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
  });

const choose = (token: string, kind: string, channel: string, when: string) =>
  patch(token, { choices: [{ kind, channel, when }] });

async function read(token: string): Promise<NotificationPreferences> {
  return (await callOperation(readNotificationPreferencesOperation, { token })).json();
}

const whenOf = ({ kinds }: NotificationPreferences, kind: string, channel: string) =>
  kinds.find((one) => one.kind === kind)?.channels.find((one) => one.channel === channel)?.when;

const nights = { is_on: true, from: '22:00', until: '07:00', days: [1, 2, 3, 4, 5] };

describe('GET /api/notification-preferences/', () => {
  test('200: people see the kinds that can reach them, with a version', async () => {
    const { token } = await caller({ time_zone: 'Europe/Tallinn' });
    const answer = await callOperation(readNotificationPreferencesOperation, { token });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"/)]);
    expect(await answer.json()).toMatchObject({
      time_zone: 'Europe/Tallinn',
      kinds: [
        { kind: 'project_ending', channels: [{ channel: 'email', when: 'at_once', choices: ['at_once', 'digest'] }] },
        {
          kind: 'submission_decided',
          channels: [{ channel: 'email', when: 'at_once', choices: ['at_once', 'digest', 'off'] }],
        },
        {
          kind: 'role_changed',
          channels: [{ channel: 'email', when: 'at_once', choices: ['at_once', 'digest', 'off'] }],
        },
        {
          kind: 'role_extension_request',
          channels: [{ channel: 'email', when: 'at_once', choices: ['at_once', 'digest', 'off'] }],
        },
        {
          kind: 'end_date_request',
          channels: [{ channel: 'email', when: 'at_once', choices: ['at_once', 'digest', 'off'] }],
        },
        {
          kind: 'permission_request',
          channels: [{ channel: 'email', when: 'at_once', choices: ['at_once', 'digest', 'off'] }],
        },
        {
          kind: 'rule_notice',
          channels: [{ channel: 'email', when: 'at_once', choices: ['at_once', 'digest', 'off'] }],
        },
        { kind: 'access_problems', channels: [{ channel: 'email', when: 'digest', choices: ['digest', 'off'] }] },
        { kind: 'user_action_digest', channels: [{ channel: 'email', when: 'digest', choices: ['digest', 'off'] }] },
        { kind: 'account_link', is_mandatory: true },
        { kind: 'account_security', is_mandatory: true },
        { kind: 'invitation', is_mandatory: true },
        { kind: 'rule_warning', is_mandatory: true },
        { kind: 'account_deleted', is_mandatory: true },
        { kind: 'access_revoked', is_mandatory: true },
        { kind: 'access_renewal', is_mandatory: true },
      ],
      quiet_hours: { is_on: false, from: '22:00', until: '07:00', days: [1, 2, 3, 4, 5, 6, 7] },
    });
  });

  test('200: staff see theirs too, the mandatory ones with the reason', async () => {
    const { kinds } = await read((await caller({ is_staff: true })).token);
    expect(kinds.map(({ kind, is_mandatory }) => [kind, is_mandatory])).toEqual([
      ['critical_alert', true],
      ['critical_notice', true],
      ['alert', false],
      ['notice', false],
      ['project_ending', false],
      ['submission_decided', false],
      ['role_changed', false],
      ['role_extension_request', false],
      ['end_date_request', false],
      ['permission_request', false],
      ['rule_notice', false],
      ['access_problems', false],
      ['user_action_digest', false],
      ['account_link', true],
      ['account_security', true],
      ['invitation', true],
      ['rule_warning', true],
      ['account_deleted', true],
      ['access_revoked', true],
      ['access_renewal', true],
    ]);
    for (const { channels, is_mandatory } of kinds) {
      for (const one of channels) expect(one.is_mandatory).toBe(one.reason !== null);
      if (is_mandatory) expect(new Set(channels.flatMap(({ choices }) => choices))).toEqual(new Set(['at_once']));
    }
  });

  test('401: without credentials', async () => {
    expect((await callOperation(readNotificationPreferencesOperation)).status).toBe(401);
  });

  test('400: names an unknown query parameter', async () => {
    const answer = await callOperation(readNotificationPreferencesOperation, {
      token: (await caller()).token,
      query: '?kind=notice',
    });
    expect([answer.status, await answer.json()]).toMatchObject([400, { kind: expect.anything() }]);
  });

  test('405: other methods are refused', async () => {
    expect((await callOperation(readNotificationPreferencesOperation, { method: 'POST' })).status).toBe(405);
  });
});

describe('PATCH /api/notification-preferences/', () => {
  test('200: changes what is given, keeps the rest, and records from what to what', async () => {
    const { person, token } = await caller({ is_staff: true });
    const before = await read(token);
    const answer = await patch(token, {
      choices: [
        { kind: 'notice', channel: 'email', when: 'at_once' },
        { kind: 'user_action_digest', channel: 'email', when: 'off' },
      ],
      quiet_hours: { ...nights, days: [5, 1, 2, 3, 4, 1] },
    });
    expect(answer.status).toBe(200);
    const after: NotificationPreferences = await answer.json();
    expect(after).toEqual(await read(token));
    expect(after.quiet_hours).toEqual(nights);
    expect(whenOf(after, 'notice', 'email')).toBe('at_once');
    expect(whenOf(after, 'alert', 'email')).toBe(whenOf(before, 'alert', 'email'));
    expect(await database().user.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({
      digest_enabled: false,
      quiet_enabled: true,
      quiet_from_minute: 1320,
      quiet_until_minute: 420,
    });
    const audited = await database().auditEntry.findMany({ where: { subject_id: person.id } });
    expect(audited).toMatchObject([
      {
        operation: 'notification_preferences_change',
        facts: {
          'notice.email': { from: whenOf(before, 'notice', 'email'), to: 'at_once' },
          'user_action_digest.email': { from: 'digest', to: 'off' },
          quiet_hours: { from: before.quiet_hours, to: nights },
        },
      },
    ]);
  });

  test('200: going back to a default keeps no row, and changing nothing records nothing', async () => {
    const { person, token } = await caller({ is_staff: true });
    await choose(token, 'notice', 'in_app', 'off');
    expect(await database().notificationPreference.count({ where: { user_id: person.id } })).toBe(1);
    await choose(token, 'notice', 'in_app', 'at_once');
    expect(await database().notificationPreference.count({ where: { user_id: person.id } })).toBe(0);
    await choose(token, 'notice', 'in_app', 'at_once');
    expect((await choose(token, 'critical_notice', 'email', 'at_once')).status).toBe(200);
    expect(await database().auditEntry.count({ where: { subject_id: person.id } })).toBe(2);
  });

  test('200: what is switched off in the app leaves the bell, and what is critical stays there', async () => {
    const { token } = await caller({ is_staff: true });
    const critical = await makeNotification({ priority_rank: 4 });
    const normal = await makeNotification();
    await choose(token, 'notice', 'in_app', 'off');
    const recent: { id: number }[] = await (
      await callOperation(listRecentNotificationsOperation, { token, query: '?limit=50' })
    ).json();
    const ids = recent.map(({ id }) => id);
    expect([ids.includes(critical.id), ids.includes(normal.id)]).toEqual([true, false]);
    expect(await (await callOperation(countUnreadOperation, { token })).json()).toEqual({ unread_count: 1 });
    await choose(token, 'notice', 'in_app', 'at_once');
    expect(await (await callOperation(countUnreadOperation, { token })).json()).toEqual({ unread_count: 2 });
  });

  test('200: quiet hours that are switched off are not forgotten', async () => {
    const { token } = await caller();
    await patch(token, { quiet_hours: { ...nights, from: '23:30' } });
    await patch(token, { quiet_hours: { ...nights, from: '23:30', is_on: false } });
    expect((await read(token)).quiet_hours).toMatchObject({ is_on: false, from: '23:30' });
  });

  test('412: to a change of an older version, and nothing is changed', async () => {
    const { token } = await caller();
    const version = (await callOperation(readNotificationPreferencesOperation, { token })).headers.get('etag') ?? '';
    expect((await patch(token, { quiet_hours: nights }, version)).status).toBe(200);
    const body = { choices: [{ kind: 'user_action_digest', channel: 'email', when: 'off' }] };
    expect((await patch(token, body, version)).status).toBe(412);
    expect(whenOf(await read(token), 'user_action_digest', 'email')).toBe('digest');
  });

  test('two changes at once are both kept', async () => {
    const { token } = await caller({ is_staff: true });
    const changes = [choose(token, 'notice', 'email', 'at_once'), choose(token, 'alert', 'email', 'at_once')];
    await Promise.all([...changes, patch(token, { quiet_hours: nights })]);
    const after = await read(token);
    expect([whenOf(after, 'notice', 'email'), whenOf(after, 'alert', 'email')]).toEqual(['at_once', 'at_once']);
    expect(after.quiet_hours).toEqual(nights);
  });

  test.each([
    ['choices.0.when', 'critical_notice', 'email', 'off', /Can’t be changed\. Critical messages go to all staff/],
    ['choices.0.when', 'alert', 'in_app', 'off', /always listed/],
    ['choices.0.when', 'notice', 'in_app', 'digest', /at_once, off/],
    ['choices.0.when', 'notice', 'email', 'weekly', /./],
    ['choices.0.channel', 'notice', 'webhook', 'off', /^Must be one of in_app, email\.$/],
    ['choices.0.kind', 'weather', 'email', 'off', /^Must be one of critical_alert, critical_notice, .+\.$/],
  ])('400: names %s of %s on %s %s, with the reason', async (field, kind, channel, when, reason) => {
    const { person, token } = await caller({ is_staff: true });
    const answer = await choose(token, kind, channel, when);
    expect(answer.status).toBe(400);
    expect((await answer.json())[field][0]).toMatch(reason);
    expect(await database().auditEntry.count({ where: { subject_id: person.id } })).toBe(0);
  });

  test('400: names a kind of the staff for whoever is none, and a choice that is made twice', async () => {
    const { token } = await caller();
    expect(await (await choose(token, 'notice', 'email', 'off')).json()).toHaveProperty(['choices.0.kind']);
    const choice = { kind: 'user_action_digest', channel: 'email', when: 'off' };
    const twice = await patch(token, { choices: [choice, choice] });
    expect([twice.status, await twice.json()]).toEqual([
      400,
      expect.objectContaining({ 'choices.1': expect.any(Array) }),
    ]);
  });

  test.each([
    ['quiet_hours.from', { from: '24:00' }],
    ['quiet_hours.until', { until: '22:00' }],
    ['quiet_hours.days', { days: [] }],
    ['quiet_hours.days.0', { days: [8] }],
    ['zone', { zone: 'UTC' }],
  ])('400: names %s of %j', async (field, invalid) => {
    const answer = await patch((await caller()).token, { quiet_hours: { ...nights, ...invalid } });
    expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining([field])]);
  });

  test('401: without credentials', async () => {
    expect((await callOperation(changeNotificationPreferencesOperation, { body: {} })).status).toBe(401);
  });
});
