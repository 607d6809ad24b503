import { expect, test } from 'vitest';
import { type Decision, findObstacle, heldDecisions, isWhole, sentDecisions } from '@/components/reviews/decisions';
import type { Member } from '@/lib/contracts/members/members';
import { MOST_DECISIONS } from '@/lib/contracts/members/permission-reviews';

const role = (uuid: string, expiration_time: string | null = null): Member => ({
  uuid,
  created: '2026-11-22T10:00:00Z',
  expiration_time,
  role_name: 'PROJECT.MEMBER',
  role_uuid: '',
  user_uuid: '',
  user_email: '',
  user_full_name: '',
  user_username: '',
  user_image: null,
  created_by_full_name: '',
  meets_restrictions: true,
});
const decided = (uuid: string, decision: Decision['decision'], lastDay = ''): [string, Decision] => [
  uuid,
  { role: role(uuid), decision, lastDay },
];

test('what is kept is not sent, and a role ends with its last day in the zone of the reviewer', () => {
  const decisions = new Map([decided('a', 'keep'), decided('b', 'remove'), decided('c', 'expire', '2027-01-31')]);
  expect(sentDecisions(decisions, 'Europe/Tallinn')).toEqual([
    { role_uuid: 'b', decision: 'remove' },
    { role_uuid: 'c', decision: 'expire', expiration_time: '2027-01-31T21:59:59.000Z' },
  ]);
});

test('an end without its day is not decided yet', () => {
  expect(isWhole(decided('a', 'expire')[1])).toBe(false);
  expect(isWhole(decided('a', 'expire', '2027-01-31')[1])).toBe(true);
  expect(isWhole(decided('a', 'keep')[1])).toBe(true);
});

test('an empty day takes the expiry away from a role that has one', () => {
  const ending = { role: role('a', '2027-01-01T00:00:00Z'), decision: 'expire' as const, lastDay: '' };
  expect(isWhole(ending)).toBe(true);
  expect(sentDecisions(new Map([['a', ending]]), 'UTC')).toEqual([
    { role_uuid: 'a', decision: 'expire', expiration_time: null },
  ]);
});

test('what was decided about a role that nobody holds any more is left out', () => {
  const decisions = new Map([decided('a', 'remove'), decided('b', 'remove')]);
  expect([...heldDecisions(decisions, ['b', 'c']).keys()]).toEqual(['b']);
});

test('a review is closed once everyone is decided about, and changes at most as many roles as it takes', () => {
  const removing = (count: number) =>
    new Map(Array.from({ length: count }, (_, at) => decided(`${at}`, 'remove')).concat([decided('kept', 'keep')]));
  expect(findObstacle(removing(1), 3)).toMatch(/^Decide about everyone/);
  expect(findObstacle(removing(1), 2)).toBeNull();
  expect(findObstacle(removing(MOST_DECISIONS), MOST_DECISIONS + 1)).toBeNull();
  expect(findObstacle(removing(MOST_DECISIONS + 1), MOST_DECISIONS + 2)).toMatch(/at most 1,000 roles/);
});
