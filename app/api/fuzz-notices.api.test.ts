import { expect, test } from 'vitest';
import { fuzzOperations } from '@/lib/testing/fuzz/fuzz-operations';
import { makeKnown } from '@/lib/testing/fuzz/make-known';
import { makeAlert } from '@/lib/testing/make-alert';
import { makeIngestSource } from '@/lib/testing/make-ingest-source';
import { makeNotification } from '@/lib/testing/make-notification';

test('requests of every kind get a declared answer that tells nothing of our insides', {
  timeout: 120_000,
}, async () => {
  const known = await makeKnown();
  for (let made = 0; made < 20; made++) await Promise.all([makeAlert(), makeNotification()]);
  const sources = [await makeIngestSource('events'), await makeIngestSource('alertmanager')];
  const tokens = [...known.tokens, ...sources.flatMap(({ token }) => [token, token, token])];
  const areas = ['v1', 'ingest', 'ingest-sources'];
  const { errors, statuses } = await fuzzOperations({ areas, requests: 2_500, seed: 20261125 }, { ...known, tokens });
  expect(errors).toEqual([]);
  for (const status of [200, 201, 400, 401, 403, 404, 405]) expect(statuses.get(status)).toBeGreaterThan(10);
});
