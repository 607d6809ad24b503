import { beforeEach, expect, test } from 'vitest';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';
import { settleKind } from '@/scripts/installation/settle-kind';

const decide = (whenEmpty: 'demo' | 'real') => settleKind(env.DATABASE_URL ?? '', whenEmpty);
const demoPerson = () => makeUser({ identity_source: 'demo', email: `${uniqueName('demo')}@demo.example` });

beforeEach(async () => {
  await database().installation.deleteMany();
  await database().user.deleteMany();
});

test('an empty database becomes what it was first started as, and stays that', async () => {
  expect(await decide('real')).toBe('real');
  expect(await decide('demo')).toBe('real');
  await database().installation.deleteMany();
  expect(await decide('demo')).toBe('demo');
  await makeUser();
  expect(await decide('real')).toBe('demo');
});

test('many first starts at once decide once', async () => {
  const decided = await Promise.all(Array.from({ length: 8 }, (_, at) => decide(at % 2 === 0 ? 'demo' : 'real')));
  expect(new Set(decided).size).toBe(1);
  expect(await database().installation.count()).toBe(1);
});

test('a database from before that holds untouched demo people alone is a demo, and they are marked', async () => {
  const { id } = await demoPerson();
  expect(await decide('real')).toBe('demo');
  expect(await database().user.findUniqueOrThrow({ where: { id } })).toMatchObject({ is_demo: true });
});

test.each([
  ['somebody real', () => makeUser()],
  ['a demo person who was invited', async () => invited((await demoPerson()).id)],
])('a database from before with %s in it is a real installation, and nobody is marked', async (_who, make) => {
  await demoPerson();
  await make();
  expect(await decide('demo')).toBe('real');
  expect(await database().user.count({ where: { is_demo: true } })).toBe(0);
});

const invited = (id: string) => database().user.update({ where: { id }, data: { invited_at: testNow } });
