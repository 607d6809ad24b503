import { beforeEach, describe, expect, it } from 'vitest';
import { authenticate } from '@/lib/auth/authenticate';
import { ingestAlertmanagerOperation, ingestEventsOperation } from '@/lib/contracts/alerts/ingest';
import { listNotificationsOperation } from '@/lib/contracts/alerts/notifications';
import { readMeOperation } from '@/lib/contracts/people/people';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeIngestSource } from '@/lib/testing/make-ingest-source';
import { statementsOf } from '@/lib/testing/statements-of';
import { testNow } from '@/lib/testing/test-context';

type Fields = Record<string, unknown>;

/** An alert as Alertmanager 0.27 posts it. */
function alertOf(number: number, fields: Fields = {}) {
  return {
    status: 'firing',
    labels: { alertname: 'HighLatency', instance: `web-${number}:9100`, job: 'node', severity: 'critical' },
    annotations: { summary: `Latency of web-${number} is high`, description: 'p95 above 2 s for 10 minutes' },
    startsAt: '2026-01-02T03:04:05.678901234Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus:9090/graph?g0.expr=x',
    fingerprint: `5f${number}`,
    ...fields,
  };
}

function webhook(...alerts: unknown[]) {
  return {
    version: '4',
    groupKey: '{}:{alertname="HighLatency"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'heed',
    groupLabels: { alertname: 'HighLatency' },
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager:9093',
    alerts,
  };
}

const summary = { opened: 0, reopened: 0, escalated: 0, counted: 0, rolled_up: 0, resolved: 0, not_understood: 0 };
const anEvent = { alert_type: 'capacity', title: 'Disk full' };

async function reporter(kind: 'alertmanager' | 'events') {
  const { token, name } = await makeIngestSource(kind);
  const operation = kind === 'events' ? ingestEventsOperation : ingestAlertmanagerOperation;
  return { name, token, post: (body: unknown) => callOperation(operation, { token, body }) };
}

beforeEach(async () => {
  await database().platformAlert.deleteMany();
  await database().setting.deleteMany();
});

