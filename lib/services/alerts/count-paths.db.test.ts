import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { severities } from '@/lib/contracts/alerts/severities';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { countOpenAlerts } from '@/lib/services/alerts/count-open-alerts';
import { reportAlerts } from '@/lib/services/alerts/report-alerts';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

const names = fc.uniqueArray(fc.constantFrom('east', 'north', 'south', 'west'), { maxLength: 3 });
const stores = fc.uniqueArray(fc.constantFrom('east', 'north', 5, '5', 7), { maxLength: 3, selector: String });

const report = fc.record({
  name: fc.constantFrom('one', 'two'),
  severity: fc.constantFrom(...severities),
  title: fc.constantFrom('Slow', 'Very slow'),
  affected_stores: stores,
  affected_systems: names,
  count: fc.integer({ min: 1, max: 5 }),
});

const call = fc.record({
  /** Calls do not always arrive in the order of their instants. */
  minutes: fc.integer({ min: 0, max: 20 }),
  reports: fc.array(report, { minLength: 1, maxLength: 4 }),
});

beforeEach(async () => {
  await database().platformAlert.deleteMany();
});

type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

function reportsOf(side: string, { reports }: Call): AlertReport[] {
  return reports.map(({ name, ...fields }) => ({
    ...fields,
    fingerprint: `${side}:${name}`,
    source: '',
    alert_type: 'performance',
    description: '',
    details: {},
    firstAt: testNow,
  }));
}

/** The alerts of one side with what happened to them, without what tells the sides apart. */
async function alertsOf(side: string) {
  const alerts = await database().platformAlert.findMany({
    where: { fingerprint: { startsWith: `${side}:` } },
    include: { occurrences: { orderBy: { from_at: 'asc' }, select: { from_at: true, count: true } } },
    orderBy: { fingerprint: 'asc' },
  });
  return alerts.map(({ id: _id, fingerprint, ...alert }) => ({ ...alert, name: fingerprint.slice(side.length) }));
}

test('both statements that count leave the same alerts, whatever is reported', async () => {
  let counted = 0;
  const property = fc.asyncProperty(fc.array(call, { minLength: 2, maxLength: 6 }), async (calls) => {
    await database().platformAlert.deleteMany();
    for (const one of calls) {
      const ctx = testContext(systemActor, new Date(testNow.getTime() + one.minutes * 60_000));
      await transaction(ctx, (tx) => reportAlerts(tx, reportsOf('slow', one)));
      const known = await countOpenAlerts(ctx, reportsOf('fast', one));
      if (known === null) await transaction(ctx, (tx) => reportAlerts(tx, reportsOf('fast', one)));
      else counted += 1;
    }
    expect(await alertsOf('fast')).toEqual(await alertsOf('slow'));
  });
  await fc.assert(property, { numRuns: 60 });
  expect(counted).toBeGreaterThan(20);
});
