import { expect, test } from 'vitest';
import { describedOperations } from '@/lib/testing/fuzz/described-operations';
import { fuzzOperations } from '@/lib/testing/fuzz/fuzz-operations';
import { makeKnown } from '@/lib/testing/fuzz/make-known';
import { makeAudience } from '@/lib/testing/make';
import { makePurgeProfile } from '@/lib/testing/make-purge-profile';
import { makeRun } from '@/lib/testing/make-run';

const areas = [
  'scheduled-rules',
  'scheduled-rule-runs',
  'scheduled-rule-subjects',
  'scheduled-rule-references',
  'scheduled-rule-parts',
  'scheduled-rule-templates',
  'audiences',
  'purge-profiles',
  'users',
];

/** Rules, runs and rows in several states, an audience and profiles, besides what is known everywhere. */
async function makeKnownRules() {
  const known = await makeKnown();
  const runs = [
    await makeRun(),
    await makeRun({ state: 'waiting_for_approval', subject: 'listed', startedAt: new Date() }),
    await makeRun({ state: 'quarantined', subject: 'listed', startedAt: new Date() }),
    await makeRun({ state: 'running', subject: 'claimed', startedAt: new Date() }),
    await makeRun({ subject: 'needs_attention', reason: 'no_address', startedAt: new Date() }),
    await makeRun({ subject: 'warned', startedAt: new Date() }),
  ];
  const made = runs.flatMap(({ rule, run, subject, user }) => [rule.id, run.id, subject.id, user.id]);
  const profiles = [await makePurgeProfile(), await makePurgeProfile({ applies_to: 'suspended' })];
  const others = [(await makeAudience(runs.map(({ user }) => user.id))).id, ...profiles.map(({ id }) => id)];
  return { ...known, uuids: [...known.uuids.slice(0, 8), ...made, ...made, ...others] };
}

test('requests of every kind get a declared answer that tells nothing of our insides', {
  timeout: 180_000,
}, async () => {
  const { errors, statuses } = await fuzzOperations({ areas, requests: 2_000, seed: 20261129 }, await makeKnownRules());
  expect(errors).toEqual([]);
  for (const status of [200, 400, 401, 404, 405, 409]) expect(statuses.get(status)).toBeGreaterThan(2);
});

test('every operation on rules, audiences, purge profiles and people is among them', () => {
  const areaOf = (path: string) => path.split('/')[2] ?? '';
  const missing = describedOperations().filter(
    ({ path }) => /rule|audience|purge|users/.test(areaOf(path)) && !areas.includes(areaOf(path)),
  );
  expect(missing.map(({ id }) => id)).toEqual([]);
});
