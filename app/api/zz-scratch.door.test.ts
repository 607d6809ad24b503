import { test } from 'vitest';
import { fuzzOperations } from '@/lib/testing/fuzz/fuzz-operations';
import { makeKnown } from '@/lib/testing/fuzz/make-known';

const sets = [
  ['user-actions'],
  ['user-action-executions', 'user-action-providers', 'imports', 'settings'],
  ['marketplace-orders', 'marketplace-resources', 'me', 'api-tokens', 'unsubscribe', 'health', 'ready'],
];
test('x', { timeout: 500_000 }, async () => {
  const known = await makeKnown();
  for (const areas of sets)
    for (const seed of [1, 2, 3]) {
      const t = performance.now();
      const { faults, statuses } = await fuzzOperations({ areas, requests: 2000, seed }, known);
      console.log(areas.join(), seed, Math.round(performance.now() - t), JSON.stringify([...statuses].sort()));
      for (const f of faults) console.log(f.slice(0, 900));
    }
});