describe('POST /api/ingest/alertmanager/', () => {
  it('answers 200: opens, counts repeats, closes what is resolved, and opens again', async () => {
    const { name, post } = await reporter('alertmanager');
    const opened = await post(webhook(alertOf(1), alertOf(2)));
    expect([opened.status, await opened.json()]).toEqual([200, { ...summary, opened: 2 }]);
    expect(await (await post(webhook(alertOf(1)))).json()).toEqual({ ...summary, counted: 1 });
    const mixed = webhook(alertOf(1, { status: 'resolved' }), alertOf(2));
    expect(await (await post(mixed)).json()).toEqual({ ...summary, counted: 1, resolved: 1 });
    expect(await database().platformAlert.findFirst({ where: { is_resolved: true } })).toMatchObject({
      source: name,
      title: 'Latency of web-1 is high',
      description: 'p95 above 2 s for 10 minutes',
      severity_rank: 4,
      alert_type: 'monitoring',
      affected_systems: ['web-1:9100'],
      occurrence_count: 2n,
      first_occurred_at: new Date('2026-01-02T03:04:05.678Z'),
      resolution_notes: `Resolved by ${name}.`,
    });
    expect(await (await post(webhook(alertOf(1)))).json()).toEqual({ ...summary, reopened: 1 });
  });

  it('answers 200 to what Grafana sends, and to a group without alerts', async () => {
    const { post } = await reporter('alertmanager');
    const grafana = {
      ...webhook(alertOf(1, { values: { B: 22 }, silenceURL: 'http://x', dashboardURL: '' })),
      version: '1',
      orgId: 1,
    };
    expect(await (await post(grafana)).json()).toEqual({ ...summary, opened: 1 });
    expect((await post(webhook())).status).toBe(200);
  });

  it.each([
    ['page', 4],
    ['ERROR', 3],
    ['warn', 2],
    ['none', 1],
    ['purple', 2],
    ['constructor', 2],
    [undefined, 2],
  ])('answers 200 and takes the severity %s as rank %s', async (severity, rank) => {
    const { post } = await reporter('alertmanager');
    const labels = { alertname: 'X\u0000 \r\n\u2028 Y', ...(severity !== undefined && { severity }) };
    expect((await post(webhook(alertOf(1, { labels, annotations: {} })))).status).toBe(200);
    expect(await database().platformAlert.findFirst()).toMatchObject({ severity_rank: rank, title: 'X Y' });
  });

  it('answers 200 to a thousand alerts with as many statements as to ten', async () => {
    await database().setting.create({ data: { key: 'ALERTS_STORM_PER_MINUTE', value: 5_000, modified: new Date() } });
    const { post } = await reporter('alertmanager');
    const many = (from: number, count: number) =>
      webhook(...Array.from({ length: count }, (_, at) => alertOf(from + at)));
    await post(many(0, 1));
    // The fewer of two: browsers may be told meanwhile of what was counted before.
    const statements = async (from: number, count: number) => {
      const once = await statementsOf(() => post(many(from, count)));
      return Math.min(once, await statementsOf(() => post(many(from + count, count))));
    };
    const ten = await statements(10, 10);
    expect(await statements(100, 1_000)).toBe(ten);
    expect(await database().platformAlert.count()).toBe(2_021);
  });

  it.each([
    ['no version', { alerts: [] }],
    ['another version', { ...webhook(), version: '3' }],
    ['no alerts', { version: '4' }],
    ['a group that is no list', { version: '4', alerts: alertOf(1) }],
  ])('answers 400 to %s, and stores nothing', async (_, body) => {
    const { post } = await reporter('alertmanager');
    expect((await post(body)).status).toBe(400);
    expect(await database().platformAlert.count()).toBe(0);
  });

  it('answers 413 to a body that is too large, and stores nothing', async () => {
    const { post } = await reporter('alertmanager');
    expect((await post(webhook(alertOf(1, { padding: 'x'.repeat(1_100_000) })))).status).toBe(413);
    expect(await database().platformAlert.count()).toBe(0);
  });

  it('answers 401 without a token, and to one that is wrong or revoked', async () => {
    const { token } = await reporter('alertmanager');
    const ask = (one?: string) =>
      callOperation(ingestAlertmanagerOperation, { body: webhook(), ...(one !== undefined && { token: one }) });
    expect((await ask()).status).toBe(401);
    expect((await ask(`${token.slice(0, -1)}_`)).status).toBe(401);
    await database().ingestSource.updateMany({ data: { revoked_at: new Date() } });
    expect((await ask(token)).status).toBe(401);
  });

  it('answers 403 to people, staff too, and to sources that send events', async () => {
    const staff = await makeToken((await makeUser({ is_staff: true })).id);
    const events = await reporter('events');
    for (const token of [staff, events.token]) {
      expect((await callOperation(ingestAlertmanagerOperation, { token, body: webhook() })).status).toBe(403);
    }
  });
});

