import { expect, test } from 'vitest';
import { fuzzOperations } from '@/lib/testing/fuzz/fuzz-operations';
import { makeKnown } from '@/lib/testing/fuzz/make-known';
import { makeApproval, makeSubmission } from '@/lib/testing/make-access';

const areas = ['access-requirements', 'access-submissions', 'access-approvals', 'access-notifications', 'reminders'];

test('requests of every kind get a declared answer that tells nothing of our insides', {
  timeout: 120_000,
}, async () => {
  const known = await makeKnown();
  const { id, requirement_id } = await makeApproval();
  const submission = await makeSubmission({ requirement_id, state: 'SUBMITTED' });
  const ids = [id, requirement_id, submission.id];
  const { errors, statuses } = await fuzzOperations(
    { areas, requests: 800, seed: 20261130 },
    { ...known, uuids: [...known.uuids, ...ids, ...ids, ...ids] },
  );
  expect(errors).toEqual([]);
  for (const status of [200, 400, 401, 404, 405]) expect(statuses.get(status)).toBeGreaterThan(5);
});
