import { describe, expect, it } from 'vitest';
import {
  listDeliveriesOperation,
  readDeliveryOperation,
  resendDeliveryOperation,
} from '@/lib/contracts/delivery/deliveries';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeDelivery } from '@/lib/testing/make-delivery';

const tokenOf = async (is_staff: boolean) => makeToken((await makeUser({ is_staff })).id);
const nowhere = { uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e' };

async function deniedStatuses(operation: { method: string; path: string }) {
  const params = { uuid: (await makeDelivery()).id };
  const anonymous = await callOperation(operation, { params });
  const person = await callOperation(operation, { params, token: await tokenOf(false) });
  return [anonymous.status, person.status];
}

describe('GET /api/deliveries/', () => {
  const list = async (query: string) => callOperation(listDeliveriesOperation, { token: await tokenOf(true), query });

  it('answers 200 with a bare array, its count and what fits', async () => {
    const { id, recipient } = await makeDelivery({ state: 'bounced', reason: 'hard_bounce' });
    const answer = await list(`?state=bounced&channel=email&q=${encodeURIComponent(recipient)}`);
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '1']);
    expect(await answer.json()).toMatchObject([{ uuid: id, recipient, state: 'bounced', reason: 'hard_bounce' }]);
  });

  it.each(['?state=lost', '?channel=pigeon', '?about=order:7', '?x=1'])('answers 400 to %s', async (query) => {
    expect((await list(query)).status).toBe(400);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(listDeliveriesOperation)).toEqual([401, 403]);
  });
});

describe('GET /api/deliveries/{uuid}/', () => {
  it('answers 200 with the mail as it was sent', async () => {
    const asked = { token: await tokenOf(true), params: { uuid: (await makeDelivery()).id } };
    const answer = await callOperation(readDeliveryOperation, asked);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { mail: { subject: 'Told', html: '<p>Told</p>', text: 'Told' }, attempt_log: [] },
    ]);
  });

  it('answers 404 to what there is not', async () => {
    expect((await callOperation(readDeliveryOperation, { token: await tokenOf(true), params: nowhere })).status).toBe(
      404,
    );
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(readDeliveryOperation)).toEqual([401, 403]);
  });
});

describe('POST /api/deliveries/{uuid}/resend/', () => {
  it('answers 200 with the delivery that waits again, and 409 to a second click', async () => {
    const asked = { token: await tokenOf(true), params: { uuid: (await makeDelivery()).id } };
    const answer = await callOperation(resendDeliveryOperation, asked);
    expect([answer.status, await answer.json()]).toMatchObject([200, { state: 'queued', can_resend: false }]);
    expect((await callOperation(resendDeliveryOperation, asked)).status).toBe(409);
  });

  it('answers 404 to what there is not', async () => {
    expect((await callOperation(resendDeliveryOperation, { token: await tokenOf(true), params: nowhere })).status).toBe(
      404,
    );
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(resendDeliveryOperation)).toEqual([401, 403]);
  });
});
