import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepSecret } from '@/scripts/database/keep-secret';

test('many at once end with one secret, which only its owner may read', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'heed-secret-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'secret');
  const secrets = await Promise.all(
    Array.from({ length: 20 }, (_, index) => keepSecret(file, () => `secret ${index}`)),
  );
  expect(new Set(secrets).size).toBe(1);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['secret']);
});
