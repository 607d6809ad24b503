import { beforeEach, describe, expect, it } from 'vitest';
import { createAlertOperation, readAlertOperation } from '@/lib/contracts/alerts/alerts';
import {
  ingestAlertmanagerOperation,
  ingestEventsOperation,
  listIngestSourcesOperation,
} from '@/lib/contracts/alerts/ingest';
import { severities } from '@/lib/contracts/alerts/severities';
import { database } from '@/lib/db/client';
import { prometheusFingerprint } from '@/lib/services/ingest/prometheus-fingerprint';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeIngestSource } from '@/lib/testing/make-ingest-source';

type Fields = Record<string, unknown>;

const labels = { alertname: 'HighLatency', instance: 'web-1:9100', severity: 'critical' };
const alertOf = (fields: Fields = {}) => ({
  status: 'firing',
  labels,
  annotations: { summary: 'Latency is high' },
  startsAt: '2026-01-02T03:04:05Z',
  fingerprint: '5f1',
  ...fields,
});
const group = (...alerts: unknown[]) => ({ version: '4', alerts });
const anEvent = { alert_type: 'capacity', title: 'Disk full' };

const staffToken = async () => makeToken((await makeUser({ is_staff: true })).id);

async function reporter(kind: 'alertmanager' | 'events') {
  const { id, token } = await makeIngestSource(kind);
  const operation = kind === 'events' ? ingestEventsOperation : ingestAlertmanagerOperation;
  return { id, token, post: (body: unknown) => callOperation(operation, { token, body }) };
}

/** Every way in, given an event's fields: what it answered. */
const entryPoints = {
  'the admin API': async (fields: Fields) => {
    const token = await staffToken();
    return callOperation(createAlertOperation, { token, body: { ...anEvent, ...fields } });
  },
  'an event': async (fields: Fields) => (await reporter('events')).post({ ...anEvent, ...fields }),
  'a batch of events': async (fields: Fields) =>
    (await reporter('events')).post({ events: [{ ...anEvent, ...fields }] }),
};

/** The only alert there is, as the API answers it. */
async function onlyAlert() {
  const { id } = await database().platformAlert.findFirstOrThrow();
  const answer = await callOperation(readAlertOperation, { token: await staffToken(), params: { id: String(id) } });
  expect(answer.status).toBe(200);
  return answer.json();
}

beforeEach(async () => {
  await database().platformAlert.deleteMany();
});

describe('a text that is too long', () => {
  const [title, description] = ['t'.repeat(20_000), 'd'.repeat(60_000)];
  const stored = {
    title: `${'t'.repeat(199)}…`,
    description: `${'d'.repeat(4_999)}…`,
    details: { title, description },
  };

  it('of a webhook is cut with a mark, and all of it is in the details', async () => {
    const { post } = await reporter('alertmanager');
    const answer = await post(group(alertOf({ annotations: { summary: title, description } }), alertOf()));
    expect([answer.status, await answer.json()]).toMatchObject([200, { opened: 1, not_understood: 0 }]);
    expect(await onlyAlert()).toMatchObject(stored);
  });

  it.each(Object.entries(entryPoints))('of %s is cut with a mark, and all of it is in the details', async (_, post) => {
    expect((await post({ title, description })).status).toBeLessThan(300);
    expect(await onlyAlert()).toMatchObject(stored);
  });

  it('is kept up to 256 kB, in whole characters, with a mark where it ends', async () => {
    const { post } = await reporter('events');
    expect((await post({ ...anEvent, description: `d${'é'.repeat(200_000)}` })).status).toBe(200);
    const { details } = await onlyAlert();
    expect(Object.keys(details)).toEqual(['description']);
    expect(Buffer.byteLength(details.description)).toBeLessThanOrEqual(262_144);
    expect(Buffer.byteLength(details.description)).toBeGreaterThan(262_140);
    expect(details.description).toMatch(/^dé+…$/);
  });

  it('is no different from the same alert in what it counts as: the whole title tells alerts apart', async () => {
    const { post } = await reporter('events');
    for (const end of ['a', 'b', 'b']) await post({ ...anEvent, title: `${title}${end}` });
    expect(await database().platformAlert.count()).toBe(2);
  });

  it('has no details when nothing was cut', async () => {
    await (await reporter('events')).post({ ...anEvent, title: 't'.repeat(200), description: 'd'.repeat(5_000) });
    expect(await onlyAlert()).toMatchObject({ title: 't'.repeat(200), details: {} });
  });

  it('names of systems and stores are cut as well', async () => {
    const [system, store] = ['s'.repeat(300), 'n'.repeat(300)];
    await (await reporter('events')).post({ ...anEvent, affected_systems: [system], affected_stores: [store] });
    expect(await onlyAlert()).toMatchObject({
      affected_systems: [`${'s'.repeat(199)}…`],
      affected_stores: [`${'n'.repeat(199)}…`],
    });
  });
});