describe('POST /api/ingest/events/', () => {
  it('answers 200 to one event, and to a batch where the last word counts', async () => {
    const { name, post } = await reporter('events');
    const one = await post({ ...anEvent, severity: 'error', affected_systems: ['db-7'] });
    expect([one.status, await one.json()]).toEqual([200, { ...summary, opened: 1 }]);
    const other = { ...anEvent, title: 'Other' };
    const batch = {
      events: [anEvent, anEvent, other, { ...other, status: 'resolved' }, { ...anEvent, severity: 'critical' }],
    };
    expect(await (await post(batch)).json()).toEqual({ ...summary, escalated: 1, opened: 1, resolved: 1 });
    expect(await database().platformAlert.findFirst({ where: { title: 'Disk full' } })).toMatchObject({
      source: name,
      severity_rank: 4,
      occurrence_count: 4n,
      is_resolved: false,
      affected_systems: ['db-7'],
    });
  });

  it('answers 200 to the same fingerprint from two sources with an alert each', async () => {
    const [one, other] = [await reporter('events'), await reporter('events')];
    for (const { post } of [one, other]) expect((await post({ ...anEvent, fingerprint: 'same' })).status).toBe(200);
    expect(await database().platformAlert.count()).toBe(2);
  });

  it.each([
    ['nothing', {}],
    ['an empty batch', { events: [] }],
    ['both', { ...anEvent, events: [anEvent] }],
    ['a batch with one that is wrong', { events: [anEvent, { ...anEvent, severity: 'high' }] }],
    ['no title', { alert_type: 'capacity' }],
    ['a field that there is not', { ...anEvent, occurrence_count: 9 }],
    ['two lines in a title', { ...anEvent, title: 'a\r\nBcc: b' }],
    ['too many', { events: Array.from({ length: 1_001 }, () => anEvent) }],
  ])('answers 400 to %s, and stores nothing', async (_, body) => {
    const { post } = await reporter('events');
    expect((await post(body)).status).toBe(400);
    expect(await database().platformAlert.count()).toBe(0);
  });

  it('answers 401 without a token, and 403 to people and to an Alertmanager', async () => {
    const staff = await makeToken((await makeUser({ is_staff: true })).id);
    const alertmanager = await reporter('alertmanager');
    expect((await callOperation(ingestEventsOperation, { body: anEvent })).status).toBe(401);
    for (const token of [staff, alertmanager.token]) {
      expect((await callOperation(ingestEventsOperation, { token, body: anEvent })).status).toBe(403);
    }
  });
});

describe('the token of a source', () => {
  it('gives no other access', async () => {
    const { token } = await reporter('events');
    expect((await callOperation(readMeOperation, { token })).status).toBe(403);
    expect((await callOperation(listNotificationsOperation, { token })).status).toBe(403);
  });

  it('is noted when it is heard, at most once a minute', async () => {
    const { id, token } = await makeIngestSource('events');
    const headers = new Headers({ authorization: `Bearer ${token}` });
    const heardAfter = async (seconds: number) => {
      await authenticate(headers, new Date(testNow.getTime() + seconds * 1_000));
      const { last_used_at } = await database().ingestSource.findUniqueOrThrow({ where: { id } });
      return ((last_used_at?.getTime() ?? 0) - testNow.getTime()) / 1_000;
    };
    expect([await heardAfter(0), await heardAfter(59), await heardAfter(61)]).toEqual([0, 0, 61]);
  });
});

describe('the token of a person', () => {
  const report = async (token: string) => [
    (await callOperation(ingestEventsOperation, { token, body: { alert_type: 'capacity', title: 'Full' } })).status,
    (await callOperation(ingestAlertmanagerOperation, { token, body: webhook(alertOf(70)) })).status,
  ];

  it('of staff and made to report does so in their name, and can do nothing else', async () => {
    const person = await makeUser({ is_staff: true, full_name: 'Astrid Lund' });
    const token = await makeToken(person.id, { scope: 'ingest' });
    expect(await report(token)).toEqual([200, 200]);
    const alerts = await database().platformAlert.findMany({ where: { fingerprint: { startsWith: `${person.id}:` } } });
    expect(alerts.map(({ source }) => source)).toEqual(['Astrid Lund', 'Astrid Lund']);
    expect((await callOperation(readMeOperation, { token })).status).toBe(403);
    await database().user.update({ where: { id: person.id }, data: { is_staff: false } });
    expect(await report(token)).toEqual([403, 403]);
  });

  it('that may do everything else reports nothing, and is told which scope is needed', async () => {
    const token = await makeToken((await makeUser({ is_staff: true })).id);
    expect(await report(token)).toEqual([403, 403]);
    const answer = await callOperation(ingestEventsOperation, { token, body: { alert_type: 'x', title: 'x' } });
    expect(await answer.json()).toMatchObject({ detail: 'This requires an API token with the scope ingest.' });
  });
});
