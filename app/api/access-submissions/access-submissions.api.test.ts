import { beforeAll, describe, expect, it } from 'vitest';
import {
  cancelAccessSubmissionOperation,
  changeAccessSubmissionOperation,
  createAccessSubmissionOperation,
  listAccessSubmissionsOperation,
  readAccessSubmissionOperation,
} from '@/lib/contracts/access/submissions';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { gain, inDays, revoke, submissionCalls } from '@/lib/testing/access-calls';
import { callOperation } from '@/lib/testing/call-operation';
import { makeUser } from '@/lib/testing/make';
import {
  type AccessCaller,
  makeAccessCallers,
  makeApproval,
  makeRequirement,
  makeSubmission,
} from '@/lib/testing/make-access';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';

type Caller = AccessCaller;
let callers: Awaited<ReturnType<typeof makeAccessCallers>>;
beforeAll(async () => {
  callers = await makeAccessCallers();
});

const { create, list, read, patch, move, mine } = submissionCalls(() => callers);

describe('POST /api/access-submissions/', () => {
  it('answers 201 with a draft, which renews for who has access through themselves or had it less than 90 days ago', async () => {
    const requirement = await makeRequirement({ dataset_name: 'Tides', version: 3 });
    const answer = await create(requirement.id);
    expect([answer.status, await answer.json()]).toMatchObject([
      201,
      {
        requirement_id: requirement.id,
        requirement_version: 3,
        label: 'Tides',
        submitter_id: callers.submitter.id,
        submitter_name: 'Sara Submitter',
        is_renewal: false,
        accessor_changes: [gain(callers.submitter.id)],
        documents: [],
        left_out: [],
        state: 'DRAFT',
        rejected_reason: '',
        submitted_at: null,
        reviewed_at: null,
        reviewed_by: null,
      },
    ]);
    const renews = async (fields: Parameters<typeof makeApproval>[0]) => {
      const { requirement_id } = await makeApproval({ submitter_id: callers.submitter.id, ...fields });
      return (await (await create(requirement_id)).json()).is_renewal;
    };
    expect(await renews({})).toBe(true);
    expect(await renews({ expired_on: inDays(-89) })).toBe(true);
    expect(await renews({ expired_on: inDays(-91) })).toBe(false);
    expect(
      await renews({ state: 'REVOKED', ended_at: inDays(-91), ended_by: 'committee', expired_on: inDays(9) }),
    ).toBe(false);
    expect(await renews({ accessor_id: callers.committee.id })).toBe(false);
  });

  it.each([
    ['no change', () => []],
    ['501 people', () => Array.from({ length: 501 }, () => gain(crypto.randomUUID()))],
    ['one person twice', () => [gain(nobody), revoke(nobody)]],
    ['an unknown type', () => [{ user_id: nobody, type: 'KEEP_ACCESS' }]],
  ])('answers 400 to %s, naming accessor_changes, and so does PATCH', async (_name, changes) => {
    const { id: requirement_id } = await makeRequirement();
    const { id } = await mine();
    for (const answer of [await create(requirement_id, changes()), await patch(id, changes())]) {
      expect([answer.status, Object.keys(await answer.json()).join()]).toEqual([
        400,
        expect.stringContaining('accessor_changes'),
      ]);
    }
  });

  it('answers 201 to 500 people', async () => {
    const changes = Array.from({ length: 500 }, () => gain(crypto.randomUUID()));
    const answer = await create((await makeRequirement()).id, changes);
    expect([answer.status, (await answer.json()).accessor_changes]).toEqual([201, changes]);
  });

  it('answers 400 for an unknown requirement, 401 without a token, and 422 for an archived one', async () => {
    const unknown = await create(nobody);
    expect([unknown.status, await unknown.json()]).toMatchObject([400, { requirement_id: expect.any(Array) }]);
    expect((await callOperation(createAccessSubmissionOperation, { body: {} })).status).toBe(401);
    expect((await create((await makeRequirement({ archived_at: clock() })).id)).status).toBe(422);
  });

  it('answers 409 with submission_id while another one is open, also to all but one at the same time', async () => {
    const { id } = await makeRequirement();
    const answers = await Promise.all([create(id), create(id), create(id)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    const open = await database().accessSubmission.findFirstOrThrow({ where: { requirement_id: id } });
    expect(await (await create(id)).json()).toMatchObject({ submission_id: open.id });
    await move('cancel', open.id);
    expect((await create(id)).status).toBe(201);
  });
});

describe('GET /api/access-submissions/', () => {
  it('answers 200 with one’s own, and those that were submitted to committee and support; drafts to staff too; as filtered', async () => {
    const { id: requirement_id } = await makeRequirement();
    const other = await makeUser();
    const draft = await mine({ requirement_id, created: inDays(-1) });
    const renewal = await makeSubmission({
      requirement_id,
      submitter_id: other.id,
      state: 'SUBMITTED',
      is_renewal: true,
      created: inDays(-2),
    });
    const ids = async (query: string, caller: Caller) =>
      (await (await list(`?requirement=${requirement_id}${query}`, caller)).json()).map(({ id }: { id: string }) => id);
    expect(await ids('', 'submitter')).toEqual([draft.id]);
    expect(await ids('', 'stranger')).toEqual([]);
    expect(await ids('', 'committee')).toEqual([renewal.id]);
    expect(await ids('', 'support')).toEqual([renewal.id]);
    expect(await ids('', 'staff')).toEqual([draft.id, renewal.id]);
    expect(await ids('&o=created', 'staff')).toEqual([renewal.id, draft.id]);
    expect(await ids('&state=DRAFT', 'staff')).toEqual([draft.id]);
    expect(await ids('&is_renewal=true', 'staff')).toEqual([renewal.id]);
    expect(await ids(`&submitter=${other.id}`, 'staff')).toEqual([renewal.id]);
  });

  it('answers 400 to an unknown state, and 401 without a token', async () => {
    expect((await list('?state=OPEN', 'staff')).status).toBe(400);
    expect((await callOperation(listAccessSubmissionsOperation)).status).toBe(401);
  });
});

describe('GET /api/access-submissions/{id}/', () => {
  it('answers 200 to its submitter and to who reads all, 401 without a token, and 404 to others; a draft to submitter and staff', async () => {
    const [draft, submitted] = [await mine(), await mine({ state: 'SUBMITTED' })];
    const statuses = async (id: string) =>
      Promise.all(
        (['submitter', 'staff', 'committee', 'support', 'stranger'] as const).map(
          async (caller) => (await read(id, caller)).status,
        ),
      );
    expect(await statuses(draft.id)).toEqual([200, 200, 404, 404, 404]);
    expect(await statuses(submitted.id)).toEqual([200, 200, 200, 200, 404]);
    expect((await callOperation(readAccessSubmissionOperation, { params: { id: draft.id } })).status).toBe(401);
  });

  it('answers 404 to committee and support for a draft that was cancelled without ever being submitted, and so do lists; 200 to submitter and staff', async () => {
    const { id, requirement_id } = await mine();
    expect((await move('cancel', id)).status).toBe(200);
    const { id: withdrawn } = await mine({ requirement_id, state: 'SUBMITTED' });
    expect((await move('cancel', withdrawn)).status).toBe(200);
    for (const caller of ['committee', 'support'] as const) {
      expect((await read(id, caller)).status).toBe(404);
      const listed = await (await list(`?requirement=${requirement_id}`, caller)).json();
      expect(listed.map((row: { id: string }) => row.id)).toEqual([withdrawn]);
    }
    for (const caller of ['submitter', 'staff'] as const) {
      expect([(await read(id, caller)).status, (await read(withdrawn, caller)).status]).toEqual([200, 200]);
    }
  });
});

describe('PATCH /api/access-submissions/{id}/', () => {
  it('answers 200 with the changes in the order in which they were sent', async () => {
    const { id } = await mine();
    const changes = [revoke(callers.committee.id), gain(callers.submitter.id), gain(nobody)];
    const answer = await patch(id, changes);
    expect([answer.status, (await answer.json()).accessor_changes]).toEqual([200, changes]);
  });

  it('answers 400 to nobody, 401, 403 to staff, 404 to who does not read it, and 409 with the state outside DRAFT', async () => {
    const { id } = await mine();
    expect((await patch(id, [])).status).toBe(400);
    expect((await callOperation(changeAccessSubmissionOperation, { params: { id }, body: {} })).status).toBe(401);
    expect((await patch(id, [gain(nobody)], 'staff')).status).toBe(403);
    expect((await patch(id, [gain(nobody)], 'committee')).status).toBe(404);
    const submitted = await patch((await mine({ state: 'SUBMITTED' })).id, [gain(nobody)]);
    expect([submitted.status, (await submitted.json()).state]).toEqual([409, 'SUBMITTED']);
  });
});

describe('POST /api/access-submissions/{id}/cancel/', () => {
  it('answers 200 for a draft and for what is submitted', async () => {
    for (const state of ['DRAFT', 'SUBMITTED']) {
      const answer = await move('cancel', (await mine({ state })).id);
      expect([answer.status, (await answer.json()).state]).toEqual([200, 'CANCELLED']);
    }
  });

  it('answers 401 without a token, 403 to the committee, 404 to others, and 409 with the state when it is not open', async () => {
    const { id } = await mine({ state: 'SUBMITTED' });
    expect((await callOperation(cancelAccessSubmissionOperation, { params: { id } })).status).toBe(401);
    expect((await move('cancel', id, 'committee')).status).toBe(403);
    expect((await move('cancel', id, 'stranger')).status).toBe(404);
    await move('cancel', id);
    for (const [closed, state] of [
      [id, 'CANCELLED'],
      [(await mine({ state: 'REJECTED', reviewed_at: clock() })).id, 'REJECTED'],
      [(await mine({ state: 'APPROVED', reviewed_at: clock() })).id, 'APPROVED'],
    ] as const) {
      const late = await move('cancel', closed);
      expect([late.status, (await late.json()).state]).toEqual([409, state]);
    }
  });
});