describe('an alert of a webhook', () => {
  it.each([undefined, null, '', 'a\u0000', 5, 'x'.repeat(201)])(
    'with the fingerprint %j gets the one that Prometheus makes of its labels',
    async (fingerprint) => {
      const { id, post } = await reporter('alertmanager');
      expect(await (await post(group(alertOf({ fingerprint })))).json()).toMatchObject({ opened: 1 });
      const made = prometheusFingerprint(new Map(Object.entries(labels)));
      expect(await onlyAlert()).toMatchObject({ fingerprint: `${id}:${made}` });
      const resolved = alertOf({ fingerprint, status: 'resolved' });
      expect(await (await post(group(resolved))).json()).toMatchObject({ resolved: 1 });
    },
  );

  it.each([
    { labels: null, annotations: null },
    { labels: undefined, annotations: undefined },
    { labels: {}, annotations: {} },
  ])('with %j is stored', async (fields) => {
    const { post } = await reporter('alertmanager');
    expect(await (await post(group(alertOf(fields)))).json()).toMatchObject({ opened: 1, not_understood: 0 });
    expect(await onlyAlert()).toMatchObject({ title: 'Alert', description: '', severity: 'warning' });
  });

  it('takes numbers and booleans among labels and annotations as text, and null as none', async () => {
    const { id, post } = await reporter('alertmanager');
    const odd = { alertname: 5, instance: true, store: 7, job: null, severity: ' Critical ' };
    const fields = { labels: odd, annotations: { description: 1.5 }, fingerprint: null };
    expect(await (await post(group(alertOf(fields)))).json()).toMatchObject({ opened: 1 });
    const asText = { alertname: '5', instance: 'true', store: '7', severity: ' Critical ' };
    expect(await onlyAlert()).toMatchObject({
      title: '5',
      description: '1.5',
      severity: 'critical',
      affected_systems: ['true'],
      affected_stores: ['7'],
      fingerprint: `${id}:${prometheusFingerprint(new Map(Object.entries(asText)))}`,
    });
  });

  it.each([undefined, null, 'yesterday', '0000-06-01T00:00:00Z'])(
    'that began %j began when it came',
    async (startsAt) => {
      const { post } = await reporter('alertmanager');
      expect(await (await post(group(alertOf({ startsAt })))).json()).toMatchObject({ opened: 1 });
      const { first_occurred_at, last_occurred_at } = await onlyAlert();
      expect(first_occurred_at).toBe(last_occurred_at);
    },
  );

  it('may write its status in capitals', async () => {
    const { post } = await reporter('alertmanager');
    expect(await (await post(group(alertOf({ status: 'FIRING' })))).json()).toMatchObject({ opened: 1 });
  });
});

