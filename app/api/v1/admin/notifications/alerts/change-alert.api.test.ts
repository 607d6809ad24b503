import { describe, expect, it } from 'vitest';
import {
  acknowledgeAlertOperation,
  assignAlertOperation,
  reopenAlertOperation,
  resolveAlertOperation,
  snoozeAlertOperation,
} from '@/lib/contracts/alerts/alerts';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeAlert } from '@/lib/testing/make-alert';

const tokenOf = async (is_staff: boolean) => makeToken((await makeUser({ is_staff })).id);
const resolved = { is_resolved: true, resolved_at: new Date(0) };

type Fields = Parameters<typeof makeAlert>[0];
type Change = { method: string; path: string };

/** A member of staff changes a fresh alert. */
async function change(operation: Change, body?: unknown, fields: Fields = {}) {
  const person = await makeUser({ is_staff: true });
  const { id } = await makeAlert(fields);
  const token = await makeToken(person.id);
  const ask = () =>
    callOperation(operation, { token, params: { id: String(id) }, ...(body !== undefined && { body }) });
  return { person, id, ask, answer: await ask() };
}

const auditsOf = (operation: string, id: number) =>
  database().auditEntry.count({ where: { operation, subject_type: 'alert', subject_id: String(id) } });

describe('PUT /api/v1/admin/notifications/alerts/{id}/resolve/', () => {
  it('answers 200 and says who resolved it, once: then 409', async () => {
    const { person, id, ask, answer } = await change(resolveAlertOperation, { resolution_notes: 'Swapped the disk' });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { is_resolved: true, resolution_notes: 'Swapped the disk', resolved_by: { uuid: person.id } },
    ]);
    expect((await ask()).status).toBe(409);
    expect(await auditsOf(resolveAlertOperation.id, id)).toBe(1);
  });

  it('answers 400 to a critical one without notes, and leaves it open', async () => {
    const { id, answer } = await change(resolveAlertOperation, {}, { severity_rank: 4 });
    expect([answer.status, await answer.json()]).toMatchObject([400, { resolution_notes: [expect.any(String)] }]);
    expect(await database().platformAlert.count({ where: { id, is_resolved: false } })).toBe(1);
    expect((await change(resolveAlertOperation, { resolution_notes: ' ' }, { severity_rank: 4 })).answer.status).toBe(
      400,
    );
    expect((await change(resolveAlertOperation, undefined, { severity_rank: 3 })).answer.status).toBe(200);
  });

  it('answers 200 to one of many who resolve it at once, and 409 to the others', async () => {
    const { id } = await makeAlert();
    const token = await tokenOf(true);
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => callOperation(resolveAlertOperation, { token, params: { id: String(id) } })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 15 }, () => 409),
    ]);
  });
});

describe('PUT /api/v1/admin/notifications/alerts/{id}/reopen/', () => {
  it('answers 200 with the next episode, and 409 when it is open', async () => {
    const { answer, ask } = await change(reopenAlertOperation, undefined, resolved);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { is_resolved: false, episodes: 2, resolved_at: null },
    ]);
    expect((await ask()).status).toBe(409);
  });

  it('answers 200 to who takes back their own resolution: the alert is as it was, and nobody is told', async () => {
    const fields = { episodes: 3, acknowledged_at: new Date(0), snoozed_until: new Date(Date.now() + 3_600_000) };
    const { id, answer, person } = await change(resolveAlertOperation, { resolution_notes: 'Done' }, fields);
    expect(await answer.json()).toMatchObject({ is_resolved: true, snoozed_until: null });
    const ask = (token: string) => callOperation(reopenAlertOperation, { token, params: { id: String(id) } });
    const undone = await ask(await makeToken(person.id));
    const kept = { episodes: 3, acknowledged_at: expect.any(String), snoozed_until: expect.any(String) };
    expect(await undone.json()).toMatchObject({ is_resolved: false, ...kept });
    const messageCount = () =>
      database().outboxMessage.count({ where: { payload: { path: ['about'], equals: `alert:${id}` } } });
    expect(await messageCount()).toBe(0);
    const notes = { resolution_notes: 'Done after all' };
    await callOperation(resolveAlertOperation, {
      token: await makeToken(person.id),
      params: { id: String(id) },
      body: notes,
    });
    expect(await (await ask(await tokenOf(true))).json()).toMatchObject({ episodes: 4, snoozed_until: null });
    expect(await messageCount()).toBe(1);
  });

  it('answers 409 when a later alert has taken its place', async () => {
    const { answer } = await change(reopenAlertOperation, undefined, { ...resolved, is_current: false });
    expect(answer.status).toBe(409);
  });
});

