import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { listCustomerBrokenPatterns } from '@/lib/services/customers/list-customer-broken-patterns';
import { findPatternError } from '@/lib/services/restrictions/email-pattern';
import { findDenyingLevels } from '@/lib/services/restrictions/find-denying-levels';
import { hostilePatterns, longestBlock, MOST_BLOCKED_MS } from '@/lib/testing/longest-block';
import { makeCustomer, makeProject, makeUser, uniqueName } from '@/lib/testing/make';
import { statementsOf } from '@/lib/testing/statements-of';
import { testContext } from '@/lib/testing/test-context';

async function denyingLevelsOf(person: Parameters<typeof makeUser>[0], customer: object, project: object = {}) {
  const { id: userId } = await makeUser(person);
  const { id: customerId } = await makeCustomer(customer);
  const { id: projectId } = await makeProject({ customer_id: customerId, ...project });
  const [inProject] = await findDenyingLevels(database(), [{ userId, customerId, projectId }]);
  const [inCustomer] = await findDenyingLevels(database(), [{ userId, customerId, projectId: null }]);
  return { inProject, inCustomer };
}

test('the customer is asked first, then the project; a role in the customer asks the customer alone', async () => {
  const closed = { user_affiliations: ['staff'] };
  expect(await denyingLevelsOf({}, closed, closed)).toEqual({ inProject: 'customer', inCustomer: 'customer' });
  expect(await denyingLevelsOf({}, {}, closed)).toEqual({ inProject: 'project', inCustomer: null });
  expect(await denyingLevelsOf({ affiliations: ['STAFF'] }, closed, closed)).toEqual({
    inProject: null,
    inCustomer: null,
  });
});

test('one match of any list of a level is enough', async () => {
  const level = { user_affiliations: ['staff'], user_identity_sources: ['taat'], user_email_patterns: ['.*@x\\.org'] };
  const tag = uniqueName('m');
  for (const person of [{ affiliations: ['other', 'staff'] }, { identity_source: 'TAAT' }, { email: `${tag}@x.org` }])
    expect(await denyingLevelsOf(person, level)).toEqual({ inProject: null, inCustomer: null });
  expect(await denyingLevelsOf({ affiliations: ['staffing'], identity_source: '' }, level)).toMatchObject({
    inProject: 'customer',
  });
});

test('staff are asked like others, service accounts are not', async () => {
  const closed = { user_affiliations: ['staff'] };
  expect(await denyingLevelsOf({ is_staff: true }, closed)).toMatchObject({ inProject: 'customer' });
  expect(await denyingLevelsOf({ is_service_account: true }, closed)).toMatchObject({ inProject: null });
});

test('a person without an address matches no pattern', async () => {
  expect(await denyingLevelsOf({ email: '' }, { user_email_patterns: ['.*'] })).toMatchObject({
    inProject: 'customer',
  });
  expect(await denyingLevelsOf({}, { user_email_patterns: ['.*'] })).toMatchObject({ inProject: null });
});

test('a list of broken patterns lets nobody in', async () => {
  expect(await denyingLevelsOf({}, { user_email_patterns: ['(', '(?=.*)'] })).toMatchObject({ inProject: 'customer' });
});

test('a hundred hostile patterns asked for twenty people take two statements, and never block for 20 ms', async () => {
  const people = await Promise.all(
    Array.from({ length: 20 }, () => makeUser({ email: `${'ab'.repeat(115)}${uniqueName('@')}.org` })),
  );
  expect(hostilePatterns('p').filter((pattern) => findPatternError(pattern) !== null)).toEqual([]);
  const places = await Promise.all(
    Array.from({ length: 7 }, (_, round) => makeCustomer({ user_email_patterns: hostilePatterns(`p${round}`) })),
  );
  const ask = (round: number) =>
    findDenyingLevels(
      database(),
      people.map(({ id }) => ({ userId: id, customerId: places[round]?.id ?? '', projectId: null })),
    );
  expect(await statementsOf(() => ask(0))).toBe(2);
  expect(await longestBlock(ask)).toBeLessThan(MOST_BLOCKED_MS);
});

test('which of a hundred patterns are broken is found in turns, too', async () => {
  const staff = testContext(await makeUser({ is_staff: true }));
  const places = await Promise.all(
    Array.from({ length: 7 }, (_, round) => makeCustomer({ user_email_patterns: hostilePatterns(`t${round}`) })),
  );
  const ask = (round: number) => listCustomerBrokenPatterns(staff, { uuid: places[round]?.id ?? '' });
  expect(await longestBlock(ask)).toBeLessThan(MOST_BLOCKED_MS);
});
