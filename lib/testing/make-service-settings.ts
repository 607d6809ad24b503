import { database, type Prisma } from '@/lib/db/client';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

export function makeServiceSettings(fields: Partial<Prisma.ServiceSettingsUncheckedCreateInput> = {}) {
  const data = { name: uniqueName('settings'), type: 'OpenStack', created: testNow, modified: testNow, ...fields };
  return database().serviceSettings.create({ data });
}
