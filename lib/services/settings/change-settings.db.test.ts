import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '@/lib/contracts/settings';
import { DomainError } from '@/lib/core/errors';
import { database } from '@/lib/db/client';
import { changeSettings } from '@/lib/services/settings/change-settings';
import { readSettings } from '@/lib/services/settings/read-settings';
import { readSettingsDocument } from '@/lib/services/settings/read-settings-document';
import { makeUser } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

const anyVersion = { requireVersion: () => undefined };
const refreshes = () => database().outboxMessage.findMany({ where: { kind: 'refresh.requested' } });
const audited = (actor_id: string) => database().auditEntry.findMany({ where: { actor_id } });

beforeEach(async () => {
  await database().setting.deleteMany();
  await database().outboxMessage.deleteMany();
});

describe('changing settings', () => {
  it('stores and audits only what differs', async () => {
    const staff = await makeUser({ is_staff: true });
    const given = { USER_ACTIONS_NOTIFICATION_THRESHOLD: 9, USER_ACTIONS_OVERDUE_DAYS: 30 };
    const answer = await changeSettings(testContext(staff), given, anyVersion);
    expect(answer).toMatchObject({ modified_by: staff.full_name, values: { USER_ACTIONS_NOTIFICATION_THRESHOLD: 9 } });
    expect(await database().setting.findMany({ select: { key: true } })).toEqual([
      { key: 'USER_ACTIONS_NOTIFICATION_THRESHOLD' },
    ]);
    expect(await audited(staff.id)).toMatchObject([
      { actor_id: staff.id, facts: { USER_ACTIONS_NOTIFICATION_THRESHOLD: { from: 5, to: 9 } } },
    ]);
  });

  it('leaves no trace when nothing differs', async () => {
    const staff = await makeUser({ is_staff: true });
    const answer = await changeSettings(testContext(staff), { USER_ACTIONS_ENABLED: true }, anyVersion);
    expect(answer.modified).toBeNull();
    expect(await audited(staff.id)).toEqual([]);
  });

  it('loses nothing when many change at once', async () => {
    const staff = await makeUser({ is_staff: true });
    const changes = [
      { USER_ACTIONS_PENDING_ORDER_HOURS: 48 },
      { USER_ACTIONS_HIGH_URGENCY_NOTIFICATION: false },
      { USER_ACTIONS_NOTIFICATION_THRESHOLD: 6 },
      { USER_ACTIONS_EXECUTION_RETENTION_DAYS: 91 },
      { USER_ACTIONS_OVERDUE_DAYS: 31 },
      { USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS: [10, 5] },
    ];
    await Promise.all(changes.map((given) => changeSettings(testContext(staff), given, anyVersion)));
    expect(await readSettings(database())).toEqual({ ...defaultSettings, ...Object.assign({}, ...changes) });
    expect(await audited(staff.id)).toHaveLength(changes.length);
  });

  it('lets one of two through when both read the same version', async () => {
    const staff = await makeUser({ is_staff: true });
    const read = JSON.stringify(await readSettingsDocument(testContext(staff)));
    const requireVersion = vi.fn((current: unknown) => {
      if (JSON.stringify(current) !== read) throw new DomainError('version_stale');
    });
    const attempts = [41, 42].map((USER_ACTIONS_OVERDUE_DAYS) =>
      changeSettings(testContext(staff), { USER_ACTIONS_OVERDUE_DAYS }, { requireVersion }),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await audited(staff.id)).toHaveLength(1);
  });

  it.each([
    { given: { USER_ACTIONS_ENABLED: false }, actionType: null },
    { given: { USER_ACTIONS_PENDING_ORDER_HOURS: 12 }, actionType: 'pending_order' },
    { given: { USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS: [3] }, actionType: 'expiring_resource' },
    { given: { USER_ACTIONS_OVERDUE_DAYS: 0 }, actionType: 'expiring_resource' },
  ])('asks for a refresh of what computes with it after $given', async ({ given, actionType }) => {
    await changeSettings(testContext(await makeUser({ is_staff: true })), given, anyVersion);
    expect(await refreshes()).toMatchObject([{ payload: { actionType } }]);
  });

  it('asks for no refresh after a change that no provider computes with', async () => {
    const given = { USER_ACTIONS_NOTIFICATION_THRESHOLD: 1 };
    await changeSettings(testContext(await makeUser({ is_staff: true })), given, anyVersion);
    expect(await refreshes()).toEqual([]);
  });

  it('counts a stored value that no longer fits as unset', async () => {
    const row = { key: 'USER_ACTIONS_OVERDUE_DAYS', value: 'soon', modified: new Date(0) };
    await database().setting.create({ data: row });
    expect((await readSettings(database())).USER_ACTIONS_OVERDUE_DAYS).toBe(30);
  });
});
