import { expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { fuzzOperations } from '@/lib/testing/fuzz/fuzz-operations';
import { makeKnown } from '@/lib/testing/fuzz/make-known';
import { makeAudience, makeUser } from '@/lib/testing/make';
import { makePurgeProfile } from '@/lib/testing/make-purge-profile';
import { makeRule } from '@/lib/testing/make-rule';
import { testNow } from '@/lib/testing/test-context';

test('requests of every kind get a declared answer that tells nothing of our insides', {
  timeout: 120_000,
}, async () => {
  const known = await makeKnown();
  const people = [await makeUser(), await makeUser({ status: 'suspended', suspended_at: testNow })];
  const audience = await makeAudience(people.map(({ id }) => id));
  await makeRule({ key: 'audience', config: { audience_uuids: [audience.id], any_of: true } });
  const profile = await makePurgeProfile();
  const uuids = [...people, audience, profile].map(({ id }) => id);
  const areas = ['users', 'audiences', 'purge-profiles'];
  const { errors, statuses } = await fuzzOperations(
    { areas, requests: 800, seed: 20261130 },
    { ...known, uuids: [...known.uuids.slice(0, 4), ...uuids] },
  );
  expect(errors).toEqual([]);
  for (const status of [200, 400, 401, 404, 405]) expect(statuses.get(status)).toBeGreaterThan(10);
  expect(await database().user.count({ where: { is_staff: true, status: 'active' } })).toBeGreaterThan(0);
});
