import { beforeAll, describe, expect, it } from 'vitest';
import {
  listAccessApprovalsOperation,
  listAccessHistoryOperation,
  readAccessApprovalOperation,
} from '@/lib/contracts/access/approvals';
import { database } from '@/lib/db/client';
import { approvalCalls, ended, inDays, statusesOf } from '@/lib/testing/access-calls';
import { callOperation } from '@/lib/testing/call-operation';
import { type AccessCaller, makeAccessCallers, makeRequirement } from '@/lib/testing/make-access';

const reason = 'They left the study.';

type Caller = AccessCaller;
let callers: Awaited<ReturnType<typeof makeAccessCallers>>;
beforeAll(async () => {
  callers = await makeAccessCallers();
});

const { approve, groups, list, read, history } = approvalCalls(() => callers);

describe('GET /api/access-approvals/', () => {
  it('answers 200 with those that one has or gave, and all to who reads all, the first to expire first, never last, as filtered', async () => {
    const { id: requirement_id } = await makeRequirement({ dataset_name: 'Tides', version: 2 });
    const of = { requirement_id };
    const forever = await approve({ ...of });
    const soon = await approve({ ...of, accessor_id: callers.submitter.id, expired_on: inDays(10) });
    const past = await approve({
      ...of,
      submitter_id: callers.committee.id,
      accessor_id: callers.committee.id,
      expired_on: inDays(-1),
    });
    const gone = await approve({
      ...of,
      submitter_id: callers.committee.id,
      ...ended('committee'),
      expired_on: inDays(5),
    });
    const ids = async (query: string, caller: Caller) =>
      (await (await list(`?requirement=${requirement_id}${query}`, caller)).json()).map(({ id }: { id: string }) => id);
    expect(await ids('', 'committee')).toEqual([past.id, gone.id, soon.id, forever.id]);
    expect(await ids('', 'support')).toHaveLength(4);
    expect(await ids('', 'submitter')).toEqual([soon.id, forever.id]);
    expect(await ids('', 'accessor')).toEqual([gone.id, forever.id]);
    expect(await ids('', 'stranger')).toEqual([]);
    expect(await ids('&is_live=true', 'staff')).toEqual([soon.id, forever.id]);
    expect(await ids('&is_live=false&state=APPROVED', 'staff')).toEqual([past.id]);
    expect(await ids('&never_expires=true', 'staff')).toEqual([forever.id]);
    expect(await ids('&never_expires=false&is_live=true', 'staff')).toEqual([soon.id]);
    expect(await ids(`&submitter=${callers.submitter.id}&accessor=${callers.accessor.id}`, 'staff')).toEqual([
      forever.id,
    ]);
    expect(
      await ids(`&expires_after=${inDays(0).toISOString()}&expires_before=${inDays(7).toISOString()}`, 'staff'),
    ).toEqual([gone.id]);
    expect(await ids('&o=-expired_on', 'staff')).toEqual([soon.id, gone.id, past.id, forever.id]);
    expect(await (await read(past.id, 'staff')).json()).toMatchObject({
      external_id: null,
      requirement_id,
      requirement_version: 1,
      label: 'Tides',
      submitter_name: 'Carl Committee',
      state: 'APPROVED',
      is_live: false,
      episode: 1,
      ended_at: null,
      ended_by: null,
    });
  });

  it('answers 200 with expires_after at or after, expires_before at or before, and neither with what never expires; so do groups', async () => {
    const { id: requirement_id } = await makeRequirement();
    const expired_on = inDays(10);
    const { id } = await approve({ requirement_id, expired_on });
    await approve({ requirement_id, accessor_id: callers.submitter.id });
    const ids = async (query: string) =>
      (await (await list(`?requirement=${requirement_id}${query}`, 'staff')).json()).map(
        (row: { id: string }) => row.id,
      );
    const [before, after] = [-1, 1].map((ms) => new Date(expired_on.getTime() + ms).toISOString());
    expect(await ids(`&expires_after=${expired_on.toISOString()}`)).toEqual([id]);
    expect(await ids(`&expires_before=${expired_on.toISOString()}`)).toEqual([id]);
    expect([await ids(`&expires_after=${after}`), await ids(`&expires_before=${before}`)]).toEqual([[], []]);
    const count = async (query: string) =>
      (await (await groups(`?requirement=${requirement_id}&expire_before=${query}`)).json()).length;
    expect([await count(expired_on.toISOString()), await count(before ?? '')]).toEqual([1, 0]);
  });

  it('answers 400 to an unknown state, and 401 without a token', async () => {
    expect((await list('?state=LIVE', 'staff')).status).toBe(400);
    expect((await callOperation(listAccessApprovalsOperation)).status).toBe(401);
  });
});

describe('GET /api/access-approvals/{id}/', () => {
  it('answers 200 to submitter, accessor, committee and support, 401 without a token, and 404 to others', async () => {
    const { id } = await approve();
    expect(
      await statusesOf((who) => read(id, who), 'submitter', 'accessor', 'committee', 'support', 'stranger'),
    ).toEqual([200, 200, 200, 200, 404]);
    expect((await callOperation(readAccessApprovalOperation, { params: { id } })).status).toBe(401);
  });
});

describe('GET /api/access-approvals/{id}/history/', () => {
  it('answers 200 with the episodes, newest first, and the reason to the committee, support and, where they were told it, the accessor', async () => {
    const approval = await approve({ episode: 2 });
    const past = {
      approval_id: approval.id,
      episode: 1,
      began_at: inDays(-9),
      until: inDays(-2),
      ended_by: 'committee',
      by_id: callers.committee.id,
    };
    await database().accessApprovalHistory.create({
      data: { ...past, expired_on: inDays(3), requirement_version: 1, reason, tell_reason: true },
    });
    const answer = await history(approval.id, 'committee');
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      [
        { episode: 2, until: null, ended_by: null, by: null, reason: null },
        { episode: 1, ended_by: 'committee', by: { uuid: callers.committee.id, full_name: 'Carl Committee' }, reason },
      ],
    ]);
    const reasonFor = async (caller: Caller) => (await (await history(approval.id, caller)).json())[1].reason;
    expect([await reasonFor('accessor'), await reasonFor('submitter'), await reasonFor('support')]).toEqual([
      reason,
      null,
      reason,
    ]);
    await database().accessApprovalHistory.updateMany({
      where: { approval_id: approval.id },
      data: { tell_reason: false },
    });
    expect(await reasonFor('accessor')).toBeNull();
  });

  it('answers 400 to an unknown page, 401 without a token, and 404 to others', async () => {
    const { id } = await approve();
    const asked = { token: callers.tokens.staff, params: { id }, query: '?page=0' };
    expect((await callOperation(listAccessHistoryOperation, asked)).status).toBe(400);
    expect((await callOperation(listAccessHistoryOperation, { params: { id } })).status).toBe(401);
    expect((await history(id, 'stranger')).status).toBe(404);
  });
});
