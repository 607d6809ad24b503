import { expect, test } from 'vitest';
import { changesOf, isSameRequest, leftUnnamed, personToAdd } from '@/components/access/draft-people';
import type { AccessPerson } from '@/lib/contracts/access/people';

const ada: AccessPerson = {
  user_id: 'a',
  full_name: 'Ada',
  email: 'ada@example.org',
  is_active: true,
  type: 'REVOKE_ACCESS',
  has_access: true,
  expired_on: null,
  ended_at: null,
};

test('who has access through the person is added to renew it, and anyone else to gain it', () => {
  const found = { uuid: 'a', full_name: 'Ada', email: 'ada@example.org' };
  expect(personToAdd(found, [ada])).toEqual({ ...ada, type: 'RENEW_ACCESS' });
  expect(personToAdd(found, [])).toMatchObject({ user_id: 'a', type: 'GAIN_ACCESS', has_access: false });
});

test('a request is the same while it asks the same for the same people', () => {
  expect(isSameRequest([ada], [{ ...ada, full_name: 'Ada Lovelace' }])).toBe(true);
  expect(isSameRequest([ada], [{ ...ada, type: 'RENEW_ACCESS' }])).toBe(false);
  expect(changesOf([ada])).toEqual([{ user_id: 'a', type: 'REVOKE_ACCESS' }]);
});

test('who has access and isn’t named is left unnamed', () => {
  expect(leftUnnamed([], [ada, { ...ada, user_id: 'b', has_access: false }])).toEqual([ada]);
  expect(leftUnnamed([ada], [ada])).toEqual([]);
});
