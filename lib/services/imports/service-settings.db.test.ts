import { beforeAll, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { importText, ndjson } from '@/lib/testing/import-text';
import { importWorld } from '@/lib/testing/import-world';
import { makeCustomer } from '@/lib/testing/make';
import { makeServiceSettings } from '@/lib/testing/make-service-settings';

const { ids, records } = importWorld();
const resource = records.find(({ type }) => type === 'resource');
let customerId = '';

beforeAll(async () => {
  await importText(ndjson(...records));
  customerId = (await database().customer.findUniqueOrThrow({ where: { external_id: ids.customer } })).id;
});

const nobodysUuid = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const stored = async () =>
  (await database().resource.findUniqueOrThrow({ where: { external_id: ids.resource } })).service_settings_id;

/** What is wrong with the line that gives the resource these settings. */
async function give(service_settings: string | null): Promise<string[]> {
  const { uuid } = await importText(ndjson({ ...resource, service_settings }));
  const errors = await database().importError.findMany({ where: { import_id: uuid } });
  return errors.map(({ field, message }) => `${field}: ${message}`);
}

test('a resource gets shared service settings, or those of its organisation; left out they stay, and null takes them away', async () => {
  const own = await makeServiceSettings({ customer_id: customerId });
  for (const { id } of [await makeServiceSettings(), own]) {
    expect(await give(id)).toEqual([]);
    expect(await stored()).toBe(id);
  }
  await importText(ndjson({ ...resource, name: 'Disk 2' }));
  expect(await stored()).toBe(own.id);
  expect(await give(null)).toEqual([]);
  expect(await stored()).toBeNull();
});

test('a line with unknown service settings, those of another organisation or inactive ones is reported', async () => {
  const others = await makeServiceSettings({ customer_id: (await makeCustomer()).id });
  const off = await makeServiceSettings({ is_active: false });
  expect(await give(nobodysUuid)).toEqual(['service_settings: There are no such service settings.']);
  expect(await give(others.id)).toEqual(['service_settings: These service settings are of another organisation.']);
  expect(await give(off.id)).toEqual(['service_settings: These service settings are turned off.']);
  expect(await stored()).toBeNull();
});

test('a line that brings a resource into another organisation, whose settings it would keep, is reported', async () => {
  const own = await makeServiceSettings({ customer_id: customerId });
  expect(await give(own.id)).toEqual([]);
  const other = importWorld();
  await importText(ndjson(...other.records));
  const { uuid } = await importText(ndjson({ ...resource, project: other.ids.project }));
  expect(await database().importError.findMany({ where: { import_id: uuid } })).toMatchObject([
    { field: 'service_settings', message: 'These service settings are of another organisation.' },
  ]);
});
