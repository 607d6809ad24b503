import { expect, test } from 'vitest';
import { fuzzOperations } from '@/lib/testing/fuzz/fuzz-operations';
import { makeKnown } from '@/lib/testing/fuzz/make-known';

test('requests of every kind get a declared answer that tells nothing of our insides', {
  timeout: 120_000,
}, async () => {
  const areas = [
    'marketplace-orders',
    'marketplace-resources',
    'projects',
    'project-types',
    'project-end-date-change-requests',
    'user-invitations',
    'user-group-invitations',
    'user-permission-requests',
    'offerings',
    'service-settings',
    'marketplace-project-service-accounts',
    'marketplace-customer-service-accounts',
    'me',
    'calendar',
    'api-tokens',
    'unsubscribe',
    'health',
    'ready',
  ];
  const { errors, statuses } = await fuzzOperations({ areas, requests: 1_000, seed: 20261124 }, await makeKnown());
  expect(errors).toEqual([]);
  for (const status of [200, 400, 401, 404, 405]) expect(statuses.get(status)).toBeGreaterThan(10);
});
