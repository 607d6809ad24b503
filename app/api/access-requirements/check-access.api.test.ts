import { beforeAll, describe, expect, it } from 'vitest';
import { checkAccessOperation, readAccessApprovalOperation } from '@/lib/contracts/access/approvals';
import { changeAccessRequirementOperation } from '@/lib/contracts/access/requirements';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import {
  type AccessCaller,
  makeAccessCallers,
  makeApproval,
  makeCommitteeMember,
  makeRequirement,
} from '@/lib/testing/make-access';
import { statementTextsOf } from '@/lib/testing/statements-of';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(clock().getTime() + days * DAY_MS);

type Caller = AccessCaller;
let callers: Awaited<ReturnType<typeof makeAccessCallers>>;
beforeAll(async () => {
  callers = await makeAccessCallers();
});

const approve = (fields: Parameters<typeof makeApproval>[0] = {}) =>
  makeApproval({ submitter_id: callers.submitter.id, accessor_id: callers.accessor.id, ...fields });
const ended = (ended_by: string, days = -1) => ({ state: 'REVOKED', ended_by, ended_at: inDays(days) });
const check = (id: string, caller: Caller, user?: string) =>
  callOperation(checkAccessOperation, {
    token: callers.tokens[caller],
    params: { id },
    query: user === undefined ? '' : `?user=${encodeURIComponent(user)}`,
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
    const { has_access, reason: answered, until } = await answer.json();
    expect([answer.status, answer.headers.get('cache-control'), has_access, answered]).toEqual([
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
    const deleted = await makeUser({ status: 'deleted', deleted_at: clock() });
    for (const { id } of [suspended, deleted]) {
      await approve({ requirement_id, accessor_id: id });
      expect(await (await check(requirement_id, 'committee', id)).json()).toEqual({
        has_access: false,
        reason: 'account_inactive',
        until: null,
      });
    }
    await approve({ requirement_id, accessor_id: callers.bystander.id, expired_on: inDays(-3) });
    expect(await (await check(requirement_id, 'support', callers.bystander.id)).json()).toMatchObject({
      reason: 'requirement_archived',
    });
  });

  it('answers 200 with granted by an approval of an earlier version until it expires', async () => {
    const { id: requirement_id } = await makeRequirement();
    const approval = await approve({ requirement_id, expired_on: inDays(3) });
    const change = { token: callers.tokens.committee, params: { id: requirement_id }, body: { is_duc_required: true } };
    expect((await (await callOperation(changeAccessRequirementOperation, change)).json()).version).toBe(2);
    expect(await (await check(requirement_id, 'accessor')).json()).toMatchObject({
      has_access: true,
      reason: 'granted',
    });
    const read = { token: callers.tokens.accessor, params: { id: approval.id } };
    expect(await (await callOperation(readAccessApprovalOperation, read)).json()).toMatchObject({
      is_live: true,
      requirement_version: 1,
    });
    await database().accessApproval.update({ where: { id: approval.id }, data: { expired_on: inDays(-1) } });
    expect(await (await check(requirement_id, 'accessor')).json()).toMatchObject({ reason: 'expired' });
  });

  it('answers 200 about others to a service account that holds the role of the committee, and 404 to one that does not', async () => {
    const { requirement_id } = await approve();
    const asked = { params: { id: requirement_id }, query: `?user=${callers.accessor.id}` };
    for (const [make, status] of [
      [makeCommitteeMember, 200],
      [makeUser, 404],
    ] as const) {
      const { id } = await make({ is_service_account: true });
      expect((await callOperation(checkAccessOperation, { token: await makeToken(id), ...asked })).status).toBe(status);
    }
  });

  it('answers 200 for a uuid, a username or an external_id, in that order', async () => {
    const { requirement_id } = await approve();
    const named = await makeUser({ username: callers.accessor.external_id ?? '' });
    const reasonOf = async (user: string) => (await (await check(requirement_id, 'committee', user)).json()).reason;
    expect([await reasonOf(callers.accessor.id), await reasonOf(callers.accessor.username)]).toEqual([
      'granted',
      'granted',
    ]);
    expect(await reasonOf(callers.accessor.external_id ?? '')).toBe('never_granted');
    await database().user.delete({ where: { id: named.id } });
    expect(await reasonOf(callers.accessor.external_id ?? '')).toBe('granted');
  });

  it('answers 400 to no name, 401 without a token, and 404 to everyone else with the same bytes after the same statements, whether the person exists or not', async () => {
    const { requirement_id } = await approve();
    expect((await check(requirement_id, 'accessor', '')).status).toBe(400);
    expect((await callOperation(checkAccessOperation, { params: { id: requirement_id } })).status).toBe(401);
    const bytesOf = async (user: string, caller: Caller) => {
      let body: { status?: number } = {};
      const statements = await statementTextsOf(async () => {
        const { request_id: _, ...rest } = await (await check(requirement_id, caller, user)).json();
        body = rest;
      });
      return { ...body, statements };
    };
    // The first request of a token notes its use.
    await bytesOf(nobody, 'stranger');
    const forNobody = await bytesOf(nobody, 'stranger');
    expect(forNobody.status).toBe(404);
    expect(await bytesOf(callers.accessor.id, 'stranger')).toEqual(forNobody);
    expect(await bytesOf('nobody', 'stranger')).toEqual(forNobody);
    expect((await check(requirement_id, 'committee', 'nobody')).status).toBe(404);
    expect((await check(nobody, 'accessor')).status).toBe(404);
    expect((await check(requirement_id, 'accessor', callers.accessor.username)).status).toBe(200);
  });
});
