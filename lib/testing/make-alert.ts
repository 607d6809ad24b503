import { database, type Prisma } from '@/lib/db/client';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

/** An open warning that was reported once. */
export function makeAlert(fields: Partial<Prisma.PlatformAlertUncheckedCreateInput> = {}) {
  const title = uniqueName('alert');
  const stamps = { first_occurred_at: testNow, last_occurred_at: testNow, created: testNow };
  const data = { fingerprint: title, alert_type: 'capacity', severity_rank: 2, title, ...stamps, ...fields };
  return database().platformAlert.create({ data });
}
