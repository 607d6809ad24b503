import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { env } from '@/lib/core/env';
import { LIVE_CHANNEL } from '@/lib/core/topics';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { countOpenAlerts } from '@/lib/services/alerts/count-open-alerts';
import { createAlert } from '@/lib/services/alerts/create-alert';
import { reportAlerts } from '@/lib/services/alerts/report-alerts';
import { resolveAlert } from '@/lib/services/alerts/resolve-alert';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';
import { waitingForLocks } from '@/lib/testing/waiting-for-locks';

const MINUTE_MS = 60_000;
const given = {
  alert_type: 'capacity',
  severity: 'warning' as const,
  description: '',
  affected_stores: [],
  affected_systems: [],
  source: '',
};
const counted = { details: {}, count: 1, firstAt: testNow };
const report = (fingerprint: string) => ({ ...given, ...counted, title: fingerprint, fingerprint });
const at = (minutes: number) => testContext(systemActor, new Date(testNow.getTime() + minutes * MINUTE_MS));

beforeEach(async () => {
  await database().platformAlert.deleteMany();
  await database().setting.deleteMany();
});

describe('counting reports', () => {
  it('makes one alert of 64 parallel reports and counts each of them', async () => {
    const ctx = testContext();
    const answers = await Promise.all(
      Array.from({ length: 640 }, () => createAlert(ctx, { ...given, title: 'Disk full' })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const [alert, ...others] = await database().platformAlert.findMany({ include: { occurrences: true } });
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ occurrence_count: 640n, occurrences: [{ count: 640 }] });
  });

  it('counts exactly in 64 parallel batches over the same alerts in any order', async () => {
    const names = Array.from({ length: 50 }, (_, at) => `alert ${at}`);
    const batches = Array.from({ length: 64 }, (_, at) => [
      ...names.slice(at % 50),
      ...names.slice(0, at % 50),
      'alert 0',
    ]);
    await Promise.all(batches.map((batch) => transaction(testContext(), (tx) => reportAlerts(tx, batch.map(report)))));
    const counts = await database().platformAlert.findMany({ select: { fingerprint: true, occurrence_count: true } });
    expect(counts).toHaveLength(50);
    expect(
      counts.filter(({ fingerprint }) => fingerprint !== 'alert 0').every((one) => one.occurrence_count === 64n),
    ).toBe(true);
    expect(counts.find(({ fingerprint }) => fingerprint === 'alert 0')?.occurrence_count).toBe(128n);
  });

  it('does not use up ids on what is counted', async () => {
    const first = await createAlert(testContext(), { ...given, title: 'One' });
    for (let repeated = 0; repeated < 5; repeated++) await createAlert(testContext(), { ...given, title: 'One' });
    expect((await createAlert(testContext(), { ...given, title: 'Two' })).id).toBe(first.id + 1);
  });

  it('raises the severity, never lowers it, and joins what is affected as sets', async () => {
    const ctx = testContext();
    const base = { ...given, title: 'Slow' };
    await createAlert(ctx, { ...base, affected_systems: ['db', 'web'] });
    await createAlert(ctx, { ...base, severity: 'critical', affected_stores: ['north'] });
    const alert = await createAlert(ctx, { ...base, severity: 'info', affected_systems: ['cache', 'db'] });
    expect(alert).toMatchObject({ severity: 'critical', occurrence_count: 3, affected_stores: ['north'] });
    expect(alert.affected_systems).toEqual(['cache', 'db', 'web']);
  });

  it('opens a resolved alert again within the window, as its next episode', async () => {
    const staff = await makeUser({ is_staff: true });
    const { id } = await createAlert(at(0), { ...given, title: 'Back' });
    await resolveAlert({ ...testContext(staff), now: at(1).now }, { id, resolution_notes: 'Fixed' });
    const again = await createAlert(at(60.9), { ...given, title: 'Back' });
    expect(again).toMatchObject({
      id,
      is_resolved: false,
      episodes: 2,
      occurrence_count: 2,
      resolved_by: null,
      resolution_notes: '',
    });
  });

  it('begins a new alert after the window, one for however many report', async () => {
    const { id } = await createAlert(at(0), { ...given, title: 'Back' });
    await resolveAlert(at(1), { id, resolution_notes: '' });
    const answers = await Promise.all(
      Array.from({ length: 32 }, () => createAlert(at(61), { ...given, title: 'Back' })),
    );
    const ids = new Set(answers.map((answer) => answer.id));
    expect(ids.size).toBe(1);
    expect(ids.has(id)).toBe(false);
    const rows = await database().platformAlert.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ occurrence_count }) => occurrence_count)).toEqual([1n, 32n]);
  });

  it('announces what opens, reopens and gets worse, and nothing that is merely counted', async () => {
    const raised: unknown[] = [];
    const listening = (minutes: number) => ({
      ...at(minutes),
      react: async (_: unknown, events: readonly unknown[]) => void raised.push(...events),
    });
    const base = { ...given, title: uniqueName('alert') };
    const { id } = await createAlert(listening(0), base);
    await createAlert(listening(1), base);
    await createAlert(listening(2), { ...base, severity: 'error' });
    await resolveAlert(listening(3), { id, resolution_notes: '' });
    await createAlert(listening(4), base);
    const alertId = String(id);
    expect(raised).toEqual(['opened', 'escalated', 'reopened'].map((why) => ({ type: 'alert.raised', alertId, why })));
  });
});

