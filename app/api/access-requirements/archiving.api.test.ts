import { beforeAll, expect, test } from 'vitest';
import { archiveAccessRequirementOperation } from '@/lib/contracts/access/requirements';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { decisionMessages, submissionCalls } from '@/lib/testing/access-calls';
import { callOperation } from '@/lib/testing/call-operation';
import { makeAccessCallers, makeRequirement } from '@/lib/testing/make-access';

let callers: Awaited<ReturnType<typeof makeAccessCallers>>;
beforeAll(async () => {
  callers = await makeAccessCallers();
});

const { mine } = submissionCalls(() => callers);

test('archiving a requirement cancels open submissions and tells their submitters', async () => {
  const { id: requirement_id } = await makeRequirement({ dataset_name: 'Tides' });
  const [draft, decided] = [
    await mine({ requirement_id }),
    await mine({ requirement_id, state: 'REJECTED', reviewed_at: clock() }),
  ];
  const body = { reason: 'The study is over.' };
  await callOperation(archiveAccessRequirementOperation, {
    token: callers.tokens.committee,
    params: { id: requirement_id },
    body,
  });
  const states = await database().accessSubmission.findMany({ where: { requirement_id }, orderBy: { created: 'asc' } });
  expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [draft.id, 'CANCELLED'],
      [decided.id, 'REJECTED'],
    ]),
  );
  expect((await decisionMessages(callers.submitter.id))[0]).toMatchObject({
    subject_id: draft.id,
    payload: { facts: { title: 'Tides Access Request Cancelled' } },
  });
});
