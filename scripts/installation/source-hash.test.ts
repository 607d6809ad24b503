import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeOnce, sourceHash } from '@/scripts/installation/source-hash';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'heed-source-'));
  await mkdir(path.join(folder, 'app'));
  await writeFile(path.join(folder, 'app/page.tsx'), 'one');
});

afterEach(() => rm(folder, { recursive: true }));

test('a changed, a new and a removed file change the hash; a test does not', async () => {
  const before = await sourceHash(folder, ['app']);
  await writeFile(path.join(folder, 'app/page.test.ts'), 'a test');
  expect(await sourceHash(folder, ['app'])).toBe(before);
  await writeFile(path.join(folder, 'app/page.tsx'), 'two');
  const changed = await sourceHash(folder, ['app']);
  expect(changed).not.toBe(before);
  await writeFile(path.join(folder, 'app/layout.tsx'), '');
  expect(await sourceHash(folder, ['app'])).not.toBe(changed);
});

test('what was made for a hash is made again only for another', async () => {
  const mark = path.join(folder, 'out/mark');
  let made = 0;
  const make = async () => {
    made += 1;
  };
  await makeOnce(mark, 'a', make);
  await makeOnce(mark, 'a', make);
  expect(made).toBe(1);
  await makeOnce(mark, 'b', make);
  expect(made).toBe(2);
});

test('what could not be made is tried again', async () => {
  const mark = path.join(folder, 'mark');
  await expect(makeOnce(mark, 'a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  let made = false;
  await makeOnce(mark, 'a', async () => {
    made = true;
  });
  expect(made).toBe(true);
});