describe('a storm', () => {
  const limited = () =>
    database().setting.create({ data: { key: 'ALERTS_STORM_PER_MINUTE', value: 10, modified: testNow } });

  it('becomes one alert beyond the limit, exactly, however many report at once', async () => {
    await limited();
    const reports = Array.from({ length: 64 }, (_, number) => ({ ...given, source: 'loud', title: `alert ${number}` }));
    await Promise.all(reports.map((one) => createAlert(testContext(), one)));
    const rows = await database().platformAlert.findMany();
    expect(rows).toHaveLength(11);
    expect(rows.find(({ alert_type }) => alert_type === 'storm')).toMatchObject({
      source: 'loud',
      occurrence_count: 54n,
    });
  });

  it('rolls up the surplus of one batch, and leaves other sources and open alerts alone', async () => {
    await limited();
    await createAlert(at(-5), { ...given, source: 'loud', title: 'open before', fingerprint: 'open before' });
    const batch = ['open before', ...Array.from({ length: 30 }, (_, number) => `alert ${number}`)];
    const loud = batch.map((title) => ({ ...report(title), source: 'loud' }));
    const derived = await createAlert(at(0), { ...given, source: 'quiet', title: 'other' });
    const { counted, rolledUp } = await transaction(at(0), (tx) => reportAlerts(tx, loud));
    expect([counted.length, rolledUp]).toEqual([12, 20]);
    expect(await database().platformAlert.count({ where: { source: 'loud' } })).toBe(12);
    expect(await database().platformAlert.count({ where: { id: derived.id } })).toBe(1);
  });

  it('that takes an alert back which another call waits for lets that call open it', async () => {
    await database().setting.create({ data: { key: 'ALERTS_STORM_PER_MINUTE', value: 1, modified: testNow } });
    const old = { ...given, source: 'loud', title: 'old', fingerprint: 'old' };
    const { id } = await createAlert(at(-300), old);
    await resolveAlert(at(-200), { id, resolution_notes: 'Done.' });
    await createAlert(at(0), { ...given, source: 'loud', title: 'first' });
    let waiting: Promise<unknown> = Promise.resolve();
    await transaction(at(0), async (tx) => {
      expect((await reportAlerts(tx, [{ ...old, ...counted }])).rolledUp).toBe(1);
      waiting = createAlert(at(2), old);
      await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1));
    });
    expect(await waiting).toMatchObject({ title: 'old', episodes: 1, is_resolved: false });
  });

  it('is over a minute later', async () => {
    await limited();
    const ten = (minutes: number) =>
      transaction(at(minutes), (tx) =>
        reportAlerts(
          tx,
          Array.from({ length: 10 }, (_, number) => ({ ...report(`${minutes} ${number}`), source: 'loud' })),
        ),
      );
    expect((await ten(0)).rolledUp).toBe(0);
    expect((await ten(0.5)).rolledUp).toBe(10);
    expect((await ten(1)).rolledUp).toBe(0);
  });
});

