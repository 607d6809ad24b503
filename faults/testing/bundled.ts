import { rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { root } from '@/scripts/installation/run-tool';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

/**
 * For the tests of a file: makes what they start one file, which starts several times as fast. Not for what imports files by
 * their paths. @returns where it is by then
 */
export function bundled(entry: string): () => string {
  let folder = '';
  const outfile = () => path.join(folder, 'bundled.mjs');
  beforeAll(async () => {
    folder = await temporaryFolder();
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    const entryPoints = [path.join(root, entry)];
    const target = { platform: 'node', format: 'esm', packages: 'external' } as const;
    await build({ entryPoints, outfile: outfile(), bundle: true, ...target });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return outfile;
}
