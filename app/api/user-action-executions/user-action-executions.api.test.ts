import { beforeAll, describe, expect, it } from 'vitest';
import { executeUserActionOperation } from '@/lib/contracts/actions/actions';
import { listExecutionsOperation, readExecutionOperation } from '@/lib/contracts/actions/executions';
import { database } from '@/lib/db/client';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeActionHolder } from '@/lib/testing/make-action-holder';

const published = 'id corrective_action_label executed_at success error_message execution_metadata';

let holder: Awaited<ReturnType<typeof makeActionHolder>>;
let staff: string;
let stranger: string;
let action: { id: string; title: string };

/** A refused attempt and then one that succeeded. */
beforeAll(async () => {
  holder = await makeActionHolder();
  action = (await holder.actOnOrder()).action;
  for (const action_label of ['Shred order', 'Approve order']) {
    const asked = { token: holder.token, params: { uuid: action.id }, body: { action_label } };
    await callOperation(executeUserActionOperation, asked);
  }
  staff = await makeToken((await makeUser({ is_staff: true })).id);
  stranger = await makeToken((await makeUser()).id);
});

const list = (asked: Asked = {}) => callOperation(listExecutionsOperation, { token: holder.token, ...asked });

describe('GET /api/user-action-executions/', () => {
  it('answers 200 with a bare array, newest first, and its count', async () => {
    const answer = await list();
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '2']);
    expect(answer.headers.get('link')).toContain('rel="first"');
    const rows = await answer.json();
    expect(Object.keys(rows[0])).toEqual(expect.arrayContaining(published.split(' ')));
    expect(rows).toMatchObject([
      {
        corrective_action_label: 'Approve order',
        success: true,
        error_message: '',
        execution_metadata: { order_state: 'executing' },
        action_uuid: action.id,
        is_action_readable: true,
        action_type: 'pending_order',
        title: action.title,
      },
      { corrective_action_label: 'Shred order', success: false, error_message: expect.stringContaining('Shred order') },
    ]);
    for (const { id } of rows) expect(Number.isInteger(id)).toBe(true);
  });

  it('answers 200, saying of whose action nothing is left to read', async () => {
    const { act, person, token } = await makeActionHolder();
    const { id } = await act();
    const asked = { token, params: { uuid: id }, body: { action_key: 'view_order' } };
    expect((await callOperation(executeUserActionOperation, asked)).status).toBe(200);
    const isReadable = async () =>
      (await (await list({ token })).json()).map((row: { is_action_readable: boolean }) => row.is_action_readable);
    expect(await isReadable()).toEqual([true]);
    await database().userRole.deleteMany({ where: { user_id: person.id } });
    expect(await isReadable()).toEqual([false]);
  });

  it('answers 200 to HEAD, to a page beyond the last and to filters', async () => {
    expect((await list({ method: 'HEAD' })).headers.get('x-result-count')).toBe('2');
    const beyond = await list({ query: '?page=9' });
    expect([beyond.headers.get('x-result-count'), await beyond.json()]).toEqual(['2', []]);
    expect(await (await list({ query: '?success=false' })).json()).toHaveLength(1);
    expect(await (await list({ query: '?success=1&action_type=pending_order' })).json()).toHaveLength(1);
    expect(await (await list({ query: '?action_type=expiring_resource' })).json()).toEqual([]);
  });

  it('answers 200 to staff who ask for those of somebody', async () => {
    const answer = await list({ token: staff, query: `?user_uuid=${holder.person.id}` });
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '2']);
    expect((await list({ token: staff })).headers.get('x-result-count')).toBe('0');
  });

  it.each(['o=id', 'success=maybe', 'user_uuid=me', 'page_size=1000'])(
    'answers 400 that names the parameter to ?%s',
    async (query) => {
      const answer = await list({ query: `?${query}` });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toHaveProperty(query.split('=')[0] ?? '');
    },
  );

  it('answers 401 without a token', async () => {
    expect((await callOperation(listExecutionsOperation)).status).toBe(401);
  });

  it('answers 403 to others who ask for those of somebody', async () => {
    expect((await list({ token: stranger, query: `?user_uuid=${holder.person.id}` })).status).toBe(403);
  });
});

describe('GET /api/user-action-executions/{id}/', () => {
  const read = (id: string, token: string) => callOperation(readExecutionOperation, { token, params: { id } });
  const known = async () => (await (await list()).json())[0];

  it('answers 200 to its owner and to staff', async () => {
    const execution = await known();
    for (const token of [holder.token, staff]) {
      const answer = await read(String(execution.id), token);
      expect([answer.status, await answer.json()]).toEqual([200, execution]);
    }
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readExecutionOperation, { params: { id: '1' } })).status).toBe(401);
  });

  it('answers 404 to one of others, to none, and to what is no id', async () => {
    expect((await read(String((await known()).id), stranger)).status).toBe(404);
    for (const id of ['0', '999999999', '2147483648', '-1', '1.0', 'one', '1e3'])
      expect((await read(id, holder.token)).status).toBe(404);
  });
});
