import { beforeAll, describe, expect, it } from 'vitest';
import {
  changeOfferingOperation,
  listOfferingsOperation,
  readOfferingOperation,
} from '@/lib/contracts/marketplace/offerings';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeOffering, makeToken, makeUser } from '@/lib/testing/make';
import { makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';

const nobodysUuid = '00000000-0000-7000-8000-000000000000';

let token: string;
let stranger: string;

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
  stranger = await makeToken((await makeUser()).id);
});

const save = (uuid: string, reminders: unknown, given: object = {}) =>
  callOperation(changeOfferingOperation, {
    token,
    params: { uuid },
    body: { plugin_options: { resource_expiration_reminders: reminders } },
    ...given,
  });

describe('GET /api/offerings/', () => {
  it('answers 200 with offerings, whether they are prepaid and how many resources they have', async () => {
    const { offering, resourceEnding } = await makeSampleMarketplace();
    await resourceEnding(90);
    const answer = await callOperation(listOfferingsOperation, {
      token,
      query: `?q=${offering.name}&is_prepaid=true&has_schedule=false`,
    });
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '1']);
    expect(await answer.json()).toMatchObject([{ uuid: offering.id, is_prepaid: true, resources_count: 1 }]);
  });

  it('finds those with a schedule of their own', async () => {
    const own = await makeOffering({ plugin_options: { resource_expiration_reminders: [60] } });
    const usual = await makeOffering({ customer_id: own.customer_id, plugin_options: {} });
    const found = async (has: string) => {
      const answer = await callOperation(listOfferingsOperation, {
        token,
        query: `?organization_uuid=${own.customer_id}&has_schedule=${has}`,
      });
      return answer.json();
    };
    expect(await found('true')).toMatchObject([{ uuid: own.id }]);
    expect(await found('false')).toMatchObject([{ uuid: usual.id }]);
  });

  it('answers 400 to a filter that it does not know', async () => {
    expect((await callOperation(listOfferingsOperation, { token, query: '?colour=red' })).status).toBe(400);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(listOfferingsOperation)).status).toBe(401);
  });

  it('answers 403 to people who are no staff', async () => {
    expect((await callOperation(listOfferingsOperation, { token: stranger })).status).toBe(403);
  });
});

describe('GET /api/offerings/{uuid}/', () => {
  it('answers 200 with the offering and its version', async () => {
    const { id: uuid } = await makeOffering();
    const answer = await callOperation(readOfferingOperation, { token, params: { uuid } });
    expect([answer.status, await answer.json()]).toMatchObject([200, { uuid }]);
    expect(answer.headers.get('etag')).not.toBeNull();
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(readOfferingOperation, { params: { uuid: nobodysUuid } })).status).toBe(401);
  });

  it('answers 403 to people who are no staff', async () => {
    const { id: uuid } = await makeOffering();
    expect((await callOperation(readOfferingOperation, { token: stranger, params: { uuid } })).status).toBe(403);
  });

  it('answers 404 to one that is not there', async () => {
    expect((await callOperation(readOfferingOperation, { token, params: { uuid: nobodysUuid } })).status).toBe(404);
  });
});

describe('PATCH /api/offerings/{uuid}/', () => {
  it('answers 200 with the schedule in order and each day once, keeps the other options, and null removes it', async () => {
    const { id: uuid } = await makeOffering({ plugin_options: { renewal_months: 1 } });
    const answer = await save(uuid, [7, 60, 7, 1]);
    const plugin_options = { renewal_months: 1, resource_expiration_reminders: [60, 7, 1] };
    expect([answer.status, await answer.json()]).toMatchObject([200, { uuid, plugin_options }]);
    const where = { subject_id: uuid, operation: 'offerings_change' };
    expect(await database().auditEntry.findMany({ where })).toMatchObject([
      { facts: { resource_expiration_reminders: { from: null, to: [60, 7, 1] } } },
    ]);
    expect(await (await save(uuid, null)).json()).toMatchObject({ plugin_options: { renewal_months: 1 } });
  });

  it('makes actions appear and go in the very commit that saves it', async () => {
    const { manager, offering, resourceEnding } = await makeSampleMarketplace();
    const resource = await resourceEnding(45);
    await refreshAll();
    const open = () =>
      database().userAction.count({ where: { user_id: manager.id, object_id: resource.id, status: 'open' } });
    expect(await open()).toBe(0);
    // The call reads the real clock, so that every resource of the tests is within ten years and not within a day.
    await save(offering.id, [3650]);
    expect(await open()).toBe(1);
    await save(offering.id, [0]);
    expect(await open()).toBe(0);
  });

  it.each([
    ['soon', 'Give a list of days before the end, for example [30, 14, 7, 1].'],
    [[], 'Give at least one day.'],
    [[30, 7.5], 'Each reminder must be a whole number of days from 0 to 3650.'],
    [[4000], 'Each reminder must be a whole number of days from 0 to 3650.'],
  ])('answers 400 with the reason to a schedule that cannot be used: %j', async (reminders, reason) => {
    const { id: uuid, plugin_options } = await makeOffering({ plugin_options: { renewal_months: 1 } });
    const answer = await save(uuid, reminders);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await answer.json())).toContain(JSON.stringify(reason).slice(1, -1));
    expect(await database().offering.findUnique({ where: { id: uuid } })).toMatchObject({ plugin_options });
  });

  it('answers 401 without a token', async () => {
    expect((await save(nobodysUuid, [1], { token: undefined })).status).toBe(401);
  });

  it('answers 403 to people who are no staff', async () => {
    const { id: uuid } = await makeOffering();
    expect((await save(uuid, [1], { token: stranger })).status).toBe(403);
  });

  it('answers 404 to one that is not there', async () => {
    expect((await save(nobodysUuid, [1])).status).toBe(404);
  });

  it('answers 412 to who read an older version', async () => {
    const { id: uuid } = await makeOffering();
    const version = (await callOperation(readOfferingOperation, { token, params: { uuid } })).headers.get('etag') ?? '';
    expect((await save(uuid, [9], { headers: { 'if-match': version } })).status).toBe(200);
    expect((await save(uuid, [8], { headers: { 'if-match': version } })).status).toBe(412);
  });
});
