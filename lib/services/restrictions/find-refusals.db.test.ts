import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { patternFault } from '@/lib/services/restrictions/email-pattern';
import { findRefusals } from '@/lib/services/restrictions/find-refusals';
import { makeCustomer, makeProject, makeUser, uniqueName } from '@/lib/testing/make';
import { statementsOf } from '@/lib/testing/statements-of';
import { threadMs } from '@/lib/testing/thread-ms';

const MOST_BLOCKED_MS = 20;

async function refusalOf(person: Parameters<typeof makeUser>[0], customer: object, project: object = {}) {
  const { id: userId } = await makeUser(person);
  const { id: customerId } = await makeCustomer(customer);
  const { id: projectId } = await makeProject({ customer_id: customerId, ...project });
  const [inProject] = await findRefusals(database(), [{ userId, customerId, projectId }]);
  const [inCustomer] = await findRefusals(database(), [{ userId, customerId, projectId: null }]);
  return { inProject, inCustomer };
}

test('the customer is asked first, then the project; a role in the customer asks the customer alone', async () => {
  const closed = { user_affiliations: ['staff'] };
  expect(await refusalOf({}, closed, closed)).toEqual({ inProject: 'customer', inCustomer: 'customer' });
  expect(await refusalOf({}, {}, closed)).toEqual({ inProject: 'project', inCustomer: null });
  expect(await refusalOf({ affiliations: ['STAFF'] }, closed, closed)).toEqual({ inProject: null, inCustomer: null });
});

test('one match of any list of a level is enough', async () => {
  const level = { user_affiliations: ['staff'], user_identity_sources: ['taat'], user_email_patterns: ['.*@x\\.org'] };
  const tag = uniqueName('m');
  for (const person of [{ affiliations: ['other', 'staff'] }, { identity_source: 'TAAT' }, { email: `${tag}@x.org` }])
    expect(await refusalOf(person, level)).toEqual({ inProject: null, inCustomer: null });
  expect(await refusalOf({ affiliations: ['staffing'], identity_source: '' }, level)).toMatchObject({
    inProject: 'customer',
  });
});

test('staff are asked like others, service accounts are not', async () => {
  const closed = { user_affiliations: ['staff'] };
  expect(await refusalOf({ is_staff: true }, closed)).toMatchObject({ inProject: 'customer' });
  expect(await refusalOf({ is_service_account: true }, closed)).toMatchObject({ inProject: null });
});

test('a list of broken patterns lets nobody in', async () => {
  expect(await refusalOf({}, { user_email_patterns: ['(', '(?=.*)'] })).toMatchObject({ inProject: 'customer' });
});

/** The longest time that the work held this thread before something else could run. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let [longest, since, isOver] = [0, threadMs(), false];
  const tick = () => {
    longest = Math.max(longest, threadMs() - since);
    since = threadMs();
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  isOver = true;
  return longest;
}

test('a hundred hostile patterns asked for twenty people take two statements, and never block for 20 ms', async () => {
  const patternsOf = (round: number) =>
    Array.from({ length: 100 }, (_, at) => `${round}?(.*[ab].{9}[cd]|(.*a${at}?)+){1,3}x`);
  const people = await Promise.all(
    Array.from({ length: 20 }, () => makeUser({ email: `${'ab'.repeat(115)}${uniqueName('@')}.org` })),
  );
  const blocks: number[] = [];
  // Some rounds, each with other patterns, because memory is cleaned up now and then; a quick one is enough.
  expect(patternsOf(1).filter((pattern) => patternFault(pattern) !== null)).toEqual([]);
  for (let round = 2; round < 8 && Math.min(...blocks) >= MOST_BLOCKED_MS; round++) {
    const customerId = (await makeCustomer({ user_email_patterns: patternsOf(round) })).id;
    const admissions = people.map(({ id }) => ({ userId: id, customerId, projectId: null }));
    const statements = await statementsOf(async () => {
      blocks.push(await longestBlock(() => findRefusals(database(), admissions)));
    });
    expect(statements).toBe(2);
  }
  expect(Math.min(...blocks)).toBeLessThan(MOST_BLOCKED_MS);
});
