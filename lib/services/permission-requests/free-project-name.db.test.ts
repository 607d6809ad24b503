import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { freeProjectName } from '@/lib/services/permission-requests/free-project-name';
import { makeCustomer, makeProject } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

/** The names of so many projects that are made one after the other and are all to be called the same. */
async function namesOf(customer_id: string, requested: string, count: number) {
  const names = [];
  for (let made = 0; made < count; made++) {
    const name = await freeProjectName({ db: database() }, customer_id, requested);
    await makeProject({ customer_id, name });
    names.push(name);
  }
  return names;
}

test('a name that is taken in the organisation gets the first number that is free', async () => {
  const [{ id: customer_id }, { id: other }] = [await makeCustomer(), await makeCustomer()];
  await makeProject({ customer_id: other, name: 'Course' });
  await makeProject({ customer_id, name: 'Course', is_removed: true, removed_at: testNow });
  await makeProject({ customer_id, name: 'Course 3' });
  expect(await namesOf(customer_id, 'Course', 3)).toEqual(['Course', 'Course 2', 'Course 4']);
});

test('a long name is shortened by what its number takes, without a space before that', async () => {
  const { id: customer_id } = await makeCustomer();
  const long = 'x'.repeat(500);
  const numbered = (number: number) => `${'x'.repeat(498)} ${number}`;
  expect(await namesOf(customer_id, long, 3)).toEqual([long, numbered(2), numbered(3)]);
  const spaced = `${'y'.repeat(497)} yy`;
  expect(await namesOf(customer_id, spaced, 2)).toEqual([spaced, `${'y'.repeat(497)} 2`]);
});