describe('PUT /api/v1/admin/notifications/alerts/{id}/acknowledge/', () => {
  it('answers 200 with the first who said so, and 409 to a resolved one', async () => {
    const { person, id, answer } = await change(acknowledgeAlertOperation);
    expect([answer.status, await answer.json()]).toMatchObject([200, { acknowledged_by: { uuid: person.id } }]);
    const again = await callOperation(acknowledgeAlertOperation, {
      token: await tokenOf(true),
      params: { id: String(id) },
    });
    expect(await again.json()).toMatchObject({ acknowledged_by: { uuid: person.id } });
    expect((await change(acknowledgeAlertOperation, undefined, resolved)).answer.status).toBe(409);
  });
});

describe('PUT /api/v1/admin/notifications/alerts/{id}/assign/', () => {
  it('answers 200 with whose it is, and 409 to a resolved one', async () => {
    const staff = await makeUser({ is_staff: true });
    const { answer } = await change(assignAlertOperation, { user_uuid: staff.id });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { assigned_to: { uuid: staff.id, full_name: staff.full_name } },
    ]);
    expect((await change(assignAlertOperation, { user_uuid: null }, resolved)).answer.status).toBe(409);
  });

  it('answers 400 to somebody who is not staff, or nobody, and to no body', async () => {
    const { id } = await makeUser();
    expect((await change(assignAlertOperation, { user_uuid: id })).answer.status).toBe(400);
    expect((await change(assignAlertOperation, { user_uuid: crypto.randomUUID() })).answer.status).toBe(400);
    expect((await change(assignAlertOperation, {})).answer.status).toBe(400);
  });
});

describe('PUT /api/v1/admin/notifications/alerts/{id}/snooze/', () => {
  it('answers 200 with until when, or no longer, and 409 to a resolved one', async () => {
    const until = '2200-01-01T00:00:00.000Z';
    const { answer } = await change(snoozeAlertOperation, { until });
    expect([answer.status, new Date((await answer.json()).snoozed_until).toISOString()]).toEqual([200, until]);
    const unsnoozed = await change(snoozeAlertOperation, { until: null }, { snoozed_until: new Date(until) });
    expect(await unsnoozed.answer.json()).toMatchObject({ snoozed_until: null });
    expect((await change(snoozeAlertOperation, { until }, resolved)).answer.status).toBe(409);
  });

  it('answers 400 to an instant that has passed', async () => {
    expect((await change(snoozeAlertOperation, { until: '2001-01-01T00:00:00Z' })).answer.status).toBe(400);
  });
});

describe.each([
  { command: 'resolve', operation: resolveAlertOperation, body: undefined },
  { command: 'reopen', operation: reopenAlertOperation, body: undefined },
  { command: 'acknowledge', operation: acknowledgeAlertOperation, body: undefined },
  { command: 'assign', operation: assignAlertOperation, body: { user_uuid: null } },
  { command: 'snooze', operation: snoozeAlertOperation, body: { until: null } },
])('PUT /api/v1/admin/notifications/alerts/{id}/$command/', ({ operation, body }) => {
  const asked = async (id: number) => ({ params: { id: String(id) }, ...(body !== undefined && { body }) });

  it('answers 404 to what there is not', async () => {
    const answer = await callOperation(operation, { token: await tokenOf(true), ...(await asked(2_147_483)) });
    expect(answer.status).toBe(404);
  });

  it('answers 401 without credentials', async () => {
    expect((await callOperation(operation, await asked((await makeAlert()).id))).status).toBe(401);
  });

  it('answers 403 to people who are not staff', async () => {
    const call = await asked((await makeAlert()).id);
    expect((await callOperation(operation, { token: await tokenOf(false), ...call })).status).toBe(403);
  });
});
