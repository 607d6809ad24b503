import { beforeEach, describe, expect, it } from 'vitest';
import {
  listSetAsideMessagesOperation,
  retrySetAsideMessageOperation,
} from '@/lib/contracts/delivery/set-aside-messages';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeSetAside } from '@/lib/testing/make-set-aside';
import { testNow } from '@/lib/testing/test-context';

const tokenOf = async (is_staff: boolean) => makeToken((await makeUser({ is_staff })).id);
const nowhere = { uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e' };

beforeEach(() => database().setAsideMessage.deleteMany());

async function deniedStatuses(operation: { method: string; path: string }) {
  const params = { uuid: (await makeSetAside()).id };
  const anonymous = await callOperation(operation, { params });
  const person = await callOperation(operation, { params, token: await tokenOf(false) });
  return [anonymous.status, person.status];
}

describe('GET /api/set-aside-messages/', () => {
  const list = async (query: string) =>
    callOperation(listSetAsideMessagesOperation, { token: await tokenOf(true), query });

  it('answers 200 with what is set aside, newest first and page by page, and not with what was tried again', async () => {
    const { id: older } = await makeSetAside({ set_aside_at: new Date(testNow.getTime() - 1_000) });
    const { id: newer, reason } = await makeSetAside();
    await makeSetAside({ retried_at: testNow });
    const answer = await list('?page_size=1');
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '2']);
    expect(await answer.json()).toEqual([
      {
        uuid: newer,
        topic: 'notice',
        kind: 'notice',
        title: 'Disk full',
        person: null,
        reason,
        set_aside_at: expect.stringMatching(/^2026-11-22T10:00:00/),
        retried_at: null,
      },
    ]);
    expect(await (await list('?page_size=1&page=2')).json()).toMatchObject([{ uuid: older }]);
  });

  it('answers 200 with a message whose payload is no object at all, and whose digest it is', async () => {
    const { outbox_message_id } = await makeSetAside();
    await database().outboxMessage.update({ where: { id: outbox_message_id ?? '' }, data: { payload: 'broken' } });
    const { id: user_id, full_name } = await makeUser();
    const digest = { topic: 'digest', kind: 'user_action_digest', outbox_message_id: null, user_id };
    await makeSetAside({ ...digest, set_aside_at: new Date(testNow.getTime() + 1_000) });
    const answer = await list('');
    expect(await answer.json()).toMatchObject([
      { topic: 'digest', person: { uuid: user_id, full_name }, title: '' },
      { topic: 'notice', person: null, title: '' },
    ]);
  });

  it.each(['?page=0', '?x=1'])('answers 400 to %s', async (query) => {
    expect((await list(query)).status).toBe(400);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(listSetAsideMessagesOperation)).toEqual([401, 403]);
  });
});

describe('POST /api/set-aside-messages/{uuid}/retry/', () => {
  it('answers 200 with the message, records who asked, and 409 to a second click', async () => {
    const { id } = await makeSetAside();
    const asked = { token: await tokenOf(true), params: { uuid: id } };
    const answer = await callOperation(retrySetAsideMessageOperation, asked);
    expect([answer.status, await answer.json()]).toMatchObject([200, { uuid: id, retried_at: expect.any(String) }]);
    expect((await callOperation(retrySetAsideMessageOperation, asked)).status).toBe(409);
    const audited = await database().auditEntry.findMany({ where: { subject_id: id } });
    expect(audited).toMatchObject([{ operation: 'set_aside_messages_retry', facts: { topic: 'notice' } }]);
  });

  it('answers 404 to what there is not', async () => {
    const asked = { token: await tokenOf(true), params: nowhere };
    expect((await callOperation(retrySetAsideMessageOperation, asked)).status).toBe(404);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(retrySetAsideMessageOperation)).toEqual([401, 403]);
  });
});
