import { expect, test } from 'vitest';
import { draftOf, optionsOf, sentOf } from '@/components/service-settings/settings-draft';

const settings = {
  url: 'https://heed.example.org/api/service-settings/1/',
  uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e',
  name: 'Cluster',
  type: 'SLURM',
  state: 'OK' as const,
  error_message: '' as const,
  shared: true,
  customer: null,
  customer_uuid: null,
  customer_name: null,
  customer_native_name: null,
  terms_of_services: '' as const,
  options: { partition: 'main' },
  backend_url: 'https://cluster.example.org/',
  is_active: true,
  has_credentials: true,
  resources_count: 0,
  created: '2026-11-22T10:00:00Z',
  modified: '2026-11-22T10:00:00Z',
};

test('of known settings only what changed is sent; a credential that is left empty stays, and null clears it', () => {
  const opened = draftOf(settings, null);
  const draft = { ...opened, name: 'Old cluster', credentials: { ...opened.credentials, password: 'x', token: null } };
  expect(sentOf(draft, { partition: 'main' }, opened)).toEqual({ name: 'Old cluster', password: 'x', token: null });
  expect(sentOf(opened, { partition: 'spare' }, opened)).toEqual({ options: { partition: 'spare' } });
});

test('of new settings everything is sent but credentials that are left empty', () => {
  const draft = { ...draftOf(null, null), name: 'Cluster', type: 'SLURM' };
  expect(sentOf(draft, {}, null)).toEqual({
    name: 'Cluster',
    type: 'SLURM',
    customer: null,
    backend_url: '',
    options: {},
    is_active: true,
  });
});

test('options are a JSON object, or nothing', () => {
  expect(optionsOf(' {"a": [1]} ')).toEqual({ a: [1] });
  expect(optionsOf('')).toEqual({});
  for (const text of ['[1]', '1', 'null', '{']) expect(optionsOf(text)).toBeUndefined();
});
