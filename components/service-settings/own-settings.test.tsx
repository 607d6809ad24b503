import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { OwnSettings } from '@/components/service-settings/own-settings';
import { ownSettingsQuery } from '@/components/service-settings/queries';
import { createQueryClient } from '@/lib/client/create-query-client';
import type { ServiceSettings } from '@/lib/contracts/people/service-settings';

const customer = '018f0000-0000-7000-8000-000000000001';
const settings: ServiceSettings = {
  url: 'https://heed.example.org/api/service-settings/018f0000-0000-7000-8000-000000000002/',
  uuid: '018f0000-0000-7000-8000-000000000002',
  name: 'Cluster',
  type: 'SLURM',
  state: 'OK',
  error_message: '',
  shared: false,
  customer: `https://heed.example.org/api/customers/${customer}/`,
  customer_uuid: customer,
  customer_name: 'North Lab',
  customer_native_name: '',
  terms_of_services: '',
  options: {},
  backend_url: '',
  is_active: false,
  has_credentials: true,
  resources_count: 0,
  created: '2026-11-22T10:00:00.000Z',
  modified: '2026-11-22T10:00:00.000Z',
};

function painted(mayChange: boolean, resources_count = 0): string {
  const client = createQueryClient();
  client.setQueryData(ownSettingsQuery(customer, 1).queryKey, { rows: [{ ...settings, resources_count }], total: 1 });
  const page = renderToString(
    <QueryClientProvider client={client}>
      <OwnSettings customer={customer} mayChange={mayChange} />
    </QueryClientProvider>,
  );
  return page.replaceAll('<!-- -->', '');
}

test('an organisation’s settings are listed with what they are for; who may change them can create and delete', () => {
  const page = painted(true);
  for (const text of ['Cluster', 'SLURM · North Lab · 0 resources', 'Turned off', 'Credentials set'])
    expect(page).toContain(text);
  for (const button of ['Create settings', 'Delete Cluster']) expect(page).toContain(button);
});

test('settings that resources use can’t be deleted', () => {
  const page = painted(true, 2);
  expect(page).toContain('SLURM · North Lab · 2 resources');
  expect(page).not.toContain('Delete Cluster');
});

test('who only reads them is offered nothing', () => {
  const page = painted(false);
  expect(page).toContain('Cluster');
  expect(page).not.toMatch(/Create settings|Delete/);
});