describe('an alert of a group that is not understood', () => {
  const nine = Array.from({ length: 9 }, (_, at) => alertOf({ fingerprint: `f${at}` }));
  const sourceOf = async (id: string) => {
    const answer = await callOperation(listIngestSourcesOperation, {
      token: await staffToken(),
      query: '?page_size=300',
    });
    const sources: { uuid: string; last_not_understood: unknown }[] = await answer.json();
    return sources.find(({ uuid }) => uuid === id)?.last_not_understood;
  };

  it.each([
    [7, 'Must be an object.', '7'],
    [null, 'Must be an object.', 'null'],
    [{ ...alertOf(), status: 'pending' }, 'status: Must be firing or resolved.', '"pending"'],
    [{ ...alertOf(), labels: ['a'] }, 'labels: ', '["a"]'],
  ])('as %j is counted and shown with its source, and the nine others are stored', async (odd, reason, report) => {
    const { id, post } = await reporter('alertmanager');
    expect(await sourceOf(id)).toBeNull();
    const answer = await post(group(...nine.slice(0, 4), odd, ...nine.slice(4)));
    expect([answer.status, await answer.json()]).toMatchObject([200, { opened: 9, not_understood: 1 }]);
    expect(await database().platformAlert.count()).toBe(9);
    expect(await sourceOf(id)).toEqual({
      at: expect.stringMatching(/^20/),
      reason: expect.stringContaining(reason),
      report: expect.stringContaining(report),
    });
  });

  it('is the last of its source, cut where it is long, and stays when others are understood', async () => {
    const { id, post } = await reporter('alertmanager');
    await post(group(1));
    await post(group(2, ['x'.repeat(9_000)]));
    await post(group(alertOf()));
    expect(await sourceOf(id)).toMatchObject({ report: expect.stringMatching(/^\["x{4000,}…$/) });
  });

  it('sent with the token of a person is counted alone', async () => {
    const token = await makeToken((await makeUser({ is_staff: true })).id, { scope: 'ingest' });
    const answer = await callOperation(ingestAlertmanagerOperation, { token, body: group(7, alertOf()) });
    expect(await answer.json()).toMatchObject({ opened: 1, not_understood: 1 });
  });
});

describe('the severity of an event', () => {
  it.each(Object.entries(entryPoints))('sent by %s is read without regard to case', async (_, post) => {
    for (const severity of severities) {
      await database().platformAlert.deleteMany();
      expect((await post({ severity: ` ${severity.toUpperCase()}` })).status).toBeLessThan(300);
      expect(await onlyAlert()).toMatchObject({ severity });
    }
  });

  it.each(Object.entries(entryPoints))(
    'sent by %s that nobody knows is refused with those that are known',
    async (_, post) => {
      const answer = await post({ severity: 'high' });
      expect([answer.status, JSON.stringify(await answer.json())]).toEqual([
        400,
        expect.stringContaining('Must be one of info, warning, error, critical.'),
      ]);
      expect(await database().platformAlert.count()).toBe(0);
    },
  );
});

describe('ids of affected stores', () => {
  it.each(Object.entries(entryPoints))('sent by %s are answered as given, text or whole number', async (_, post) => {
    expect(
      (await post({ affected_stores: [5, 'north', -3, 9_007_199_254_740_991, '05', '5', 5] })).status,
    ).toBeLessThan(300);
    expect((await onlyAlert()).affected_stores).toEqual([5, 'north', -3, 9_007_199_254_740_991, '05']);
  });

  it.each(Object.entries(entryPoints))('sent by %s that are neither are refused', async (_, post) => {
    for (const id of [1.5, true, null, '', {}]) expect((await post({ affected_stores: [id] })).status).toBe(400);
    expect(await database().platformAlert.count()).toBe(0);
  });

  it('are joined as a set in which 5 and "5" are one, as it was first given', async () => {
    const { post } = await reporter('events');
    const reports = [{ affected_stores: ['5', 7] }, { affected_stores: [5, 'north'] }, { affected_stores: [8, '7'] }];
    for (const fields of reports) await post({ ...anEvent, ...fields });
    expect((await onlyAlert()).affected_stores).toEqual(['5', 7, 8, 'north']);
    await post({ ...anEvent, severity: 'critical', affected_stores: [5, 9] });
    expect((await onlyAlert()).affected_stores).toEqual(['5', 7, 8, 9, 'north']);
    await post({
      events: [
        { ...anEvent, affected_stores: [9, '10'] },
        { ...anEvent, affected_stores: [10] },
      ],
    });
    expect((await onlyAlert()).affected_stores).toEqual(['10', '5', 7, 8, 9, 'north']);
  });
});

describe('the token of a source as a password', () => {
  const post = (authorization: string, operation = ingestAlertmanagerOperation) =>
    callOperation(operation, { headers: { authorization }, body: group(alertOf()) });
  const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

  it('reports beside Bearer, whatever the user name', async () => {
    const { token } = await reporter('alertmanager');
    const headers = [`Bearer ${token}`, basic(`heed:${token}`), basic(`:${token}`), `basic ${btoa(`x:${token}`)}`];
    for (const header of headers) expect((await post(header)).status).toBe(200);
  });

  it('that is wrong, missing or the user name is answered 401', async () => {
    const { token } = await reporter('alertmanager');
    const headers = [basic(`heed:${token}x`), basic(token), basic(`${token}:`), 'Basic', 'Basic %%%', basic('heed:')];
    for (const header of headers) expect((await post(header)).status).toBe(401);
  });

  it('may be that of a person made to report; any other token of a person is no password', async () => {
    const person = await makeUser({ is_staff: true });
    const [reporting, writing] = [await makeToken(person.id, { scope: 'ingest' }), await makeToken(person.id)];
    expect((await post(basic(`ada:${reporting}`))).status).toBe(200);
    expect((await post(basic(`ada:${writing}`))).status).toBe(401);
  });
});
