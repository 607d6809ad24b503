import { beforeAll, describe, expect, it } from 'vitest';
import {
  checkAccessOperation,
  listAccessApprovalsOperation,
  listAccessHistoryOperation,
  listAccessorGroupsOperation,
  readAccessApprovalOperation,
  revokeAccessOperation,
} from '@/lib/contracts/access-approvals';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeApproval, makeCommitteeMember, makeRequirement } from '@/lib/testing/make-access';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(clock().getTime() + days * DAY_MS);
const reason = 'They left the study.';

type Person = Awaited<ReturnType<typeof makeUser>>;
let submitter: Person;
let accessor: Person;
let committee: Person;
const tokens = { submitter: '', accessor: '', committee: '', staff: '', support: '', stranger: '' };
type Caller = keyof typeof tokens;
const statusesOf = async (call: (caller: Caller) => Promise<Response>, ...callers: Caller[]) =>
  (await Promise.all(callers.map(call))).map(({ status }) => status);

beforeAll(async () => {
  submitter = await makeUser({ full_name: 'Sara Submitter' });
  accessor = await makeUser({ full_name: 'Axel Accessor', external_id: uniqueName('person') });
  committee = await makeCommitteeMember({ full_name: 'Carl Committee' });
  tokens.submitter = await makeToken(submitter.id);
  tokens.accessor = await makeToken(accessor.id);
  tokens.committee = await makeToken(committee.id);
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  tokens.support = await makeToken((await makeUser({ is_support: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

const approve = (fields: Parameters<typeof makeApproval>[0] = {}) =>
  makeApproval({ submitter_id: submitter.id, accessor_id: accessor.id, ...fields });
const ended = (ended_by: string, days = -1) => ({ state: 'REVOKED', ended_by, ended_at: inDays(days) });
const list = (query: string, caller: Caller) =>
  callOperation(listAccessApprovalsOperation, { token: tokens[caller], query });
const read = (id: string, caller: Caller) =>
  callOperation(readAccessApprovalOperation, { token: tokens[caller], params: { id } });
const history = (id: string, caller: Caller) =>
  callOperation(listAccessHistoryOperation, { token: tokens[caller], params: { id } });
const groups = (query: string, caller: Caller = 'committee', headers: Record<string, string> = {}) =>
  callOperation(listAccessorGroupsOperation, { token: tokens[caller], query, headers });
const revoke = (body: object, caller: Caller = 'committee') =>
  callOperation(revokeAccessOperation, { token: tokens[caller], body });
const check = (id: string, caller: Caller, user?: string) =>
  callOperation(checkAccessOperation, {
    token: tokens[caller],
    params: { id },
    query: user === undefined ? '' : `?user=${encodeURIComponent(user)}`,
  });

describe('GET /api/access-approvals/', () => {
  it('answers 200 with those that one has or gave, and all to who reads all, the first to expire first, never last, as filtered', async () => {
    const { id: requirement_id } = await makeRequirement({ dataset_name: 'Tides', version: 2 });
    const of = { requirement_id };
    const forever = await approve({ ...of });
    const soon = await approve({ ...of, accessor_id: submitter.id, expired_on: inDays(10) });
    const past = await approve({
      ...of,
      submitter_id: committee.id,
      accessor_id: committee.id,
      expired_on: inDays(-1),
    });
    const gone = await approve({ ...of, submitter_id: committee.id, ...ended('committee'), expired_on: inDays(5) });
    const ids = async (query: string, caller: Caller) =>
      (await (await list(`?requirement=${requirement_id}${query}`, caller)).json()).map(({ id }: { id: string }) => id);
    expect(await ids('', 'committee')).toEqual([past.id, gone.id, soon.id, forever.id]);
    expect(await ids('', 'support')).toHaveLength(4);
    expect(await ids('', 'submitter')).toEqual([soon.id, forever.id]);
    expect(await ids('', 'accessor')).toEqual([gone.id, forever.id]);
    expect(await ids('', 'stranger')).toEqual([]);
    expect(await ids('&is_live=true', 'staff')).toEqual([soon.id, forever.id]);
    expect(await ids('&is_live=false&state=APPROVED', 'staff')).toEqual([past.id]);
    expect(await ids(`&submitter=${submitter.id}&accessor=${accessor.id}`, 'staff')).toEqual([forever.id]);
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
    const told = await approve({ episode: 2 });
    const past = {
      approval_id: told.id,
      episode: 1,
      began_at: inDays(-9),
      until: inDays(-2),
      ended_by: 'committee',
      by_id: committee.id,
    };
    await database().accessApprovalHistory.create({
      data: { ...past, expired_on: inDays(3), requirement_version: 1, reason, tell_reason: true },
    });
    const answer = await history(told.id, 'committee');
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      [
        { episode: 2, until: null, ended_by: null, by: null, reason: null },
        { episode: 1, ended_by: 'committee', by: { uuid: committee.id, full_name: 'Carl Committee' }, reason },
      ],
    ]);
    const reasonFor = async (caller: Caller) => (await (await history(told.id, caller)).json())[1].reason;
    expect([await reasonFor('accessor'), await reasonFor('submitter'), await reasonFor('support')]).toEqual([
      reason,
      null,
      reason,
    ]);
    await database().accessApprovalHistory.updateMany({
      where: { approval_id: told.id },
      data: { tell_reason: false },
    });
    expect(await reasonFor('accessor')).toBeNull();
  });

  it('answers 400 to an unknown page, 401 without a token, and 404 to others', async () => {
    const { id } = await approve();
    const asked = { token: tokens.staff, params: { id }, query: '?page=0' };
    expect((await callOperation(listAccessHistoryOperation, asked)).status).toBe(400);
    expect((await callOperation(listAccessHistoryOperation, { params: { id } })).status).toBe(401);
    expect((await history(id, 'stranger')).status).toBe(404);
  });
});

describe('GET /api/access-approvals/groups/', () => {
  it('answers 200 with live access by requirement, submitter and expiry, with its people and notices; what has ended when asked', async () => {
    const { id: requirement_id } = await makeRequirement({ dataset_name: 'Tides' });
    const expired_on = inDays(20);
    const own = await approve({ requirement_id, accessor_id: submitter.id, expired_on });
    await approve({ requirement_id, expired_on });
    await approve({ requirement_id, accessor_id: committee.id });
    const gone = await approve({ requirement_id, accessor_id: nobodyElse.id, ...ended('committee'), expired_on });
    const notice = {
      kind: 'access_renewal',
      object_type: 'access_requirement',
      object_id: requirement_id,
      object_name: 'Tides',
      created: clock(),
      modified: clock(),
    };
    await database().reminder.create({
      data: {
        ...notice,
        episode: expired_on.toISOString(),
        milestone: '1 month',
        recipient_id: submitter.id,
        scheduled_for: inDays(-10),
        status: 'SENT',
        sent_at: inDays(-10),
      },
    });
    const revocation = {
      ...notice,
      kind: 'access_revoked',
      object_type: 'access_approval',
      object_id: own.id,
      episode: '1',
    };
    await database().reminder.create({
      data: { ...revocation, recipient_id: submitter.id, scheduled_for: expired_on },
    });
    const answer = await groups(`?requirement=${requirement_id}`, 'support');
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      [
        {
          requirement_id,
          label: 'Tides',
          submitter_id: submitter.id,
          submitter_name: 'Sara Submitter',
          expired_on: expired_on.toISOString().replace('Z', '+00:00'),
          is_live: true,
          accessor_ids: [submitter.id, accessor.id].toSorted(),
          accessors_count: 2,
          notifications: [
            {
              type: 'RENEWAL_NOTIFICATION',
              status: 'SENT',
              milestone: '1 month',
              approval_id: own.id,
              accessRequirementId: requirement_id,
              recipientId: submitter.id,
            },
            {
              type: 'REVOKE_NOTIFICATION',
              status: 'SCHEDULED',
              milestone: null,
              approval_id: own.id,
              submitterId: submitter.id,
            },
          ],
          notifications_count: 2,
        },
        { expired_on: null, accessor_ids: [committee.id], notifications: [] },
      ],
    ]);
    const sizes = async (query: string) =>
      (await (await groups(`?requirement=${requirement_id}${query}`)).json()).map(
        ({ accessors_count, is_live }: { accessors_count: number; is_live: boolean }) => [accessors_count, is_live],
      );
    expect(await sizes('&expired=true')).toEqual([
      [1, false],
      [2, true],
      [1, true],
    ]);
    expect(await sizes(`&accessor=${committee.id}`)).toEqual([[1, true]]);
    expect(await sizes(`&expire_before=${inDays(30).toISOString()}`)).toEqual([[2, true]]);
    expect(await sizes(`&submitter=${gone.accessor_id}`)).toEqual([]);
    expect(await sizes('&o=-expired_on&page_size=1&page=2')).toEqual([[1, true]]);
  });

  it('answers 200 as CSV with all that match', async () => {
    const { requirement_id } = await approve({ expired_on: inDays(9) });
    const answer = await groups(`?requirement=${requirement_id}`, 'staff', { accept: 'text/csv' });
    expect([answer.headers.get('content-type'), (await answer.text()).split('\r\n')[1]]).toEqual([
      'text/csv; charset=utf-8',
      expect.stringContaining(`${requirement_id},`),
    ]);
  });

  it('answers 400 to an unknown order, 401 without a token, and 403 to others', async () => {
    expect((await groups('?o=label')).status).toBe(400);
    expect((await callOperation(listAccessorGroupsOperation)).status).toBe(401);
    expect((await groups('', 'submitter')).status).toBe(403);
  });
});

let nobodyElse: Person;
beforeAll(async () => {
  nobodyElse = await makeUser();
});

describe('POST /api/access-approvals/groups/revoke/', () => {
  it('answers 200 and ends all access through the submitter, whatever its expiry; who keeps access is counted; a dry run changes nothing', async () => {
    const { id: requirement_id } = await makeRequirement();
    const [own, soon] = [
      await approve({ requirement_id, accessor_id: submitter.id }),
      await approve({ requirement_id, expired_on: inDays(3) }),
    ];
    await approve({ requirement_id, submitter_id: committee.id });
    const past = await approve({ requirement_id, accessor_id: nobodyElse.id, expired_on: inDays(-3) });
    const group = { requirement_id, submitter_id: submitter.id };
    const expected = { revoked: 2, told: 1, keep_access: 1 };
    const dry = await revoke({ ...group, dry_run: true });
    expect([dry.status, await dry.json()]).toEqual([200, expected]);
    expect(await (await read(own.id, 'staff')).json()).toMatchObject({ state: 'APPROVED' });
    expect(await (await revoke({ ...group, reason, tell_reason: true })).json()).toEqual(expected);
    for (const { id } of [own, soon]) {
      expect(await (await read(id, 'staff')).json()).toMatchObject({
        state: 'REVOKED',
        is_live: false,
        ended_by: 'committee',
      });
    }
    expect(await (await read(past.id, 'staff')).json()).toMatchObject({ state: 'APPROVED', ended_at: null });
    expect(await (await history(soon.id, 'accessor')).json()).toMatchObject([
      { ended_by: 'committee', by: { uuid: committee.id }, reason },
    ]);
    const notices = await database().reminder.findMany({ where: { object_id: { in: [own.id, soon.id] } } });
    expect(notices.map(({ kind, status }) => [kind, status])).toEqual([
      ['access_revoked', 'SCHEDULED'],
      ['access_revoked', 'SCHEDULED'],
    ]);
    expect((await revoke({ ...group, reason })).status).toBe(409);
  });

  it('answers 400 naming an unknown requirement or person, and a reason that is missing or outside 3 to 500 characters', async () => {
    const { requirement_id, submitter_id } = await approve();
    const wrong: [object, string][] = [
      [{ requirement_id: nobody, submitter_id, reason }, 'requirement_id'],
      [{ requirement_id, submitter_id: nobody, reason }, 'submitter_id'],
      [{ requirement_id, submitter_id }, 'reason'],
      [{ requirement_id, submitter_id, reason: 'ab' }, 'reason'],
      [{ requirement_id, submitter_id, reason: 'x'.repeat(501) }, 'reason'],
    ];
    for (const [body, field] of wrong) {
      const answer = await revoke(body);
      expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining([field])]);
    }
  });

  it('answers 401 without a token, 403 to others, and 409 to all but one at the same time', async () => {
    const { requirement_id, submitter_id } = await approve();
    const body = { requirement_id, submitter_id, reason };
    expect((await callOperation(revokeAccessOperation, { body })).status).toBe(401);
    expect(await statusesOf((who) => revoke(body, who), 'submitter', 'support')).toEqual([403, 403]);
    const answers = await Promise.all([revoke(body), revoke(body), revoke(body)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });
});

describe('GET /api/access-requirements/{id}/access/', () => {
  it.each([
    ['granted', [{ expired_on: inDays(3) }], 3],
    ['granted', [{ expired_on: inDays(3) }, { expired_on: null }], null],
    ['granted', [{ expired_on: inDays(3) }, { expired_on: inDays(-1) }, { expired_on: inDays(5) }], 5],
    ['expired', [{ expired_on: inDays(-1) }], null],
    ['expired', [ended('committee', -9), { ...ended('expiry', -3), expired_on: inDays(-3) }], null],
    ['revoked', [ended('committee', -1), { ...ended('expiry', -3), expired_on: inDays(-3) }], null],
    ['revoked', [ended('submission')], null],
    ['never_granted', [], null],
  ] as const)('answers 200 with %s by the clock of the call (%#), and no-store', async (because, approvals, days) => {
    const { id: requirement_id } = await makeRequirement();
    for (const fields of approvals) await approve({ requirement_id, submitter_id: (await makeUser()).id, ...fields });
    const answer = await check(requirement_id, 'accessor');
    const { has_access, reason: told, until } = await answer.json();
    expect([answer.status, answer.headers.get('cache-control'), has_access, told]).toEqual([
      200,
      'no-store',
      because === 'granted',
      because,
    ]);
    expect(until === null ? null : Math.round((Date.parse(until) - clock().getTime()) / DAY_MS)).toBe(days);
  });

  it('answers 200 with account_inactive before anything else, granted also when it is archived, and requirement_archived before how it ended', async () => {
    const { requirement_id } = await approve({ expired_on: inDays(3) });
    await database().accessRequirement.update({ where: { id: requirement_id }, data: { archived_at: clock() } });
    expect(await (await check(requirement_id, 'accessor')).json()).toMatchObject({ reason: 'granted' });
    const suspended = await makeUser({ status: 'suspended', suspended_at: clock() });
    await approve({ requirement_id, accessor_id: suspended.id });
    expect(await (await check(requirement_id, 'committee', suspended.id)).json()).toEqual({
      has_access: false,
      reason: 'account_inactive',
      until: null,
    });
    await approve({ requirement_id, accessor_id: nobodyElse.id, expired_on: inDays(-3) });
    expect(await (await check(requirement_id, 'support', nobodyElse.id)).json()).toMatchObject({
      reason: 'requirement_archived',
    });
  });

  it('answers 200 for a uuid, a username or an external_id, in that order', async () => {
    const { requirement_id } = await approve();
    const named = await makeUser({ username: accessor.external_id ?? '' });
    const reasonOf = async (user: string) => (await (await check(requirement_id, 'committee', user)).json()).reason;
    expect([await reasonOf(accessor.id), await reasonOf(accessor.username)]).toEqual(['granted', 'granted']);
    expect(await reasonOf(accessor.external_id ?? '')).toBe('never_granted');
    await database().user.delete({ where: { id: named.id } });
    expect(await reasonOf(accessor.external_id ?? '')).toBe('granted');
  });

  it('answers 400 to no name, 401 without a token, and 404 to everyone else with the same bytes whether the person exists or not', async () => {
    const { requirement_id } = await approve();
    expect((await check(requirement_id, 'accessor', '')).status).toBe(400);
    expect((await callOperation(checkAccessOperation, { params: { id: requirement_id } })).status).toBe(401);
    const bytesOf = async (user: string, caller: Caller) => {
      const { request_id: _, ...told } = await (await check(requirement_id, caller, user)).json();
      return told;
    };
    const forNobody = await bytesOf(nobody, 'stranger');
    expect(forNobody.status).toBe(404);
    expect(await bytesOf(accessor.id, 'stranger')).toEqual(forNobody);
    expect(await bytesOf('nobody', 'stranger')).toEqual(forNobody);
    expect((await check(requirement_id, 'committee', 'nobody')).status).toBe(404);
    expect((await check(nobody, 'accessor')).status).toBe(404);
    expect((await check(requirement_id, 'accessor', accessor.username)).status).toBe(200);
  });
});
