import { beforeEach, describe, expect, it } from 'vitest';
import {
  createAlertOperation,
  listAlertsOperation,
  readAlertHistogramOperation,
  readAlertOperation,
  readAlertStatisticsOperation,
} from '@/lib/contracts/alerts/alerts';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeAlert } from '@/lib/testing/make-alert';

const tokenOf = async (is_staff: boolean) => makeToken((await makeUser({ is_staff })).id);
const anAlert = { alert_type: 'capacity', title: 'Disk full' };
const nowhere = { id: '2147483' };

/** What every address here refuses alike. */
async function deniedStatuses(operation: { method: string; path: string }, body?: unknown) {
  const asked = { params: { id: String((await makeAlert()).id) }, ...(body !== undefined && { body }) };
  const anonymous = await callOperation(operation, asked);
  const person = await callOperation(operation, { ...asked, token: await tokenOf(false) });
  return [anonymous.status, person.status];
}

beforeEach(async () => {
  await database().platformAlert.deleteMany();
});

describe('GET /api/v1/admin/notifications/alerts/', () => {
  const list = async (query = '') => callOperation(listAlertsOperation, { token: await tokenOf(true), query });
  const namesOf = async (answer: Response) => (await answer.json()).map(({ title }: { title: string }) => title);

  it('answers 200 with open ones first, the worst first', async () => {
    await makeAlert({ title: 'gone', severity_rank: 4, is_resolved: true, resolved_at: new Date(0) });
    await makeAlert({ title: 'mild', severity_rank: 1 });
    await makeAlert({ title: 'worst', severity_rank: 4 });
    const answer = await list();
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '3']);
    expect(await namesOf(answer)).toEqual(['worst', 'mild', 'gone']);
    expect(await namesOf(await list('?o=severity&page_size=1'))).toEqual(['mild']);
  });

  it.each([
    '?severity=error',
    '?alert_type=security',
    '?source=prod',
    '?is_acknowledged=1',
    '?is_snoozed=true',
    '?q=FULL%20disk',
    '?q=db-7',
  ])('answers 200 with what fits %s', async (query) => {
    await makeAlert({ title: 'Other' });
    await makeAlert({
      title: 'Disk full',
      severity_rank: 3,
      alert_type: 'security',
      source: 'prod',
      affected_systems: ['db-7'],
      acknowledged_at: new Date(0),
      snoozed_until: new Date('2200-01-01'),
    });
    expect(await namesOf(await list(query))).toEqual(['Disk full']);
    expect(await namesOf(await list(`${query}&is_resolved=true`))).toEqual([]);
  });

  it.each(['?severity=high', '?o=title', '?x=1', '?is_resolved=maybe'])('answers 400 to %s', async (query) => {
    expect((await list(query)).status).toBe(400);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(listAlertsOperation)).toEqual([401, 403]);
  });
});

describe('POST /api/v1/admin/notifications/alerts/', () => {
  const post = async (body: unknown) => callOperation(createAlertOperation, { token: await tokenOf(true), body });

  it('answers 201 with a new alert', async () => {
    const answer = await post({ ...anAlert, affected_systems: ['db-7'] });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      ...anAlert,
      severity: 'warning',
      affected_systems: ['db-7'],
      occurrence_count: 1,
      episodes: 1,
      is_resolved: false,
    });
  });

  it('answers 200 with the open one, counted', async () => {
    const { id } = await (await post(anAlert)).json();
    const again = await post({ ...anAlert, severity: 'critical' });
    expect([again.status, await again.json()]).toMatchObject([200, { id, occurrence_count: 2, severity: 'critical' }]);
  });

  it.each([
    { field: 'title', value: 'a\nb' },
    { field: 'severity', value: 'high' },
    { field: 'alert_type', value: 'Not a name' },
    { field: 'affected_stores', value: ['a\u0000'] },
    { field: 'affected_stores', value: Array.from({ length: 101 }, (_, at) => `s${at}`) },
    { field: 'occurrence_count', value: 7 },
  ])('answers 400 for $field, and stores nothing', async ({ field, value }) => {
    expect((await post({ ...anAlert, [field]: value })).status).toBe(400);
    expect(await database().platformAlert.count()).toBe(0);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(createAlertOperation, anAlert)).toEqual([401, 403]);
  });
});

