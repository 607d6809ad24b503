import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { listPeople } from '@/lib/testing/list-people';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makePersonPurge, makePurgeProfile } from '@/lib/testing/make-purge-profile';
import { testNow } from '@/lib/testing/test-context';

const daysAgo = (days: number, beyondMs = 0) => new Date(testNow.getTime() - days * 86_400_000 - beyondMs);

/** Whom a rule that purges with a profile finds among people of an affiliation, each with why they are left out. */
async function foundBy(profile_id: string, affiliation: string, status: 'suspended' | 'deleted') {
  const definition = { action: { key: 'purge_user_data', config: { profile_id } } };
  const ofTeam = { key: 'affiliation', config: { values: [affiliation] } };
  const filters = { all: [{ key: 'user_status', config: { status } }, ...(status === 'suspended' ? [ofTeam] : [])] };
  const listed = await listPeople(filters, { definition });
  return Object.fromEntries([...listed].map(([id, { reason }]) => [id, reason]));
}

test('a profile finds only people of its status, deleted ones from 14 days after the deletion on', async () => {
  const suspended = await makeUser({ status: 'suspended', suspended_at: daysAgo(400) });
  const early = await makeUser({ status: 'deleted', deleted_at: daysAgo(14, -1) });
  const due = await makeUser({ status: 'deleted', deleted_at: daysAgo(14) });
  const { id } = await makePurgeProfile();
  const found = await foundBy(id, '', 'deleted');
  expect(found).toHaveProperty(due.id, null);
  expect(found).not.toHaveProperty(early.id);
  const forSuspended = await makePurgeProfile({ applies_to: 'suspended' });
  expect(await foundBy(forSuspended.id, '', 'deleted')).toEqual({});
  expect(found).not.toHaveProperty(suspended.id);
});

test('whom an unchanged profile has purged is done with, until it purges more, or they are suspended anew', async () => {
  const affiliation = uniqueName('team');
  const person = { affiliations: [affiliation], status: 'suspended' };
  const { id } = await makeUser({ ...person, suspended_at: daysAgo(400) });
  const held = { legal_hold: true, legal_hold_reason: 'A case.', legal_hold_at: testNow };
  const onHold = await makeUser({ ...person, ...held, suspended_at: daysAgo(400) });
  const [fields, records] = [['locale'], ['tokens']];
  const profile = await makePurgeProfile({ applies_to: 'suspended', fields, records });
  const found = () => foundBy(profile.id, affiliation, 'suspended');
  expect(await found()).toEqual({ [id]: null, [onHold.id]: 'legal_hold' });
  const purge = { profile_id: profile.id, status: 'suspended', purged_at: daysAgo(10), fields, records: { tokens: 0 } };
  await makePersonPurge(id, purge);
  expect(await found()).toMatchObject({ [id]: 'already_done' });
  await database().purgeProfile.update({ where: { id: profile.id }, data: { records: ['tokens', 'sessions'] } });
  expect(await found()).toMatchObject({ [id]: null });
  await database().purgeProfile.update({ where: { id: profile.id }, data: { records: [] } });
  expect(await found()).toMatchObject({ [id]: 'already_done' });
  await database().user.update({ where: { id }, data: { suspended_at: daysAgo(3) } });
  expect(await found()).toMatchObject({ [id]: null });
});
