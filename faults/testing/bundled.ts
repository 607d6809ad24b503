import { rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { root } from '@/scripts/installation/run-tool';
import { temporaryFolder } from '@/scripts/testing/temporary-folder';

/**
 * Bundles a program that the tests of a file start: one file starts several times as fast. To be called where the file's hooks
 * are, since it bundles before its tests and removes the bundle after them; not for programs that import files by their paths.
 * @returns the path of the bundle, for use in tests
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
