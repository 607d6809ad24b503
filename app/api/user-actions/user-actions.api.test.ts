import { beforeAll, describe, expect, it } from 'vitest';
import {
  listUserActionsOperation,
  readUserActionOperation,
  summariseUserActionsOperation,
} from '@/lib/contracts/actions/actions';
import { readUserActionHistoryOperation } from '@/lib/contracts/actions/history';
import { clock } from '@/lib/core/clock';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeActionHolder } from '@/lib/testing/make-action-holder';
import { sessionCookieOf } from '@/lib/testing/session-cookie-of';

const nobodysUuid = '00000000-0000-7000-8000-000000000000';
const later = (days: number) => new Date(clock().getTime() + days * 86_400_000);

/** Every field that the reference publishes, and those that we add. */
const published =
  'uuid action_type title description urgency due_date is_silenced silenced_until is_temporarily_silenced is_effectively_silenced created modified related_object_name related_object_type corrective_actions days_until_due route_name route_params project_name project_uuid organization_name organization_uuid offering_name offering_uuid offering_type resource_name resource_uuid order_type';
const ours =
  'status resolved_reason resolved_at episode opened_at evidence silence type_label type_icon distinction why facts';
const correctiveFields =
  'key label category severity method api_endpoint confirmation_required permissions_required metadata route_name route_params consequence undo_endpoint';

let holder: Awaited<ReturnType<typeof makeActionHolder>>;
let silenced: string;
let order: Awaited<ReturnType<typeof holder.actOnOrder>>;
let staff: string;

beforeAll(async () => {
  holder = await makeActionHolder();
  order = await holder.actOnOrder();
  silenced = (await holder.act({ is_silenced: true, silence_mode: 'forever' })).id;
  await holder.act({ urgency_rank: 3, due_date: later(-1) });
  staff = await makeToken((await makeUser({ is_staff: true })).id);
});

const stranger = async () => makeToken((await makeUser()).id);

