import { describe, expect, it } from 'vitest';
import { acceptProjectEndOperation, undoAcceptProjectEndOperation } from '@/lib/contracts/projects/ends';
import { changeProjectOperation } from '@/lib/contracts/projects/projects';
import { inDays, type ProjectCaller, withProject } from '@/lib/testing/with-project';

const here = withProject();
const accept = (caller: ProjectCaller | null = 'owner') => here.call(acceptProjectEndOperation, caller);
const undo = (caller: ProjectCaller | null = 'owner') => here.call(undoAcceptProjectEndOperation, caller);

describe('POST /api/projects/{uuid}/accept_end/', () => {
  it('answers 200 with who accepted it and when', async () => {
    await here.setEnd(inDays(9));
    const answer = await accept();
    expect([answer.status, (await answer.json()).end_accepted_at]).toEqual([200, expect.any(String)]);
  });

  it('answers 401, 403 to members, 404 to strangers, 409 when it was accepted, and 422 without an end date', async () => {
    expect((await accept(null)).status).toBe(401);
    expect((await accept('member')).status).toBe(403);
    expect((await accept('stranger')).status).toBe(404);
    expect((await accept()).status).toBe(422);
    await here.setEnd(inDays(9));
    expect([(await accept()).status, (await accept()).status]).toEqual([200, 409]);
  });
});

describe('an end that was accepted', () => {
  it.each([
    ['moved', inDays(20)],
    ['cleared', null],
  ])('is not accepted any more once its date is %s', async (_what, end_date) => {
    await here.setEnd(inDays(9));
    await accept();
    const changed = await here.call(changeProjectOperation, 'owner', { body: { end_date } });
    expect([changed.status, await changed.json()]).toMatchObject([
      200,
      { end_date, end_accepted_at: null, end_accepted_by_name: '' },
    ]);
    expect((await undo()).status).toBe(409);
  });

  it('stays so when anything else changes', async () => {
    await here.setEnd(inDays(9));
    await accept();
    await here.call(changeProjectOperation, 'owner', { body: { name: 'New name', end_date: inDays(9) } });
    expect((await here.stored()).end_accepted_at).not.toBeNull();
  });
});

describe('POST /api/projects/{uuid}/undo_accept_end/', () => {
  it('answers 200, and 409 when it is not accepted', async () => {
    await here.setEnd(inDays(9));
    await accept();
    expect((await (await undo()).json()).end_accepted_at).toBeNull();
    expect((await undo()).status).toBe(409);
  });

  it('answers 401 without a token, 403 to members, and 404 to strangers', async () => {
    expect((await undo(null)).status).toBe(401);
    expect((await undo('member')).status).toBe(403);
    expect((await undo('stranger')).status).toBe(404);
  });
});