describe('counting what is open', () => {
  it('leaves to a transaction what is noted together with its effect', async () => {
    await createAlert(testContext(), { ...given, title: 'open', fingerprint: 'open' });
    const noted = { ...testContext(), beforeCommit: async () => undefined };
    expect(await countOpenAlerts(noted, [report('open')])).toBeNull();
    expect(await createAlert(noted, { ...given, title: 'open', fingerprint: 'open' })).toMatchObject({
      occurrence_count: 2,
    });
  });

  it('changes nothing when there is no open alert, or the report makes it worse', async () => {
    await createAlert(testContext(), { ...given, title: 'open', fingerprint: 'open' });
    expect(await countOpenAlerts(testContext(), [report('unknown')])).toBeNull();
    expect(await countOpenAlerts(testContext(), [{ ...report('open'), severity: 'error' }])).toBeNull();
    expect(await countOpenAlerts(testContext(), [report('open'), report('unknown')])).toBeNull();
    expect(await database().platformAlert.findMany()).toMatchObject([{ occurrence_count: 1n, severity_rank: 2 }]);
  });

  it('counts calls that share a statement each for itself: exactly, or not at all', async () => {
    const names = Array.from({ length: 20 }, (_, number) => `alert ${number}`);
    await transaction(testContext(), (tx) => reportAlerts(tx, names.map(report)));
    const calls = Array.from({ length: 200 }, (_, number) => ({
      isKnown: number % 3 > 0,
      reports: [...names.slice(number % 20), names[0] ?? '', ...(number % 3 > 0 ? [] : ['unknown'])].map((name) => ({
        ...report(name),
        affected_systems: number % 3 > 0 ? [`host ${number % 7}`] : ['never stored'],
      })),
    }));
    const answers = await Promise.all(calls.map(({ reports }) => countOpenAlerts(testContext(), reports)));
    expect(answers.map((ids) => ids !== null)).toEqual(calls.map(({ isKnown }) => isKnown));
    const rows = await database().platformAlert.findMany({ include: { occurrences: true } });
    const reported = calls.flatMap(({ isKnown, reports }) => (isKnown ? reports : []));
    expect(rows).toHaveLength(names.length);
    for (const { fingerprint, occurrence_count, occurrences, affected_systems } of rows) {
      const own = reported.filter((one) => one.fingerprint === fingerprint);
      expect([Number(occurrence_count), occurrences.map(({ count }) => count)]).toEqual([
        own.length + 1,
        [own.length + 1],
      ]);
      expect(affected_systems).toEqual([...new Set(own.flatMap((one) => one.affected_systems))].toSorted());
    }
  });

  it('loses no report to people who resolve meanwhile, nor counts one twice', async () => {
    const { id } = await createAlert(testContext(), { ...given, title: 'busy' });
    const reports = Array.from({ length: 100 }, () => createAlert(testContext(), { ...given, title: 'busy' }));
    const resolutions = Array.from({ length: 20 }, () =>
      resolveAlert(testContext(), { id, resolution_notes: '' }).catch(() => null),
    );
    await Promise.all([...reports, ...resolutions]);
    const [alert] = await database().platformAlert.findMany({ include: { occurrences: true } });
    expect(alert).toMatchObject({ occurrence_count: 101n, occurrences: [{ count: 101 }] });
  });

  it('tells open browsers within two seconds, once for many reports', async () => {
    await createAlert(testContext(), { ...given, title: 'told' });
    const listener = new pg.Client({ connectionString: env.DATABASE_URL });
    await listener.connect();
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload));
    await listener.query(`LISTEN ${LIVE_CHANNEL}`);
    for (let counted = 0; counted < 20; counted++) await createAlert(testContext(), { ...given, title: 'told' });
    await vi.waitFor(() => expect(heard).toContain('[{"topic":"alerts"}]'), { timeout: 2_000 });
    expect(heard.length).toBeLessThanOrEqual(2);
    await listener.end();
  });
});
