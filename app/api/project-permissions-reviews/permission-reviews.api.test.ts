import { beforeEach, describe, expect, it } from 'vitest';
import {
  closeCustomerReviewOperation,
  closeProjectReviewOperation,
  listCustomerReviewsOperation,
  listProjectReviewsOperation,
  readCustomerReviewOperation,
  readProjectReviewOperation,
} from '@/lib/contracts/members/permission-reviews';
import type { Operation } from '@/lib/contracts/operation';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeCustomer, makeProject, makeRole, makeToken, makeUser } from '@/lib/testing/make';

const NONE = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const ids = { customer: '', project: '', memberRole: '', supportRole: '', owner: '' };
const tokens = { owner: '', manager: '', support: '', stranger: '' };
type Caller = keyof typeof tokens;

beforeEach(async () => {
  ids.customer = (await makeCustomer()).id;
  ids.project = (await makeProject({ customer_id: ids.customer })).id;
  const [owner, manager, member, stranger] = await Promise.all([makeUser(), makeUser(), makeUser(), makeUser()]);
  ids.owner = owner.id;
  await makeRole({ user_id: owner.id, role: 'CUSTOMER_OWNER', customer_id: ids.customer });
  await makeRole({ user_id: manager.id, role: 'PROJECT_MANAGER', project_id: ids.project });
  ids.memberRole = (await makeRole({ user_id: member.id, role: 'PROJECT_MEMBER', project_id: ids.project })).id;
  const supporting = { user_id: member.id, role: 'CUSTOMER_SUPPORT', customer_id: ids.customer };
  ids.supportRole = (await makeRole(supporting)).id;
  tokens.owner = await makeToken(owner.id);
  tokens.manager = await makeToken(manager.id);
  tokens.support = await makeToken((await makeUser({ is_support: true })).id);
  tokens.stranger = await makeToken(stranger.id);
});

const of = {
  project: {
    list: listProjectReviewsOperation,
    read: readProjectReviewOperation,
    close: closeProjectReviewOperation,
  },
  customer: {
    list: listCustomerReviewsOperation,
    read: readCustomerReviewOperation,
    close: closeCustomerReviewOperation,
  },
} as const;
type Kind = keyof typeof of;
const kinds: readonly Kind[] = ['project', 'customer'];

async function opened(
  kind: Kind,
  fields: { closed?: Date; created?: Date; reviewer_id?: string } = {},
): Promise<string> {
  const place = kind === 'project' ? { project_id: ids.project } : { customer_id: ids.customer };
  return (await database().permissionReview.create({ data: { ...place, created: clock(), ...fields } })).id;
}
const ask = (operation: Operation, uuid: string, caller: Caller = 'owner', body?: object) =>
  callOperation(operation, { token: tokens[caller], params: { uuid }, ...(body && { body }) });
const decide = (decision: string, role_uuid: string, more: object = {}) => ({
  decisions: [{ role_uuid, decision, ...more }],
});

describe.each(kinds)('GET /api/%s-permissions-reviews/', (kind) => {
  const { list } = of[kind];
  const uuids = async (query: string, caller: Caller = 'owner') => {
    const rows: { uuid: string }[] = await (await callOperation(list, { token: tokens[caller], query })).json();
    return rows.map(({ uuid }) => uuid);
  };

  it('answers 200 with the reviews that the caller reads, newest first, as filtered', async () => {
    const created = new Date(clock().getTime() - 60_000);
    const closed = await opened(kind, { created, closed: clock(), reviewer_id: ids.owner });
    const open = await opened(kind);
    const here = `${kind}_uuid=${ids[kind]}`;
    expect(await uuids(`?${here}`)).toEqual([open, closed]);
    expect(await uuids(`?${here}&o=created`)).toEqual([closed, open]);
    expect(await uuids(`?${here}&is_pending=true`)).toEqual([open]);
    expect(await uuids(`?${here}&reviewer_uuid=${ids.owner}`)).toEqual([closed]);
    expect(await uuids(`?${here}&closed=2020-01-01T00:00:00Z`)).toEqual([closed]);
    expect(await uuids(`?${here}`, 'manager')).toEqual([]);
  });

  it('answers 200 without what is open in an archived organisation, also to staff; what was closed stays', async () => {
    const [closed, open] = [await opened(kind, { closed: clock() }), await opened(kind)];
    await database().customer.update({ where: { id: ids.customer }, data: { archived: true } });
    const here = `?${kind}_uuid=${ids[kind]}`;
    expect([await uuids(here), await uuids(here, 'support')]).toEqual([[closed], [closed]]);
    expect((await ask(of[kind].close, open, 'owner', {})).status).toBe(404);
  });

  it('answers 400 to an unknown order, and 401 without a token', async () => {
    expect((await callOperation(list, { token: tokens.owner, query: '?o=name' })).status).toBe(400);
    expect((await callOperation(list)).status).toBe(401);
  });
});

