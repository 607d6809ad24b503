import { describe, expect, test } from 'vitest';
import type { PartConfig } from '@/lib/contracts/rules/definition';
import { database } from '@/lib/db/client';
import { listPeople } from '@/lib/testing/list-people';
import { makeAudience, makeProject, makeRole, makeUser, uniqueName } from '@/lib/testing/make';
import { makePersonPurge, makePurgeProfile } from '@/lib/testing/make-purge-profile';
import { testNow } from '@/lib/testing/test-context';

type Status = 'active' | 'suspended' | 'deleted';

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(testNow.getTime() - days * DAY_MS);
const suspended = { status: 'suspended', suspended_at: daysAgo(100) };
const deleted = { status: 'deleted', deleted_at: daysAgo(100) };

/** What a rule with an action makes of a person of a status whom its filters find: on its list, why not, or not found at all. */
async function verdict(id: string, action: PartConfig, status: Status = 'active'): Promise<string | undefined> {
  const found = await listPeople({ key: 'user_status', config: { status } }, { definition: { action }, among: [id] });
  const person = found.get(id);
  return person === undefined ? undefined : (person.reason ?? person.will);
}

describe('who is already as the action would leave them is already_done:', () => {
  test('suspended people of suspend_user, active ones of reinstate_user', async () => {
    const [one, other] = [(await makeUser()).id, (await makeUser(suspended)).id];
    const [suspend, reinstate] = [
      { key: 'suspend_user', config: {} },
      { key: 'reinstate_user', config: {} },
    ];
    expect([await verdict(one, suspend), await verdict(other, suspend, 'suspended')]).toEqual(['act', 'already_done']);
    expect([await verdict(one, reinstate), await verdict(other, reinstate, 'suspended')]).toEqual([
      'already_done',
      'act',
    ]);
  });

  test('members of add_to_audience, everyone else of remove_from_audience', async () => {
    const [member, other] = [(await makeUser()).id, (await makeUser()).id];
    const config = { audience_uuid: (await makeAudience([member])).id };
    const [add, remove] = [
      { key: 'add_to_audience', config },
      { key: 'remove_from_audience', config },
    ];
    expect([await verdict(member, add), await verdict(other, add)]).toEqual(['already_done', 'act']);
    expect([await verdict(member, remove), await verdict(other, remove)]).toEqual(['act', 'already_done']);
  });

  test('of revoke_roles, who has none of the roles named in the places named, or only such as have expired', async () => {
    const project = await makeProject();
    const held = async (more: object = {}) => {
      const { id } = await makeUser();
      await makeRole({ user_id: id, role: 'PROJECT_MANAGER', project_id: project.id, ...more });
      return id;
    };
    const [holder, past] = [await held(), await held({ expiration_time: daysAgo(1) })];
    const revoke = (config: object) => ({ key: 'revoke_roles', config: { ...config } });
    expect(await verdict(holder, revoke({}))).toBe('act');
    expect(await verdict(holder, revoke({ roles: ['PROJECT.MANAGER'] }))).toBe('act');
    expect(await verdict(holder, revoke({ roles: ['PROJECT.MEMBER'] }))).toBe('already_done');
    expect(await verdict(holder, revoke({ customer_uuids: [project.customer_id] }))).toBe('act');
    expect(await verdict(holder, revoke({ project_uuids: [(await makeProject()).id] }))).toBe('already_done');
    expect(await verdict(past, revoke({}))).toBe('already_done');
  });

  test('whom an unchanged profile has purged, of purge_user_data, until it names more', async () => {
    const profile = await makePurgeProfile({ name: uniqueName('profile'), fields: ['full_name'], records: ['tokens'] });
    const { id } = await makeUser(deleted);
    const purge = { key: 'purge_user_data', config: { profile_id: profile.id } };
    expect(await verdict(id, purge, 'deleted')).toBe('act');
    const carried = { profile_id: profile.id, fields: ['full_name'], records: { tokens: 0 } };
    await makePersonPurge(id, { purged_at: daysAgo(1), ...carried });
    expect(await verdict(id, purge, 'deleted')).toBe('already_done');
    await database().purgeProfile.update({ where: { id: profile.id }, data: { fields: ['full_name', 'email'] } });
    expect(await verdict(id, purge, 'deleted')).toBe('act');
  });

  test('no one of notify_user, nor of delete_user, which finds no deleted people', async () => {
    const [one, gone] = [(await makeUser()).id, (await makeUser(deleted)).id];
    expect(await verdict(one, { key: 'notify_user', config: { subject: 'a', text: 'b' } })).toBe('act');
    expect(await verdict(one, { key: 'delete_user', config: {} })).toBe('act');
    const of = { definition: { action: { key: 'delete_user', config: {} } }, among: [gone] };
    expect((await listPeople({ not: { key: 'never_signed_in', config: {} } }, of)).size).toBe(0);
  });
});

test('purge_user_data finds only people of the status that its profile is for, deleted ones from 14 days after', async () => {
  const of = async (applies_to: string) => {
    const profile = await makePurgeProfile({ applies_to });
    return { key: 'purge_user_data', config: { profile_id: profile.id } };
  };
  const [forDeleted, forSuspended] = [await of('deleted'), await of('suspended')];
  const [person, old] = [(await makeUser(suspended)).id, (await makeUser(deleted)).id];
  const fresh = (await makeUser({ status: 'deleted', deleted_at: new Date(daysAgo(14).getTime() + 1) })).id;
  const exactly = (await makeUser({ status: 'deleted', deleted_at: daysAgo(14) })).id;
  expect(await verdict(person, forSuspended, 'suspended')).toBe('act');
  expect(await verdict(person, forDeleted, 'suspended')).toBeUndefined();
  expect(await verdict(old, forDeleted, 'deleted')).toBe('act');
  expect(await verdict(old, forSuspended, 'deleted')).toBeUndefined();
  expect(await verdict(fresh, forDeleted, 'deleted')).toBeUndefined();
  expect(await verdict(exactly, forDeleted, 'deleted')).toBe('act');
});