describe('GET /api/user-actions/', () => {
  const list = (asked: Asked) => callOperation(listUserActionsOperation, { token: holder.token, ...asked });

  it('answers 200 with a bare array, its count and links that lead on', async () => {
    const answer = await list({ query: '?page_size=1&page=2&include_silenced=true' });
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '3']);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toHaveLength(1);
    const link = (page: number, rel: string) =>
      `</api/user-actions/?page_size=1&page=${page}&include_silenced=true>; rel="${rel}"`;
    expect(answer.headers.get('link')).toBe(
      [link(1, 'first'), link(1, 'prev'), link(3, 'next'), link(3, 'last')].join(', '),
    );
  });

  it('answers 200 with every field that clients of the reference read', async () => {
    const [action] = await (await list({ query: '?q=approve&urgency=medium' })).json();
    expect(Object.keys(action).toSorted()).toEqual(`${published} ${ours}`.split(' ').toSorted());
    expect(action).toMatchObject({
      uuid: order.action.id,
      urgency: 'medium',
      is_silenced: false,
      silenced_until: null,
      is_temporarily_silenced: false,
      is_effectively_silenced: false,
      project_uuid: holder.project.id,
      resource_name: '',
      resource_uuid: null,
      days_until_due: expect.any(Number),
      route_params: {},
    });
    const correctives: object[] = action.corrective_actions;
    expect(correctives).toHaveLength(3);
    for (const one of correctives) expect(Object.keys(one).toSorted()).toEqual(correctiveFields.split(' ').toSorted());
    expect(correctives[1]).toMatchObject({
      label: 'Approve order',
      category: 'approve',
      severity: 'low',
      method: 'POST',
      api_endpoint: `/api/marketplace-orders/${order.order.id}/approve_by_consumer/`,
      confirmation_required: true,
      permissions_required: ['ORDER.APPROVE'],
    });
  });

  it('answers 200 with an empty array and the same count for a page beyond the last', async () => {
    const answer = await list({ query: '?page=99' });
    expect([answer.status, answer.headers.get('x-result-count'), await answer.json()]).toEqual([200, '2', []]);
    expect(answer.headers.get('link')).toContain('?page=1>; rel="prev"');
  });

  it('answers 200 to HEAD, with the headers alone', async () => {
    const answer = await list({ method: 'HEAD' });
    expect([answer.status, answer.headers.get('x-result-count'), await answer.text()]).toEqual([200, '2', '']);
  });

  it.each(['Token', 'Bearer', 'token', 'BEARER'])('answers 200 to Authorization: %s', async (scheme) => {
    const headers = { authorization: `${scheme} ${holder.token}` };
    expect((await callOperation(listUserActionsOperation, { headers })).status).toBe(200);
  });

  it('answers 200 to the session of a browser', async () => {
    const headers = { cookie: await sessionCookieOf(holder.person) };
    const answer = await callOperation(listUserActionsOperation, { headers });
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '2']);
  });

  it('answers 200 to staff who ask for the actions of somebody', async () => {
    const answer = await list({ token: staff, query: `?user_uuid=${holder.person.id}` });
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '2']);
    expect((await list({ token: staff })).headers.get('x-result-count')).toBe('0');
  });

  it('answers 200 to staff with no corrective actions of somebody else, which would answer 404', async () => {
    const offered = async (token: string, query: string) => {
      const rows: { corrective_actions: unknown[] }[] = await (await list({ token, query })).json();
      return rows.map(({ corrective_actions }) => corrective_actions.length > 0);
    };
    expect(await offered(holder.token, '')).toEqual([true, true]);
    expect(await offered(staff, `?user_uuid=${holder.person.id}`)).toEqual([false, false]);
  });

  it.each(['colour=red', 'page=0', 'page=x', 'page_size=301', 'page_size=0', 'user_uuid=1', 'o=title', 'urgency=3'])(
    'answers 400 that names the parameter to ?%s',
    async (query) => {
      const answer = await list({ query: `?${query}` });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
      expect(await answer.json()).toHaveProperty(query.split('=')[0] ?? '', [expect.any(String)]);
    },
  );

  it.each(['', 'Token', 'Token x', 'Basic eDp5', 'Token no-such-token-of-anybody'])(
    'answers 401 as a problem to Authorization: %j',
    async (authorization) => {
      const answer = await callOperation(listUserActionsOperation, { headers: { authorization } });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Heed"']);
      expect(await answer.json()).toMatchObject({
        type: '/docs/errors/not_authenticated',
        title: 'Sign in required',
        status: 401,
        detail: expect.any(String),
        instance: '/api/user-actions/',
        code: 'not_authenticated',
        request_id: answer.headers.get('x-request-id'),
      });
    },
  );

  it('answers 403 to others who ask for the actions of somebody', async () => {
    const answer = await list({ token: await stranger(), query: `?user_uuid=${holder.person.id}` });
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'not_allowed' }]);
  });

  it('answers 405 to other methods', async () => {
    const answer = await list({ method: 'DELETE' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

describe('GET /api/user-actions/{uuid}/', () => {
  const read = (uuid: string, asked: Asked = {}) =>
    callOperation(readUserActionOperation, { token: holder.token, params: { uuid }, ...asked });

  it('answers 200 with the action, also to HEAD and to a uuid in capitals', async () => {
    const answer = await read(order.action.id.toUpperCase());
    expect([answer.status, await answer.json()]).toMatchObject([200, { uuid: order.action.id, status: 'open' }]);
    expect((await read(order.action.id, { method: 'HEAD' })).status).toBe(200);
  });

  it.each(['true', 'True', '1'])('answers 200 with a silenced one for include_silenced=%s', async (flag) => {
    const answer = await read(silenced, { query: `?include_silenced=${flag}` });
    expect([answer.status, await answer.json()]).toMatchObject([200, { is_silenced: true }]);
  });

  it.each(['include_silenced=yes', 'page=1'])('answers 400 that names the parameter to ?%s', async (query) => {
    const answer = await read(order.action.id, { query: `?${query}` });
    expect([answer.status, Object.keys(await answer.json())]).toEqual([
      400,
      expect.arrayContaining(query.split('=').slice(0, 1)),
    ]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readUserActionOperation, { params: { uuid: order.action.id } })).status).toBe(401);
  });

  it.each(['', '?include_silenced=false', '?include_silenced=0'])(
    'answers 404 to a silenced one with the query "%s"',
    async (query) => {
      expect((await read(silenced, { query })).status).toBe(404);
    },
  );

  it('answers 404 to an action of others, also to staff, to none and to what is no uuid', async () => {
    for (const token of [await stranger(), staff]) expect((await read(order.action.id, { token })).status).toBe(404);
    for (const uuid of [nobodysUuid, 'first', '1']) expect((await read(uuid)).status).toBe(404);
  });
});

describe('GET /api/user-actions/summary/', () => {
  const summarise = (asked: Asked = {}) =>
    callOperation(summariseUserActionsOperation, { token: holder.token, ...asked });

  it('answers 200 with all three urgencies, under the filters of the list', async () => {
    const answer = await summarise();
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        total: 2,
        overdue: 1,
        by_urgency: { high: 1, medium: 1, low: 0 },
        by_type: { pending_order: 2 },
        type_labels: { pending_order: 'Pending orders' },
        stale_since: {},
      },
    ]);
    expect(await (await summarise({ query: '?include_silenced=1' })).json()).toMatchObject({ total: 3 });
    const byUrgency = { high: 0, medium: 0, low: 0 };
    const none = { total: 0, overdue: 0, by_urgency: byUrgency, by_type: {}, type_labels: {}, stale_since: {} };
    expect(await (await summarise({ query: '?urgency=low' })).json()).toEqual(none);
  });

  it.each(['page=1', 'o=urgency', 'urgency=HIGH'])('answers 400 that names the parameter to ?%s', async (query) => {
    const answer = await summarise({ query: `?${query}` });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toHaveProperty(query.split('=')[0] ?? '');
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(summariseUserActionsOperation)).status).toBe(401);
  });

  it('answers 403 to others who ask for the summary of somebody, and 200 to staff', async () => {
    const query = `?user_uuid=${holder.person.id}`;
    expect((await summarise({ token: await stranger(), query })).status).toBe(403);
    expect(await (await summarise({ token: staff, query })).json()).toMatchObject({ total: 2 });
  });
});

describe('GET /api/user-actions/{uuid}/history/', () => {
  const read = (uuid: string, token: string | undefined = holder.token) =>
    callOperation(readUserActionHistoryOperation, { params: { uuid }, ...(token && { token }) });

  it('answers 200 with what happened, also of a silenced action', async () => {
    for (const uuid of [order.action.id, silenced]) {
      const answer = await read(uuid);
      expect([answer.status, await answer.json()]).toEqual([200, [expect.objectContaining({ what: 'opened' })]]);
    }
  });

  it('answers 401 without a token', async () => {
    expect((await read(order.action.id, '')).status).toBe(401);
  });

  it('answers 404 to the history of others, also to staff, and to none', async () => {
    for (const token of [await stranger(), staff]) expect((await read(order.action.id, token)).status).toBe(404);
    expect((await read(nobodysUuid)).status).toBe(404);
  });
});