describe.each(kinds)('GET /api/%s-permissions-reviews/{uuid}/', (kind) => {
  const { read } = of[kind];

  it('answers 200 with all members', async () => {
    const uuid = await opened(kind);
    const { name } =
      kind === 'project'
        ? await database().project.findUniqueOrThrow({ where: { id: ids.project } })
        : await database().customer.findUniqueOrThrow({ where: { id: ids.customer } });
    expect(await (await ask(read, uuid, 'support')).json()).toEqual({
      url: expect.stringContaining(`/api/${kind}-permissions-reviews/${uuid}/`),
      uuid,
      reviewer_full_name: '',
      reviewer_uuid: null,
      is_pending: true,
      created: expect.any(String),
      closed: null,
      [`${kind}_uuid`]: ids[kind],
      [`${kind}_name`]: name,
    });
  });

  it('answers 400 to an unknown field, 401 without a token, and 404 to who does not decide about members of the organisation', async () => {
    const uuid = await opened(kind);
    const asked = { token: tokens.owner, params: { uuid }, query: '?field=x' };
    expect((await callOperation(read, asked)).status).toBe(400);
    expect((await callOperation(read, { params: { uuid } })).status).toBe(401);
    for (const caller of ['manager', 'stranger'] as const) expect((await ask(read, uuid, caller)).status).toBe(404);
    expect((await ask(read, NONE)).status).toBe(404);
  });
});

describe.each(kinds)('POST /api/%s-permissions-reviews/{uuid}/close/', (kind) => {
  const { close } = of[kind];

  it('answers 200 and closes it as it is, in the name of the caller', async () => {
    const answer = await ask(close, await opened(kind), 'owner', {});
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { is_pending: false, reviewer_uuid: ids.owner, closed: expect.any(String) },
    ]);
  });

  it('answers 400 to a decision without its time, and to two about one role', async () => {
    const uuid = await opened(kind);
    expect((await ask(close, uuid, 'owner', decide('expire', ids.memberRole))).status).toBe(400);
    const [twice] = decide('keep', ids.memberRole).decisions;
    expect((await ask(close, uuid, 'owner', { decisions: [twice, twice] })).status).toBe(400);
  });

  it('answers 401 without a token, 403 to support, 404 to others, and 404 for a role that nobody holds there', async () => {
    const uuid = await opened(kind);
    expect((await callOperation(close, { params: { uuid }, body: {} })).status).toBe(401);
    expect((await ask(close, uuid, 'support', {})).status).toBe(403);
    expect((await ask(close, uuid, 'manager', {})).status).toBe(404);
    expect((await ask(close, uuid, 'owner', decide('remove', NONE))).status).toBe(404);
  });

  it('answers 422 to another expiry where the organisation is blocked, and stays open; 200 to removing and as it is', async () => {
    const held = kind === 'project' ? ids.memberRole : ids.supportRole;
    const uuid = await opened(kind);
    await database().customer.update({ where: { id: ids.customer }, data: { blocked: true } });
    const expiring = decide('expire', held, { expiration_time: new Date(clock().getTime() + 60_000) });
    const rejected = await ask(close, uuid, 'owner', expiring);
    expect([rejected.status, (await rejected.json()).detail]).toEqual([422, 'This organisation is blocked.']);
    expect((await ask(close, uuid, 'owner', decide('remove', held))).status).toBe(200);
    expect((await ask(close, await opened(kind), 'owner', {})).status).toBe(200);
  });

  it('answers 409 when it is closed already', async () => {
    const uuid = await opened(kind);
    await ask(close, uuid, 'owner', {});
    const again = await ask(close, uuid, 'owner', {});
    expect([again.status, (await again.json()).detail]).toEqual([409, 'This review is already closed.']);
  });
});
