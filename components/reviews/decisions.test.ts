import { expect, test } from 'vitest';
import { type Decision, heldDecisions, isWhole, sentDecisions } from '@/components/reviews/decisions';
import type { Member } from '@/lib/contracts/members';

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