describe('GET /api/v1/admin/notifications/alerts/stats/', () => {
  it('answers 200 with counts, and the day of the caller', async () => {
    const resolved = { is_resolved: true, is_current: false };
    await makeAlert({ severity_rank: 4, alert_type: 'security' });
    await makeAlert({ severity_rank: 1 });
    await makeAlert({ ...resolved, resolved_at: new Date() });
    await makeAlert({ ...resolved, resolved_at: new Date(Date.now() - 25 * 3_600_000) });
    const answer = await callOperation(readAlertStatisticsOperation, { token: await tokenOf(true) });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        total: 4,
        active: 2,
        critical: 1,
        resolved_today: 1,
        by_severity: { info: 1, warning: 0, error: 0, critical: 1 },
        by_type: { capacity: 1, security: 1 },
        listed_by_type: { capacity: 3, security: 1 },
      },
    ]);
  });

  it('answers 200 with counts under the filters of the list', async () => {
    await makeAlert({ severity_rank: 4, alert_type: 'security', source: 'door' });
    await makeAlert({ severity_rank: 1, source: 'door' });
    await makeAlert();
    const asked = { token: await tokenOf(true), query: '?source=door&severity=info' };
    const answer = await callOperation(readAlertStatisticsOperation, asked);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        total: 1,
        active: 1,
        critical: 1,
        by_severity: { info: 1, warning: 0, critical: 1 },
        listed_by_type: { capacity: 1 },
      },
    ]);
  });

  it('answers 400 to a filter that cannot be', async () => {
    const asked = { token: await tokenOf(true), query: '?severity=high' };
    expect((await callOperation(readAlertStatisticsOperation, asked)).status).toBe(400);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(readAlertStatisticsOperation)).toEqual([401, 403]);
  });
});

describe('GET /api/v1/admin/notifications/alerts/{id}/', () => {
  it('answers 200 with the alert and 404 to what there is not', async () => {
    const { id, title } = await makeAlert();
    const token = await tokenOf(true);
    const answer = await callOperation(readAlertOperation, { token, params: { id: String(id) } });
    expect([answer.status, await answer.json()]).toMatchObject([200, { id, title }]);
    expect((await callOperation(readAlertOperation, { token, params: nowhere })).status).toBe(404);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(readAlertOperation)).toEqual([401, 403]);
  });
});

describe('GET /api/v1/admin/notifications/alerts/{id}/histogram/', () => {
  it.each([
    { span: '1h', minutes: 5, buckets: 12 },
    { span: '24h', minutes: 60, buckets: 24 },
    { span: '7d', minutes: 360, buckets: 28 },
    { span: '30d', minutes: 1_440, buckets: 30 },
  ])('answers 200 with every bucket of $span', async ({ span, minutes, buckets }) => {
    const token = await tokenOf(true);
    await callOperation(createAlertOperation, { token, body: anAlert });
    const { id } = await (await callOperation(createAlertOperation, { token, body: anAlert })).json();
    const asked = { token, params: { id: String(id) }, query: `?span=${span}` };
    const answer = await callOperation(readAlertHistogramOperation, asked);
    const histogram = await answer.json();
    expect([answer.status, histogram.bucket_minutes, histogram.buckets.length]).toEqual([200, minutes, buckets]);
    const counts = histogram.buckets.map(({ count }: { count: number }) => count);
    expect(counts.reduce((sum: number, one: number) => sum + one, 0)).toBe(2);
  });

  it('answers 400 to another span and 404 to what there is not', async () => {
    const token = await tokenOf(true);
    const params = { id: String((await makeAlert()).id) };
    expect((await callOperation(readAlertHistogramOperation, { token, params, query: '?span=1y' })).status).toBe(400);
    expect((await callOperation(readAlertHistogramOperation, { token, params: nowhere })).status).toBe(404);
  });

  it('answers 401 without credentials and 403 to people who are not staff', async () => {
    expect(await deniedStatuses(readAlertHistogramOperation)).toEqual([401, 403]);
  });
});
